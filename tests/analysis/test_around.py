"""What came before and after, in order of time, with what only possibly belongs marked."""

from collections.abc import Callable

from timeline.analysis.around import Moment, around
from timeline.query.results import EventLine

Make = Callable[..., EventLine]


def test_neighbours_stand_in_order_of_time_and_know_their_offsets(event: Make) -> None:
    drill = event("drill", "2022-08-22/2022-09-01")
    events = [
        drill,
        event("later", "2022-09-08"),
        event("before", "2022-08-20"),
        event("within", "2022-08-25"),
        event("far", "2022-10-01"),
    ]
    found = around(Moment.of(drill), events, 7)
    assert [(n.event.key, n.offset, n.surely) for n in found.neighbours] == [
        ("before", (-2, -2), True),
        ("within", (0, 0), True),
        ("later", (7, 7), True),
    ]
    assert [n.event.key for n in found.before] == ["before"]
    assert [n.event.key for n in found.after] == ["within", "later"]


def test_what_may_lie_outside_or_bears_a_doubt_is_not_sure(event: Make) -> None:
    day = event("day", "2022-07-05")
    events = [event("month", "2022-07"), event("doubtful", "2022-07-06?"), event("none", "unknown")]
    found = around(Moment.of(day), events, 7)
    assert {n.event.key: n.surely for n in found.neighbours} == {"month": False, "doubtful": False}
    assert found.undated == 1
    certain = around(Moment.of(event("doubted", "2022-07-05~")), [day], 7)
    assert [n.surely for n in certain.neighbours] == [False]


def test_what_is_stated_of_an_event_without_a_date_is_known_all_the_same(event: Make) -> None:
    drill, answer = event("drill", "unknown"), event("answer", "3 days after drill")
    found = around(Moment.of(answer), [drill, event("other", "unknown")], 7)
    assert [(n.event.key, n.offset) for n in found.neighbours] == [("drill", (-3, -3))]
    assert found.undated == 1
