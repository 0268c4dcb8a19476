"""The number of days between two events, as bounds.

Two dates bound a distance: an arrival on one of 1-10 July and an approval on one of 6-19 July are
-4 to 18 days apart. But if the second date is *stated* relative to the first ("about 1 week after
the arrival"), the distance is what was stated, 5 to 9 days, even if both dates are vague. So the
wording of either date is used: the rules of the network turn it into constraints, which are closed
over the four ends. Only a wording of one of the two that names the other is used; for a chain by
way of a third event the dates give the bounds. So they do if it names another record of the event
(``same-as``) whose own date is surely not that of the event.

A distance is measured from the end of one event to the start of the other, as in
``3 days after KEY`` (``dates.wording.terms``); it is 0 if they overlap. The other one, if it is a
clock time of a known instant, is on its day in the zone of the first one (``dated``).

Days do not order events on one day. Two clock times do: their instants are compared, even if the
local days differ, and if they overlap (two times in one minute, a time in the same morning) the
order is open. One clock time alone does not, unless the other day is counted in another time zone:
then its midnights are compared as instants, too (``dated``). If the days leave the order open, a
link or a wording may state it (``responds-to``, ``after``, ``0 days after KEY``). Otherwise the
order within a day is unknown, also for events of whole days: neither is surely first.
"""

from collections.abc import Iterator
from itertools import product
from math import inf
from typing import Final, Literal, NamedTuple

from timeline.analysis.dated import (
    DatedEvent,
    Seconds,
    anchors,
    calendar,
    days_in,
    is_date_of,
    names,
    parsed,
    seconds_between,
)
from timeline.dates.calendar import UNKNOWN_LATEST, is_bounded
from timeline.dates.network.compiling import compile_when
from timeline.dates.network.constraints import Ends
from timeline.dates.wording.terms import Anchor, Bounds


class Lag(NamedTuple):
    """A range of days, both ends included; None if there is no bound."""

    lo: int | None
    hi: int | None

    def inside(self, lo: int, hi: int) -> bool:
        """Return whether the whole range lies between ``lo`` and ``hi``."""
        return self.lo is not None and self.hi is not None and lo <= self.lo and self.hi <= hi

    def touches(self, lo: int, hi: int) -> bool:
        """Return whether any part of the range lies between ``lo`` and ``hi``."""
        return (self.lo is None or self.lo <= hi) and (self.hi is None or self.hi >= lo)

    @property
    def middle(self) -> float:
        """The middle; infinite if there is only one bound, 0 if there is none.

        Of two events, the one whose days are surely first never has the greater middle.
        """
        if self.lo is not None and self.hi is not None:
            return (self.lo + self.hi) / 2
        return 0.0 if self.lo == self.hi else inf if self.hi is None else -inf


class Separation(NamedTuple):
    """The bounds of three differences between the events ``this`` and ``other``, in days.

    ``after`` is the start of other minus the end of this, ``before`` the start of this minus the
    end of other, ``starts`` the start of other minus the start of this. A missing bound is a
    number larger than any distance between real days.
    """

    after: tuple[int, int]
    before: tuple[int, int]
    starts: tuple[int, int]

    @property
    def offset(self) -> Lag:
        """Days from this to other: positive after, negative before, 0 if they overlap."""
        (after_lo, after_hi), (before_lo, before_hi) = self.after, self.before
        return _lag(
            max(after_lo, 0) - max(before_hi, 0),
            max(after_hi, 0) - max(before_lo, 0),
        )

    @property
    def lag(self) -> Lag:
        """Days from the end of this to the start of other; 0 while this lasts."""
        return _lag(max(self.after[0], 0), max(self.after[1], 0))

    def limited_to(self, seconds: Seconds) -> "Separation":
        """Return the bounds given the seconds between the events.

        Local days may say the opposite: differences with the wrong sign become 0, and 0 is possible
        if the seconds leave the order open.
        """
        return Separation(*map(_limited, self, seconds))


Direction = Literal["before", "after"]


def _limited(days: tuple[int, int], seconds: tuple[float, float]) -> tuple[int, int]:
    lo, hi = days
    if seconds[0] >= 0:
        lo, hi = max(lo, 0), max(hi, 0)
    if seconds[1] <= 0:
        lo, hi = min(lo, 0), min(hi, 0)
    if seconds[0] < 0 < seconds[1]:
        lo, hi = min(lo, 0), max(hi, 0)
    return lo, hi


ZONES: Final = 2
"""The most days by which local dates may differ at one instant: zones are up to 26 hours apart."""
_NEVER: Final = UNKNOWN_LATEST // 2
"""More than any distance between real days: a bound beyond it means that there is no bound."""
# The four ends: start and end of this, start and end of the other.
_THIS, _OTHER, _ELSEWHERE = Ends(0, 1), Ends(2, 3), Ends(None, None)


def apart(this: DatedEvent, other: DatedEvent) -> Separation:
    """Return the bounds of the distances between two events, by their dates and wordings."""
    seconds = seconds_between(this, other)
    if (names(this, other) or names(other, this)) and (seconds is None or this.zone == other.zone):
        found = _closed(this, other)
    else:
        found = _by_days(this, days_in(calendar(this), other))
    return found if seconds is None else found.limited_to(seconds)


