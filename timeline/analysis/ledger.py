"""``ledger``: procurements over time, and what they come to.

Units are added only of the same systems, money only of one currency. Each stage has a sum of its
own, since the same aircraft are proposed, approved, ordered and delivered. What occurred counts;
what is only claimed counts from nothing on; what is planned, announced or called off is listed and
counts for nothing. A procurement of several systems, or by several buyers, that states one number
for all of them is an account of its own: no share is guessed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from timeline.analysis.balance import (
    NOTHING,
    STAGES,
    Check,
    Movement,
    Slot,
    checks,
    difference,
    perhaps,
    stated_number,
)
from timeline.quantities import Quantity, total
from timeline.query.figures import Figures
from timeline.query.results import ActorRef, DateValue, EventLine, Ref

By = Literal["system", "programme", "buyer"]
BY: Final[tuple[By, ...]] = ("system", "programme", "buyer")

_SLOTS: Final[tuple[Slot, ...]] = ("expected", "actual")


@dataclass(frozen=True, slots=True)
class Entry:
    """One procurement. ``stage`` is empty and amounts None where they are not stated.

    ``backlog`` is what is ordered and not delivered after it, None before any order or delivery.
    ``dates`` are of its delivery and spending, by field and slot.
    """

    event: EventLine
    stage: str
    quantity: Quantity | None
    cost: Quantity | None
    fleet: Mapping[Slot, Quantity]
    dates: Mapping[tuple[str, str], DateValue]
    checks: tuple[Check, ...]
    backlog: Quantity | None


@dataclass(frozen=True, slots=True)
class Sum:
    """What passed a stage: ``events`` in all, of which ``numbered`` state a number of units and
    ``priced`` a cost. ``quantity`` is None where no system is named, for then nobody knows what is
    added to what; ``costs`` has one amount for each currency.
    """

    stage: str
    events: int
    quantity: Quantity | None
    numbered: int
    costs: tuple[Quantity, ...]
    priced: int


@dataclass(frozen=True, slots=True)
class Account:
    """The procurements of the same systems, in order of time, and their sums by stage."""

    systems: tuple[Ref, ...]
    entries: tuple[Entry, ...]
    sums: tuple[Sum, ...]

    @property
    def backlog(self) -> Quantity | None:
        """What is ordered and not delivered in the end."""
        return self.entries[-1].backlog


@dataclass(frozen=True, slots=True)
class Group:
    """The accounts of what the ledger is divided by; ``refs`` is empty where an event names none.

    ``costs`` are the sums of all its accounts, by stage, one amount for each currency.
    """

    refs: tuple[Ref, ...]
    accounts: tuple[Account, ...]
    costs: Mapping[str, tuple[Quantity, ...]]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Groups in the order of their first procurement; ``differing`` checks failed."""

    by: By
    groups: tuple[Group, ...]
    events: int
    differing: int


def ledger(rows: Iterable[tuple[EventLine, Figures]], by: By = "system") -> Ledger:
    """The ledger of procurements that come in order of time; other kinds are left out."""
    procured = [row for row in rows if row[0].kind == "procurement"]
    checked = _checks(procured)
    groups: dict[tuple[Ref, ...], dict[tuple[Ref, ...], list[Entry]]] = {}
    for event, figures in procured:
        entry = _entry(event, figures, checked.get(event.key, ()))
        systems = tuple(sorted(event.systems, key=lambda ref: ref.key))
        for refs in _divided(event, by):
            groups.setdefault(refs, {}).setdefault(systems, []).append(entry)
    return Ledger(
        by,
        tuple(_group(refs, accounts) for refs, accounts in groups.items()),
        len(procured),
        sum(check.verdict == "differs" for found in checked.values() for check in found),
    )


def _entry(event: EventLine, figures: Figures, found: tuple[Check, ...]) -> Entry:
    return Entry(
        event=event,
        stage=figures.terms.get("stage", ""),
        quantity=next(figures.amounts_of("quantity"), None),
        cost=next(figures.amounts_of("cost"), None),
        fleet=_fleet(figures),
        dates=figures.dates,
        checks=found,
        backlog=None,
    )


def _fleet(figures: Figures) -> dict[Slot, Quantity]:
    stated = ((slot, next(figures.amounts_of("fleet_after", slot), None)) for slot in _SLOTS)
    return {slot: quantity for slot, quantity in stated if quantity is not None}


