"""The lanes of a report: which events the axis has, and where their titles are."""

from hypothesis import given, settings
from hypothesis import strategies as st

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
