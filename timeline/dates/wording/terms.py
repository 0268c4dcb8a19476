"""The terms of a wording in ``when``, and the rules that translate a wording to days.

A date in words is one or more terms that are all true. Each term has the ``bounds`` that it states
by itself; terms with an anchor also add constraints to the network. The rules:

*thirds*          ``early``, ``mid``, ``late``: of a month the days 1-10, 11-20, 21 to its end; of a
                  year the months 1-4, 5-8, 9-12. Always approximate.
*about*           plus or minus max(1, ⌊0.3 · count · u⌋) days; u is 1, 7, 30 and 365 for days,
                  weeks, months and years: about 1 week is 5 to 9 days. Always approximate.
*offsets*         weeks are 7 days; months and years are counted from the anchor and end at the
                  latest on the last day of the month (a month before 31 March is 28 or 29
                  February). ``after`` counts from the end of the anchor to the start of this event,
                  ``before`` from the start of the anchor to the end of this event.
*within*          from 0 days to the whole offset.
*calendar units*  weeks are ISO weeks. ``the month after`` follows the month of the anchor's end,
                  ``the month before`` precedes the month of its start, ``same month as`` is the
                  month of its start. The unit contains the whole event; with ``by`` only the end is
                  bounded: it is no later than the last day of the unit.
*by*              ends no later than the last day of X.
*before*, *after* a date, strictly: ends before the first day of X, starts after its last day. If X
                  is one of several days or periods (a set, a mask), only the certain bound applies:
                  before the last of them, after the first of them. With a clock time, the same day
                  is possible.
*before*, *after* KEY or ``published SOURCE``: both may be on one day, so the event ends no later
                  than the first day of X, or starts no earlier than its last day. The order of two
                  events is stated nevertheless: they cannot each be after the other, and if both
                  have clock times, these must not contradict it (``network.ordering``). A source
                  has no clock time, and is often published on the day of the event it reports.
*order in a day*  ``0 days after``, and any other offset that can be 0 days, also states the order:
                  not before the end of the anchor. ``same day as`` states no order. Two clock times
                  are compared as instants, whatever the days in their zones are; a single clock
                  time determines no order. Days of different zones are compared as the instants
                  of their midnights, too.
"""

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from timeline.dates.calendar import (
    OPEN_EARLIEST,
    OPEN_LATEST,
    UNKNOWN_EARLIEST,
    UNKNOWN_LATEST,
    Unit,
    add_months,
    is_bounded,
)
from timeline.dates.edtf import Edtf
from timeline.dates.edtf.choices import first_end, last_start
from timeline.text import noun

