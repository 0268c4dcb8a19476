"""Dates of other calendars, converted day by day: Julian (old style), Islamic, Persian.

The Julian calendar and, from 1865 to 2093, the Persian one are converted exactly. The Islamic month
begins when the moon is seen, so its days are approximate: those of the tabular calendar.
"""

import re
from collections.abc import Callable
from typing import Final

from timeline.dates.calendar import day, days_in_month, iso, ymd
from timeline.dates.written.advice.reading import DateReading

_ISLAMIC: Final = (
    r"muharram", r"safar", r"rabi(?: al-awwal| i|-?ul-?awwal)", r"rabi(?: al-(?:thani|akhir)| ii)",
    r"jumada (?:al-(?:awwal|ula)|i)", r"jumada (?:al-(?:thani|akhira?)|ii)", r"rajab", r"sha'?ban",
    r"rama[dz]h?an", r"shawwal", r"dhu(?: al|-?l)-?qa'?dah?", r"dhu(?: al|-?l)-?hijjah?",
)  # fmt: skip
_PERSIAN: Final = (
    "farvardin", "ordibehesht", "khordad", "tir", "a?mordad", "shahrivar", "mehr", "aban", "azar",
    "dey", "bahman", "esfand",
)  # fmt: skip
_style: Final = re.compile(
    r"(.+?),? ?[(\[]?(?:(o\.? ?s\.?|old style|julian(?: calendar)?)|n\.? ?s\.?|new style|gregorian"
    r"(?: calendar)?)[)\]]?"
).fullmatch

_two_styles: Final = re.compile(r"([^()]+?),? ?[(\[]([^()]+)[)\]](?: (\d{4}))?").fullmatch


def _pattern(months: tuple[str, ...], era: str, required: str) -> re.Pattern[str]:
    names = "|".join(f"({name})" for name in months)
    return re.compile(
        rf"(?:(?:(\d\d?) )?(?:{names}),? (\d{{4}}) ?(?:{era})?|(\d{{4}}) ?{required})"
    )


_islamic: Final = _pattern(_ISLAMIC, r"a\.?h\.?|hijri", r"(?:a\.?h\.?|hijri)")
_persian: Final = _pattern(_PERSIAN, r"s\.?h\.?|a\.?p\.?|solar hijri", r"(?:s\.?h\.?|solar hijri)")


_LAST_ISLAMIC: Final = 1600
"""A year from this one on is Gregorian, although its month is Islamic."""
_BY_RULE: Final = "by the tabular calendar; its months begin when the moon is seen"


def converted(text: str, single: Callable[[str], list[DateReading]]) -> list[DateReading]:
    """Return the readings of a date of another calendar; none for others."""
    if match := _style(text):
        found = single(match[1])
        return [r for each in found for r in _julian(each)] if match[2] else found
    if match := _two_styles(text):
        first, second, year = match.groups()
        return [
            max(a, b, key=lambda each: each.first)
            for a in single(first if year is None else f"{first} {year}")
            for b in single(second if year is None else f"{second} {year}")
            if a.first == a.last and b.first == b.last and 10 <= abs(a.first - b.first) <= 13
        ]
    if match := _islamic.fullmatch(text):
        return _of(match, _islamic_day, "~", _BY_RULE)
    if (match := _persian.fullmatch(text)) and (
        1244 <= int(match[len(_PERSIAN) + 2] or match[len(_PERSIAN) + 3]) < 1472
    ):
        return _of(match, _persian_day, "", "")
    return []


def _julian(found: DateReading) -> list[DateReading]:
    """Return a date of the Julian calendar, whose notation was read as a Gregorian one."""
    if not re.fullmatch(r"\d{4}(?:-[01]\d(?:-[0-3]\d)?)?", found.text):
        return []
    (year, month, _), doubtful = ymd(found.first), "-" in found.text
    whole = _span(_julian_day(found.first), _julian_day(found.last), "")._replace(note=found.note)
    if doubtful and year < 1752 and (month < 3 or (month == 3 and ymd(found.first)[2] < 25)):
        later = found.last - found.first
        start = _julian_day(day(year + 1, *_in_year(year + 1, found.first)))
        return [
            whole._replace(note="if the year began on 1 January"),
            _span(start, start + later, "")._replace(note="if the year began on 25 March"),
        ]
    return [whole]


def _in_year(year: int, day_: int) -> tuple[int, int]:
    _, month, number = ymd(day_)
    return month, min(number, days_in_month(year, month))


def _julian_day(label: int) -> int:
    """Return the day whose Julian date has the year, the month and the day of a Gregorian one."""
    year, month, _ = ymd(label)
    past = year - 1
    leap_day = month > 2 and year % 100 == 0 and year % 400 != 0  # only in the Julian calendar
    return label + past // 100 - past // 400 - 2 + leap_day


def _of(
    match: re.Match[str], day_of: Callable[[int, int, int], int], mark: str, note: str
) -> list[DateReading]:
    number, *months, year, alone = match.groups()
    if alone:
        first, last = day_of(int(alone), 1, 1), day_of(int(alone) + 1, 1, 1) - 1
        return [_span(first, last, mark)._replace(note=note)]
    month = next(at for at, name in enumerate(months, 1) if name)
    found = []
    for each in _years_with(int(year), month) if day_of is _islamic_day else [int(year)]:
        first, end = day_of(each, month, 1), day_of(each + month // 12, month % 12 + 1, 1)
        last = end - 1
        if number:
            first = last = first + int(number) - 1
            if not int(number) >= 1 or first >= end + (mark != ""):
                return []
        found.append(_span(first, last, mark)._replace(note=note))
    return found


def _years_with(year: int, month: int) -> list[int]:
    """Return the Islamic year, or those whose month begins in a Gregorian year: Ramadan 2022."""
    if year < _LAST_ISLAMIC:
        return [year]
    near = (year - 622) * 33 // 32
    return [
        each for each in range(near - 1, near + 3) if ymd(_islamic_day(each, month, 1))[0] == year
    ]


def _span(first: int, last: int, mark: str) -> DateReading:
    if first == last:
        return DateReading(f"{iso(first)}{mark}", (first, last))
    return DateReading(f"[{iso(first)}{mark}..{iso(last)}{mark}]", (first, last))


def _islamic_day(year: int, month: int, number: int) -> int:
    """Return a day of the tabular Islamic calendar, which began on 16 July 622 (Julian)."""
    began = day(622, 7, 19)
    past = (year - 1) * 354 + (3 + 11 * year) // 30
    return began + past + (59 * (month - 1) + 1) // 2 + number - 1


def _persian_day(year: int, month: int, number: int) -> int:
    """Return a day of the Persian calendar: of 33 years, eight are leap years."""
    began = day(2022, 3, 21)
    leaps = sum((25 * each + 11) % 33 < 8 for each in range(min(year, 1401), max(year, 1401)))
    past = 365 * (year - 1401) + (leaps if year > 1401 else -leaps)
    return began + past + 31 * (month - 1) - max(0, month - 7) + number - 1
