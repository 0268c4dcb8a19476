"""Dates in a column: in a few cells, and exactly as precise as they are known.

=====================================  ====================================
known                                  shown
=====================================  ====================================
one day                                ``5 Jul``
one day among several                  ``1–10 Jul``, ``6 Jul – 4 Aug``
a month, a year, several of them       ``May``, ``2016``, ``May–Jul``
a duration from … to …                 ``22 Aug → 1 Sep``, ``2016 → open``
an end that is no earlier              ``1 Jul → 31 Aug or later``
no first day, no last day              ``by 5 Jul``, ``from 6 Jul``
several dates of a field               ``1971 and 1973``
one of several dates                   ``28 Feb or 1 Mar``, ``1 Jan … 31 Dec``
a month of an unknown year             ``May of an unknown year``
clock time                             ``5 Jul 21:30``, in the zone of its day
approximate time, part of the day      ``5 Jul ≈17:00``, ``5 Jul night``
nothing                                ``unknown``
=====================================  ====================================

The date includes its year unless the heading of the list does. Marks: ``≈`` approximate, ``?``
uncertain or inferred.
"""

from typing import Final, Literal

from timeline.dates.calendar import (
    MONTH_NAMES,
    OPEN_EARLIEST,
    OPEN_LATEST,
    days_in_month,
    is_bounded,
    year_shown,
    ymd,
)
from timeline.dates.edtf import parse
from timeline.dates.lasting import lasting_in_words, surely_lasted
from timeline.dates.words import (
    choice_in_words,
    days_in_words,
    few_in_words,
    members_in_words,
)
from timeline.query.results import DateValue, EventLine
from timeline.wording.clocks import LocalTime, local_time, written_time

DateEnd = Literal["start", "end"]
_DOUBTS = {"≈": "approximate", "?": "uncertain"}
UNKNOWN_YEAR: Final = "XXXX"
"""How the date of an event begins in EDTF if it has no known year."""


def marks(qualifiers: str) -> str:
    """Return ``≈``, ``?``, both or nothing, for the qualifiers of a date."""
    rough = "~" in qualifiers or "%" in qualifiers
    doubtful = "?" in qualifiers or "%" in qualifiers
    return "≈" * rough + "?" * doubtful


def lasted(event: EventLine) -> bool:
    """Return whether the date states that the event lasted from one day to another."""
    return event.precision == "interval" or event.start_hi < event.end_lo


def brief(event: EventLine, year: int | None = None) -> str:
    """Return the date of an event in brief; the year is omitted if it is ``year``."""
    if local := local_time(event):
        return f"{_day(local.day, year)} {local.clock}{local.offset}"
    if lasted(event):
        start, end = (event.start_lo, event.start_hi), (event.end_lo, event.end_hi)
        same = _only_year(*start) == _only_year(*end) is not None
        first_end, last_start = surely_lasted(start, end)
        first = (
            _end(start, _only_year(*end) if same else year, "start")
            if last_start is None
            else f"{_day(last_start, year)} or earlier"
        )
        last = _end(end, year, "end") if first_end is None else f"{_day(first_end, year)} or later"
        return f"{first} → {last}"
    choice = _brief_choice(event.edtf, _choice(event), year)
    return choice or brief_days(event.start_lo, event.end_hi, year)


def _choice(event: EventLine) -> str:
    """Return which dates an event can have in words, if days between them are none."""
    return _choice_of(event.edtf, event.start_lo, event.end_hi, event.when)


def _choice_of(edtf: str, lo: int, hi: int, written: str = "") -> str:
    """Return the same of any date, with its first and last day, and how it is written."""
    if not (edtf[:1] == "[" or "X" in edtf):
        return ""
    date = parse(edtf)
    if (date.earliest, date.latest) != (lo, hi) and "X" not in date.text:
        return ""  # its days are those in another time zone
    third = written if written.endswith(f" {date.text.rstrip('~')}") else ""
    return choice_in_words(third) or choice_in_words(edtf)


def _brief_choice(edtf: str, words: str, year: int | None) -> str:
    """Return a choice in brief: two days, the first and the last of more, or a month.

    ``words`` are those of ``_choice_of``.
    """
    if not words or not edtf.startswith("["):
        return words
    first, *between, last = edtf.strip("[]").split(",")
    if ".." in first or ".." in last:
        return ""
    one, other = parse(first), parse(last)
    inner = _only_year(one.earliest, other.latest)
    end = brief_days(other.earliest, other.latest, year)
    link = "…" if between else "or"
    start = brief_days(one.earliest, one.latest, year if inner is None else inner)
    return f"{start} {link} {end}"


