"""The definition of the checks of a fleet, each total compared with all movements."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from timeline.analysis.lags import precedes
from timeline.analysis.ledger.deliveries.batches import STAGES
from timeline.analysis.ledger.deliveries.counting import once
from timeline.analysis.ledger.deliveries.stated import ANY
from timeline.analysis.ledger.fleet.check import NOTHING, Check, Departure, Slot
from timeline.analysis.ledger.fleet.departures import LEAVING
from timeline.analysis.ledger.fleet.movement import Movement
from timeline.quantities import Quantity, bounded, compatible, difference, largest, total


def stated_number(quantity: Quantity | None) -> Quantity:
    """Return the quantity; if none is stated, a quantity that allows any number."""
    return ANY if quantity is None else quantity


def checks(movements: Sequence[Movement]) -> list[tuple[Check, ...]]:
    """Return for each movement of one fleet its checks: one for every total that it states.

    Units that leave have a check only if they are more than the fleet has: at least none are left.
    """
    return [
        (
            *(_check(movements, this, slot, stated) for slot, stated in this.fleet.items()),
            *_left(movements, this),
        )
        for this in movements
    ]


def _left(movements: Sequence[Movement], this: Movement) -> Iterator[Check]:
    if this.stage in LEAVING and this.event.status == "occurred":
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
    added, cancelled, departures = _since(movements, base, this, slot)
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
        base_key=base.movement.event.key,
        added=added,
        cancelled=cancelled,
        departures=departures,
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
) -> tuple[Quantity, Quantity, tuple[Departure, ...]]:
    """Return the units added to the base by the time of ``this``, those perhaps cancelled, and
    those that left the fleet."""
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
    departures = tuple(_departures(since, certain if slot == "actual" else ()))
    known_new = stage in STAGES and (stage != "delivered" or base.slot == "actual")
    if base.slot == "expected":  # the base already includes the units of its own batch
        certain = [each for each in certain if each.batch != base.movement.batch]
    low = _once(certain, stage).low if known_new else Decimal(0)
    cancelled = NOTHING if slot == "actual" else _sum(since, "cancelled")
    return bounded(low, possible.high), cancelled, departures


def _departures(since: Sequence[Movement], certain: Sequence[Movement]) -> Iterator[Departure]:
    """Yield the units that left, surely those of ``certain``, by the way in which they did."""
    for stage in LEAVING:
        units = bounded(_once(certain, stage).low, _once(since, stage).high)
        if units.high != 0:
            keys = dict.fromkeys(each.event.key for each in since if each.stage == stage)
            yield Departure(stage, units, tuple(keys))


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
    if stage not in ("delivered", "transferred"):
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
