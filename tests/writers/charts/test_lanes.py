from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made_events import of_days, of_edtf
from timeline.dates.calendar import OPEN_LATEST, UNKNOWN_EARLIEST, UNKNOWN_LATEST, day
from timeline.writers.charts.lanes import MOST, lanes
from timeline.writers.charts.layout.axis import moment
from timeline.writers.charts.text.measure import text_width
from timeline.writers.charts.theme import SIZES

JULY = day(2022, 7, 1)
PAGE = SIZES["page"]
Layers = Callable[[Any], dict[str, list[dict[str, Any]]]]


def test_certain_days_are_solid_and_possible_ones_light(layers: Layers) -> None:
    sure = of_days(JULY, JULY, JULY + 9, JULY + 9, key="sure")
    among = of_days(JULY, JULY + 9, key="among", kind="summit")
    lasting = of_days(JULY, JULY + 2, JULY + 7, JULY + 9, key="lasting", kind="exercise")
    found = layers(lanes([sure, among, lasting], PAGE))
    days = {each["key"]: (each["from"], each["to"]) for each in found["certain"]}
    assert days == {
        "sure": (moment(JULY), moment(JULY + 10)),
        "lasting": (moment(JULY + 2), moment(JULY + 8)),
    }
    assert {each["key"] for each in found["possible"]} == {"among", "lasting"}
    assert not found["diamonds"]


def test_what_is_too_narrow_is_a_diamond_that_says_whether_a_day_is_certain(
    layers: Layers,
) -> None:
    events = [
        of_days(JULY - 5000, key="far"),
        of_days(JULY, key="day"),
        of_days(JULY, JULY + 9, key="among"),
        of_days(JULY, key="doubtful", sure=False),
    ]
    diamonds = {each["key"]: each["days"] for each in layers(lanes(events, PAGE))["diamonds"]}
    assert diamonds == {
        "far": "certain", "day": "certain", "among": "possible", "doubtful": "possible",
    }  # fmt: skip


def test_an_open_side_is_an_arrow_at_the_likely_place_and_takes_no_room(layers: Layers) -> None:
    early, late = of_days(JULY - 9_000, key="early"), of_days(JULY + 9_000, key="late")
    before = of_days(UNKNOWN_EARLIEST, JULY, key="before")
    after = of_days(JULY, JULY, JULY, OPEN_LATEST, key="after")
    years = of_days(JULY, JULY + 900, JULY, OPEN_LATEST, key="years")
    chart = lanes([early, before, after, years, late], PAGE)
    arrows = {each["key"]: (each["shape"], each["at"]) for each in layers(chart)["arrows"]}
    assert arrows == {
        "before": ("left", moment(JULY)),
        "after": ("right", moment(JULY + 1)),
        "years": ("right", moment(JULY + 901)),
    }
    days = {each["key"]: (each["from"], each["to"]) for each in layers(chart)["possible"]}
    assert days == {"years": (moment(JULY), moment(JULY + 901))}
    assert {each["key"] for each in layers(chart)["diamonds"]} == {"early", "late"}
    assert chart is not None
    assert "arrow: no first or last day is known" in chart.key
    asked = (JULY - 500, JULY - 400)  # they are known beyond it: at the end of the axis
    chart = lanes([of_days(JULY - 450), before, after], PAGE, asked=asked)
    found = {(each["key"], each["shape"]): each["at"] for each in layers(chart)["arrows"]}
    assert {*found} == {("before", "left"), ("before", "right"), ("after", "right")}
    assert found.pop(("before", "left")) == moment(JULY - 500)  # it may be on each day asked for
    assert all(moment(JULY - 400) < at < moment(JULY - 390) for at in found.values())


def test_open_dates_that_may_be_on_any_day_asked_for_share_a_bar(layers: Layers) -> None:
    asked = (JULY, JULY + 30)
    known = of_days(JULY + 3, key="known")
    by = [of_days(UNKNOWN_EARLIEST, JULY + 90 + n, key=f"by-{n}") for n in range(20)]
    chart = lanes([known, *by], PAGE, asked=asked)
    assert chart is not None
    (bar,) = layers(chart)["possible"]
    assert (bar["key"], bar["from"], bar["to"]) == ("", moment(JULY), moment(JULY + 31))
    assert {each["shape"] for each in layers(chart)["arrows"]} == {"left", "right"}
    assert "20 events with an open date" in {each["text"] for each in layers(chart)["titles"]}
    note = "20 events with an open date that may be on any of these days: one bar in each row."
    assert chart.notes == [note]
    few = lanes([known, *by[:2]], PAGE, asked=asked)
    assert {each["key"] for each in layers(few)["possible"]} == {"by-0", "by-1"}


