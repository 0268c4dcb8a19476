"""The land on a map: what is land and what is sea, wherever the map is."""

import re

import pytest

from timeline.writers.html.land import MapWindow, outline

_POINT = re.compile(r"(-?[0-9.]+),(-?[0-9.]+)")


def is_land(longitude: float, latitude: float) -> bool:
    """Whether the middle of a small map is on land: how often a line from it crosses the coast."""
    window = MapWindow(longitude - 3, longitude + 3, latitude - 3, latitude + 3, 600, 600)
    crossed = 0
    for ring in outline(window).split("M")[1:]:
        points = [(float(x), float(y)) for x, y in _POINT.findall(ring)]
        for (ax, ay), (bx, by) in zip(points[-1:] + points[:-1], points, strict=True):
            if (ay > 300.05) != (by > 300.05):
                crossed += ax + (300.05 - ay) / (by - ay) * (bx - ax) > 300
    return crossed % 2 == 1


@pytest.mark.parametrize(
    ("name", "longitude", "latitude", "land"),
    [
        ("Seoul", 127.0, 37.55, True),
        ("the Sea of Japan", 132.0, 40.0, False),
        ("Guam", 144.78, 13.45, True),
        ("the Caspian Sea", 51.0, 41.5, False),
        ("Chukotka, beyond the date line", 180.5, 68.0, True),
        ("Alaska, from the other side", 210.0, 65.0, True),
        ("the Pacific", 200.0, 40.0, False),
        ("the South Pole", 0.0, -87.0, True),
    ],
)
def test_land_is_land_and_sea_is_sea(
    name: str, longitude: float, latitude: float, land: bool
) -> None:
    assert is_land(longitude, latitude) is land, name


def test_no_part_of_it_is_off_the_map() -> None:
    shape = outline(MapWindow(120, 250, 10, 60, 940, 400))
    xs, ys = zip(*((float(x), float(y)) for x, y in _POINT.findall(shape)), strict=True)
    assert (min(xs), max(xs), min(ys)) == (0, 940, 0)
    assert max(ys) <= 400
