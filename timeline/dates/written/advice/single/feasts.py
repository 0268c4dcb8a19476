"""Feasts whose day follows from the year: ``Christmas 2017``, ``New Year's Day 2018``."""

import re
from collections.abc import Callable
from typing import Final

from timeline.dates.calendar import day, iso, weekday
from timeline.dates.written.advice.reading import DateReading

_THURSDAY: Final = 3
_FIXED: Final = {
    r"new year'?s day": (1, 1), r"new year'?s eve": (12, 31), r"christmas day": (12, 25),
    r"christmas eve": (12, 24), r"boxing day": (12, 26), r"(?:the )?(?:fourth|4th) of july": (7, 4),
    r"may day": (5, 1), r"halloween": (10, 31), r"valentine'?s day": (2, 14),
    r"bastille day": (7, 14), r"(?:the )?day of the sun": (4, 15), r"epiphany": (1, 6),
    r"veterans day": (11, 11), r"armistice day": (11, 11), r"day of the shining star": (2, 16),
    r"leap day": (2, 29),
}  # fmt: skip
_AROUND: Final = {r"christmas(?: ?time)?": (12, 25), r"(?:the )?new year": (1, 1)}
_FROM_EASTER: Final = {
    r"good friday": -2, r"easter sunday": 0, r"easter monday": 1, r"ascension(?: day)?": 39,
    r"pentecost|whit sunday": 49, r"palm sunday": -7, r"ash wednesday": -46,
}  # fmt: skip
_feast: Final = re.compile(r"(?:(?:at|on|over) )?(.+?)(?: of| in)?,? (\d{4})").fullmatch


def feast(text: str) -> list[DateReading]:
    """Return the readings of a feast with its year, in lower case; none for others."""
    match = _feast(text)
    if not match or not int(match[2]):
        return []
    name, year = match[1], int(match[2])
    if found := _named(_FIXED, name):
        leap = found != (2, 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
        return [_on(day(year, *found))] if leap else []
    if found := _named(_AROUND, name):
        one = day(year, *found)
        around = DateReading(f"{iso(one)}~", (one, one), "about that day")
        return [_on(one, "the day"), around]
    if re.fullmatch("thanksgiving(?: day)?", name):
        first = day(year, 11, 1)
        return [_on(first + (_THURSDAY - weekday(first)) % 7 + 21, "in the United States")]
    after = next((days for each, days in _FROM_EASTER.items() if re.fullmatch(each, name)), None)
    if name == "easter":
        return [
            DateReading(f"[{iso(one - 2)}..{iso(one + 1)}]", (one - 2, one + 1),
                        f"some day from Good Friday to Easter Monday{church}")
            for one, church in _churches(year)
        ]  # fmt: skip
    if after is None:
        return []
    return [_on(one + after, church.removeprefix(", ")) for one, church in _churches(year)]


def _named(names: dict[str, tuple[int, int]], name: str) -> tuple[int, int] | None:
    return next((found for each, found in names.items() if re.fullmatch(each, name)), None)


def _on(one: int, note: str = "") -> DateReading:
    return DateReading(iso(one), (one, one), note)


def _churches(year: int) -> list[tuple[int, str]]:
    """Return the Easter Sundays of the western and the eastern churches; one if both agree."""
    western, eastern = _easter(year, _gregorian_moon), _easter(year, _julian_moon)
    if year < 1583:
        return [(eastern, "")]
    if western == eastern:
        return [(western, "")]
    return [(western, ", western churches"), (eastern, ", eastern churches")]


def _easter(year: int, moon: Callable[[int], int]) -> int:
    """Return the Sunday after the full moon of spring, as the church counts it."""
    full = moon(year)
    return full + 7 - (weekday(full) + 1) % 7


def _gregorian_moon(year: int) -> int:
    """Return the day of the full moon by the epact with the corrections of the Gregorian reform."""
    century = year // 100 + 1
    solar, lunar = 3 * century // 4 - 12, (8 * century + 5) // 25 - 5
    golden = year % 19 + 1
    epact = (11 * golden + 20 + lunar - solar) % 30
    epact += epact == 24 or (epact == 25 and golden > 11)
    shift = 44 - epact
    return day(year, 3, 1) + (shift if shift >= 21 else shift + 30) - 1


def _julian_moon(year: int) -> int:
    """Return the day of the full moon in the cycle of 19 years of the Julian calendar."""
    shift = 21 + (19 * (year % 19) + 15) % 30  # of March in the Julian calendar
    apart = year // 100 - year // 400 - 2
    return day(year, 3, 1) + shift - 1 + apart
