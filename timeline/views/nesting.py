"""Parts below their whole in a list of events.

A part of the same kind with the days of its whole is directly below it, indented: the launches of a
salvo. A part on other days keeps its place in the order of time. It has a label with the key of its
whole, as has a part whose whole is not in the list.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rich.text import Text

from timeline.query.results import EventLine
from timeline.views.base import FAINT, shown

_CORNER = "└ "
Nested = list[tuple[EventLine, int]]


def nested(events: Iterable[EventLine]) -> Nested:
    """Return events in order, each with its depth: 0, or 1 and more below a whole."""
    events = list(events)
    by_key = {event.key: event for event in events}
    below: defaultdict[str, list[EventLine]] = defaultdict(list)
    tops: list[EventLine] = []
    for event in events:
        whole = _whole(event, by_key)
        (below[whole] if whole else tops).append(event)
    found: Nested = []
    stack = [(event, 0) for event in reversed(tops)]
    while stack:
        event, depth = stack.pop()
        found.append((event, depth))
        stack += [(part, depth + 1) for part in reversed(below[event.key])]
    return found


def flat(events: Sequence[EventLine]) -> Nested:
    """Return events as they are, none below another."""
    return [(event, 0) for event in events]


def with_place(title: Text, event: EventLine, depth: int) -> Text:
    """Return a title with the indent of its depth, or with the whole that the event is part of."""
    if depth:
        return Text.assemble("  " * (depth - 1), _CORNER, title)
    wholes = [whole.key for whole in event.wholes if whole.direct and whole.counted]
    return (
        Text.assemble(title, shown(f" (part of {', '.join(wholes)})", FAINT)) if wholes else title
    )


def _whole(event: EventLine, by_key: dict[str, EventLine]) -> str:
    """Return the nearest whole that the event is below; empty if there is none."""
    for key in (whole.key for whole in event.wholes if whole.counted):
        whole = by_key.get(key)
        if whole and (whole.start_lo, whole.end_hi) == (event.start_lo, event.end_hi):
            return key
    return ""
