"""Writing solved bounds as EDTF: a date narrowed by other events can be stored and exported.

A date that was not narrowed keeps its own EDTF, including a clock time to the second. EDTF has no
other times: of these only the days are written. Otherwise, with the
qualifiers after each date:

===================================================  ==========================
bounds of start and end                              written
===================================================  ==========================
the same for both: one day                           ``2022-07-05``
the same: a whole month, a whole year                ``2022-07``, ``2022``
the same: any other days                             ``[2022-07-06..2022-07-19]``
the same: a third of a month of an unknown year      ``XXXX-07~``
the same: nothing before, or nothing after           ``[..2017-07-05]``, ``[2022-07-06..]``
different                                            ``2022-08-22/2022-09``
different, an end known on one side only             ``2016/..2017-12-31``
nothing known                                        ``XXXX``
===================================================  ==========================

EDTF has no interval whose ends are sets: if start and end differ, each is written as the smallest
day, month, year, decade or century that contains its bounds, or as unknown. The text therefore
contains all days that the bounds allow, and sometimes more; the bounds are stored exactly.
"""

import re
from typing import NamedTuple

from timeline.dates.calendar import (
    OPEN_EARLIEST,
    OPEN_LATEST,
    UNKNOWN_EARLIEST,
    UNKNOWN_LATEST,
    days_in_month,
    edtf_year,
    has_days,
    is_bounded,
    iso,
    ymd,
)
from timeline.dates.edtf import Edtf
from timeline.dates.wording.clocks import ClockTerm
from timeline.dates.wording.phrases import When
from timeline.dates.wording.terms import Bounds, EdtfTerm, ThirdTerm
from timeline.dates.wording.thirds import is_one_of_several

_UNITS = ("year", "month")  # by the number of hyphens in their text


class EdtfDate(NamedTuple):
    """A date as EDTF, and its precision (as in ``Edtf`` or ``ClockTerm``)."""

    edtf: str
    precision: str


def write_solved(when: When, bounds: Bounds, qualifiers: str) -> EdtfDate:
    """Write the solved ``bounds`` of ``when``; ``qualifiers`` is a subset of ``?~%``."""
    clock = when.clock
    solved = _solved(when, bounds, qualifiers)
    if isinstance(clock, ClockTerm) and solved.precision != "datetime":
        return solved._replace(precision=clock.precision)
    return solved


def _solved(when: When, bounds: Bounds, qualifiers: str) -> EdtfDate:
    for term in when.terms:
        # A clock time is the most precise term: it is kept with any other terms.
        if isinstance(term, EdtfTerm) and term.bounds == bounds and not isinstance(term, ClockTerm):
            alone = len(when.terms) == 1
            if alone or term.date.kind == "datetime" or set(qualifiers) <= _marks(term.date):
                return EdtfDate(term.date.text, term.date.precision)
        if isinstance(term, ThirdTerm) and term.bounds == bounds and is_one_of_several(term.date):
            return EdtfDate(_marked(term.date, qualifiers), term.date.precision)
    mark = "%" if "%" in qualifiers or {"?", "~"} <= set(qualifiers) else qualifiers
    start, end = bounds[:2], bounds[2:]
    if not any(map(is_bounded, bounds)):
        return EdtfDate("XXXX", "unknown")
    if all(a == b or not (is_bounded(a) or is_bounded(b)) for a, b in zip(start, end, strict=True)):
        return _one(bounds.start_lo, bounds.end_hi, mark)
    first, last = bounds.start_hi, bounds.end_lo
    if first == bounds.end_hi and not _unit(*start):  # only the other end limits it
        first = UNKNOWN_LATEST
    if last == bounds.start_lo and not _unit(*end):
        last = UNKNOWN_EARLIEST
    text = f"{_end(bounds.start_lo, first, mark)}/{_end(last, bounds.end_hi, mark)}"
    return EdtfDate("XXXX", "unknown") if text == "/" else EdtfDate(text, "interval")


def _marked(date: Edtf, qualifiers: str) -> str:
    """Return a month of an unknown year, with the qualifiers that it does not have yet."""
    marks = _marks(date) | set(qualifiers)
    mark = "%" if {"?", "~"} <= marks else "".join(sorted(marks))
    return re.sub("[?~%]", "", date.text) + mark


def _marks(date: Edtf) -> set[str]:
    return set("?~%") if "%" in date.qualifiers else set(date.qualifiers)


def _one(first: int, last: int, mark: str) -> EdtfDate:
    if not is_bounded(first):
        return EdtfDate(f"[..{iso(last)}{mark}]", "set")
    if not is_bounded(last):
        return EdtfDate(f"[{iso(first)}{mark}..]", "set")
    y1, y2 = ymd(first)[0], ymd(last)[0]
    if not (has_days(y1) and has_days(y2)):
        if y1 == y2:
            return EdtfDate(f"{edtf_year(y1)}{mark}", "year")
        return EdtfDate(f"[{edtf_year(y1)}{mark}..{edtf_year(y2)}{mark}]", "set")
    if unit := _unit(first, last):
        return EdtfDate(unit + mark, "day" if first == last else _UNITS[unit.count("-", 1)])
    return EdtfDate(f"[{iso(first)}{mark}..{iso(last)}{mark}]", "set")


def _end(first: int, last: int, mark: str) -> str:
    """Return the smallest EDTF date that contains these days; ``..`` if open, empty if unknown."""
    if not is_bounded(last):
        if is_bounded(first):
            return f"{_since(first)}{mark}.."
        return ".." if first == OPEN_EARLIEST or last == OPEN_LATEST else ""
    if not is_bounded(first):
        return f"..{_until(last)}{mark}"
    (y1, m1, _), (y2, m2, _) = ymd(first), ymd(last)
    if y1 == y2:
        if not has_days(y1):
            return edtf_year(y1) + mark
        return iso(first)[: None if first == last else -3 if m1 == m2 else -6] + mark
    for digits in (1, 2):
        if y1 > 0 and y2 <= 9999 and y1 // 10**digits == y2 // 10**digits:
            return edtf_year(y1)[:-digits] + "X" * digits + mark
    return ""


def _unit(first: int, last: int) -> str:
    """Return the day, month or year that has exactly these days; empty if there is none."""
    if not (is_bounded(first) and is_bounded(last)):
        return ""
    (y1, m1, d1), (y2, m2, d2) = ymd(first), ymd(last)
    if y1 != y2:
        return ""
    if (m1, d1, m2, d2) == (1, 1, 12, 31):
        return edtf_year(y1)
    if not has_days(y1):
        return ""
    if first == last:
        return iso(first)
    return iso(first)[:-3] if m1 == m2 and d1 == 1 and d2 == days_in_month(y2, m2) else ""


def _since(first: int) -> str:
    """Return the longest unit that begins on a day."""
    year, month, day_of_month = ymd(first)
    if not has_days(year) or (month, day_of_month) == (1, 1):
        return edtf_year(year)
    return iso(first)[:-3] if day_of_month == 1 else iso(first)


def _until(last: int) -> str:
    """Return the longest unit that ends on a day."""
    year, month, day_of_month = ymd(last)
    if not has_days(year) or (month, day_of_month) == (12, 31):
        return edtf_year(year)
    return iso(last)[:-3] if day_of_month == days_in_month(year, month) else iso(last)
