"""Land and its coastlines, to be drawn below the places of a map.

``natural-earth-50m.json.gz`` has the land of Natural Earth 4.1 at 1:50 million, which is in the
public domain (naturalearthdata.com). It is made from the npm package ``world-atlas`` 2 (ISC) by
``tests/writers/html/coastlines.py``: no line is more than 0.04 degrees from its source, and islands
of less than 0.06 degrees are left out. It has no borders.
"""

import gzip
import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Final, NamedTuple

NAME: Final = "natural-earth-50m.json.gz"
PER_DEGREE: Final = 100
"""Coordinates are whole numbers, this many to a degree."""
_NEAR: Final = 0.7
"""Points that are nearer to each other than this are one, in pixels."""
_TURNS: Final = (-720, -360, 0, 360, 720)
"""Land goes on beyond the date line, and so do maps."""
_Point = tuple[float, float]


class MapWindow(NamedTuple):
    """What a map shows, in degrees, and its size in pixels. Longitudes may be beyond 180."""

    west: float
    east: float
    south: float
    north: float
    width: float
    height: float


def outline(window: MapWindow) -> str:
    """Return the land in a window as a path of SVG in pixels; empty if it is all sea."""
    across = window.width / (window.east - window.west)
    down = window.height / (window.north - window.south)
    found = []
    for ring in _rings():
        west, east = min(x for x, _ in ring), max(x for x, _ in ring)
        for turn in _TURNS:
            if west + turn > window.east or east + turn < window.west:
                continue
            pixels = [
                ((x + turn - window.west) * across, (window.north - y) * down) for x, y in ring
            ]
            found.append(_path(_within(pixels, window)))
    return "".join(found)


@cache
def _rings() -> list[list[_Point]]:
    """Return the edges of all land and lakes: points of longitude and latitude in degrees.

    Longitudes may be beyond 180 degrees: no ring ends at the date line.
    The last point is followed by the first. A lake is a ring inside that of its land.
    """
    text = gzip.decompress(files(__package__).joinpath(NAME).read_bytes())
    return [
        list(
            zip(
                (x / PER_DEGREE for x in accumulate(steps[::2])),
                (y / PER_DEGREE for y in accumulate(steps[1::2])),
                strict=True,
            )
        )
        for steps in json.loads(text)
    ]


def _within(ring: list[_Point], window: MapWindow) -> list[_Point]:
    """Return the part of a ring inside a window (Sutherland, Hodgman)."""
    for axis, size in enumerate((window.width, window.height)):
        for limit, sign in ((0.0, 1), (size, -1)):
            ring = list(_on_one_side(ring, axis, limit, sign))
    return ring


def _on_one_side(ring: list[_Point], axis: int, limit: float, sign: int) -> Iterator[_Point]:
    """Yield a ring where its coordinate ``axis`` is at ``limit`` or beyond it, as ``sign`` says."""
    for before, point in zip(ring[-1:] + ring[:-1], ring, strict=True):
        was, is_ = ((each[axis] - limit) * sign for each in (before, point))
        if (was < 0) != (is_ < 0):
            share = was / (was - is_)
            x, y = (a + (b - a) * share for a, b in zip(before, point, strict=True))
            yield (limit, y) if axis == 0 else (x, limit)
        if is_ >= 0:
            yield point


def _path(ring: list[_Point]) -> str:
    kept: list[_Point] = []
    for point in ring:
        if not kept or max(abs(a - b) for a, b in zip(point, kept[-1], strict=True)) >= _NEAR:
            kept.append(point)
    if len(kept) < 3:
        return ""
    return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in kept) + "Z"
