"""The map of a report: places with their first events, whatever their number, on a true map."""

import base64
import gc
import re
import weakref
from collections.abc import Mapping
from math import cos, dist, radians
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from tests.made_events import of_edtf
from timeline.query.results import PlacedEvent, Position, Ref
from timeline.writers.charts.text.measure import text_width
from timeline.writers.html.places import MapPicture, PlaceMap

KOREA = {
    "Sunan": (125.67, 39.22), "Pyongyang": (125.75, 39.02), "Pyongsong": (125.87, 39.25),
    "Sukchon": (125.6, 39.4), "Nampo": (125.4, 38.73), "Hwangju": (125.78, 38.67),
    "Kusong": (125.22, 40.01), "Panghyon": (125.25, 39.87), "Sonchon": (124.9, 39.8),
    "Sohae": (124.7, 39.66), "Tongchang-ri": (124.7, 39.66), "Hamhung": (127.53, 39.83),
    "Hamju": (127.53, 39.81), "Wonsan": (127.49, 39.17), "Chagang": (126.6, 40.97),
}  # fmt: skip
"""Places close together, two of them at one point, and two very near to each other."""


Box = tuple[float, float, float, float]


class Drawn(NamedTuple):
    """What a map draws, in pixels: names with the edges of each, circles with radii, its frame."""

    names: dict[str, Box]
    circles: list[tuple[float, float, float]]
    frame: tuple[float, float]


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
    chart = found.data()["maps"][0]["chart"]
    (west, east), (south, north) = (scale["domain"] for scale in chart["scales"][:2])
    across, up = chart["width"] / (east - west), chart["height"] / (north - south)
    assert across / up == pytest.approx(cos(radians((south + north) / 2)), rel=0.02)
    for longitude, latitude in places:
        assert west < longitude < east or west < longitude + 360 < east
        assert south < latitude < north


def placed(at: Mapping[str, tuple[float, float]], events: int = 1) -> PlaceMap:
    found = PlaceMap()
    for number, (name, (longitude, latitude)) in enumerate(at.items()):
        place = Ref(f"p{number:04}", name)
        there = PlacedEvent(place, Position(longitude, latitude, place))
        for each in range(events if number == 0 else 1):
            found.add(of_edtf(key=f"{place.key}-{each}", place=place), there)
    return found


def drawn(picture: MapPicture) -> Drawn:
    """Read the picture of a map."""
    root = ElementTree.fromstring(base64.b64decode(picture.light.partition(",")[2]))
    names, circles = dict[str, Box](), []
    for group in root.iter("{http://www.w3.org/2000/svg}g"):
        role = group.get("class", "")
        for each in group:
            moved = re.match(r"translate\(([-.\d]+),([-.\d]+)\)", each.get("transform", ""))
            if moved and "role-mark" in role and "mark-text" in role and each.text:
                width = text_width(each.text, 12)
                share = {"start": 0.0, "middle": 0.5, "end": 1.0}[each.get("text-anchor", "start")]
                left, base = float(moved[1]) - share * width, float(moved[2])
                names[each.text] = (left, base - 10, left + width, base + 3)
            if (
                moved
                and "role-mark" in role
                and (arc := re.match(r"M([.\d]+),0A", each.get("d", "")))
            ):
                circles.append((float(moved[1]), float(moved[2]), float(arc[1])))
    return Drawn(names, circles, (picture.width - 60, picture.height - 40))


def away(box: Box, x: float, y: float) -> float:
    left, top, right, bottom = box
    return dist((min(max(x, left), right), min(max(y, top), bottom)), (x, y))


def on_each_other(one: Box, other: Box) -> bool:
    across = one[0] < other[2] and other[0] < one[2]
    return across and one[1] < other[3] - 1 and other[1] < one[3] - 1


@pytest.mark.parametrize(
    "places",
    [
        KOREA,
        KOREA | {"Singapore": (103.8, 1.35)},
        {f"Near Seoul, the place {n}": (127 + n / 99, 37.5) for n in range(9)},
        {"A cape of the far east with a long name": (179.9, 60.0), "West": (-170.0, 50.0)},
    ],
)  # fmt: skip
def test_a_name_is_next_to_its_own_place_and_nearer_to_no_other(
    places: Mapping[str, tuple[float, float]],
) -> None:
    found = placed(places, events=9)
    named = set[str]()
    for picture, data in zip(found.pictures(), found.data()["maps"], strict=True):
        names, circles, (width, height) = drawn(picture)
        assert len(circles) == len(data["points"])
        for point, (x, y, radius) in zip(data["points"], circles, strict=True):
            if not (box := names.get(point["t"])):
                continue
            own = away(box, x, y)
            assert own - radius < 9, f"{point['t']} is next to its circle"
            others = [each for each in circles if each[:2] != (x, y)]
            assert all(away(box, *each[:2]) > max(own, each[2] + 5) for each in others), point["t"]
            left, top, right, bottom = box
            assert min(left, top) >= 0, "in the frame"
            assert right <= width
            assert bottom <= height
            rest = [other for name, other in names.items() if name != point["t"]]
            assert not any(on_each_other(box, other) for other in rest), point["t"]
        named |= names.keys()
    without = len(places) - len(named)
    assert ("no space" in found.caption) == bool(without)
    if without:
        assert re.search(rf"\b{without} names? ha(s|ve) no space", found.caption)
    assert {row.name for row in found.rows} == set(places), "the table has all"


def test_a_place_far_away_takes_no_space_from_places_close_together() -> None:
    near, far = placed(KOREA), placed(KOREA | {"Singapore": (103.8, 1.35)})
    whole, *_, part = map(drawn, far.pictures())
    assert "Singapore" in whole.names
    assert "Singapore" not in part.names
    assert KOREA.keys() - part.names.keys() <= {"Hamhung", "Hamju"}
    assert "drawn larger below" in far.caption
    one = placed({"Seoul": (127.0, 37.5), "Singapore": (103.8, 1.35)})
    assert len(one.pictures()) == 1, "all names have space"
    assert "larger below" not in one.caption
    named = {name for each in near.pictures() for name in drawn(each).names}
    assert named >= part.names.keys()
