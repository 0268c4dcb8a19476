"""Readings of a whole text: one date, several dates, or dates with words."""

import re
from typing import Final

from timeline.dates.written.advice import spelling
from timeline.dates.written.advice.clock import with_clock
from timeline.dates.written.advice.everyday import single
from timeline.dates.written.advice.reading import UNKNOWN, DateReading
from timeline.dates.written.advice.relative import relative
from timeline.dates.written.advice.spans import all_of, either, ranges, short_span, two_years
from timeline.dates.written.advice.words import about, edges, limits, perhaps, thirds

_nothing = re.compile(
    r"[?–-]+|n\.? ?d\.?|n/?a|tb[acd]|null|none|nil|undated|unknown(?: date)?|no date|not known"
    r"|date unknown|unspecified|/|\?\?/\?\?/\?{2,4}"
    r"|to be (?:announced|confirmed|decided|determined)"
).fullmatch


def readings(plain: str) -> list[DateReading]:
    """Return every reading of a folded text, the most likely first; empty if there is none."""
    text = plain.lower()
    if _nothing(text):
        return [UNKNOWN]
    for read in _READERS:
        if found := read(text):
            return found
    return spelling.readings(plain)


_READERS: Final = (
    all_of, two_years, short_span, with_clock, single, about, perhaps, thirds, edges, limits,
    either, ranges, relative,
)  # fmt: skip
