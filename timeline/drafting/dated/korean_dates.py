"""Dates in Korean: ``2022년 7월 5일``, and the day alone, which news agencies write."""

import re
from typing import Final

from timeline.dates import calendar
from timeline.dates.calendar import MONTH_NAMES, ymd
from timeline.drafting.dated.meanings import (
    NOTHING,
    Meaning,
    Published,
    counted_from,
    day_of,
    near_day,
    nearest_year,
    unit_days,
)

_PARTS: Final = ("year", "month", "day")


def read_korean(match: re.Match[str], published: Published, future: bool) -> Meaning:
    """Read ``2022년 7월 5일``, ``7월 5일``, ``5일``, ``12월 4일부터 8일까지``."""
    found = match.groupdict()
    year, month, number = (int(found[name]) if found.get(name) else None for name in _PARTS)
    now = ymd(published.day)
    if number is None:
        if month is None:
            return Meaning(f"{year}", *unit_days("year", calendar.day(year or 1, 1, 1)))
        if not 1 <= month <= 12:
            return NOTHING
        if year is None:
            year = now[0] - (month > now[1] and not future) + (month < now[1] and future)
            days = unit_days("month", calendar.day(year, month, 1))
            return Meaning(f"{year}-{month:02}", *days, nearest_year(published, future))
        return Meaning(f"{year}-{month:02}", *unit_days("month", calendar.day(year, month, 1)))
    if month is None:  # the day of this month, or of the last one if it is still to come
        before = number > now[2] and not future
        last = int(found.get("day2") or number)
        year, month = now[0], now[1] - before + (future and last < now[2])
        year, month = year + (month == 13) - (month == 0), (month - 1) % 12 + 1
        start = day_of(year, month, number)
        reason = f"the text gives only the day; month and year are {counted_from(published)}"
        start = start._replace(inferred=reason)
    elif year is None:
        start = near_day(None, MONTH_NAMES[(month - 1) % 12], f"{number}", published, future)
    else:
        start = day_of(year, month, number)
    if not start.text or not found.get("day2"):
        return start
    end = day_of(*ymd(start.first)[:2], int(found["day2"]))
    if not end.text or end.first <= start.first:
        return NOTHING
    return Meaning(f"{start.text}/{end.text}", start.first, end.last, start.inferred)
