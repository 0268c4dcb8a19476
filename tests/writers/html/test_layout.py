"""The lanes of a report: which events the axis has, and where their titles are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.made_events import of_edtf
from timeline.dates.calendar import day
from timeline.writers.charts.text.measure import text_width
from timeline.writers.html.lanes import COLOURS
from timeline.writers.html.layout import FONT, EventSpan, layout
from timeline.writers.html.still import marks


def test_what_is_open_and_far_from_the_axis_is_counted_and_not_drawn() -> None:
    march = (day(1995, 3, 1), day(1995, 3, 31))
    within = EventSpan(1, "launch", "A launch", march, None, earlier=False, later=False)
    late = within._replace(number=2, earlier=True, is_late=True, placed=(day(2019, 1, 1),) * 2)
    near = late._replace(number=3, placed=march)
    (lane,) = layout([within, late, near]).lanes
    assert lane.name.endswith("launches (2; only in the list: 1 with an open date)")
    assert {bar.span.number for bar in layout([within, late, near]).bars} == {1, 3}
    (only,) = layout([late]).lanes
    assert only.name.endswith("launches (1)")


def test_what_has_not_happened_and_the_days_of_a_set_are_drawn_as_such() -> None:
    events = [
        of_edtf("2022-01-01/2022-03-31", status="cancelled", title="Drill"),
        of_edtf("[2022-01-01,2022-02-01..2022-02-28,2022-12-31]"),
        of_edtf("2022-01-05", status="planned"),
        of_edtf("XXXX-05"),
    ]
    spans = [EventSpan.of(number, event, None, False) for number, event in enumerate(events)]
    assert spans[3] is None, "no year, no place on the axis"
    drawn = marks(layout([span for span in spans if span]))
    assert not drawn["sure"]
    assert [each["n"] for each in drawn["possible"] if each.get("p")] == [0]
    assert [each["n"] for each in drawn["points"] if each.get("p") and not each.get("c")] == [2]
    joined = [each for each in drawn["possible"] if each["n"] == 1]
    assert [each["z"] - each["y"] for each in joined] == [2, 16], "a line, and the days of February"
    assert [each["n"] for each in drawn["points"] if not each.get("p")] == [1, 1]
    assert "Drill (cancelled)" in [each["t"] for each in drawn["titles"]]


def _light(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(c * share for c, share in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_drawn_stands_out_in_light_and_dark(scheme: str) -> None:
    light = {name: _light(colour) for name, colour in COLOURS[scheme].items()}

    def contrast(one: str, other: str) -> float:
        low, high = sorted((light[one], light[other]))
        return (high + 0.05) / (low + 0.05)

    for ground in ("ground", "band", "possible", "land"):
        assert contrast("ink", ground) >= 4.5
    for ground in ("ground", "band"):
        assert contrast("faint", ground) >= 4.5
    assert contrast("ground", "sure") >= 4.5, "a title on a bar"
    for ground in ("ground", "band", "possible", "land"):
        assert contrast("sure", ground) >= 3, "an outline or a circle"


_DAYS = st.tuples(st.integers(day(2015, 1, 1), day(2022, 1, 1)), st.sampled_from([0, 30, 364]))
_TITLES = st.integers(3, 90).map(lambda length: "W" * length)


@settings(max_examples=8, deadline=None)
@given(st.lists(st.tuples(_DAYS, _TITLES, st.booleans()), min_size=1, max_size=12))
def test_no_title_is_cut_by_an_edge_or_is_on_another_one(
    made: list[tuple[tuple[int, int], str, bool]],
) -> None:
    spans = [
        EventSpan(number, "launch", title, (first, first + days), None, earlier=False, later=later)
        for number, ((first, days), title, later) in enumerate(made)
    ]
    found = layout(spans)
    taken: dict[float, float] = {}
    for title in sorted(marks(found)["titles"], key=lambda each: (each["y"], each["x"])):
        width = text_width(title["t"], FONT)
        begin = title["x"] - width * title.get("r", 0)
        assert begin >= taken.get(title["y"], 0) - 0.1
        assert begin + width <= found.axis.width + 0.1
        taken[title["y"]] = begin + width
