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
- Linked records are of the same units (``batches``): they are added once, and what the base states
  of its own batch is in its fleet already. What a record tells of its own delivery came then.
- What was cancelled may be in the base or not; what is merely planned, announced or claimed, and
  what may not lie between the two, counts from nothing on; what states no number has no bound.

Without a base the check is ``unknown``: the base that the figures imply is told, not believed. But
a fleet that is smaller than what was just delivered into it differs from any base. Losses are in no
register, so an actual fleet may be smaller than its sum and still be right: it is a difference that
somebody has to explain.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from timeline.analysis.batches import STAGES, is_certain
from timeline.analysis.lags import precedes
from timeline.quantities import Quantity, bounded, compatible, difference, largest, total
from timeline.query.results import DateValue, EventLine

Slot = Literal["expected", "actual"]
Verdict = Literal["agrees", "differs", "unknown"]

NOTHING: Final = total(())


@dataclass(frozen=True, slots=True)
class Movement:
    """What a procurement states: so many units at a stage, and the fleet after it, by slot.

    ``batch`` is the same for movements of the same units (see ``batches``). What is ``inside``
    another of the same stage adds nothing to it; ``own`` is a delivery told by the record of what
    is delivered.
    """

    event: EventLine
    stage: str
    quantity: Quantity | None
    fleet: dict[Slot, Quantity]
    batch: str
    inside: bool = False
    own: bool = False


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


def own_movement(movement: Movement, delivery: DateValue) -> Movement:
    """The delivery that a procurement tells of itself, as a movement of its own."""
    event = replace(
        movement.event,
        when=delivery.edtf,
        start_lo=delivery.lo,
        start_hi=delivery.hi,
        end_lo=delivery.lo,
        end_hi=delivery.hi,
        status=movement.event.status if is_certain(delivery) else "claimed",
    )
    return replace(movement, event=event, stage="delivered", fleet={}, own=True)


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
        possible, stage = _passed(since, ("delivered",)), "delivered"
    elif base.slot == "actual":
        possible, stage = _outstanding(movements, base.movement, this, since), this.stage
    else:
        possible, stage = _passed(since, STAGES, base.movement), base.movement.stage
    certain = [each for each in since if _surely_counts(base.movement, each, this)]
    known_new = stage in STAGES and (stage != "delivered" or base.slot == "actual")
    if base.slot == "expected":  # which holds the units of its own batch already
        certain = [each for each in certain if each.batch != base.movement.batch]
    low = _at_least(certain, stage) if known_new else Decimal(0)
    cancelled = NOTHING if slot == "actual" else _sum(since, "cancelled")
    return bounded(low, possible.high), cancelled


def _passed(
    movements: Sequence[Movement], stages: Sequence[str], base: Movement | None = None
) -> Quantity:
    """At most what passed any of the stages: once for each batch, whose stages are the same units.

    Of the batch of ``base``, what is more than the base itself, whose fleet holds that already.
    """
    found = []
    for batch in _batches(movements):
        if base is None or base.quantity is None or base.batch != batch[0].batch:
            found.append(_most(batch, stages))
        else:
            found.append(difference(_most([base, *batch], stages), base.quantity))
    return total(found)


def _most(batch: Sequence[Movement], stages: Sequence[str] = STAGES) -> Quantity:
    """The most of one batch that passed a stage."""
    return largest(_once(batch, stage) for stage in stages)


def _once(batch: Sequence[Movement], stage: str) -> Quantity:
    """What of one batch passed a stage: a delivery that its order tells, too, came once."""
    itself = [each for each in batch if each.own]
    return largest((_sum(itself, stage), _sum((m for m in batch if not m.own), stage)))


def _outstanding(
    movements: Sequence[Movement], base: Movement, this: Movement, since: Sequence[Movement]
) -> Quantity:
    """At most what passed any stage since the base, and before it without being delivered by then.

    Of linked records batch by batch. The others are taken stage by stage, since any delivery may be
    of any of them.
    """
    earlier = [
        each for each in movements if each is not this and (each is base or _precedes(each, base))
    ]
    found, single = [], []
    for batch in _batches([*earlier, *(each for each in since if each not in earlier)]):
        if len(batch) == 1:
            single += batch
            continue
        before = [each for each in batch if each in earlier and each.event.status == "occurred"]
        found.append(difference(_most(batch), _once(before, "delivered")))
    passed = {stage: _sum((m for m in single if m in earlier), stage) for stage in STAGES}
    delivered = passed.pop("delivered")
    found += [difference(each, delivered) for each in passed.values()]
    found += [_sum((m for m in single if m not in earlier), stage) for stage in STAGES]
    return total(found)


def _batches(movements: Iterable[Movement]) -> list[list[Movement]]:
    """The movements of each batch."""
    found: dict[str, list[Movement]] = {}
    for each in movements:
        found.setdefault(each.batch, []).append(each)
    return list(found.values())


def _at_least(movements: Iterable[Movement], stage: str) -> Decimal:
    """What surely passed a stage: a delivery told twice, without a link, counts once."""
    own = others = Decimal(0)
    for batch in _batches(movements):
        if any(each.own and each.stage == stage for each in batch):
            own += _once(batch, stage).low
        else:
            others += _once(batch, stage).low
    return max(own, others)


def _sum(movements: Iterable[Movement], stage: str) -> Quantity:
    passed = (each for each in movements if each.stage == stage and not each.inside)
    return total(stated_number(each.quantity) for each in passed)


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
