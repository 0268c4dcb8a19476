"""How far an event is from the one that it counts from, to compare a wording with the text.

A key has no days, so the two are compared as if its event, or publication, were on ``DAY``.
"""

from math import inf
from typing import Final, NamedTuple

from timeline.dates import edtf
from timeline.dates.calendar import DAY_SECONDS, OPEN_EARLIEST, OPEN_LATEST, day, is_bounded, iso
from timeline.dates.wording.offsets import HoursTerm
from timeline.dates.wording.phrases import read_when
from timeline.dates.wording.relative import RelativeTerm
from timeline.dates.wording.terms import Anchor, BoundTerm, EdtfTerm, Reference, Term

DAY: Final = day(2021, 5, 12)
"""In the middle of a week, a month and a year: their ends are far in both directions."""


class Away(NamedTuple):
    """The first and the last second that are possible, from the first second of the other event."""

    first: float
    last: float

    def contains(self, other: "Away") -> bool:
        """Whether no second of the other is outside."""
        return self.first <= other.first and other.last <= self.last


def in_days(first: int, last: int) -> Away:
    """Return how far two days are from ``DAY``; a bound that is not a day is open."""
    start = (first - DAY) * DAY_SECONDS if is_bounded(first) else -inf
    end = (last - DAY + 1) * DAY_SECONDS - 1 if is_bounded(last) else inf
    return Away(start, end)


def in_seconds(least: float, most: float, side: str) -> Away:
    """Return a number of seconds after, before or on either side (``of``)."""
    if side == "of":
        return Away(-most, most)
    return Away(least, most) if side == "after" else Away(-most, -least)


def of_wording(text: str) -> Away:
    """Return how far a valid wording allows; all of the time for terms that state no distance."""
    first, last = -inf, inf
    for term in read_when(text).terms:
        one = _of_term(term)
        first, last = max(first, one.first), min(last, one.last)
    return Away(first, last)


def _of_term(term: Term) -> Away:
    if isinstance(term, HoursTerm):
        first, last = -inf, inf
        for limit in term.limits:
            if limit.latest:
                last = min(last, limit.seconds)
            else:
                first = max(first, limit.seconds)
        return Away(first, last)
    if isinstance(term, BoundTerm):  # a key allows its own day, a date does not
        return in_days(DAY, OPEN_LATEST) if term.is_start else in_days(OPEN_EARLIEST, DAY)
    if isinstance(term, RelativeTerm):
        bounds = term.changed(_on_the_day).bounds
        return in_days(bounds.start_lo, bounds.end_hi)
    return Away(-inf, inf)


def _on_the_day(to: Reference) -> Reference:
    return EdtfTerm(edtf.parse(iso(DAY))) if isinstance(to, Anchor) else to
