"""``ledger``: procurements over time, and their sums.

Only units of the same systems and money of one currency are added. Each stage has its own sum,
because the same aircraft are proposed, approved, ordered and delivered. Procurements that occurred
count; those that are only claimed count with the lower bound 0; those that are planned, announced
or cancelled are listed, but do not count. If a record states that its units were delivered, they
count as delivered, and no longer as backlog, from that date on. ``deliveries.batches`` decides
which records concern the same units. If a procurement of several systems, or by several buyers,
states one number for all of them, it is a separate account: no shares are guessed. A deployment or
a measure that delivers a procurement is one of its deliveries (``deliveries.handed``). Inventories,
retirements and losses in incidents are listed among the procurements of their systems; they take
part in the checks of fleets (``fleet.stated``) and in no sum.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from timeline.analysis.ledger.accounts.account import (
    Account,
    Sum,
    account_of,
    sums_of,
)
from timeline.analysis.ledger.accounts.basis import Basis
from timeline.analysis.ledger.accounts.entries import LISTED, LedgerRow
from timeline.analysis.ledger.accounts.findings import Finding
from timeline.analysis.ledger.accounts.findings import findings as find
from timeline.analysis.ledger.accounts.grouping import (
    NO_NAMES,
    GroupNames,
    LedgerBy,
    add_losses,
    grouped,
)
from timeline.analysis.ledger.deliveries.batches import BatchRole, batch_roles, purchases
from timeline.analysis.ledger.deliveries.handed import DELIVERING, with_deliveries
from timeline.analysis.ledger.deliveries.matching import MatchedDeliveries
from timeline.analysis.ledger.deliveries.stated import own_delivery, stated_deliveries
from timeline.analysis.ledger.fleet.balance import checks
from timeline.analysis.ledger.fleet.check import Check
from timeline.analysis.ledger.fleet.departures import (
    LEAVING_KINDS,
    Above,
    is_unnumbered,
    stated_losses,
    stocks,
)
from timeline.analysis.ledger.fleet.repeats import repeats
from timeline.analysis.ledger.fleet.stated import fleets, stated_fleet
from timeline.quantities import Quantity, total
from timeline.query.events.amounts import EventFigures
from timeline.query.results import EventLine, Ref, SourceRef


@dataclass(frozen=True, slots=True)
class Group:
    """The accounts of one group of the ledger: of the same systems, programme or actors.

    ``refs`` names these; it is empty if the events name none. ``costs`` are the sums of all
    accounts of the group, by stage, one amount for each currency, and ``costs_from`` what they rest
    on.
    """

    refs: tuple[Ref, ...]
    accounts: tuple[Account, ...]
    costs: Mapping[str, tuple[Quantity, ...]]
    costs_from: Mapping[str, Basis]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Groups in the order of their first procurement.

    ``events`` is the number of procurements, ``differing`` the number of stated figures that do not
    add up, ``added`` that of the events listed without a field of the query, ``left_out`` that of
    other procurements of the same fleets, ``possible`` that of those that match the query
    only possibly. ``totals`` are the sums of all groups, each record
    counted once: of money, because units of different systems are not added. ``sources`` are those
    on which figures rest, by key.
    """

    by: LedgerBy
    groups: tuple[Group, ...]
    events: int
    differing: int
    added: int = 0
    left_out: int = 0
    totals: tuple[Sum, ...] = ()
    sources: Mapping[str, SourceRef] = field(default_factory=dict)
    possible: int = 0

    @property
    def sums(self) -> Iterator[Sum]:
        """All sums in the order in which they are shown: the totals, then those of each account."""
        yield from self.totals
        for group in self.groups:
            for account in group.accounts:
                yield from account.sums


