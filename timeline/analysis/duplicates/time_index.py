"""Pairs of events that are near each other in time, without comparing all with all.

Time has cells on four levels: days, months and years of a fixed length, and one cell for all time.
An event belongs to the finest level on which it covers few cells; it is found there and on each
coarser level. Its neighbours are the events of the cells that it covers on its own level, and those
of coarser levels that belong there. So every two events whose days overlap share a cell.

A cell can have many events: all orders of a year, or a day with hundreds of launches. If it has
more than ``NEAR`` of a group, an event has as neighbours those that share most of its traits, and
the rarest of these are looked up first. Of events that share the same traits, those at the same
place in the order of their cell are taken: the fifth of eight like the fifth of the other eight. So
the work grows with the number of events and not with its square.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from timeline.analysis.duplicates.traits import EventTraits
from timeline.dates.calendar import is_bounded
from timeline.progress import Progress, counted, silent
from timeline.query.results import EventLine

NEAR: Final = 20
"""The most events of a group in one cell that are all compared."""
BEST: Final = 4
"""The most of more than these that are compared with an event."""
_SCANNED: Final = 60  # entries of the index of traits that are read for one event in one cell
_SHARED: Final = 2 * _SCANNED  # what a shared trait weighs beside the order of these entries
_KEPT: Final = 2_000  # events with the same traits are mostly near each other
_LEVELS: Final = ((1, 3), (31, 92), (366, 1_100))
"""Days of a cell, and the most days of an event that belongs to the level."""
_ALL: Final = len(_LEVELS)

EventGroup = frozenset[object]
Allowed = Callable[[EventGroup, EventGroup], bool]


class _Cell:
    """The events of one group in one cell, by their number, in ascending order."""

    def __init__(self, members: Sequence[EventTraits]) -> None:
        self.numbers: list[int] = []
        self._members = members

    @cached_property
    def with_trait(self) -> dict[str, list[int]]:
        """The events that have each trait."""
        found: dict[str, list[int]] = {}
        for number in self.numbers:
            for trait in self._members[number].traits:
                found.setdefault(trait, []).append(number)
        return found

    def place(self, number: int) -> float:
        """Return the place of an event in the order of the cell, from 0 to 1."""
        return bisect_left(self.numbers, number) / len(self.numbers)


class _Similar(NamedTuple):
    """The events of a cell that share the rarest of some traits: as many traits as are read whole.

    ``ranks`` orders them: the fewer traits are shared, the greater the rank, by ``_SHARED`` for
    each; ``best`` are the first ones. Of the events with the next trait, ``rest``, only ``left``
    are read, and which they are differs between events with the same traits.
    """

    ranks: dict[int, int]
    best: list[int]
    rest: list[int]
    left: int

    def near(self, at: float) -> list[int]:
        """Return the events that share most traits; of equal ones those near ``at``.

        ``at`` is a place in the order of the cell, from 0 to 1.
        """
        ranks, best, rest, left = self
        if not rest:
            return best
        first = max(0, min(round(at * len(rest)) - left // 2, len(rest) - left))
        some = rest[first : first + left]
        more = ranks.keys() & some
        if not more and len(best) == BEST:
            return best
        best_ranks = {number: ranks[number] for number in best}
        for number in more:
            best_ranks[number] = ranks[number] - _SHARED
        found = sorted(best_ranks, key=best_ranks.__getitem__)[:BEST]
        if len(found) < BEST:
            found += [number for number in some if number not in ranks][: BEST - len(found)]
        return found


def _similar(cell: _Cell, traits: frozenset[str]) -> _Similar:
    known = cell.with_trait
    shared: Counter[int] = Counter()
    rest: list[int] = []
    left = _SCANNED
    for trait in sorted(traits & known.keys(), key=lambda trait: (len(known[trait]), trait)):
        some = known[trait]
        if len(some) > left:
            rest = some if left else []
            break
        shared.update(some)
        left -= len(some)
    ranks = {
        number: place - count * _SHARED for place, (number, count) in enumerate(shared.items())
    }
    return _Similar(ranks, sorted(ranks, key=ranks.__getitem__)[:BEST], rest, left)


_Cells = defaultdict[tuple[int, int], dict[EventGroup, _Cell]]


class TimeIndex:
    """An index of events by time, of which those of two groups may be compared if ``allowed``.

    The events are numbered as in ``members``; ``groups`` has the group of each.
    """

    def __init__(
        self, members: Sequence[EventTraits], groups: Sequence[EventGroup], allowed: Allowed
    ) -> None:
        self.members, self.groups, self._allowed = members, groups, allowed
        self._levels = [_level(each.event) for each in members]
        self._own: _Cells = defaultdict(dict)  # the events that belong to the level
        self._found: _Cells = defaultdict(dict)  # and those of finer levels
        self._similar = lru_cache(_KEPT)(_similar)
        for number, each in enumerate(members):
            for level in range(self._levels[number], _ALL + 1):
                for cell in _cells(each.event, level):
                    self._add(self._found[level, cell], number)
                    if level == self._levels[number]:
                        self._add(self._own[level, cell], number)

    def _add(self, cell: dict[EventGroup, _Cell], number: int) -> None:
        group = self.groups[number]
        if group not in cell:
            cell[group] = _Cell(self.members)
        cell[group].numbers.append(number)

    def pairs(self, progress: Progress = silent) -> Iterator[tuple[int, int]]:
        """Yield the pairs that share a cell, each once, the lower number first."""
        seen: set[int] = set()
        count = len(self.members)
        for number in counted(range(count), progress, "comparing", count):
            for other in self._near(number):
                low, high = (number, other) if number < other else (other, number)
                pair = low * count + high
                if low != high and pair not in seen:
                    seen.add(pair)
                    yield low, high

    def later(self, number: int, days: int) -> Iterator[int]:
        """Yield the events dated to a day or few that begin at most ``days`` after this one ends.

        There are none if this one is not dated to a day or few.
        """
        event = self.members[number].event
        if self._levels[number]:
            return
        found = {
            other
            for day in range(event.end_hi + 1, event.end_hi + days + 1)
            for other in self._in(self._own.get((0, day), {}), number)
            if self.members[other].event.start_lo == day
        }
        yield from sorted(found)

    def _near(self, number: int) -> list[int]:
        event, own = self.members[number].event, self._levels[number]
        near: list[int] = []
        for level in range(own, _ALL + 1):
            cells = self._found if level == own else self._own
            for cell in _cells(event, level):
                if there := cells.get((level, cell)):
                    near += self._in(there, number)
        return near

    def _in(self, cell: dict[EventGroup, _Cell], number: int) -> list[int]:
        mine = self.groups[number]
        near: list[int] = []
        for group, found in cell.items():
            if self._allowed(mine, group):
                if len(found.numbers) <= NEAR:
                    near += found.numbers
                else:
                    at = cell[mine].place(number) if mine in cell else 0.5
                    near += self._similar(found, self.members[number].traits).near(at)
        return near


def _level(event: EventLine) -> int:
    if not is_bounded(event.start_lo) or not is_bounded(event.end_hi):
        return _ALL
    span = event.end_hi - event.start_lo + 1
    return next((n for n, (_, most) in enumerate(_LEVELS) if span <= most), _ALL)


def _cells(event: EventLine, level: int) -> range:
    if level == _ALL:
        return range(1)
    days, _ = _LEVELS[level]
    return range(event.start_lo // days, event.end_hi // days + 1)
