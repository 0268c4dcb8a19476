"""Terms that count a number of days or hours from a date, an event or a source.

*offsets*         weeks are 7 days; months and years are counted in the calendar and end at the
                  latest on the last day of the month (a month before 31 March is 28 or 29
                  February). ``after`` counts from the end of X to the start of this event,
                  ``before`` from the start of X to the end of this event.
*about*           plus or minus max(1, ⌊0.3 · count · u⌋) days; u is 1, 7, 30 and 365 for days,
                  weeks, months and years: about 1 week is 5 to 9 days. Always approximate.
*within*          from 0 days to the whole offset; ``within … of`` on either side of X.
*at least*        the offset or more.
*hours*           are time that passed: 3 hours are 2½ to 3½, about 3 hours are 2 to 4 (30 %, at
                  least one hour), without *within* and *at least*. In days, 3 hours after is the
                  same day or the next. Two clock times are compared as instants.
*vague offsets*   ``shortly`` is 0 to 13 days, ``days`` 2 to 13, ``weeks`` 14 to 56, ``months`` 59
                  to 365. Always approximate.
*order in a day*  ``0 days after``, and any other offset that can be 0 days, also states the order:
                  not before the end of X. ``same day as`` states no order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from timeline.dates.calendar import (
    ABOUT_DAYS,
    DAY_SECONDS,
    OPEN_EARLIEST,
    OPEN_LATEST,
    UNKNOWN_EARLIEST,
    UNKNOWN_LATEST,
    Unit,
)
from timeline.dates.maps import months_back_map, months_map
from timeline.dates.wording.relative import BeforeOrAfter, BoundRelation, End, RelativeTerm
from timeline.dates.wording.terms import UNKNOWN_BOUNDS, Bounds, Reference
from timeline.text import noun

OffsetSide = Literal["after", "before", "of"]
OffsetForm = Literal["exactly", "about", "within", "at least"]
_HOUR: Final = 3_600


@dataclass(frozen=True, slots=True)
class OffsetTerm(RelativeTerm):
    """``3 days after KEY``, ``about 1 week before 2016-11``, ``within 2 months of KEY``.

    ``of`` is only possible with the form *within*.
    """

    count: int
    unit: Unit
    side: OffsetSide
    form: OffsetForm = "exactly"

    def __str__(self) -> str:
        return _written(self.form, self.count, self.unit, self.side, self.to)

    @property
    def slack(self) -> int:
        """The tolerance of an offset in days, in both directions."""
        return tolerance(self.count, self.unit) if self.form == "about" else 0

    @property
    def states_order(self) -> bool:
        """Whether it is surely on its side of X; "about 0 days after" may not be."""
        return self.side != "of" and (self.form != "about" or self.count > 0)

    @property
    def may_be_same_day(self) -> bool:
        """Whether it can be on the day that it counts from."""
        return self.form == "within" or self.count <= self.slack

    @property
    def beyond(self) -> Bounds:
        """Open on the side that ``at least`` does not limit."""
        return _beyond(self.form, self.side)

    @property
    def relations(self) -> Iterator[BoundRelation]:
        """Yield the limits in days."""
        after = self.side == "after"
        mine, theirs = _ends(after)
        near = self.form == "within"
        if self.side == "of":
            yield self._latest("start", "end", 1)
            yield self._earliest("end", "start", -1)
        elif after:
            if self.form != "at least":
                yield self._latest(mine, theirs, 1)
            yield BoundRelation(mine, theirs, False) if near else self._earliest(mine, theirs, 1)
        else:
            yield BoundRelation(mine, theirs, True) if near else self._latest(mine, theirs, -1)
            if self.form != "at least":
                yield self._earliest(mine, theirs, -1)

    def _latest(self, mine: End, theirs: End, sign: int) -> BoundRelation:
        if self.unit in ("month", "year"):
            return BoundRelation(mine, theirs, True, 0, months_map(sign * self._months, self.slack))
        return BoundRelation(mine, theirs, True, sign * self._days + self.slack)

    def _earliest(self, mine: End, theirs: End, sign: int) -> BoundRelation:
        if self.unit in ("month", "year"):
            return BoundRelation(
                mine, theirs, False, 0, months_back_map(sign * self._months, self.slack)
            )
        return BoundRelation(mine, theirs, False, self.slack - sign * self._days)

    @property
    def _months(self) -> int:
        return self.count * (12 if self.unit == "year" else 1)

    @property
    def _days(self) -> int:
        return self.count * (7 if self.unit == "week" else 1)


def tolerance(count: int, unit: Unit) -> int:
    """Return the tolerance of an approximate number of days, weeks, months or years in days."""
    return max(1, 3 * count * ABOUT_DAYS[unit] // 10)


class HourLimit(NamedTuple):
    """A bound of one end of an event by an end of another, in seconds; see ``BoundRelation``.

    ``latest``: mine <= theirs + seconds; otherwise mine >= theirs + seconds.
    """

    mine: End
    theirs: End
    latest: bool
    seconds: int

    def in_days(self, first: int = 0, last: int = DAY_SECONDS - 1) -> BoundRelation:
        """Return it in days, if theirs is between these seconds of its day."""
        if self.latest:
            return BoundRelation(*self[:3], (last + self.seconds) // DAY_SECONDS)
        return BoundRelation(*self[:3], -((first + self.seconds) // DAY_SECONDS))


@dataclass(frozen=True, slots=True)
class HoursTerm(RelativeTerm):
    """``3 hours after KEY``, ``within 48 hours of KEY``; ``of`` only with the form *within*."""

    count: int
    side: OffsetSide
    form: OffsetForm = "exactly"

    def __str__(self) -> str:
        return _written(self.form, self.count, "hour", self.side, self.to)

    @property
    def limits(self) -> Iterator[HourLimit]:
        """Yield the limits in seconds."""
        time = self.count * _HOUR
        slack = {"exactly": _HOUR // 2, "about": max(_HOUR, 3 * time // 10)}.get(self.form, 0)
        least = 0 if self.form == "within" else max(0, time - slack)
        most = time + slack
        if self.side == "of":
            yield HourLimit("start", "end", True, most)
            yield HourLimit("end", "start", False, -most)
            return
        after = self.side == "after"
        ends = _ends(after)
        yield HourLimit(*ends, not after, least if after else -least)
        if self.form != "at least":
            yield HourLimit(*ends, after, most if after else -most)

    @property
    def relations(self) -> Iterator[BoundRelation]:
        """Yield the limits in days, for any clock time from which hours are counted."""
        return (limit.in_days() for limit in self.limits)

    @property
    def beyond(self) -> Bounds:
        """Open on the side that ``at least`` does not limit."""
        return _beyond(self.form, self.side)

    @property
    def states_order(self) -> bool:
        """Whether it is surely on its side of X."""
        return self.side != "of"


VAGUE: Final = {"shortly": (0, 13), "days": (2, 13), "weeks": (14, 56), "months": (59, 365)}
"""The least and the most days of a vague offset, by its word."""


@dataclass(frozen=True, slots=True)
class VagueTerm(RelativeTerm):
    """``shortly after KEY``, ``days before KEY``, ``weeks after 2022-07``."""

    word: Literal["shortly", "days", "weeks", "months"]
    side: BeforeOrAfter

    def __str__(self) -> str:
        return f"{self.word} {self.side} {self.to}"

    @property
    def relations(self) -> Iterator[BoundRelation]:
        """Yield the limits in days."""
        least, most = VAGUE[self.word]
        after = self.side == "after"
        mine, theirs = _ends(after)
        yield BoundRelation(mine, theirs, True, most if after else -least)
        yield BoundRelation(mine, theirs, False, -least if after else most)

    @property
    def may_be_same_day(self) -> bool:
        """Whether it can be on the day that it counts from."""
        return VAGUE[self.word][0] == 0


def _ends(after: bool) -> tuple[End, End]:
    """Return the end of this event that is counted, and the end of X from which it is."""
    return ("start", "end") if after else ("end", "start")


def _beyond(form: OffsetForm, side: OffsetSide) -> Bounds:
    """Return the bounds of an offset from any date: open where nobody set an end."""
    if form != "at least":
        return UNKNOWN_BOUNDS
    if side == "after":
        return Bounds(UNKNOWN_EARLIEST, OPEN_LATEST, UNKNOWN_EARLIEST, OPEN_LATEST)
    return Bounds(OPEN_EARLIEST, UNKNOWN_LATEST, OPEN_EARLIEST, UNKNOWN_LATEST)


def _written(form: OffsetForm, count: int, unit: str, side: OffsetSide, to: Reference) -> str:
    words = "" if form == "exactly" else f"{form} "
    return f"{words}{count} {noun(count, unit)} {side} {to}"