def test_what_has_not_happened_is_white_with_a_dashed_line_and_in_the_key(layers: Layers) -> None:
    statuses = ("planned", "cancelled", "occurred")
    events = [of_days(JULY, key=status, status=status) for status in statuses]
    wide = lanes(events, PAGE)
    found = layers(wide)
    assert [each["key"] for each in found["planned"]] == ["planned", "cancelled"]
    assert [each["key"] for each in found["certain"]] == ["occurred"]
    titles = [each["text"] for each in found["titles"]]
    assert titles == ["Title (planned)", "Title (cancelled)", "Title"]
    assert wide is not None
    assert "white with a dashed line: 1 planned event and 1 cancelled event" in wide.key
    narrow = layers(lanes([*events, of_days(JULY + 9_000, key="later")], PAGE))
    assert [each["key"] for each in narrow["planned-diamonds"]] == ["planned", "cancelled"]
    assert [each["key"] for each in narrow["diamonds"]] == ["occurred", "later"]
    only = lanes(events[:1], PAGE)
    assert only is not None
    assert only.key == "White with a dashed line: 1 planned event."


def test_of_a_set_of_days_only_these_are_drawn(layers: Layers) -> None:
    vague = of_edtf("[2024-01-01,2024-02-01..2024-02-20,2024-12-31]", key="set")
    found = layers(lanes([vague], PAGE))
    assert len(found["possible"]) == 1
    assert len(found["diamonds"]) == 2
    assert [each["key"] for each in found["joins"]] == ["set"]
    (days,) = found["possible"]
    assert days["to"] - days["from"] == 20 * 86_400_000
    assert not layers(lanes([vague, of_days(day(1900, 1, 1))], PAGE))["joins"], "it is one diamond"


def test_titles_for_which_there_is_no_space_are_said() -> None:
    chart = lanes([of_days(JULY + n % 3, key=f"e{n}") for n in range(80)], PAGE)
    assert chart is not None
    assert "No space for the titles of 80 events: launch." in chart.notes


def test_an_event_without_a_known_day_is_named_in_the_notes() -> None:
    nowhere = of_days(UNKNOWN_EARLIEST, UNKNOWN_LATEST, title="Who knows")
    chart = lanes([of_days(JULY), nowhere], PAGE)
    assert chart is not None
    assert chart.notes == ["1 event not drawn because the date is unknown: “Who knows”."]
    assert lanes([nowhere], PAGE) is None
    assert lanes([], PAGE) is None


def test_days_that_no_clock_has_are_said_and_not_drawn(layers: Layers) -> None:
    chart = lanes([of_days(JULY, key="now"), of_edtf("Y-170000002")], PAGE)
    assert [each["key"] for each in layers(chart)["certain"]] == ["now"]
    assert chart is not None
    assert chart.notes == ["1 event not drawn because the year is too far from today."]


def test_rows_are_those_of_the_terminal(layers: Layers) -> None:
    events = [
        of_days(JULY, actors=("kor", "usa")),
        of_days(JULY + 1, actors=("kor",), kind="summit"),
        of_days(JULY + 2),
    ]
    assert [each["text"] for each in layers(lanes(events, PAGE, "actor"))["rows"]] == [
        "kor", "usa", "no actor",
    ]  # fmt: skip
    assert [each["text"] for each in layers(lanes(events, PAGE))["rows"]] == ["launch", "summit"]


def test_many_events_keep_the_size_of_the_picture_and_what_is_left_out_is_said(
    layers: Layers,
) -> None:
    events = [of_days(JULY + n % 3, key=f"e{n}") for n in range(MOST + 20)]
    for size in SIZES.values():
        chart = lanes(events, size)
        assert chart is not None
        assert chart.plot.height < size.height
        drawn = len(layers(chart)["diamonds"]) + len(layers(chart)["certain"])
        assert drawn < MOST
        assert not layers(chart)["titles"]
        left = MOST - len(layers(chart)["certain"])
        assert f"{left} more events not drawn for lack of space." in chart.notes
        until = "by first possible day: up to 3 July 2022"
        assert f"Only the first {MOST} of {MOST + 20} events, {until}." in chart.notes
        assert sum(int(each["text"]) for each in layers(chart)["left-out"]) == left


