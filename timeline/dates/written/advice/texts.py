"""Readings of a whole text: one date, several dates, or dates with words."""

import re
from typing import Final

from timeline.dates.written.advice import spelling
from timeline.dates.written.advice.beside import beside
from timeline.dates.written.advice.clock import with_clock
from timeline.dates.written.advice.durations import lasting
from timeline.dates.written.advice.fiscal import fiscal_year
from timeline.dates.written.advice.hours import with_time
from timeline.dates.written.advice.offsets import offsets
from timeline.dates.written.advice.one import gregorian
from timeline.dates.written.advice.parts import counted_parts
from timeline.dates.written.advice.plain import plainer
from timeline.dates.written.advice.reading import UNKNOWN, DateReading
from timeline.dates.written.advice.sets import all_of_once, all_of_set, one_of_set
from timeline.dates.written.advice.spans import either, ranges, short_span, two_years
from timeline.dates.written.advice.spans import several as several_dates
from timeline.dates.written.advice.thirds import ends_of, thirds
from timeline.dates.written.advice.timestamps import timestamp
from timeline.dates.written.advice.words import about, limits, perhaps, throughout
from timeline.dates.written.advice.zoned import with_zone

_nothing = re.compile(
    r"[?–-]+|unknown|n\.? ?d\.?|n/?a|tb[acd]|null|none|nil|unknown(?: date)?|no date|not known|/"
    r"|\?\?/\?\?/\?{2,4}|date unknown|(?:date )?(?:unspecified|unclear|uncertain|missing|undated)"
    r"|not (?:available|stated|given|dated)|at an unknown (?:time|date)"
    r"|to be (?:announced|confirmed|decided|determined)"
).fullmatch


def readings(plain: str, *, several: bool = False) -> list[DateReading]:
    """Return every reading of a folded text, the most likely first; empty if there is none.

    With ``several``, a set in braces may be meant: a date that means all of its members.
    """
    for text in dict.fromkeys((plainer(plain.lower()), plain.lower())):
        if _nothing(text):
            return [UNKNOWN]
        for read in (all_of_set if several else all_of_once, *_READERS):
            if found := read(text):
                return found
    return spelling.readings(plain)


_READERS: Final = (
    one_of_set, two_years, short_span, timestamp, with_clock, gregorian, with_time, with_zone,
    about, perhaps, thirds, ends_of, counted_parts, fiscal_year, throughout, lasting, limits,
    either, ranges, several_dates, offsets, beside,
)  # fmt: skip
