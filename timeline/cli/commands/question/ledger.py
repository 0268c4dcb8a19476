"""``timeline ledger``: procurements over time, their sums, and a check of stated totals."""

from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.options import (
    All,
    DatabaseOption,
    Json,
    LedgerBy,
    LimitOption,
    QueryWords,
    Wait,
    most,
)
from timeline.cli.reading import tell_meanings
from timeline.cli.terminal.bar import tell
from timeline.cli.terminal.console import Views, draw, on_terminal, present, print_plain
from timeline.cli.terminal.opening import snapshot
from timeline.cli.terminal.saying import remark

if TYPE_CHECKING:
    from timeline.analysis.ledger.leading import LeadingGroups
    from timeline.query.results import Most

EXAMPLES = """
timeline ledger
timeline ledger buyer:kor date:2016..2030
timeline ledger --by programme system:f-35a --json
"""

GROUPS = 8
"""How many groups are shown by default if there are many records."""


def ledger(
    query: QueryWords = None,
    *,
    by: Annotated[LedgerBy, typer.Option("--by", help="How to group it.")] = "system",
    limit: LimitOption = None,
    all_: All = False,
    json: Json = False,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Show procurements over time: units proposed, approved, ordered and delivered, and their cost.

    Units are summed by stage, with their bounds, and money by currency, first of all groups and of
    each one, with numbers of the sources that every sum depends on; ? marks a sum with an inferred
    number. The backlog is ordered and not yet delivered. An actual delivery date in a record counts
    as a delivery on that date, an actual number delivered as the delivery of that many of its
    units. Records that are linked (stage-of, delivers, part-of, announces, funds; or responds-to
    and refers-to an earlier stage) are about the same units, which are added once; without a link,
    a delivery that is reported twice counts once or twice. Planned and announced units are listed,
    but not summed; claimed units have a lower bound of zero. A stated fleet is compared with the
    last one stated before it or in an inventory, the units added since, and those that left (lost
    in incidents, retired, handed over out of a stock): ✓ they add up, ! they do not, ? no base is
    recorded. A deployment or a measure that delivers a procurement is a delivery of it. A condition
    on a field that only procurements have (buyer, stage) selects procurements; inventories,
    retirements and losses of the same systems and countries belong to them. Checks use all records
    of the same fleets, also those that the query leaves out. By buyer, a procurement without one is
    listed by its order or its recipient. All rules are in the documentation, under The ledger. Of
    more than 50 records, the groups with the most procurements are shown with their sums, without
    checks. Not on a terminal, one tab-separated line for each event (of many, for the first events
    of these groups): group, systems, first day, last day, stage, status, units, backlog, cost,
    fleet expected, fleet actual, agrees or differs or unknown, key, title, sources of its figures.
    """
    with snapshot(database, wait) as session:
        from dataclasses import replace

        from timeline.analysis.ledger.accounts.account import sources_of
        from timeline.analysis.ledger.selection import selected
        from timeline.analysis.ledger.table import ledger as analyse
        from timeline.query.conditions.compile import read_query
        from timeline.query.records.references import (
            source_refs,
            systems_above,
            terms_of_systems,
        )

        asked = read_query(session, query or ())
        above = systems_above(session)
        terms = terms_of_systems(session, by) if by in ("class", "category") else {}
        shown = most(limit, all_, json, GROUPS)
        if shown is not None:
            from timeline.analysis.ledger.leading import leading

            if brief := leading(session, asked, by, shown, above, terms=terms):
                if not brief.groups:
                    tell_meanings(session, asked)
                sources = source_refs(session, sources_of(brief.sums))
                _print_brief(brief._replace(sources=sources), str(asked), shown)
                return
        rows, listed, added, left_out = selected(session, asked, above, tell)
        tell("adding up")
        found = analyse(rows, by, listed, added, above, left_out=left_out, terms=terms)
        found = replace(found, sources=source_refs(session, sources_of(found.sums)))
        if not found.groups:
            tell_meanings(session, asked)

    def views() -> Views:
        from timeline.views.analyses.ledger import ledger as view
        from timeline.views.analyses.ledger import plain_ledger

        return lambda width: view(found, str(asked), width), lambda: plain_ledger(found)

    present("ledger", found, json, views)


def _print_brief(found: "LeadingGroups", query: str, shown: "Most") -> None:
    from timeline.views.analyses.ledger_brief import leading, more_groups, plain_leading

    if on_terminal():
        draw(lambda width: leading(found, query, width))
        return
    print_plain(plain_leading(found, shown.first))
    if found.groups:
        remark(more_groups(found))
