"""Responses that are counted by days alone, without a look at any of them.

They are in lists by the number of days on which they may start, each sorted by the first of these
days: so how many are in a window is the distance between two places in a list.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from timeline.analysis.following.pairs import Bins, Response
from timeline.analysis.following.starts import StartIndex
from timeline.dates.instants import Calendar


class ResponseClass(NamedTuple):
    """What the responses of a list have in common.

    They may start on several days: the first one and the ``width`` days after it.
    """

    zone: str
    timed: bool
    width: int
    certain: bool


class TriggerClass(NamedTuple):
    """What triggers that are counted at once have in common."""

    zone: str
    calendar: Calendar | None
    timed: bool
    start_lo: int
    start_hi: int
    end_lo: int
    end_hi: int
    certain: bool


@dataclass(slots=True)
class Counts:
    """The responses to a trigger that need not be compared with it, itself among them.

    ``windows`` are numbers of days, the least first. ``surely`` says for each of them whether any
    is surely in it, ``possibly`` how many may be. ``others`` are the responses that must be
    compared. ``times`` is the number of such triggers.
    """

    windows: Sequence[int]
    number: int = 0
    surely: list[bool] = field(init=False)
    possibly: list[int] = field(init=False)
    lags: Bins = field(init=False)
    others: list[StartIndex] = field(default_factory=list)
    times: int = 0

    def __post_init__(self) -> None:
        self.surely = [False] * len(self.windows)
        self.possibly = [0] * len(self.windows)
        self.lags = Bins(self.windows[-1])

    def add(self, response: Response, times: int) -> None:
        """Count ``times`` responses of the same days; one of them was compared with the trigger."""
        self.number += times
        self.lags.add(response, times)
        for n, window in enumerate(self.windows):
            within = response.within(window)
            self.surely[n] |= within == "surely"
            self.possibly[n] += times if within != "no" else 0

    def add_list(
        self, days: TriggerClass, of: ResponseClass, starts: Sequence[int], first: int
    ) -> None:
        """Count the responses of a list that start on this first day, or later ones.

        ``starts`` are the first days of all that are in it, sorted.
        """
        most, begin = self.windows[-1], bisect_left(starts, first)

        def until(day: int) -> int:
            """Return the number of responses whose first day is at most this one."""
            return max(bisect_right(starts, day, begin) - begin, 0)

        number = until(days.end_hi + most)
        if not number:
            return
        self.number += number
        after = bisect_right(starts, days.start_hi, begin)  # those that surely begin after it
        certain = of.certain and days.certain
        for n, window in enumerate(self.windows):
            self.possibly[n] += until(days.end_hi + window)
            latest = days.end_lo + window - of.width
            if certain and after < len(starts) and starts[after] <= latest:
                self.surely[n] = True
        lags, before = self.lags, 0
        for n in range(len(lags.possibly)):
            longest = min(n * lags.step, most)
            at_least = until(days.end_hi + longest)  # those whose lag may be so short
            lags.possibly[n] += at_least - before
            before = until(days.end_lo + n * lags.step - of.width)  # those whose lag surely is
            if certain:
                low = days.end_hi + (n - 1) * lags.step + 1 if n else days.start_hi + 1
                since = max(bisect_left(starts, max(low, days.start_hi + 1)), begin)
                last = bisect_right(starts, days.end_lo + longest - of.width)
                lags.surely[n] += max(last - since, 0)
