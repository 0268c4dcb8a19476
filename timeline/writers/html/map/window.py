"""What a map shows, and the parts of it that are drawn larger because places are close together."""

from collections.abc import Collection, Sequence
from math import cos, dist, radians
from typing import Final

from timeline.writers.charts.theme import Spec
from timeline.writers.html.land import MapWindow

WIDTH: Final = 1000
"""The width of a map with its axis, in pixels."""
_AXIS: Final = 60
_HEIGHTS: Final = (260, 620)
_LEAST: Final = 0.5
"""The fewest degrees that a map shows beside its places."""
_SHOWN: Final = 6.0
"""The fewest degrees that the map of all places shows, so that a reader knows where it is."""
_ENLARGED: Final = 3.0
"""The fewest degrees that a part shows: the coastlines have no finer detail."""
_TOGETHER: Final = 60
"""Circles that are nearer to each other than this are in one part, in pixels."""
_LARGER: Final = 2
"""A part is drawn at this many times the scale at least."""
PARTS: Final = 3
"""The most parts that are drawn larger."""


def window(points: Sequence[Spec], shown: float = _SHOWN) -> MapWindow:
    """Return what a map of these points shows: a degree is as long in the middle as on a globe."""
    west, east = _range([point["x"] for point in points], shown)
    south, north = (max(min(y, 90), -90) for y in _range([point["y"] for point in points], shown))
    narrower = max(cos(radians((south + north) / 2)), 0.05)
    width = WIDTH - _AXIS
    scale = min(width / ((east - west) * narrower), _HEIGHTS[1] / (north - south))
    across, up = width / scale / narrower / 2, max(north - south, _HEIGHTS[0] / scale) / 2
    x, y = (west + east) / 2, (south + north) / 2
    south, north = max(y - up, -90), min(y + up, 90)
    return MapWindow(x - across, x + across, south, north, width, round((north - south) * scale))


def parts(
    points: Sequence[Spec], shown: Sequence[int], named: Collection[int], of: MapWindow
) -> list[MapWindow]:
    """Return what is drawn larger: places close together of which some have no name on any map.

    ``shown`` are the numbers of the points of a map, ``named`` of those that have a name. Parts
    with the most without a name are first.
    """
    found = [group for group in _groups(points, shown, of) if group.difference(named)]
    found.sort(key=lambda group: (-len(group.difference(named)), min(group)))
    windows = [window([points[n] for n in sorted(group)], _ENLARGED) for group in found]
    return [each for each in windows if scale(each)[1] >= _LARGER * scale(of)[1]]


def within(points: Sequence[Spec], shown: MapWindow) -> list[int]:
    """Return the numbers of the points that a map shows."""
    return [
        number
        for number, point in enumerate(points)
        if shown.west < point["x"] < shown.east and shown.south < point["y"] < shown.north
    ]


def scale(shown: MapWindow) -> tuple[float, float]:
    """Return the pixels of a degree, across and up."""
    return shown.width / (shown.east - shown.west), shown.height / (shown.north - shown.south)


def _groups(points: Sequence[Spec], shown: Sequence[int], of: MapWindow) -> list[set[int]]:
    """Return the points that are close together on a map, directly or by points between them."""
    across, up = scale(of)
    at = {number: (points[number]["x"] * across, points[number]["y"] * up) for number in shown}
    left, groups = [*shown], list[set[int]]()
    while left:
        group, new = set[int](), [left.pop(0)]
        while new:
            one = new.pop()
            group.add(one)
            near = [other for other in left if dist(at[one], at[other]) < _TOGETHER]
            new += near
            left = [other for other in left if other not in near]
        groups.append(group)
    return groups


def _range(values: list[float], shown: float) -> tuple[float, float]:
    low, high = min(values), max(values)
    margin = max((high - low) * 0.15, (shown - (high - low)) / 2, _LEAST)
    return low - margin, high + margin
