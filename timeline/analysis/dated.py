"""Events as they are compared in time, and the seconds between them.

Two clock times are compared as instants, and so are days that are counted in two time zones: a day
lasts from midnight to midnight in its zone, and anywhere on Earth if its zone is unknown. Days of
one zone, and days of which no zone is known, are compared as days.

A number of days from one event to another is counted in the days of the first one: the instant of a
clock time is on one of these, whatever the zone is in which it is written or displayed. A day
without a clock time keeps its number.
"""

from functools import lru_cache
from math import inf
from typing import NamedTuple, Protocol

from timeline.dates.instants import Calendar, day_instants, local_day
from timeline.dates.wording.terms import Bounds
from timeline.dates.written.parsing import parse_when
from timeline.query.results import ClockRange

parsed = lru_cache(4096)(parse_when)


class DatedEvent(Protocol):
    """An ``EventLine``, or anything else that has these of its attributes.

    ``zone`` is None if the days are those of any zone, as they are displayed.
    """

    @property
    def key(self) -> str: ...  # noqa: D102
    @property
    def same_as(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def redated(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def when(self) -> str: ...  # noqa: D102
    @property
    def start_lo(self) -> int: ...  # noqa: D102
    @property
    def start_hi(self) -> int: ...  # noqa: D102
    @property
    def end_lo(self) -> int: ...  # noqa: D102
    @property
    def end_hi(self) -> int: ...  # noqa: D102
    @property
    def clock(self) -> ClockRange | None: ...  # noqa: D102
    @property
    def follows(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def zone(self) -> str | None: ...  # noqa: D102


class Seconds(NamedTuple):
    """The least and the most seconds of the differences that ``lags.Separation`` has in days."""

    after: tuple[float, float]
    before: tuple[float, float]
    starts: tuple[float, float]


def seconds_between(this: DatedEvent, other: DatedEvent) -> Seconds | None:
    """Return the seconds between two events; None if their days are compared instead."""
    mine, its = this.clock, other.clock
    if mine is not None and its is not None and mine.utc == its.utc:
        after = float(its.first - mine.last), float(its.last - mine.first)
        return Seconds(after, (-after[1], -after[0]), after)
    if this.zone is None or other.zone is None or this.zone == other.zone:
        return None
    if names(this, other) or names(other, this):  # a stated distance, in days
        return None
    start, end = _instants(this)
    its_start, its_end = _instants(other)
    return Seconds(
        after=(its_start[0] - end[1], its_start[1] - end[0]),
        before=(start[0] - its_end[1], start[1] - its_end[0]),
        starts=(its_start[0] - start[1], its_start[1] - start[0]),
    )


def calendar(event: DatedEvent) -> Calendar | None:
    """Return in which calendar the days of an event are counted; None if nothing says so."""
    if event.zone:
        return event.zone
    if event.clock is None or not event.clock.utc:
        return None
    written = parsed(event.when).clock
    return 60 * (written.date.offset or 0) if written else 0


def days_in(days: Calendar | None, event: DatedEvent) -> Bounds:
    """Return the days of an event; those in a calendar if it is a clock time of a known instant."""
    clock = event.clock
    if days is None or event.zone == days or clock is None or not clock.utc:
        return Bounds(event.start_lo, event.start_hi, event.end_lo, event.end_hi)
    first, last = local_day(days, clock.first), local_day(days, clock.last)
    return Bounds(first, last, first, last)


def _instants(event: DatedEvent) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the first and the last possible instant of the start, and of the end."""
    clock = event.clock
    if clock is not None and clock.utc:
        return (clock.first, clock.last), (clock.first, clock.last)
    zone = event.zone or ""
    return _limits(zone, event.start_lo, event.start_hi), _limits(zone, event.end_lo, event.end_hi)


def _limits(zone: str, lo: int, hi: int) -> tuple[float, float]:
    first, last = day_instants(zone, lo, hi)
    return -inf if first is None else first, inf if last is None else last


def anchors(event: DatedEvent) -> tuple[str, ...]:
    """Return the keys of the events on which the date of an event depends."""
    if " " not in event.when:  # every wording contains a space, and no EDTF date does
        return ()
    return tuple(each.key for each in parsed(event.when).anchors if not each.published)


def is_date_of(key: str, event: DatedEvent) -> bool:
    """Return whether the record with this key is of the event, and may have its date.

    What is stated relative to another date than that of the event says nothing about its days.
    """
    return key == event.key or (key in event.same_as and key not in event.redated)


def names(event: DatedEvent, anchor: DatedEvent) -> bool:
    """Return whether the date of an event depends on the date of this other event."""
    return any(is_date_of(key, anchor) for key in anchors(event))
