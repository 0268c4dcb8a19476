"""Dates in the cells of a table, in the layouts that people and spreadsheets use, as EDTF.

``3/12/2031`` is the only layout with two meanings. Which one a column has is found in the whole
column, from a cell that has only one: ``3/25/2031``.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final, Literal

from timeline.dates.names import MONTH, MONTHS, WEEKDAYS
from timeline.dates.written.parsing import parse_when
from timeline.errors import DateError
from timeline.readers.formats.base import CellFault
from timeline.readers.formats.figures import whole
from timeline.text import clip

First = Literal["day", "month", "both", ""]
"""The first number of ``3/12/2031``; ``both``: in some cells the day, in others the month."""

_NUMBERS = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})(?:([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?)?([?~%]?)")
_MIDNIGHT = re.compile(r"[T ]0{1,2}:00(?::00(?:\.0+)?)?(?:Z|\+00:00)?$")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_OF_MONTH = re.compile(r"([0-9]{1,2})[/.]([0-9]{4})")
_WORDS = (
    re.compile(
        rf"(?P<m>{MONTH}) ?(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<y>[0-9]{{4}})", re.IGNORECASE
    ),
    re.compile(
        rf"(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?(?P<m>{MONTH}),?[ -](?P<y>[0-9]{{4}})",
        re.IGNORECASE,
    ),
    re.compile(rf"(?P<m>{MONTH}),?[ -](?P<y>[0-9]{{4}})(?P<d>)", re.IGNORECASE),
)
_THIRD = re.compile(r"(?P<third>early|mid|late)[ -](?:in )?(?P<rest>.+)", re.IGNORECASE)
_WEEKDAY = re.compile(
    rf"(?:{'|'.join(WEEKDAYS)}|{'|'.join(d[:3] for d in WEEKDAYS)})\.?,? ", re.IGNORECASE
)
_ABOUT = re.compile(r"(?:~|≈|(?:ca?|circa|approx|about|around)\b\.?)\s*", re.IGNORECASE)
_ORDERS: Final[Mapping[str, First]] = {"day-first": "day", "month-first": "month"}
_RANGE = re.compile(r" *(?:/| to | – | - |–) *")

WRITE: Final = "write YYYY-MM-DD, YYYY-MM or YYYY"


def stated_order(settings: Mapping[str, str]) -> First:
    """Return the order that a user states for a column, ``dates: day-first`` or ``month-first``."""
    return _ORDERS.get(settings.get("dates", "").casefold(), "")


def order_fault(stated: str, _: object) -> str:
    """Return what is wrong with the setting ``dates``."""
    if stated.casefold() in _ORDERS:
        return ""
    return f"{clip(stated)!r} is not an order of the numbers of dates: write {' or '.join(_ORDERS)}"


def order_of(cells: Iterable[str]) -> First:
    """Return which number is first in the dates of a column like ``3/12/2031``, if a cell shows it.

    The result is empty if none does.
    """
    day = month = False
    for cell in cells:
        if found := _NUMBERS.fullmatch(cell):
            one, other = int(found[1]), int(found[3])
            day |= one > 12 >= other
            month |= other > 12 >= one
    return "both" if day and month else "day" if day else "month" if month else ""


def read_date(text: str, first: First = "") -> str:
    """Return a date in a cell in the notation of ``when``: ``2031-03-12``, ``2031-03``, ``2031~``.

    ``first`` is the order of the numbers in its column. Raises CellFault.
    """
    cell = _WEEKDAY.sub("", _MIDNIGHT.sub("", text.strip()), count=1)
    if about := _ABOUT.match(cell):
        return _checked(f"{read_date(cell[about.end() :], first)}~", text)
    found = _read(cell, first)
    if not found:
        ends = [_read(each, first) for each in _RANGE.split(cell)]
        if len(ends) != 2 or not all(ends):
            raise CellFault(f"{clip(text)!r} is not a date: {WRITE}")
        found = "/".join(ends)
    return _checked(found, text)


def _read(cell: str, first: First) -> str:
    cell = whole(cell)  # a year
    if found := _ISO.fullmatch(cell):
        year, _, month, day, mark = found.groups()
        if int(month or 1) > 12:  # not a season of EDTF, which no table has
            raise CellFault(f"{cell} is not a date: there is no month {month}; {WRITE}")
        return _joined(year, month, day) + mark
    if found := _COMPACT.fullmatch(cell):
        return _joined(*found.groups())
    if found := _NUMBERS.fullmatch(cell):
        return _ordered(cell, found, first)
    if found := _OF_MONTH.fullmatch(cell):
        return _joined(found[2], found[1])
    for layout in _WORDS:
        if found := layout.fullmatch(cell):
            month = str(MONTHS[found["m"].rstrip(".").lower()])
            return _joined(found["y"], month, found["d"])
    if (third := _THIRD.fullmatch(cell)) and (rest := _read(third["rest"], first)):
        return f"{third['third'].lower()} {rest}"
    return ""


def _ordered(cell: str, found: re.Match[str], first: First) -> str:
    """Return the date of two numbers and a year."""
    one, other, year = int(found[1]), int(found[3]), found[4]
    if one == other or one > 12 or first == "day":
        return _joined(year, str(other), str(one))
    if other > 12 or first == "month":
        return _joined(year, str(one), str(other))
    why = ": the column has days first and months first" if first == "both" else ""
    dates = f"{_joined(year, str(one), str(other))} or {_joined(year, str(other), str(one))}"
    raise CellFault(
        f"{cell} may be {dates}{why}: write the one that is meant, or state the setting"
        " dates (day-first or month-first) for the table"
    )


def _joined(year: str, *parts: str | None) -> str:
    return "-".join([year, *(part.zfill(2) for part in parts if part)])


def _checked(found: str, text: str) -> str:
    try:
        parse_when(found)
    except DateError as error:
        hint = f"; {error.hint}" if error.hint else ""
        raise CellFault(f"{clip(text)!r} is not a date: {error.message}{hint}") from error
    return found