def ledger(
    rows: Iterable[tuple[EventLine, EventFigures]],
    by: LedgerBy = "system",
    listed: Collection[str] | None = None,
    added: int = 0,
    above: Above | None = None,
    *,
    left_out: int = 0,
    check: bool = True,
    names: GroupNames = NO_NAMES,
    possible: Collection[str] = (),
) -> Ledger:
    """Return the ledger of the kinds ``LISTED``; others are ignored. Rows come in order of time.

    ``listed`` are the keys of the events that are listed and summed, by default all. The others
    take part in the checks of fleets, and their deliveries are subtracted from the orders that are
    listed. ``added`` is the number of events that are listed without having a field of the query.
    ``above``: which systems are parts of others. Without ``check`` nothing is compared: no stated
    fleet, and no records that may state the same units. ``names`` names the groups. ``possible``
    are the keys of events that match a query only possibly: their units and costs have
    the lower bound 0.
    """
    known = [row for row in with_deliveries(rows) if row[0].kind in (*LISTED, *DELIVERING)]
    procured = [row for row in known if row[0].kind in DELIVERING]
    roles = batch_roles(procured)
    bought = purchases(procured, roles)
    added_up = bought if not possible else purchases(_claimed(procured, possible), roles)
    checked: defaultdict[str, tuple[Check, ...]] = defaultdict(tuple)
    found: dict[str, list[Finding]] = {}
    if check:
        repeated = repeats(known, roles, bought, stocks(known, roles))
        for fleet in fleets(known, roles, bought, above or {}, repeated):
            for movement, mine in zip(fleet, checks(fleet), strict=True):
                checked[movement.key] += mine
        found = find(procured, roles, bought)
        for key, other in repeated.pairs:
            found.setdefault(key, []).append(Finding("left", "agrees", other))
    rows = [row for row in known if listed is None or row[0].key in listed]
    plain = {
        event.key: _entry(
            event,
            figures,
            roles.get(event.key, BatchRole(event.key, event.key)),
            possible=event.key in possible,
        )
        for event, figures in known
    }
    linked: defaultdict[str, list[LedgerRow]] = defaultdict(list)
    for event, _ in procured:
        linked[roles[event.key].batch].append(plain[event.key])
    entries, lost = [], []
    for event, figures in rows:
        entry = replace(
            plain[event.key],
            checks=checked.get(event.key, ()),
            findings=tuple(found.get(event.key, ())),
        )
        if event.kind not in LEAVING_KINDS:
            entries.append(entry)
        elif stated_losses(event, figures):
            if is_unnumbered(event, figures):
                finding = Finding("unnumbered", "unknown", found=entry.quantity)
                entry = replace(entry, findings=(*entry.findings, finding))
            lost.append((entry, figures))
    groups = grouped(entries, by, (event for event, _ in procured), names)
    order = {event.key: number for number, (event, _) in enumerate(rows)}
    add_losses(groups, by, lost, above or {}, order=order, names=names)
    return Ledger(
        by,
        tuple(_group(refs, accounts, added_up, linked) for refs, accounts in groups.items()),
        sum(event.kind == "procurement" for event, _ in rows),
        sum(
            each.verdict == "differs"
            for event, _ in rows
            for each in (*checked.get(event.key, ()), *found.get(event.key, ()))
        ),
        added,
        left_out,
        sums_of(entries),
        possible=sum(event.kind == "procurement" and event.key in possible for event, _ in rows),
    )


def _claimed(
    rows: Iterable[tuple[EventLine, EventFigures]], possible: Collection[str]
) -> Iterator[tuple[EventLine, EventFigures]]:
    """Yield the rows, with the deliveries of events that are only ``possible`` as claimed ones."""
    for event, figures in rows:
        only = event.key in possible and event.status == "occurred"
        yield (event._replace(status="claimed") if only else event), figures


def _entry(
    event: EventLine, figures: EventFigures, role: BatchRole, *, possible: bool
) -> LedgerRow:
    stage = figures.terms.get("stage", "")
    quantity = next(figures.amounts_of("quantity"), None)
    if event.kind in LEAVING_KINDS:
        stage = LEAVING_KINDS[event.kind]
        quantity = total(units for _, units in stated_losses(event, figures))
    elif event.kind == "inventory":
        stage = "inventory"
    return LedgerRow(
        event=event,
        stage=stage,
        quantity=quantity,
        cost=next(figures.amounts_of("cost"), None),
        fleet=stated_fleet(event, figures),
        dates={each: date for each, date in figures.dates.items() if each[0] != "deliveries"},
        checks=(),
        backlog=None,
        delivered=own_delivery(stage, figures),
        stated=stated_deliveries(stage, figures),
        role=role,
        numberless=figures.numberless,
        cited=figures.cited,
        possible=possible,
    )


def _group(
    refs: tuple[Ref, ...],
    accounts: Mapping[tuple[Ref, ...], list[LedgerRow]],
    bought: Mapping[str, MatchedDeliveries],
    linked: Mapping[str, Sequence[LedgerRow]],
) -> Group:
    entries = [entry for account in accounts.values() for entry in account]
    costs = [each for each in sums_of(entries) if each.costs]
    return Group(
        refs,
        tuple(
            account_of(systems, account, bought, linked) for systems, account in accounts.items()
        ),
        {each.stage: each.costs for each in costs},
        {each.stage: each.costs_from for each in costs},
    )
