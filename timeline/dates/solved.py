"""Solved bounds written as EDTF, so that a date narrowed by other events can be stored and sent on.

A date that the network did not narrow keeps its own EDTF. Otherwise, with the qualifiers after
each date:

===================================================  ==========================
bounds of start and end                              written
===================================================  ==========================
the same for both: one day                           ``2022-07-05``
the same: a whole month, a whole year                ``2022-07``, ``2022``
the same: any other days                             ``[2022-07-06..2022-07-19]``
the same: nothing before, or nothing after           ``[..2017-07-05]``, ``[2022-07-06..]``
different                                            ``2022-08-22/2022-09``
nothing known                                        ``XXXX``
===================================================  ==========================

EDTF has no interval whose ends are sets: where start and end differ, each is written as the
smallest day, month, year, decade or century that holds its bounds, or ``XXXX`` where that leaves
neither. The bounds stay exact beside it.
"""

from typing import NamedTuple

from timeline.dates.calendar import (
    OPEN_EARLIEST,
    OPEN_LATEST,
    days_in_month,
    is_bounded,
    iso,
    ymd,
)
from timeline.dates.phrases import When
from timeline.dates.terms import Bounds, EdtfTerm


class Solved(NamedTuple):
    """A date as EDTF, and its precision (as in ``Edtf``)."""

    edtf: str
    precision: str


def write_solved(when: When, bounds: Bounds, qualifiers: str) -> Solved:
    """Write solved ``bounds`` of ``when``; ``qualifiers`` is a subset of ``?~%``, as in EDTF."""
    dates = [term for term in when.terms if isinstance(term, EdtfTerm)]
    # A clock time says more than any other term: it is kept, whatever it is written beside.
    kept = [term for term in dates if len(when.terms) == 1 or term.date.kind == "datetime"]
    for term in kept:
        if term.bounds == bounds:
            return Solved(term.date.text, term.date.precision)
    mark = "%" if "%" in qualifiers or {"?", "~"} <= set(qualifiers) else qualifiers
    start, end = bounds[:2], bounds[2:]
    if not any(map(is_bounded, bounds)):
        return Solved("XXXX", "unknown")
    if all(a == b or not (is_bounded(a) or is_bounded(b)) for a, b in zip(start, end, strict=True)):
        return _one(bounds.start_lo, bounds.end_hi, mark)
    text = f"{_end(*start, mark)}/{_end(*end, mark)}"
    return Solved("XXXX", "unknown") if text == "/" else Solved(text, "interval")


def _one(first: int, last: int, mark: str) -> Solved:
    if not is_bounded(first):
        return Solved(f"[..{iso(last)}{mark}]", "set")
    if not is_bounded(last):
        return Solved(f"[{iso(first)}{mark}..]", "set")
    if first == last:
        return Solved(iso(first) + mark, "day")
    (y1, m1, d1), (y2, m2, d2) = ymd(first), ymd(last)
    if y1 == y2 and d1 == 1 and d2 == days_in_month(y2, m2) and _has_days(y1):
        if m1 == m2:
            return Solved(iso(first)[:-3] + mark, "month")
        if (m1, m2) == (1, 12):
            return Solved(iso(first)[:-6] + mark, "year")
    return Solved(f"[{iso(first)}{mark}..{iso(last)}{mark}]", "set")


def _end(first: int, last: int, mark: str) -> str:
    """The smallest EDTF date that holds these days; ``..`` where open, nothing where unknown."""
    if not (is_bounded(first) and is_bounded(last)):
        return ".." if first == OPEN_EARLIEST or last == OPEN_LATEST else ""
    if first == last or not _has_days(ymd(first)[0]):
        return iso(first) + mark
    (y1, m1, _), (y2, m2, _) = ymd(first), ymd(last)
    if y1 == y2:
        return (iso(first)[:-3] if m1 == m2 else iso(first)[:-6]) + mark
    year = iso(first)[:-6]
    for digits in (1, 2):
        if y1 > 0 and y1 // 10**digits == y2 // 10**digits:
            return year[:-digits] + "X" * digits + mark
    return ""


def _has_days(year: int) -> bool:
    """Whether EDTF can write days of this year."""
    return -9999 <= year <= 9999
