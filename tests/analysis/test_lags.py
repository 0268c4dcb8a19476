"""Distances: sound whatever the days are, and as narrow as what is stated."""

from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.analysis.lags import Lag, apart, begins_after, precedes, side
from timeline.query.results import EventLine

Make = Callable[..., EventLine]

#: The first day as it was, how long it lasted, and by how much each bound misses the truth.
HAPPENED = st.tuples(st.integers(0, 40), st.integers(0, 10), st.tuples(*[st.integers(0, 12)] * 4))
Happened = tuple[int, int, tuple[int, ...]]


def vague(event: Make, key: str, happened: Happened, when: str = "2022") -> EventLine:
    """An event of which the chronicle knows bounds that contain the truth."""
    first, length, (before, after, sooner, later) = happened
    start_lo, end_hi = first - before, first + length + later
    return event(
        key,
        when,
        start_lo=start_lo,
        start_hi=min(first + after, end_hi),
        end_lo=max(first + length - sooner, start_lo),
        end_hi=end_hi,
    )


def holds(lag: Lag, days: int) -> bool:
    return lag.touches(days, days)


def true_offset(this: Happened, other: Happened) -> int:
    after = other[0] - (this[0] + this[1])
    before = this[0] - (other[0] + other[1])
    return after if after > 0 else -before if before > 0 else 0


@given(this=HAPPENED, other=HAPPENED)
def test_bounds_contain_the_truth_by_days_alone(
    event: Make, this: Happened, other: Happened
) -> None:
    between = apart(vague(event, "this", this), vague(event, "other", other))
    assert holds(between.offset, true_offset(this, other))
    assert holds(between.lag, max(other[0] - this[0] - this[1], 0))
    assert between.starts[0] <= other[0] - this[0] <= between.starts[1]


@given(this=HAPPENED, other=HAPPENED, about=st.booleans(), backward=st.booleans())
def test_bounds_contain_the_truth_if_one_date_depends_on_the_other(
    event: Make, this: Happened, other: Happened, about: bool, backward: bool
) -> None:
    days = other[0] - this[0] - this[1]
    if days < 1:
        return
    wording = f"{'about ' if about else ''}{days} days"
    stated = (
        ("2022", f"{wording} after this") if not backward else (f"{wording} before other", "2022")
    )
    between = apart(vague(event, "this", this, stated[0]), vague(event, "other", other, stated[1]))
    slack = max(1, 3 * days // 10) if about else 0
    assert between.offset.inside(days - slack, days + slack)
    assert holds(between.offset, days)
    assert between.offset == between.lag


@given(this=HAPPENED, other=HAPPENED)
def test_seen_from_the_other_side_the_signs_turn(
    event: Make, this: Happened, other: Happened
) -> None:
    a, b = vague(event, "a", this), vague(event, "b", other)
    there, back = apart(a, b).offset, apart(b, a).offset
    assert there.lo is not None
    assert there.hi is not None
    assert back == (-there.hi, -there.lo)


@pytest.mark.parametrize(
    ("when", "offset"),
    [
        ("2022-07-12", (2, 11)),
        ("2022-06", (-39, -1)),
        ("2022-07", (-9, 30)),
        ("about 1 week after arrival", (5, 9)),
        ("within 3 days after arrival", (0, 3)),
        ("2 weeks before arrival", (-14, -14)),
        ("the month after arrival", (1, 61)),
        ("after arrival", (0, None)),
        ("during arrival", (0, 0)),
        ("by 2022-06-20", (None, -11)),
        ("unknown", (None, None)),
    ],
)
def test_a_stated_distance_is_kept_however_vague_the_dates(
    event: Make, when: str, offset: Lag
) -> None:
    arrival = event("arrival", "early 2022-07")
    assert apart(arrival, event("other", when)).offset == offset


def test_the_key_of_a_merged_record_is_an_anchor_too(event: Make) -> None:
    arrival = event("arrival", "early 2022-07", same_as=("landing",))
    assert apart(arrival, event("other", "3 days after landing")).offset == (3, 3)


def test_a_response_during_its_trigger_has_no_lag(event: Make) -> None:
    drill, launch = event("drill", "2022-08-22/2022-09-01"), event("launch", "2022-08-25")
    assert apart(drill, launch).lag == (0, 0)
    assert apart(drill, launch).starts == (3, 3)


CLOCKS = st.sampled_from(
    ["2022-07-05", "2022-07-06", "2022-07-05T06:00:00", "2022-07-05T14:00:00"]
    + [
        f"2022-07-0{day}T{hour}:00:00{offset}"
        for day in (5, 6)
        for hour in ("00", "05", "14", "23")
        for offset in ("Z", "+09:00", "-08:00")
    ]
)


@given(first=CLOCKS, second=CLOCKS)
def test_two_clock_times_determine_the_order_and_one_alone_does_not(
    event: Make, first: str, second: str
) -> None:
    a, b = event("a", first), event("b", second)
    both = "T" in first and "T" in second
    if both and (len(first) > 19) == (len(second) > 19):
        one, other = datetime.fromisoformat(first), datetime.fromisoformat(second)
        expected = "surely" if one <= other else "no"
        assert begins_after(a, b) == expected
        assert precedes(a, b) == (one < other)
        assert side(a, b) == ("after" if one < other else "before" if one > other else None)
        assert (apart(a, b).offset.lo or 0) * (1 if one <= other else -1) >= 0
        return
    by_days = "surely" if first[:10] < second[:10] else "no"
    same = first[:10] == second[:10]
    assert begins_after(a, b) == ("possibly" if same else by_days)
    assert precedes(a, b) == (first[:10] < second[:10])
    assert side(a, b) == (None if same else "after" if by_days == "surely" else "before")


@given(first=CLOCKS, second=CLOCKS)
def test_the_order_is_the_same_from_both_sides(event: Make, first: str, second: str) -> None:
    a, b = event("a", first), event("b", second)
    turned = {"after": "before", "before": "after", None: None}
    assert side(b, a) == turned[side(a, b)]
    assert not (precedes(a, b) and precedes(b, a))
    assert (begins_after(a, b) == "no") == precedes(b, a)


def test_a_link_or_a_wording_orders_one_day_but_not_against_the_clock(event: Make) -> None:
    launch = event("launch", "2022-07-05")
    linked = event("linked", "2022-07-05", follows=("launch",))
    worded = event("worded", "0 days after launch", **bounds_of(launch))
    for answer in (linked, worded):
        assert begins_after(launch, answer) == "surely"
        assert begins_after(answer, launch) == "no"
        assert precedes(launch, answer)
        assert side(answer, launch) == "before"
    merged = event("merged", "2022-07-05", same_as=("launch",))
    assert side(merged, linked) == "after"
    early = event("early", "2022-07-05T02:00:00Z", follows=("late",))
    assert side(event("late", "2022-07-05T18:00:00Z"), early) == "before"


def bounds_of(event: EventLine) -> dict[str, int]:
    return {name: getattr(event, name) for name in ("start_lo", "start_hi", "end_lo", "end_hi")}


def test_a_later_day_of_what_lasts_surely_follows_its_beginning(event: Make) -> None:
    drill = event("drill", "2022-08-22/2022-09-01")
    assert begins_after(drill, event("second", "2022-08-23")) == "surely"
    assert begins_after(drill, event("first", "2022-08-22")) == "possibly"
    assert side(drill, event("first", "2022-08-22")) is None
