"""Whether the terms of one wording can hold together, and the days that they leave.

A single wording whose parts leave no day is a slip of whoever wrote it, however rough its dates:
it is always an error, while what two records say may merely be in dispute. Sets and masks are
taken day by day here, so ``[2020,2022] and 2021`` has no day although its hull has.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from timeline.dates.calendar import is_bounded
from timeline.dates.edtf.choices import Span, end_days, merged, start_days
from timeline.dates.terms import (
    UNKNOWN_BOUNDS,
    Anchor,
    Bounds,
    BoundTerm,
    EdtfTerm,
    Term,
    ThirdTerm,
    Unknown,
)
from timeline.errors import DateError

if TYPE_CHECKING:
    from timeline.dates.phrases import When

_DAY = 86_400
_EPOCH = 719_163  # 1970-01-01
_WEST, _EAST = -12 * 3600, 14 * 3600  # the zones of the earth


def bounds_of(terms: Sequence[Term]) -> Bounds:
    """What the terms leave without their anchors; bounds that cross where that is no day."""
    hull = _hull(terms)
    if len(terms) == 1 or not any(_has_gaps(term) for term in terms):
        return hull
    starts, ends = _common(terms, hull)
    if not (starts and ends):
        return _crossed(hull)
    return Bounds(starts[0][0], starts[-1][1], ends[0][0], ends[-1][1])


def disagreement(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Terms that no day fits, anchors or not; empty where all can hold together.

    Two or three of them where as few already disagree.
    """
    if len(terms) < 2 or _can_hold(tuple(terms)):
        return ()
    for count in range(2, min(len(terms), 4)):
        for some in combinations(terms, count):
            if not _can_hold(some):
                return some
    return tuple(terms)


def check_parts(when: "When", text: str) -> None:
    """Raise DateError where no day fits all parts of a wording, whatever its anchors are."""
    if len(when.terms) > 1 and (apart := disagreement(when.terms)):
        hint = f"{' and '.join(map(str, apart))} leave none" if len(when.terms) > 2 else ""
        raise DateError("no day fits all of its parts", text, text.rfind(" and ") + 5, hint)


@lru_cache(maxsize=1024)
def _can_hold(terms: tuple[Term, ...]) -> bool:
    if not _same_clock(terms):
        return False
    if not _leave_a_day(terms):
        terms = anywhere(terms)
        if not _leave_a_day(terms):
            return False
    return not any(_anchor(term) for term in terms) or _hold_with_anchors(terms)


def _leave_a_day(terms: Sequence[Term]) -> bool:
    starts, ends = _common(terms, _hull(terms))
    return bool(starts and ends) and starts[0][0] <= ends[-1][1]


def _same_clock(terms: Sequence[Term]) -> bool:
    """Whether no two clock times of the terms are surely different moments."""
    dates = [term.date for term in terms if isinstance(term, EdtfTerm)]
    clocks = [date for date in dates if date.seconds is not None]
    instants = {date.instant for date in clocks if date.offset is not None}
    return len(instants) < 2 and len({date.seconds for date in clocks if date.offset is None}) < 2


def _hull(terms: Sequence[Term]) -> Bounds:
    found = [bounds for term in terms if (bounds := term.bounds) != UNKNOWN_BOUNDS]
    if len(found) < 2:
        return found[0] if found else UNKNOWN_BOUNDS
    start_lo, start_hi, end_lo, end_hi = zip(*found, strict=True)
    return Bounds(max(start_lo), min(start_hi), max(end_lo), min(end_hi))


def _has_gaps(term: Term) -> bool:
    """Whether the days that a term allows may have gaps, or are those of one point."""
    return isinstance(term, EdtfTerm) and (term.date.is_set or "X" in term.date.text)


def _common(terms: Sequence[Term], hull: Bounds) -> tuple[list[Span], list[Span]]:
    """The days of the start and of the end that all terms allow."""
    starts = merged([(hull.start_lo, hull.start_hi)])
    ends = merged([(hull.end_lo, hull.end_hi)])
    for term in terms:
        if _has_gaps(term) and isinstance(term, EdtfTerm):
            starts = _both(starts, start_days(term.date, hull[:2]))
            ends = _both(ends, end_days(term.date, hull[2:]))
    if any(isinstance(term, EdtfTerm) and term.date.kind == "one-of" for term in terms):
        starts = ends = _both(starts, ends)  # a point
    return starts, ends


def _both(a: list[Span], b: list[Span]) -> list[Span]:
    """The days in both, each of which is in order and apart."""
    found: list[Span] = []
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


def _crossed(hull: Bounds) -> Bounds:
    """Bounds of no day at all, near those of the hull."""
    days = [day for day in hull if is_bounded(day)] or [0]
    return Bounds(days[0] + 1, days[0], days[0] + 1, days[0])


def anywhere(terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms with each clock time of a known offset on all days that it falls on on the earth.

    At a place in another zone the clock may show the day that another term names.
    """
    return tuple(map(_anywhere, terms))


def _anywhere(term: Term) -> Term:
    if not isinstance(term, EdtfTerm) or (instant := term.date.instant) is None:
        return term
    first, last = (_EPOCH + (instant + offset) // _DAY for offset in (_WEST, _EAST))
    date = replace(term.date, start_lo=first, start_hi=last, end_lo=first, end_hi=last)
    return EdtfTerm(date)


def _anchor(term: Term) -> Anchor | None:
    found = getattr(term, "to", getattr(term, "anchor", None))
    return found if isinstance(found, Anchor) else None


def _hold_with_anchors(terms: tuple[Term, ...]) -> bool:
    """Whether any days of the anchors let the terms hold."""
    from timeline.dates.network import Network, Statement
    from timeline.dates.phrases import When

    network = Network()
    network.declare("")
    for anchor in filter(None, map(_anchor, terms)):
        network.declare(str(anchor), point=anchor.published)
    network.add("", When(tuple(map(_of_event, terms))), Statement("", ""))
    network.solve()
    return not any(each for each in network.contradictions if not each.circle)


def _of_event(term: Term) -> Term:
    """The term with a source taken for an event of one day, since no record gives that day here."""
    anchor = _anchor(term)
    if anchor is None or isinstance(term, Unknown | EdtfTerm | ThirdTerm):
        return term
    name = Anchor(str(anchor))
    return replace(term, to=name) if isinstance(term, BoundTerm) else replace(term, anchor=name)
