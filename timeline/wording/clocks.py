"""Clock times of events and of dates as written, in the zone of their days."""

from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from timeline.dates.wording.clocks import TIMES, ClockTerm
from timeline.dates.wording.phrases import read_when
from timeline.dates.wording.terms import EdtfTerm
from timeline.errors import DateError
from timeline.query.results import EventLine

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class LocalTime(NamedTuple):
    """A clock time: the day, the time, and the time zone.

    ``clock`` is ``HH:MM``, ``HH:MM:SS`` if it has seconds, ``≈HH:MM``, or a part of a day.
    ``zone`` is an IANA name, or the offset as written (``+09:00``, ``UTC``); empty if unknown.
    ``offset`` is short: ``+09``, ``+08:30``, ``Z``, or empty.
    """

    day: int
    clock: str
    zone: str
    offset: str


def local_time(event: EventLine) -> LocalTime | None:
    """Return the clock time of an event, or None, on the day on which it typically is.

    The time is in the zone in which the days of the event are counted; without one, as written.
    """
    if event.precision not in TIMES or (written := read_when(event.when).clock) is None:
        return None
    return _local(written, event.precision, event.instant, event.zone)


def written_time(text: str, zone: str) -> LocalTime | None:
    """Return the clock time that a date as written is; None for any other text.

    It is in ``zone``, an IANA name, if its instant is known and the zone is; else as written.
    """
    try:
        terms = read_when(text).terms
    except DateError:
        return None
    term = terms[0]
    if len(terms) > 1 or not isinstance(term, EdtfTerm) or not term.seconds:
        return None
    precision = term.precision if isinstance(term, ClockTerm) else "datetime"
    return _local(term, precision, term.instant, zone)


def moment_in(zone: str, instant: int) -> datetime | None:
    """Return an instant, in seconds since 1970, as the clocks of a time zone show it.

    None if this machine does not know the zone, or the instant is beyond years 1 to 9999.
    """
    try:
        return (_EPOCH + timedelta(seconds=instant)).astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OverflowError):
        return None


def _local(written: EdtfTerm, precision: str, instant: int | None, zone: str) -> LocalTime:
    """Return a clock time in a zone, if its instant and the zone are known, or as written."""
    rough = "≈" if precision == "hour" else ""
    part = str(written).partition(" of ")[0] if precision == "part-of-day" else ""
    time = written.date.text.partition("T")[2]
    clock, offset = _without_zero(time[:8]), time[8:]
    day = written.date.start_lo
    if instant is not None and zone and (moment := moment_in(zone, instant)) is not None:
        offset = f"{moment:%z}"
        offset = f"{offset[:3]}:{offset[3:5]}"
        day, here = moment.toordinal(), _without_zero(f"{moment:%H:%M:%S}")
        if part and here == clock:  # otherwise it is a part of a day in another zone
            return LocalTime(day, part, zone, "")
        rough = rough or "≈" * bool(part)
        return LocalTime(day, rough + here, zone, _short(offset))
    if part:
        return LocalTime(day, part, "", "")
    return LocalTime(day, rough + clock, "UTC" if offset == "Z" else offset, _short(offset))


def _without_zero(clock: str) -> str:
    """Return ``HH:MM:SS`` without its seconds if they are zero, which the notation requires."""
    return clock.removesuffix(":00") if len(clock) > 5 else clock


def _short(offset: str) -> str:
    return "Z" if offset == "+00:00" else offset.removesuffix(":00")
