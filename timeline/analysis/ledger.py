"""``ledger``: procurements over time, and their sums.

Only units of the same systems and money of one currency are added. Each stage has its own sum,
because the same aircraft are proposed, approved, ordered and delivered. Procurements that occurred
count; those that are only claimed count with the lower bound 0; those that are planned, announced
or cancelled are listed, but do not count. If a record states that its units were delivered, they
count as delivered, and no longer as backlog, from that date on. ``batches`` decides which records
concern the same units. If a procurement of several systems, or by several buyers, states one number
for all of them, it is a separate account: no shares are guessed. Inventories and losses in
incidents are listed among the procurements of their systems; they take part in the checks of fleets
(``movements``) and in no sum.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from timeline.analysis.backlog import Flow, delivered, outstanding, perhaps
from timeline.analysis.balance import Check, checks, stated_number
from timeline.analysis.batches import STAGES, BatchRole, batch_roles, own_delivery
from timeline.analysis.deliveries import PartialDelivery, partial_deliveries
from timeline.analysis.movements import Slot, fleets, stated_fleet
from timeline.quantities import Quantity, total
from timeline.query.events.amounts import Figures
from timeline.query.results import ActorRef, DateValue, EventLine, Ref

LedgerBy = Literal["system", "programme", "buyer"]

LISTED: Final = ("procurement", "inventory", "incident")
"""The kinds of event that a ledger is made of."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One procurement, inventory or loss. If not stated, ``stage`` is empty and amounts are None.

    The stage of an inventory is ``inventory``; that of an incident, whose quantity are the units
    lost, is ``lost``.
    ``backlog`` are the units ordered and not delivered after it (for the last one: after all
    stated deliveries), or None if that is unknown, for example before any order. ``dates`` are the
    dates of its delivery and spending, by field and slot. ``delivered`` is the date of delivery
    that its own record states for all its units, ``parts`` are numbered deliveries that it states;
    ``role`` names the other records of the same units.
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
    parts: tuple[PartialDelivery, ...]
    role: BatchRole

    @property
    def arrived(self) -> bool:
        """Whether its own record states that any of its units were delivered."""
        return self.delivered is not None or any(part.units.high != 0 for part in self.parts)


@dataclass(frozen=True, slots=True)
class Sum:
    """The sums of the procurements that passed a stage.

    Of ``events`` in total, ``numbered`` state a number of units and ``priced`` a cost. The stage
    ``delivered`` includes procurements of other stages that state their own delivery; their costs
    count in those stages only. ``quantity`` is None if no system is named, because units of unknown
    systems cannot be added; ``costs`` has one amount for each currency.
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
        """The units ordered and not delivered after all stated deliveries."""
        return self.entries[-1].backlog


@dataclass(frozen=True, slots=True)
class Group:
    """The accounts of one group of the ledger: of the same systems, programme or buyers.

    ``refs`` names these; it is empty if the events name none. ``costs`` are the sums of all
    accounts of the group, by stage, one amount for each currency.
    """

    refs: tuple[Ref, ...]
    accounts: tuple[Account, ...]
    costs: Mapping[str, tuple[Quantity, ...]]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Groups in the order of their first procurement.

    ``events`` is the number of procurements, ``differing`` the number of failed checks.
    """

    by: LedgerBy
    groups: tuple[Group, ...]
    events: int
    differing: int


def ledger(rows: Iterable[tuple[EventLine, Figures]], by: LedgerBy = "system") -> Ledger:
    """Return the ledger of the kinds ``LISTED``; others are ignored. Rows come in order of time."""
    listed = [row for row in rows if row[0].kind in LISTED]
    procured = [row for row in listed if row[0].kind == "procurement"]
    roles = batch_roles(procured)
    checked = _checks(listed, roles)
    groups: dict[tuple[Ref, ...], dict[tuple[Ref, ...], list[LedgerRow]]] = {}
    for event, figures in listed:
        if event.kind == "incident" and not any(figures.amounts_of("lost")):
            continue
        role = roles.get(event.key, BatchRole(event.key))
        entry = _entry(event, figures, checked.get(event.key, ()), role)
        systems = tuple(sorted(event.systems, key=lambda ref: ref.key))
        for refs in _divided(event, by):
            groups.setdefault(refs, {}).setdefault(systems, []).append(entry)
    made = (_group(refs, accounts) for refs, accounts in groups.items())
    return Ledger(
        by,
        tuple(group for group in made if group.accounts),
        len(procured),
        sum(check.verdict == "differs" for found in checked.values() for check in found),
    )


