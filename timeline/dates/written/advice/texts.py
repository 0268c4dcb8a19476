"""Readings of a whole text: one date, several dates, or dates with words."""

import re
from typing import Final

from timeline.dates.written.advice import spelling
from timeline.dates.written.advice.clock import with_clock
from timeline.dates.written.advice.everyday import single
from timeline.dates.written.advice.hours import with_time
from timeline.dates.written.advice.reading import UNKNOWN, DateReading
from timeline.dates.written.advice.relative import relative
from timeline.dates.written.advice.sets import all_of_once, all_of_set, one_of_set
from timeline.dates.written.advice.spans import either, ranges, short_span, two_years
from timeline.dates.written.advice.words import about, edges, limits, perhaps, thirds

_nothing = re.compile(
    r"[?–-]+|n\.? ?d\.?|n/?a|tb[acd]|null|none|nil|undated|unknown(?: date)?|no date|not known"
    r"|date unknown|unspecified|/|\?\?/\?\?/\?{2,4}"
    r"|to be (?:announced|confirmed|decided|determined)"
).fullmatch


def readings(plain: str, *, several: bool = False) -> list[DateReading]:
    """Return every reading of a folded text, the most likely first; empty if there is none.

    With ``several``, a set in braces may be meant: a date that means all of its members.
    """
    text = plain.lower()
    if _nothing(text):
        return [UNKNOWN]
    for read in (all_of_set if several else all_of_once, *_READERS):
        if found := read(text):
            return found
    return spelling.readings(plain)


_READERS: Final = (
    one_of_set, two_years, short_span, with_clock, single, with_time, about, perhaps, thirds, edges,
    limits, either, ranges, relative,
)  # fmt: skip
