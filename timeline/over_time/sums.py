"""How many events, or items, are in each unit of an axis, and in all.

Events are surely in a unit that they surely touch. An item is on one day, so it is surely in a unit
only if that contains all its possible days.
"""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate

from timeline.dates.calendar import OPEN_EARLIEST, OPEN_LATEST, DayRange, is_bounded
from timeline.over_time.days import is_open, known_days, possibly, surely
from timeline.over_time.units import Slots
from timeline.query.results import EventLine
from timeline.query.results.bounds import CountBounds
from timeline.query.results.items import ItemCounts, Truths
from timeline.query.results.splitting import Truth


class ChartSum(ABC):
    """Events or items together; ``dated`` are the events with a known day.

    ``asked`` are the days that are asked for.
    """

    def __init__(self, events: Iterable[EventLine], asked: DayRange | None) -> None:
        self.asked = asked
        self.dated: list[EventLine] = []
        self.undated: list[EventLine] = []
        for event in events:
            (self.dated if known_days(event) else self.undated).append(event)

    @property
    def open(self) -> int:
        """How many of the dated events may be before or after the units in which they count."""
        ends = self.asked or (OPEN_EARLIEST, OPEN_LATEST)
        beyond = [not is_bounded(day) for day in ends]
        return sum(
            any(side and further for side, further in zip(is_open(event), beyond, strict=True))
            for event in self.dated
        )

    @property
    @abstractmethod
    def total(self) -> CountBounds:
        """How many there are."""

    @property
    @abstractmethod
    def drawn(self) -> CountBounds:
        """How many are surely, and how many possibly, on the axis."""

    @property
    @abstractmethod
    def not_drawn(self) -> CountBounds:
        """How many have no known day."""

    @abstractmethod
    def counts(self, units: Slots) -> list[CountBounds]:
        """Return how many are in each unit of the axis."""


class EventSum(ChartSum):
    """Events that each count once.

    ``matching`` are the keys of those that surely match the query, None if all do: an
    event that possibly matches is only possible in all, and in every unit.
    """

    def __init__(
        self,
        events: Iterable[EventLine],
        matching: Collection[str] | None = None,
        asked: DayRange | None = None,
    ) -> None:
        super().__init__(events, asked)
        self._matching = matching

    def _matches(self, event: EventLine) -> bool:
        return self._matching is None or event.key in self._matching

    @property
    def total(self) -> CountBounds:
        """How many there are."""
        every = [*self.dated, *self.undated]
        return CountBounds(sum(map(self._matches, every)), len(every))

    @property
    def drawn(self) -> CountBounds:
        """How many are surely, and how many possibly, on the axis."""
        sure = sum(
            event.sure
            and is_bounded(event.start_hi)
            and is_bounded(event.end_lo)
            and self._matches(event)
            for event in self.dated
        )
        return CountBounds(sure, len(self.dated))

    @property
    def not_drawn(self) -> CountBounds:
        """How many have no known day."""
        return CountBounds(sum(map(self._matches, self.undated)), len(self.undated))

    def counts(self, units: Slots) -> list[CountBounds]:
        """Return how many are in each unit of the axis."""
        found = _Columns(units)
        for event in self.dated:
            if self._matches(event) and (certain := surely(event, units)):
                found.add(CountBounds(1, 0), certain)
            for slots in possibly(event, units, self.asked):
                found.add(CountBounds(0, 1), slots)
        return found.bounds()


class ItemSum(ChartSum):
    """The items of lots: those for which ``truths`` has the key of their event.

    Items that are only possible on ``days``, the year or month of a row, are in no other unit.
    """

    def __init__(
        self,
        items: ItemCounts,
        truths: Truths,
        days: DayRange | None = None,
        asked: DayRange | None = None,
    ) -> None:
        super().__init__((lot.event for key, lot in items.lots.items() if key in truths), asked)
        self.items, self.truths, self.days = items, truths, days

    @property
    def total(self) -> CountBounds:
        """How many there are."""
        return self.items.count(self.truths)

    @property
    def drawn(self) -> CountBounds:
        """How many are surely, and how many possibly, on the axis."""
        return self._count((event, _is_known(event)) for event in self.dated)

    @property
    def not_drawn(self) -> CountBounds:
        """How many have no known day."""
        return self._count((event, True) for event in self.undated)

    def counts(self, units: Slots) -> list[CountBounds]:
        """Return how many are in each unit of the axis."""
        found = _Columns(units)
        families: defaultdict[int, list[tuple[EventLine, bool]]] = defaultdict(list)
        for event in self.dated:
            possible = possibly(event, units, self.asked)
            sure = [*map(_is_one, possible)] == [True] and _is_known(event)
            for first, last in self._inside(possible, units):
                if self.items.single(event.key):
                    found.add(self._count([(event, sure)]), (first, last))
                else:
                    for unit in range(first, last + 1):
                        families[unit].append((event, sure))
        for unit, events in families.items():
            found.add(self._count(events), (unit, unit))
        return found.bounds()

    def _inside(
        self, possible: Iterable[tuple[int, int]], units: Slots
    ) -> Iterator[tuple[int, int]]:
        """Yield the parts of ranges of units that are in the year or the month of the row."""
        if self.days is None:
            yield from possible
        elif (mine := units.between(*self.days)) is not None:
            inside = ((max(first, mine[0]), min(last, mine[1])) for first, last in possible)
            yield from (each for each in inside if each[0] <= each[1])

    def _count(self, events: Iterable[tuple[EventLine, bool]]) -> CountBounds:
        """Return the number of items of these events; each is surely among them or possibly."""
        return self.items.count(
            {
                event.key: min(self.truths[event.key], Truth.SURE if sure else Truth.POSSIBLE)
                for event, sure in events
            }
        )


def _is_one(slots: tuple[int, int]) -> bool:
    return slots[0] == slots[1]


def _is_known(event: EventLine) -> bool:
    """Return whether all possible days of an event surely are its days."""
    return event.sure and not any(is_open(event))


class _Columns:
    """Sums of bounds for each unit, of which each part is the same for a range of units."""

    def __init__(self, units: Slots) -> None:
        self._low, self._high, self._open = ([0] * (len(units.firsts) + 1) for _ in range(3))

    def add(self, bounds: CountBounds, units: tuple[int, int]) -> None:
        """Add bounds to each unit from the first to the last."""
        numbers = bounds.low, bounds.high or 0, int(bounds.high is None)
        for line, number in zip((self._low, self._high, self._open), numbers, strict=True):
            line[units[0]] += number
            line[units[1] + 1] -= number

    def bounds(self) -> list[CountBounds]:
        """Return the bounds of each unit."""
        lines = (accumulate(line[:-1]) for line in (self._low, self._high, self._open))
        return [
            CountBounds(low, None if more else high) for low, high, more in zip(*lines, strict=True)
        ]
