"""The time zone in which the days of each date are counted, to compare those of two dates.

A date that states days has the zone of its event, or none. A date without days of its own, such as
``before KEY``, has no zone to differ from: its days are counted as those of the nearest event that
it is related to.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence

from timeline.dates.calendar import is_bounded
from timeline.dates.network import DayFrame
from timeline.dates.wording.phrases import When


def frames(
    dates: Mapping[str, tuple[When, str]], links: Iterable[tuple[str, str]]
) -> dict[str, DayFrame]:
    """Return the frames of dates that may be compared with days of another zone.

    ``dates`` are the wording and the zone of each node, and ``links`` pairs of linked nodes.
    """
    zones = {node: zone for node, (_, zone) in dates.items()}
    if len(set(zones.values())) < 2:
        return {}
    related: defaultdict[str, list[str]] = defaultdict(list)
    wordings = (
        (node, anchor.key)
        for node, (when, _) in dates.items()
        for anchor in when.anchors
        if not anchor.published
    )
    for one, other in (*wordings, *links):
        related[one].append(other)
        related[other].append(one)
    free = {
        node
        for node, (when, zone) in dates.items()
        if not zone and not any(map(is_bounded, when.bounds))
    }
    _spread(zones, free, related)
    return {
        node: DayFrame(zones[node], True, (when.bounds.start_lo, when.bounds.end_hi))
        for node, (when, _) in dates.items()
        if node in related
    }


def _spread(zones: dict[str, str], free: set[str], related: Mapping[str, Sequence[str]]) -> None:
    """Give each free date the zone of the nearest related date that has one."""
    queue = deque(sorted(node for node, zone in zones.items() if zone))
    while queue:
        node = queue.popleft()
        for other in sorted(related.get(node, ())):
            if other in free:
                free.discard(other)
                zones[other] = zones[node]
                queue.append(other)
