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
- Linked records concern the same units (``batches``): they are added once, and the total of the
  base already includes the units of its own batch. A delivery that a record states of its own
  units counts at the date of that delivery.
- Lost units (``lost`` in an incident) leave the fleet. They are subtracted from an actual total; an
  expected total may or may not allow for them.
- Cancelled units may or may not be part of the base. Units merely planned, announced or claimed,
  and events that are not surely between the two, have the lower bound 0. A record that states no
  number has no bound.

More units lost than a fleet has are a difference, too, also without a later total. An inventory
states an actual total, too, and is the base of later ones. Without a base the check is
``unknown``: the base that the figures imply is reported, but not assumed. However, a fleet smaller
than the delivery that the same record states differs from any base. Losses that no incident
records and retirements are not known, so an actual fleet may be smaller than the sum and still be
correct: the difference needs an explanation.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from timeline.analysis.accounts.batches import STAGES
from timeline.analysis.accounts.movements import Movement, Slot
from timeline.analysis.deliveries.counting import once
from timeline.analysis.deliveries.stated import ANY
from timeline.analysis.lags import precedes
from timeline.quantities import Quantity, bounded, compatible, difference, largest, total

Verdict = Literal["agrees", "differs", "unknown"]

NOTHING: Final = total(())


@dataclass(frozen=True, slots=True)
class Check:
    """A stated total and the figures that it was compared with.

    ``base`` is the total stated by the event ``base_key``, None if there is none. ``added`` are
    the units added to it, ``cancelled`` the units that may have been removed, ``sum`` is the base
    with both applied, less the units ``lost`` in the incidents ``losses``. ``here`` is the number
    of units of the event itself.
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
    lost: Quantity = NOTHING
    losses: tuple[str, ...] = ()
    sum: Quantity | None = None

    @property
    def negative(self) -> bool:
        """Whether surely more units were lost than there were."""
        if self.base is None:
            return False
        most = total((self.base, self.added)).high
        return most is not None and most < self.lost.low

    @property
    def surplus(self) -> Quantity | None:
        """The units of the total beyond all that are recorded; None if it may be right."""
        if self.sum is None or self.verdict != "differs" or self.stated.low <= self.sum.low:
            return None
        return difference(self.stated, self.sum)

    @property
    def deficit(self) -> Quantity | None:
        """The units that are recorded beyond the total; None if it may be right."""
        if self.sum is None or self.verdict != "differs" or self.sum.low <= self.stated.low:
            return None
        return difference(self.sum, self.stated)

    @property
    def implied(self) -> Quantity | None:
        """The base if nothing but this event was added to it; None if the event has no number."""
        return None if self.here is None else difference(self.stated, self.here)


def stated_number(quantity: Quantity | None) -> Quantity:
    """Return the quantity; if none is stated, a quantity that allows any number."""
    return ANY if quantity is None else quantity


def checks(movements: Sequence[Movement]) -> list[tuple[Check, ...]]:
    """Return for each movement of one fleet its checks: one for every total that it states.

    A loss has a check only if more units are lost than the fleet has: at least none are left.
    """
    return [
        (
            *(_check(movements, this, slot, stated) for slot, stated in this.fleet.items()),
            *_left(movements, this),
        )
        for this in movements
    ]


def _left(movements: Sequence[Movement], this: Movement) -> Iterator[Check]:
    if this.stage == "lost" and this.event.status == "occurred":
        check = _check(movements, this, "actual", ANY)
        if check.negative:
            yield check


class _Base(NamedTuple):
    movement: Movement
    slot: Slot
    quantity: Quantity


def _check(movements: Sequence[Movement], this: Movement, slot: Slot, stated: Quantity) -> Check:
    base = _base(movements, this, slot)
    if base is None:
        arrived = this.quantity.low if this.quantity and this.stage == "delivered" else 0
        impossible = stated.high is not None and stated.high < arrived
        return Check(slot, stated, this.quantity, "differs" if impossible else "unknown")
    added, cancelled, lost, losses = _since(movements, base, this, slot)
    most = total((base.quantity, added))
    surely_lost = bounded(lost.low, lost.low)
    sum_ = bounded(
        difference(most, total((cancelled, lost))).low, difference(most, surely_lost).high
    )
    check = Check(
        slot=slot,
        stated=stated,
        here=this.quantity,
        verdict="agrees" if compatible(stated, sum_) else "differs",
        base=base.quantity,
        base_slot=base.slot,
        base_key=base.movement.event.key,
        added=added,
        cancelled=cancelled,
        lost=lost,
        losses=losses,
        sum=sum_,
    )
    return replace(check, verdict="differs") if check.negative else check


def _base(movements: Sequence[Movement], this: Movement, slot: Slot) -> _Base | None:
    """Return the last total stated surely before ``this``.

    The base of an expected total is the actual total of the same event, if it states both.
    """
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
) -> tuple[Quantity, Quantity, Quantity, tuple[str, ...]]:
    """Return the units added to the base by the time of ``this``, those perhaps cancelled, those
    lost, and the keys of the incidents in which they were lost."""
    since = [each for each in movements if _may_lie_between(base.movement, each, this)]
    if base.movement is not this or this.stage != "delivered":  # else the base includes it
        since.append(this)
    if slot == "actual":
        possible, stage = _passed(since, ("delivered",)), "delivered"
    elif base.slot == "actual":
        possible, stage = _outstanding(movements, base.movement, this, since), this.stage
    else:
        possible, stage = _passed(since, STAGES, base.movement), base.movement.stage
    certain = [each for each in since if _surely_counts(base.movement, each, this)]
    surely_lost = _sum(certain, "lost").low if slot == "actual" else Decimal(0)
    lost = bounded(surely_lost, _sum(since, "lost").high)
    known_new = stage in STAGES and (stage != "delivered" or base.slot == "actual")
    if base.slot == "expected":  # the base already includes the units of its own batch
        certain = [each for each in certain if each.batch != base.movement.batch]
    low = _once(certain, stage).low if known_new else Decimal(0)
    cancelled = NOTHING if slot == "actual" else _sum(since, "cancelled")
    losses = dict.fromkeys(each.event.key for each in since if each.stage == "lost")
    return bounded(low, possible.high), cancelled, lost, tuple(losses)


def _passed(
    movements: Sequence[Movement], stages: Sequence[str], base: Movement | None = None
) -> Quantity:
    """Return the most units that passed any of the stages.

    The stages of one batch concern the same units, so each batch counts once. The batch of
    ``base`` counts only beyond the units of the base itself, which its fleet already includes.
    """
    found = []
    for batch in _batches(movements):
        if base is None or base.quantity is None or base.batch != batch[0].batch:
            found.append(_most(batch, stages))
        else:
            found.append(difference(_most([base, *batch], stages), base.quantity))
    return total(found)


def _most(batch: Sequence[Movement], stages: Sequence[str] = STAGES) -> Quantity:
    """Return the largest number of units of one batch that passed a stage."""
    return largest(_once(batch, stage) for stage in stages)


def _once(movements: Iterable[Movement], stage: str) -> Quantity:
    """Return the units that passed a stage; a delivery stated twice counts once."""
    if stage != "delivered":
        return _sum(movements, stage)
    passed = (each for each in movements if each.stage == stage and not each.inside)
    return once(each.delivery for each in passed if each.delivery)


def _outstanding(
    movements: Sequence[Movement], base: Movement, this: Movement, since: Sequence[Movement]
) -> Quantity:
    """Return the most units that passed any stage since the base, or before it and undelivered.

    "Undelivered" means not delivered by the time of the base. Linked records are counted batch by
    batch. The others are counted stage by stage, because any delivery may belong to any of them.
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
    """Return the movements of each batch."""
    found: dict[str, list[Movement]] = {}
    for each in movements:
        found.setdefault(each.batch, []).append(each)
    return list(found.values())


def _sum(movements: Iterable[Movement], stage: str) -> Quantity:
    passed = (each for each in movements if each.stage == stage and not each.inside)
    return total(stated_number(each.quantity) for each in passed)


def _precedes(first: Movement, second: Movement) -> bool:
    """Return whether ``first`` is surely over before ``second`` begins."""
    return precedes(first.event, second.event)


def _may_lie_between(base: Movement, each: Movement, this: Movement) -> bool:
    beside = each is not base and each is not this
    return beside and not _precedes(each, base) and not _precedes(this, each)


def _surely_counts(base: Movement, each: Movement, this: Movement) -> bool:
    if each is this:
        return True
    between = _precedes(base, each) and _precedes(each, this)
    return between and each.event.status == "occurred"
