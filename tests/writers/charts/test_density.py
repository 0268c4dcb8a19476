from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made_events import of_days, of_edtf, page
from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST, day
from timeline.over_time.units import BY_WEEK, MONTH, QUARTER, AxisUnit
from timeline.query.results.pages import Certainty
from timeline.writers.charts.density import density
from timeline.writers.charts.layout.ticks import ticks
from timeline.writers.charts.text.measure import text_width
from timeline.writers.charts.theme import SIZES

JULY = day(2022, 7, 4)
PAGE = SIZES["page"]
Layers = Callable[[Any], dict[str, list[dict[str, Any]]]]


def test_columns_are_solid_for_what_is_sure_and_light_above(layers: Layers) -> None:
    found = layers(density(page(of_days(JULY), of_days(JULY), of_days(JULY, JULY + 10)), PAGE))
    assert [each["text"] for each in found["numbers"]] == ["2–3", "0–1"]
    assert len(found["certain"]) == 1
    assert len(found["possible"]) == 2
    (solid,) = found["certain"]
    above = next(each for each in found["possible"] if each["x"] == solid["x"])
    assert above["y2"] == solid["y"]
    assert solid["y2"] - solid["y"] == pytest.approx(2 * (above["y2"] - above["y"]), abs=0.3)


def test_the_unit_depends_on_the_time_and_on_the_size_of_the_picture() -> None:
    def unit(last: int, size: str) -> str:
        chart = density(page(of_days(JULY), of_days(JULY + last)), SIZES[size])
        assert chart is not None
        return chart.key.partition(";")[0]

    assert unit(60, "page") == "A column: week"
    assert unit(900, "page") == "A column: month"
    assert unit(5_000, "slide") == "A column: quarter"
    assert unit(5_000, "column") == "A column: year"
    assert unit(100_000, "page") == "A column: decade"


def test_days_of_any_year_have_a_column(layers: Layers) -> None:
    found = layers(density(page(of_edtf("Y-170000002"), of_days(JULY)), PAGE))
    assert len(found["certain"]) == 2
    assert found["axis"]


def test_a_number_without_room_is_on_the_line_of_the_highest_column(layers: Layers) -> None:
    events = [of_days(JULY + 7 * n) for n in range(45) for _ in range(1_000 if n == 3 else 1)]
    found = layers(density(page(*events), PAGE))
    assert not found["numbers"]
    assert [each["text"] for each in found["heights"]] == ["1,000"]


def test_what_is_not_drawn_is_said() -> None:
    nowhere = of_days(UNKNOWN_EARLIEST, UNKNOWN_LATEST, title="Who knows")
    chart = density(page(of_days(JULY), nowhere), PAGE)
    assert chart is not None
    assert chart.notes == ["1 event not drawn because the date is unknown: “Who knows”."]
    assert density(page(nowhere), PAGE) is None
    assert density(page(), PAGE) is None


def test_the_number_of_a_row_has_its_bounds_and_how_many_of_them_have_no_column(
    layers: Layers,
) -> None:
    nowhere = of_days(UNKNOWN_EARLIEST, UNKNOWN_LATEST, key="nowhere")
    asked = replace(
        page(of_days(JULY, key="sure"), of_days(JULY, key="vague"), nowhere),
        certainty=Certainty(2, frozenset({"sure"})),
    )
    chart = density(asked, PAGE)
    assert [each["text"] for each in layers(chart)["rows"]] == ["launch", "1–3", "0–1 undated"]
    assert [each["text"] for each in layers(chart)["numbers"]] == ["1–2"]
    assert chart is not None
    assert "launch 1–3 (0–1 undated)." in chart.summary


def test_many_rows_keep_the_size_of_the_picture(layers: Layers) -> None:
    events = [of_days(JULY + n, actors=(f"a{n:03}",)) for n in range(100)]
    for size in SIZES.values():
        chart = density(page(*events), size, "actor")
        assert chart is not None
        assert chart.plot.height < size.height
        shown = sum(each["text"].startswith("a") for each in layers(chart)["rows"])
        left = f"{100 - shown} more rows not drawn for lack of space: "
        assert any(left in note for note in chart.notes)


@pytest.mark.parametrize("size", SIZES)
def test_rows_without_room_are_the_smallest_and_named(size: str, layers: Layers) -> None:
    """Also one of the events without an actor, which is the last one."""
    events = [of_days(JULY + n, actors=(f"a{n:02}",)) for n in range(90)]
    events += [of_days(JULY + n, key=f"no-{n}") for n in range(9)]
    events += [of_days(JULY + 300, JULY + 310, key=f"z-{n}", actors=("z",)) for n in range(3)]
    chart = density(page(*events), SIZES[size], "actor")
    assert chart is not None
    rows = [each["text"] for each in layers(chart)["rows"]]
    names = [text for text in rows if not text[0].isdigit()]
    assert names[0] == "z"
    assert names[-1] == "no actor"
    (left,) = (note for note in chart.notes if "more rows" in note)
    assert f" not drawn for lack of space: a{len(names) - 2:02} (1), " in left


