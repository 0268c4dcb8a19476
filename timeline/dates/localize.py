"""Clock times and places: the day on which something happened is the day of the place.

A file, or the source cited for a date, may state its times in one zone (``timezone:``) while the
event's place lies in another. The instant is kept, and the days are those of the place: a launch at
21:30 UTC happened the next day in Seoul. A date without a clock time spans every local day that it
can touch, and so does what is said to be by, before or after it. Thirds ("early 2022-07") are too
rough for hours to matter. Zones are IANA names, so historic offsets hold (Pyongyang's UTC+8:30 of
2015-2018).

Where clocks were changed, some times of the day did not exist, and others came twice; a few places
have left out a whole day. ``faults`` finds dates that name such a time.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from timeline.dates.calendar import is_bounded, ymd
from timeline.dates.edtf import Edtf
from timeline.dates.phrases import When
from timeline.dates.terms import BoundTerm, EdtfTerm, Term


@dataclass(frozen=True, slots=True)
class Clock:
    """A date in the days of its place; the instant in seconds since 1970 UTC, where one is known.

    ``zone`` is that in which the days are counted: empty where nothing says, and where a clock time
    bears an offset and no place says more, for then its day is the one that is written.
    """

    when: When
    instant: int | None
    zone: str

    @classmethod
    def read(cls, when: When, stated: str, local: str) -> "Clock":
        """``when``, stated in the zone ``stated``, at a place in the zone ``local``.

        Either may be empty: then times are taken as they are written.
        """
        found = When(tuple(_moved(term, stated, local) for term in when.terms))
        zone = local or stated
        if not local and any(
            isinstance(t, EdtfTerm) and t.date.offset is not None for t in when.terms
        ):
            zone = ""
        return cls(found, found.instant, zone)


def _timed(term: EdtfTerm, stated: str, local: str) -> EdtfTerm:
    """A clock time with its instant, on the day of the place."""
    date = term.date
    assert date.seconds is not None
    offset: tzinfo | None = None
    if date.offset is not None:
        offset = timezone(timedelta(minutes=date.offset))
    elif stated or local:
        offset = _zone(stated or local)
    moment = _moment(date.start_lo, date.seconds, offset)
    if offset is None or moment is None:
        return term
    day = moment.astimezone(_zone(local)).date().toordinal() if local else date.start_lo
    moved = replace(date, start_lo=day, start_hi=day, end_lo=day, end_hi=day)
    return EdtfTerm(moved, int(moment.timestamp()))


def _moved(term: Term, stated: str, local: str) -> Term:
    """A term that names days of ``stated``, in the days of ``local`` that they touch."""
    if isinstance(term, EdtfTerm) and term.date.seconds is not None:
        return _timed(term, stated, local)
    if isinstance(term, BoundTerm) and isinstance(to := term.to, EdtfTerm):
        if to.date.seconds is not None:
            return BoundTerm(term.side, _timed(to, stated, local))
        if stated and local and stated != local:
            return BoundTerm(term.side, EdtfTerm(_moved_limit(term, to.date, stated, local)))
    if not (stated and local) or stated == local:
        return term
    if isinstance(term, EdtfTerm):
        date = term.date
        return EdtfTerm(
            replace(
                date,
                start_lo=_local_day(date.start_lo, 0, stated, local),
                start_hi=_local_day(date.start_hi, 86_399, stated, local),
                end_lo=_local_day(date.end_lo, 0, stated, local),
                end_hi=_local_day(date.end_hi, 86_399, stated, local),
            )
        )
    return term


def _moved_limit(term: BoundTerm, date: Edtf, stated: str, local: str) -> Edtf:
    """The date of a bound, such that the first or last day which the bound leaves is moved."""
    if term.side == "after":
        first = _local_day(term.bounds.start_lo, 0, stated, local)
        return replace(date, end_lo=first - 1, end_hi=first - 1) if is_bounded(first) else date
    last = _local_day(term.bounds.end_hi, 86_399, stated, local)
    if not is_bounded(last):
        return date
    if term.side == "by":
        return replace(date, end_hi=last)
    return replace(date, start_lo=last + 1, start_hi=last + 1)


def _local_day(day: int, seconds: int, stated: str, local: str) -> int:
    """The day in ``local`` at this second of the day in ``stated``; a bound without a day stays."""
    if not is_bounded(day):
        return day
    moment = _moment(day, seconds, _zone(stated))
    return day if moment is None else moment.astimezone(_zone(local)).date().toordinal()


def _moment(day: int, seconds: int, zone: tzinfo | None) -> datetime | None:
    """A moment as Python can hold it, which is from year 2 to 9998: nobody kept zones outside."""
    year, month, day_of_month = ymd(day)
    if not 1 < year < 9999:
        return None
    midnight = datetime(year, month, day_of_month, tzinfo=zone or UTC)
    return midnight + timedelta(seconds=seconds)


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
