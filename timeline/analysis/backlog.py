"""How many units of the same systems were delivered, and how many are ordered and not delivered.

These figures follow the rules of ``batches``. Deliveries that are linked to an order are
subtracted from it; the others are subtracted from the sum of all orders, because no statement says
to which order they belong.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from timeline.analysis.batches import is_certain, may_share_buyers
from timeline.analysis.deliveries import PartialDelivery
from timeline.dates.calendar import is_bounded
from timeline.quantities import Quantity, bounded, difference, estimate, largest, total
from timeline.query.results import DateValue, EventLine

_State = Literal["surely", "possibly", "no"]


@dataclass(frozen=True, slots=True)
class Flow:
    """Units that pass a stage.

    ``own`` is the date on which the same record states that all of them were delivered, ``parts``
    are the numbered deliveries that it states instead.
    """

    event: EventLine
    stage: str
    batch: str
    units: Quantity
    own: DateValue | None
    parts: tuple[PartialDelivery, ...] = ()


@dataclass(frozen=True, slots=True)
class _Delivery:
    """Units of a batch that were delivered from day ``lo`` to day ``hi``.

    The delivery is stated by one record, which is of ``stage``.
    """

    flow: Flow
    stage: str
    units: Quantity
    lo: int
    hi: int


def delivered(flows: Sequence[Flow], at: EventLine | None = None) -> Quantity:
    """Return the units delivered by the end of ``at``; without ``at``, those delivered at all.

    The lower bound counts no unit twice.
    """
    return total(_once_or_more(group) for group in _groups(_deliveries(flows, at)))


def outstanding(flows: Sequence[Flow], at: EventLine | None = None) -> Quantity | None:
    """Return the units ordered and not delivered by the end of ``at``, or after all records.

    A cancellation may or may not concern an order, so it only lowers the lower bound. Return None
    if there is no order, or if more was delivered than ordered: then not all orders are recorded.
    """
    orders: defaultdict[str, list[Flow]] = defaultdict(list)
    for flow in flows:
        if flow.stage == "ordered":
            orders[flow.batch].append(flow)
    ordered = total(flow.units for each in orders.values() for flow in each)
    deliveries = _deliveries(flows, at)
    came = total(map(_once_or_more, _groups(deliveries)))
    if not orders or (ordered.high is not None and ordered.high < came.low):
        return None
    left = total(_left(batch, deliveries, at) for batch in orders.values())
    own = [each for each in deliveries if each.stage == "ordered"]
    for each in deliveries:
        if each.flow.batch not in orders:
            twice = any(_may_be_same(each, other) for other in own)
            left = difference(left, perhaps(each.units, Decimal(0)) if twice else each.units)
    cancelled = total(flow.units for flow in flows if flow.stage == "cancelled")
    return difference(left, perhaps(cancelled))


def perhaps(quantity: Quantity, best: Decimal | None = None) -> Quantity:
    """Return the quantity with the lower bound 0: it may not count at all."""
    return bounded(Decimal(0), quantity.high, quantity.unit, best)


def _left(
    orders: Sequence[Flow], deliveries: Iterable[_Delivery], at: EventLine | None
) -> Quantity:
    """Return the units of the orders of one batch that are not delivered."""
    linked = [each for each in deliveries if each.flow.batch == orders[0].batch]
    others = largest(map(total, _by_stage(each for each in linked if each.stage != "ordered")))
    if any(order.parts for order in orders):
        came = total(each.units for each in linked if each.stage == "ordered")
        return difference(total(order.units for order in orders), largest((came, others)))
    states = [_state(order.own, at) for order in orders]
    if "surely" not in states and "possibly" not in states:
        return difference(total(order.units for order in orders), others)
    own = [
        order.units if state == "no" else perhaps(order.units, _best_left(order.own, at))
        for order, state in zip(orders, states, strict=True)
        if state != "surely"
    ]
    left, without = total(own), difference(total(order.units for order in orders), others)
    if len(linked) == sum(each.stage == "ordered" for each in linked):
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
    return "surely" if over and is_certain(own) else "possibly"


def _deliveries(flows: Iterable[Flow], at: EventLine | None) -> list[_Delivery]:
    found: list[_Delivery] = []
    for flow in flows:
        event, own = flow.event, flow.own
        if flow.parts:
            found += _partial(flow, at)
        elif flow.stage == "delivered":
            found.append(_Delivery(flow, "delivered", flow.units, event.start_lo, event.end_hi))
        elif own is not None and (state := _state(own, at)) != "no":
            best = estimate(flow.units) if _best_left(own, at) is not None else None
            units = flow.units if state == "surely" else perhaps(flow.units, best)
            found.append(_Delivery(flow, flow.stage, units, own.lo, own.hi))
    return found


def _partial(flow: Flow, at: EventLine | None) -> Iterator[_Delivery]:
    """Yield the numbered deliveries of a record that are, or may be, over by ``at``."""
    for part in flow.parts:
        lo, hi = part.days(flow.event, flow.stage)
        if at is not None and lo > at.end_hi:
            continue
        certain = part.date is None or is_certain(part.date)
        units, over = part.units, at is None or hi <= at.end_lo
        if not (certain and over):
            units = perhaps(units, estimate(units) if over and is_bounded(hi) else None)
        yield _Delivery(flow, flow.stage, units, lo, hi)


def _groups(deliveries: Sequence[_Delivery]) -> list[list[_Delivery]]:
    """Group the deliveries that are, or may be, of the same units."""
    groups: list[list[_Delivery]] = []
    for each in deliveries:
        same = [group for group in groups if any(_may_be_same(each, other) for other in group)]
        groups = [group for group in groups if group not in same]
        groups.append([each, *(other for group in same for other in group)])
    return groups


def _may_be_same(a: _Delivery, b: _Delivery) -> bool:
    """Return whether two records may be of the same delivery."""
    if a.flow.batch == b.flow.batch:
        return True
    if a.stage == b.stage or not may_share_buyers(a.flow.event, b.flow.event):
        return False
    if "delivered" not in (a.stage, b.stage):
        numbers = _reaches(a.units, b.units) and _reaches(b.units, a.units)
        return numbers and a.lo <= b.hi and b.lo <= a.hi
    part, own = (a, b) if a.stage == "delivered" else (b, a)
    # The order states one date for all its units; parts may have been delivered earlier.
    return (
        _reaches(part.units, own.units) and own.flow.event.start_lo <= part.hi and part.lo <= own.hi
    )


def _reaches(a: Quantity, b: Quantity) -> bool:
    return b.high is None or a.low <= b.high


def _once_or_more(group: Sequence[_Delivery]) -> Quantity:
    """Return the units in a group of deliveries that are, or may be, of the same units."""
    once = largest(map(total, _by_stage(group)))
    batches: defaultdict[str, list[_Delivery]] = defaultdict(list)
    for each in group:
        batches[each.flow.batch].append(each)
    if len(batches) == 1:
        return once
    most = total(largest(map(total, _by_stage(each))) for each in batches.values())
    if len({each.stage for each in group}) == 1:
        return most
    return bounded(once.low, most.high, None, estimate(once))


def _by_stage(deliveries: Iterable[_Delivery]) -> list[list[Quantity]]:
    found: defaultdict[str, list[Quantity]] = defaultdict(list)
    for each in deliveries:
        found[each.stage].append(each.units)
    return list(found.values())
