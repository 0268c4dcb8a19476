"""Distances: sound whatever the days are, and as narrow as what is stated."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.analysis.lags import Lag, apart
from timeline.query.results import EventLine

Make = Callable[..., EventLine]

#: The first day as it was, how long it lasted, and by how much each bound misses the truth.
HAPPENED = st.tuples(st.integers(0, 40), st.integers(0, 10), st.tuples(*[st.integers(0, 12)] * 4))
Happened = tuple[int, int, tuple[int, ...]]


def vague(event: Make, key: str, happened: Happened, when: str = "2022") -> EventLine:
    """An event of which the chronicle knows bounds that hold the truth."""
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


@settings(max_examples=60, deadline=None)
@given(this=HAPPENED, other=HAPPENED)
def test_bounds_hold_the_truth_by_days_alone(event: Make, this: Happened, other: Happened) -> None:
    between = apart(vague(event, "this", this), vague(event, "other", other))
    assert holds(between.offset, true_offset(this, other))
    assert holds(between.lag, max(other[0] - this[0] - this[1], 0))
    assert between.starts[0] <= other[0] - this[0] <= between.starts[1]


@settings(max_examples=60, deadline=None)
@given(this=HAPPENED, other=HAPPENED, about=st.booleans(), backward=st.booleans())
def test_bounds_hold_the_truth_where_one_date_states_the_other(
    event: Make, this: Happened, other: Happened, about: bool, backward: bool
) -> None:
    days = other[0] - this[0] - this[1]
    if days < 1:
        return
    wording = f"{'about ' if about else ''}{days} days"
    said = (
        ("2022", f"{wording} after this") if not backward else (f"{wording} before other", "2022")
    )
    between = apart(vague(event, "this", this, said[0]), vague(event, "other", other, said[1]))
    slack = max(1, 3 * days // 10) if about else 0
    assert between.offset.inside(days - slack, days + slack)
    assert holds(between.offset, days)
    assert between.offset == between.lag


@settings(max_examples=50, deadline=None)
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
        ("after arrival", (1, None)),
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
