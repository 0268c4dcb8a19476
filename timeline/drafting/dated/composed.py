"""Dates of several parts: two weekdays, figures with signs, a count from a written date."""

import re

from timeline.dates import calendar
from timeline.dates.calendar import ymd
from timeline.dates.names import WEEKDAYS
from timeline.drafting.dated.readings import (
    NOTHING,
    PublicationDay,
    WhenReading,
    counted_from,
    day_of,
    int_of,
    month_of,
)
from timeline.numerals import number_of


def read_weekdays(match: re.Match[str], published: PublicationDay, future: bool) -> WhenReading:
    """Read ``Monday-Wednesday``, ``Monday to Friday``: the nearest ones on the right side."""
    now = calendar.weekday(published.day)
    start, end = (WEEKDAYS.index(match[name].lower()) for name in ("weekday", "weekday2"))
    lasting = (end - start) % 7
    if future:
        first = published.day + (start - now) % 7
    else:
        first = published.day - (now - end) % 7 - lasting
    if not lasting:
        return NOTHING
    text = f"{calendar.iso(first)}/{calendar.iso(first + lasting)}"
    return WhenReading(text, first, first + lasting, counted_from(published))


def read_figures(match: re.Match[str], published: PublicationDay, future: bool) -> WhenReading:
    """Read ``15/12/2022``, ``15.12.2022``, ``2022/12/15``.

    ``3/4/2022`` is in March or in April, and not understood.
    """
    found = match.groupdict()
    year, first, second = int(found["year"]), int(found["first"]), int(found["second"])
    if match.start("year") < match.start("first"):
        return day_of(year, first, second)
    if found["sign"] == "." or first > 12 or first == second:
        return day_of(year, second, first)
    return day_of(year, first, second) if second > 12 else NOTHING


def read_counted(match: re.Match[str], published: PublicationDay, future: bool) -> WhenReading:
    """Read ``two days after the invasion of 24 February 2022``: a count from a whole date."""
    start = day_of(int(match["year"]), month_of(match["month"]), int_of(match["day"]))
    count = number_of(match["count"].lower())
    if not start.text or not count:
        return NOTHING
    unit, side = match["unit"], match["side"]
    if unit == "fortnight":
        count, unit = 2 * count, "week"
    sign = 1 if side == "after" else -1
    if unit in ("day", "week"):
        near = start.first + sign * count * (7 if unit == "week" else 1)
    else:
        year, month, _ = ymd(start.first)
        months = 12 * year + month - 1 + sign * count * (12 if unit == "year" else 1)
        near = calendar.day(months // 12, months % 12 + 1, 1)
    return WhenReading(f"{count} {unit}{'s' * (count > 1)} {side} {start.text}", near, near)
