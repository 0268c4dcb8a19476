"""Years of other calendars whose months are the Gregorian ones: Reiwa, Juche, Minguo, Buddhist.

The year is replaced by the Gregorian one, and the days are limited to those of the era: Heisei 31
ended on 30 April 2019.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from timeline.dates.calendar import day, iso
from timeline.dates.written.advice.reading import BEFORE_CHRIST, DateReading, of_day, of_year


class _Era(NamedTuple):
    """An era: its names, the year before its first, and its first and its last day."""

    names: tuple[str, ...]
    before: int
    first: int
    last: int


_NOW: Final = day(9999, 12, 31)
_ERAS: Final = (
    _Era(("令和", "reiwa", "r"), 2018, day(2019, 5, 1), _NOW),
    _Era(("平成", "heisei", "h"), 1988, day(1989, 1, 8), day(2019, 4, 30)),
    _Era(("昭和", "shōwa", "showa", "s"), 1925, day(1926, 12, 25), day(1989, 1, 7)),
    _Era(("大正", "taishō", "taisho", "t"), 1911, day(1912, 7, 30), day(1926, 12, 24)),
    # Japan counted lunar months until 1872
    _Era(("明治", "meiji", "m"), 1867, day(1873, 1, 1), day(1912, 7, 29)),
    _Era(("주체", "主体", "主體", "juche"), 1911, day(1912, 4, 15), _NOW),
    _Era(("民國", "民国", "minguo", "republic of china", "r.o.c.", "roc"), 1911, day(1912, 1, 1),
         _NOW),
    # Thailand began its year in April until 1940
    _Era(("พ.ศ.", "buddhist era", "b.e.", "be"), -543, day(1941, 1, 1), _NOW),
    _Era(("단기", "단군기원", "dangi", "dangun"), -2333, day(1912, 1, 1), _NOW),
)  # fmt: skip
_BY_NAME: Final = {name: era for era in _ERAS for name in era.names}
_WORDS: Final = "|".join(
    re.escape(name) for name in sorted(_BY_NAME, key=len, reverse=True) if len(name) > 1
)
_month_or_day: Final = re.compile(r"2000-(0\d|1[012])(?:-(\d\d))?").fullmatch
_before: Final = re.compile(
    rf"(?:(?:year|the year) )?(?:of )?\b({_WORDS})(?: year)? ?(元|\d{{1,4}})"
    r"(?: ?\((?:ad |ce )?(\d{4})\))?(?![\d])"
)
_after: Final = re.compile(rf"\b(\d{{4}}),? \(?({_WORDS})\)?(?!\w)")
_letter: Final = re.compile(
    r"([rhstm])(?=\d\d?[./-]\d|\d\d$|(?<=r)\d$)(\d\d?)(?=[./-]\d\d?(?:[./-]\d\d?)?$|$)"
)

_of_year: Final = re.compile(r"(.+?),? (\d{1,4}) ?b\.?c\.?(?:e\.?)?").fullmatch
_signed: Final = re.compile(r"[-−]([1-9]\d{0,2})").fullmatch


def in_era(text: str, single: Callable[[str], list[DateReading]]) -> list[DateReading]:
    """Return the readings of a date with the year of an era; none for others."""
    if match := _signed(text):
        return _before_christ(int(match[1]))
    if match := _of_year(text):
        return _in_year_before_christ(match[1], int(match[2]), single)
    if match := _before.search(text):
        era, number, stated = _BY_NAME[match[1]], match[2], match[3]
    elif match := _letter.match(text):
        era, number, stated = _BY_NAME[match[1]], match[2], None
    elif match := _after.search(text):
        era, number, stated = _BY_NAME[match[2]], match[1], None
    else:
        return []
    year = era.before + (1 if number == "元" else int(number))
    if (stated and int(stated) != year) or not 1 <= year <= 9999:
        return []
    plain = f"{text[: match.start()]}{year:04}{text[match.end() :]}"
    return [each for found in single(plain) for each in _within(era, found)]


def _before_christ(year: int) -> list[DateReading]:
    """Return the readings of a year below zero: there was no year 0 BC, but EDTF has a year 0."""
    counted = [each._replace(note=f"{year + 1} BC") for each in of_year(-year)]
    return [*counted, *(each._replace(note=f"{year} BC") for each in of_year(1 - year))]


def _in_year_before_christ(
    text: str, year: int, single: Callable[[str], list[DateReading]]
) -> list[DateReading]:
    """Return the readings of a month or a day of a year before Christ, from its other words."""
    parts = (_month_or_day(each.text) for each in single(f"{text} 2000") if year)
    found = (of_day(1 - year, int(part[1]), int(part[2] or 0)) for part in parts if part)
    return [each._replace(note=BEFORE_CHRIST) for some in found for each in some]


def _within(era: _Era, found: DateReading) -> list[DateReading]:
    """Return the part of a date that is in an era."""
    first, last = max(found.first, era.first), min(found.last, era.last)
    if first > last:
        return []
    if (first, last) == found.days:
        return [found]
    return [DateReading(f"[{iso(first)}..{iso(last)}]", (first, last), found.note)]
