"""The lanes of a report: which events the axis has, and where their titles are."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.made_events import of_edtf
from timeline.dates.calendar import day
from timeline.writers.charts.text.measure import text_width
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
