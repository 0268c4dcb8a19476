"""The terms of a wording in ``when``, and the rules that translate a wording to days.

A date in words is one or more terms that are all true. Each term has the ``bounds`` that it states
by itself; terms with an anchor also add constraints to the network. The rules, of which those of
``dates.wording.relative`` and ``dates.wording.lasting`` are there:

*thirds*          ``early``, ``mid``, ``late``: of a month the days 1-10, 11-20, 21 to its end; of a
                  year the months 1-4, 5-8, 9-12; of a season or a quarter each of its three months;
                  of a half its months 1-2, 3-4, 5-6; of a decade the years 0-3, 4-6, 7-9. Always
                  approximate. ``early XXXX-07`` is the third of July of some year.
*by*              ends no later than the last day of X.
*on or after*     starts no earlier than the first day of X.
*before*, *after* a date, strictly: ends before the first day of X, starts after its last day. If X
                  is one of several days or periods (a set, a mask), only the certain bound applies:
                  before the last of them, after the first of them. With a clock time, the same day
                  is possible.
*before*, *after* KEY or ``published SOURCE``: both may be on one day, so the event ends no later
                  than the first day of X, or starts no earlier than its last day. The order of two
                  events is stated nevertheless: they cannot each be after the other, and if both
                  have clock times, these must not contradict it (``network.ordering``). A source
                  has no clock time, and is often published on the day of the event it reports.
*order in a day*  Two clock times are compared as instants, not by the days in their zones; a
                  single clock time determines no order. Days of different zones are compared as the
                  instants of their midnights, too.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple, Union

from timeline.dates.calendar import (
    OPEN_EARLIEST,
    OPEN_LATEST,
    UNKNOWN_EARLIEST,
    UNKNOWN_LATEST,
    is_bounded,
)
from timeline.dates.edtf import Edtf
from timeline.dates.edtf.choices import first_end, last_start
from timeline.dates.wording.thirds import Third, first_third, last_third


class Bounds(NamedTuple):
    """First and last possible day of the start and of the end, as in ``Edtf``; all inclusive."""

    start_lo: int
    start_hi: int
    end_lo: int
    end_hi: int

    def apart(self, other: "Bounds") -> bool:
        """Whether the two have no possible start, or no possible end, in common."""
        starts = max(self.start_lo, other.start_lo), min(self.start_hi, other.start_hi)
        ends = max(self.end_lo, other.end_lo), min(self.end_hi, other.end_hi)
        return any(
            first > last and is_bounded(first) and is_bounded(last)
            for first, last in (starts, ends)
        )


UNKNOWN_BOUNDS: Final = Bounds(UNKNOWN_EARLIEST, UNKNOWN_LATEST, UNKNOWN_EARLIEST, UNKNOWN_LATEST)


class Term:
    """A part of a wording, with the bounds that it states by itself.

    ``references`` are the dates, events and sources that it counts from or is bounded by.
    """

    __slots__ = ()

    @property
    def bounds(self) -> Bounds:
        """Unknown, unless the term states days without an anchor."""
        return UNKNOWN_BOUNDS

    @property
    def references(self) -> tuple["Reference", ...]:
        """Empty for a date itself."""
        return ()

    def changed(self, change: Callable[["Reference"], "Reference"]) -> "Term":
        """Return the term with each of its references changed."""
        return self


@dataclass(frozen=True, slots=True)
class Anchor:
    """The reference of a term: the event ``key``, or the publication day of the source ``key``."""

    key: str
    published: bool = False

    def __str__(self) -> str:
        return f"published {self.key}" if self.published else self.key


@dataclass(frozen=True, slots=True)
class UnknownTerm(Term):
    """``unknown``: no statement."""

    def __str__(self) -> str:
        return "unknown"


@dataclass(frozen=True, slots=True)
class EdtfTerm(Term):
    """A plain EDTF date, which is never an all-of set.

    ``moment`` is the instant of a clock time without an offset, set once its zone is known; see
    ``instant``.
    """

    date: Edtf
    moment: int | None = None

    def __str__(self) -> str:
        return self.date.text

    @property
    def bounds(self) -> Bounds:
        """The bounds of the date."""
        date = self.date
        return Bounds(date.start_lo, date.start_hi, date.end_lo, date.end_hi)

    @property
    def instant(self) -> int | None:
        """Seconds since 1970 UTC of a clock time with a known zone or offset; None otherwise."""
        return self.date.instant if self.moment is None else self.moment

    @property
    def instants(self) -> tuple[int, int] | None:
        """The first and the last possible instant of a clock time, as ``instant``."""
        return None if (instant := self.instant) is None else (instant, instant)

    @property
    def seconds(self) -> tuple[int, int] | None:
        """The first and the last second of a clock time in local time; None without one.

        Days are counted as in ``dates.calendar``, each with 86,400 seconds.
        """
        if self.date.seconds is None:
            return None
        second = self.date.start_lo * 86_400 + self.date.seconds
        return second, second

    @property
    def last_start(self) -> int:
        """The latest possible first day: an event before the date ends before this day."""
        return last_start(self.date)

    @property
    def first_end(self) -> int:
        """The earliest possible last day: an event after the date starts after this day."""
        return first_end(self.date)


@dataclass(frozen=True, slots=True)
class ThirdTerm(Term):
    """``early``, ``mid`` or ``late`` of a date that ``thirds.divisible`` accepts."""

    part: Third
    date: Edtf

    def __str__(self) -> str:
        return f"{self.part} {self.date.text}"

    @property
    def bounds(self) -> Bounds:
        """The first and last day of the third, for both start and end; of several, their hull."""
        lo, hi = first_third(self.part, self.date)[0], last_third(self.part, self.date)[1]
        return Bounds(lo, hi, lo, hi)

    @property
    def last_start(self) -> int:
        """The first day of a single period; see ``EdtfTerm``."""
        return last_third(self.part, self.date)[0]

    @property
    def first_end(self) -> int:
        """The last day of a single period; see ``EdtfTerm``."""
        return first_third(self.part, self.date)[1]


BoundSide = Literal["by", "before", "after", "on or after"]


@dataclass(frozen=True, slots=True)
class BoundTerm(Term):
    """``by``, ``before``, ``after`` or ``on or after`` a date or an anchor."""

    side: BoundSide
    to: "Reference"

    def __str__(self) -> str:
        return f"{self.side} {self.to}"

    @property
    def references(self) -> tuple["Reference", ...]:
        """What it is bounded by."""
        return (self.to,)

    def changed(self, change: Callable[["Reference"], "Reference"]) -> "BoundTerm":
        """Return it with another bound."""
        return replace(self, to=change(self.to))

    @property
    def is_start(self) -> bool:
        """Whether it bounds the start, not the end."""
        return self.side in ("after", "on or after")

    @property
    def bounds(self) -> Bounds:
        """With a date: ``[..X]`` or ``[X..]``; with an anchor, unknown on the bounded side."""
        day = None if isinstance(self.to, Anchor) else self._day(self.to)
        if self.is_start:
            first = UNKNOWN_EARLIEST if day is None else day
            return Bounds(first, OPEN_LATEST, first, OPEN_LATEST)
        last = UNKNOWN_LATEST if day is None else day
        return Bounds(OPEN_EARLIEST, last, OPEN_EARLIEST, last)

    def _day(self, to: EdtfTerm | ThirdTerm) -> int | None:
        """Return the last or the first day that a date allows; None if nothing limits it."""
        if self.side == "by":
            return to.bounds.end_hi
        if self.side == "on or after":
            return to.bounds.start_lo
        day = to.first_end if self.side == "after" else to.last_start
        # At least one day apart, but with a clock time the same day is possible.
        apart = 0 if isinstance(to, EdtfTerm) and to.date.seconds is not None else 1
        return (day + (apart if self.side == "after" else -apart)) if is_bounded(day) else None


Reference = Union[EdtfTerm, ThirdTerm, Anchor]  # noqa: UP007
"""What a term can count from, or be bounded by."""
