"""The individual days that an EDTF value can mean, where its bounds are only the hull.

A set, a mask (``201X``) and a year with few significant digits (``1950S2``) mean one of several
periods, their *choices*. An event before such a value ends before the *last start* of any choice;
an event after it starts after the *first end* of any choice::

    >>> from timeline.dates.calendar import iso
    >>> from timeline.dates.edtf.parser import parse
    >>> iso(last_start(parse("201X"))), iso(first_end(parse("201X")))
    ('2019-01-01', '2010-12-31')

Bounds that were moved to another time zone differ from those of the text; then they are used alone.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from timeline.dates.calendar import (
    OPEN_EARLIEST,
    OPEN_LATEST,
    UNKNOWN_EARLIEST,
    UNKNOWN_LATEST,
    DayRange,
    day,
    days_in_month,
    is_bounded,
    ymd,
)
from timeline.dates.edtf.dates import GROUPINGS, EdtfPart, parse_part
from timeline.dates.edtf.parser import parse
from timeline.dates.edtf.value import Edtf

_MOST = 4000  # choices that are enumerated; of more, only the hull is used
_parts = re.compile(r"(-?)([0-9X]{4})(?:-([0-9X]{2}))?(?:-([0-9X]{2}))?").fullmatch


def last_start(date: Edtf) -> int:
    """Return the latest first day of any choice; unknown if nothing limits it."""
    if date.start_lo == date.start_hi:
        return date.start_lo
    if date.kind == "one-of":
        return max(_unit(part)[0] for part in _members(date.text))
    if date.kind == "interval":
        start, end = _ends(date.text)
        if is_bounded(start.lo) and not _several(start):
            return start.lo
        return _unit(start, hi=min(start.hi, end.hi))[0]
    return _unit(parse_part(date.text))[0] if _several(date) else date.start_lo


def first_end(date: Edtf) -> int:
    """Return the earliest last day of any choice; unknown if nothing limits it."""
    if date.end_lo == date.end_hi:
        return date.end_hi
    if date.kind == "one-of":
        return min(_unit(part)[1] for part in _members(date.text))
    if date.kind == "interval":
        start, end = _ends(date.text)
        if is_bounded(end.hi) and not _several(end):
            return end.hi
        return _unit(end, lo=max(start.lo, end.lo))[1]
    return _unit(parse_part(date.text))[1] if _several(date) else date.end_hi


def start_days(date: Edtf, within: DayRange) -> list[DayRange]:
    """Return the days ``within`` a range on which the date can start, as sorted, disjoint ranges.

    If there are too many choices to enumerate, this is only their hull.
    """
    return _days(date, within, 0)


def end_days(date: Edtf, within: DayRange) -> list[DayRange]:
    """Return the days ``within`` a span on which the date can end, as ``start_days`` does."""
    return _days(date, within, 1)


def _days(date: Edtf, within: DayRange, side: int) -> list[DayRange]:
    hull = (date.start_lo, date.start_hi) if side == 0 else (date.end_lo, date.end_hi)
    within = max(within[0], hull[0]), min(within[1], hull[1])
    if hull[0] == hull[1] or date.kind in ("datetime", "all-of") or _is_moved(date):
        spans = [hull]
    elif date.kind == "interval":
        spans = _spans(_ends(date.text)[side], within)
    elif date.kind == "one-of":
        spans = []
        for member in _member_pairs(date.text):
            if len(member) == 1:
                spans += _spans(member[0], within)
            else:
                spans.append((member[0].lo, member[1].hi))
    else:
        spans = _spans(parse_part(date.text), within)
    return merged([(max(a, within[0]), min(b, within[1])) for a, b in spans])


def merged(spans: list[DayRange]) -> list[DayRange]:
    """Return the same days as sorted, disjoint spans."""
    found: list[DayRange] = []
    for first, last in sorted(span for span in spans if span[0] <= span[1]):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return found


def _is_moved(date: Edtf) -> bool:
    """Whether the bounds are not those of the text; see the module docstring."""
    written = parse(date.text)
    return (date.start_lo, date.end_hi) != (written.start_lo, written.end_hi)


def _several(date: Edtf | EdtfPart) -> bool:
    """Whether a date is one of several periods; the text of a season never contains an S."""
    return "X" in date.text or "S" in date.text or ".." in date.text


def _unit(part: EdtfPart, lo: int | None = None, hi: int | None = None) -> DayRange:
    """Return the start of the last and the end of the first choice between ``lo`` and ``hi``."""
    lo, hi = part.lo if lo is None else lo, part.hi if hi is None else hi
    if (lo, hi) != (part.lo, part.hi) and (spans := _spans(part, (lo, hi))):
        # A mask has gaps, and a limit can lie in one of them.
        lo, hi = max(lo, spans[0][0]), min(hi, spans[-1][1])
    return _start_of(part, hi), _end_of(part, lo)


def _start_of(part: EdtfPart, hi: int) -> int:
    if not is_bounded(hi):
        return UNKNOWN_LATEST
    if part.precision in ("day", "unknown"):
        return hi
    year, month, _ = ymd(hi)
    if part.precision == "year":
        return day(year, 1, 1)
    if part.precision == "month":
        return day(year, month, 1)
    years, month = divmod(year * 12 + month - _months_of(part), 12)
    return min(hi, day(years, month + 1, 1))


def _end_of(part: EdtfPart, lo: int) -> int:
    if not is_bounded(lo):
        return UNKNOWN_EARLIEST
    if part.precision in ("day", "unknown"):
        return lo
    year, month, _ = ymd(lo)
    if part.precision == "year":
        return day(year, 12, 31)
    if part.precision == "season":
        years, month = divmod(year * 12 + month + _months_of(part) - 2, 12)
        year, month = years, month + 1
    return day(year, month, days_in_month(year, month))


def _months_of(part: EdtfPart) -> int:
    """Return the number of months of a season or another part of a year."""
    return GROUPINGS[re.sub(r"[^0-9X-]", "", part.text)[-2:]][1]


@lru_cache(maxsize=1024)
def _ends(text: str) -> tuple[EdtfPart, EdtfPart]:
    """Return the ends of an interval; a missing end is unknown, dots are an open end."""
    start, end = (_end(each) for each in text.split("/"))
    return start, end


def _end(text: str) -> EdtfPart:
    bare = text.strip(".")
    if not bare:
        lo, hi = (OPEN_EARLIEST, OPEN_LATEST) if text else (UNKNOWN_EARLIEST, UNKNOWN_LATEST)
        return EdtfPart(text, lo, hi, "unknown", 1, (0,))
    part = parse_part(bare)
    if text.startswith(".."):
        return part._replace(text=text, lo=OPEN_EARLIEST)
    return part._replace(text=text, hi=OPEN_LATEST) if text.endswith("..") else part


@lru_cache(maxsize=1024)
def _member_pairs(text: str) -> tuple[tuple[EdtfPart, ...], ...]:
    """Return the members of a set: one part for a date, two for a range, which can be open."""
    found: list[tuple[EdtfPart, ...]] = []
    for member in text[1:-1].split(","):
        first, dots, last = member.partition("..")
        if not dots:
            found.append((parse_part(first),))
            continue
        a = parse_part(first or last)
        b = parse_part(last or first)
        found.append(
            (
                a if first else a._replace(lo=OPEN_EARLIEST),
                b if last else b._replace(hi=OPEN_LATEST),
            )
        )
    return tuple(found)


def _members(text: str) -> Iterator[EdtfPart]:
    for member in _member_pairs(text):
        yield from member


def _spans(part: EdtfPart, within: DayRange) -> list[DayRange]:
    """Return the days of a part that are ``within`` a span, as sorted spans."""
    match = _parts(re.sub("[?~%]", "", part.text))
    if not match or "X" not in part.text or not is_bounded(part.lo):
        return [(part.lo, part.hi)]
    sign, year, month, day_ = match.groups()
    low = ymd(max(within[0], part.lo))[0] - 1  # a winter belongs to the year in which it begins
    high = ymd(min(within[1], part.hi))[0]
    years = _values(sign, year, low, high)
    if month in GROUPINGS:
        start, count = GROUPINGS[month]
        return [
            (day(y, start + 1, 1), day(y + (start + count) // 12, (start + count) % 12 + 1, 1) - 1)
            for y in years
        ]
    months = _values("", month, 1, 12) if month else []
    days = _values("", day_, 1, 31) if day_ else []
    if len(years) * max(1, len(months)) * max(1, len(days)) > _MOST:
        return [(part.lo, part.hi)]
    if not month:
        return merged([(day(y, 1, 1), day(y, 12, 31)) for y in years])
    if not day_:
        return merged(
            [(day(y, m, 1), day(y, m, days_in_month(y, m))) for y in years for m in months]
        )
    singles = (
        day(y, m, d) for y in years for m in months for d in days if d <= days_in_month(y, m)
    )
    return merged([(one, one) for one in singles])


def _values(sign: str, mask: str, low: int, high: int) -> list[int]:
    """Return the numbers from ``low`` to ``high`` that a mask can mean, ascending, never -0000."""
    digits = (("0123456789" if char == "X" else char) for char in mask)
    values = (int(sign + "".join(chosen)) for chosen in product(*digits))
    return sorted(value for value in values if low <= value <= high and (value or not sign))
