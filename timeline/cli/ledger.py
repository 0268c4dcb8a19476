"""``timeline ledger``: procurements over time, their sums, and totals that do not follow."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from timeline.cli.console import draw, on_terminal, print_json, print_plain
from timeline.cli.opening import Database, Wait, snapshot
from timeline.cli.show import Json, QueryWords

if TYPE_CHECKING:
    from timeline.analysis.balance import Check
    from timeline.analysis.ledger import Account, Entry, Ledger
    from timeline.quantities import Quantity

EXAMPLES = """
timeline ledger
timeline ledger buyer:kor date:2016..2030
timeline ledger --by programme system:f-35a --json
"""


def ledger(
    query: QueryWords = None,
    *,
    by: Annotated[
        Literal["system", "programme", "buyer"], typer.Option("--by", help="What divides it.")
    ] = "system",
    json: Json = False,
    database: Database = None,
    wait: Wait = None,
) -> None:
    """Show procurements over time: what was proposed, approved, ordered, delivered, and its cost.

    Units are summed by stage and with their bounds, money for each currency alone; the backlog is
    what is ordered and not delivered. What a record says was actually delivered counts from then
    on. Records that links join (part-of, announces, funds; responds-to or refers-to an earlier
    stage) are of the same units, which are added once; a delivery told twice without a link counts
    once or twice. What is planned or announced is listed and not summed; what is claimed counts
    from nothing on. A stated fleet is held against the last one stated before and what was added
    since: ✓ they add up, ! they cannot, ? no base is recorded. Not on a terminal, a line for each
    procurement, parted by tabs: group, systems, first day, last day, stage, status, units, backlog,
    cost, fleet expected, fleet actual, agrees or differs or unknown, key, title.
    """
    with snapshot(database, wait) as session:
        from timeline.analysis.ledger import ledger as analyse
        from timeline.query.compile import read_query
        from timeline.query.figures import stream_figures
        from timeline.query.grammar.nodes import Clause, Word, lay_out

        asked = read_query(session, query or ())
        procured = Clause("kind", (Word(text="procurement", value="procurement"),))
        rows = stream_figures(session, lay_out([*asked.clauses, procured]))
        found = analyse(rows, by)
    if json:
        print_json(_shape(found))
        return
    from timeline.views.ledger import ledger as view
    from timeline.views.ledger import plain_ledger

    if on_terminal():
        draw(lambda width: view(found, str(asked), width))
    else:
        print_plain(plain_ledger(found))


def _shape(found: "Ledger") -> dict[str, Any]:
    return {
        "by": found.by,
        "events": found.events,
        "differing": found.differing,
        "groups": [
            {
                found.by: [ref.key for ref in group.refs],
                "accounts": [_account(account) for account in group.accounts],
                "costs": {
                    stage: [_quantity(amount) for amount in amounts]
                    for stage, amounts in group.costs.items()
                },
            }
            for group in found.groups
        ],
    }


def _account(account: "Account") -> dict[str, Any]:
    return {
        "systems": [ref.key for ref in account.systems],
        "entries": [_entry(entry) for entry in account.entries],
        "sums": [
            {
                "stage": each.stage or None,
                "events": each.events,
                "units": _quantity(each.quantity),
                "numbered": each.numbered,
                "costs": [_quantity(amount) for amount in each.costs],
                "priced": each.priced,
            }
            for each in account.sums
        ],
        "backlog": _quantity(account.backlog),
    }


def _entry(entry: "Entry") -> dict[str, Any]:
    from timeline.writers.json import day, event

    return {
        **event(entry.event),
        "stage": entry.stage or None,
        "quantity": _quantity(entry.quantity),
        "backlog": _quantity(entry.backlog),
        "cost": _quantity(entry.cost),
        "same_units": list(entry.place.same),
        "fleet_after": {slot: _quantity(amount) for slot, amount in entry.fleet.items()},
        "dates": [
            {"field": field, "slot": slot, "earliest": day(date.lo), "latest": day(date.hi)}
            for (field, slot), date in entry.dates.items()
        ],
        "checks": [_check(check) for check in entry.checks],
    }


def _check(check: "Check") -> dict[str, Any]:
    amounts = ("stated", "here", "base", "added", "cancelled", "sum", "implied")
    return {
        "slot": check.slot,
        "verdict": check.verdict,
        "base_key": check.base_key or None,
        "base_slot": check.base_slot,
        **{name: _quantity(getattr(check, name)) for name in amounts},
    }


def _quantity(quantity: "Quantity | None") -> dict[str, Any] | None:
    if quantity is None:
        return None
    figures = {
        name: None if (figure := getattr(quantity, name)) is None else f"{figure:f}"
        for name in ("low", "best", "high")
    }
    return {
        "text": str(quantity),
        **figures,
        "qualifier": quantity.qualifier,
        "unit": quantity.unit,
    }
