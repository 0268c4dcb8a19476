"""``ledger``: procurements over time, and what they come to.

Units are added only of the same systems, money only of one currency. Each stage has a sum of its
own, since the same aircraft are proposed, approved, ordered and delivered. What occurred counts;
what is only claimed counts from nothing on; what is planned, announced or called off is listed and
counts for nothing. What a record says was actually delivered counts among the delivered units, and
leaves the backlog, from that date on; which records are of the same units, ``batches`` says. A
procurement of several systems, or by several buyers, that states one number
for all of them is an account of its own: no share is guessed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from timeline.analysis.backlog import Flow, delivered, outstanding, perhaps
from timeline.analysis.balance import (
    Check,
    Movement,
    Slot,
    checks,
    own_movement,
    stated_number,
)
from timeline.analysis.batches import STAGES, BatchRole, buyers, own_delivery, places
from timeline.quantities import Quantity, total
from timeline.query.events.amounts import Figures
from timeline.query.results import ActorRef, DateValue, EventLine, Ref

By = Literal["system", "programme", "buyer"]

_SLOTS: Final[tuple[Slot, ...]] = ("expected", "actual")


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One procurement. ``stage`` is empty and amounts None where they are not stated.

    ``backlog`` is what is ordered and not delivered after it, after the last one in the end, and
    None before any order. ``dates`` are of its delivery and spending, by field and slot.
    ``delivered`` is when its own record says its units were delivered; ``place`` tells which others
    are of the same units.
    """

    event: EventLine
    stage: str
    quantity: Quantity | None
    cost: Quantity | None
    fleet: Mapping[Slot, Quantity]
    dates: Mapping[tuple[str, str], DateValue]
    checks: tuple[Check, ...]
    backlog: Quantity | None
    delivered: DateValue | None
    place: BatchRole


@dataclass(frozen=True, slots=True)
class Sum:
    """What passed a stage: ``events`` in all, of which ``numbered`` state a number of units and
    ``priced`` a cost. Among the delivered are those that say so of themselves, whose costs are of
    another stage. ``quantity`` is None where no system is named, for then nobody knows what is
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
    entries: tuple[LedgerRow, ...]
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
    placed = places(procured)
    checked = _checks(procured, placed)
    groups: dict[tuple[Ref, ...], dict[tuple[Ref, ...], list[LedgerRow]]] = {}
    for event, figures in procured:
        entry = _entry(event, figures, checked.get(event.key, ()), placed[event.key])
        systems = tuple(sorted(event.systems, key=lambda ref: ref.key))
        for refs in _divided(event, by):
            groups.setdefault(refs, {}).setdefault(systems, []).append(entry)
    return Ledger(
        by,
        tuple(_group(refs, accounts) for refs, accounts in groups.items()),
        len(procured),
        sum(check.verdict == "differs" for found in checked.values() for check in found),
    )


def _entry(
    event: EventLine, figures: Figures, found: tuple[Check, ...], place: BatchRole
) -> LedgerRow:
    stage = figures.terms.get("stage", "")
    return LedgerRow(
        event=event,
        stage=stage,
        quantity=next(figures.amounts_of("quantity"), None),
        cost=next(figures.amounts_of("cost"), None),
        fleet=_fleet(figures),
        dates=figures.dates,
        checks=found,
        backlog=None,
        delivered=own_delivery(stage, figures),
        place=place,
    )


def _fleet(figures: Figures) -> dict[Slot, Quantity]:
    stated = ((slot, next(figures.amounts_of("fleet_after", slot), None)) for slot in _SLOTS)
    return {slot: quantity for slot, quantity in stated if quantity is not None}


def _checks(
    procured: Iterable[tuple[EventLine, Figures]], placed: Mapping[str, BatchRole]
) -> dict[str, tuple[Check, ...]]:
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
            placed[event.key].batch,
            "quantity" in placed[event.key].inside,
        )
        systems = frozenset(system.key for system in event.systems)
        whose = (systems, buyers(event))
        fleet = fleets[whose if all(whose) else event.key]
        fleet.append(movement)
        if delivery := own_delivery(movement.stage, figures):
            fleet.append(own_movement(movement, delivery))
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


def _group(refs: tuple[Ref, ...], accounts: Mapping[tuple[Ref, ...], list[LedgerRow]]) -> Group:
    entries = [entry for account in accounts.values() for entry in account]
    costs = {stage: _sum(entries, stage, units=False).costs for stage in _stages(entries)}
    return Group(
        refs,
        tuple(_account(systems, account) for systems, account in accounts.items()),
        {stage: amounts for stage, amounts in costs.items() if amounts},
    )


def _account(systems: tuple[Ref, ...], entries: list[LedgerRow]) -> Account:
    return Account(
        systems,
        tuple(_with_backlog(entries) if systems else entries),
        tuple(_sum(entries, stage, units=bool(systems)) for stage in _stages(entries)),
    )


def _stages(entries: Iterable[LedgerRow]) -> list[str]:
    """The stages that anything passed, in order; without a stage comes last."""
    counted = [entry for entry in entries if _counts(entry)]
    passed = {entry.stage for entry in counted}
    passed |= {"delivered" for entry in counted if entry.delivered}
    return [stage for stage in (*STAGES, "cancelled", "") if stage in passed]


def _sum(entries: Iterable[LedgerRow], stage: str, units: bool) -> Sum:
    counted = [entry for entry in entries if _counts(entry)]
    passed = [entry for entry in counted if entry.stage == stage]
    costs: defaultdict[str, list[Quantity]] = defaultdict(list)
    for entry in passed:
        if entry.cost is not None and "cost" not in entry.place.inside:
            costs[entry.cost.unit or ""].append(_counted(entry, entry.cost))
    flows = list(map(_flow, counted))
    if stage == "delivered":
        units_passed = delivered(flows)
        passed += [entry for entry in counted if entry.delivered]
    else:
        units_passed = total(flow.units for flow in flows if flow.stage == stage)
    return Sum(
        stage=stage,
        events=len(passed),
        quantity=units_passed if units else None,
        numbered=sum(entry.quantity is not None for entry in passed),
        costs=tuple(total(costs[unit]) for unit in sorted(costs)),
        priced=sum(entry.cost is not None and entry.stage == stage for entry in passed),
    )


def _with_backlog(entries: Sequence[LedgerRow]) -> Iterator[LedgerRow]:
    """The entries with what is ordered and not delivered after each, the last one in the end."""
    flows: list[Flow] = []
    for entry in entries:
        if _counts(entry):
            flows.append(_flow(entry))
        at = None if entry is entries[-1] else entry.event
        yield replace(entry, backlog=outstanding(flows, at))


def _counts(entry: LedgerRow) -> bool:
    return entry.event.status in ("occurred", "claimed")


def _flow(entry: LedgerRow) -> Flow:
    """The units of an entry; those that are part of another's are none of its own."""
    inside = "quantity" in entry.place.inside
    units = total(()) if inside else _counted(entry, stated_number(entry.quantity))
    own = None if inside else entry.delivered
    return Flow(entry.event, entry.stage, entry.place.batch, units, own)


def _counted(entry: LedgerRow, quantity: Quantity) -> Quantity:
    return quantity if entry.event.status == "occurred" else perhaps(quantity)
