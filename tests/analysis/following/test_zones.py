"""Instants are counted in the days of the trigger, in what is observed and in what chance gives."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.analysis.around import Moment, around
from timeline.analysis.following.chance import chances
from timeline.analysis.following.circle import CoveredDays
from timeline.analysis.following.coverage import Coverage, Period
from timeline.analysis.following.drawing import Drawing
from timeline.analysis.following.drawn import Drawn
from timeline.analysis.following.occurrences import Starts, occurrences
from timeline.analysis.following.overview import overview
from timeline.analysis.following.pairs import Rate
from timeline.analysis.following.responses import Responses, responses
from timeline.analysis.following.shifting import Shifts
from timeline.query.results import EventLine

Make = Callable[..., EventLine]
FIRST = datetime(2021, 3, 1, tzinfo=UTC)  # clocks are changed in New York on 14 March
SEOUL, NEW_YORK = "Asia/Seoul", "America/New_York"
FIXED = (SEOUL, "Asia/Kathmandu", "Pacific/Kiritimati", "Pacific/Pago_Pago")


def timed(event: Make, key: str, hours: float, zone: str, offset: int = 0) -> EventLine:
    """An event at an instant, displayed in a zone, or as written with an offset without one."""
    moment = FIRST + timedelta(hours=hours)
    written = (moment + timedelta(hours=offset)).replace(tzinfo=None).isoformat()
    when = f"{written}{offset:+03}:00" if offset else f"{written}Z"
    if not zone:
        return event(key, when)
    day = moment.astimezone(ZoneInfo(zone)).toordinal()
    return event(key, when, zone=zone, start_lo=day, start_hi=day, end_lo=day, end_hi=day)


def on_day(event: Make, key: str, day: int, zone: str) -> EventLine:
    return event(key, (FIRST + timedelta(day)).date().isoformat(), zone=zone)


def in_order(events: Sequence[EventLine]) -> list[EventLine]:
    return sorted(events, key=lambda each: (each.start_lo, each.end_hi, each.key))


HOURS = st.integers(0, 30 * 12).map(lambda each: 2 * each)
ANY_ZONE = st.sampled_from((*FIXED, NEW_YORK, "Europe/London", ""))
INSTANTS = st.lists(st.tuples(HOURS, ANY_ZONE, st.sampled_from([0, 9, -5])), max_size=6)


@given(
    to=st.lists(
        st.tuples(HOURS, st.sampled_from((SEOUL, NEW_YORK)), st.booleans()), min_size=1, max_size=4
    ),
    by=INSTANTS,
    others=st.lists(st.tuples(st.integers(0, 29), st.sampled_from((SEOUL, NEW_YORK))), max_size=2),
    zone=st.sampled_from((SEOUL, NEW_YORK)),
    windows=st.lists(st.integers(0, 6), min_size=1, max_size=2, unique=True),
    is_covered=st.booleans(),
)
def test_the_zone_in_which_an_instant_is_written_changes_no_number(
    event: Make, to: Any, by: Any, others: Any, zone: str, windows: list[int], is_covered: bool
) -> None:
    triggers = in_order(
        [
            timed(event, f"t-{n}", hours, at) if clock else on_day(event, f"t-{n}", hours // 24, at)
            for n, (hours, at, clock) in enumerate(to)
        ]
    )
    days = [on_day(event, f"d-{n}", *each) for n, each in enumerate(others)]

    def found(instants: list[EventLine]) -> Any:
        answers = [each._replace(sources=("s",)) for each in in_order([*instants, *days])]
        first = FIRST.toordinal()
        covers = {"s": (first - 2, first + 33)} if is_covered else {}
        shifts = Shifts(30)
        whole = responses(triggers, answers, windows, covers, shifts=shifts)
        coverage = Coverage([Period(*each) for each in covers.values()] if answers else [])
        brief = overview(triggers, answers, windows, coverage, first=9, shifts=shifts)
        assert (brief.tallies.rates, brief.tallies.lags) == (whole.rates, whole.lags)
        assert brief.chances == whole.chances
        return whole.rates, whole.lags, whole.chances, whole.chance_days

    written = [timed(event, f"r-{n}", *each) for n, each in enumerate(by)]
    assert found(written) == found(
        [timed(event, f"r-{n}", each[0], zone) for n, each in enumerate(by)]
    )


class Given(NamedTuple):
    """An event at an hour of a day in a zone that has one offset, or on this day there."""

    day: int
    hour: int | None
    zone: str


def given_with(hours: Sequence[int | None]) -> st.SearchStrategy[list[Given]]:
    each = st.builds(Given, st.integers(0, 9), st.sampled_from(hours), st.sampled_from(FIXED))
    return st.lists(each, min_size=1, max_size=4)


CLOCKS = (1, 9, 14, 20, 23)
TO, BY = given_with((None, *CLOCKS)), given_with(CLOCKS)
WINDOWS = st.lists(st.integers(0, 4), min_size=1, max_size=2, unique=True).map(sorted)


def line(event: Make, key: str, of: Given, days: int) -> EventLine:
    if of.hour is None:
        return on_day(event, key, of.day + days, of.zone)
    return timed(event, key, (of.day + days) * 24 + of.hour, of.zone)


def lines(event: Make, prefix: str, given_: Sequence[Given], days: int = 0) -> list[EventLine]:
    return in_order([line(event, f"{prefix}-{n}", of, days) for n, of in enumerate(given_)])


def bounds(rate: Rate) -> tuple[int, int]:
    return rate.surely, rate.possibly


@given(to=TO, by=BY, windows=WINDOWS)
def test_after_each_shift_the_numbers_are_those_of_the_rate_in_all_zones(
    event: Make, to: list[Given], by: list[Given], windows: list[int]
) -> None:
    triggers = lines(event, "t", to)
    covered = CoveredDays([(FIRST.toordinal() - 20, FIRST.toordinal() + 40)], False)
    of = occurrences(triggers, lines(event, "r", by), {})
    drawn = Drawn(Starts(of, windows, covered), Drawing(of).drawn(Random(0)))
    for days, counts in enumerate(drawn.answered(range(12))):
        rates = responses(triggers, lines(event, "r", by, days), windows).rates
        assert [(each.surely, each.surely + each.open) for each in counts] == [*map(bounds, rates)]


@given(to=TO, by=BY, windows=WINDOWS)
def test_the_base_rate_is_the_mean_of_the_rates_of_each_day_in_all_zones(
    event: Make, to: list[Given], by: list[Given], windows: list[int]
) -> None:
    triggers, answers = lines(event, "t", to), lines(event, "r", by)
    first = FIRST.toordinal() - 2
    found, _ = chances(triggers, answers, windows, [(first, first + 24)], Shifts(0))
    for chance in found:
        shares = []
        for given_ in to:
            begun = line(event, "t", given_, 0).start_lo
            moved = [
                bounds(
                    responses(
                        [line(event, "t", given_, day - begun)], answers, [chance.days]
                    ).rates[0]
                )
                for day in range(first, first + 25 - chance.days)
            ]
            shares.append([sum(each) / len(moved) for each in zip(*moved, strict=True)])
        mean = [sum(each) / len(shares) for each in zip(*shares, strict=True)]
        assert [chance.surely, chance.possibly] == pytest.approx(mean)


def test_what_is_within_0_days_is_on_the_day_of_the_trigger_in_its_zone(event: Make) -> None:
    drill = timed(event, "drill", 0, SEOUL)  # 09:00 there
    by_hours = {hours: timed(event, f"h-{hours}", hours, NEW_YORK) for hours in (3, 14, 15, 27, 39)}

    def within(*hours: int) -> list[tuple[int, int]]:
        found: Responses = responses([drill], [by_hours[each] for each in hours], [0, 1])
        return [*map(bounds, found.rates)]

    assert within(3) == within(14) == [(1, 1), (1, 1)]
    assert within(15) == within(27) == [(0, 0), (1, 1)]
    assert within(39) == [(0, 0), (0, 0)]
    found = around(Moment.of(drill), in_order([*by_hours.values()]), 9).neighbours
    assert [(each.offset.lo, each.side) for each in found] == [
        (0, "after"), (0, "after"), (1, "after"), (1, "after"), (2, "after"),
    ]  # fmt: skip


def test_a_clock_time_in_no_known_zone_is_on_the_day_of_its_offset(event: Make) -> None:
    """Its days are those in which it is written, also as the date that ``around`` is given."""
    answer = timed(event, "answer", 2, SEOUL)  # 02:00 UTC of 1 March
    for offset, distance in ((0, 1), (9, 0), (-5, 0)):
        launch = timed(event, "launch", -3, "", offset)  # 21:00 UTC of 28 February
        assert around(Moment.of(launch), [answer], 3).neighbours[0].offset == (distance, distance)
        asked = Moment("", launch.when, launch.when, "", *launch[9:13], clock=launch.clock)
        assert around(asked, [answer], 3).neighbours[0].offset == (distance, distance)
