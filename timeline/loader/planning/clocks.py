"""Clock times and days that did not exist in their zone, or occurred twice."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final

from timeline.canonical.comparing import when as read_when
from timeline.canonical.dates import date_paths
from timeline.dates.calendar import is_bounded, iso, ymd
from timeline.dates.wording.clocks import ClockTerm, is_part
from timeline.dates.wording.phrases import When
from timeline.dates.wording.terms import EdtfTerm
from timeline.dates.written.parsing import parse_when
from timeline.dates.zones import zone_of
from timeline.errors import DateError, Problem
from timeline.loader.records.dating import DatedRecord
from timeline.scalar import pasted
from timeline.text import listed


def clock_problems(event: DatedRecord) -> Iterator[Problem]:
    """Yield a problem for each date of an event with a time or a day that its zone skipped."""
    zone = event.timezone or event.place_zone
    local = event.own_zone or event.place_zone or zone
    if zone:
        for path, text in (("when", event.record["when"]), *date_paths(event.record)):
            for message in _messages(text, zone, local):
                yield Problem(event.path, event.line_of(path), f"{event.key}.{path}", message)


@lru_cache(1 << 12)
def _messages(text: str, zone: str, local: str) -> tuple[str, ...]:
    return tuple(clock_faults(read_when(text), zone, local))


_DAY: Final = timedelta(days=1)


def clock_faults(when: When, zone: str, local: str = "") -> Iterator[str]:
    """Yield what is wrong with the times and days of ``when`` in ``zone``, and what to write.

    ``local`` is the zone of its parts of a day, if that is another.
    """
    for number, term in enumerate(when.terms):
        for dated in (term, *term.references):
            if not isinstance(dated, EdtfTerm) or dated.date.offset is not None:
                continue
            there = local or zone if is_part(dated) else zone
            for message, readings in _faults(dated, there):
                texts = [text for each in readings if (text := _written(when, number, dated, each))]
                choice = f"write {listed([*map(pasted, texts)])}, whichever is meant"
                yield f"{message}: {choice}" if texts else message


def _written(when: When, number: int, dated: EdtfTerm, date: str) -> str:
    """Return ``when`` with another date in a term; empty if the result cannot be read back."""
    try:
        (term,) = parse_when(date).terms
        old = when.terms[number]
        new = term
        if old is not dated and isinstance(term, EdtfTerm):
            new = old.changed(lambda each: term if each is dated else each)
        text = str(When((*when.terms[:number], new, *when.terms[number + 1 :])))
        return text if str(parse_when(text)) == text else ""
    except DateError:
        return ""


def _faults(term: EdtfTerm, zone: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each fault of a date, and the dates that it may mean."""
    date = term.date
    to_the_minute = isinstance(term, ClockTerm) and term.precision == "minute"
    if isinstance(term, ClockTerm) and not to_the_minute:  # only its whole day can be missing
        yield from _day_fault(date.start_lo, zone, alone=False)
    elif date.seconds is not None:
        moment = _moment(date.start_lo, date.seconds)
        for message, texts in () if moment is None else _clock_fault(moment, zone):
            short = [re.sub(r"(T\d\d:\d\d):00", r"\1", each) for each in texts]
            yield message, short if to_the_minute else texts
    elif date.kind in ("date", "interval"):
        ends = ((date.start_lo, date.start_hi), (date.end_lo, date.end_hi))
        for day in dict.fromkeys(first for first, last in ends if first == last):
            yield from _day_fault(day, zone, date.kind == "date")


def _clock_fault(moment: datetime, zone: str) -> Iterator[tuple[str, list[str]]]:
    first, second = _offsets(moment, zone)
    if first == second:
        return
    readings = sorted((moment - first, moment - second))
    texts = [_with_offset(each, _offset(each, zone)) for each in readings]
    if first > second:
        yield f"{moment.isoformat()} occurred twice in {zone}, when the clocks went back", texts
        return
    start, end = _gap(moment, zone)
    if start.date() == end.date() == moment.date():
        what = f"the time from {start:%H:%M:%S} to {end:%H:%M:%S} was skipped"
    else:
        what = f"the time from {start.isoformat()} to {end.isoformat()} was skipped"
    yield f"{moment.isoformat()} did not exist in {zone}, where {what}", texts


def _day_fault(day: int, zone: str, alone: bool) -> Iterator[tuple[str, list[str]]]:
    """Yield a fault if the zone skipped this day.

    Only for a date ``alone``, not the end of an interval, the days before and after it are
    proposed.
    """
    noon = _moment(day, 43_200) if is_bounded(day) else None
    if noon is None:
        return
    first, second = _offsets(noon, zone)
    if first < second:
        start, end = _gap(noon, zone)
        midnight = noon.replace(hour=0)
        if start <= midnight and end >= midnight + _DAY:
            beside = [iso(day - 1), iso(day + 1)] if alone else []
            yield f"{iso(day)} did not exist in {zone}, which skipped that day", beside


def _offsets(moment: datetime, zone: str) -> tuple[timedelta, timedelta]:
    """Return the offsets of a local time before and after a clock change; equal without one."""
    local = moment.replace(tzinfo=zone_of(zone))
    return local.utcoffset() or timedelta(), local.replace(fold=1).utcoffset() or timedelta()


def _gap(moment: datetime, zone: str) -> tuple[datetime, datetime]:
    """Return the start and the end of the skipped local times around a skipped one."""
    before, after = _offsets(moment, zone)
    low, high = moment - after, moment - before  # UTC; the change is between them
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) // 2
        middle = middle.replace(microsecond=0)
        low, high = (middle, high) if _offset(middle, zone) == before else (low, middle)
    return high + before, high + after


def _offset(moment: datetime, zone: str) -> timedelta:
    """Return the offset at a moment of UTC."""
    return moment.replace(tzinfo=UTC).astimezone(zone_of(zone)).utcoffset() or timedelta()


def _with_offset(moment: datetime, offset: timedelta) -> str:
    """Return a moment of UTC as local time with offset; in UTC if EDTF cannot write the offset."""
    minutes, seconds = divmod(int(offset.total_seconds()), 60)
    if seconds or not -12 * 60 <= minutes <= 14 * 60 or not minutes:
        return f"{moment.isoformat()}Z"
    sign = "-" if minutes < 0 else "+"
    hours, minutes = divmod(abs(minutes), 60)
    return f"{(moment + offset).isoformat()}{sign}{hours:02}:{minutes:02}"


def _moment(day: int, seconds: int) -> datetime | None:
    """Return a local time without its zone; None outside the years that ``datetime`` supports."""
    year, month, day_of_month = ymd(day)
    if not 1 < year < 9999:
        return None
    return datetime(year, month, day_of_month) + timedelta(seconds=seconds)
