"""What the tests of the ledger ask of it."""

from collections.abc import Callable

from timeline.analysis.ledger.accounts.account import Sum
from timeline.analysis.ledger.accounts.entries import LedgerRow
from timeline.analysis.ledger.table import Ledger, ledger
from timeline.query.events.amounts import EventFigures
from timeline.query.results import EventLine, Ref

Make = Callable[..., EventLine]
Row = tuple[EventLine, EventFigures]
Buy = Callable[..., Row]

F35A, KF21 = Ref("f-35a", "F-35A"), Ref("kf-21", "KF-21")


def entries(found: Ledger) -> list[LedgerRow]:
    return [e for group in found.groups for account in group.accounts for e in account.entries]


def verdicts(*rows: Row) -> list[tuple[str, str]]:
    """Slot and verdict of every check, and nothing of events that state no total."""
    return [(c.slot, c.verdict) for entry in entries(ledger(rows)) for c in entry.checks]


def passed(stage: str, *rows: Row) -> Sum:
    (account,) = ledger(rows).groups[0].accounts
    return next(each for each in account.sums if each.stage == stage)