def _entry(
    event: EventLine, figures: Figures, found: tuple[Check, ...], role: BatchRole
) -> LedgerRow:
    stage = figures.terms.get("stage", "")
    quantity = next(figures.amounts_of("quantity"), None)
    if event.kind == "incident":
        stage, quantity = "lost", total(figures.amounts_of("lost"))
    elif event.kind == "inventory":
        stage = "inventory"
    return LedgerRow(
        event=event,
        stage=stage,
        quantity=quantity,
        cost=next(figures.amounts_of("cost"), None),
        fleet=stated_fleet(event, figures),
        dates={each: date for each, date in figures.dates.items() if each[0] != "deliveries"},
        checks=found,
        backlog=None,
        delivered=own_delivery(stage, figures),
        parts=partial_deliveries(stage, figures),
        role=role,
    )


def _checks(
    rows: Iterable[tuple[EventLine, Figures]], roles: Mapping[str, BatchRole]
) -> dict[str, tuple[Check, ...]]:
    """Return the checks of every event that states a total, by its key.

    Each fleet (the same systems of the same countries) is checked by itself.
    """
    return {
        movement.event.key: found
        for fleet in fleets(rows, roles)
        for movement, found in zip(fleet, checks(fleet), strict=True)
        if found
    }


def _divided(event: EventLine, by: LedgerBy) -> Iterator[tuple[Ref, ...]]:
    """Yield the groups of an event.

    By programme these are one group for each programme; otherwise one for all names together.
    """
    if by == "programme" and event.programmes:
        yield from ((programme,) for programme in event.programmes)
        return
    named = event.systems if by == "system" else _buyers(event) if by == "buyer" else ()
    yield tuple(sorted((Ref(each.key, each.name) for each in named), key=lambda ref: ref.key))


def _buyers(event: EventLine) -> list[ActorRef]:
    """Return the buyers, the operators of an inventory, or all that take part in an incident."""
    if event.kind == "incident":
        return list(event.actors)
    return [actor for actor in event.actors if actor.role in ("buyer", "operator")]


def _group(refs: tuple[Ref, ...], found: Mapping[tuple[Ref, ...], list[LedgerRow]]) -> Group:
    """Return a group; losses are listed only with other events of the same systems."""
    accounts = {
        systems: entries
        for systems, entries in found.items()
        if any(entry.stage != "lost" for entry in entries)
    }
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
    """Return the stages that any entry passed, in order; the empty stage comes last."""
    counted = [entry for entry in entries if _counts(entry)]
    passed = {entry.stage for entry in counted}
    passed |= {"delivered" for entry in counted if entry.arrived}
    return [stage for stage in (*STAGES, "cancelled", "") if stage in passed]


def _sum(entries: Iterable[LedgerRow], stage: str, units: bool) -> Sum:
    counted = [entry for entry in entries if _counts(entry)]
    passed = [entry for entry in counted if entry.stage == stage]
    costs: defaultdict[str, list[Quantity]] = defaultdict(list)
    for entry in passed:
        if entry.cost is not None and "cost" not in entry.role.inside:
            costs[entry.cost.unit or ""].append(_counted(entry, entry.cost))
    flows = list(map(_flow, counted))
    if stage == "delivered":
        units_passed = delivered(flows)
        passed += [entry for entry in counted if entry.stage != stage and (entry.arrived)]
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
    """Yield the entries with their backlog; that of the last entry is after all deliveries."""
    flows: list[Flow] = []
    for entry in entries:
        if _counts(entry):
            flows.append(_flow(entry))
        at = None if entry is entries[-1] else entry.event
        yield replace(entry, backlog=outstanding(flows, at))


def _counts(entry: LedgerRow) -> bool:
    """Return whether the entry is a procurement that is part of the sums."""
    return entry.event.kind == "procurement" and entry.event.status in ("occurred", "claimed")


def _flow(entry: LedgerRow) -> Flow:
    """Return the units of an entry; none if they are part of the units of another entry."""
    inside = "quantity" in entry.role.inside
    units = total(()) if inside else _counted(entry, stated_number(entry.quantity))
    if inside:
        return Flow(entry.event, entry.stage, entry.role.batch, units, None)
    parts = tuple(replace(part, units=_counted(entry, part.units)) for part in entry.parts)
    return Flow(entry.event, entry.stage, entry.role.batch, units, entry.delivered, parts)


def _counted(entry: LedgerRow, quantity: Quantity) -> Quantity:
    return quantity if entry.event.status == "occurred" else perhaps(quantity)
