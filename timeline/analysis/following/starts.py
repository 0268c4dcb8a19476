"""An index of events by the days on which they may begin."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from timeline.analysis.dated import anchors
from timeline.analysis.lags import ZONES, is_dated
from timeline.dates.calendar import is_bounded
from timeline.query.results import EventLine

_WIDTHS: Final = (0, 31, 366, 3_653)
"""Limits, in days, of the classes of events by the uncertainty of their start. Each class is
searched by itself, so that one vague date does not widen the search for all."""


class StartIndex:
    """An index of events by their possible start. ``undated`` are those without bounds."""

    def __init__(self, events: Iterable[EventLine]) -> None:
        self.undated: list[EventLine] = []
        self._stated: defaultdict[str, list[EventLine]] = defaultdict(list)
        self._by_key: dict[str, EventLine] = {}
        classes: defaultdict[int, list[EventLine]] = defaultdict(list)
        for event in events:
            for key in (event.key, *event.same_as):
                self._by_key[key] = event
            for anchor in anchors(event):
                self._stated[anchor].append(event)
            if is_bounded(event.start_lo) and is_bounded(event.start_hi):
                classes[bisect_left(_WIDTHS, event.start_hi - event.start_lo)].append(event)
            else:
                self.undated.append(event)
        self._classes = [_sorted(members) for members in classes.values()]

    def near(self, trigger: EventLine, days: int) -> Iterator[EventLine]:
        """Yield the events that may begin from the start of the trigger to ``days`` after its end.

        Events whose dates are stated relative to each other are included, on any days.
        """
        stated = self._dated_by(trigger)
        if is_dated(trigger):
            for starts, events, widest in self._classes:
                first = bisect_left(starts, trigger.start_lo - widest - ZONES)
                last = bisect_right(starts, trigger.end_hi + days + ZONES)
                for event in events[first:last]:
                    if event.start_hi < trigger.start_lo - ZONES or event.key == trigger.key:
                        continue
                    if event.key not in stated:
                        yield event
        yield from stated.values()

    def _dated_by(self, trigger: EventLine) -> dict[str, EventLine]:
        """Return the events dated relative to the trigger, and those it is dated relative to."""
        keys = (trigger.key, *trigger.same_as)
        found = [event for key in keys for event in self._stated.get(key, ())]
        found += [self._by_key[key] for key in anchors(trigger) if key in self._by_key]
        return {event.key: event for event in found if event.key != trigger.key}


def _sorted(events: list[EventLine]) -> tuple[list[int], list[EventLine], int]:
    """Return the earliest starts, the events in this order, and the widest range of a start."""
    events.sort(key=lambda event: (event.start_lo, event.key))
    widest = max(event.start_hi - event.start_lo for event in events)
    return [event.start_lo for event in events], events, widest
