"""Single dates in everyday notation: ``5 July 2022``, ``05.07.2022``, ``Q3 2022``, ``the 1990s``.

Each row of the table has a pattern for a whole text in lower case, and a function that returns its
readings. The first row that returns readings is used alone.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from timeline.dates.calendar import day, iso, iso_week_start, weekday
from timeline.dates.names import MONTH, MONTHS, ORDINALS, SEASON, SEASONS, WEEKDAY, WEEKDAYS
from timeline.dates.written.advice.reading import (
    BEFORE_CHRIST,
    UNKNOWN,
    DateReading,
    of_day,
    of_month,
    of_months,
    of_year,
)

_D: Final = r"(\d{1,2})(?:st|nd|rd|th)?\.?"
_M: Final = f"({MONTH})"
_Y: Final = r"(\d{4})"
_ORDINAL: Final = f"({'|'.join(ORDINALS)})"


def single(text: str) -> list[DateReading]:
    """Return the readings of a folded text as one date; none if it has none of these forms."""
    plain = text.lower()
    for pattern, read in _FORMS:
        if (match := pattern(plain)) and (found := read(*match.groups())):
            return found
    return []


def _month(name: str) -> int:
    return MONTHS[name.rstrip(".")]


def _named(day_: str | None, month: str, year: str) -> list[DateReading]:
    return (
        of_day(int(year), _month(month), int(day_)) if day_ else of_month(int(year), _month(month))
    )


def _year_first(year: str, a: str, b: str) -> list[DateReading]:
    """Read year, month, day; the middle number is the day if it cannot be a month."""
    if int(a) > 12:
        return of_day(int(year), int(b), int(a)) if int(b) else []
    return of_day(int(year), int(a), int(b)) if int(a) or not int(b) else _no_month(year, b)


def _no_month(year: str, day_: str) -> list[DateReading]:
    """Read a day without a month."""
    if int(day_) > 31:
        return []
    days = day(int(year), 1, int(day_)), day(int(year), 12, int(day_))
    return [DateReading(f"{year}-XX-{int(day_):02}", days)]


def _year_last(a: str, _: str, b: str, year: str) -> list[DateReading]:
    """Read day and month in both orders; 00 is a missing part."""
    if not (int(a) and int(b)):
        known = int(a) or int(b)
        if not known:
            return of_year(int(year)) if int(year) else [UNKNOWN]
        month = [r._replace(note="without a day") for r in of_month(int(year), known)]
        return [*month, *(r._replace(note="without a month") for r in _no_month(year, str(known)))]
    european, american = of_day(int(year), int(b), int(a)), of_day(int(year), int(a), int(b))
    return european + [each for each in american if each not in european]


def _two_numbers(year: str, month: str) -> list[DateReading]:
    return of_month(int(year), int(month))


def _digits_only(text: str) -> list[DateReading]:
    """Read 8 digits as a day, 6 as a month or long year, 3 as a decade, 2 as a century."""
    if len(text) == 8:
        return of_day(int(text[:4]), int(text[4:6]), int(text[6:]))
    found: list[DateReading] = []
    if len(text) == 6 and text[0] in "12":
        found = of_month(int(text[:4]), int(text[4:])) if text[4:] != "00" else []
        return found + _long("y", "", text) if found else []
    if len(text) > 4:
        return _long("y", "", text)
    span = 10 ** (4 - len(text))
    first, last = int(text) * span, (int(text) + 1) * span - 1
    days = day(first, 1, 1), day(last, 12, 31)
    return [DateReading(text.ljust(4, "X"), days), *of_year(int(text))]


def _long(mark: str, sign: str | None, digits: str) -> list[DateReading]:
    """Read a long year; without Y, a number as long as a day or a month is not a year."""
    if not mark and len(digits) in (6, 8) and digits[0] in "12":
        return []
    year = int(f"{sign or ''}{digits}")
    if abs(year) < 10_000:
        return of_year(year)
    return (
        [DateReading(f"Y{year}", (day(year, 1, 1), day(year, 12, 31)))] if len(digits) < 17 else []
    )


def _long_year(sign: str | None, digits: str, zeros: str | None, rest: str) -> list[DateReading]:
    """Read ``Y2006S2``: a year of fewer than five digits is written without Y."""
    year = int(digits) * 10 ** int(zeros or 0) if len(zeros or "") < 2 else 10_000
    plain = of_year(-year if sign else year) if 0 < year < 10_000 else []
    if not rest:
        return plain
    return [DateReading(f"{each.text}{rest.upper()}") for each in plain]


def _decade(tens: str) -> list[DateReading]:
    first = int(tens) * 10
    found = [DateReading(f"{tens}X", (day(first, 1, 1), day(first + 9, 12, 31)))]
    if tens[2] == "0":
        found[0] = found[0]._replace(note="the decade")
        days = day(first, 1, 1), day(first + 99, 12, 31)
        found.append(DateReading(f"{tens[:2]}XX", days, "the century"))
    return found


def _century(number: str) -> list[DateReading]:
    first = int(number) * 100 - 99
    if first < 1:
        return []
    counted = DateReading(
        f"[{first:04}..{first + 99:04}]",
        (day(first, 1, 1), day(first + 99, 12, 31)),
        "counted from the year 1",
    )
    days = day(first - 1, 1, 1), day(first + 98, 12, 31)
    return [counted, DateReading(f"{int(number) - 1:02}XX", days, "its first two digits")]


def _season(name: str, year: str) -> list[DateReading]:
    number, code = int(year), SEASONS[name]
    if code < 24:
        return of_months(number, code, 3 * (code - 21) + 3, 3)
    if not number:
        return []
    return [
        *of_months(number, 24, 12, 3, f"it began in {number}"),
        *of_months(number - 1, 24, 12, 3, f"it ended in {number}"),
    ]


def _winter(year: str, next_: str) -> list[DateReading]:
    follows = (int(year) + 1) % 10 ** len(next_) == int(next_)
    return of_months(int(year), 24, 12, 3) if follows else []


def _quarter(number: str, year: str) -> list[DateReading]:
    which = ORDINALS.get(number) or int(number)
    return of_months(int(year), 32 + which, 3 * which - 2, 3)


def _half(number: str, year: str) -> list[DateReading]:
    which = 2 if number == "last" else ORDINALS.get(number) or int(number)
    return of_months(int(year), 39 + which, 6 * which - 5, 6) if which < 3 else []


def _week(year: str, week: str, weekday_: str | None) -> list[DateReading]:
    monday = iso_week_start(day(int(year), 1, 4)) + 7 * (int(week) - 1)
    if not 1 <= int(week) <= 53 or monday > day(int(year), 12, 28):
        return []
    if weekday_:
        one = monday + int(weekday_) - 1
        return [DateReading(iso(one), (one, one))]
    text = f"[{iso(monday)}..{iso(monday + 6)}]"
    return [DateReading(text, (monday, monday + 6), "some day of that week")]


def _week_of_month(number: str, month: str, year: str) -> list[DateReading]:
    """Read the seven days that are counted from the first or, for the last week, from the last."""
    whole = of_month(int(year), _month(month))
    if not whole:
        return []
    first = whole[0].first + 7 * (ORDINALS[number] - 1)
    last = first + 6
    if number == "last":
        first, last = whole[0].last - 6, whole[0].last
    note = f"some day from {iso(first)} to {iso(last)}"
    return [DateReading(f"[{iso(first)}..{iso(last)}]", (first, last), note)]


def _day_of_year(year: str, number: str) -> list[DateReading]:
    one = day(int(year), 1, 1) + int(number) - 1
    return (
        [DateReading(iso(one), (one, one))]
        if day(int(year), 1, 1) <= one <= day(int(year), 12, 31)
        else []
    )


def _on_weekday(name: str, rest: str) -> list[DateReading]:
    """Read a date with its weekday, if the weekday is right."""
    wanted = next(n for n, full in enumerate(WEEKDAYS) if full.startswith(name.rstrip(".")[:3]))
    return [r for r in single(rest) if r.first == r.last and weekday(r.first) == wanted]


def _before_christ(number: str) -> list[DateReading]:
    year = int(number.replace(",", ""))
    return [r._replace(note=BEFORE_CHRIST) for r in of_year(1 - year)] if year else []


def _early_century(number: str) -> list[DateReading]:
    """Read a century before Christ: the first one ended with the year 1 BC, which is 0."""
    years = of_year(1 - 100 * int(number)), of_year(100 - 100 * int(number))
    if not (int(number) and all(years)):
        return []
    (a,), (b,) = years
    return [DateReading(f"[{a.text}..{b.text}]", (a.first, b.last))]


def _unspecified(text: str) -> list[DateReading]:
    return [DateReading(re.sub("[?u_*x]", "X", text))]


def _same(text: str) -> list[DateReading]:
    return single(text)


_Read = Callable[..., list[DateReading]]


def _compiled(
    forms: Sequence[tuple[str, _Read]],
) -> list[tuple[Callable[..., re.Match[str] | None], _Read]]:
    return [(re.compile(pattern).fullmatch, read) for pattern, read in forms]


_FORMS: Final = _compiled(
    (
        (
            r"(?:some ?time (?:in|during)|in|on|at|during|the|dated|date:|year|the year)"
            r" (?!\d{3}0'?s|\d\d?[a-z])(.+)",
            _same,
        ),
        (
            r"(.+?),? \(?(?:exact )?(?:date|day|month|time) (?:is )?(?:un|not )known\)?",
            _same,
        ),
        (rf"{_Y} \({_M}\)", lambda year, month: _named(None, month, year)),
        (rf"(?:the )?{_ORDINAL} week(?: of| in)?,? {_M},? {_Y}", _week_of_month),
        (
            rf"(?:(?:iso )?(?:calendar )?week |c?w|kw) ?(\d\d?)(?: of| in)?[ ,/-]+{_Y}",
            lambda w, y: _week(y, w, None),
        ),
        (rf"(?:the )?{_D}(?: of)?[ -]?{_M},?(?: of)?[ -]{_Y}", _named),
        (rf"{_M}(?: of)?,?[ -/]?{_Y}", lambda month, year: _named(None, month, year)),
        (rf"{_M}[ -](?:the )?{_D},?[ -]{_Y}", lambda month, d, year: _named(d, month, year)),
        (rf"{_Y}[ ,-]+{_M}[ -]{_D}", lambda year, month, d: _named(d, month, year)),
        (rf"{_Y}[ ,-]+{_M}", lambda year, month: _named(None, month, year)),
        (r"\+?(\d{4})(?:[-/ ]|\. ?)(\d{1,2})(?:[-/ ]|\. ?)(\d{1,2})", _year_first),
        (r"\+?(\d{4})[-–/.](\d{1,2})", _two_numbers),
        (r"(\d{4})–(\d\d)–(\d\d)", _year_first),
        (r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})", _year_last),
        (r"(\d{1,2})[-/.](\d{4})", lambda month, year: _two_numbers(year, month)),
        (r"(\d{4}) ?[년年] ?(\d\d?) ?[월月] ?(\d\d?) ?[일日]", _year_first),
        (r"(\d{4}) ?[년年] ?(\d\d?) ?[월月]", _two_numbers),
        (r"(\d{4}) ?[년年]", lambda year: of_year(int(year))),
        (r"(\d{8}|[1-9]\d{4,5}|\d{2,3})", _digits_only),
        (r"(y?)(-)?0*(\d{4,16})", _long),
        (r"y(-)?0*([1-9]\d*)(?:e([1-9]\d*))?((?:s[1-9]\d*)?[?~%]?)", _long_year),
        (r"(?:the )?(\d{3})0'?s", _decade),
        (r"(?:the )?(\d{1,2})(?:st|nd|rd|th) (?:century|c\.?)(?: a\.?d\.?| c\.?e\.?)?", _century),
        (rf"({SEASON})(?: of)?[ ,-]+{_Y}", _season),
        (rf"{_Y}[ ,-]+({SEASON})", lambda year, name: _season(name, year)),
        (rf"winter(?: of)?[ ,-]+{_Y}[-–/](\d\d|\d{{4}})", _winter),
        (rf"q([1-4])[ ,/-]*{_Y}", _quarter),
        (rf"([1-4])q[ ,/-]*{_Y}", _quarter),
        (rf"{_Y}[ ,/-]*(?:q([1-4])|([1-4])q)", lambda year, a, b: _quarter(a or b, year)),
        (rf"(?:the )?{_ORDINAL} quarter(?: of)?,? {_Y}", _quarter),
        (rf"h([12])[ ,/-]*{_Y}", _half),
        (rf"([12])h[ ,/-]*{_Y}", _half),
        (rf"{_Y}[ ,/-]*(?:h([12])|([12])h)", lambda year, a, b: _half(a or b, year)),
        (rf"(?:the )?{_ORDINAL} half(?: of)?,? {_Y}", _half),
        (rf"{_Y}-?w(\d\d)(?:-?([1-7]))?", _week),
        (rf"{_Y}-(\d\d\d)", _day_of_year),
        (
            rf"({WEEKDAY}),? (.+)",
            _on_weekday,
        ),
        (r"(\d{1,4}|\d{1,3},\d{3}) (?:b\.?c\.?e?\.?)", _before_christ),
        (r"(?:the )?(\d{1,2})(?:st|nd|rd|th) (?:century|c\.?) b\.?c\.?(?:e\.?)?", _early_century),
        (r"(?:a\.?d\.? ?)?(\d{1,4})(?: ?(?:a\.?d\.?|c\.?e\.?))", lambda year: of_year(int(year))),
        (r"a\.?d\.? ?(\d{1,4})", lambda year: of_year(int(year))),
        (r"([\dux_*?]{4}(?:-[\dux_*?]{2}){0,2})", _unspecified),
    )
)
