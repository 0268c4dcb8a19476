"""What came before and after, in chronological order, with uncertain neighbours marked."""

from collections.abc import Callable

from timeline.analysis.around import Moment, around, nearest
from timeline.query.results import EventLine, Whole

Make = Callable[..., EventLine]


def test_neighbours_are_in_chronological_order_with_their_offsets(event: Make) -> None:
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


def test_a_neighbour_that_may_be_outside_or_is_doubtful_is_not_sure(event: Make) -> None:
    day = event("day", "2022-07-05")
    events = [event("month", "2022-07"), event("doubtful", "2022-07-06?"), event("none", "unknown")]
    found = around(Moment.of(day), events, 7)
    assert {n.event.key: n.surely for n in found.neighbours} == {"month": False, "doubtful": False}
    assert found.undated == 1
    certain = around(Moment.of(event("doubted", "2022-07-05~")), [day], 7)
    assert [n.surely for n in certain.neighbours] == [False]


def test_a_stated_distance_to_an_event_without_a_date_is_known(event: Make) -> None:
    drill, answer = event("drill", "unknown"), event("answer", "3 days after drill")
    found = around(Moment.of(answer), [drill, event("other", "unknown")], 7)
    assert [(n.event.key, n.offset) for n in found.neighbours] == [("drill", (-3, -3))]
    assert found.undated == 1


def test_an_earlier_event_on_the_same_day_is_listed_before_it(event: Make) -> None:
    launch = event("launch", "2022-07-05T12:00:00Z")
    events = [
        event("dawn", "2022-07-05T04:00:00Z"),
        event("dusk", "2022-07-05T18:00:00Z"),
        launch,
        event("next-day-before", "2022-07-06T01:00:00+14:00"),
        event("someday", "2022-07-05"),
        event("answer", "2022-07-05", follows=("launch",)),
    ]
    found = around(Moment.of(launch), events, 7)
    assert [(n.event.key, n.offset, n.side) for n in found.neighbours] == [
        ("dawn", (0, 0), "before"),
        ("next-day-before", (0, 0), "before"),
        ("someday", (0, 0), None),
        ("dusk", (0, 0), "after"),
        ("answer", (0, 0), "after"),
    ]
    assert [n.event.key for n in found.before] == ["dawn", "next-day-before"]


def test_what_is_before_an_event_before_the_moment_is_before_it(event: Make) -> None:
    """Links order four events of one day, of which the first has no link to the moment."""
    first, second = event("first", "2022-07-05"), event("second", "2022-07-05", follows=("first",))
    moment = event("moment", "2022-07-05", follows=("second",))
    third = event("third", "2022-07-05", follows=("moment",))
    last = event("last", "2022-07-05", follows=("third",))
    events = [event("any", "2022-07-05"), first, second, moment, third, last]
    found = around(Moment.of(moment), events, 0)
    assert [n.event.key for n in found.before] == ["first", "second"]
    assert [n.event.key for n in found.after] == ["any", "third", "last"]
    assert [n.side for n in found.neighbours] == ["before", "before", None, "after", "after"]


def test_distances_in_days_do_not_turn_the_order_that_a_link_states(event: Make) -> None:
    """The night ends on the next day, so its distances are greater than those of the evening."""
    night = event("night", "night of 2022-07-05", precision="part-of-day")
    answer = event(
        "answer", "evening of 2022-07-05", precision="part-of-day", follows=("night",)
    )  # fmt: skip
    moment = event("moment", "2022-07-04/2022-07-05")
    for events in ([night, answer], [night, answer, event("vague", "2022-07~")]):
        found = [n.event.key for n in around(Moment.of(moment), events, 9).neighbours]
        assert found.index("night") < found.index("answer")


def test_an_open_distance_has_no_middle(event: Make) -> None:
    """An event without a last day does not come before one that it surely follows."""
    moment = event("moment", "2022")
    events = [event("first", "2022-07-04"), event("open", "after 2022-07-05")]
    found = around(Moment.of(moment), events, 400)
    assert [n.event.key for n in found.neighbours] == ["first", "open"]


def test_a_part_at_another_distance_is_a_neighbour_and_no_further_event(event: Make) -> None:
    of_salvo = (Whole("salvo", True, True),)
    part = event("part", "2022-06-07", wholes=of_salvo)
    every = [event("salvo", "2022-06-05/2022-06-07"), part, event("drill", "2022-06-09")]
    found = around(Moment.of(event("shot", "2022-06-01")), every, 30)
    assert [each.event.key for each in found.neighbours] == ["salvo", "part", "drill"]
    assert (found.partial, nearest(found, 1).partial) == (1, 1)


def test_a_salvo_is_one_neighbour_and_its_parts_are_none_of_it(event: Make) -> None:
    salvo, of_salvo = event("salvo", "2022-06-05"), (Whole("salvo", True, True),)
    parts = [event(f"part-{n}", "2022-06-05", wholes=of_salvo) for n in (1, 2)]
    drill = event("drill", "2022-06-01/2022-06-10", "exercise")
    shot = event("shot", "2022-06-06", wholes=(Whole("drill", True, False),))
    late = event("late", "2022-06-07", wholes=of_salvo)
    every = [salvo, *parts, drill, shot, late]

    def keys(moment: Moment) -> tuple[list[str], int]:
        found = around(moment, every, 30)
        return sorted(each.event.key for each in found.neighbours), found.parts

    assert keys(Moment.of(salvo)) == (["drill", "shot"], 3)
    assert keys(Moment.of(parts[0])) == (["drill", "shot"], 3)
    assert keys(Moment.of(drill)) == (["salvo", "shot"], 3)  # late is on a day of the drill, too
    assert keys(Moment.of(event("day", "2022-06-02"))) == (["drill", "late", "salvo", "shot"], 2)
