"""The reading of a date in prose: a wording of ``when``, its days, and the reason for it."""

import re
from typing import Final, NamedTuple

from timeline.dates import calendar
from timeline.dates.calendar import days_in_month, ymd
from timeline.dates.names import MONTHS
from timeline.dates.words import days_in_words


class PublicationDay(NamedTuple):
    """The day of publication, as a day number, and the key of the source."""

    day: int
    source: str


class WhenReading(NamedTuple):
    """A date in the wording of ``when``: empty if it is not understood.

    ``first`` and ``last`` are the days that it covers. ``inferred`` is the reason for what the
    text does not say.
    """

    text: str
    first: int = 0
    last: int = 0
    inferred: str = ""


NOTHING: Final = WhenReading("")


def near_day(
    year: int | None, month: str, number: str, published: PublicationDay, future: bool
) -> WhenReading:
    """Return a day; without a year, the one nearest to the publication on the right side."""
    month_ = month_of(month)
    if year is not None:
        return day_of(year, month_, int_of(number))
    this = ymd(published.day)[0]
    years = (this, this + 1) if future else (this, this - 1)
    for each in years:
        found = day_of(each, month_, int_of(number))
        right = found.first >= published.day if future else found.first <= published.day
        if found.text and right:
            return found._replace(inferred=nearest_year(published, future))
    return NOTHING


def day_of(year: int, month: int, number: int) -> WhenReading:
    """Return a day of the calendar; nothing if it has none."""
    if not (1 <= month <= 12 and 1 <= number <= days_in_month(year, month)):
        return NOTHING
    return on_day(calendar.day(year, month, number))


def on_day(found: int, reason: str = "") -> WhenReading:
    """Return one day."""
    return WhenReading(calendar.iso(found), found, found, reason)


def month_of(text: str) -> int:
    """Return the number of a month from its name."""
    return MONTHS[text.lower().rstrip(".")]


def int_of(text: str) -> int:
    """Return a day of a month: ``5``, ``5th``."""
    return int(re.sub("[a-z]+", "", text))


def unit_days(unit: str, within: int) -> tuple[int, int]:
    """Return the first and the last day of the week, month or year that has a day."""
    if unit == "week":
        first = calendar.iso_week_start(within)
        return first, first + 6
    year, month, _ = ymd(within)
    if unit == "month":
        return calendar.day(year, month, 1), calendar.day(year, month, days_in_month(year, month))
    return calendar.day(year, 1, 1), calendar.day(year, 12, 31)


def in_words(day_: int) -> str:
    """Return a day in words."""
    return days_in_words(day_, day_)


def counted_from(published: PublicationDay) -> str:
    """Return the reason for a date that is counted from the publication."""
    return f"counted from the publication on {in_words(published.day)}"


def nearest_year(published: PublicationDay, future: bool) -> str:
    """Return the reason for the year of a date that the text gives without one."""
    side = "first one from" if future else "last one up to"
    day_ = in_words(published.day)
    return f"the date has no year in the text; the {side} the publication on {day_} is taken"
