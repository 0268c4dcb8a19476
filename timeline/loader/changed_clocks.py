"""Clock times that did not exist or came twice, and days that a place left out.

Where clocks went forward, the times between did not exist (02:30 in Berlin on 27 March 2022); where
they went back, some came twice (02:30 on 30 October). A place that crosses the date line may leave
out a day: Samoa had no 30 December 2011. No such time is taken in silence, because each of them has
two readings, hours or a day apart. The readings are given with their offsets, each read back before
it is offered.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from timeline.dates.calendar import is_bounded, iso, ymd
from timeline.dates.edtf import Edtf
from timeline.dates.phrases import When, parse_when
from timeline.dates.terms import BoundTerm, EdtfTerm, Term
from timeline.errors import DateError

_DAY: Final = timedelta(days=1)


def clock_faults(when: When, zone: str) -> Iterator[str]:
    """What is wrong with the times and days of ``when``, stated in ``zone``, and what to write."""
    for number, term in enumerate(when.terms):
        dated = term.to if isinstance(term, BoundTerm) else term
        if not isinstance(dated, EdtfTerm) or dated.date.offset is not None:
            continue
        for message, readings in _faults(dated.date, zone):
            texts = [text for each in readings if (text := _written(when, number, each))]
            advice = f": write {' or '.join(texts)}, whichever is meant" if texts else ""
            yield f"{message}{advice}"


def _written(when: When, number: int, date: str) -> str:
    """``when`` with another date in a term, if that can be read back; else nothing."""
    try:
        (term,) = parse_when(date).terms
        held = when.terms[number]
        new: Term = term
        if isinstance(held, BoundTerm) and isinstance(term, EdtfTerm):
            new = replace(held, to=term)
        text = str(When((*when.terms[:number], new, *when.terms[number + 1 :])))
        return text if str(parse_when(text)) == text else ""
    except DateError:
        return ""


def _faults(date: Edtf, zone: str) -> Iterator[tuple[str, list[str]]]:
    """Each fault of a date, and the dates that it may mean."""
    if date.seconds is not None:
        moment = _moment(date.start_lo, date.seconds)
        if moment is not None:
            yield from _clock_fault(moment, zone)
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
        yield f"{moment.isoformat()} came twice in {zone}, when the clocks went back", texts
        return
    start, end = _gap(moment, zone)
    if start.date() == end.date() == moment.date():
        what = f"the time from {start:%H:%M:%S} to {end:%H:%M:%S} was skipped"
    else:
        what = f"the time from {start.isoformat()} to {end.isoformat()} was skipped"
    yield f"{moment.isoformat()} did not exist in {zone}, where {what}", texts


def _day_fault(day: int, zone: str, alone: bool) -> Iterator[tuple[str, list[str]]]:
    """A day that was left out; only of a date that is nothing else the days beside it are given."""
    noon = _moment(day, 43_200) if is_bounded(day) else None
    if noon is None:
        return
    first, second = _offsets(noon, zone)
    if first < second:
        start, end = _gap(noon, zone)
        midnight = noon.replace(hour=0)
        if start <= midnight and end >= midnight + _DAY:
            beside = [iso(day - 1), iso(day + 1)] if alone else []
            yield f"{iso(day)} did not exist in {zone}, which left that day out", beside


def _offsets(moment: datetime, zone: str) -> tuple[timedelta, timedelta]:
    """The offsets of a local time before and after a change of clocks; alike without one."""
    local = moment.replace(tzinfo=_zone(zone))
    return local.utcoffset() or timedelta(), local.replace(fold=1).utcoffset() or timedelta()


def _gap(moment: datetime, zone: str) -> tuple[datetime, datetime]:
    """The first local time that was skipped, and the first after these, around a skipped one."""
    before, after = _offsets(moment, zone)
    low, high = moment - after, moment - before  # UTC; the change comes between
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) // 2
        middle = middle.replace(microsecond=0)
        low, high = (middle, high) if _offset(middle, zone) == before else (low, middle)
    return high + before, high + after


def _offset(moment: datetime, zone: str) -> timedelta:
    """The offset at a moment of UTC."""
    return moment.replace(tzinfo=UTC).astimezone(_zone(zone)).utcoffset() or timedelta()


def _with_offset(moment: datetime, offset: timedelta) -> str:
    """A moment of UTC as local time with its offset; in UTC where EDTF cannot write the offset."""
    minutes, seconds = divmod(int(offset.total_seconds()), 60)
    if seconds or not -12 * 60 <= minutes <= 14 * 60 or not minutes:
        return f"{moment.isoformat()}Z"
    sign = "-" if minutes < 0 else "+"
    hours, minutes = divmod(abs(minutes), 60)
    return f"{(moment + offset).isoformat()}{sign}{hours:02}:{minutes:02}"


def _moment(day: int, seconds: int) -> datetime | None:
    """A local time without its zone, in the years for which Python can calculate."""
    year, month, day_of_month = ymd(day)
    if not 1 < year < 9999:
        return None
    return datetime(year, month, day_of_month) + timedelta(seconds=seconds)


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
