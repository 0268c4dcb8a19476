"""Dates with a piece that only the reader of a text knows.

It is the key of a source or an event, ``SRC`` and ``KEY``, or digits: ``YYYY-MM-DD``. No such date
can be taken for an answer.
"""

import re
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from timeline.dates.written.advice.counted.anchors import FORM
from timeline.dates.written.advice.reading import DateReading, Read, choices
from timeline.numerals import NUMBER, number_of
from timeline.text import listed, noun

MANY: Final = r"(?:(?:a )?few|several|some|many|a number of|a couple of)"
UNIT: Final = "(?P<unit>hour|day|week|fortnight|month|year|decade)"
LENGTH: Final = (
    rf"(?P<length>(?:(?:{'|'.join(FORM)}) ?)?(?:{NUMBER}|half an?|{MANY})"
    rf"(?:(?: to | or |-|–){NUMBER})?(?:\.5)?(?: and a half)?"
    r"[ -](?:minute|hour|day|week|fortnight|month|year|decade)s?(?: and a half)?)"
)
"""A number of units, which may be approximate."""
COUNT: Final = rf"(?:(?P<number>{NUMBER})|(?P<many>{MANY}))"
_UNITS: Final = {"fortnight": (2, "week"), "decade": (10, "year")}


class ProseForm(NamedTuple):
    """A form of prose, and a function that returns the dates that it can mean, as templates."""

    matches: Callable[[str], re.Match[str] | None]
    dates: Callable[[re.Match[str]], Iterable[str]]


def form(pattern: str, dates: Callable[[re.Match[str]], Iterable[str]] | str) -> ProseForm:
    """Return a form for a pattern of a whole text; with a single date as it is."""
    made = (lambda _: (dates,)) if isinstance(dates, str) else dates
    return ProseForm(re.compile(pattern).fullmatch, made)


def filled(text: str, forms: Iterable[ProseForm], read: Read) -> str:
    """Return the dates of the first form that a text has; empty if none of them is valid.

    A form may state a date in prose: it is read, and stated in valid notation.
    """
    for each in forms:
        if match := each.matches(text):
            dates = [written for date in each.dates(match) if (written := _written(date, read))]
            if dates:
                return listed(list(dict.fromkeys(dates)))
    return ""


_LETTERS: Final = {"SRC": "src", "KEY": "key", "YYYX": "202X", "YYXX": "20XX"}
"""The placeholders of missing pieces, each with a sample with which a date is read."""


def _written(date: str, read: Read) -> str:
    """Return a date with its note in valid notation; empty if it has no meaning."""
    text, space, note = date.partition(" (")
    for letters, sample in _LETTERS.items():
        text = text.replace(letters, sample)
    said = choices(read(text))
    for letters, sample in _LETTERS.items():
        said = re.sub(rf"\b{sample}\b", letters, said)
    return said + space + note


_sample = re.compile(r"(?<!\d)(202)([2X])(-07-\d\d|-0[78])?(?![\dX])")


def blank(found: Iterable[DateReading], *, whole: bool) -> list[DateReading]:
    """Return readings with letters for the digits of the sample date that the text does not state.

    These are the year 2022, and with ``whole`` the month and the day as well.
    """

    def letters(match: re.Match[str]) -> str:
        rest = match[3] or ""
        return f"YYY{'Y' if match[2] == '2' else 'X'}" + (
            {0: "", 3: "-MM", 6: "-MM-DD"}[len(rest)] if whole else rest
        )

    return [
        each._replace(text=_sample.sub(letters, each.text), note=_sample.sub(letters, each.note))
        for each in found
    ]


def distance(match: re.Match[str], side: str, to: str) -> str:
    """Return a ``LENGTH`` on one side of a key; without a number of years, only the side."""
    if re.match(rf"{MANY} (?:year|decade)s", match["length"]):
        return f"{side} {to}"
    return f"{match['length']} {side} {to}"


def within(match: re.Match[str], side: str, to: str) -> str:
    """Return no more than a number of units on one side of a key."""
    factor, unit = _UNITS.get(match["unit"], (1, match["unit"]))
    count = factor * number_of(match["number"] or "1")
    return f"within {count} {noun(count, unit)} {side} {to}"
