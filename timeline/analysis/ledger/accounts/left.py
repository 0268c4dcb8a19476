"""How many units of the orders of one purchase are left: neither delivered nor cancelled."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from timeline.analysis.ledger.accounts.arrivals import perhaps
from timeline.analysis.ledger.accounts.running import RunningTotal
from timeline.analysis.ledger.deliveries.book import Flow
from timeline.analysis.ledger.deliveries.counting import Delivery
from timeline.analysis.ledger.deliveries.stated import goes_on
from timeline.dates.calendar import is_bounded
from timeline.quantities import Quantity, Total, bounded, difference, largest, total
from timeline.query.results import DateValue, EventLine

_State = Literal["surely", "possibly", "no"]


class OrderBatch:
    """A purchase, and what is known of it so far.

    ``come`` are the deliveries that have come, ``parts`` those that are not of all its units, and
    ``apart`` all of them as they count without an order. ``ordered`` is the sum of its orders,
    ``others`` are the units of earlier stages and of cancellations, and ``beside`` those that
    records outside the account state. ``stated`` is the number of deliveries that an order states.
    """

    def __init__(self, possible: Sequence[Delivery]) -> None:
        self.come, self.apart = RunningTotal(possible), RunningTotal(possible)
        parts = [each for each in possible if not each.complete]
        self.parts = self.come if len(parts) == len(possible) else RunningTotal(parts)
        self.orders: list[Flow] = []
        self.ordered = Total()
        self.dated = False
        self.others: list[Flow] = []
        self.beside: list[Flow] = []
        self.stated = 0

    @property
    def cancelled(self) -> list[Quantity]:
        """The units of its cancellations in the account."""
        return [flow.units for flow in self.others if flow.stage == "cancelled"]

    def left(self, at: EventLine | None) -> Quantity:
        """Return the units of the orders that are neither delivered nor cancelled by ``at``."""
        left = self._not_delivered(at)
        known = [(flow, flow.units) for flow in self.others]
        known += [(flow, passed(flow, at)) for flow in self.beside]
        cancels = [pair for pair in known if pair[0].stage == "cancelled"]
        if not cancels:
            return left
        orders = {order.event.key for order in self.orders}
        surely = total(units for flow, units in cancels if flow.cancels(orders))
        perhaps_never = total(units for flow, units in cancels if not flow.cancels(orders))
        earlier: defaultdict[str, list[Quantity]] = defaultdict(list)
        for flow, units in known:
            if flow.stage != "cancelled":
                earlier[flow.stage].append(units)
        never = difference(largest(map(total, earlier.values())), self.ordered.value)
        if never.high != 0:
            fewest = difference(perhaps_never, never).low
            perhaps_never = bounded(fewest, perhaps_never.high)
        return difference(left, total((surely, perhaps_never)))

    def _not_delivered(self, at: EventLine | None) -> Quantity:
        others = self.parts.value
        without = difference(self.ordered.value, others)
        if not self.dated:
            return without
        states = [state_of(order.own, at) for order in self.orders]
        if "surely" not in states and "possibly" not in states:
            return without
        left = total(
            order.units if state == "no" else perhaps(order.units, best_left(order.own, at))
            for order, state in zip(self.orders, states, strict=True)
            if state != "surely"
        )
        if not len(self.parts):
            return left
        # Both kinds of records exist: they may be of the same deliveries or of different ones.
        highs = [each.high for each in (left, without) if each.high is not None]
        low = difference(left, others).low
        return bounded(low, min(highs, default=None), None, low if low == 0 else None)


def passed(flow: Flow, at: EventLine | None) -> Quantity:
    """Return the units of a record outside the account that passed its stage by the end of ``at``.

    All of them if ``at`` is None.
    """
    if at is None or flow.event.end_hi <= at.end_lo:
        return flow.units
    return bounded(Decimal(0), Decimal(0) if flow.event.start_lo > at.end_hi else flow.units.high)


def best_left(own: DateValue | None, at: EventLine | None) -> Decimal | None:
    """Return the best estimate of the units left after a possible delivery.

    It is 0 if the date of the delivery is over by ``at``, otherwise None (no estimate).
    """
    over = own is not None and is_bounded(own.hi) and (at is None or own.hi <= at.end_lo)
    return Decimal(0) if over else None


def state_of(own: DateValue | None, at: EventLine | None) -> _State:
    """Return whether a delivery is complete by the end of ``at``, or at all."""
    if own is None or (at is not None and own.lo > at.end_hi):
        return "no"
    over = at is None or own.hi <= at.end_lo
    return "surely" if over and not goes_on(own) else "possibly"
