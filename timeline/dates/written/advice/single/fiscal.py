"""Fiscal years: ``US fiscal year 2023``, ``FY2022-23``, ``Q3 FY22``.

A fiscal year begins in another month in each country, and is named after the year in which it
begins or ends. With its country it has readings; without one, ``in_every_country`` names them all.
"""

import re
from typing import Final, NamedTuple

from timeline.dates.written.advice.reading import (
    DateReading,
    after,
    before,
    between,
    by,
    lasted,
    lasted_since,
    lasted_until,
    of_month,
)


class _Country(NamedTuple):
    """The first month of the fiscal year, and whether it is named after the year it ends in."""

    month: int
    by_end: bool


_CALENDAR: Final = _Country(1, by_end=False)
_COUNTRIES: Final = {
    "us|u\\.s\\.|usa|american|united states|federal|dod|pentagon": _Country(10, by_end=True),
    "japan|japanese|jp|j": _Country(4, by_end=False),
    "india|indian": _Country(4, by_end=True),
    "uk|u\\.k\\.|british|united kingdom|canada|canadian|singapore": _Country(4, by_end=False),
    "australia|australian|pakistan|pakistani|egypt|egyptian|bangladesh": _Country(7, by_end=True),
    "korea|korean|rok|south korea|south korean|china|chinese|russia|russian|france|french|germany"
    "|german|israel|israeli|taiwan|taiwanese": _CALENDAR,
    "thailand|thai": _Country(10, by_end=True),
}  # fmt: skip
_NAME: Final = "|".join(f"(?:{names})" for names in _COUNTRIES)
_YEAR: Final = r"'?(\d{4}|\d\d)(?: ?[-/–] ?(\d{4}|\d\d))?"
_WORD: Final = r"(?:f\.?y\.?|(?:fiscal|financial|budget|tax)(?: year)?)"
_fiscal: Final = re.compile(
    rf"(?:in |during )?(?:the )?(?:q([1-4])(?: of)?,? )?(?:({_NAME})(?:'s)?[ -]?)?{_WORD} ?{_YEAR}"
    rf"(?: ?q([1-4]))?(?: ?\(?(?:in )?(?:the )?({_NAME})\)?)?"
).fullmatch
_PLAIN: Final = ("us", "japan", "uk", "india", "australia", "korea")
_SHOWN: Final = {
    "us": "United States", "japan": "Japan", "uk": "United Kingdom", "india": "India",
    "australia": "Australia", "korea": "South Korea, China",
}  # fmt: skip


def fiscal_year(text: str) -> list[DateReading]:
    """Return the readings of a fiscal year with its country; none for others."""
    match = _fiscal(text)
    if not match or not (name := match[2] or match[6]):
        return []
    months = _months(match, _country(name))
    if not months:
        return []
    return [*_some_month(months, "some time in it"), *lasted(*months, "it lasted")]


def in_every_country(text: str) -> list[DateReading]:
    """Return the fiscal years of several countries that a text without a country can mean.

    A limit (``by FY2030``) and a range (``FY2023–FY2027``) are read, too.
    """
    side, plain = "", text
    if match := _side(text):
        side, plain = match[1], match[2]
    if (match := _two_years(plain)) and int(match[3]) > int(match[2]) + 1:
        plain = f"fy{match[2]} to fy{match[3]}"
    pieces = _range(plain)
    years = [_fiscal(each) for each in (pieces.groups() if pieces else (plain,))]
    if not all(years) or (not side and not pieces and _named(years[0])):
        return []
    found: dict[str, DateReading] = {}
    for name in _PLAIN:
        spans = [_months(year, _country(_named(year) or name)) for year in years if year]
        if not (spans[0] and spans[-1]):
            return []
        for each in _beside(side, (spans[0][0], spans[-1][1]), lasting=bool(pieces)):
            before = found.get(each.text)
            note = f"{before.note}, {_SHOWN[name]}" if before else _SHOWN[name]
            found[each.text] = each._replace(note=note)
    if len(found) == 1:
        return [each._replace(note="") for each in found.values()]
    return list(found.values())


def _named(match: re.Match[str] | None) -> str:
    return (match[2] or match[6] or "") if match else ""


_side = re.compile(
    r"(by|before|after|since|from|until|no later than)(?: the end of)?"
    r" (.*(?:f\.?y|fiscal|financial).*)"
).fullmatch
_range = re.compile(r"(.*\d) ?(?:to|through|[-–/]) ?((?:f\.?y|fiscal|financial).*)").fullmatch
_two_years = re.compile(rf"({_WORD}s?) ?'?(\d{{4}}) ?(?:to|through|[-–/]) ?(\d{{4}})").fullmatch


def _beside(
    side: str, months: tuple[DateReading, DateReading], *, lasting: bool
) -> list[DateReading]:
    """Return the limit of a fiscal year, or the time from the first month to the last."""
    a, b = months
    if side in ("by", "no later than"):
        return [by(b)]
    if side == "before":
        return [before(a)]
    if side == "after":
        return [after(b)]
    if side in ("since", "from"):
        return [lasted_since(a)]
    if side == "until":
        return [lasted_until(b)]
    return lasted(a, b) if lasting else _some_month(months)


def _country(name: str) -> _Country:
    return next(each for names, each in _COUNTRIES.items() if re.fullmatch(names, name))


def _months(match: re.Match[str], country: _Country) -> tuple[DateReading, DateReading] | tuple[()]:
    """Return the first and the last month of the fiscal year, or of its quarter."""
    quarter, _, first_year, second_year, quarter_2, _ = match.groups()
    year = int(first_year) + 2000 * (len(first_year) == 2)
    if second_year:
        if (year + 1) % 10 ** len(second_year) != int(second_year):
            return ()
        year += country.month == 1  # of two years, the calendar year is the second: budget 2022/23
    elif country.by_end:
        year -= 1
    index = 12 * year + country.month - 1
    count = 12
    if number := quarter or quarter_2:
        index, count = index + 3 * (int(number) - 1), 3
    ends = index, index + count - 1
    (a,), (b,) = (of_month(at // 12, at % 12 + 1) for at in ends)
    return a, b


def _some_month(months: tuple[DateReading, DateReading], note: str = "") -> list[DateReading]:
    """Return "some month from the first to the last"; a whole year is written as one."""
    a, b = months
    if a.text[:4] == b.text[:4] and (a.text[5:], b.text[5:]) == ("01", "12"):
        return [DateReading(a.text[:4], (a.first, b.last), note)]
    return between(a, b, note)