def _checks(procured: Iterable[tuple[EventLine, Figures]]) -> dict[str, tuple[Check, ...]]:
    """The checks of every event that states a total, by its key.

    Each fleet by itself: the same systems of the same buyers' countries. An event that names no
    system or no buyer may be of any fleet, and is held against nothing.
    """
    fleets: defaultdict[object, list[Movement]] = defaultdict(list)
    for event, figures in procured:
        movement = Movement(
            event,
            figures.terms.get("stage", ""),
            next(figures.amounts_of("quantity"), None),
            _fleet(figures),
        )
        systems = frozenset(system.key for system in event.systems)
        buyers = frozenset(actor.country or actor.key for actor in _buyers(event))
        fleets[(systems, buyers) if systems and buyers else event.key].append(movement)
    return {
        movement.event.key: found
        for fleet in fleets.values()
        for movement, found in zip(fleet, checks(fleet), strict=True)
        if found
    }


def _divided(event: EventLine, by: By) -> Iterator[tuple[Ref, ...]]:
    """The groups that an event is in: of each of its programmes, else of all that it names."""
    if by == "programme" and event.programmes:
        yield from ((programme,) for programme in event.programmes)
        return
    named = event.systems if by == "system" else _buyers(event) if by == "buyer" else ()
    yield tuple(sorted((Ref(each.key, each.name) for each in named), key=lambda ref: ref.key))


def _buyers(event: EventLine) -> list[ActorRef]:
    return [actor for actor in event.actors if actor.role == "buyer"]


def _group(refs: tuple[Ref, ...], accounts: Mapping[tuple[Ref, ...], list[Entry]]) -> Group:
    entries = [entry for account in accounts.values() for entry in account]
    costs = {stage: _sum(entries, stage, units=False).costs for stage in _stages(entries)}
    return Group(
        refs,
        tuple(_account(systems, account) for systems, account in accounts.items()),
        {stage: amounts for stage, amounts in costs.items() if amounts},
    )


def _account(systems: tuple[Ref, ...], entries: list[Entry]) -> Account:
    return Account(
        systems,
        tuple(_with_backlog(entries) if systems else entries),
        tuple(_sum(entries, stage, units=bool(systems)) for stage in _stages(entries)),
    )


def _stages(entries: Iterable[Entry]) -> list[str]:
    """The stages that anything passed, in order; without a stage comes last."""
    passed = {entry.stage for entry in entries if _counts(entry)}
    return [stage for stage in (*STAGES, "cancelled", "") if stage in passed]


def _sum(entries: Iterable[Entry], stage: str, units: bool) -> Sum:
    passed = [entry for entry in entries if entry.stage == stage and _counts(entry)]
    costs: defaultdict[str, list[Quantity]] = defaultdict(list)
    for entry in passed:
        if entry.cost is not None:
            costs[entry.cost.unit or ""].append(_counted(entry, entry.cost))
    return Sum(
        stage=stage,
        events=len(passed),
        quantity=total(_units(entry) for entry in passed) if units else None,
        numbered=sum(entry.quantity is not None for entry in passed),
        costs=tuple(total(costs[unit]) for unit in sorted(costs)),
        priced=sum(entry.cost is not None for entry in passed),
    )


def _with_backlog(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries with what is ordered and not delivered after each.

    A cancellation may be of an order or not. Where less was ordered than delivered, the orders are
    not all recorded and the backlog is not known.
    """
    passed = dict.fromkeys(("ordered", "delivered", "cancelled"), NOTHING)
    for entry in entries:
        if entry.stage in passed and _counts(entry):
            passed[entry.stage] = total((passed[entry.stage], _units(entry)))
        ordered, delivered = passed["ordered"], passed["delivered"]
        short = ordered.high is not None and ordered.high < delivered.low
        known = ordered != NOTHING and not short
        left = difference(difference(ordered, delivered), perhaps(passed["cancelled"]))
        yield replace(entry, backlog=left if known else None)


def _counts(entry: Entry) -> bool:
    return entry.event.status in ("occurred", "claimed")


def _units(entry: Entry) -> Quantity:
    return _counted(entry, stated_number(entry.quantity))


def _counted(entry: Entry, quantity: Quantity) -> Quantity:
    return quantity if entry.event.status == "occurred" else perhaps(quantity)
