"""Which names have space on a map, and where: each next to its own circle and to no other one.

A name that would be nearer to another circle, on it, on another name or over the edge of the map is
left out, because a reader takes a place to be where its name is.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from math import dist, hypot
from typing import Final, NamedTuple

from timeline.writers.charts.text.measure import text_width

FONT: Final = 12
"""The size of the font of a name in pixels."""
_HIGH: Final = 14
"""The height of a line in pixels."""
_GAP: Final = 4
"""The pixels between a circle and its name; from any other circle it is twice as far at least."""
_INSIDE: Final = 2
"""The fewest pixels between a name and the edge of the map."""
MOST: Final = 60
"""The most circles whose names are placed: more are a crowd."""
_SLANTED: Final = 0.75
"""How much of a radius a name at an angle is moved, across and down."""
_ALIGNED: Final = {1: "left", -1: "right", 0: "center"}


class Circle(NamedTuple):
    """A circle with a name, in pixels from the upper left corner of the map."""

    x: float
    y: float
    radius: float
    name: str


class NamePlace(NamedTuple):
    """Where a name is: from the middle of its circle, in pixels, and its alignment there."""

    dx: float
    dy: float
    align: str


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def far(self, circle: Circle) -> float:
        """Return how far the middle of a circle is away."""
        across = max(self.left - circle.x, circle.x - self.right, 0.0)
        return hypot(across, max(self.top - circle.y, circle.y - self.bottom, 0.0))


def placed(circles: Sequence[Circle], width: float, height: float) -> list[NamePlace | None]:
    """Return where each name is on a map of this size, in pixels; None if it has no space.

    The first names are placed first. Circles at one point are one circle, with all their names.
    """
    found: list[NamePlace | None] = []
    taken: list[_Box] = []
    for circle in circles[:MOST]:
        name = text_width(circle.name, FONT)
        reach = name + circle.radius + 6 * _GAP + _HIGH
        near = [each for each in circles if dist(each[:2], circle[:2]) - each.radius <= reach]
        others = [each for each in near if each[:2] != circle[:2]]
        wide = max(each.radius for each in near if each[:2] == circle[:2])
        for place in _places(wide):
            box = _box(circle, place, name)
            if (
                min(box.left, box.top) >= _INSIDE
                and box.right <= width - _INSIDE
                and box.bottom <= height - _INSIDE
                and not any(map(box.meets, taken))
                and all(_clear(box, circle, other) for other in others)
            ):
                taken.append(box)
                found.append(place)
                break
        else:
            found.append(None)
    return found + [None] * (len(circles) - len(found))


def _places(radius: float) -> Iterator[NamePlace]:
    """Yield the places of a name around a circle, the best one first."""
    away = radius + _GAP
    for side in (1, -1):
        yield NamePlace(side * away, 0, _ALIGNED[side])
    for side in (-1, 1):
        yield NamePlace(0, side * (away + _HIGH / 2), _ALIGNED[0])
    for up, side in product((-1, 1), (1, -1)):
        slanted = radius * _SLANTED + _GAP
        yield NamePlace(side * slanted, up * (slanted + _HIGH / 2), _ALIGNED[side])


def _box(circle: Circle, place: NamePlace, name: float) -> _Box:
    x, y = circle.x + place.dx, circle.y + place.dy
    left = {"left": x, "right": x - name, "center": x - name / 2}[place.align]
    return _Box(left, y - _HIGH / 2, left + name, y + _HIGH / 2)


def _clear(box: _Box, own: Circle, other: Circle) -> bool:
    """Return whether a reader sees that a name is that of its own circle and not of another one."""
    near = max(box.far(own) - own.radius, _GAP)
    return box.far(other) - other.radius >= 2 * near and box.far(own) < box.far(other)