@pytest.mark.parametrize("size", SIZES)
def test_by_year_and_month_each_is_a_column_of_one_row(size: str, layers: Layers) -> None:
    """None is left out as a row, and then empty as a column."""
    days = [day(2014 + n, 5, 9) for n in range(11)]
    events = [of_days(first, key=f"{first}-{n}") for n, first in enumerate(days) for _ in (1, 2)]
    vague = of_days(day(2024, 1, 1), day(2025, 3, 1), key="vague")
    chart = density(page(*events, vague), SIZES[size], "year")
    assert chart is not None
    assert [each["text"] for each in layers(chart)["rows"]] == ["all", "23"]
    numbers = [each["text"] for each in layers(chart)["numbers"]]
    assert numbers == [*["2"] * 10, "2–3", "0–1"]
    assert "A column: year" in chart.key
    assert not any("lack of space" in note for note in chart.notes)
    half = [of_days(day(2024, month, 7), key=f"m{month}") for month in range(1, 8)]
    chart = density(page(*half), SIZES[size], "month")
    assert [each["text"] for each in layers(chart)["numbers"]] == ["1"] * 7


def test_the_axis_of_a_query_of_days_has_only_those(layers: Layers) -> None:
    vague = of_edtf("../2030")
    asked = replace(page(of_days(JULY), of_days(JULY + 21), vague), asked=(JULY, JULY + 27))
    chart = density(asked, PAGE)
    assert len(layers(chart)["possible"]) == 4


def test_what_has_not_happened_is_not_counted_unless_it_is_asked_for(layers: Layers) -> None:
    events = [of_days(JULY), *(of_days(JULY, status=each) for each in ("planned", "cancelled"))]
    chart = density(page(*events), PAGE)
    assert [each["text"] for each in layers(chart)["numbers"]] == ["1"]
    says = "1 planned event and 1 cancelled event not drawn because they have not happened."
    assert chart is not None
    assert says in chart.notes
    asked = density(replace(page(*events[1:]), by_status=True), PAGE)
    assert [each["text"] for each in layers(asked)["numbers"]] == ["2"]
    assert density(page(*events[1:]), PAGE) is None


def test_an_open_side_or_an_unknown_year_does_not_fill_the_axis(layers: Layers) -> None:
    events = [
        of_edtf("[..2022-06-30]"),
        of_edtf("XXXX-05"),
        of_days(day(2021, 1, 1)),
        of_days(JULY),
    ]
    chart = density(page(*events), PAGE)
    assert [each["text"] for each in layers(chart)["numbers"]] == ["1", "0–1", "1"]
    assert chart is not None
    unknown, further = chart.notes
    assert unknown == "1 event not drawn because the date is unknown: “Title”."
    assert further == "1 event without a known beginning or end may be in other columns, too."


def test_a_set_of_days_is_possible_on_these_days_only(layers: Layers) -> None:
    vague = of_edtf("[2022-01-01,2022-03-01..2022-03-03,2022-12-31]")
    found = layers(density(page(vague, of_days(day(2022, 6, 1)), of_days(day(2024, 1, 1))), PAGE))
    assert [each["text"] for each in found["numbers"]] == ["0–1", "0–1", "1", "0–1", "1"]
    within = layers(density(page(of_edtf("[2022-03-01,2022-03-09]"), of_days(1)), PAGE))
    assert len(within["certain"]) == 2


@given(
    unit=st.sampled_from([*BY_WEEK[:5]]),
    first=st.integers(-40_000, 800_000),
    count=st.integers(1, 80),
    width=st.floats(5, 90),
)
def test_labels_of_the_axis_never_touch(
    unit: AxisUnit, first: int, count: int, width: float
) -> None:
    begin = unit.index(first)
    found = ticks(unit, begin, begin + count - 1, width, 10)
    assert found
    for a, b in pairwise(found):
        assert text_width(a.text, 10) < (b.number - a.number) * width


def test_columns_of_weeks_have_their_first_days_and_no_label_is_beyond_the_edge(
    layers: Layers,
) -> None:
    two = density(page(of_days(JULY), of_days(JULY + 7)), PAGE)
    found = layers(two)
    assert [each["text"] for each in found["axis"]] == ["4 Jul 2022", "11 Jul"]
    bars = [(each["x"] + each["x2"]) / 2 for each in found["certain"]]
    assert [each["x"] for each in found["axis"]] == pytest.approx(bars, abs=0.2)
    ends = day(2022, 12, 31), day(2023, 1, 1), day(2023, 1, 3)
    for last in ends:
        chart = density(page(of_days(day(2022, 1, 1)), of_days(last)), PAGE)
        assert chart is not None
        for label in layers(chart)["axis"]:
            end = label["x"] + text_width(label["text"], PAGE.font - 1) / 2
            assert end <= chart.plot.width + PAGE.margin


def test_labels_are_months_if_there_is_room() -> None:
    begin = MONTH.index(JULY)
    assert [each.text for each in ticks(MONTH, begin, begin + 7, 60, 10)] == [
        "Jul 2022", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan 2023", "Feb",
    ]  # fmt: skip
    begin = QUARTER.index(JULY)
    assert [each.text for each in ticks(QUARTER, begin, begin + 9, 30, 10)] == ["2023", "2024"]
