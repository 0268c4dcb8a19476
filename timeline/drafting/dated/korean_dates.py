"""Dates in Korean: ``2022년 7월 5일``, ``지난달 3일``, and the day alone, as agencies do."""

import re
from typing import Final

from timeline.dates import calendar
from timeline.dates.calendar import MONTH_NAMES, ymd
from timeline.drafting.dated.readings import (
    NOTHING,
    PublicationDay,
    WhenReading,
    counted_from,
    day_of,
    near_day,
    nearest_year,
    on_day,
    unit_days,
)

_YEARS: Final = {
    "재작년": -2, "작년": -1, "지난해": -1, "올해": 0, "올": 0, "금년": 0, "내년": 1, "후년": 2,
}  # fmt: skip
_MONTHS: Final = {"지난달": -1, "이달": 0, "이번달": 0, "다음달": 1, "내달": 1}
_PARTS: Final = {
    "초순": "early", "초": "early", "중순": "mid", "하순": "late", "말": "late",
}  # fmt: skip
_DAYS: Final = {"그저께": -2, "그제": -2, "어제": -1, "오늘": 0, "내일": 1, "모레": 2}
_WEEKS: Final = {"지난주": -1, "이번주": 0, "금주": 0, "다음주": 1, "내주": 1}
_WEEKDAYS: Final = "월화수목금토일"
_YEAR: Final = (
    r"(?:(?P<year>(?:1[5-9]|20)[0-9]{2})년"
    r"|(?P<of_year>재작년|작년|지난해|올해|올(?= [0-9])|금년|내년|후년)) ?"
)
_MONTH: Final = r"(?:(?P<month>[0-9]{1,2})월|(?P<of_month>지난 ?달|이번 ?달|이달|다음 ?달|내달)) ?"
_WEEK: Final = r"(?P<week>지난 ?주|이번 ?주|금주|다음 ?주|(?<![가-힣])내주)"
_END: Final = (
    r"(?:부터 ?|[~∼] ?)(?:(?:(?P<month2>[0-9]{1,2})월|(?P<of_month2>다음 ?달|내달|이달)) ?)?"
    r"(?P<day2>[0-9]{1,2})일(?! ?(?:간|동안))(?:까지)?"
)
_SIDE: Final = r"(?:(?P<side>오는|지난) ?)?"
_DURATION: Final = r"(?! ?(?:간|동안|만|째|[전후뒤](?:에|,| |부터)))"

DAYS: Final = (
    rf"{_SIDE}(?:{_YEAR})?(?:{_MONTH})?(?<![0-9])(?P<day>[0-9]{{1,2}})일?{_END}",
    rf"{_SIDE}(?:{_YEAR})?(?:{_MONTH})?(?<![0-9])(?P<day>[0-9]{{1,2}})일{_DURATION}",
)
MONTHS: Final = (
    rf"{_SIDE}(?:{_YEAR})?(?<![0-9])(?P<month>[0-9]{{1,2}})월(?! ?[0-9])"
    rf"(?: ?(?P<part>{'|'.join(_PARTS)})(?![가-힣]{{2}}))?",
    r"(?P<of_month>지난 ?달|이번 ?달|이달|다음 ?달|내달)",
    _YEAR.removesuffix(" ?"),
)
WEEKS: Final = (
    rf"(?:{_WEEK} ?)?(?P<weekday>[월화수목금토일])요일",
    rf"{_WEEK}(?![가-힣]*말)",
)
NEAR: Final = (rf"(?<![가-힣])(?P<word>{'|'.join(_DAYS)})(?!날)",)


def read_day(match: re.Match[str], published: PublicationDay, future: bool) -> WhenReading:
    """Read ``7월 5일``, ``지난달 3일``, ``오는 10일``, ``12월 4일부터 8일까지``."""
    found = match.groupdict()
    if found["side"]:
        future = found["side"] == "오는"
    start = _start(found, int(found["day"]), published, future)
    if not start.text or not found.get("day2"):
        return start
    year, month, _ = ymd(start.first)
    last = int(found["day2"])
    if found["of_month2"]:
        away = _MONTHS[_plain(found["of_month2"])]
        year, month = _moved(*ymd(published.day)[:2], away)
    elif found["month2"]:
        year, month = year + (int(found["month2"]) < month), int(found["month2"])
    end = day_of(year, month, last)
    if not end.text or end.first <= start.first:
        return NOTHING
    return WhenReading(f"{start.text}/{end.text}", start.first, end.last, start.inferred)


