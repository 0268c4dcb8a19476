"""The lanes of a report say how many of their events the axis does not have."""

from timeline.dates.calendar import day
from timeline.writers.html.layout import EventSpan, layout


def test_what_is_open_and_far_from_the_axis_is_counted_and_not_drawn() -> None:
    march = (day(1995, 3, 1), day(1995, 3, 31))
    within = EventSpan(1, "launch", "A launch", march, None, earlier=False, later=False)
    late = within._replace(number=2, earlier=True, is_late=True, placed=(day(2019, 1, 1),) * 2)
    near = late._replace(number=3, placed=march)
    (lane,) = layout([within, late, near]).lanes
    assert lane.name.endswith("launches (2; only in the list: 1 with an open date)")
    assert {bar["n"] for bar in layout([within, late, near]).bars} == {1, 3}
    (only,) = layout([late]).lanes
    assert only.name.endswith("launches (1)")
