"""Sort events by a distance in time, but never one before another that is surely over first.

Distances are in days, so they cannot follow a clock time, a link or a wording that orders two
events of one day. The order of time of all events (``query.finding.order``) does.
"""

from bisect import insort
from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import Protocol, TypeVar

from timeline.analysis.lags import precedes
from timeline.query.results import EventLine

Distance = tuple[float, int]
"""A sort key: a number of days, and a second number for equal days."""


class HasEvent(Protocol):
    """A result for one event."""

    @property
    def event(self) -> EventLine: ...  # noqa: D102


Result = TypeVar("Result", bound=HasEvent)


def by_distance(
    found: Iterable[Result], distance: Callable[[Result], Distance]
) -> list[tuple[Distance, Result]]:
    """Return results in order of their distances, each with the one that was used.

    ``found`` is in order of time, which results at equal distances keep. A distance that is less
    than that of an earlier event counts as equal to it.
    """
    placed: list[tuple[Distance, Result]] = []
    for each in found:
        own = distance(each)
        for other, earlier in reversed(placed):  # the greatest distance first
            if other <= own:
                break
            if precedes(earlier.event, each.event):
                own = other
                break
        insort(placed, (own, each), key=itemgetter(0))
    return placed
