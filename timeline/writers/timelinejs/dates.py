"""The date of a slide: numbers, as far as they are known, and the words that are shown instead.

A slide has a year, and a month, a day and a time where these are known; an end only if the event
lasted. TimelineJS has no bounds, so the numbers only place the slide:

===============================  ================================================================
known                            the numbers
===============================  ================================================================
one day, one month, one year     the same
some day of a month, of a year   the month, the year
some day across two years        the first possible day
no first day, or no last day     the day that is known; no end for one that is open or unknown
a part of a day                  the day; a night is that of the day on which it begins
===============================  ================================================================

``stated_date`` is the date itself, which a load reads instead of the numbers.

Years before 1 are counted as TimelineJS shows them: -44 is shown as 44 BCE, which is year -0043 of
EDTF.
"""

from typing import Final, NamedTuple

from timeline.dates.calendar import days_in_month, is_bounded, iso, ymd
from timeline.dates.edtf import parse
from timeline.dates.wording.clocks import TIMES
from timeline.dates.wording.phrases import read_when
from timeline.query.results import EventLine
from timeline.wording.clocks import LocalTime, local_time, moment_in
from timeline.wording.dates import UNKNOWN_YEAR, in_words, lasted, marks, plain_in_words

Numbers = dict[str, int]
_LONG: Final = 9999
"""The last year that has months."""


class SlidePlace(NamedTuple):
    """Where a slide is. ``end`` is empty if it has none.

    ``exact``: the numbers say as much as is known. ``open``: one end is open or unknown.
    """

    start: Numbers
    end: Numbers
    exact: bool
    open: bool


def place(line: EventLine) -> SlidePlace | None:
    """Return where the slide of an event is; None for an event without a known year."""
    if line.edtf.startswith(UNKNOWN_YEAR):
        return None
    if lasted(line):
        spans = ((line.start_lo, line.start_hi), (line.end_lo, line.end_hi))
        start, end = (
            _numbers(*span, last_day=span is spans[1]) if all(map(is_bounded, span)) else None
            for span in spans
        )
        if start is None or end is None:
            found = start or end or _numbers(line.start_lo, line.end_hi, last_day=False)
            return None if found is None else SlidePlace(found[0], {}, False, True)
        return SlidePlace(start[0], end[0], start[1] and end[1], False)
    if local := local_time(line):
        numbers = _day(local.day)
        known = line.start_lo == line.end_hi
        return SlidePlace(numbers | (_clock(local) if known else {}), {}, known, False)
    first, last = line.start_lo, line.end_hi
    found = _numbers(first, last, last_day=not is_bounded(first))
    if found is None:
        return None
    whole = is_bounded(first) and is_bounded(last)
    return SlidePlace(found[0], {}, found[1] and whole, not whole)


def display_date(line: EventLine) -> str:
    """Return the date in words, which load again: ``about May 2022``, ``2016 (uncertain)``."""
    doubts = marks(line.qualifiers)
    if not (plain := plain_in_words(line)):
        return in_words(line)
    return f"{'about ' * ('≈' in doubts)}{plain}{' (uncertain)' * ('?' in doubts)}"


def stated_date(line: EventLine) -> str:
    """Return the date in the notation of dates, as it is known, without what it depends on.

    It is the solved date, or a clock time with the offset of its place: a slide has no place. There
    is no notation for an uncertain time, nor for an offset with seconds: then it is the day. That a
    date is inferred is not in it.
    """
    clock = read_when(line.when).clock if line.precision in TIMES else None
    if clock is None:
        return _of_place(line)
    if line.precision == "part-of-day":
        return _of_place(line) if line.qualifiers else str(clock)
    unit = "seconds" if line.precision == "datetime" else "minutes"
    text = clock.date.text
    day, _, time = text.partition("T")
    time = time if unit == "seconds" else time[:5] + time[8:]
    if line.instant is not None and line.zone:
        moment = moment_in(line.zone, line.instant)
        offset = None if moment is None else moment.utcoffset()
        if moment is None or offset is None or offset.seconds % 60:  # as before 1900
            return _of_place(line)
        day, _, time = moment.isoformat(timespec=unit).partition("T")
    if "?" in marks(line.qualifiers) and "when" not in line.inferred:
        return f"{day}{line.qualifiers}"
    return f"{day}T{time}{'~' * (line.precision == 'hour')}"


def _of_place(line: EventLine) -> str:
    """Return the solved date; with all days of its place, on which a day of another zone can be."""
    first, last, solved = line.start_lo, line.end_hi, parse(line.edtf)
    within = solved.earliest <= first and last <= solved.latest
    if within or not (is_bounded(first) and is_bounded(last)):
        return line.edtf
    qualifiers = line.qualifiers if "when" not in line.inferred else ""
    ends = (f"{iso(day)}{qualifiers}" for day in (first, last))
    return "/".join(ends) if lasted(line) else f"[{'..'.join(ends)}]"


def _numbers(first: int, last: int, *, last_day: bool) -> tuple[Numbers, bool] | None:
    """Return the unit that has the days from first to last, and whether it has no others."""
    known = [day for day in (first, last) if is_bounded(day)]
    if len(known) < 2:
        return (_day(known[0]), False) if known else None
    (y1, m1, d1), (y2, m2, d2) = ymd(first), ymd(last)
    if first == last:
        return _day(first), abs(y1) <= _LONG
    if y1 != y2:
        return _day(last if last_day else first), False
    if m1 == m2 and abs(y1) <= _LONG:
        return {"year": _year(y1), "month": m1}, d1 == 1 and d2 == days_in_month(y1, m1)
    whole = (m1, d1, m2, d2) == (1, 1, 12, 31)
    return {"year": _year(y1)}, whole


def _day(day: int) -> Numbers:
    year, month, day_of_month = ymd(day)
    numbers = {"year": _year(year), "month": month, "day": day_of_month}
    return numbers if abs(year) <= _LONG else {"year": _year(year)}


def _year(year: int) -> int:
    """Return a year as TimelineJS counts it: there is no year 0."""
    return year if year > 0 else year - 1


def _clock(local: LocalTime) -> Numbers:
    """Return a time, without minutes if it is approximate; nothing for a part of a day."""
    parts = local.clock.removeprefix("≈").split(":")
    if not all(map(str.isdigit, parts)):
        return {}
    known = parts[:1] if local.clock.startswith("≈") else parts
    return dict(zip(("hour", "minute", "second"), map(int, known), strict=False))