Side = Literal["after", "before"]


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
_OPEN_START: Final = Bounds(OPEN_EARLIEST, UNKNOWN_LATEST, OPEN_EARLIEST, UNKNOWN_LATEST)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The reference of a term: the event ``key``, or the publication day of the source ``key``."""

    key: str
    published: bool = False

    def __str__(self) -> str:
        return f"published {self.key}" if self.published else self.key


@dataclass(frozen=True, slots=True)
class Unknown:
    """``unknown``: no statement."""

    bounds = UNKNOWN_BOUNDS

    def __str__(self) -> str:
        return "unknown"


@dataclass(frozen=True, slots=True)
class EdtfTerm:
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
class ThirdTerm:
    """``early``, ``mid`` or ``late`` of a plain month or year."""

    part: Literal["early", "mid", "late"]
    date: Edtf

    def __str__(self) -> str:
        return f"{self.part} {self.date.text}"

    @property
    def bounds(self) -> Bounds:
        """The first and last day of the third, for both start and end."""
        first, last = self.date.earliest, self.date.latest
        third = ("early", "mid", "late").index(self.part)
        if self.date.precision == "year":
            cuts = (first, add_months(first, 4), add_months(first, 8), last + 1)
        else:
            cuts = (first, first + 10, first + 20, last + 1)
        lo, hi = cuts[third], cuts[third + 1] - 1
        return Bounds(lo, hi, lo, hi)

    @property
    def last_start(self) -> int:
        """Its first day, because it is a single period."""
        return self.bounds.start_lo

    @property
    def first_end(self) -> int:
        """Its last day, because it is a single period."""
        return self.bounds.end_hi


@dataclass(frozen=True, slots=True)
class BoundTerm:
    """``by``, ``before`` or ``after`` a date or an anchor."""

    side: Literal["by", "before", "after"]
    to: EdtfTerm | ThirdTerm | Anchor

    def __str__(self) -> str:
        return f"{self.side} {self.to}"

    @property
    def bounds(self) -> Bounds:
        """With a date: ``[..X]`` or ``[X..]``; with an anchor, unknown on the bounded side."""
        to = self.to
        if self.side == "after":
            first = UNKNOWN_EARLIEST
            if not isinstance(to, Anchor):
                last_day = to.first_end
                first = last_day + self._apart if is_bounded(last_day) else UNKNOWN_EARLIEST
            return Bounds(first, OPEN_LATEST, first, OPEN_LATEST)
        last = UNKNOWN_LATEST
        if not isinstance(to, Anchor):
            if self.side == "by":
                last = to.bounds.end_hi
            else:
                first_day = to.last_start
                last = first_day - self._apart if is_bounded(first_day) else UNKNOWN_LATEST
        return Bounds(OPEN_EARLIEST, last, OPEN_EARLIEST, last)

    @property
    def _apart(self) -> int:
        """Minimum days between a date and an event before or after it: 0 with a clock time."""
        return 0 if isinstance(self.to, EdtfTerm) and self.to.date.seconds is not None else 1


@dataclass(frozen=True, slots=True)
class OffsetTerm:
    """``3 days after KEY``, ``about 1 week before KEY``, ``within 2 months after KEY``."""

    count: int
    unit: Unit
    side: Side
    anchor: Anchor
    form: Literal["exactly", "about", "within"] = "exactly"
    bounds = UNKNOWN_BOUNDS

    def __str__(self) -> str:
        form = "" if self.form == "exactly" else f"{self.form} "
        return f"{form}{self.count} {noun(self.count, self.unit)} {self.side} {self.anchor}"

    @property
    def slack(self) -> int:
        """The tolerance of the offset in days, in both directions."""
        if self.form != "about":
            return 0
        days = self.count * {"day": 1, "week": 7, "month": 30, "year": 365}[self.unit]
        return max(1, 3 * days // 10)

    @property
    def states_order(self) -> bool:
        """Whether it is surely on its side of the anchor; "about 0 days after" may not be."""
        return self.form != "about" or self.count > 0


@dataclass(frozen=True, slots=True)
class CalendarTerm:
    """``the week after KEY``, ``same month as KEY``, ``by the year after KEY``."""

    unit: Unit
    side: Literal["after", "before", "same"]
    anchor: Anchor
    by: bool = False

    def __str__(self) -> str:
        by = "by " if self.by else ""
        if self.side == "same":
            return f"{by}same {self.unit} as {self.anchor}"
        return f"{by}the {self.unit} {self.side} {self.anchor}"

    @property
    def bounds(self) -> Bounds:
        """With ``by``, the start is open; otherwise unknown, because they depend on the anchor."""
        return _OPEN_START if self.by else UNKNOWN_BOUNDS

    @property
    def step(self) -> int:
        """The number of units from the unit of the anchor to this one: -1, 0 or 1."""
        return {"before": -1, "same": 0, "after": 1}[self.side]


@dataclass(frozen=True, slots=True)
class DuringTerm:
    """``during KEY``: both ends inside the event KEY."""

    anchor: Anchor
    bounds = UNKNOWN_BOUNDS

    def __str__(self) -> str:
        return f"during {self.anchor}"


Term = Unknown | EdtfTerm | ThirdTerm | BoundTerm | OffsetTerm | CalendarTerm | DuringTerm
