"""Clock times and places: the day of an event is the local date at its place.

A file, or the source cited for a date, may state times in one zone (``timezone:``) while the place
of the event is in another. The instant is kept, and the days are those of the place: a launch at
21:30 UTC happened on the next day in Seoul. A date without a clock time covers every local day that
it overlaps; limits (by, before, after) are moved accordingly. What counts from a date ("the Tuesday
after 2022-07-03") is counted in the zone in which that date is stated, and the days that follow are
moved; a duration can then have a day more or less between its ends. Thirds ("early 2022-07") are
not moved, because hours do not matter at this precision. A part of a day ("night of 2022-07-05") is
not moved either: a night is the night at the place, not in the zone of the times of its file. Only
a zone that the event itself states has precedence. Zones are IANA names, so historical offsets are
right (Pyongyang: UTC+8:30 in 2015-2018).
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from operator import is_

from timeline.dates.calendar import (
    DAY_SECONDS,
    EPOCH,
    UNKNOWN_LATEST,
    is_bounded,
    ymd,
)
from timeline.dates.edtf import Edtf
from timeline.dates.instants import DayClock, spread
from timeline.dates.wording.clocks import ClockTerm, is_part
from timeline.dates.wording.lasting import DurationTerm, LastingTerm
from timeline.dates.wording.phrases import When
from timeline.dates.wording.relative import RelativeTerm
from timeline.dates.wording.terms import Bounds, BoundTerm, EdtfTerm, Reference, Term
from timeline.dates.zones import zone_of


@dataclass(frozen=True, slots=True)
class LocalDate:
    """A date in local days of its place; the instant in seconds since 1970 UTC, None if unknown.

    ``instants`` are the first and the last possible instant: of a time to the minute, of an
    approximate time and of a part of a day ``instant`` is only the typical one.

    ``zone`` is the zone of the days. It is empty if no zone is known, and also if a clock time has
    an offset and the place has no zone: then the day is the one that is written.
    """

    when: When
    instant: int | None
    instants: tuple[int, int] | None
    zone: str

    @property
    def on_one_day(self) -> DayClock | None:
        """Its clock time on its local day; None without one, or if it may be on either of two."""
        clock = self.when.clock
        if clock is None or clock.seconds is None:
            return None
        if self.instants is not None and self.zone:
            zone = zone_of(self.zone)
            days = {datetime.fromtimestamp(each, zone).toordinal() for each in self.instants}
            first, last, name = *self.instants, self.zone
        else:
            days = {second // DAY_SECONDS for second in clock.seconds}
            first, last = (second - EPOCH * DAY_SECONDS for second in clock.seconds)
            first, last, name = first - 3_600, last + 3_600, ""
        return DayClock(days.pop(), first, last, name) if len(days) == 1 else None

    @classmethod
    def read(cls, when: When, stated: str, local: str, own: str = "") -> "LocalDate":
        """Convert ``when`` from the zone ``stated`` to ``local``, the zone of the place.

        Either may be empty. Then only a clock time with a UTC offset can move to another day.
        ``own`` is the zone that the event itself states: with it, ``stated`` is the same.
        """
        of_parts = own or local or stated
        terms = tuple(
            _moved(term, of_parts if is_part(term) else stated, local) for term in when.terms
        )
        found = when if all(map(is_, terms, when.terms)) else When(terms)
        clock = found.clock
        zone = local or stated
        if not local and any(
            isinstance(t, EdtfTerm) and t.date.offset is not None for t in when.terms
        ):
            zone = ""
        if clock is None:
            return cls(found, None, None, zone)
        return cls(found, clock.instant, clock.instants, zone)


def _timed(term: EdtfTerm, stated: str, local: str) -> EdtfTerm:
    """Return a clock time with its instant, on the local day of the place."""
    date = term.date
    assert date.seconds is not None
    offset: tzinfo | None = None
    if date.offset is not None:
        offset = _fixed(date)
    elif stated or local:
        offset = zone_of(stated or local)
    moment = _moment(date.start_lo, date.seconds, offset)
    if offset is None or moment is None:
        return term
    day = moment.astimezone(zone_of(local)).date().toordinal() if local else date.start_lo
    moved = replace(date, start_lo=day, start_hi=day, end_lo=day, end_hi=day)
    term = replace(term, date=moved, moment=int(moment.timestamp()))
    if local and isinstance(term, ClockTerm) and term.instants:
        first, last = (datetime.fromtimestamp(each, zone_of(local)) for each in term.instants)
        return replace(term, days=(first.date().toordinal(), last.date().toordinal()))
    return term


def _fixed(date: Edtf) -> tzinfo:
    """Return the offset of a clock time that has one."""
    return timezone(timedelta(minutes=date.offset or 0))


def _moved(term: Term, stated: str, local: str) -> Term:
    """Return a term with days in ``stated`` as the days in ``local`` that they overlap."""
    if isinstance(term, EdtfTerm) and term.date.seconds is not None:
        return _timed(term, stated, local)
    if isinstance(term, BoundTerm) and isinstance(to := term.to, EdtfTerm):
        if to.date.seconds is not None:
            return BoundTerm(term.side, _timed(to, stated, local))
        if stated and local and stated != local:
            return BoundTerm(term.side, EdtfTerm(_moved_limit(term, to.date, stated, local)))
    if isinstance(term, RelativeTerm | DurationTerm):
        return _counted(term, stated, local)
    if isinstance(term, LastingTerm):
        return term.changed(lambda each: _moved_reference(each, stated, local))
    if not (stated and local) or stated == local:
        return term
    if isinstance(term, EdtfTerm):
        start_lo, start_hi, end_lo, end_hi = _moved_bounds(term.bounds, zone_of(stated), local)
        return EdtfTerm(
            replace(term.date, start_lo=start_lo, start_hi=start_hi, end_lo=end_lo, end_hi=end_hi)
        )
    return term


def _counted(
    term: RelativeTerm | DurationTerm, stated: str, local: str
) -> RelativeTerm | DurationTerm:
    """Return a term whose bounds were counted in the zone of its date, as days in ``local``."""
    date = term.to.date if isinstance(term.to, EdtfTerm) else None
    has_offset = date is not None and date.offset is not None
    if not local or not (stated or has_offset) or (stated == local and not has_offset):
        return term
    if date is not None:
        zone = _fixed(date) if has_offset else zone_of(stated)
        term = replace(term, moved=_moved_bounds(term.bounds, zone, local))
    if isinstance(term, DurationTerm) and stated != local:
        known = [day for day in term.bounds if is_bounded(day)]
        # Days that other dates decide are taken to be after 1969: before, zones differed more.
        around = (min(known), max(known)) if known else (EPOCH, UNKNOWN_LATEST)
        term = replace(term, apart=spread(stated, local, *around))
    return term


def _moved_bounds(bounds: Bounds, zone: tzinfo, local: str) -> Bounds:
    """Return the days in ``local`` that days in ``zone`` overlap."""
    start_lo, start_hi, end_lo, end_hi = bounds
    first = _local_day(start_lo, 0, zone, local)
    last = _local_day(end_hi, 86_399, zone, local)
    return Bounds(
        first,
        last if start_hi == end_hi else _local_day(start_hi, 86_399, zone, local),
        first if start_lo == end_lo else _local_day(end_lo, 0, zone, local),
        last,
    )


def _moved_reference(reference: Reference, stated: str, local: str) -> Reference:
    """Return a date from which a term counts as ``_moved`` does; anything else unchanged."""
    moved = _moved(reference, stated, local) if isinstance(reference, EdtfTerm) else reference
    return moved if isinstance(moved, EdtfTerm) else reference


def _moved_limit(term: BoundTerm, date: Edtf, stated: str, local: str) -> Edtf:
    """Return the date of a bound such that the first or last day that it allows is moved."""
    if term.side == "after":
        first = _local_day(term.bounds.start_lo, 0, zone_of(stated), local)
        return replace(date, end_lo=first - 1, end_hi=first - 1) if is_bounded(first) else date
    if term.side == "on or after":
        first = _local_day(term.bounds.start_lo, 0, zone_of(stated), local)
        return replace(date, start_lo=first) if is_bounded(first) else date
    last = _local_day(term.bounds.end_hi, 86_399, zone_of(stated), local)
    if not is_bounded(last):
        return date
    if term.side == "by":
        return replace(date, end_hi=last)
    return replace(date, start_lo=last + 1, start_hi=last + 1)


def _local_day(day: int, seconds: int, zone: tzinfo, local: str) -> int:
    """Return the day in ``local`` at this second of the day in ``zone``; sentinels unchanged."""
    if not is_bounded(day):
        return day
    moment = _moment(day, seconds, zone)
    return day if moment is None else moment.astimezone(zone_of(local)).date().toordinal()


def _moment(day: int, seconds: int, zone: tzinfo | None) -> datetime | None:
    """Return a moment as a datetime; None outside the years 2 to 9998, where it may overflow."""
    year, month, day_of_month = ymd(day)
    if not 1 < year < 9999:
        return None
    midnight = datetime(year, month, day_of_month, tzinfo=zone or UTC)
    return midnight + timedelta(seconds=seconds)
