"""Which days the sources of some events cover: events on other days are not expected in them.

A register states the period that it records (``covers``). After the end of this period nothing is
recorded, so that no event is found there whether or not there was one. Sources without a stated
period, such as articles, add nothing to what is covered. If no source states a period, coverage is
unknown, and all days count as covered.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from timeline.dates.calendar import is_bounded
from timeline.query.results import EventLine


class Period(NamedTuple):
    """Days from ``first`` to ``last``, both included; an open end is a sentinel."""

    first: int
    last: int


class Coverage:
    """The days that at least one source covers, as ``periods`` in order, with gaps between them."""

    def __init__(self, periods: Iterable[Period]) -> None:
        found: list[Period] = []
        for period in sorted(periods):
            if found and period.first <= found[-1].last + 1:
                found[-1] = Period(found[-1].first, max(found[-1].last, period.last))
            else:
                found.append(period)
        self.periods = tuple(found)

    @classmethod
    def of(cls, events: Iterable[EventLine], covers: Mapping[str, tuple[int, int]]) -> "Coverage":
        """Return what the sources of these events cover; ``covers`` are the periods by source."""
        return cls.of_sources({key for event in events for key in event.sources}, covers)

    @classmethod
    def of_sources(cls, keys: Iterable[str], covers: Mapping[str, tuple[int, int]]) -> "Coverage":
        """Return what these sources cover."""
        return cls(Period(*covers[key]) for key in keys if key in covers)

    def includes(self, first: int, last: int) -> bool:
        """Return whether all days from ``first`` to ``last`` are covered."""
        if not self.periods:
            return True
        if not (is_bounded(first) and is_bounded(last)):
            return False
        at = bisect_right(self.periods, first, key=lambda period: period.first) - 1
        return at >= 0 and last <= self.periods[at].last
