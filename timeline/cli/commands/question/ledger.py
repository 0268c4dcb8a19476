"""``timeline ledger``: procurements over time, their sums, and a check of stated totals."""

from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.options import (
    All,
    AsOfOption,
    DatabaseOption,
    Exact,
    Json,
    LedgerBy,
    LimitOption,
    QueryWords,
    Sure,
    Wait,
    most,
)
from timeline.cli.reading import read_asked, reading, tell_meanings
from timeline.cli.terminal.bar import tell
from timeline.cli.terminal.console import Views
from timeline.cli.terminal.saying import remark

if TYPE_CHECKING:
    from timeline.analysis.ledger.leading import LeadingGroups
    from timeline.analysis.ledger.table import Ledger
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
    exact: Exact = False,
    sure: Sure = False,
    as_of: AsOfOption = None,
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
    but not summed; claimed units have a lower bound of zero, and so has what matches the query
    only possibly: a line says how many there are, and --sure leaves them out. A stated
    fleet is compared with the last one stated before it or in an inventory, the units added since,
    and those that left (lost in incidents, retired, handed over out of a stock): ✓ they add up, !
    they do not, ? no base is recorded. A deployment or a measure that delivers a procurement is a
    delivery of it. A condition on a field that only procurements have (buyer, stage) selects
    procurements; inventories, retirements and losses of the same systems and countries belong to
    them. Checks use all records of the same fleets, also those that the query leaves out. By buyer,
    a procurement without one is listed by its order or its recipient; units and persons count for
    their state. All rules are in the documentation, under The ledger. Of more than 50 records, the
    groups with the most procurements are shown with their sums, without checks. Not on a terminal,
    one tab-separated line for each event (of many, for the first events of these groups): group,
    systems, first day, last day, stage, status, units, backlog, cost, fleet expected, fleet actual,
    agrees or differs or unknown, key, title, sources of its figures.
    """
    shown = most(limit, all_, json, GROUPS)
    with reading(database, wait, as_of) as source:
        from timeline.analysis.ledger.reading import read_ledger
        from timeline.analysis.ledger.selection import never_listed

        asked = read_asked(source.session, query or (), sure=sure)
        found = read_ledger(source.session, asked, by, shown, exact=exact, progress=tell)
        if not found.groups:
            if never := never_listed(asked):
                remark(never)
            tell_meanings(source.session, asked)
    if source.present("ledger", found, json, lambda: _views(found, str(asked), shown)):
        _remark(found, shown)


def _views(found: "Ledger | LeadingGroups", query: str, shown: "Most | None") -> Views:
    from timeline.analysis.ledger.leading import LeadingGroups

    if isinstance(found, LeadingGroups):
        from timeline.views.analyses.ledger_brief import leading, plain_leading

        assert shown is not None  # only then is a ledger shown in brief
        return lambda width: leading(found, query, width), lambda: plain_leading(found, shown.first)
    from timeline.views.analyses.ledger import ledger as view
    from timeline.views.analyses.ledger import plain_ledger

    return lambda width: view(found, query, width), lambda: plain_ledger(found)


def _remark(found: "Ledger | LeadingGroups", shown: "Most | None") -> None:
    """Print on standard error what the lines of a pipe have no field for."""
    from timeline.analysis.ledger.leading import LeadingGroups
    from timeline.views.counts import possible_text

    if text := possible_text(found.possible, found.events, "procurement"):
        remark(text)
    if isinstance(found, LeadingGroups) and found.groups and shown is not None:
        from timeline.views.analyses.ledger_brief import listed_text

        remark(listed_text(found, shown.first))
