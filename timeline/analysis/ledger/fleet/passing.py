"""Units that pass stages: the sums of movements, each unit once, and those not yet delivered."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from timeline.analysis.lags import ZONES
from timeline.analysis.ledger.deliveries.batches import STAGES
from timeline.analysis.ledger.deliveries.counting import once
from timeline.analysis.ledger.deliveries.stated import ANY
from timeline.analysis.ledger.fleet.history import FleetMovements
from timeline.analysis.ledger.fleet.movement import Movement
from timeline.quantities import Quantity, Total, difference, largest, total


def stated_number(quantity: Quantity | None) -> Quantity:
    """Return the quantity; if none is stated, a quantity that allows any number."""
    return ANY if quantity is None else quantity


def passed(
    movements: Sequence[Movement], stages: Sequence[str], base: Movement | None = None
) -> Quantity:
    """Return the most units that passed any of the stages.

    The stages of one batch concern the same units, so each batch counts once. The batch of
    ``base`` counts only beyond the units of the base itself, which its fleet already includes.
    """
    found = []
    for batch in _batches(movements).values():
        if base is None or base.quantity is None or base.batch != batch[0].batch:
            found.append(_most(batch, stages))
        else:
            found.append(difference(_most([base, *batch], stages), base.quantity))
    return total(found)


def passed_once(movements: Iterable[Movement], stage: str) -> Quantity:
    """Return the units that passed a stage; a delivery stated twice counts once."""
    if stage not in ("delivered", "transferred"):
        return added(movements, stage)
    found = (each for each in movements if each.stage == stage and not each.inside)
    return once(each.delivery for each in found if each.delivery)


def added(movements: Iterable[Movement], stage: str) -> Quantity:
    """Return the sum of the units that passed a stage."""
    found = (each for each in movements if each.stage == stage and not each.inside)
    return total(stated_number(each.quantity) for each in found)


def _most(batch: Sequence[Movement], stages: Sequence[str] = STAGES) -> Quantity:
    """Return the largest number of units of one batch that passed a stage."""
    return largest(passed_once(batch, stage) for stage in stages)


def _batches(movements: Iterable[Movement]) -> dict[str, list[Movement]]:
    """Return the movements of each batch."""
    found: dict[str, list[Movement]] = {}
    for each in movements:
        found.setdefault(each.batch, []).append(each)
    return found


class OutstandingUnits:
    """Units that passed any stage, and those that were delivered, by the time of any movement.

    The movements that are surely earlier are kept from one time to the next.
    """

    def __init__(self, fleet: FleetMovements) -> None:
        self._fleet = fleet
        self._earlier: defaultdict[str, list[Movement]] = defaultdict(list)
        self._passed = 0
        self._linked = Total()
        self._single = {stage: Total() for stage in STAGES}
        self._later = Total()

    def since(self, base: Movement, this: Movement, since: Sequence[Movement]) -> Quantity:
        """Return the most units that passed any stage since the base, or before and undelivered.

        "Undelivered" means not delivered by the time of the base. Linked records are counted batch
        by batch. The others are counted stage by stage, because any delivery may belong to any of
        them.
        """
        self._move(base.event.start_lo - ZONES)
        more = [each for each in self._fleet.perhaps_before(base) if each is not this]
        if base is not this:
            more.append(base)
        known = {id(each) for each in more}
        later = [each for each in since if id(each) not in known]
        before, after = _batches(more), _batches(later)
        touched = dict.fromkeys((*before, *after))
        for batch in touched:
            earlier = [*self._earlier.get(batch, ()), *before.get(batch, ())]
            self._put(batch, earlier, after.get(batch, ()))
        delivered = self._single["delivered"].value
        found = [
            difference(each.value, delivered)
            for stage, each in self._single.items()
            if stage != "delivered"
        ]
        found += [self._linked.value, self._later.value]
        for batch in touched:
            self._put(batch, self._earlier.get(batch, ()), ())
        return total(found)

    def _move(self, day: int) -> None:
        """Keep the movements that are over before a day."""
        by_end, changed = self._fleet.by_end, set()
        while self._passed < len(by_end) and by_end[self._passed][0] < day:
            each = self._fleet.movements[by_end[self._passed][1]]
            self._earlier[each.batch].append(each)
            changed.add(each.batch)
            self._passed += 1
        while self._passed and by_end[self._passed - 1][0] >= day:
            self._passed -= 1
            each = self._fleet.movements[by_end[self._passed][1]]
            mine = self._earlier[each.batch]
            del mine[next(n for n, other in enumerate(mine) if other is each)]
            changed.add(each.batch)
        for batch in changed:
            self._put(batch, self._earlier[batch], ())

    def _put(self, batch: str, earlier: Sequence[Movement], later: Sequence[Movement]) -> None:
        """Replace the units of a batch, given its movements before the base and since."""
        both = [*earlier, *later]
        linked = later_units = None
        single: dict[str, Quantity] = {}
        if len(both) > 1:
            occurred = [each for each in earlier if each.event.status == "occurred"]
            linked = difference(_most(both), passed_once(occurred, "delivered"))
        elif later:
            later_units = total(added(later, stage) for stage in STAGES)
        elif earlier and not earlier[0].inside:
            single = {earlier[0].stage: stated_number(earlier[0].quantity)}
        self._linked.put(batch, linked)
        self._later.put(batch, later_units)
        for stage, each in self._single.items():
            each.put(batch, single.get(stage))
