"""Dates with a key that only the reader of a text knows: SRC of its source, KEY of an event."""

import re
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from timeline.dates.written.advice.reading import Read
from timeline.numerals import NUMBER, number_of
from timeline.text import listed, noun

WITH_KEY: Final = " with the key of the source as SRC"
"""What an advice says of a date with ``SRC``."""
MANY: Final = r"(?:(?:a )?few|several|some|many|a number of|a couple of)"
UNIT: Final = "(?P<unit>hour|day|week|fortnight|month|year|decade)"
COUNT: Final = rf"(?:(?P<number>{NUMBER})|(?P<many>{MANY}))"
_UNITS: Final = {"fortnight": (2, "week"), "decade": (10, "year")}


class Template(NamedTuple):
    """A form of prose, and a function that returns the dates that it can mean, as templates."""

    matches: Callable[[str], re.Match[str] | None]
    dates: Callable[[re.Match[str]], Iterable[str]]


def template(pattern: str, dates: Callable[[re.Match[str]], Iterable[str]] | str) -> Template:
    """Return a template for a pattern of a whole text; with a single date as it is."""
    made = (lambda _: (dates,)) if isinstance(dates, str) else dates
    return Template(re.compile(pattern).fullmatch, made)


def filled(text: str, templates: Iterable[Template], read: Read) -> str:
    """Return the valid dates of the first template that a text has; empty if there is none."""
    for each in templates:
        if match := each.matches(text):
            dates = [date for date in each.dates(match) if _is_valid(date, read)]
            if dates:
                return listed(list(dict.fromkeys(dates)))
    return ""


def _is_valid(date: str, read: Read) -> bool:
    return bool(read(date.partition(" (")[0].replace("SRC", "src").replace("KEY", "key")))


def distance(match: re.Match[str], side: str, to: str) -> str:
    """Return so many units on one side of a key; without a number, some of them."""
    factor, unit = _UNITS.get(match["unit"], (1, match["unit"]))
    number = match["number"]
    if number is None:
        return f"{side} {to}" if unit in ("year", "hour") else f"{unit}s {side} {to}"
    count = factor * number_of(number)
    return f"{count} {noun(count, unit)} {side} {to}"


def within(match: re.Match[str], side: str, to: str) -> str:
    """Return no more than so many units on one side of a key."""
    factor, unit = _UNITS.get(match["unit"], (1, match["unit"]))
    count = factor * number_of(match["number"] or "1")
    return f"within {count} {noun(count, unit)} {side} {to}"
