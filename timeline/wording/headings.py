"""The headings of events in a list: their years and months, as far as they are known."""

from typing import Final

from timeline.dates.calendar import MONTH_NAMES, is_bounded, year_shown, ymd
from timeline.query.results import EventLine
from timeline.wording.dates import UNKNOWN_YEAR

NO_MONTH: Final = "Month not known"
"""The heading of events of a year that do not surely begin in one of its months."""
OPEN_DATES: Final = "Open or unknown dates"
"""The heading of events whose dates give them no place among those of the days asked for."""


def lacks_year(event: EventLine) -> bool:
    """Return whether an event has a date, but in no known year."""
    return event.edtf.startswith(UNKNOWN_YEAR) and is_bounded(event.start_lo)


def group(event: EventLine) -> tuple[str, int | None]:
    """Return the heading of an event in a list, and the year that dates below it omit.

    The heading depends on the start of the event: its year, or the range of its possible years.
    """
    if lacks_year(event):
        return "Year not known", None
    first, last = event.start_lo, event.start_hi
    if not is_bounded(first):
        year = ymd(event.end_hi)[0] if is_bounded(event.end_hi) else None
        return ("No date", None) if year is None else (f"By {year_shown(year)}", year)
    year = ymd(first)[0]
    if not is_bounded(last):
        return f"{year_shown(year)} or later", year
    if (to := ymd(last)[0]) == year:
        return year_shown(year), year
    return f"{year_shown(year)}–{year_shown(to)}", None


class YearHeadings:
    """The headings of events in order of time: ``group`` of each, without dividing its year.

    A date with an open end or in one of several years can be between others of its year. It is
    below the heading of that year, if the year already has one, and so is what would repeat another
    heading of it. A year is a heading again only if an event without a first day, which must come
    before events of that year, has its last day in a later one.
    """

    def __init__(self) -> None:
        self._year: int | None = None
        self._seen: list[str] = []

    def next(self, event: EventLine) -> tuple[str, int | None]:
        """Return the heading of the next event, and the year that dates below it omit."""
        text, omitted = group(event)
        known = next(filter(is_bounded, (event.start_lo, event.end_hi)), None)
        year = None if known is None or lacks_year(event) else ymd(known)[0]
        if year is None or year != self._year:
            self._year, self._seen = year, []
        elif text != self._seen[-1] and not {text, year_shown(year)}.isdisjoint(self._seen):
            text, omitted = year_shown(year), year
        self._seen.append(text)
        return text, omitted


def month(event: EventLine) -> str:
    """Return the month in which an event surely begins, for a heading below that of its year."""
    first, last = event.start_lo, event.start_hi
    if is_bounded(first) and is_bounded(last) and ymd(first)[:2] == ymd(last)[:2]:
        year, number, _ = ymd(first)
        return f"{MONTH_NAMES[number - 1]} {year_shown(year)}"
    return NO_MONTH
