"""How many units of the same systems are ordered and not delivered, after each record.

The figures follow the rules of ``deliveries.batches``. Deliveries that are linked to an order are
subtracted from it; the others are subtracted from the sum of all orders of the same parties,
because no statement says to which order they belong (``parties``).

The backlog is kept from record to record. Each record changes the figures of few purchases, so
these alone are calculated again, and the time grows with the number of records and not with its
square.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from timeline.analysis.ledger.accounts.arrivals import Arrivals, by_batch, come, perhaps
from timeline.analysis.ledger.accounts.doubles import Doubles
from timeline.analysis.ledger.accounts.left import OrderBatch
from timeline.analysis.ledger.accounts.running import Days, RunningTotal
from timeline.analysis.ledger.deliveries.book import AccountBook, Flow
from timeline.analysis.ledger.deliveries.counting import Delivery
from timeline.quantities import Quantity, Total, difference, total
from timeline.query.results import EventLine


def backlogs(book: AccountBook, events: Sequence[EventLine]) -> Iterator[Quantity | None]:
    """Yield the units ordered and not delivered by the end of each event; None if unknown.

    Only the records of the events so far are known; the last backlog is after all deliveries. A
    cancellation that is linked to an order (``stage-of``) is of its units; one that is linked to an
    approval is of the units of its orders, or of units that were never ordered; another one may or
    may not concern an order, so it only lowers the lower bound. The backlog is unknown if there
    is no order, or if more was delivered than ordered: then not all orders are recorded.
    """
    groups = book.groups()
    running = _Running(book.of(groups), groups)
    for event in events:
        running.add(event, last=event is events[-1])
        yield running.outstanding()


@dataclass(slots=True)
class _Orders:
    """Orders, and the deliveries and cancellations that no link joins to one of them."""

    left: Total = field(default_factory=Total)
    apart: Total = field(default_factory=Total)
    cancelled: Total = field(default_factory=Total)

    def outstanding(self) -> Quantity:
        left = difference(self.left.value, self.apart.value)
        return difference(left, perhaps(self.cancelled.value))


class _Running:
    """The backlog after the records so far.

    The deliveries of the account have numbers, those that are hidden the last ones.
    """

    def __init__(self, book: AccountBook, groups: Mapping[str, int]) -> None:
        self._group_of = groups
        self._listed = len(book.deliveries)
        self._given = [*book.deliveries, *(replace(each, record="") for each in book.hidden)]
        self._flows = {flow.event.key: flow for flow in book.flows}
        self._stated_by: defaultdict[str, list[int]] = defaultdict(list)
        self._hidden: defaultdict[str, list[int]] = defaultdict(list)
        for number, each in enumerate(self._given):
            if number < self._listed:
                for key in each.by:
                    self._stated_by[key].append(number)
            else:
                self._hidden[each.batch].append(number)
        mine = by_batch(self._given)
        batches = dict.fromkeys((*mine, *(flow.batch for flow in book.flows)))
        self._batches = {key: OrderBatch(mine.get(key, ())) for key in batches}
        self._begin = Days((each.lo, number) for number, each in enumerate(self._given))
        self._end = Days((each.hi, number) for number, each in enumerate(self._given))
        dated = [(flow.own, flow.batch) for flow in book.flows if flow.own is not None]
        self._own_begin = Days((own.lo, batch) for own, batch in dated)
        self._own_end = Days((own.hi, batch) for own, batch in dated)
        for flow in book.beside:
            self._batches[flow.batch].beside.append(flow)
        self._beside_begin = Days((flow.event.start_lo, flow.batch) for flow in book.beside)
        self._beside_end = Days((flow.event.end_hi, flow.batch) for flow in book.beside)
        self._come: dict[str, dict[int, Delivery]] = {key: {} for key in batches}
        self._stages: defaultdict[str, Decimal] = defaultdict(Decimal)
        self._doubles = Doubles(self._given)
        self._all = RunningTotal(self._given)
        self._arrivals: Arrivals | None = None
        self._moved: set[str] = set()
        self._keys: set[str] = set()
        self._at: EventLine | None = None
        self._has_order = False
        self._ordered, self._once, self._outstanding = Total(), Total(), Total()
        self._groups: defaultdict[int, _Orders] = defaultdict(_Orders)
        self._recount: set[int] = set()

    def add(self, event: EventLine, last: bool) -> None:
        """Add the record of an event, and move on to its end, or to the end of all deliveries."""
        self._keys.add(event.key)
        self._at = None if last else event
        numbers, changed = set(self._stated_by[event.key]), set()
        flow = self._flows.get(event.key)
        if flow is not None:
            changed.add(flow.batch)
            numbers.update(self._add_flow(flow))
        first, over = (None, None) if last else (event.end_hi, event.end_lo)
        numbers |= self._begin.until(first) | self._end.until(over)
        changed |= self._own_begin.until(first) | self._own_end.until(over)
        changed |= self._beside_begin.until(first) | self._beside_end.until(over)
        for number in numbers:
            self._update(number)
            changed.add(self._given[number].batch)
        for number in self._doubles.changed():
            self._put_apart(number)
            changed.add(self._given[number].batch)
        for key in changed:
            self._count(key)

    def _add_flow(self, flow: Flow) -> Sequence[int]:
        """Add the units of a record; return the deliveries that become known with it."""
        batch = self._batches[flow.batch]
        if flow.stage != "ordered":
            batch.others.append(flow)
            return ()
        self._has_order = True
        self._ordered.put(flow.event.key, flow.units)
        batch.ordered.put(flow.event.key, flow.units)
        batch.orders.append(flow)
        batch.dated = batch.dated or flow.own is not None
        return self._hidden[flow.batch] if len(batch.orders) == 1 else ()

    def outstanding(self) -> Quantity | None:
        """Return the units on order, or None if they are unknown."""
        most = self._ordered.value.high
        if not self._has_order or (most is not None and self._more_came(most)):
            return None
        for number in sorted(self._recount):
            self._outstanding.put(str(number), self._groups[number].outstanding())
        self._recount.clear()
        return self._outstanding.value

    def _more_came(self, most: Decimal) -> bool:
        """Return whether surely more than this number of units was delivered.

        Purchases that may be of the same units are compared only if the sums leave it open: at
        least those came that are left if all at one time may be the same, and at most those of all
        purchases.
        """
        if most >= self._once.value.low:
            return False
        if any(most < units for units in self._stages.values()) or most < self._all.value.low:
            return True
        if self._arrivals is None:
            self._arrivals = Arrivals(self._given)
            self._moved = set(self._batches)
        for key in self._moved:
            self._arrivals.put(key, list(self._come[key].values()))
        self._moved.clear()
        return most < self._arrivals.least

    def _update(self, number: int) -> None:
        """Find out how many units of a delivery have come."""
        each = self._given[number]
        mine = self._come[each.batch]
        before = mine.pop(number, None)
        batch = self._batches[each.batch]
        known = not self._keys.isdisjoint(each.by) if number < self._listed else bool(batch.orders)
        if each.record not in self._keys:
            each = replace(each, record="") if each.record else each
        now = come(each, self._at) if known else None
        if now is not None:
            mine[number] = now
        for stage in each.told:
            self._stages[stage] += (now.units.low if now else 0) - (
                before.units.low if before else 0
            )
        self._all.put(number, now)
        batch.come.put(number, now)
        if batch.parts is not batch.come and not each.complete:
            batch.parts.put(number, now)
        if "ordered" in each.told:
            stated = batch.stated
            batch.stated += (now is not None) - (before is not None)
            for other in mine if bool(stated) != bool(batch.stated) else ():
                self._put_apart(other)
        self._moved.add(each.batch)
        self._doubles.put(number, now, not batch.orders)
        self._put_apart(number)

    def _put_apart(self, number: int) -> None:
        """Put a delivery among those without an order; with 0 units if an order may state it."""
        key = self._given[number].batch
        each, batch = self._come[key].get(number), self._batches[key]
        if each is not None and (batch.stated or self._doubles.is_twice(number)):
            each = replace(each, units=perhaps(each.units, Decimal(0)))
        batch.apart.put(number, each)

    def _count(self, key: str) -> None:
        """Count the units of a purchase that have come, and those left of its orders."""
        batch = self._batches[key]
        self._once.put(key, batch.come.value)
        group = self._groups[self._group_of[key]]
        self._recount.add(self._group_of[key])
        if batch.orders:
            group.left.put(key, batch.left(self._at))
            group.apart.put(key, None)
            group.cancelled.put(key, None)
        else:
            cancelled = batch.cancelled
            group.cancelled.put(key, total(cancelled) if cancelled else None)
            group.apart.put(key, batch.apart.value)
