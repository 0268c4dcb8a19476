"""Words for days, counted from the day of today."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.calendar import day, iso, weekday
from timeline.dates.from_today import WORDS, days_from_today, names_days, words_meant
from timeline.errors import DateError

SUNDAY = day(2026, 11, 29)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("today", "2026-11-29"),
        ("yesterday", "2026-11-28"),
        ("tomorrow", "2026-11-30"),
        ("this-week", "2026-11-23..2026-11-29"),
        ("last-week", "2026-11-16..2026-11-22"),
        ("next-week", "2026-11-30..2026-12-06"),
        ("this-month", "2026-11"),
        ("last-quarter", "2026-07-01..2026-09-30"),
        ("next-year", "2027"),
        ("sunday", "2026-11-29"),
        ("last-sunday", "2026-11-22"),
        ("next-sunday", "2026-12-06"),
        ("this-monday", "2026-11-23"),
        ("monday", "2026-11-23"),
        ("last-30-days", "2026-10-31..2026-11-29"),
        ("next-7-days", "2026-11-29..2026-12-05"),
        ("last-1-day", "2026-11-29"),
        ("-30d", "2026-10-30"),
        ("+7d", "2026-12-06"),
        ("-6w", "2026-10-18"),
        ("-9m", "2026-02-28"),  # February has no 29th
        ("-1y", "2025-11-29"),
        ("30-days-ago", "2026-10-30"),
        ("Last Week", "2026-11-16..2026-11-22"),
        ("LAST_30_DAYS", "2026-10-31..2026-11-29"),
        ("now", "2026-11-29"),
        ("a week ago", "2026-11-22"),
        ("two weeks ago", "2026-11-15"),
        ("in 3 days", "2026-12-02"),
        ("3 days from now", "2026-12-02"),
        ("in the past thirty days", "2026-10-31..2026-11-29"),
        ("the previous month", "2026-10"),
        ("current-year", "2026"),
    ],
)
def test_words_for_days(text: str, days: str) -> None:
    found = days_from_today(text, SUNDAY)
    assert found is not None
    assert found.text == days
    assert names_days(text)


def test_weeks_are_those_of_iso_8601_at_the_turn_of_a_year() -> None:
    found = days_from_today("this-week", day(2027, 1, 1))
    assert found is not None
    assert found.text == "2026-12-28..2027-01-03"


@pytest.mark.parametrize(
    "text", ["", "2022", "last", "week", "-30", "30d", "last-0-days", "to-day"]
)
def test_other_texts_name_no_days(text: str) -> None:
    assert days_from_today(text, SUNDAY) is None
    assert not names_days(text)


def test_days_beyond_the_calendar_are_refused() -> None:
    with pytest.raises(DateError, match="years 1 to 9999"):
        days_from_today("-3000y", SUNDAY)


@pytest.mark.parametrize(
    ("text", "word"),
    [("last-weak", "last-week"), ("yestrday", "yesterday"), ("lastweek", "last-week"),
     ("30d", "-30d"), ("tody", "today"), ("past week", "last-week"), ("past week", "last-7-days")],
)  # fmt: skip
def test_a_mistyped_word_has_a_suggestion(text: str, word: str) -> None:
    assert word in words_meant(text)


@given(st.integers(day(1000, 1, 1), day(2999, 12, 31)), st.sampled_from(WORDS))
def test_every_word_names_days_beside_today(today: int, word: str) -> None:
    found = days_from_today(word, today)
    assert found is not None
    assert found.first <= found.last
    begin = word.partition("-")[0]
    if begin == "this":
        assert abs(found.first - today) < 366
    elif begin == "last":
        assert found.first < today
        assert found.last <= today
    elif begin == "next":
        assert found.first >= today
    if "week" in word:
        assert (weekday(found.first), found.last - found.first) == (0, 6)
    assert found.text in (
        iso(found.first)[: len(found.text)],
        f"{iso(found.first)}..{iso(found.last)}",
    )
