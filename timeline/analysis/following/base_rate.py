"""The base rate: the share of all windows of one length that contain a response.

A window begins on any covered day, at the time of day of its trigger, and lasts as long as this.
The rate is counted and not drawn, with bounds: a response whose days are not known exactly is
surely in some windows and possibly in others, and so is one whose order on the first day is open.
It is the mean of all triggers, and what belongs to a trigger is in none of its windows.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from timeline.analysis.following.circle import CoveredDays
from timeline.analysis.following.occurrences import DAY, Occurrence, Occurrences
from timeline.dates.edtf.choices import merged

_Span = tuple[int, int]


class _Reach(NamedTuple):
    """The windows that have a response: from a first day to the last one that ``moment`` allows.

    ``moment`` is in thirds of a second from day 0. A window is of these if it begins at most at it.
    """

    first: int
    moment: int

    def span(self, time: int) -> _Span:
        """Return the first and the last day on which such a window begins at a time of day."""
        return self.first, (self.moment - time) // DAY


class _Responses:
    """The responses that are surely, or possibly, in windows, and what windows of 0 days have them.

    All are in one calendar.

    ``times`` are those of the triggers after which a response surely, or possibly, comes.
    """

    def __init__(self, of: Occurrences, calendar: int, *, possibly: bool) -> None:
        self.own = of.own
        self.times = [each.first if possibly else each.last for each in of.to]
        self.each = [_reach(each, possibly=possibly) for each in of.by[calendar]]
        self.counts = Counter(each for each in self.each if each is not None)

    def answered(self, triggers: Sequence[int], days: int, starts: Sequence[_Span]) -> int:
        """Return how many windows of these days have one, the sum of those of all triggers.

        The windows begin on days of ``starts``.
        """
        times = [self.times[trigger] for trigger in triggers]
        reaches = {_longer(each, days): count for each, count in self.counts.items()}
        least = min(times)
        always, latest = _by_time(reaches, least, max(times), starts)
        total = always * len(times)
        total += sum(len(latest) - bisect_left(latest, time) for time in times)
        overlaps: dict[int, _Overlaps] = {}
        apart: dict[tuple[frozenset[int], int], int] = {}  # many parts of a whole share their own
        for trigger, time in zip(triggers, times, strict=True):
            numbers = self.own.get(trigger, frozenset())
            if (only := apart.get((numbers, time))) is None:
                own = Counter(each for number in numbers if (each := self.each[number]) is not None)
                only = 0
                if any(self.counts[each] == count for each, count in own.items()):
                    later = (time - least) // DAY
                    if (every := overlaps.get(later)) is None:
                        every = _Overlaps(reaches, least + later * DAY)
                        overlaps[later] = every
                    mine = [(_longer(each, days).span(time), count) for each, count in own.items()]
                    only = every.only(mine, starts, time)
                apart[numbers, time] = only
            total -= only
        return total


def _reach(each: Occurrence, *, possibly: bool) -> _Reach | None:
    """Return which windows of 0 days have a response; None if none surely has it."""
    if possibly:
        return _Reach(each.lo, each.hi * DAY + each.last)
    return _Reach(each.hi, each.lo * DAY + each.first) if each.certain else None


def _longer(reach: _Reach, days: int) -> _Reach:
    return _Reach(reach.first - days, reach.moment)


def base_rates(
    of: Occurrences, windows: Sequence[int], covered: CoveredDays
) -> list[tuple[float, float] | None]:
    """Return the least and the greatest base rate of each window; None if no window fits.

    It is the mean of the triggers of the rate: those whose window is covered.
    """
    alike: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for place, each in enumerate(of.to):
        alike[each.length, of.calendars[place]].append(place)
    by = [[_Responses(of, n, possibly=may) for may in (False, True)] for n in range(len(of.by))]
    found: list[tuple[float, float] | None] = []
    for window in windows:
        sums, counted = [0.0, 0.0], 0
        for (length, calendar), places in alike.items():
            whole = length + window
            starts = [(lo, hi - whole) for lo, hi in covered.periods if hi - whole >= lo]
            if not starts:
                continue
            triggers = [
                place
                for place in places
                if covered.holds(of.to[place].lo, of.to[place].end_hi + window)
            ]
            if not triggers:
                continue
            days = sum(hi - lo + 1 for lo, hi in starts)
            counted += len(triggers)
            for n, responses in enumerate(by[calendar]):
                sums[n] += responses.answered(triggers, whole, starts) / days
        found.append((sums[0] / counted, sums[1] / counted) if counted else None)
    return found


def _by_time(
    reaches: Collection[_Reach], least: int, most: int, starts: Sequence[_Span]
) -> tuple[int, list[int]]:
    """Return how many windows have a response whatever their time of day is, from ``least`` to
    ``most``, and for each other window the latest time at which it has one, sorted.
    """
    united = merged([each.span(most) for each in reaches])
    firsts = [lo for lo, _ in united]
    latest: dict[int, int] = {}
    for each in reaches:
        for day in range(max(each.first, each.span(most)[1] + 1), each.span(least)[1] + 1):
            at = bisect_right(firsts, day) - 1
            if (at < 0 or united[at][1] < day) and any(lo <= day <= hi for lo, hi in starts):
                latest[day] = max(latest.get(day, least), each.moment - day * DAY)
    return _covered(united, starts), sorted(latest.values())


class _Overlaps:
    """How many of some windows begin on each day at a time of day; each counts as often as it is.

    The times are from ``least`` to less than a day after it, so that a window which begins on no
    day at any of them is left out, and every other one ends after it begins.
    """

    def __init__(self, reaches: Mapping[_Reach, int], least: int) -> None:
        found = [each for each in reaches.items() if each[0].span(least)[1] >= each[0].first]
        by_first = sorted((each.first, count) for each, count in found)
        by_moment = sorted((each.moment, count) for each, count in found)
        self._firsts = [first for first, _ in by_first]
        self._moments = [moment for moment, _ in by_moment]
        self._begun = [0, *accumulate(count for _, count in by_first)]
        self._ended = [0, *accumulate(count for _, count in by_moment)]

    def _pieces(self, lo: int, hi: int, time: int) -> Iterator[tuple[int, int, int]]:
        """Yield stretches of these days, each with the number of the windows."""
        while lo <= hi:
            begun = bisect_right(self._firsts, lo)
            ended = bisect_left(self._moments, lo * DAY + time)
            after = hi + 1
            if begun < len(self._firsts):
                after = min(after, self._firsts[begun])
            if ended < len(self._moments):
                after = min(after, (self._moments[ended] - time) // DAY + 1)
            yield lo, after - 1, self._begun[begun] - self._ended[ended]
            lo = after

    def only(self, some: Sequence[tuple[_Span, int]], within: Sequence[_Span], time: int) -> int:
        """Return on how many days of ``within`` no other window begins than some of them."""
        return sum(
            _covered([(lo, hi)], within)
            for start, end, count in _counted(some)
            if count
            for lo, hi, every in self._pieces(start, end, time)
            if every == count
        )


def _counted(spans: Iterable[tuple[_Span, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield stretches of days, each with how many of some spans it is in."""
    changes: defaultdict[int, int] = defaultdict(int)
    for (lo, hi), count in spans:
        if lo <= hi:
            changes[lo] += count
            changes[hi + 1] -= count
    days = sorted(changes)
    counts = accumulate(changes[day] for day in days)
    for (day, after), count in zip(pairwise(days), counts, strict=False):
        yield day, after - 1, count


def _covered(united: Iterable[_Span], within: Sequence[_Span]) -> int:
    """Return how many days of ``within`` are in any of some spans; both are in order."""
    lasts = [last for _, last in within]
    found = 0
    for lo, hi in united:
        for first, last in within[bisect_left(lasts, lo) :]:
            if first > hi:
                break
            found += min(hi, last) - max(lo, first) + 1
    return found
