"""Dates that are stated in one time zone, as days in another."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dates.meanings import holds_by_days
from timeline.dates.calendar import day, is_bounded, iso
from timeline.dates.localize import LocalDate
from timeline.dates.network import Assertion, Network
from timeline.dates.written.parsing import parse_when
from timeline.loader.records.dating import DatedRecord, solve

SEOUL, APIA = "Asia/Seoul", "Pacific/Apia"
ZONES = ("UTC", SEOUL, APIA, "America/New_York", "Pacific/Kiritimati", "Europe/Paris")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2022-07-05", "2022-07-05 2022-07-06"),
        ("the Tuesday after 2022-07-03", "2022-07-05 2022-07-06"),
        ("the Tuesday after 2022-07-04T21:30:00Z", "2022-07-05 2022-07-06"),
        ("the weekend before 2022-07-05", "2022-07-02 2022-07-04"),
        ("the week after 2022-07-05", "2022-07-11 2022-07-18"),
        ("the month after 2022-07-05", "2022-08-01 2022-09-01"),
        ("same year as 2022-07-05", "2022-01-01 2023-01-01"),
        ("within 3 days of 2022-07-05", "2022-07-02 2022-07-09"),
        ("for 3 days from 2022-07-05", "2022-07-05 2022-07-08"),
        ("for 1 month until 2022-07-31", "2022-07-01 2022-08-01"),
    ],
)
def test_what_counts_from_a_date_is_counted_in_the_zone_of_the_date(text: str, days: str) -> None:
    bounds = LocalDate.read(parse_when(text), "UTC", SEOUL).when.own_bounds
    assert f"{iso(bounds.start_lo)} {iso(bounds.end_hi)}" == days
    stated, local = parse_when(text), LocalDate.read(parse_when(text), SEOUL, SEOUL).when
    if "Z" not in text:
        assert local == stated


@st.composite
def wordings(draw: st.DrawFn) -> str:
    """Terms that count from a date, also around the day that Apia left out, 30 December 2011."""
    first = draw(st.sampled_from([day(2011, 12, 24), day(2022, 3, 8), day(2022, 10, 25)]))
    to = iso(first + draw(st.integers(0, 10)))
    count, unit = draw(st.integers(1, 4)), draw(st.sampled_from(["day", "week", "month"]))
    side = draw(st.sampled_from(["after", "before"]))
    form = draw(st.sampled_from(["", "about ", "at least ", "at most "]))
    texts = [
        f"{form.replace('at most', 'within')}{count} {unit}s {side} {to}",
        f"within {count} {unit}s of {to}",
        f"the {unit.replace('day', 'year')} {side} {to}",
        f"same {unit} as {to}",
        f"the {draw(st.sampled_from(['Monday', 'Saturday', 'weekend']))} on or {side} {to}",
        f"weeks {side} {to}",
        f"for {form}{count} {unit}s {draw(st.sampled_from(['from', 'until']))} {to}",
    ]
    return draw(st.sampled_from(texts))


def day_in(zone: str, instant: float) -> int:
    return datetime.fromtimestamp(instant, ZoneInfo(zone)).toordinal()


@given(st.data(), wordings(), st.sampled_from(ZONES), st.sampled_from(ZONES), st.booleans())
def test_no_day_is_excluded_on_which_it_was_so_where_it_was_stated(
    data: st.DataObject, text: str, stated: str, local: str, point: bool
) -> None:
    when = parse_when(text)
    start_lo, start_hi, end_lo, end_hi = (
        each if is_bounded(each) else day(2012, 2, 1) for each in when.bounds
    )

    def moment(lo: int, hi: int) -> float:
        on = datetime.fromordinal(data.draw(st.integers(min(lo, hi), max(lo, hi))))
        seconds = data.draw(st.sampled_from([0, 5, 12, 19, 24])) * 3600
        local_ = (on + timedelta(seconds=min(seconds, 86_399))).replace(tzinfo=ZoneInfo(stated))
        return local_.astimezone(UTC).timestamp()

    start = moment(start_lo, start_hi)
    end = start if point else moment(max(start_lo, end_lo), end_hi)
    span = day_in(stated, start), day_in(stated, end)
    if start > end or not all(holds_by_days(term, "x", {"x": span}) for term in when.terms):
        return
    network = Network()
    network.declare("x", point=point)
    moved = LocalDate.read(when, stated, local).when
    days = f"{iso(day_in(local, start))}/{iso(day_in(local, end))}"
    for each in (moved, parse_when(days.partition("/")[0] if point else days)):
        network.add("x", each, Assertion("x", str(each)))
    network.solve()
    assert not network.contradictions


ST_JOHNS = "America/St_Johns"  # set back over midnight until 2011: at 0:01 to 23:01


def days_after(hours: str, clock: str, place: str, other: str) -> tuple[int, int]:
    """The first and the last day, at the other place, of an event N hours after another."""
    first, then = {"kind": "launch", "when": clock}, {"kind": "launch", "when": hours}
    dates, contradictions = solve(
        [
            DatedRecord("a", first, "a.yaml", lambda _: 1, place, place),
            DatedRecord("b", then, "a.yaml", lambda _: 2, other, other),
        ],
        {},
    )
    assert not contradictions
    return dates["b"].when.start_lo, dates["b"].when.end_hi


@pytest.mark.parametrize(
    ("hours", "clock", "place", "other", "days"),
    [
        ("24 hours after a", "2011-12-28T12:00", APIA, APIA, "2011-12-29 2011-12-29"),
        ("24 hours after a", "2011-12-29T12:00", APIA, APIA, "2011-12-31 2011-12-31"),
        ("24 hours before a", "2011-12-31T12:00", APIA, APIA, "2011-12-29 2011-12-29"),
        ("within 6 hours of a", "2011-12-29T22:00", APIA, APIA, "2011-12-29 2011-12-31"),
        ("24 hours after a", "2011-12-29T12:00", APIA, "UTC", "2011-12-30 2011-12-30"),
        ("3 hours after a", "2022-07-05T20:00", SEOUL, SEOUL, "2022-07-05 2022-07-05"),
        ("3 hours after a", "2022-07-05T21:13", SEOUL, "UTC", "2022-07-05 2022-07-05"),
        ("3 hours after a", "2022-07-05T21:13", SEOUL, "", "2022-07-05 2022-07-06"),
        ("3 hours after a", "2022-07-05T20:00", "", "", "2022-07-05 2022-07-06"),
        (
            "within 1 hour before a",
            "2006-10-29T02:30Z",
            ST_JOHNS,
            ST_JOHNS,
            "2006-10-28 2006-10-29",
        ),
    ],
)
def test_hours_are_counted_by_the_clocks_of_the_days_around(
    hours: str, clock: str, place: str, other: str, days: str
) -> None:
    assert " ".join(map(iso, days_after(hours, clock, place, other))) == days


@given(
    st.sampled_from([datetime(2011, 12, 30, 10), datetime(2006, 10, 29, 2), datetime(2022, 3, 13)]),
    st.integers(-2_000, 2_000),
    st.integers(0, 60),
    st.integers(-30, 30),
    st.sampled_from((*ZONES, ST_JOHNS)),
    st.sampled_from((*ZONES, ST_JOHNS)),
)
def test_no_day_is_excluded_on_which_so_many_hours_had_passed(
    around: datetime, minutes: int, hours: int, slack: int, place: str, other: str
) -> None:
    clock = around + timedelta(minutes=minutes)
    written = f"{clock:%Y-%m-%dT%H:%M}Z"
    for side, sign in (("after", 1), ("before", -1)):
        passed = timedelta(minutes=sign * max(0, 60 * hours + slack))
        then = (clock + passed).replace(tzinfo=UTC).timestamp()
        first, last = days_after(f"{hours} hours {side} a", written, place, other)
        assert first <= day_in(other, then) <= last <= first + 2
