"""Responses that are shifted together in a circle, and how many triggers they answer then.

Covered days are the bits of a number, so that all responses are shifted, and all triggers counted,
in a few operations.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from random import Random
from typing import Final, NamedTuple

PERMUTATIONS: Final = 1_000
_DRAWS: Final = 20
"""How often dates are drawn that are not known exactly, each time for a part of the shifts."""


class Shifts(NamedTuple):
    """How many times responses are shifted, and the seed of the random numbers of days."""

    number: int = PERMUTATIONS
    seed: int = 0


class Occurrence(NamedTuple):
    """The days on which an event may start, and how long it surely lasts."""

    key: str
    lo: int
    hi: int
    length: int
    certain: bool


class CoveredDays:
    """The covered days, one after the other, without the days between their periods.

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


def p_value_of_each(
    to: Sequence[Occurrence],
    by: Sequence[Occurrence],
    windows: Sequence[int],
    covered: CoveredDays,
    shifts: Shifts,
) -> list[float | None]:
    """Return the p-value of each window; None without shifts or covered triggers."""
    random = Random(shifts.seed)
    drawing = _Drawing(to, by)
    rounds = min(_DRAWS if drawing.vague else 1, shifts.number)
    as_many = [0] * len(windows)
    triggers = [0] * len(windows)
    for number in range(rounds):
        counts, days_of_responses = drawing.drawn(random)
        mask = _mask(covered, days_of_responses)
        done, rest = divmod(shifts.number, rounds)
        moved = [int(random.random() * covered.size) for _ in range(done + (number < rest))]
        for n, window in enumerate(windows):
            planes = _planes(covered, counts, window)
            triggers[n] += len(planes)
            answered = {length: _reached(mask, length, covered.size) for length in planes}
            truth = _hits(planes, answered)
            for days in moved:
                shifted = {
                    length: _turned(bits, days, covered.size) for length, bits in answered.items()
                }
                as_many[n] += _hits(planes, shifted) >= truth
    if not rounds:
        return [None] * len(windows)
    return [
        (as_many[n] + 1) / (shifts.number + 1) if triggers[n] else None for n in range(len(windows))
    ]


class _Drawing:
    """The days on which events start: those that are known, and ranges from which days are drawn.

    An event of both sides starts on the same day in both.
    """

    def __init__(self, to: Iterable[Occurrence], by: Iterable[Occurrence]) -> None:
        self.vague: list[tuple[int, int]] = []
        """Of each event without a known day the first possible one, and their number."""
        self._places: dict[str, int] = {}
        self._known_counts: defaultdict[int, Counter[int]] = defaultdict(Counter)
        self._known_days: set[int] = set()
        self._triggers: defaultdict[int, list[int]] = defaultdict(list)
        self._responses: list[int] = []
        for each in to:
            if each.lo == each.hi:
                self._known_counts[each.length][each.lo] += 1
            else:
                self._triggers[each.length].append(self._place(each))
        for each in by:
            if each.lo == each.hi:
                self._known_days.add(each.lo)
            else:
                self._responses.append(self._place(each))

    def _place(self, of: Occurrence) -> int:
        """Return the place of an event in ``vague``."""
        place = self._places.setdefault(of.key, len(self.vague))
        if place == len(self.vague):
            self.vague.append((of.lo, of.hi - of.lo + 1))
        return place

    def drawn(self, random: Random) -> tuple[dict[int, Counter[int]], set[int]]:
        """Return how many triggers of each length start on each day, and the days of responses."""
        draw = random.random
        starts = [lo + int(draw() * days) for lo, days in self.vague]
        counts = {length: on_days.copy() for length, on_days in self._known_counts.items()}
        for length, places in self._triggers.items():
            counts.setdefault(length, Counter()).update(map(starts.__getitem__, places))
        return counts, self._known_days.union(map(starts.__getitem__, self._responses))


def _mask(covered: CoveredDays, days: Iterable[int]) -> int:
    """Return a number with a bit for each covered day that is one of these."""
    return _bits(place for place in covered.places(sorted(days)) if place is not None)


def _bits(places: Iterable[int]) -> int:
    listed = list(places)
    found = bytearray(max(listed, default=0) // 8 + 1)
    for place in listed:
        found[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(found, "little")


def _planes(
    covered: CoveredDays, counts: Mapping[int, Mapping[int, int]], window: int
) -> dict[int, list[int]]:
    """Return by length of the window the triggers that are counted, as numbers with bits for days.

    ``counts`` are the numbers of triggers by their length and first day. The first number has the
    lowest binary digit of the number of triggers on each day, the next one the second digit, and so
    on. A trigger whose window is not wholly covered is left out.
    """
    planes: dict[int, list[int]] = {}
    for lasts, on_days in counts.items():
        length = lasts + window
        digits: defaultdict[int, list[int]] = defaultdict(list)
        days = sorted(on_days)
        for day, place in zip(days, covered.places(days), strict=True):
            if place is None or not covered.holds(day, length):
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
