"""A trigger and an event that may have followed it: whether it did, and when; see ``responses``."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from timeline.analysis.following.coverage import Coverage
from timeline.analysis.lags import Lag, apart, begins_after
from timeline.dates.calendar import is_bounded
from timeline.query.results import EventLine
from timeline.query.results.counting import heads, one_event, within

Within = Literal["surely", "possibly", "no"]


@dataclass(frozen=True, slots=True)
class Response:
    """An event that surely or possibly followed a trigger.

    ``certain``: it surely followed, and both dates are sure. Then only the bounds of the lag decide
    whether it is surely within a window.
    """

    event: EventLine
    lag: Lag
    certain: bool

    def within(self, days: int) -> Within:
        """Return whether it followed within this number of days."""
        if self.certain and self.lag.inside(0, days):
            return "surely"
        return "possibly" if self.lag.touches(0, days) else "no"


@dataclass(frozen=True, slots=True)
class Rate:
    """At least ``surely`` and at most ``possibly`` of ``of`` covered triggers have a response.

    Only responses within ``days`` count. ``not_covered`` is the number of the other triggers.
    """

    days: int
    surely: int
    possibly: int
    of: int
    not_covered: int = 0


@dataclass(frozen=True, slots=True)
class Bin:
    """At least ``surely``, at most ``possibly`` responses lag ``first`` to ``last`` days."""

    first: int
    last: int
    surely: int
    possibly: int


def is_covered(coverage: Coverage, trigger: EventLine, days: int) -> bool:
    """Return whether the sources of the responses cover the whole window of a trigger."""
    end = trigger.end_hi
    return coverage.includes(trigger.start_lo, end + days if is_bounded(end) else end)


def parts_of(events: Sequence[EventLine]) -> defaultdict[str, list[EventLine]]:
    """Return the parts of each event among these, of its own kind."""
    found: defaultdict[str, list[EventLine]] = defaultdict(list)
    for event in events:
        for key in event.counted_with:
            found[key].append(event)
    return found


def belongs(trigger: EventLine, event: EventLine) -> bool:
    """Return whether an event cannot respond to a trigger because it belongs to it."""
    if within(event, trigger) or within(trigger, event):
        return True
    stated = any(key in event.answers for key in (trigger.key, *trigger.same_as))
    return one_event(trigger, event) and not stated


def counted_once(found: Sequence[Response], days: int) -> list[Response]:
    """Return the responses without those that are one event with another of them.

    Those that surely followed come first, and a whole before its parts.
    """
    events: list[EventLine] = []
    for certain in (True, False):
        some = [each.event for each in found if (each.within(days) == "surely") is certain]
        known = [*events]
        events += [
            event
            for event in heads(some)
            if not any(_is_part(event, each) or _is_part(each, event) for each in known)
        ]
    kept = {event.key for event in events}
    return [each for each in found if each.event.key in kept]


def _is_part(event: EventLine, whole: EventLine) -> bool:
    return whole.key in event.counted_with


def response_to(
    trigger: EventLine, event: EventLine, parts: Sequence[EventLine]
) -> Response | None:
    """Return ``event`` as a response to ``trigger``; None if it surely began before."""
    follows = begins_after(trigger, event)
    if follows == "no":
        return None
    if any(begins_after(part, event) == "surely" for part in parts):
        follows = "surely"
    certain = all(each.sure and each.status == "occurred" for each in (trigger, event))
    return Response(event, apart(trigger, event).lag, certain and follows == "surely")


_STEPS: Final = (1, 2, 5, 7, 10, 14, 30, 60, 90, 180, 365, 730)
_MOST_BINS: Final = 12


class Bins:
    """The distribution of lags up to a number of days.

    The first bin is for lag 0; the others are of equal width, except the last.
    """

    def __init__(self, days: int) -> None:
        self.days = days
        self.step = next((each for each in _STEPS if days <= each * _MOST_BINS), 0)
        self.step = self.step or days // _MOST_BINS + 1
        count = self.bin_of(days) + 1
        self.surely, self.possibly = [0] * count, [0] * count

    def bin_of(self, lag: int) -> int:
        """Return the number of the bin of a lag; longer ones are in the last one."""
        return -(-min(lag, self.days) // self.step)

    def add(self, response: Response, number: int = 1) -> None:
        """Count responses like this one in the bins of its lag."""
        lo = response.lag.lo or 0
        hi = self.days if response.lag.hi is None else response.lag.hi
        first, last = self.add_days(lo, hi, number)
        if first == last and response.within(self.days) == "surely":
            self.surely[first] += number

    def add_days(self, lo: int, hi: int, number: int = 1) -> tuple[int, int]:
        """Count responses in the bins of a lag, and return the first and the last of these."""
        first, last = self.bin_of(lo), self.bin_of(hi)
        for each in range(first, last + 1):
            self.possibly[each] += number
        return first, last

    def add_all(self, other: "Bins", times: int) -> None:
        """Add the numbers of other bins of the same lags, that many times."""
        for mine, its in ((self.surely, other.surely), (self.possibly, other.possibly)):
            for number, count in enumerate(its):
                mine[number] += times * count

    def found(self) -> tuple[Bin, ...]:
        """Return the bins with their numbers of responses."""
        return tuple(
            Bin(
                (number - 1) * self.step + 1 if number else 0,
                min(number * self.step, self.days),
                surely,
                possibly,
            )
            for number, (surely, possibly) in enumerate(
                zip(self.surely, self.possibly, strict=True)
            )
        )
