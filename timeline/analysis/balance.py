"""Stated totals held against their parts, as hledger holds a balance assertion.

``fleet_after`` asserts how large a fleet is (``actual``) or is to be (``expected``) after a
procurement. It is checked against the last figure stated surely before it for the same systems and
the same buyer's country, its *base*, and what was added since. All of it in bounds, and a total
``differs`` only if no numbers within the bounds add up:

- actual on actual: what was delivered since. An expected figure is no base for an actual one.
- expected on expected: at least what passed, since then, the stage of the base (20 approved after
  60 were to be expected of an approval are 20 more; but a delivery is of what was expected), at
  most what passed any stage: an order may be of the aircraft that were approved before, or of
  others.
- expected on actual: at least what passed the same stage as this since then; at most all that
  passed any stage, and what had not been delivered by then. An actual figure of the same event
  comes first.
- What was cancelled may be in the base or not; what is merely planned, announced or claimed, and
  what may not lie between the two, counts from nothing on; what states no number has no bound.

Without a base the check is ``unknown``: the base that the figures imply is told, not believed. But
a fleet that is smaller than what was just delivered into it differs from any base. Losses are in no
register, so an actual fleet may be smaller than its sum and still be right: it is a difference that
somebody has to explain.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from timeline.analysis.lags import precedes
from timeline.quantities import Quantity, compatible, total
from timeline.quantities.notation import EXACT, Qualifier, notation
from timeline.query.results import EventLine

Slot = Literal["expected", "actual"]
Verdict = Literal["agrees", "differs", "unknown"]

STAGES: Final = ("proposed", "approved", "ordered", "delivered")
"""What units pass, in order; ``cancelled`` is none of them."""
NOTHING: Final = total(())


@dataclass(frozen=True, slots=True)
class Movement:
    """What a procurement states: so many units at a stage, and the fleet after it, by slot."""

    event: EventLine
    stage: str
    quantity: Quantity | None
    fleet: dict[Slot, Quantity]


@dataclass(frozen=True, slots=True)
class Check:
    """A stated total and what it was held against.

    ``base`` is the figure stated by the event ``base_key``, None if there is none. ``added`` is
    what came to it, ``cancelled`` what may have gone, ``sum`` both with the base; ``here`` is the
    event's own part.
    """

    slot: Slot
    stated: Quantity
    here: Quantity | None
    verdict: Verdict
    base: Quantity | None = None
    base_slot: Slot | None = None
    base_key: str = ""
    added: Quantity = NOTHING
    cancelled: Quantity = NOTHING
    sum: Quantity | None = None

    @property
    def implied(self) -> Quantity | None:
        """What the base would be if only this event came between; None if that cannot be said."""
        return None if self.here is None else difference(self.stated, self.here)


def bounded(low: Decimal, high: Decimal | None, unit: str | None = None) -> Quantity:
    """The quantity of these bounds, as plain as it can be written."""
    qualifier: Qualifier = "between"
    best: Decimal | None = None
    if high is None:
        qualifier, best = "at-least", low
    elif low == high:
        qualifier, best = "exact", low
    elif low == 0:
        qualifier, best = "at-most", high
    return Quantity(notation(low, best, high, qualifier, unit), low, best, high, qualifier, unit)


def difference(whole: Quantity, part: Quantity) -> Quantity:
    """What is left of ``whole`` without ``part``, never less than nothing. Units are the same."""
    low = Decimal(0) if part.high is None else EXACT.subtract(whole.low, part.high)
    high = None if whole.high is None else EXACT.subtract(whole.high, part.low)
    return bounded(
        max(low, Decimal(0)), None if high is None else max(high, Decimal(0)), whole.unit
    )


def perhaps(quantity: Quantity) -> Quantity:
    """The same from nothing on: it may not count at all."""
    return bounded(Decimal(0), quantity.high, quantity.unit)


def stated_number(quantity: Quantity | None) -> Quantity:
    """The quantity; if none is stated, any number."""
    return bounded(Decimal(0), None) if quantity is None else quantity


def checks(movements: Sequence[Movement]) -> list[tuple[Check, ...]]:
    """The checks of each movement of one fleet: one for every total that it states."""
    return [tuple(_check(movements, this, slot) for slot in this.fleet) for this in movements]


class _Base(NamedTuple):
    movement: Movement
    slot: Slot
    quantity: Quantity


def _check(movements: Sequence[Movement], this: Movement, slot: Slot) -> Check:
    stated = this.fleet[slot]
    base = _base(movements, this, slot)
    if base is None:
        arrived = this.quantity.low if this.quantity and this.stage == "delivered" else 0
        impossible = stated.high is not None and stated.high < arrived
        return Check(slot, stated, this.quantity, "differs" if impossible else "unknown")
    added, cancelled = _since(movements, base, this, slot)
    most = total((base.quantity, added))
    sum_ = bounded(difference(most, cancelled).low, most.high)
    return Check(
        slot=slot,
        stated=stated,
        here=this.quantity,
        verdict="agrees" if compatible(stated, sum_) else "differs",
        base=base.quantity,
        base_slot=base.slot,
        base_key=base.movement.event.key,
        added=added,
        cancelled=cancelled,
        sum=sum_,
    )


def _base(movements: Sequence[Movement], this: Movement, slot: Slot) -> _Base | None:
    """The last total stated surely before ``this``, or an actual one beside an expected one."""
    if slot == "expected" and "actual" in this.fleet:
        return _Base(this, "actual", this.fleet["actual"])
    slots: tuple[Slot, ...] = ("expected", "actual") if slot == "expected" else ("actual",)
    found = [
        _Base(each, its_slot, each.fleet[its_slot])
        for each in movements
        if each is not this and _precedes(each, this)
        for its_slot in slots
        if its_slot in each.fleet
    ]
    return max(
        found,
        key=lambda base: (base.movement.event.end_hi, base.movement.event.start_lo),
        default=None,
    )


def _since(
    movements: Sequence[Movement], base: _Base, this: Movement, slot: Slot
) -> tuple[Quantity, Quantity]:
    """What came to the base by the time of ``this``, and what may have been cancelled of it."""
    since = [each for each in movements if _may_lie_between(base.movement, each, this)]
    if base.movement is not this or this.stage != "delivered":  # else it is in its own base
        since.append(this)
    if slot == "actual":
        possible, stage = [_sum(since, "delivered")], "delivered"
    else:
        possible = [_sum(since, stage) for stage in STAGES]
        stage = base.movement.stage if base.slot == "expected" else this.stage
        if base.slot == "actual":
            possible.append(_outstanding(movements, base.movement, this))
    certain = [each for each in since if _surely_counts(base.movement, each, this)]
    known_new = stage in STAGES and (stage != "delivered" or base.slot == "actual")
    low = _sum(certain, stage) if known_new else NOTHING
    cancelled = NOTHING if slot == "actual" else _sum(since, "cancelled")
    return bounded(low.low, total(possible).high), cancelled


def _outstanding(movements: Sequence[Movement], base: Movement, this: Movement) -> Quantity:
    """What had passed a stage but was not delivered when the base was stated, stage by stage."""
    earlier = [
        each for each in movements if each is not this and (each is base or _precedes(each, base))
    ]
    passed = {stage: _sum(earlier, stage) for stage in STAGES}
    delivered = passed.pop("delivered")
    return total(difference(each, delivered) for each in passed.values())


def _sum(movements: Iterable[Movement], stage: str) -> Quantity:
    return total(stated_number(each.quantity) for each in movements if each.stage == stage)


def _precedes(first: Movement, second: Movement) -> bool:
    """Whether ``first`` is over, whatever the days are, before ``second`` begins."""
    return precedes(first.event, second.event)


def _may_lie_between(base: Movement, each: Movement, this: Movement) -> bool:
    beside = each is not base and each is not this
    return beside and not _precedes(each, base) and not _precedes(this, each)


def _surely_counts(base: Movement, each: Movement, this: Movement) -> bool:
    if each is this:
        return True
    between = _precedes(base, each) and _precedes(each, this)
    return between and each.event.status == "occurred"
