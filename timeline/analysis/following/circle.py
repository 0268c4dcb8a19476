"""Days in a circle, as the bits of numbers: all of them are shifted and compared at once.

The covered days are in a row, without the days between their periods. A shift moves all bits to
later places, and those that leave the row at its end come in again at its beginning.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence


class CoveredDays:
    """The covered days, one after the other, without the days between their periods.

    ``is_stated``: sources state them, so that a window that leaves them is not covered.
    """

    def __init__(self, periods: Sequence[tuple[int, int]], is_stated: bool) -> None:
        self.periods = periods
        self.is_stated = is_stated
        self._firsts = [lo for lo, _ in periods]
        self._before = [0]
        for lo, hi in periods:
            self._before.append(self._before[-1] + hi - lo + 1)
        self.size = self._before[-1]

    def place(self, day: int) -> int | None:
        """Return the place of a day; None of one that is not covered."""
        at = bisect_right(self._firsts, day) - 1
        if at < 0 or day > self.periods[at][1]:
            return None
        return self._before[at] + day - self._firsts[at]

    def holds(self, first: int, last: int) -> bool:
        """Return whether sources cover all of these days, or none states which it covers."""
        if not self.is_stated:
            return True
        at = bisect_right(self._firsts, first) - 1
        return at >= 0 and last <= self.periods[at][1]

    def beside(self, places: int) -> int:
        """Return the places of days from which it is that many days to a day of their period."""
        found = 0
        for before, (lo, hi) in zip(self._before, self.periods, strict=False):
            many = max(hi - lo + 1 - abs(places), 0)
            found |= ((1 << many) - 1) << before + max(-places, 0)
        return found


class PlacedResponses:
    """Responses on their days: their ``places`` in order, and the ``numbers`` that they have.

    ``at`` is the place of each one on a covered day; ``on`` are those of a place, the ones of the
    latest time first.
    """

    def __init__(
        self, covered: CoveredDays, days: Sequence[int], times: Sequence[tuple[int, int]]
    ) -> None:
        placed = ((covered.place(day), number) for number, day in enumerate(days))
        listed = sorted((place, number) for place, number in placed if place is not None)
        self.places = [place for place, _ in listed]
        self.numbers = [number for _, number in listed]
        self.times = times
        self.at = {number: place for place, number in listed}
        self.on: defaultdict[int, list[int]] = defaultdict(list)
        for place, number in sorted(listed, key=lambda each: times[each[1]], reverse=True):
            self.on[place].append(number)


def bits(places: Iterable[int]) -> int:
    """Return a number with these bits."""
    listed = list(places)
    found = bytearray(max(listed, default=0) // 8 + 1)
    for place in listed:
        found[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(found, "little")


def digits(values: Iterable[tuple[int, int]], count: int) -> list[int]:
    """Return numbers at places as their binary digits, the lowest first, each as bits of places."""
    listed: list[list[int]] = [[] for _ in range(count)]
    for place, value in values:
        for digit in range(count):
            if value >> digit & 1:
                listed[digit].append(place)
    return [bits(each) for each in listed]


def turned(of: int, places: int, size: int) -> int:
    """Return a number of ``size`` bits, turned to later places."""
    places %= size
    if not places:
        return of
    return (of << places) & ((1 << size) - 1) | of >> (size - places)


def reached(mask: int, length: int, size: int) -> int:
    """Return the places with a bit of the mask at most ``length`` places later, but not there."""
    length = min(length, size)
    found = reach = 0
    part, step = turned(mask, -1, size), 1  # bits at most ``step`` places later
    while length > 0:
        if length & 1:
            found |= turned(part, -reach, size)
            reach += step
        part |= turned(part, -step, size)
        step *= 2
        length >>= 1
    return found


def at_least(these: Sequence[int], those: Sequence[int], within: int) -> int:
    """Return the places of ``within`` where the first of two numbers is not the lesser one.

    Both are numbers at each place, by their binary digits.
    """
    more, equal = 0, within
    for this, that in zip(reversed(these), reversed(those), strict=True):
        differ = equal & (this ^ that)
        more |= differ & this
        equal ^= differ
    return more | equal


def between(listed: Sequence[int], lo: int, hi: int, size: int) -> Iterator[int]:
    """Yield the indices of the numbers from ``lo`` to ``hi`` in a circle; they are sorted.

    All are at least 0 and less than ``size``, to which the circle returns.
    """
    if hi - lo + 1 >= size:
        yield from range(len(listed))
        return
    lo, hi = lo % size, hi % size
    if lo <= hi:
        yield from range(bisect_left(listed, lo), bisect_right(listed, hi))
    else:
        yield from range(bisect_left(listed, lo), len(listed))
        yield from range(bisect_right(listed, hi))
