from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import calendar
from timeline.dates.calendar import (
    OPEN_EARLIEST,
    OPEN_LATEST,
    UNKNOWN_EARLIEST,
    UNKNOWN_LATEST,
    Unit,
    add_months,
    clamp,
    days_in_month,
    is_bounded,
    iso,
    iso_instant,
    iso_week_start,
    unit_end,
    unit_index,
    unit_start,
    weekday,
    ymd,
)

any_day = st.integers(-(10**18), 10**18) | st.integers(-4_000_000, 4_000_000)


@given(st.dates())
def test_days_are_the_ordinals_of_the_standard_library(value: date) -> None:
    day = calendar.day(value.year, value.month, value.day)
    assert day == value.toordinal()
    assert iso(day) == value.isoformat()
    assert weekday(day) == value.weekday()


@given(st.datetimes(timezones=st.just(UTC)))
def test_instants_are_written_as_the_standard_library_does(value: datetime) -> None:
    value = value.replace(microsecond=0)
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    written = iso_instant((value - epoch) // timedelta(seconds=1))
    assert written == f"{value:%Y-%m-%dT%H:%M:%S}Z".rjust(20, "0")


def test_an_instant_outside_the_years_of_four_digits_has_a_sign() -> None:
    year = 365 * 86_400
    assert iso_instant(253_402_300_799) == "9999-12-31T23:59:59Z"
    assert iso_instant(253_402_300_800) == "+10000-01-01T00:00:00Z"
    assert iso_instant(-62_167_219_200) == "0000-01-01T00:00:00Z"
    assert iso_instant(-62_167_219_200 - year) == "-0001-01-01T00:00:00Z"


@given(any_day)
def test_a_day_and_its_date_convert_in_both_directions(day: int) -> None:
    year, month, day_of_month = ymd(day)
    assert 1 <= month <= 12
    assert 1 <= day_of_month <= days_in_month(year, month)
    assert calendar.day(year, month, day_of_month) == day


def test_year_zero_is_a_leap_year_between_minus_one_and_one() -> None:
    assert days_in_month(0, 2) == 29
    assert calendar.day(0, 12, 31) + 1 == calendar.day(1, 1, 1)
    assert calendar.day(-1, 12, 31) + 1 == calendar.day(0, 1, 1)


@pytest.mark.parametrize(
    ("year", "leap"), [(2000, True), (1900, False), (2024, True), (2023, False), (-4, True)]
)
def test_leap_years(year: int, leap: bool) -> None:
    assert days_in_month(year, 2) == (29 if leap else 28)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2022-01-31", 1, "2022-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2022-03-31", -1, "2022-02-28"),
        ("2022-07-05", 18, "2024-01-05"),
        ("2022-01-15", -1, "2021-12-15"),
    ],
)
def test_adding_months_ends_at_the_end_of_the_month(start: str, months: int, end: str) -> None:
    assert iso(add_months(date.fromisoformat(start).toordinal(), months)) == end


@given(any_day, st.integers(-5000, 5000))
def test_adding_months_keeps_the_order_of_days(day: int, months: int) -> None:
    assert add_months(day, months) <= add_months(day + 1, months)


@given(any_day, st.sampled_from(["day", "week", "month", "year"]))
def test_a_unit_contains_its_days_and_precedes_the_next(day: int, unit: Unit) -> None:
    index = unit_index(unit, day)
    assert unit_start(unit, index) <= day <= unit_end(unit, index)
    assert unit_index(unit, unit_end(unit, index) + 1) == index + 1
    assert unit_index(unit, unit_start(unit, index) - 1) == index - 1


@given(st.dates(min_value=date(2, 1, 1)))
def test_iso_weeks_begin_on_monday(value: date) -> None:
    monday = value - timedelta(days=value.weekday())
    assert iso_week_start(value.toordinal()) == monday.toordinal()
    assert unit_start("week", unit_index("week", value.toordinal())) == monday.toordinal()


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (calendar.day(-44, 3, 15), "-0044-03-15"),
        (calendar.day(0, 1, 1), "0000-01-01"),
        (calendar.day(12345, 6, 7), "Y12345"),
        (calendar.day(-12345, 6, 7), "Y-12345"),
        (OPEN_EARLIEST, ".."),
        (OPEN_LATEST, ".."),
        (UNKNOWN_EARLIEST, ""),
        (UNKNOWN_LATEST, ""),
    ],
)
def test_text_of_a_day(day: int, text: str) -> None:
    assert iso(day) == text


def test_open_and_unknown_are_outside_all_days_and_fit_into_64_bits() -> None:
    assert OPEN_EARLIEST < UNKNOWN_EARLIEST < calendar.day(-(10**16), 1, 1)
    assert calendar.day(10**16, 1, 1) < UNKNOWN_LATEST < OPEN_LATEST < 1 << 63
    assert not any(
        is_bounded(day) for day in (OPEN_EARLIEST, UNKNOWN_EARLIEST, UNKNOWN_LATEST, OPEN_LATEST)
    )


@pytest.mark.parametrize(
    ("day", "clamped"),
    [
        (5, 5),
        (OPEN_LATEST, OPEN_LATEST),
        (UNKNOWN_EARLIEST, UNKNOWN_EARLIEST),
        (OPEN_LATEST + 1, UNKNOWN_LATEST - 1),
        (OPEN_EARLIEST - 1, UNKNOWN_EARLIEST + 1),
    ],
)
def test_a_day_outside_the_range_becomes_the_nearest_day(day: int, clamped: int) -> None:
    assert clamp(day) == clamped
