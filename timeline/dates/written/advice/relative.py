"""Dates relative to an event, in everyday words: ``a week after KEY``, ``the day before KEY``."""

import re
from typing import Final

from timeline.dates.written.advice.reading import DateReading
from timeline.dates.written.advice.remarks import remark
from timeline.text import KEY

_COUNTS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_ANCHOR: Final = f"(after|before) ((?:published )?({KEY}))"
_counted = re.compile(
    rf"(?:(about|around|approximately|roughly|within) )?({'|'.join(_COUNTS)})"
    rf" (day|week|month|year)s? {_ANCHOR}"
).fullmatch
_next = re.compile(rf"the (?:(?:next|following) )?(day|week|month|year) {_ANCHOR}").fullmatch


def relative(text: str) -> list[DateReading]:
    """Read ``one week after KEY`` and ``the day after KEY``; nothing if KEY has a remark itself."""
    if match := _counted(text):
        qualifier, count, unit, side, anchor, key = match.groups()
        number = _COUNTS[count]
        mark = "" if not qualifier else "within " if qualifier == "within" else "about "
        found = f"{mark}{number} {unit}{'s' * (number > 1)} {side} {anchor}"
    elif match := _next(text):
        unit, side, anchor, key = match.groups()
        found = f"{'1' if unit == 'day' else 'the'} {unit} {side} {anchor}"
    else:
        return []
    return [] if remark(key) else [DateReading(found)]
