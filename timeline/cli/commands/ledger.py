"""``timeline ledger``: procurements over time, their sums, and a check of stated totals."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from timeline.cli.options import Database, Json, QueryWords, Wait
from timeline.cli.terminal.console import draw, on_terminal, print_json, print_plain
from timeline.cli.terminal.opening import snapshot

if TYPE_CHECKING:
    from sqlmodel import Session

    from timeline.analysis.accounts.movements import Above
    from timeline.query.events.amounts import Figures
    from timeline.query.grammar.nodes import Query
    from timeline.query.results import EventLine

    Row = tuple[EventLine, Figures]

EXAMPLES = """
timeline ledger
timeline ledger buyer:kor date:2016..2030
timeline ledger --by programme system:f-35a --json
"""


def ledger(
    query: QueryWords = None,
    *,
    by: Annotated[
        Literal["system", "programme", "buyer"], typer.Option("--by", help="How to group it.")
    ] = "system",
    json: Json = False,
    database: Database = None,
    wait: Wait = None,
) -> None:
    """Show procurements over time: units proposed, approved, ordered and delivered, and their cost.

    Units are summed by stage, with their bounds, and money by currency. The backlog is ordered and
    not yet delivered. An actual delivery date in a record counts as a delivery on that date, an
    actual number delivered as the delivery of so many of its units. Records that are linked
    (stage-of, delivers, part-of, announces, funds; or responds-to and refers-to an earlier stage)
    are about the same units, which are added once; without a link, a delivery that is reported
    twice counts once or twice. Planned and announced units are listed, but not summed; claimed
    units have a lower bound of zero. A stated fleet is compared with the last one stated before it
    or in an inventory, the units added since, and those lost in incidents: ✓ they add up, ! they do
    not, ? no base is recorded. A condition on a field that only procurements have (buyer, stage)
    selects procurements; inventories and losses of the same systems and countries belong to them.
    Checks use all records of the same fleets, also those that the query leaves out.
    Not on a terminal, one tab-separated line for each event: group,
    systems, first day, last day, stage, status, units, backlog, cost, fleet expected, fleet actual,
    agrees or differs or unknown, key, title.
    """
    with snapshot(database, wait) as session:
        from timeline.analysis.ledger import ledger as analyse
        from timeline.query.conditions.compile import read_query
        from timeline.query.records.references import systems_above

        asked = read_query(session, query or ())
        above = systems_above(session)
        rows, listed, added = _selected(session, asked, above)
        found = analyse(rows, by, listed, added, above)
    if json:
        print_json("ledger", found)
        return
    from timeline.views.analyses.ledger import ledger as view
    from timeline.views.analyses.ledger import plain_ledger

    if on_terminal():
        draw(lambda width: view(found, str(asked), width))
    else:
        print_plain(plain_ledger(found))


def _selected(
    session: "Session", asked: "Query", above: "Above"
) -> "tuple[list[Row], frozenset[str], int]":
    """Return the events that concern the selected fleets, and which of them are listed.

    A query selects events of the kinds that have all its fields. Events of other kinds are listed
    if they match the rest of the query and concern the fleet of a selected event; the last value is
    their number.
    """
    from timeline.analysis.accounts.movements import concerning
    from timeline.analysis.ledger import LISTED
    from timeline.query.conditions.fields.applicable import asked_of, can_match
    from timeline.query.events.amounts import stream_figures
    from timeline.query.grammar.nodes import Clause, Key, lay_out

    kinds = [kind for kind in LISTED if can_match(asked, kind)] or list(LISTED)
    others = [asked_of(asked, [kind]) for kind in LISTED if kind not in kinds]
    queries = [asked_of(asked, kinds), *others]
    rows = list(stream_figures(session, *queries))
    if not asked.clauses:
        return rows, frozenset(event.key for event, _ in rows), 0
    chosen = [event for event, _ in rows if event.kind in kinds]
    concerned = concerning(chosen, above)
    added = {event.key for event, _ in rows if event.kind not in kinds and concerned(event)}
    listed = frozenset(event.key for event in chosen) | added
    systems = sorted({system.key for event in chosen for system in event.systems})
    if systems:
        keys = tuple(Key(text=key, key=key) for key in systems)
        fleets = asked_of(lay_out([Clause("system", keys)]), LISTED)
        rows = list(stream_figures(session, *queries, fleets))
    return [row for row in rows if row[0].key in listed or concerned(row[0])], listed, len(added)
