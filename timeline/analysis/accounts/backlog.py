"""How many units of the same systems were delivered, and how many are ordered and not delivered.

These figures follow the rules of ``batches``. Deliveries that are linked to an order are
subtracted from it; the others are subtracted from the sum of all orders, because no statement says
to which order they belong.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from timeline.analysis.accounts.batches import may_share_buyers
from timeline.analysis.deliveries.counting import Delivery, once
from timeline.analysis.deliveries.stated import goes_on
from timeline.dates.calendar import is_bounded
from timeline.quantities import Quantity, bounded, difference, estimate, total
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

    def until(self, keys: frozenset[str]) -> "Book":
        """Return the book with the records of these keys only.

        A delivery of which they have no record of its own is known from other records only.
        """
        return Book(
            [flow for flow in self.flows if flow.event.key in keys],
            [
                each if each.record in keys or not each.record else replace(each, record="")
                for each in self.deliveries
                if not keys.isdisjoint(each.by)
            ],
            self.hidden,
        )


def delivered(book: Book, at: EventLine | None = None) -> Quantity:
    """Return the units delivered by the end of ``at``; without ``at``, those delivered at all.

    The lower bound counts no unit twice.
    """
    return total(_once_or_more(group) for group in _groups(_come(book.deliveries, at)))


def outstanding(book: Book, at: EventLine | None = None) -> Quantity | None:
    """Return the units ordered and not delivered by the end of ``at``, or after all records.

    A cancellation may or may not concern an order, so it only lowers the lower bound. Return None
    if there is no order, or if more was delivered than ordered: then not all orders are recorded.
    """
    orders: defaultdict[str, list[Flow]] = defaultdict(list)
    for flow in book.flows:
        if flow.stage == "ordered":
            orders[flow.batch].append(flow)
    ordered = total(flow.units for each in orders.values() for flow in each)
    hidden = [replace(each, record="") for each in book.hidden if each.batch in orders]
    come = _come([*book.deliveries, *hidden], at)
    came = total(map(_once_or_more, _groups(come)))
    if not orders or (ordered.high is not None and ordered.high < came.low):
        return None
    left = total(_left(batch, come, at) for batch in orders.values())
    own = [each for each in come if "ordered" in each.told]
    apart: defaultdict[str, list[Delivery]] = defaultdict(list)
    for each in come:
        if each.batch not in orders:
            twice = any(_may_be_same(each, other) for other in own)
            units = perhaps(each.units, Decimal(0)) if twice else each.units
            apart[each.batch].append(replace(each, units=units))
    for batch in apart.values():
        left = difference(left, once(batch))
    cancelled = total(flow.units for flow in book.flows if flow.stage == "cancelled")
    return difference(left, perhaps(cancelled))


def perhaps(quantity: Quantity, best: Decimal | None = None) -> Quantity:
    """Return the quantity with the lower bound 0: it may not count at all."""
    return bounded(Decimal(0), quantity.high, quantity.unit, best)


def _left(orders: Sequence[Flow], come: Iterable[Delivery], at: EventLine | None) -> Quantity:
    """Return the units of the orders of one batch that are not delivered."""
    linked = [each for each in come if each.batch == orders[0].batch]
    others = once(each for each in linked if not each.complete)
    without = difference(total(order.units for order in orders), others)
    states = [_state(order.own, at) for order in orders]
    if "surely" not in states and "possibly" not in states:
        return without
    left = total(
        order.units if state == "no" else perhaps(order.units, _best_left(order.own, at))
        for order, state in zip(orders, states, strict=True)
        if state != "surely"
    )
    if all(each.complete for each in linked):
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


def _come(deliveries: Iterable[Delivery], at: EventLine | None) -> list[Delivery]:
    """Return the deliveries that are, or may be, over by ``at``, with the units that have come."""
    found = []
    for each in deliveries:
        listed = bool(each.record)
        if not listed and at is not None and each.lo > at.end_hi:
            continue
        units, over = each.units, listed or at is None or each.hi <= at.end_lo
        if each.open_end or not over:
            known = over and is_bounded(each.hi)
            units = perhaps(units, estimate(units) if known else None)
        units = perhaps(units) if each.claimed else units
        found.append(each if units is each.units else replace(each, units=units, sum=None))
    return found


def _groups(deliveries: Sequence[Delivery]) -> list[list[Delivery]]:
    """Group the deliveries that are, or may be, of the same units."""
    batches: defaultdict[str, list[Delivery]] = defaultdict(list)
    for each in deliveries:
        batches[each.batch].append(each)
    groups: list[list[Delivery]] = []
    for batch in batches.values():
        joined, others = batch, []
        for group in groups:
            if any(_may_be_same(a, b) for a in batch for b in group):
                joined = [*joined, *group]
            else:
                others.append(group)
        groups = [*others, joined]
    return groups


def _may_be_same(a: Delivery, b: Delivery) -> bool:
    """Return whether two records may be of the same delivery."""
    if a.batch == b.batch:
        return True
    if a.told & b.told or not may_share_buyers(a.event, b.event) or not a.may_meet(b):
        return False
    if a.own == b.own:
        return _reaches(a.units, b.units) and _reaches(b.units, a.units)
    part, own = (b, a) if a.own else (a, b)
    # An order may state one date for all its units; parts may have been delivered earlier.
    return _reaches(part.units, own.units)


def _reaches(a: Quantity, b: Quantity) -> bool:
    return b.high is None or a.low <= b.high


def _once_or_more(group: Sequence[Delivery]) -> Quantity:
    """Return the units in a group of deliveries that are, or may be, of the same units."""
    batches: defaultdict[str, list[Delivery]] = defaultdict(list)
    for each in group:
        batches[each.batch].append(each)
    most = total(map(once, batches.values()))
    fewest = most if len(batches) == 1 else once(group)
    if fewest.low >= most.low:
        return most
    return bounded(fewest.low, most.high, None, estimate(fewest))
