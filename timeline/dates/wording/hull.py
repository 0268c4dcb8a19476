"""The days that the terms of one wording allow together, without their anchors.

Sets and masks are compared day by day: ``[2020,2022] and 2021`` allows no day, although 2021 is
between the first and the last member of the set.
"""

from collections.abc import Sequence

from timeline.dates.calendar import DayRange, is_bounded
from timeline.dates.edtf.choices import end_days, merged, start_days
from timeline.dates.wording.terms import UNKNOWN_BOUNDS, Bounds, EdtfTerm, Term, ThirdTerm
from timeline.dates.wording.thirds import is_one_of_several, third_days


def bounds_of(terms: Sequence[Term]) -> Bounds:
    """Return the bounds of the terms without their anchors; crossed bounds if no day remains."""
    bounds = hull(terms)
    if len(terms) == 1 or not any(_has_gaps(term) for term in terms):
        return bounds
    starts, ends = common_days(terms, bounds)
    if not (starts and ends):
        return _crossed(bounds)
    return Bounds(starts[0][0], starts[-1][1], ends[0][0], ends[-1][1])


def hull(terms: Sequence[Term]) -> Bounds:
    """Return the bounds that the terms share; sets and masks count as one period."""
    found = [bounds for term in terms if (bounds := term.bounds) != UNKNOWN_BOUNDS]
    if len(found) < 2:
        return found[0] if found else UNKNOWN_BOUNDS
    start_lo, start_hi, end_lo, end_hi = zip(*found, strict=True)
    return Bounds(max(start_lo), min(start_hi), max(end_lo), min(end_hi))


def as_one_day(bounds: Bounds) -> Bounds:
    """Return the bounds of an event of one day: what bounds its start also bounds its end."""
    lo, hi = max(bounds.start_lo, bounds.end_lo), min(bounds.start_hi, bounds.end_hi)
    return Bounds(lo, hi, lo, hi)


def common_days(terms: Sequence[Term], bounds: Bounds) -> tuple[list[DayRange], list[DayRange]]:
    """Return the days of the start, and those of the end, that all terms allow."""
    starts = merged([(bounds.start_lo, bounds.start_hi)])
    ends = merged([(bounds.end_lo, bounds.end_hi)])
    for term in terms:
        if not _has_gaps(term):
            continue
        if isinstance(term, EdtfTerm):
            starts = _both(starts, start_days(term.date, bounds[:2]))
            ends = _both(ends, end_days(term.date, bounds[2:]))
        elif isinstance(term, ThirdTerm):
            starts = _both(starts, third_days(term.part, term.date, bounds[:2]))
            ends = _both(ends, third_days(term.part, term.date, bounds[2:]))
    if any(isinstance(term, EdtfTerm) and term.date.kind == "one-of" for term in terms):
        starts = ends = _both(starts, ends)  # a point: it starts and ends on one day
    return starts, ends


def _has_gaps(term: Term) -> bool:
    """Whether the days that a term allows can have gaps (a mask or a set)."""
    if isinstance(term, ThirdTerm):
        return is_one_of_several(term.date)
    return isinstance(term, EdtfTerm) and (term.date.is_set or "X" in term.date.text)


def _both(a: list[DayRange], b: list[DayRange]) -> list[DayRange]:
    """Return the intersection of two lists of spans; each list is sorted and disjoint."""
    found: list[DayRange] = []
    i = j = 0
    while i < len(a) and j < len(b):
        first, last = max(a[i][0], b[j][0]), min(a[i][1], b[j][1])
        if first <= last:
            found.append((first, last))
        if a[i][1] < b[j][1]:
            i += 1
        else:
            j += 1
    return found


def _crossed(bounds: Bounds) -> Bounds:
    """Return crossed bounds, which allow no day, near those of the hull."""
    days = [day for day in bounds if is_bounded(day)] or [0]
    return Bounds(days[0] + 1, days[0], days[0] + 1, days[0])
