"""``timeline ledger``: procurements over time, their sums, and a check of stated totals."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from timeline.cli.options import Database, Json, QueryWords, Wait
from timeline.cli.terminal.console import draw, on_terminal, print_json, print_plain
from timeline.cli.terminal.opening import snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlmodel import Session

    from timeline.analysis.accounts.departures import Above
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
        Literal["system", "programme", "buyer", "recipient", "seller", "payer"],
        typer.Option("--by", help="How to group it."),
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
    or in an inventory, the units added since, and those that left (lost in incidents, retired,
    handed over out of a stock): ✓ they add up, ! they do not, ? no base is recorded. A deployment
    or a measure that delivers a procurement is a delivery of it. A condition on a field that only
    procurements have (buyer, stage) selects procurements; inventories, retirements and losses of
    the same systems and countries belong to them. Checks use all records of the same fleets, also
    those that the query leaves out. By buyer, a procurement without one is listed by its order or
    its recipient. The page docs/ledger.md has all rules.
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
        rows, listed, added, left_out = _selected(session, asked, above)
        found = analyse(rows, by, listed, added, above, left_out=left_out)
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
) -> "tuple[list[Row], frozenset[str], int, int]":
    """Return all events of the selected systems, and which of them are listed.

    A query selects events of the kinds that have all its fields. Events of other kinds are listed
    if they match the rest of the query and concern the fleet of a selected event, or deliver it;
    the third value is their number. The last one is that of the procurements of the same fleets
    that are not listed.

    What the query leaves out takes part in the checks, whatever actors it names: it may hand units
    over, name its owner only by the order that it delivers, or name nobody.
    """
    from timeline.analysis.accounts.departures import with_wholes
    from timeline.analysis.accounts.movements import concerning
    from timeline.analysis.deliveries.handed import orders_of
    from timeline.analysis.ledger import LISTED
    from timeline.query.conditions.fields.applicable import asked_of, can_match
    from timeline.query.events.amounts import stream_figures
    from timeline.query.grammar.nodes import Clause, Key, lay_out

    kinds = [kind for kind in LISTED if can_match(asked, kind)] or list(LISTED)
    others = [asked_of(asked, [kind]) for kind in LISTED if kind not in kinds]
    queries = [asked_of(asked, kinds), *others]
    if not asked.clauses:
        rows = list(stream_figures(session, *queries, *_handing(asked)))
        return rows, frozenset(event.key for event, _ in rows), 0, 0
    handed = list(stream_figures(session, *_handing(asked)))
    rows = list(stream_figures(session, *queries))
    chosen = {event.key: event for event, _ in rows if event.kind in kinds}
    concerned = concerning(chosen.values(), above)
    added = {event.key for event, _ in rows if event.kind not in kinds and concerned(event)}
    whole = {event.key for event, _ in handed if can_match(asked, event.kind)}
    added |= {
        event.key
        for event, figures in handed
        if event.key not in whole and not chosen.keys().isdisjoint(orders_of(figures))
    }
    listed = frozenset(chosen) | added | whole
    orders = {key for event, figures in handed if event.key in listed for key in orders_of(figures)}
    systems = frozenset(system.key for event in chosen.values() for system in event.systems)
    wanted = {
        "system": with_wholes(systems, above),
        "key": orders - chosen.keys(),
    }
    for field, keys in wanted.items():
        if keys:
            values = tuple(Key(text=key, key=key) for key in sorted(keys))
            queries.append(asked_of(lay_out([Clause(field, values)]), LISTED))
    rows = list(stream_figures(session, *queries, *_handing(lay_out(()))))
    left_out = sum(
        event.kind == "procurement" and (event.key in orders or concerned(event))
        for event, _ in rows
        if event.key not in listed
    )
    return rows, listed, len(added), left_out


def _handing(asked: "Query") -> "Iterator[Query]":
    """Yield the queries for deployments and measures that deliver, without fields they lack."""
    from timeline.analysis.deliveries.handed import DELIVERING
    from timeline.analysis.ledger import LISTED
    from timeline.query.conditions.fields.applicable import asked_of
    from timeline.query.grammar.nodes import Clause, Missing, lay_out

    for kind in DELIVERING:
        if kind not in LISTED:
            delivers = Clause("delivers", (Missing(text="none"),), negated=True)
            yield lay_out([*asked_of(asked, [kind]).clauses, delivers])
