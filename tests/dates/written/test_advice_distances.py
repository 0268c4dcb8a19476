"""Distances from an event in prose: what is advised contains the time that was written."""

import re
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.calendar import add_units, day, iso, weekday
from timeline.dates.names import WEEKDAYS
from timeline.dates.wording.phrases import days_of
from timeline.dates.written.meaning import explain
from timeline.dates.written.parsing import parse_when
from timeline.errors import DateError

_HOUR: Final = 3_600
_DAY: Final = 86_400
_EVENT: Final = day(2021, 5, 12)
_OPEN: Final = float("inf")
_UNITS: Final = ("minute", "hour", "day", "week", "month", "year")
_FORMS: Final = {
    "": (1, 1), "exactly": (1, 1), "about": (0.8, 1.2), "around": (0.8, 1.2), "nearly": (0.9, 1),
    "at least": (1, _OPEN), "more than": (1, _OPEN), "over": (1, _OPEN), "within": (0, 1),
    "up to": (0, 1), "less than": (0, 1), "fewer than": (0, 1),
}  # fmt: skip
"""What each word says of a number: the least and the most, as shares of it."""
_term = re.compile(
    r"(?:(about|within|at least) )?(\d+) (hour|day|week|month|year)s? (after|before) e1"
).fullmatch


def _seconds(count: int, unit: str, sign: int) -> float:
    if unit in ("minute", "hour"):
        return count * (60 if unit == "minute" else _HOUR)
    return abs(add_units(_EVENT, sign * count, unit) - _EVENT) * _DAY


def _allowed(date: str, sign: int) -> tuple[float, float]:
    """Return the least and the most seconds of what is advised, read by its words alone."""
    least, most = 0.0, _OPEN
    for part in date.split(" and "):
        if part in ("after e1", "before e1"):
            continue
        match = _term(part)
        assert match, part
        form, count, unit = match[1], int(match[2]), match[3]
        assert match[4] == ("after" if sign > 0 else "before")
        time = _seconds(count, unit, sign)
        slack = {"about": max(time / 4, _HOUR if unit == "hour" else _DAY)}.get(form, 0)
        if form != "within":
            least = max(least, time - slack)
        if form != "at least":
            most = min(most, time + slack)
    return least, most


def _advised(text: str) -> str:
    """Return what is advised for a text, or the text if it is accepted."""
    try:
        return parse_when(text).text
    except DateError as error:
        return error.hint.removeprefix("write ")


@given(
    form=st.sampled_from(sorted(_FORMS)),
    low=st.integers(1, 150),
    more=st.sampled_from((0, 0, 1, 2, 30)),
    link=st.sampled_from((" to ", "-", " or ")),
    unit=st.sampled_from(_UNITS),
    side=st.sampled_from(("after", "before")),
)
def test_a_distance_is_inside_what_is_advised_for_it(
    form: str, low: int, more: int, link: str, unit: str, side: str
) -> None:
    sign = 1 if side == "after" else -1
    count = f"{low}{link}{low + more}" if more else f"{low}"
    text = f"{form} {count} {unit}{'s' * (low + more > 1)} {side} e1".strip()
    first, last = (_seconds(number, unit, sign) for number in (low, low + more))
    shares = _FORMS[form]
    least, most = first * shares[0], last * shares[1]
    if form in ("more than", "over") and unit in ("day", "week"):
        least += _DAY  # days are counted, not measured
    allowed = _allowed(_advised(text), sign)
    assert allowed[0] <= least, (text, _advised(text))
    assert most <= allowed[1], (text, _advised(text))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("90 minutes after e1", "at least 1 hour after e1 and within 2 hours after e1"),
        ("120 minutes after e1", "2 hours after e1"),
        ("20 minutes after e1", "within 1 hour after e1"),
        ("three hours and a half before e1",
         "at least 3 hours before e1 and within 4 hours before e1"),
        ("more than 20 minutes after e1", "after e1"),
        ("over 2 weeks after e1", "at least 15 days after e1"),
        ("the night before e1", "within 1 day before e1"),
        ("1 hour after 2022-07-05T23:13Z", "2022-07-06T00:13Z"),
        ("90 minutes before 2022-07-05T21:13:20+09:00", "2022-07-05T19:43:20+09:00"),
        ("20 minutes after 21:13 on 5 July 2022", "2022-07-05T21:33"),
        ("1 to 2 hours after 2022-07-05T21:13Z",
         "on or after 2022-07-05T22:13Z and by 2022-07-05T23:13Z"),
    ],
)  # fmt: skip
def test_a_distance_is_as_narrow_as_the_wordings_allow(text: str, date: str) -> None:
    assert _advised(text) == date
    assert parse_when(date).text == date


# What the words mean, in days from the Monday of the week of publication, or from its day.
FROM_WEEK: Final = {
    "the week before last": (-14, -8), "the week after next": (14, 20), "Monday of last week":
    (-7, -7), "this week": (0, 6), "mid-week": (2, 2), "by the end of the week": (6, 6),
    "Friday of next week": (11, 11), "next week": (7, 13),
}  # fmt: skip
FROM_DAY: Final = {
    "last night": (-1, 0), "tonight": (0, 1), "tomorrow night": (1, 2), "two nights ago": (-2, -1),
    "yesterday evening": (-1, -1), "the day after tomorrow": (2, 2), "today": (0, 0),
    "soon": (1, 400), "in the coming weeks": (1, 40), "about two weeks ago": (-16, -12),
}  # fmt: skip


def _all_days(text: str, published: int) -> tuple[int, int]:
    """The days of what is advised, if the source was published on this day."""
    with pytest.raises(DateError) as caught:
        explain(text)
    dates = caught.value.hint.partition(": write ")[2].partition(" with the key")[0]
    first = dates.partition(" or ")[0]
    return days_of(first.replace("published SRC", iso(published)))


@pytest.mark.parametrize("text", [*FROM_WEEK, *FROM_DAY])
def test_what_counts_from_a_publication_has_the_days_on_each_weekday(text: str) -> None:
    for published in range(_EVENT, _EVENT + 7):
        monday = published - weekday(published)
        start = monday if text in FROM_WEEK else published
        meant = FROM_WEEK.get(text) or FROM_DAY[text]
        first, last = _all_days(text, published)
        assert first <= start + meant[0], text
        assert start + meant[1] <= last, text


@pytest.mark.parametrize("published", range(_EVENT, _EVENT + 7))
def test_a_weekday_may_be_the_day_of_publication(published: int) -> None:
    for number, name in enumerate(WEEKDAYS):
        with pytest.raises(DateError) as caught:
            explain(f"on {name.capitalize()}")
        dates = re.findall(r"the [A-Z][a-z]+ on or [a-z]+ published SRC", caught.value.hint)
        days = {days_of(each.replace("published SRC", iso(published))) for each in dates}
        ahead = (number - weekday(published)) % 7
        wanted = {published + ahead, published - (-ahead) % 7}
        assert days == {(each, each) for each in wanted}
