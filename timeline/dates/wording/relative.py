"""Terms that depend on a date, an event or a source: calendar units, weekdays, ``during``.

What they count from may itself have several possible days: the start or end of an event, the day of
a publication, or a date such as ``2016-11``. The term then allows what follows from any of them:
``1 week after 2022-07`` is from 8 July to 7 August. The rules, of which those of offsets are in
``dates.wording.offsets``:

*calendar units*  weeks are ISO weeks. ``the month after`` follows the month of the end of X, ``the
                  month before`` precedes the month of its start, ``same month as`` is the month of
                  its start. The unit contains the whole event; with ``by`` only the end is bounded:
                  it is not later than the last day of the unit.
*weekdays*        ``the Monday before`` is the last Monday before the first day of X, ``on or
                  before`` that day itself if it is a Monday. ``the Monday after`` is the first one
                  after the last day of X. A weekend is Saturday and Sunday: the one before X ends
                  before X, and the one on or before X may contain it. It contains the whole event.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from timeline.dates.calendar import (
    OPEN_EARLIEST,
    UNKNOWN_EARLIEST,
    UNKNOWN_LATEST,
    Unit,
    is_bounded,
)
from timeline.dates.maps import DayMap, unit_map, weeks_map
from timeline.dates.names import WEEKDAYS
from timeline.dates.wording.terms import UNKNOWN_BOUNDS, Anchor, Bounds, Reference, Term

BeforeOrAfter = Literal["after", "before"]
End = Literal["start", "end"]


class BoundRelation(NamedTuple):
    """A bound of one end of an event (``mine``) by an end of another (``theirs``).

    ``latest``: mine <= theirs + shift, or with a map ``mine <= map.up(theirs)``. Otherwise mine is
    not too early: theirs <= mine + shift, or ``theirs <= map.up(mine)``.
    """

    mine: End
    theirs: End
    latest: bool
    shift: int = 0
    map: DayMap | None = None

    def day(self, theirs: int) -> int:
        """Return the day that bounds mine, if theirs is this day."""
        if self.map is not None:
            return self.map.up(theirs) if self.latest else self.map.down(theirs)
        return theirs + self.shift if self.latest else theirs - self.shift

    def reverse(self, mine: int) -> int:
        """Return the day that bounds theirs, if mine is this day."""
        if self.map is not None:
            return self.map.down(mine) if self.latest else self.map.up(mine)
        return mine - self.shift if self.latest else mine + self.shift


@dataclass(frozen=True, slots=True)
class RelativeTerm(Term):
    """A term whose days follow from those of ``to`` by its ``relations``.

    ``moved`` are its bounds in the days of another zone than that of a date in ``to``.
    """

    to: Reference
    moved: Bounds | None = field(default=None, kw_only=True)

    @property
    def references(self) -> tuple[Reference, ...]:
        """What it counts from."""
        return (self.to,)

    def changed(self, change: Callable[[Reference], Reference]) -> "RelativeTerm":
        """Return the term, counted from something else."""
        return replace(self, to=change(self.to))

    @property
    def relations(self) -> Iterator[BoundRelation]:
        """Yield how its days are bounded by those of ``to``."""
        raise NotImplementedError

    @property
    def beyond(self) -> Bounds:
        """The bounds that it states for any ``to``: open where nobody set an end."""
        return UNKNOWN_BOUNDS

    @property
    def bounds(self) -> Bounds:
        """The bounds that follow from a date; with an anchor, those that it states anyhow."""
        if self.moved is not None:
            return self.moved
        start_lo, start_hi, end_lo, end_hi = self.beyond
        if isinstance(self.to, Anchor):
            return self.beyond
        dated = self.to.bounds
        for relation in self.relations:
            lo, hi = dated[:2] if relation.theirs == "start" else dated[2:]
            theirs = hi if relation.latest else lo
            if is_bounded(theirs):
                day = relation.day(theirs)
                if relation.latest and relation.mine == "start":
                    start_hi = day
                elif relation.latest:
                    end_hi = day
                elif relation.mine == "start":
                    start_lo = day
                else:
                    end_lo = day
        return Bounds(
            start_lo,
            min(start_hi, end_hi) if is_bounded(end_hi) else start_hi,
            max(start_lo, end_lo) if is_bounded(start_lo) else end_lo,
            end_hi,
        )


@dataclass(frozen=True, slots=True)
class CalendarTerm(RelativeTerm):
    """``the week after KEY``, ``same month as KEY``, ``by the year after KEY``."""

    unit: Unit
    side: Literal["after", "before", "same"]
    by: bool = False

    def __str__(self) -> str:
        by = "by " if self.by else ""
        if self.side == "same":
            return f"{by}same {self.unit} as {self.to}"
        return f"{by}the {self.unit} {self.side} {self.to}"

    @property
    def beyond(self) -> Bounds:
        """With ``by``, the start is open."""
        first = OPEN_EARLIEST if self.by else UNKNOWN_EARLIEST
        return Bounds(first, UNKNOWN_LATEST, first, UNKNOWN_LATEST)

    @property
    def relations(self) -> Iterator[BoundRelation]:
        """Yield the ends of the unit."""
        theirs: End = "end" if self.side == "after" else "start"
        step = {"before": -1, "same": 0, "after": 1}[self.side]
        yield BoundRelation("end", theirs, True, 0, unit_map(self.unit, step))
        if not self.by:
            yield BoundRelation("start", theirs, False, 0, unit_map(self.unit, -step))


WeekdaySide = Literal["after", "before", "on or after", "on or before"]


@dataclass(frozen=True, slots=True)
class WeekdayTerm(RelativeTerm):
    """``the Monday before published SOURCE``, ``the weekend on or before KEY``."""

    name: str
    side: WeekdaySide

    def __str__(self) -> str:
        return f"the {self.name} {self.side} {self.to}"

    @property
    def relations(self) -> Iterator[BoundRelation]:
        """Yield the first and the last day of the weekday or weekend."""
        first, length = (5, 2) if self.name == "weekend" else (_weekday(self.name), 1)
        # The last of them that begins before X begins 7k days after that of the first Monday; the
        # day of X on which k rises is ``turn``.
        turn = {
            "before": first + length + 1,
            "on or before": first + 1,
            "after": first - 6,
            "on or after": first + length - 6,
        }[self.side]
        theirs: End = "end" if self.side.endswith("after") else "start"
        starts, ends = first + 1, first + length
        yield BoundRelation("end", theirs, True, 0, weeks_map(turn, ends))
        yield BoundRelation("start", theirs, False, 0, weeks_map(starts, turn + 6))


def _weekday(name: str) -> int:
    return WEEKDAYS.index(name.lower())


@dataclass(frozen=True, slots=True)
class DuringTerm(Term):
    """``during KEY``: both ends inside the event KEY."""

    to: Anchor

    def __str__(self) -> str:
        return f"during {self.to}"

    @property
    def references(self) -> tuple[Reference, ...]:
        """The event."""
        return (self.to,)

    def changed(self, change: Callable[[Reference], Reference]) -> Term:
        """Return it inside another event; a date is not an event, so it stays the same then."""
        other = change(self.to)
        return replace(self, to=other) if isinstance(other, Anchor) else self
