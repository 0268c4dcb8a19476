"""Dates in cells, by layouts that a map names: nothing is guessed, least of all day and month.

A date is returned as EDTF, as precise as its cell: a month is never its first day.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from timeline.dates.calendar import MONTH_NAMES, days_in_month
from timeline.dates.names import MONTHS
from timeline.dates.written.parsing import parse_when, possible_dates
from timeline.errors import DateError
from timeline.readers.formats.base import CellFault
from timeline.readers.formats.figures import whole
from timeline.readers.tables.base import DateCell, NumberCell
from timeline.text import clip, listed

_TIME: Final = (
    r"(?P<H>\d\d?):(?P<M>\d\d)(?::(?P<S>\d\d)(?:\.\d+)?)?\s*"
    r"(?P<z>\(?(?:Z|UTC|GMT)\)?|[+-]\d\d:?\d\d)?"
)
_ISO: Final = r"(?P<Y>\d{4})(?:-(?P<m>\d\d)(?:-(?P<d>\d\d)"
_SEP: Final = r"\s*[/.-]\s*"
#: The names of layouts, each with its pattern; that of seed files, and words, have none.
NAMED: Final[dict[str, str]] = {
    "iso": rf"{_ISO}(?:[T ]{_TIME})?)?)?",
    "iso-day": rf"{_ISO}(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:Z|[+-]\d\d:?\d\d)?)?)?)?",
    "d/m/y": rf"(?P<d>\d\d?){_SEP}(?P<m>\d\d?){_SEP}(?P<Y>\d{{4}})",
    "m/d/y": rf"(?P<m>\d\d?){_SEP}(?P<d>\d\d?){_SEP}(?P<Y>\d{{4}})",
    "y/m/d": rf"(?P<Y>\d{{4}}){_SEP}(?P<m>\d\d?){_SEP}(?P<d>\d\d?)",
    "year": r"(?P<Y>\d{4})",
    "yyyymm": r"(?P<Y>\d{4})(?P<m>\d\d)",
    "yyyymmdd": r"(?P<Y>\d{4})(?P<m>\d\d)(?P<d>\d\d)",
    "seed": "",
    "words": "",
}
IN_WORDS: Final = "words"
"""The layout of texts that can mean only one date: ``c. 2014``, ``Q4 2019``, ``août 2018``."""
SETTING: Final = "--source settings.dates"
"""The option with one more layout."""
_OF_DATES: Final = ("iso", "iso-day")
"""The layouts that say whether the time of a cell is read, if the cell is a date in its file."""
_DIRECTIVES: Final = {
    "Y": r"(?P<Y>\d{4})", "m": r"(?P<m>\d\d?)", "d": r"(?P<d>\d\d?)(?:st|nd|rd|th)?",
    "B": r"(?P<B>[A-Za-z]+)\.?", "b": r"(?P<B>[A-Za-z]+)\.?", "H": r"(?P<H>\d\d?)",
    "M": r"(?P<M>\d\d)", "S": r"(?P<S>\d\d)",
}  # fmt: skip
_EITHER: Final = re.compile(rf"\d\d?{_SEP}\d\d?{_SEP}\d{{4}}")
"""A date whose day and month could be in either order."""
_YEAR: Final = re.compile(r"\d{4}(?!\d)")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
PRECISIONS: Final[dict[str, str]] = {
    "day": "the date as it is; with an end, it lasted from one to the other",
    "within": "some day from the date to its end",
    "week": "some day at most six days from the date; with an end, as within",
    "month": "the month of the date",
    "year": "the year of the date",
    "approximate": "the date with ~",
    "uncertain": "the date with ?",
    "unknown": "the date is unknown",
}


_LONGEST: Final = 200
"""Characters of a date at most."""


class _Day(NamedTuple):
    """A date as far as it is known."""

    year: str
    month: str = ""
    day: str = ""
    time: str = ""

    def __str__(self) -> str:
        days = "-".join(filter(None, (self.year, self.month, self.day)))
        return f"{days}T{self.time}" if self.time else days

    @property
    def days(self) -> "_Day":
        """The date without its time."""
        return self._replace(time="")


def layout_fault(layout: str) -> str:
    """Return what is wrong with the name or the pattern of a layout; empty if it is valid."""
    if layout in NAMED:
        return ""
    if "%" not in layout:
        return f"{layout!r} is not a layout of dates: write one of {', '.join(NAMED)}, or %d %B %Y"
    for name in re.findall("%(.?)", layout):
        if name in ("y", "x", "c", "D"):
            return f"%{name} does not say the century or the order: write %Y, %m and %d"
        if name not in _DIRECTIVES:
            return f"%{name} is not known: write %Y, %m, %B (March), %b (Mar), %d, %H, %M or %S"
    names = re.findall("%(.)", layout)
    if "Y" not in names:
        return "has no year: write %Y"
    if len(set(names)) < len(names) or sum(name in "Bbm" for name in names) > 1:
        return "has a part twice: write each once"
    return ""


def read_date(text: str, layouts: Sequence[str]) -> str:
    """Return a cell as EDTF, by the first layout that fits. Raises CellFault.

    Layouts are for texts: a cell that is a date in its file is one with any of them.
    """
    if isinstance(text, DateCell):
        layouts = [each for each in layouts if each in _OF_DATES][:1]
    return str(_read(text, layouts))


def with_layout(day: str, layout: str) -> str:
    """Return a day in ISO form as the layout writes it, which may lack a part of it."""
    year, month, date = (*day[:10].split("-"), "01", "01")[:3]
    for name, form in (("d/m/y", "%d/%m/%Y"), ("m/d/y", "%m/%d/%Y"), ("y/m/d", "%Y/%m/%d")):
        layout = form if layout == name else layout
    word = MONTH_NAMES[int(month) - 1]
    parts = {"%Y": year, "%m": month, "%d": date, "%B": word, "%b": word[:3]}
    return re.sub("%.", lambda part: parts.get(part[0], part[0]), layout)


def _read(text: str, layouts: Sequence[str]) -> _Day:
    fault = ""
    if len(text) > _LONGEST:
        raise CellFault(f"{clip(text)!r} is not a date")
    number = whole(text)
    if isinstance(text, NumberCell) and "." in number:
        message = "is a number, not a date: as a number, 2031.10 and 2031.1 are the same"
        raise CellFault(f"{text!r} {message}")
    for layout in layouts or ("iso",):
        if layout == "seed":
            try:
                parse_when(text)
            except DateError as error:
                fault = fault or error.message
                continue
            return _Day(text)
        if layout == IN_WORDS:
            if len(meant := possible_dates(text)) == 1:
                return _Day(meant[0])
            fault = fault or (f"it may be {listed(meant)}" if meant else "")
            continue
        if match := _pattern(layout).fullmatch(number):
            found = {name: value for name, value in match.groupdict().items() if value}
            _, fault = _part_fault(found)
            if not fault:
                return _day(found)
    known = " or ".join(layouts or ("iso",))
    if advised := not fault and _EITHER.fullmatch(text) is not None:
        fault = f"say which comes first, {SETTING}=d/m/y or m/d/y"
    message = f"{text!r} is not a date of the layout {known}{fault and f': {fault}'}"
    raise CellFault(message, advised=advised)


def read_parts(texts: Sequence[str], columns: Sequence[str]) -> str:
    """Return the date of a year, a month and a day in columns of their own, of which some may lack.

    A blank or 0 is not known. Raises CellFault with the column that is wrong.
    """
    year, month, day = (*(whole(text).strip() for text in texts), "", "")[:3]
    column = dict(zip("Ymd", columns, strict=False))
    month, day = ("" if text.strip("0") == "" else text for text in (month, day))
    if not re.fullmatch(r"\d{4}", year):
        raise CellFault(f"{clip(year)!r} is not a year: write its four digits", column["Y"])
    for name, text in (("m", month), ("d", day)):
        if len(text) > _LONGEST:
            raise CellFault(f"{clip(text)!r} is not a part of a date", column[name])
    number = str(MONTHS.get(month.casefold().rstrip("."), month))
    found = {"Y": year, "m": number, "d": day} if month else {"Y": year}
    if day and not month:
        raise CellFault(f"the day {day!r} has no month", column["d"])
    for name, text in found.items():
        if text and not re.fullmatch(r"\d{1,4}", text):
            what = "month" if name == "m" else "day"
            raise CellFault(f"{text!r} is not a {what}: write its number", column[name])
    stated = {name: text for name, text in found.items() if text}
    part, fault = _part_fault(stated)
    if fault:
        raise CellFault(fault, column[part])
    return str(_day(stated))


def with_time(day: str, text: str) -> str:
    """Return a date with the clock time of another cell. Raises CellFault."""
    match = re.fullmatch(_TIME, text[:_LONGEST])
    if not match or int(match["H"]) > 23 or int(match["M"]) > 59:
        raise CellFault(f"{clip(text)!r} is not a time: write HH:MM, or HH:MMZ for UTC")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        raise CellFault(f"the time {text!r} has no day: the date is {day}")
    return f"{day}T{_time(match.groupdict(default=''))}"


def between(start: str, end: str, precision: str) -> str:
    """Return the date of an event from its first and its last date; ``end`` may be empty.

    ``precision`` is one of ``PRECISIONS``. Raises CellFault if the end is before the start.
    """
    if precision == "unknown":
        return "unknown"
    if precision in ("approximate", "uncertain"):
        mark = "~" if precision == "approximate" else "?"
        return f"{start}{mark}" if not end or end == start else f"{start}{mark}/{end}{mark}"
    if end and end != start:
        start, end = start[:10], end[:10]
        if end < start[: len(end)] and end[: len(start)] < start:
            raise CellFault(f"the end {end} is before the start {start}")
    cut = {"year": 4, "month": 7}.get(precision)
    if cut:
        start, end = (text[:cut] if _YEAR.match(text) else text for text in (start, end))
        precision = "within"
    if precision == "week" and (not end or end == start):
        return _around(start)
    if not end or end == start:
        return start
    if precision in ("within", "week"):
        return _whole(start, end) or f"[{start}..{end}]"
    return f"{start}/{end}"


def _around(text: str) -> str:
    """Return the days from six before to six after a day; what is not a day stays as it is."""
    if not _DAY.match(text):
        return text
    middle = date.fromisoformat(text[:10]).toordinal()
    first = date.fromordinal(max(middle - 6, date.min.toordinal()))
    last = date.fromordinal(min(middle + 6, date.max.toordinal()))
    return f"[{first}..{last}]"


def _whole(start: str, end: str) -> str:
    """Return the month or the year that two days are the first and the last of; or nothing."""
    if len(start) == len(end) == 10 and start[:4] == end[:4]:
        if start[5:] == "01-01" and end[5:] == "12-31":
            return start[:4]
        last = days_in_month(int(end[:4]), int(end[5:7]))
        if start[:7] == end[:7] and start[8:] == "01" and int(end[8:]) == last:
            return start[:7]
    return ""


@cache
def _pattern(layout: str) -> re.Pattern[str]:
    if layout in NAMED:
        return re.compile(NAMED[layout], re.IGNORECASE)
    parts = re.split("%(.)", layout)
    texts = (
        _DIRECTIVES[part] if number % 2 else re.sub(r"(?:\\\s)+", r"\\s+", re.escape(part))
        for number, part in enumerate(parts)
    )
    return re.compile("".join(texts), re.IGNORECASE)


def _part_fault(found: dict[str, str]) -> tuple[str, str]:
    """Return which part of a date is wrong, and what is wrong with it; empty texts if none is."""
    if "B" in found:
        if (number := MONTHS.get(found["B"].casefold())) is None:
            return "B", f"{found['B']!r} is not a month"
        found["m"] = str(number)
    if "m" in found and not 1 <= int(found["m"]) <= 12:
        return "m", f"there is no month {found['m']}"
    if "d" in found:
        days = days_in_month(int(found["Y"]), int(found.get("m", "1")))
        if "m" not in found or not 1 <= int(found["d"]) <= days:
            return "d", f"there is no day {found['d']} in this month"
    if int(found.get("H", "0")) > 23 or int(found.get("M", "0")) > 59:
        return "H", "there is no such time"
    return "", ""


def _day(found: dict[str, str]) -> _Day:
    month, day = (found[name].zfill(2) if name in found else "" for name in "md")
    return _Day(found["Y"], month, day, _time(found) if "H" in found else "")


def _time(found: dict[str, str]) -> str:
    """Return a clock time: ``21:30Z``, ``21:30:15+09:00``."""
    zone = (found.get("z") or "").strip("()").upper()
    if zone in ("UTC", "GMT"):
        zone = "Z"
    elif len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    seconds = f":{found['S']}" if found.get("S") else ""
    return f"{found['H'].zfill(2)}:{found.get('M') or '00'}{seconds}{zone}"