def brief_days(first: int, last: int, year: int | None = None) -> str:
    """Return the date that is one of the days from ``first`` to ``last``, in brief."""
    if not is_bounded(first):
        return f"by {_day(last, year)}" if is_bounded(last) else "unknown"
    if not is_bounded(last):
        return f"from {_day(first, year)}"
    if first == last:
        return _day(first, year)
    (y1, m1, d1), (y2, m2, d2) = ymd(first), ymd(last)
    whole = d1 == 1 and d2 == days_in_month(y2, m2)
    if whole and m1 == 1 and m2 == 12:
        return year_shown(y1) if y1 == y2 else f"{year_shown(y1)}–{year_shown(y2)}"
    if (y1, m1) == (y2, m2):
        return _month(y1, m1, year) if whole else f"{d1}–{_day(last, year)}"
    inner = y1 if y1 == y2 else year
    if whole:
        dash = "–" if y1 == y2 else " – "
        return f"{_month(y1, m1, inner)}{dash}{_month(y2, m2, year)}"
    return f"{_day(first, inner)} – {_day(last, year)}"


def brief_field(date: DateValue) -> str:
    """Return a date field in brief, with its marks: ``1974 ≈``, ``1971 and 1973``."""
    if date.members:
        return members_in_words(parse(date.edtf))
    choice = _brief_choice(date.edtf, _choice_of(date.edtf, date.lo, date.hi), None)
    return f"{choice or brief_days(date.lo, date.hi)} {marks(_qualifiers(date))}".strip()


def field_in_words(date: DateValue) -> str:
    """Return the days of a date field in English words, with ``approximate``, ``uncertain``."""
    doubts = () if date.members else marks(_qualifiers(date))
    return ", ".join([_days_of(date), *(_DOUBTS[mark] for mark in doubts)])


def _qualifiers(date: DateValue) -> str:
    """Return the qualifiers of a date field; ``?`` also if it is inferred."""
    qualifiers = "".join(mark for mark in "?~%" if mark in date.edtf)
    if not (date.sure or qualifiers) and (is_bounded(date.lo) or is_bounded(date.hi)):
        return "?"  # inferred, or it depends on such a date
    return qualifiers


def _days_of(date: DateValue) -> str:
    if date.members:
        return members_in_words(parse(date.edtf))
    return _choice_of(date.edtf, date.lo, date.hi) or days_in_words(date.lo, date.hi)


def in_words(event: EventLine) -> str:
    """Return the date of an event in English words, including approximate and uncertain.

    ``from 1 July 2022 to 5 July 2022`` says how long it lasted, ``between 1 and 5 July 2022`` only
    that it was within these days, ``one of 1 or 5 July 2022`` that it was on no other day. If an
    end of what lasted has several possible days: ``from some day between 1 and 10 July 2022 to 3
    August 2022``.
    """
    if local := local_time(event):
        words = _local_in_words(local)
    elif lasted(event):
        start, end = (event.start_lo, event.start_hi), (event.end_lo, event.end_hi)
        words = lasting_in_words(start, end)
    elif not (words := _choice(event)):
        words = days_in_words(event.start_lo, event.end_hi)
        first, to, last = words.partition(" to ")
        words = f"between {first} and {last}" if to else words
    return ", ".join([words, *(_DOUBTS[mark] for mark in marks(event.qualifiers))])


def plain_in_words(event: EventLine) -> str:
    """Return the date of an event as people write it, without its doubts; empty for most dates.

    It is one day, one month or one year, or one of a few of them: ``1 or 3 July 2022``.
    """
    if local_time(event) or lasted(event):
        return ""
    if _choice(event):
        return few_in_words(event.edtf)
    days = event.start_lo, event.end_hi
    return days_in_words(*days) if _is_unit(*days) else ""


def clock_in_words(text: str, zone: str) -> str:
    """Return a date as written that is a clock time, as those of events; empty for any other."""
    local = written_time(text, zone)
    return _local_in_words(local) if local else ""


def _local_in_words(local: LocalTime) -> str:
    return f"{_day(local.day, None)} {local.clock} ({local.zone or 'local time'})"


def _end(bounds: tuple[int, int], year: int | None, side: DateEnd) -> str:
    """Return the start or the end of a duration, in brief."""
    first, last = bounds
    if not is_bounded(first if side == "start" else last):
        return "open" if first == OPEN_EARLIEST or last == OPEN_LATEST else "unknown"
    return brief_days(first, last, year)


def _is_unit(first: int, last: int) -> bool:
    """Return whether these are the days of one day, one month or one year."""
    if not (is_bounded(first) and is_bounded(last)):
        return False
    (y1, m1, d1), (y2, m2, d2) = ymd(first), ymd(last)
    whole = y1 == y2 and d1 == 1 and d2 == days_in_month(y2, m2)
    return first == last or (whole and (m1 == m2 or (m1, m2) == (1, 12)))


def _only_year(first: int, last: int) -> int | None:
    """Return the year that contains both days, or None."""
    if not (is_bounded(first) and is_bounded(last)):
        return None
    year = ymd(first)[0]
    return year if ymd(last)[0] == year else None


def _day(day: int, year: int | None) -> str:
    of_year, month, day_of_month = ymd(day)
    return f"{day_of_month} {_month(of_year, month, year)}"


def _month(of_year: int, month: int, year: int | None) -> str:
    name = MONTH_NAMES[month - 1][:3]
    return name if of_year == year else f"{name} {year_shown(of_year)}"