def read_month(match: re.Match[str], published: PublicationDay, future: bool) -> WhenReading:
    """Read ``2022년 6월``, ``작년 6월``, ``6월``, ``지난달``, ``올해``, ``2022년``."""
    found = match.groupdict()
    now = ymd(published.day)
    if found.get("side"):
        future = found["side"] == "오는"
    if word := found.get("of_month"):
        year, month = _moved(*now[:2], _MONTHS[_plain(word)])
        text = f"{year}-{month:02}"
        if _MONTHS[_plain(word)] == 0:
            text += f" and {'after' if future else 'by'} published {published.source}"
        return WhenReading(text, *unit_days("month", calendar.day(year, month, 1)),
                       counted_from(published))  # fmt: skip
    stated, reason = _year(found, published)
    if not found.get("month"):
        text = f"{stated}"
        if found.get("of_year") and _YEARS[found["of_year"]] == 0:
            text += f" and {'after' if future else 'by'} published {published.source}"
        return WhenReading(text, *unit_days("year", calendar.day(stated or 1, 1, 1)), reason)
    month = int(found["month"])
    if not 1 <= month <= 12:
        return NOTHING
    if stated is None:
        stated = now[0] - (month > now[1] and not future) + (month < now[1] and future)
        reason = nearest_year(published, future)
    days = unit_days("month", calendar.day(stated, month, 1))
    part = f"{_PARTS[found['part']]} " if found.get("part") else ""
    return WhenReading(f"{part}{stated}-{month:02}", *days, reason)


def read_week(match: re.Match[str], published: PublicationDay, future: bool) -> WhenReading:
    """Read ``지난주``, ``지난주 월요일``, ``월요일``."""
    found = match.groupdict()
    first, _ = unit_days("week", published.day)
    if found["week"] is None:
        away = (calendar.weekday(published.day) - _WEEKDAYS.index(found["weekday"])) % 7
        day = published.day + (-away % 7 if future else -away)
        return on_day(day, counted_from(published))
    weeks = _WEEKS[_plain(found["week"])]
    if found.get("weekday"):
        day = first + 7 * weeks + _WEEKDAYS.index(found["weekday"])
        return on_day(day, counted_from(published))
    sides = {-1: "the week before", 0: "same week as", 1: "the week after"}
    text = f"{sides[weeks]} published {published.source}"
    if weeks == 0:
        text += f" and {'after' if future else 'by'} published {published.source}"
    return WhenReading(text, first + 7 * weeks, first + 7 * weeks + 6)


def read_near(match: re.Match[str], published: PublicationDay, future: bool) -> WhenReading:
    """Read ``어제``, ``오늘``, ``내일``."""
    return on_day(published.day + _DAYS[match["word"]], counted_from(published))


def _start(
    found: dict[str, str | None], number: int, published: PublicationDay, future: bool
) -> WhenReading:
    year, reason = _year(found, published)
    now = ymd(published.day)
    if word := found["of_month"]:
        moved = _moved(year or now[0], now[1], _MONTHS[_plain(word)])
        return day_of(*moved, number)._replace(inferred=counted_from(published))
    if found["month"]:
        month = int(found["month"])
        if not 1 <= month <= 12:
            return NOTHING
        if year is None:
            name = MONTH_NAMES[month - 1]
            return near_day(None, name, f"{number}", published, future)
        return day_of(year, month, number)._replace(inferred=reason)
    if year is not None:  # a year with a day and no month
        return NOTHING
    before = number > now[2] and not future
    last = int(found.get("day2") or number)
    same = not (found.get("month2") or found.get("of_month2"))
    ahead = future and (last if same else number) < now[2]
    if ahead and not found["side"]:  # a day of the next month is said to be of it, or to come
        return NOTHING
    start = day_of(*_moved(*now[:2], ahead - before), number)
    reason = f"the text gives only the day; month and year are {counted_from(published)}"
    return start._replace(inferred=reason) if start.text else NOTHING


def _year(found: dict[str, str | None], published: PublicationDay) -> tuple[int | None, str]:
    """Return the year that is stated, or counted from the publication, and the reason for it."""
    if found.get("year"):
        return int(found["year"] or 0), ""
    if word := found.get("of_year"):
        return ymd(published.day)[0] + _YEARS[word], counted_from(published)
    return None, ""


def _moved(year: int, month: int, away: int) -> tuple[int, int]:
    """Return the month that is a number of months away."""
    years, index = divmod(month - 1 + away, 12)
    return year + years, index + 1


def _plain(word: str) -> str:
    return word.replace(" ", "")