def begins_after(this: DatedEvent, other: DatedEvent) -> Literal["surely", "possibly", "no"]:
    """Return whether ``other`` begins at the same time as ``this`` or later."""
    seconds = seconds_between(this, other)
    stated = stated_order(this, other)
    if seconds is not None:
        least, most = seconds.starts
        if least < 0 <= most:  # two times, or days of two zones, that overlap
            return "possibly" if stated is None else "surely" if stated == "after" else "no"
        return "surely" if least >= 0 else "no"
    first, last = apart(this, other).starts
    if last < 0 or (last == 0 and stated == "before"):
        return "no"
    return "surely" if first > 0 or (first == 0 and stated == "after") else "possibly"


def precedes(this: DatedEvent, other: DatedEvent) -> bool:
    """Return whether ``this`` is surely over before ``other`` begins."""
    if this.start_lo - other.end_hi > ZONES:
        return False
    if other.start_lo - this.end_hi > ZONES:
        return True
    if this.end_hi - other.start_lo > ZONES and not (" " in this.when or " " in other.when):
        return False  # only a wording, which contains a space, can say more than these days
    seconds = seconds_between(this, other)
    if seconds is not None:
        overlap = seconds.after[0] <= 0 < seconds.after[1]
        return seconds.after[0] > 0 or (overlap and stated_order(this, other) == "after")
    least = apart(this, other).after[0]
    return least > 0 or (least == 0 and stated_order(this, other) == "after")


def side(this: DatedEvent, other: DatedEvent) -> Direction | None:
    """Return whether ``other`` is surely before or after ``this``; None if unknown or neither."""
    if (seconds := seconds_between(this, other)) is not None:
        if seconds.after[0] > 0:
            return "after"
        return "before" if seconds.before[0] > 0 else stated_order(this, other)
    least, most = apart(this, other).offset
    if least is not None and least > 0:
        return "after"
    if most is not None and most < 0:
        return "before"
    return stated_order(this, other) if least == most == 0 else None


def stated_order(this: DatedEvent, other: DatedEvent) -> Direction | None:
    """Return the side of ``this`` on which a link or a wording puts ``other``; None if neither."""
    if _states(other, "after", this) or _states(this, "before", other):
        return "after"
    if _states(this, "after", other) or _states(other, "before", this):
        return "before"
    return None


def _states(event: DatedEvent, side: Direction, anchor: DatedEvent) -> bool:
    keys = (anchor.key, *anchor.same_as)
    if side == "after" and any(key in event.follows for key in keys):
        return True
    return " " in event.when and any(
        where == side and key in keys for key, where in parsed(event.when).order
    )


def _by_days(this: DatedEvent, other: DatedEvent | Bounds) -> Separation:
    """Return the bounds of the distances between two events, by their dates alone."""
    return Separation(
        (other.start_lo - this.end_hi, other.start_hi - this.end_lo),
        (this.start_lo - other.end_hi, this.start_hi - other.end_lo),
        (other.start_lo - this.start_hi, other.start_hi - this.start_lo),
    )


def is_dated(event: DatedEvent) -> bool:
    """Return whether both ends of an event are bounded on both sides."""
    return all(map(is_bounded, (event.start_lo, event.start_hi, event.end_lo, event.end_hi)))


def _closed(this: DatedEvent, other: DatedEvent) -> Separation:
    """Return the bounds by dates and wordings, closed over the four ends (Floyd-Warshall).

    The dates alone give the bounds if the wordings contradict them, as is possible if they name
    other records of the events.
    """
    lows = (this.start_lo, this.end_lo, other.start_lo, other.end_lo)
    highs = (this.start_hi, this.end_hi, other.start_hi, other.end_hi)
    most = [[high - low for low in lows] for high in highs]  # most days, row's end minus column's
    stated = (*_stated(this, _THIS, other, _OTHER), *_stated(other, _OTHER, this, _THIS))
    for row, column, days in ((0, 1, 0), (2, 3, 0), *stated):
        most[row][column] = min(most[row][column], days)
    for via, row, column in product(range(4), repeat=3):
        most[row][column] = min(most[row][column], most[row][via] + most[via][column])
    if any(most[end][end] < 0 for end in range(4)):
        return _by_days(this, other)

    def difference(row: int, column: int) -> tuple[int, int]:
        return -most[column][row], most[row][column]

    return Separation(difference(2, 1), difference(0, 3), difference(2, 0))


def _stated(
    event: DatedEvent, ends: Ends, anchor: DatedEvent, its_ends: Ends
) -> Iterator[tuple[int, int, int]]:
    """Yield the constraints that the wording of ``event`` puts on its distance from ``anchor``.

    A constraint (left, right, days): the end ``left`` minus the end ``right`` is at most ``days``.
    """

    def find(named: Anchor) -> Ends:
        ours = not named.published and is_date_of(named.key, anchor)
        return its_ends if ours else _ELSEWHERE

    if anchors(event):
        for left, right, shift, map_, _ in compile_when(
            parsed(event.when), ends, find, 0, bare=True
        ).edges:
            yield left, right, shift if map_ is None else -map_.gain


def _lag(lo: int, hi: int) -> Lag:
    return Lag(lo if lo > -_NEVER else None, hi if hi < _NEVER else None)
