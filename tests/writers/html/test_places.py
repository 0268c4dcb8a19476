"""The map of a report: places with their first events, whatever their number."""

import gc
import weakref

from tests.made_events import of_edtf
from timeline.query.results import Position, Ref
from timeline.writers.html.places import PlaceMap


class Title(str):
    """A text of which is known whether anything still has it."""


def test_a_place_has_the_first_of_its_events_and_how_many_more() -> None:
    seoul = Ref("seoul", "Seoul")
    found = PlaceMap({"seoul": Position(127.0, 37.5, seoul)})
    titles = [Title(f"Event {number}") for number in range(11)]
    kept = [weakref.ref(title) for title in titles]
    for number, title in enumerate(titles):
        found.add(of_edtf(key=f"e-{number}", title=title, place=seoul))
    found.add(of_edtf(place=Ref("sea", "A sea")))
    [row] = found.rows
    assert (row.name, row.more) == ("Seoul", 3)
    assert row.events == tuple((f"e-{number}", f"Event {number}") for number in range(8))
    assert "1 event without coordinates" in found.caption
    del row, title, titles
    gc.collect()
    assert [ref() is not None for ref in kept] == [True] * 8 + [False] * 3, "only what is shown"
