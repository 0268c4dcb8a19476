"""Events in two time zones: in an order only if their instants cannot be otherwise."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.analysis.around import Moment, around
from timeline.analysis.following.responses import responses
from timeline.analysis.lags import apart, begins_after, precedes, side
from timeline.query.results import EventLine

Make = Callable[..., EventLine]
SEOUL, UTC = "Asia/Seoul", "Etc/UTC"
ZONES = (SEOUL, UTC, "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago")
DAYS = st.tuples(st.integers(1, 6), st.integers(0, 2), st.sampled_from((*ZONES, "")))


def day(event: Make, key: str, stated: tuple[int, int, str]) -> EventLine:
    """An event of one day, which is one of some days of July 2018 in a zone."""
    first, more, zone = stated
    when = f"2018-07-{first:02}" if not more else f"[2018-07-{first:02}..2018-07-{first + more:02}]"
    return event(key, when, zone=zone)


def moments(stated: tuple[int, int, str]) -> Iterator[float]:
    """The extreme instants at which it can have taken place."""
    first, more, zone = stated
    for name in (zone,) if zone else ("Etc/GMT-14", "Etc/GMT+12"):
        begin = datetime(2018, 7, first, tzinfo=ZoneInfo(name))
        yield from (begin.timestamp(), (begin + timedelta(days=more + 1)).timestamp() - 1)


@given(first=DAYS, second=DAYS)
def test_an_order_is_sure_exactly_if_no_instants_contradict_it(
    event: Make, first: tuple[int, int, str], second: tuple[int, int, str]
) -> None:
    if first[2] == second[2]:
        return
    a, b = day(event, "a", first), day(event, "b", second)
    seconds = [then - before for before, then in product(moments(first), moments(second))]
    assert precedes(a, b) == (min(seconds) > 0)
    assert begins_after(a, b) == (
        "surely" if min(seconds) >= 0 else "no" if max(seconds) < 0 else "possibly"
    )
    assert side(a, b) == ("after" if min(seconds) > 0 else "before" if max(seconds) < 0 else None)
    offset = apart(a, b).offset
    assert offset.touches(0, 0) or min(seconds) > 0 or max(seconds) < 0


@pytest.mark.parametrize(
    ("zone", "follows", "within_a_day"),
    [
        (SEOUL, (), (0, 1)),  # 31 December from 15:10 UTC on is not surely after that day
        (UTC, (), (1, 1)),
        ("", (), (0, 1)),
        (SEOUL, ("launch",), (1, 1)),
    ],
)
def test_a_response_in_another_zone_is_counted_by_instants(
    event: Make, zone: str, follows: tuple[str, ...], within_a_day: tuple[int, int]
) -> None:
    launch = event("launch", "2018-12-31", zone=UTC)
    answer = event("answer", "2019-01-01", zone=zone, follows=follows)
    (rate,) = responses([launch], [answer], [1]).rates
    assert (rate.surely, rate.possibly) == within_a_day
    (same_day,) = responses([launch], [answer], [0]).rates
    assert same_day.possibly == (zone != UTC)


def test_a_clock_time_is_compared_with_a_day_in_another_zone(event: Make) -> None:
    launch = event("launch", "2018-12-31", zone=UTC)
    local = date(2019, 1, 1).toordinal()
    bounds = dict.fromkeys(("start_lo", "start_hi", "end_lo", "end_hi"), local)
    answer = event("answer", "2018-12-31T15:10:00Z", zone=SEOUL, **bounds)
    later = event("later", "2019-01-01T00:00:00Z", zone=SEOUL, **bounds)
    found = around(Moment.of(launch), [answer, later], 2)
    assert [(each.offset, each.side) for each in found.neighbours] == [
        ((0, 0), None), ((1, 1), "after"),  # that of the answer in UTC is the day of the launch
    ]  # fmt: skip


def test_a_day_that_is_asked_for_is_the_day_that_is_displayed(event: Make) -> None:
    first = date(2018, 12, 31).toordinal()
    asked = Moment("", "2018-12-31", "2018-12-31", "", first, first, first, first)
    (neighbour,) = around(asked, [event("a", "2019-01-01", zone=SEOUL)], 2).neighbours
    assert (neighbour.offset, neighbour.side) == ((1, 1), "after")


def test_a_stated_distance_is_kept_in_another_zone(event: Make) -> None:
    launch = event("launch", "2018-12-31", zone=UTC)
    bounds = dict.fromkeys(
        ("start_lo", "start_hi", "end_lo", "end_hi"), date(2019, 1, 1).toordinal()
    )
    answer = event("answer", "1 day after launch", **bounds)
    assert apart(launch, answer).offset == (1, 1)
    assert begins_after(launch, answer) == "surely"
