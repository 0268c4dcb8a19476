"""The map of a report: places with their first events, whatever their number, on a true map."""

import gc
import weakref
from math import cos, radians

import pytest

from tests.made_events import of_edtf
from timeline.query.results import PlacedEvent, Position, Ref
from timeline.writers.html.places import PlaceMap


class Title(str):
    """A text of which is known whether anything still has it."""


def test_a_place_has_the_first_of_its_events_and_how_many_more() -> None:
    seoul = Ref("seoul", "Seoul")
    at, found = PlacedEvent(seoul, Position(127.0, 37.5, seoul)), PlaceMap()
    titles = [Title(f"Event {number}") for number in range(11)]
    kept = [weakref.ref(title) for title in titles]
    for number, title in enumerate(titles):
        found.add(of_edtf(key=f"e-{number}", title=title, place=seoul), at)
    found.add(of_edtf(place=Ref("sea", "A sea")), None)
    [row] = found.rows
    assert (row.name, row.more) == ("Seoul", 3)
    assert row.events == tuple((f"e-{number}", f"Event {number}") for number in range(8))
    assert "1 event without coordinates" in found.caption
    assert "another record" not in found.caption
    del row, title, titles
    gc.collect()
    assert [ref() is not None for ref in kept] == [True] * 8 + [False] * 3, "only what is shown"


@pytest.mark.parametrize(
    "places",
    [
        [(127, 37)],
        [(127, 37), (128, 37)],
        [(20, 69), (21, 60)],
        [(-150, 60), (140, -35)],
        [(0, 89), (180, 80)],
    ],
)
def test_a_degree_is_as_long_as_on_a_globe(places: list[tuple[float, float]]) -> None:
    found = PlaceMap()
    for number, at in enumerate(places):
        place = Ref(f"p{number}", f"p{number}")
        found.add(of_edtf(key=place.key, place=place), PlacedEvent(place, Position(*at, place)))
    chart = found.data()["map"]
    (west, east), (south, north) = (scale["domain"] for scale in chart["scales"][:2])
    across, up = chart["width"] / (east - west), chart["height"] / (north - south)
    assert across / up == pytest.approx(cos(radians((south + north) / 2)), rel=0.02)
    for longitude, latitude in places:
        assert west < longitude < east or west < longitude + 360 < east
        assert south < latitude < north
