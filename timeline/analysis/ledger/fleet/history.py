"""The movements of a fleet in time: the last total before one, and those between two.

Days alone show which movements are surely before another one, except those of the days next to it
and those whose dates are stated relative to it (``lags.precedes``). So only these are compared.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.analysis.dated import anchors
from timeline.analysis.lags import ZONES, precedes
from timeline.analysis.ledger.deliveries.spans import Spans
from timeline.analysis.ledger.fleet.check import Slot
from timeline.analysis.ledger.fleet.movement import Movement
from timeline.quantities import Quantity


class Base(NamedTuple):
    """A total that a later one is compared with."""

    movement: Movement
    slot: Slot
    quantity: Quantity


class FleetMovements:
    """The movements of one fleet, by their days."""

    def __init__(self, movements: Sequence[Movement]) -> None:
        self.movements = movements
        events = [each.event for each in movements]
        self._spans = Spans((event.start_lo, event.end_hi) for event in events)
        self.by_end = sorted((event.end_hi, number) for number, event in enumerate(events))
        totals: list[tuple[int, int, int, Slot]] = []
        self._dated_by: defaultdict[str, list[int]] = defaultdict(list)
        self._by_key: defaultdict[str, list[int]] = defaultdict(list)
        for number, each in enumerate(movements):
            event = each.event
            for key in (event.key, *event.same_as):
                self._by_key[key].append(number)
            for anchor in anchors(event):
                self._dated_by[anchor].append(number)
            totals += [(event.end_hi, event.start_lo, -number, slot) for slot in each.fleet]
        # Of equal days the first movement comes last, and of one movement what it expects.
        self._totals = sorted(totals, key=lambda each: (*each[:3], each[3] == "expected"))
        self._ends = [end for end, *_ in self._totals]

    def base(self, this: Movement, slot: Slot) -> Base | None:
        """Return the last total stated surely before ``this``.

        The base of an expected total is the actual total of the same event, if it states both.
        """
        if slot == "expected" and "actual" in this.fleet:
            return Base(this, "actual", this.fleet["actual"])
        latest = bisect_right(self._ends, this.event.start_lo + ZONES)
        places = [self._last_before(this, slot, latest)]
        for number in self._related(this):
            each = self.movements[number].event
            end = (each.end_hi, each.start_lo, -number)
            for place in range(bisect_left(self._ends, each.end_hi), len(self._totals)):
                if self._totals[place][:3] > end:
                    break
                if self._totals[place][:3] == end and self._is_base(place, this, slot):
                    places.append(place)
        last = max((place for place in places if place is not None), default=None)
        if last is None:
            return None
        *_, number, its = self._totals[last]
        found = self.movements[-number]
        return Base(found, its, found.fleet[its])

    def _last_before(self, this: Movement, slot: Slot, latest: int) -> int | None:
        places = range(latest - 1, -1, -1)
        return next((place for place in places if self._is_base(place, this, slot)), None)

    def _is_base(self, place: int, this: Movement, slot: Slot) -> bool:
        *_, number, its = self._totals[place]
        each = self.movements[-number]
        return each is not this and slot in (its, "expected") and precedes(each.event, this.event)

    def between(self, base: Movement, this: Movement) -> list[Movement]:
        """Return the movements that are perhaps after the base and before ``this``."""
        first, last = base.event.start_lo - ZONES, this.event.end_hi + ZONES
        near = (self.movements[number] for number in self._spans.overlapping(first, last))
        return [each for each in near if _may_lie_between(base, each, this)]

    def perhaps_before(self, this: Movement) -> Iterator[Movement]:
        """Yield those that are surely before ``this``, although their days alone do not show it."""
        day = this.event.start_lo
        first = bisect_left(self.by_end, (day - ZONES, -1))
        last = bisect_right(self.by_end, (day + ZONES, len(self.by_end)))
        numbers = dict.fromkeys(number for _, number in self.by_end[first:last])
        for number in dict.fromkeys((*numbers, *self._related(this))):
            each = self.movements[number]
            late = each.event.end_hi >= day - ZONES
            if each is not this and late and precedes(each.event, this.event):
                yield each

    def _related(self, this: Movement) -> Iterator[int]:
        """Yield the movements whose dates are stated relative to ``this``, or this to them."""
        for key in (this.event.key, *this.event.same_as):
            yield from self._dated_by.get(key, ())
        for key in anchors(this.event):
            yield from self._by_key.get(key, ())


def _may_lie_between(base: Movement, each: Movement, this: Movement) -> bool:
    beside = each is not base and each is not this
    return beside and not precedes(each.event, base.event) and not precedes(this.event, each.event)
