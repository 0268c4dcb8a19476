"""The date of a slide from its parts: year, month, day and time, of its start and of its end.

A part that is blank is precision. ``-44`` is 44 BCE, as TimelineJS shows it, so year -0043 of
ISO 8601; there is no year 0.
"""

import re
from typing import Final, NamedTuple

from timeline.dates.calendar import days_in_month, edtf_year, has_days
from timeline.dates.names import MONTHS
from timeline.readers.formats.base import CellFault
from timeline.readers.formats.figures import whole
from timeline.readers.formats.labels import CellOf
from timeline.text import clip


class DateAndTime(NamedTuple):
    """A date in EDTF, and a clock time of that day as the notation of dates has it, or none."""

    date: str
    time: str = ""

    @property
    def text(self) -> str:
        """Both together."""
        return f"{self.date}T{self.time}" if self.time else self.date


class SlideSpan(NamedTuple):
    """When a slide was: ``text`` in the notation of dates. ``dropped``: it had times that an
    interval cannot have."""

    text: str
    first: DateAndTime
    last: DateAndTime | None = None
    dropped: bool = False


def read_span(cell: CellOf) -> SlideSpan | None:
    """Return when the slide of a row was; None if it has no date. Raises CellFault."""
    first, last = _moment(cell, "Start", ""), _moment(cell, "End", "End ")
    if first is None:
        if last is not None:
            raise CellFault("is empty, but there is an end: give the start too", "Year")
        return None
    if last is None or last == first or (last.date == first.date and not last.time):
        return SlideSpan(first.text, first)
    dropped = bool(first.time or last.time)
    return SlideSpan(f"{first.date}/{last.date}", first, last, dropped)


def _moment(cell: CellOf, which: str, prefix: str) -> DateAndTime | None:
    if cell(f"{which} Date"):
        return _of_one_cell(cell(f"{which} Date"), f"{which} Date")
    names = [f"{prefix}{part}" for part in ("Year", "Month", "Day", "Time", "Hour")]
    year, month, day, time, hour = (cell(name) for name in names)
    if not year:
        beside = next((name for name in names if cell(name)), "")
        if beside:
            raise CellFault(f"is empty, but {beside} is not: give the year too", names[0])
        return None
    date = _date(year, month, day, names)
    if not (time or hour):
        return DateAndTime(date)
    if not day:
        message = "a time needs a full date: give the month and the day, or remove the time"
        raise CellFault(message, names[3] if time else names[4])
    if time:
        return DateAndTime(date, _clock(time, names[3]))
    clock = (whole(cell(f"{prefix}{name}")) for name in ("Hour", "Minute", "Second"))
    parts = [part.zfill(2) for part in clock if part]
    return DateAndTime(date, _clock(":".join(parts), names[4]))


def _date(year: str, month: str, day: str, names: list[str]) -> str:
    number = _number(year, names[0], "a year: write its digits, or -44 for 44 BCE")
    if number == 0:
        raise CellFault("there is no year 0: 1 BCE is written -1, and 1 CE is written 1", names[0])
    number += number < 0
    text = edtf_year(number)
    if not month:
        if day:
            raise CellFault("is empty, but there is a day: give the month too", names[1])
        return text
    which = _number(month, names[1], _month_advice(month))
    if not 1 <= which <= 12:
        message = f"{clip(month)!r} is not a month: write 1 to 12, or nothing if it is not known"
        raise CellFault(message, names[1])
    if not has_days(number):
        raise CellFault("a year of more than four digits has no months: remove it", names[1])
    text += f"-{which:02}"
    if not day:
        return text
    most = days_in_month(number, which)
    on = _number(day, names[2], f"a day: write 1 to {most}")
    if not 1 <= on <= most:
        message = f"there is no day {clip(day)} in {text}: write 1 to {most}, or nothing"
        raise CellFault(message, names[2])
    return f"{text}-{on:02}"


def _number(cell: str, column: str, due: str) -> int:
    """Return a whole number; TimelineJS removes the thousands marks that a sheet may add."""
    text = re.sub(r"[\s,]", "", whole(cell)).replace("\N{MINUS SIGN}", "-")
    if not re.fullmatch(r"-?[0-9]{1,12}", text, re.ASCII):
        raise CellFault(f"{clip(cell)!r} is not {due}", column)
    return int(text)


def _month_advice(cell: str) -> str:
    meant = MONTHS.get(cell.lower().rstrip("."))
    return f"the number of a month: write {meant}" if meant else "a month: write 1 to 12"


_CLOCK: Final = re.compile(
    r"([0-9]{1,2})(?:(?::|\.|h(?=[0-9]))([0-9]{2})(?:[:.]([0-9]{2})(?:[.,:][0-9]+)?)?)?"
    r"\s*([ap]\.?m\.?)?",
    re.IGNORECASE | re.ASCII,
)
_RUN_TOGETHER: Final = re.compile(
    r"([0-9]{1,2})([0-9]{2})(?:\s*([ap]\.?m\.?))?", re.IGNORECASE | re.ASCII
)


def _clock(cell: str, column: str) -> str:
    """Return ``15:30``, ``15:30:05``, or ``15:00~`` for an hour that is not said to be exact."""
    if match := _RUN_TOGETHER.fullmatch(cell):
        hours, minutes, half = match.groups()
        seconds = None
    elif match := _CLOCK.fullmatch(cell):
        hours, minutes, seconds, half = match.groups()
    else:
        raise CellFault(f"{clip(cell)!r} is not a time: write HH:MM", column)
    hour, minute = int(hours), int(minutes or 0)
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    if hour > 23 or minute > 59 or int(seconds or 0) > 59:
        raise CellFault(f"{clip(cell)!r} is not a time of a day: write 00:00 to 23:59", column)
    exact = "" if minutes or half else "~"
    return f"{hour:02}:{minute:02}" + (f":{seconds}" if seconds else "") + exact


def _of_one_cell(cell: str, column: str) -> DateAndTime:
    """Read a date of the first version of TimelineJS: ISO, or month, day and year with slashes."""
    date, _, time = cell.replace("T", " ").partition(" ")
    names = [column] * 5
    iso = re.fullmatch(r"([+-]?[0-9]+)(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?", date, re.ASCII)
    american = re.fullmatch(r"(?:([0-9]{1,2})/)?([0-9]{1,2})/(-?[0-9]+)", date, re.ASCII)
    if iso:
        year, month, day = iso[1].lstrip("+"), iso[2] or "", iso[3] or ""
    elif american:
        month, day, year = (
            american[1] or american[2],
            american[2] if american[1] else "",
            american[3],
        )
    else:
        raise CellFault(f"{clip(cell)!r} is not a date: write MM/DD/YYYY or YYYY-MM-DD", column)
    text = _date(year, month, day, names)
    if not time:
        return DateAndTime(text)
    if not day:
        raise CellFault("a time needs a full date: give the day, or remove the time", column)
    return DateAndTime(text, _clock(time.strip(), column))
