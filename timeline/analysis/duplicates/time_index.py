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
from operator import itemgetter
from typing import Final

from timeline.analysis.duplicates.comparing import EventTraits
from timeline.dates.calendar import is_bounded
from timeline.progress import Progress, counted, silent
from timeline.query.results import EventLine

NEAR: Final = 20
"""The most events of a group in one cell that are all compared."""
BEST: Final = 4
"""The most of more than these that are compared with an event."""
_SCANNED: Final = 60  # entries of the index of traits that are read for one event in one cell
_LEVELS: Final = ((1, 3), (31, 92), (366, 1_100))
"""Days of a cell, and the most days of an event that belongs to the level."""
_ALL: Final = len(_LEVELS)

EventGroup = frozenset[object]
Allowed = Callable[[EventGroup, EventGroup], bool]


class _Cell:
    """The events of one group in one cell, by their number, in ascending order."""

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self._index: dict[str, list[int]] | None = None
        self._rarest: dict[frozenset[str], list[str]] = {}

    def like(self, traits: frozenset[str], members: Sequence[EventTraits], at: float) -> list[int]:
        """Return the events that share most of these traits; of equal ones those near ``at``.

        ``at`` is a place in the order of the cell, from 0 to 1.
        """
        if len(self.numbers) <= NEAR:
            return self.numbers
        if self._index is None:
            self._index = {}
            for number in self.numbers:
                for trait in members[number].traits:
                    self._index.setdefault(trait, []).append(number)
        known = self._index
        rarest = self._rarest.get(traits)
        if rarest is None:
            rarest = sorted(traits & known.keys(), key=lambda trait: (len(known[trait]), trait))
            self._rarest[traits] = rarest
        shared: Counter[int] = Counter()
        left = _SCANNED
        for trait in rarest:
            some = known[trait]
            if len(some) > left:
                first = max(0, min(round(at * len(some)) - left // 2, len(some) - left))
                some = some[first : first + left]
            shared.update(some)
            left -= len(some)
            if left <= 0:
                break
        best = sorted(shared.items(), key=itemgetter(1), reverse=True)  # few, so this is fastest
        return [number for number, _ in best[:BEST]]

    def place(self, number: int) -> float:
        """Return the place of an event in the order of the cell, from 0 to 1."""
        return bisect_left(self.numbers, number) / len(self.numbers)


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
        for number, each in enumerate(members):
            group = groups[number]
            for level in range(self._levels[number], _ALL + 1):
                for cell in _cells(each.event, level):
                    where = (level, cell)
                    _cell(self._found, where, group).numbers.append(number)
                    if level == self._levels[number]:
                        _cell(self._own, where, group).numbers.append(number)

    def pairs(self, progress: Progress = silent) -> Iterator[tuple[int, int]]:
        """Yield the pairs that share a cell, each once, the lower number first."""
        seen: set[int] = set()
        count = len(self.members)
        for number in counted(range(count), progress, "comparing", count):
            for other in self._near(number):
                pair = number * count + other if number < other else other * count + number
                if number != other and pair not in seen:
                    seen.add(pair)
                    yield divmod(pair, count)

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

    def _near(self, number: int) -> Iterator[int]:
        event, own = self.members[number].event, self._levels[number]
        for level in range(own, _ALL + 1):
            cells = self._found if level == own else self._own
            for cell in _cells(event, level):
                if there := cells.get((level, cell)):
                    yield from self._in(there, number)

    def _in(self, cell: dict[EventGroup, _Cell], number: int) -> Iterator[int]:
        mine = self.groups[number]
        for group, found in cell.items():
            if self._allowed(mine, group):
                place = 0.5
                if len(found.numbers) > NEAR and (beside := cell.get(mine)):
                    place = beside.place(number)
                yield from found.like(self.members[number].traits, self.members, place)


def _cell(cells: _Cells, where: tuple[int, int], group: EventGroup) -> _Cell:
    there = cells[where]
    if group not in there:
        there[group] = _Cell()
    return there[group]


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
