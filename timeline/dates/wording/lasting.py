"""Terms that state that an event lasted: for a number of days, or from one date to another.

EDTF has no interval whose ends are thirds or events, and no duration. The rules:

*for … from*      the event begins on a day of X, or ``until``: it ends on one. Both ends count: an
                  event that lasted for 11 days from 22 August ended on 1 September. A week is 7
                  days. Months and years are counted in the calendar, from the end that is stated:
                  a month from 1 August is over on 31 August. Where a month has no such day, the
                  next one may be the last day of the month or the first one of the next: a month
                  from 31 January ended on 27 or 28 February, and one until 30 March began on 28
                  February or 1 March. ``about`` is the same tolerance as of an offset, and
                  approximate.
*from A to B*     begins on a day of A and ends on a day of B.
*since*, *until*  begins on a day of X, with an open end; ends on a day of X, with an open start.

A day of an event is any from its start to its end.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from timeline.dates.calendar import (
    OPEN_EARLIEST,
    OPEN_LATEST,
    UNKNOWN_EARLIEST,
    UNKNOWN_LATEST,
    DayRange,
    is_bounded,
)
from timeline.dates.maps import DayMap, months_back_map
from timeline.dates.wording.offsets import tolerance
from timeline.dates.wording.relative import BoundRelation
from timeline.dates.wording.terms import Anchor, Bounds, Reference, Term
from timeline.text import noun

DurationUnit = Literal["day", "week", "month", "year"]
_UNKNOWN: DayRange = (UNKNOWN_EARLIEST, UNKNOWN_LATEST)


class LastingTerm(Term):
    """A term that bounds the start and the end of an event separately."""

    __slots__ = ()

    @property
    def start_in(self) -> Reference | None:
        """On a day of which the event begins."""
        raise NotImplementedError

    @property
    def end_in(self) -> Reference | None:
        """On a day of which the event ends."""
        raise NotImplementedError

    @property
    def references(self) -> tuple[Reference, ...]:
        """The dates, events and sources of its ends."""
        return tuple(each for each in (self.start_in, self.end_in) if each is not None)


@dataclass(frozen=True, slots=True)
class DurationTerm(LastingTerm):
    """``for 11 days from early 2022-07``, ``for about 3 weeks until KEY``.

    ``moved`` are its bounds in the days of another zone than that of a date in ``to``. There, by
    ``apart`` days more or fewer can be between its ends.
    """

    count: int
    unit: DurationUnit
    side: Literal["from", "until"]
    to: Reference
    form: Literal["exactly", "about", "at least", "at most"] = "exactly"
    moved: Bounds | None = None
    apart: int = 0

    def __str__(self) -> str:
        form = "" if self.form == "exactly" else f"{self.form} "
        return f"for {form}{self.count} {noun(self.count, self.unit)} {self.side} {self.to}"

    @property
    def start_in(self) -> Reference | None:
        """What it began in, if that is stated."""
        return self.to if self.side == "from" else None

    @property
    def end_in(self) -> Reference | None:
        """What it ended in, if that is stated."""
        return self.to if self.side == "until" else None

    def changed(self, change: Callable[[Reference], Reference]) -> Term:
        """Return it with another start, or another end."""
        return replace(self, to=change(self.to))

    @property
    def length(self) -> Iterator[BoundRelation]:
        """Yield the limits of its end, relative to its own start: ``theirs`` is its start."""
        slack = self.apart + (tolerance(self.count, self.unit) if self.form == "about" else 0)
        if self.unit in ("month", "year"):
            months = self.count * (12 if self.unit == "year" else 1)
            most, least = _months(months, slack, self.side)
            latest = BoundRelation("end", "start", True, 0, most)
            earliest = BoundRelation("end", "start", False, 0, least)
        else:
            days = self.count * (7 if self.unit == "week" else 1)
            latest = BoundRelation("end", "start", True, days - 1 + slack)
            earliest = BoundRelation("end", "start", False, 1 + slack - days)
        if self.form != "at least":
            yield latest
        if self.form != "at most":
            yield earliest

    @property
    def bounds(self) -> Bounds:
        """The days of its known end, and those of the other that follow from the duration."""
        if self.moved is not None:
            return self.moved
        if isinstance(self.to, Anchor):
            return Bounds(*_UNKNOWN, *_UNKNOWN)
        lo, hi = days_of_reference(self.to)
        if self.side == "from":
            first, last = lo, UNKNOWN_LATEST
            for each in self.length:
                if each.latest and is_bounded(hi):
                    last = each.day(hi)
                elif not each.latest and is_bounded(lo):
                    first = max(first, each.day(lo))
            return Bounds(lo, hi, first, last)
        first, last = UNKNOWN_EARLIEST, hi
        for each in self.length:
            if each.latest and is_bounded(lo):
                first = each.reverse(lo)
            elif not each.latest and is_bounded(hi):
                last = min(last, each.reverse(hi))
        return Bounds(first, last, lo, hi)


@dataclass(frozen=True, slots=True)
class SpanTerm(LastingTerm):
    """``from early 2022-07 to KEY``, ``since late 2021`` or ``until KEY``; None is an open end."""

    first: Reference | None
    last: Reference | None

    def __str__(self) -> str:
        if self.last is None:
            return f"since {self.first}"
        return f"until {self.last}" if self.first is None else f"from {self.first} to {self.last}"

    @property
    def start_in(self) -> Reference | None:
        """What it began in; None if nobody set a start."""
        return self.first

    @property
    def end_in(self) -> Reference | None:
        """What it ended in; None if nobody set an end."""
        return self.last

    def changed(self, change: Callable[[Reference], Reference]) -> Term:
        """Return it with other ends; an open end stays open."""
        return SpanTerm(self.first and change(self.first), self.last and change(self.last))

    @property
    def bounds(self) -> Bounds:
        """The days of its ends, open where nobody set an end."""
        if self.last is None:
            start_lo, start_hi = days_of_reference(self.first)
            return Bounds(start_lo, start_hi, start_lo, OPEN_LATEST)
        end_lo, end_hi = days_of_reference(self.last)
        if self.first is None:
            return Bounds(OPEN_EARLIEST, end_hi, end_lo, end_hi)
        start_lo, start_hi = days_of_reference(self.first)
        return Bounds(start_lo, min(start_hi, end_hi), max(start_lo, end_lo), end_hi)


def _months(months: int, slack: int, side: Literal["from", "until"]) -> tuple[DayMap, DayMap]:
    """Return the latest and the earliest end of something that lasted so long, as maps.

    Counted from the start, the end is not before the clipped day less one; and it is before the
    first day of the next month exactly if, that many months back, it is before the start. Until the
    end both are the same from its other side.
    """
    if side == "from":
        most = months_back_map(-months, -1, -slack)
        return most, months_back_map(months, slack + 1)
    return months_back_map(-months, slack, 1), months_back_map(months, 0, -1 - slack)


def days_of_reference(reference: Reference | None) -> DayRange:
    """Return the first and the last day of a date; unknown of an anchor."""
    if reference is None or isinstance(reference, Anchor):
        return _UNKNOWN
    return reference.bounds.start_lo, reference.bounds.end_hi
