"""How many units of the same systems are ordered and not delivered, after each record.

The figures follow the rules of ``batches``. Deliveries that are linked to an order are subtracted
from it; the others are subtracted from the sum of all orders, because no statement says to which
order they belong.

The backlog is kept from record to record. Each record changes the figures of few purchases, so
these alone are calculated again, and the time grows with the number of records and not with its
square.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from timeline.analysis.accounts.arrivals import Arrivals, come, may_be_same, perhaps
from timeline.analysis.deliveries.counting import Delivery, once
from timeline.analysis.deliveries.stated import goes_on
from timeline.dates.calendar import is_bounded
from timeline.quantities import Quantity, Total, bounded, difference, largest, total
from timeline.query.results import DateValue, EventLine

_State = Literal["surely", "possibly", "no"]


@dataclass(frozen=True, slots=True)
class Flow:
    """The units of a record that pass a stage other than ``delivered``.

    ``own`` is the date on which the same record states that all of them were delivered.
    """

    event: EventLine
    stage: str
    batch: str
    units: Quantity
    own: DateValue | None


@dataclass(frozen=True, slots=True)
class Book:
    """The records of an account: units that pass stages, and the deliveries of all of them.

    ``hidden`` are deliveries of its orders that only records outside the account state.
    """

    flows: Sequence[Flow]
    deliveries: Sequence[Delivery]
    hidden: Sequence[Delivery] = ()


def backlogs(book: Book, events: Sequence[EventLine]) -> Iterator[Quantity | None]:
    """Yield the units ordered and not delivered by the end of each event; None if unknown.

    Only the records of the events so far are known; the last backlog is after all deliveries. A
    cancellation that is linked to an order (``stage-of``) is of its units, or of units that were
    approved and never ordered; another one may or may not concern an order, so it only lowers the
    lower bound. The backlog is unknown if there is no order, or if more was delivered than ordered:
    then not all orders are recorded.
    """
    running = _Running(book)
    for event in events:
        running.add(event, last=event is events[-1])
        yield running.outstanding()


@dataclass(slots=True)
class _Batch:
    """A purchase: the deliveries that its records state, and what of it is known so far.

    ``orders`` are those of the records so far, ``come`` the deliveries that they state, ``earlier``
    the units of earlier stages, by stage, and ``cancelled`` those of cancellations.
    """

    deliveries: list[Delivery] = field(default_factory=list)
    hidden: list[Delivery] = field(default_factory=list)
    orders: list[Flow] = field(default_factory=list)
    come: list[Delivery] = field(default_factory=list)
    earlier: defaultdict[str, list[Quantity]] = field(default_factory=lambda: defaultdict(list))
    cancelled: list[Quantity] = field(default_factory=list)

    def left(self, at: EventLine | None) -> Quantity:
        """Return the units of the orders that are neither delivered nor cancelled by ``at``."""
        left = _left(self.orders, self.come, at)
        if not self.cancelled:
            return left
        cancelled = total(self.cancelled)
        ordered = total(order.units for order in self.orders)
        never = difference(largest(map(total, self.earlier.values())), ordered)
        if never.high == 0:
            return difference(left, cancelled)
        fewest = difference(cancelled, never).low
        return difference(left, bounded(fewest, cancelled.high))


class _Running:
    """The backlog after the records so far."""

    def __init__(self, book: Book) -> None:
        self._batches: defaultdict[str, _Batch] = defaultdict(_Batch)
        self._flows = {flow.event.key: flow for flow in book.flows}
        self._stated_by: defaultdict[str, set[str]] = defaultdict(set)
        firsts: list[tuple[int, str]] = []
        lasts: list[tuple[int, str]] = []
        for flow in book.flows:
            if flow.own is not None:
                firsts.append((flow.own.lo, flow.batch))
                lasts.append((flow.own.hi, flow.batch))
        for each in (*book.deliveries, *book.hidden):
            firsts.append((each.lo, each.batch))
            lasts.append((each.hi, each.batch))
        for each in book.deliveries:
            self._batches[each.batch].deliveries.append(each)
            for key in each.by:
                self._stated_by[key].add(each.batch)
        for each in book.hidden:
            self._batches[each.batch].hidden.append(replace(each, record=""))
        self._begin, self._end = _Days(firsts), _Days(lasts)
        self._arrivals = Arrivals((*book.deliveries, *book.hidden))
        self._keys: set[str] = set()
        self._at: EventLine | None = None
        self._has_order = False
        self._ordered, self._cancelled = Total(), Total()
        self._once, self._left, self._apart = Total(), Total(), Total()
        self._stages: defaultdict[str, Decimal] = defaultdict(Decimal)

    def add(self, event: EventLine, last: bool) -> None:
        """Add the record of an event, and move on to its end, or to the end of all deliveries."""
        self._keys.add(event.key)
        self._at = None if last else event
        changed = set(self._stated_by[event.key])
        flow = self._flows.get(event.key)
        if flow is not None and flow.stage == "ordered":
            self._has_order = True
            self._ordered.put(event.key, flow.units)
            self._batches[flow.batch].orders.append(flow)
            changed.add(flow.batch)
        elif flow is not None:
            batch = self._batches[flow.batch]
            cancels = flow.stage == "cancelled"
            (batch.cancelled if cancels else batch.earlier[flow.stage]).append(flow.units)
            changed.add(flow.batch)
        changed |= self._begin.until(None if last else event.end_hi)
        changed |= self._end.until(None if last else event.end_lo)
        for key in changed:
            self._update(self._batches[key])
            self._arrivals.put(key, self._batches[key].come)
        near = {key for each in changed for key in self._arrivals.near[each]}
        beside = {key for key in near if not self._batches[key].orders}
        for key in changed | beside:
            self._count(key)

    def outstanding(self) -> Quantity | None:
        """Return the units on order, or None if they are unknown."""
        most = self._ordered.value.high
        if not self._has_order or (most is not None and self._more_came(most)):
            return None
        left = difference(self._left.value, self._apart.value)
        return difference(left, perhaps(self._cancelled.value))

    def _more_came(self, most: Decimal) -> bool:
        """Return whether surely more than this number of units was delivered.

        Purchases that may be of the same units are compared only if the sums leave it open: at
        least the units of one stage came, and at most those of all purchases.
        """
        if most >= self._once.value.low:
            return False
        if any(most < units for units in self._stages.values()):
            return True
        return most < self._arrivals.total.low

    def _update(self, batch: _Batch) -> None:
        """Find the deliveries of a purchase that have come."""
        for each in batch.come:
            for stage in each.told:
                self._stages[stage] -= each.units.low
        known = [
            each if each.record in self._keys or not each.record else replace(each, record="")
            for each in batch.deliveries
            if not self._keys.isdisjoint(each.by)
        ]
        known += batch.hidden if batch.orders else []
        found = (come(each, self._at) for each in known)
        batch.come = [each for each in found if each is not None]
        for each in batch.come:
            for stage in each.told:
                self._stages[stage] += each.units.low

    def _count(self, key: str) -> None:
        """Count the units of a purchase that have come, and those left of its orders."""
        batch = self._batches[key]
        self._once.put(key, once(batch.come))
        if batch.orders:
            self._left.put(key, batch.left(self._at))
            self._apart.put(key, None)
            self._cancelled.put(key, None)
        else:
            self._cancelled.put(key, total(batch.cancelled) if batch.cancelled else None)
            units = (self._perhaps_ordered(each) for each in batch.come)
            self._apart.put(key, once(units))

    def _perhaps_ordered(self, delivery: Delivery) -> Delivery:
        """Return a delivery without an order; with the lower bound 0 if an order may state it."""
        near = (
            self._batches[key] for key in (delivery.batch, *self._arrivals.near[delivery.batch])
        )
        own = (each for batch in near for each in batch.come if "ordered" in each.told)
        twice = any(may_be_same(delivery, each) for each in own)
        return replace(delivery, units=perhaps(delivery.units, Decimal(0))) if twice else delivery


class _Days:
    """Days on which the figures of purchases may change, in order."""

    def __init__(self, days: Iterable[tuple[int, str]]) -> None:
        self._days = sorted(days)
        self._passed = 0

    def until(self, day: int | None) -> set[str]:
        """Return the purchases that change from the last day to this one, or (None) at all."""
        now = len(self._days)
        if day is not None:
            now = bisect_right(self._days, day, key=lambda each: each[0])
        first, last = sorted((self._passed, now))
        self._passed = now
        return {key for _, key in self._days[first:last]}


def _left(orders: Sequence[Flow], come: Sequence[Delivery], at: EventLine | None) -> Quantity:
    """Return the units of the orders of one batch that are not delivered."""
    others = once(each for each in come if not each.complete)
    without = difference(total(order.units for order in orders), others)
    states = [_state(order.own, at) for order in orders]
    if "surely" not in states and "possibly" not in states:
        return without
    left = total(
        order.units if state == "no" else perhaps(order.units, _best_left(order.own, at))
        for order, state in zip(orders, states, strict=True)
        if state != "surely"
    )
    if all(each.complete for each in come):
        return left
    # Both kinds of delivery records exist: they may be of the same deliveries or of different ones.
    highs = [each.high for each in (left, without) if each.high is not None]
    low = difference(left, others).low
    return bounded(low, min(highs, default=None), None, low if low == 0 else None)


def _best_left(own: DateValue | None, at: EventLine | None) -> Decimal | None:
    """Return the best estimate of the units left after a possible delivery.

    It is 0 if the date of the delivery is over by ``at``, otherwise None (no estimate).
    """
    over = own is not None and is_bounded(own.hi) and (at is None or own.hi <= at.end_lo)
    return Decimal(0) if over else None


def _state(own: DateValue | None, at: EventLine | None) -> _State:
    """Return whether a delivery is complete by the end of ``at``, or at all."""
    if own is None or (at is not None and own.lo > at.end_hi):
        return "no"
    over = at is None or own.hi <= at.end_lo
    return "surely" if over and not goes_on(own) else "possibly"