def test_what_a_row_has_no_space_for_is_marked_at_its_place(layers: Layers) -> None:
    numbers = {2012: 90, 2013: 75, 2014: 3, 2016: 90}
    events = [
        of_days(day(year, 1, 1), day(year, 12, 31), key=f"{year}-{n}")
        for year, number in numbers.items()
        for n in range(number)
    ]
    for size in SIZES["slide"], SIZES["column"]:
        chart = lanes(events, size)
        found = layers(chart)
        assert chart is not None
        assert chart.plot.height < size.height
        drawn = dict.fromkeys(numbers, 0)
        for each in found["possible"]:
            drawn[int(each["key"][:4])] += 1
        left = {year: number - drawn[year] for year, number in numbers.items()}
        assert left[2014] == 0
        assert left[2012] == left[2016] == left[2013] + 15, "every year has the same lines"
        marks = found["left-out"]
        assert [each["text"] for each in marks] == [f"+{left[y]}" for y in (2012, 2013, 2016)]
        for each, year in zip(marks, (2012.5, 2013.5, 2016.5), strict=True):
            width = chart.plot.width
            assert each["x"] == pytest.approx((year - 2012) / 5 * width, abs=width * 0.03)
            assert max(bar["y2"] for bar in found["possible"]) < each["y"] < chart.plot.height
        assert any("+5 in a row" in note for note in chart.notes)


def test_without_room_vague_events_are_left_out_first(layers: Layers) -> None:
    vague = [of_days(JULY, JULY + 700, key=f"v{n}") for n in range(150)]
    sure = [of_days(JULY + 100 + n * 9, key=f"s{n}") for n in range(60)]
    found = layers(lanes([*vague, *sure], PAGE))
    assert {each["key"] for each in found["diamonds"]} == {each.key for each in sure}
    assert 0 < sum(each["key"].startswith("v") for each in found["possible"]) < 150


def test_many_rows_keep_the_size_of_the_picture(layers: Layers) -> None:
    events = [of_days(JULY + n, actors=(f"a{n:03}",)) for n in range(200)]
    chart = lanes(events, PAGE, "actor")
    assert chart is not None
    assert chart.plot.height < PAGE.height
    shown = len(layers(chart)["rows"])
    assert any(f"{200 - shown} more rows not drawn for lack of space: " in x for x in chart.notes)


def test_rows_without_room_are_the_smallest_and_named(layers: Layers) -> None:
    """Also one of the events without an actor, which is the last one."""
    events = [of_days(JULY + n, actors=(f"a{n:02}",)) for n in range(90)]
    events += [of_days(JULY + n, key=f"no-{n}") for n in range(9)]
    chart = lanes(events, SIZES["slide"], "actor")
    assert chart is not None
    rows = [each["text"] for each in layers(chart)["rows"]]
    assert rows[-1] == "no actor"
    (left,) = (note for note in chart.notes if "more rows" in note)
    assert f" not drawn for lack of space: a{len(rows) - 1:02} (1), " in left


@pytest.mark.parametrize("hostile", ["\x1b[31m", "a\u202eb", "a\nb", "\ud800", "x" * 500])
def test_titles_are_visible_text_in_one_line(hostile: str, layers: Layers) -> None:
    found = layers(lanes([of_days(JULY, title=hostile)], PAGE))
    (title,) = (each["text"] for each in found["titles"])
    assert not {"\x1b", "\u202e", "\n", "\ud800"} & {*title}
    assert text_width(title, PAGE.font) <= PAGE.width


@given(
    days=st.lists(st.tuples(st.integers(0, 4_000), st.integers(0, 400)), min_size=1, max_size=25),
    title=st.text("aWi한,. ", min_size=1, max_size=60),
)
def test_titles_never_touch(layers: Layers, days: list[tuple[int, int]], title: str) -> None:
    for size in SIZES.values():
        chart = lanes([of_days(JULY + a, JULY + a + b, title=title) for a, b in days], size)
        spans: dict[float, list[tuple[float, float]]] = {}
        for each in layers(chart)["titles"]:
            width = text_width(each["text"], size.font)
            begin = each["x"] - width * (each["align"] == "right")
            spans.setdefault(each["y"], []).append((begin, begin + width))
        assert chart is not None
        for taken in spans.values():
            ordered = sorted(taken)
            assert all(a[1] < b[0] for a, b in pairwise(ordered))
            assert ordered[0][0] >= -0.2
            assert ordered[-1][1] <= chart.plot.width + 0.2
