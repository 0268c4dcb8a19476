"""How often responses follow triggers by chance alone.

The *base rate* of a window is the share of all windows of the same length, in the days that the
sources cover, that hold a response. It is counted and not drawn, with the bounds of a rate: a
response whose days are not known exactly is surely in some windows and possibly in others.

The *p-value* is that of a circular shift: all responses are moved together by a random number of
days, and those that leave the covered days at the end come in again at the beginning. So they keep
their distances from each other, their rhythm and their bursts, and only their relation to the
triggers is broken. It is the share of shifts after which as many triggers are answered as in truth,
or more. A response on the first day of its trigger proves no order and does not count here. A date
that is not known exactly is drawn among its days, several times.

Without stated periods, the covered days are those from the first of these events to the last one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final, NamedTuple

from timeline.analysis.lags import is_dated
from timeline.dates.calendar import is_bounded
from timeline.query.results import EventLine

PERMUTATIONS: Final = 1_000
MOST_DAYS: Final = 5_000_000
"""The most covered days for which chance is calculated: they are bits of a number."""
_DRAWS: Final = 20
"""How often dates are drawn that are not known exactly, each time for a part of the shifts."""


class Shifts(NamedTuple):
    """How many times responses are shifted, and the seed of the random numbers of days."""

    number: int = PERMUTATIONS
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Chance:
    """How often a window of a number of days holds a response by chance.

    The base rate is between ``surely`` and ``possibly``, shares from 0 to 1. ``p`` is None without
    shifts, triggers or responses.
    """

    days: int
    surely: float
    possibly: float
    p: float | None

    def ratio(self, surely: int, possibly: int, of: int) -> tuple[float, float | None]:
        """Return the least and the greatest ratio of a rate to the base rate; None if infinite."""
        low = surely / of / self.possibly if self.possibly else 0.0
        return low, possibly / of / self.surely if self.surely else None


class _Event(NamedTuple):
    """The days on which an event may start, and how long it surely lasts."""

    key: str
    lo: int
    hi: int
    length: int
    certain: bool


def chances(
    triggers: Sequence[EventLine],
    answers: Iterable[EventLine],
    windows: Sequence[int],
    periods: Sequence[tuple[int, int]],
    shifts: Shifts,
) -> tuple[Chance, ...]:
    """Return what chance alone gives, for each window; nothing if it cannot be calculated.

    ``triggers`` and ``answers`` are those that are counted; ``periods`` are the covered days, in
    order and without overlap; if there are none, all days count as covered.
    """
    to = [_Event(*_days(each)) for each in triggers if is_dated(each)]
    by = [_Event(*_days(each)) for each in _apart(triggers, answers) if _starts(each)]
    covered = [*periods] or _all_days(to, by)
    axis = _Axis([period for period in covered if all(map(is_bounded, period))], bool(periods))
    if not (to and by) or not 1 < axis.size <= MOST_DAYS:
        return ()
    p_values = _p_values(to, by, windows, axis, shifts)
    return tuple(
        Chance(window, *_base(to, by, window, axis), p)
        for window, p in zip(windows, p_values, strict=True)
    )


def _days(event: EventLine) -> tuple[str, int, int, int, bool]:
    lasts = max(min(event.end_lo - event.start_lo, event.end_hi - event.start_hi), 0)
    certain = event.sure and event.status == "occurred"
    return event.key, event.start_lo, event.start_hi, lasts, certain


def _starts(event: EventLine) -> bool:
    return is_bounded(event.start_lo) and is_bounded(event.start_hi)


def _apart(triggers: Iterable[EventLine], answers: Iterable[EventLine]) -> Iterator[EventLine]:
    """Yield the answers that belong to no trigger: a part of it is no response to it."""
    keys, above, counted = set[str](), set[str](), set[str]()
    for trigger in triggers:
        keys.add(trigger.key)
        if trigger.wholes:
            above.update(whole.key for whole in trigger.wholes)
            counted.update(trigger.counted_with)
    for event in answers:
        parts = {whole.key for whole in event.wholes} if event.wholes else frozenset[str]()
        if parts.isdisjoint(keys) and event.key not in above and counted.isdisjoint(parts):
            yield event


def _all_days(to: Sequence[_Event], by: Sequence[_Event]) -> list[tuple[int, int]]:
    events = [*to, *by]
    if not events:
        return []
    return [(min(each.lo for each in events), max(each.hi + each.length for each in events))]


# -- the base rate --------------------------------------------------------------------------------


def _base(
    to: Sequence[_Event], by: Sequence[_Event], window: int, axis: "_Axis"
) -> tuple[float, float]:
    """Return the share of windows that surely and that possibly hold a response."""
    lengths = Counter(each.length for each in to)
    possible = sorted({(each.lo, each.hi) for each in by})
    certain = sorted({(each.lo, each.hi) for each in by if each.certain})
    sums = [0.0, 0.0]
    counted = 0
    for length, number in lengths.items():
        whole = length + window
        starts = [(lo, hi - whole) for lo, hi in axis.periods if hi - whole >= lo]
        days = sum(hi - lo + 1 for lo, hi in starts)
        if not days:
            continue
        counted += number
        surely = _covered(((hi - whole, lo - 1) for lo, hi in certain), starts)
        possibly = _covered(((lo - whole, hi) for lo, hi in possible), starts)
        sums[0] += number * surely / days
        sums[1] += number * possibly / days
    return (sums[0] / counted, sums[1] / counted) if counted else (0.0, 0.0)


def _covered(spans: Iterable[tuple[int, int]], within: Sequence[tuple[int, int]]) -> int:
    """Return how many days of ``within`` are in any of the spans; both are in order."""
    united: list[list[int]] = []
    for lo, hi in sorted(span for span in spans if span[0] <= span[1]):
        if united and lo <= united[-1][1] + 1:
            united[-1][1] = max(united[-1][1], hi)
        else:
            united.append([lo, hi])
    found = at = 0
    for first, last in within:
        while at < len(united) and united[at][1] < first:
            at += 1
        for lo, hi in united[at:]:
            if lo > last:
                break
            found += min(hi, last) - max(lo, first) + 1
    return found


# -- the p-value ----------------------------------------------------------------------------------


class _Axis:
    """The covered days, one behind the other, whatever lies between their periods.

    ``is_stated``: sources state them, so that a window that leaves them is not covered.
    """

    def __init__(self, periods: Sequence[tuple[int, int]], is_stated: bool) -> None:
        self.periods = periods
        self._is_stated = is_stated
        self.size = sum(hi - lo + 1 for lo, hi in periods)

    def places(self, days: Iterable[int]) -> Iterator[int | None]:
        """Yield the place of each day; None for one that is not covered. They come in order."""
        periods = iter(self.periods)
        period = next(periods, None)
        before = 0
        for day in days:
            while period is not None and period[1] < day:
                before += period[1] - period[0] + 1
                period = next(periods, None)
            yield before + day - period[0] if period is not None and period[0] <= day else None

    def holds(self, day: int, length: int) -> bool:
        """Return whether the window after a covered day is covered."""
        if not self._is_stated:
            return True
        return any(lo <= day and day + length <= hi for lo, hi in self.periods)


def _p_values(
    to: Sequence[_Event],
    by: Sequence[_Event],
    windows: Sequence[int],
    axis: _Axis,
    shifts: Shifts,
) -> list[float | None]:
    """Return the p-value of each window; None without shifts or covered triggers."""
    random = Random(shifts.seed)
    vague = any(each.lo != each.hi for each in (*to, *by))
    rounds = min(_DRAWS if vague else 1, shifts.number)
    as_many = [0] * len(windows)
    triggers = [0] * len(windows)
    for number in range(rounds):
        starts = _drawn(random, to, by)
        mask = _mask(axis, (starts[each.key] for each in by))
        done, rest = divmod(shifts.number, rounds)
        moved = [int(random.random() * axis.size) for _ in range(done + (number < rest))]
        for n, window in enumerate(windows):
            planes = _planes(axis, to, starts, window)
            triggers[n] += len(planes)
            answered = {length: _reached(mask, length, axis.size) for length in planes}
            truth = _hits(planes, answered)
            for days in moved:
                shifted = {
                    length: _turned(bits, days, axis.size) for length, bits in answered.items()
                }
                as_many[n] += _hits(planes, shifted) >= truth
    if not rounds:
        return [None] * len(windows)
    return [
        (as_many[n] + 1) / (shifts.number + 1) if triggers[n] else None for n in range(len(windows))
    ]


def _drawn(random: Random, *lists: Iterable[_Event]) -> dict[str, int]:
    """Return a day on which each event may have started: the same for both sides."""
    starts: dict[str, int] = {}
    for events in lists:
        for key, lo, hi, _, _ in events:
            if key not in starts:
                starts[key] = lo if lo == hi else lo + int(random.random() * (hi - lo + 1))
    return starts


def _mask(axis: _Axis, days: Iterable[int]) -> int:
    """Return a number with a bit for each covered day that is one of these."""
    return _bits(place for place in axis.places(sorted(set(days))) if place is not None)


def _bits(places: Iterable[int]) -> int:
    listed = list(places)
    found = bytearray(max(listed, default=0) // 8 + 1)
    for place in listed:
        found[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(found, "little")


def _planes(
    axis: _Axis,
    to: Iterable[_Event],
    starts: Mapping[str, int],
    window: int,
) -> dict[int, list[int]]:
    """Return by length of the window the triggers that are counted, as numbers with bits for days.

    The first number has the lowest binary digit of the number of triggers on each day, the next one
    the second digit, and so on. A trigger whose window is not wholly covered is left out.
    """
    counts: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for each in to:
        counts[each.length + window][starts[each.key]] += 1
    planes: dict[int, list[int]] = {}
    for length, on_days in counts.items():
        digits: defaultdict[int, list[int]] = defaultdict(list)
        days = sorted(on_days)
        for day, place in zip(days, axis.places(days), strict=True):
            if place is None or not axis.holds(day, length):
                continue
            for digit in range(on_days[day].bit_length()):
                if on_days[day] >> digit & 1:
                    digits[digit].append(place)
        if digits:
            planes[length] = [_bits(digits[digit]) for digit in range(max(digits) + 1)]
    return planes


def _reached(mask: int, length: int, size: int) -> int:
    """Return the places with a bit of the mask at most ``length`` places later, but not there."""
    length = min(length, size)
    found = reach = 0
    part, step = _turned(mask, -1, size), 1  # bits at most ``step`` places later
    while length:
        if length & 1:
            found |= _turned(part, -reach, size)
            reach += step
        part |= _turned(part, -step, size)
        step *= 2
        length >>= 1
    return found


def _turned(bits: int, places: int, size: int) -> int:
    """Return a number of ``size`` bits, turned to later places."""
    places %= size
    if not places:
        return bits
    return (bits << places) & ((1 << size) - 1) | bits >> (size - places)


def _hits(planes: Mapping[int, Sequence[int]], answered: Mapping[int, int]) -> int:
    """Return how many triggers are answered."""
    return sum(
        (plane & answered[length]).bit_count() << digit
        for length, digits in planes.items()
        for digit, plane in enumerate(digits)
    )
