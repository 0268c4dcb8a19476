"""One account of a ledger: the records of the same systems, and their sums by stage."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from timeline.analysis.ledger.accounts.arrivals import by_batch, come, delivered, perhaps
from timeline.analysis.ledger.accounts.backlog import backlogs
from timeline.analysis.ledger.accounts.basis import NOTHING, Basis, basis_of
from timeline.analysis.ledger.accounts.entries import COST, DELIVERED, UNITS, LedgerRow
from timeline.analysis.ledger.deliveries.batches import STAGES, counts
from timeline.analysis.ledger.deliveries.book import AccountBook, Flow
from timeline.analysis.ledger.deliveries.counting import Delivery, once
from timeline.analysis.ledger.deliveries.matching import MatchedDeliveries
from timeline.analysis.ledger.deliveries.stated import ANY
from timeline.quantities import Quantity, bounded, total
from timeline.query.results import Ref


@dataclass(frozen=True, slots=True)
class Sum:
    """The sums of the procurements that passed a stage.

    Of ``events`` in total, ``others`` are not procurements, ``numbered`` state a number of units
    and ``priced`` a cost. The stage ``delivered`` includes procurements of other stages that state
    their own delivery; their costs count in those stages only. ``quantity`` is None if no system is
    named, because units of unknown systems cannot be added; ``costs`` has one amount for each
    currency. ``units_from`` and ``costs_from`` are the basis of these two.
    """

    stage: str
    events: int
    quantity: Quantity | None
    numbered: int
    costs: tuple[Quantity, ...]
    priced: int
    others: int = 0
    units_from: Basis = NOTHING
    costs_from: Basis = NOTHING


@dataclass(frozen=True, slots=True)
class Account:
    """The procurements of the same systems, in order of time, and their sums by stage.

    ``hidden`` are units of its orders that were delivered by records that are not listed, and
    ``hidden_cancelled`` those that were cancelled by such: they are in no sum, but not in the
    backlog either. None if there are none. ``book`` has the units and deliveries that the sums are
    made of.
    """

    systems: tuple[Ref, ...]
    entries: tuple[LedgerRow, ...]
    sums: tuple[Sum, ...]
    book: AccountBook
    hidden: Quantity | None = None
    hidden_cancelled: Quantity | None = None

    @property
    def backlog(self) -> Quantity | None:
        """The units ordered and not delivered after all stated deliveries."""
        return self.entries[-1].backlog

    @property
    def short(self) -> tuple[Quantity, Quantity] | None:
        """The units ordered and those delivered, if surely more were delivered; otherwise None."""
        units = {each.stage: each.quantity for each in self.sums}
        ordered, came = units.get("ordered"), units.get("delivered")
        if ordered is None or came is None or ordered.high is None or came.low <= ordered.high:
            return None
        return ordered, came


def account_of(
    systems: tuple[Ref, ...],
    entries: list[LedgerRow],
    bought: Mapping[str, MatchedDeliveries],
    linked: Mapping[str, Sequence[LedgerRow]],
) -> Account:
    """Return the account of these entries; ``bought`` are the deliveries of each batch.

    ``linked`` are all procurements of each batch, also those outside the account.
    """
    book = _book(entries, bought, linked)
    cancelled = [flow.units for flow in book.beside if flow.stage == "cancelled"]
    return Account(
        systems,
        tuple(_with_backlog(entries, book) if systems else entries),
        sums_of(entries, book if systems else None),
        book,
        once(book.hidden) if book.hidden else None,
        total(cancelled) if cancelled else None,
    )


def sums_of(entries: Sequence[LedgerRow], book: AccountBook | None = None) -> tuple[Sum, ...]:
    """Return the sums of each stage; of the units only with their ``book``."""
    return tuple(_sum(entries, stage, book) for stage in passed_stages(entries))


def passed_stages(entries: Iterable[LedgerRow]) -> list[str]:
    """Return the stages that any entry passed, in order; the empty stage comes last."""
    counted = [entry for entry in entries if counts(entry.event)]
    passed = {entry.stage for entry in counted}
    passed |= {"delivered" for entry in counted if entry.arrived}
    return [stage for stage in (*STAGES, "cancelled", "") if stage in passed]


def _sum(entries: Iterable[LedgerRow], stage: str, book: AccountBook | None) -> Sum:
    """Return the sum of a stage; ``book`` has the units of the same entries, if they are added."""
    counted = [entry for entry in entries if counts(entry.event)]
    passed = [entry for entry in counted if entry.stage == stage]
    costs, priced = costs_of(passed, stage), sum(entry.cost is not None for entry in passed)
    costs_from = basis_of(passed, COST)
    if stage == "delivered":
        passed += [entry for entry in counted if entry.stage != stage and entry.arrived]
    units = None
    if book is not None and stage == "delivered":
        found = (come(each, None) for each in book.deliveries)
        units = delivered(each for each in found if each is not None)
    elif book is not None:
        units = total(flow.units for flow in book.flows if flow.stage == stage)
    numbered = sum(_is_numbered(entry, stage) for entry in passed)
    others = sum(entry.event.kind != "procurement" for entry in passed)
    units_from = NOTHING
    if units is not None:
        units_from = basis_of(passed, DELIVERED if stage == "delivered" else UNITS, counted)
    return Sum(stage, len(passed), units, numbered, costs, priced, others, units_from, costs_from)


def sources_of(sums: Iterable[Sum]) -> list[str]:
    """Return the keys of the sources of sums, in order, each once."""
    both = (basis for each in sums for basis in (each.units_from, each.costs_from))
    return list(dict.fromkeys(key for basis in both for key in basis.sources))


def _is_numbered(entry: LedgerRow, stage: str) -> bool:
    """Return whether an entry states how many of its units passed a stage."""
    if stage == "delivered" and entry.parts:
        return all(part.units != ANY for part in entry.parts)
    return entry.quantity is not None


def costs_of(entries: Iterable[LedgerRow], stage: str) -> tuple[Quantity, ...]:
    """Return the sum of the costs of a stage, one amount for each currency."""
    costs: defaultdict[str, list[Quantity]] = defaultdict(list)
    for entry in entries:
        mine = entry.stage == stage and counts(entry.event)
        if mine and entry.cost is not None and "cost" not in entry.role.inside:
            costs[entry.cost.unit or ""].append(_counted(entry, entry.cost))
    return tuple(total(costs[unit]) for unit in sorted(costs))


def _with_backlog(entries: Sequence[LedgerRow], book: AccountBook) -> Iterator[LedgerRow]:
    """Yield the entries with their backlog; that of the last entry is after all deliveries."""
    found = backlogs(book, [entry.event for entry in entries])
    about = False
    for entry, backlog in zip(entries, found, strict=True):
        about = about or (entry.about and counts(entry.event))
        yield replace(entry, backlog=backlog, backlog_about=about)


def _book(
    entries: Iterable[LedgerRow],
    bought: Mapping[str, MatchedDeliveries],
    linked: Mapping[str, Sequence[LedgerRow]],
) -> AccountBook:
    """Return the units of the entries that count and the deliveries that these state."""
    counted = [entry for entry in entries if counts(entry.event)]
    keys = frozenset(entry.event.key for entry in counted)
    found = [
        bought[batch] for batch in dict.fromkeys(e.role.batch for e in counted) if batch in bought
    ]
    ordering = [entry for entry in counted if entry.stage == "ordered"]
    orders = Counter(entry.role.batch for entry in ordering)
    stated, hidden = [], []
    for each in (delivery for matched in found for delivery in matched.deliveries):
        if not keys.isdisjoint(each.by):
            listed = each.record in keys or not each.record
            stated.append(each if listed else replace(each, record=""))
        elif each.batch in orders:
            hidden.append(each)
    came = by_batch([*stated, *hidden])
    flows = []
    for entry in counted:
        key, batch = entry.event.key, entry.role.batch
        alone = orders[batch] == 1
        its = came.get(batch, ()) if entry.stage == "ordered" else ()
        flows.append(_flow(entry, (each for each in its if alone or key in each.by)))
    outside = [
        (batch, entry)
        for batch in dict.fromkeys(entry.role.batch for entry in counted)
        for entry in linked.get(batch, ())
        if entry.event.key not in keys and counts(entry.event)
    ]
    beside = [
        _flow(entry, ())
        for batch, entry in outside
        if batch in orders and entry.stage not in ("ordered", "delivered")
    ]
    here = frozenset(entry.event.key for entry in ordering)
    elsewhere = frozenset(batch for batch, entry in outside if entry.stage == "ordered")
    return AccountBook(
        flows,
        stated,
        hidden,
        [flow for flow in beside if not flow.cancels_others(here)],
        elsewhere - orders.keys(),
    )


def _flow(entry: LedgerRow, arrived: Iterable[Delivery]) -> Flow:
    """Return the units of an entry; none if they are part of the units of another entry.

    If it states no number, they are at least those that ``arrived`` of them.
    """
    event, batch = entry.event, entry.role.batch
    if "quantity" in entry.role.inside:
        return Flow(event, entry.stage, batch, total(()), None)
    orders = entry.role.orders if entry.stage == "cancelled" else frozenset()
    units = entry.quantity
    if units is None:
        known = (come(each, None) for each in arrived)
        units = bounded(once(each for each in known if each is not None).low, None)
    return Flow(event, entry.stage, batch, _counted(entry, units), entry.delivered, orders)


def _counted(entry: LedgerRow, quantity: Quantity) -> Quantity:
    return quantity if entry.sure else perhaps(quantity)
