"""Stated totals compared with the sum of their parts, like a balance assertion of hledger.

``fleet_after`` states how large a fleet is (``actual``) or will be (``expected``) after a
procurement. The *base* of this total is the last total that is stated surely before it, for the
same systems and the same buyer's country. The total is compared with the base plus the units added
since then. All figures are bounds: a total ``differs`` only if no numbers within the bounds add up.
What counts as added depends on the two totals:

- Actual total, actual base: the units delivered since. An expected total is never the base of an
  actual one.
- Expected total, expected base: at least the units that have since passed the stage of the base.
  (If an approval expects 60, 20 more approved are added; a delivery adds nothing, because it is
  part of what was expected.) At most the units that passed any stage: an order may be of the units
  approved before, or of others.
- Expected total, actual base: at least the units that have since passed the stage of this event;
  at most all that passed any stage, plus the units not yet delivered at the time of the base. An
  actual total of the same event is the preferred base.
- Linked records concern the same units (``deliveries.batches``): they are added once, and the total
  of the base already includes the units of its own batch. A delivery that a record states of its
  own units counts at the date of that delivery.
- Units that leave the fleet (``departures``) are subtracted from an actual total; an expected total
  may or may not allow for them.
- Cancelled units may or may not be part of the base. Units merely planned, announced or claimed,
  and events that are not surely between the two, have the lower bound 0. A record that states no
  number has no bound.

More units that leave than a fleet has are a difference, too, also without a later total. An
inventory states an actual total, too, and is the base of later ones. Without a base the check is
``unknown``: the base that the figures imply is reported, but not assumed. However, a fleet smaller
than the delivery that the same record states differs from any base. Losses and retirements that no
event records are not known, so an actual fleet may be smaller than the sum and still be correct:
the difference needs an explanation.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate

from timeline.analysis.lags import ZONES, precedes
from timeline.analysis.ledger.deliveries.batches import STAGES
from timeline.analysis.ledger.deliveries.stated import ANY
from timeline.analysis.ledger.fleet.check import NOTHING, Check, Departure, Slot
from timeline.analysis.ledger.fleet.departures import LEAVING
from timeline.analysis.ledger.fleet.history import Base, FleetMovements
from timeline.analysis.ledger.fleet.movement import Movement
from timeline.analysis.ledger.fleet.passing import (
    OutstandingUnits,
    added,
    passed,
    passed_once,
    stated_number,
)
from timeline.quantities import Quantity, bounded, compatible, difference, total


def checks(movements: Sequence[Movement]) -> list[tuple[Check, ...]]:
    """Return for each movement of one fleet its checks: one for every total that it states.

    Units that leave have a check only if they are more than the fleet has: at least none are left.
    """
    return _Balance(movements).checks()


class _Balance:
    """The movements of one fleet, and the totals that they are compared with."""

    def __init__(self, movements: Sequence[Movement]) -> None:
        self._movements = movements
        self._fleet = FleetMovements(movements)
        self._outstanding = OutstandingUnits(self._fleet)
        self._leaving = _Leaving(movements)

    def checks(self) -> list[tuple[Check, ...]]:
        return [
            (
                *(self._check(this, slot, stated) for slot, stated in this.fleet.items()),
                *self._left(this),
            )
            for this in self._movements
        ]

    def _left(self, this: Movement) -> Iterator[Check]:
        if this.stage not in LEAVING or this.event.status != "occurred":
            return
        base = self._fleet.base(this, "actual")
        if base is None or not self._leaving.may_exceed(base, this):
            return
        check = self._check(this, "actual", ANY)
        if check.negative:
            yield check

    def _check(self, this: Movement, slot: Slot, stated: Quantity) -> Check:
        base = self._fleet.base(this, slot)
        if base is None:
            arrived = this.quantity.low if this.quantity and this.stage == "delivered" else 0
            impossible = stated.high is not None and stated.high < arrived
            return Check(slot, stated, this.quantity, "differs" if impossible else "unknown")
        added, cancelled, departures = self._since(base, this, slot)
        most, gone = total((base.quantity, added)), total(each.units for each in departures)
        surely_gone = bounded(gone.low, gone.low)
        sum_ = bounded(
            difference(most, total((cancelled, gone))).low, difference(most, surely_gone).high
        )
        check = Check(
            slot=slot,
            stated=stated,
            here=this.quantity,
            verdict="agrees" if compatible(stated, sum_) else "differs",
            base=base.quantity,
            base_slot=base.slot,
            base_key=base.movement.key,
            added=added,
            cancelled=cancelled,
            departures=departures,
            sum=sum_,
        )
        return replace(check, verdict="differs") if check.negative else check

    def _since(
        self, base: Base, this: Movement, slot: Slot
    ) -> tuple[Quantity, Quantity, tuple[Departure, ...]]:
        """Return the units added to the base by the time of ``this``, those perhaps cancelled, and
        those that left the fleet."""
        since = self._fleet.between(base.movement, this)
        if base.movement is not this or this.stage != "delivered":  # else the base includes it
            since.append(this)
        if slot == "actual":
            possible, stage = passed(since, ("delivered",)), "delivered"
        elif base.slot == "actual":
            possible, stage = self._outstanding.since(base.movement, this, since), this.stage
        else:
            possible, stage = passed(since, STAGES, base.movement), base.movement.stage
        certain = [each for each in since if _surely_counts(base.movement, each, this)]
        departures = tuple(_departures(since, certain if slot == "actual" else ()))
        known_new = stage in STAGES and (stage != "delivered" or base.slot == "actual")
        if base.slot == "expected":  # the base already includes the units of its own batch
            certain = [each for each in certain if each.batch != base.movement.batch]
        low = passed_once(certain, stage).low if known_new else Decimal(0)
        cancelled = NOTHING if slot == "actual" else added(since, "cancelled")
        return bounded(low, possible.high), cancelled, departures


class _Leaving:
    """The units that surely leave a fleet, by day, to see quickly that they are not too many."""

    def __init__(self, movements: Iterable[Movement]) -> None:
        left = [(each.event, _at_most(each)) for each in movements if each.stage in LEAVING]
        self._begun = _Growing((event.start_lo, low) for event, low in left)
        self._over = _Growing((event.end_hi, low) for event, low in left)

    def may_exceed(self, base: Base, this: Movement) -> bool:
        """Return whether more units than the base may have left it since, by the days alone."""
        begun = self._begun.until(this.event.end_hi + ZONES)
        over = self._over.until(base.movement.event.start_lo - ZONES - 1)
        return base.quantity.high is not None and base.quantity.high < begun - over


def _at_most(movement: Movement) -> Decimal:
    """Return a number that the units that surely left do not exceed."""
    sum_ = movement.delivery.sum if movement.delivery else None
    units = stated_number(movement.quantity).low
    return units if sum_ is None else max(units, sum_.units.low)


class _Growing:
    """A sum that grows on certain days."""

    def __init__(self, parts: Iterable[tuple[int, Decimal]]) -> None:
        given = sorted(parts)
        self._days = [day for day, _ in given]
        self._sums = list(accumulate((part for _, part in given), initial=Decimal(0)))

    def until(self, day: int) -> Decimal:
        """Return the sum on a day."""
        return self._sums[bisect_right(self._days, day)]


def _departures(since: Sequence[Movement], certain: Sequence[Movement]) -> Iterator[Departure]:
    """Yield the units that left, surely those of ``certain``, by the way in which they did."""
    for stage in LEAVING:
        units = bounded(passed_once(certain, stage).low, passed_once(since, stage).high)
        if units.high != 0:
            keys = dict.fromkeys(each.key for each in since if each.stage == stage)
            yield Departure(stage, units, tuple(keys))


def _surely_counts(base: Movement, each: Movement, this: Movement) -> bool:
    if each is this:
        return True
    between = precedes(base.event, each.event) and precedes(each.event, this.event)
    return between and each.event.status == "occurred"
