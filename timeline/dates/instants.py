"""The instants of local days, to compare days that are counted in different time zones.

A day in a known zone lasts from midnight to midnight there. The zone of a day may be unknown: then
it is any from UTC-12 to UTC+14.
"""

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from timeline.dates.calendar import DAY_SECONDS, EPOCH, is_bounded, ymd
from timeline.dates.zones import EASTERNMOST, WESTERNMOST, zone_of

_HALF_YEAR: Final = 182
_FORTNIGHT: Final = 14
_FIRST_YEAR, _LAST_YEAR = 3, 9997  # a day around these is a datetime in every zone
_FIRST_CHANGES, _LAST_CHANGES = date(1900, 1, 1).toordinal(), date(2040, 1, 1).toordinal()
_SET_BACK: Final = 3 * 3_600  # clocks that are set back by more than this stay on their day


Calendar = str | int
"""What says on which day an instant is: a time zone, or an offset from UTC in seconds."""


class DayClock(NamedTuple):
    """A time on a local day: the first and the last possible instant, in seconds since 1970 UTC.

    ``zone`` is empty if it is unknown: the instants are then those at which a clock in UTC shows
    the same, with an hour on both sides, by which clocks may be changed before another moment.
    """

    day: int
    first: int
    last: int
    zone: str

    @property
    def seconds(self) -> tuple[int, int]:
        """The first and the last second of a day of 24 hours."""
        midnight = (self.day - EPOCH) * DAY_SECONDS
        return self.first - midnight, self.last - midnight

    def days_until(self, seconds: int, zone: str, *, latest: bool) -> int:
        """Return how many days its day is before the local day in ``zone`` N seconds later.

        It is the most days of a moment that is not later, or the fewest of one that is not earlier.
        """
        if latest:
            return _latest_day(zone, self.last + seconds) - self.day
        return _earliest_day(zone, self.first + seconds) - self.day


def day_instants(zone: str, first: int, last: int) -> tuple[int | None, int | None]:
    """Return the first and the last possible instant of the days from ``first`` to ``last``.

    They are in seconds since 1970 UTC; None for a day without a bound. ``zone`` is empty if it is
    unknown.
    """
    return (
        _midnight(zone, first, EASTERNMOST) if is_bounded(first) else None,
        _last_second(zone, last) if is_bounded(last) else None,
    )


@lru_cache(1 << 14)
def local_day(calendar: Calendar, instant: int) -> int:
    """Return the day of an instant, which is in seconds since 1970 UTC."""
    if isinstance(calendar, int):
        return _day(instant + calendar)
    return _day(instant + _offset_near(calendar, instant))


def local_midnight(calendar: Calendar, day: int) -> int:
    """Return the instant at which a day begins, in seconds since 1970 UTC."""
    if isinstance(calendar, int):
        return _midnight("", day, calendar)
    return _midnight(calendar, day, 0)


def overlap(zone: str, other: str, first: int, last: int) -> int:
    """Return by how many days a day in ``zone`` can be later than one of ``other`` in time.

    If two moments are in order, the local day of the first in ``zone`` is at most this many days
    after the local day of the second in ``other``: 0, 1 or 2. It is 0 if both zones are unknown,
    because then nothing says that they differ. ``first`` and ``last`` are the days of interest.
    """
    if zone == other:
        return 0
    east = _offsets(zone, first, last)[1]
    west = _offsets(other, first, last)[0]
    return -(-max(east - west, 0) // DAY_SECONDS)


def spread(zone: str, other: str, first: int, last: int) -> int:
    """Return by how many days a stretch of days of ``zone`` can be longer or shorter in ``other``.

    ``first`` and ``last`` are the days of interest. 0 if both zones have the same time there,
    otherwise mostly 1: either end can be on either of two days.
    """
    days = _within(first), _within(last)
    sampled = {*range(days[0], days[1] + 1, _FORTNIGHT), days[1]}
    return _spread(zone, other, frozenset(sampled))


@lru_cache(1 << 12)
def _spread(zone: str, other: str, days: frozenset[int]) -> int:
    apart = [_offset(other, day) - _offset(zone, day) for day in days]
    return (max(apart) + DAY_SECONDS - 1) // DAY_SECONDS - min(apart) // DAY_SECONDS


@lru_cache(1 << 14)
def _midnight(zone: str, day: int, unknown: int) -> int:
    """Return the instant at which a day begins; ``unknown`` is the offset without a zone."""
    offset = unknown
    if zone and _FIRST_YEAR <= ymd(day)[0] <= _LAST_YEAR:
        year, month, day_of_month = ymd(day)
        return int(datetime(year, month, day_of_month, tzinfo=zone_of(zone)).timestamp())
    return (day - EPOCH) * DAY_SECONDS - offset


def _last_second(zone: str, day: int) -> int:
    return _midnight(zone, day + 1, WESTERNMOST) - 1


@lru_cache(1 << 12)
def _offsets(zone: str, first: int, last: int) -> tuple[int, int]:
    """Return the least and the greatest UTC offset of a zone in these days, in seconds."""
    if not zone:
        return WESTERNMOST, EASTERNMOST
    span = _within(first), _within(last)
    days = {*range(span[0], span[1] + 1, _HALF_YEAR), *span}
    found = {_offset(zone, day) for day in days}
    return min(found), max(found)


def _within(day: int) -> int:
    """Return a day, or the nearest one of the years in which offsets of zones change."""
    return min(max(day, _FIRST_CHANGES), _LAST_CHANGES)


@lru_cache(1 << 12)
def _offset(zone: str, day: int) -> int:
    return _offset_at(zone, (day - EPOCH) * DAY_SECONDS)


def _offset_at(zone: str, instant: int) -> int:
    moment = datetime.fromtimestamp(instant, zone_of(zone))
    return int((moment.utcoffset() or timedelta()).total_seconds())


def _latest_day(zone: str, instant: int) -> int:
    """Return the last local day on which a moment until an instant can be."""
    if not zone:
        return _day(instant + EASTERNMOST)
    return _day(instant + max(_offset_near(zone, instant), _offset_near(zone, instant - _SET_BACK)))


def _earliest_day(zone: str, instant: int) -> int:
    """Return the first local day on which a moment from an instant on can be."""
    if not zone:
        return _day(instant + WESTERNMOST)
    return _day(instant + min(_offset_near(zone, instant), _offset_near(zone, instant + _SET_BACK)))


def _day(instant: int) -> int:
    return instant // DAY_SECONDS + EPOCH


def _offset_near(zone: str, instant: int) -> int:
    """Return the offset at an instant, or that of the nearest year in which offsets change."""
    day = _day(instant)
    near = _within(day)
    return _offset_at(zone, instant) if near == day else _offset(zone, near)
