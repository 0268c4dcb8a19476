"""Readings of a whole text: one date, several dates, or dates with words."""

import re
from typing import Final

from timeline.dates.written.advice.clocks.clock import timestamp, with_clock
from timeline.dates.written.advice.clocks.hours import with_time
from timeline.dates.written.advice.clocks.zoned import with_zone
from timeline.dates.written.advice.counted.beside import beside
from timeline.dates.written.advice.counted.durations import lasting
from timeline.dates.written.advice.counted.hours import hours
from timeline.dates.written.advice.counted.offsets import offsets
from timeline.dates.written.advice.periods.parts import counted_parts
from timeline.dates.written.advice.periods.thirds import ends_of, thirds
from timeline.dates.written.advice.reading import UNKNOWN, DateReading
from timeline.dates.written.advice.rewriting.plain import plainer
from timeline.dates.written.advice.single import gregorian, spelling
from timeline.dates.written.advice.single.fiscal import fiscal_year
from timeline.dates.written.advice.spans.choices import either
from timeline.dates.written.advice.spans.choices import several as several_dates
from timeline.dates.written.advice.spans.limits import about, limits, perhaps, throughout
from timeline.dates.written.advice.spans.ranges import ranges, short_span, two_years
from timeline.dates.written.advice.spans.sets import all_of_once, all_of_set, one_of_set

_nothing = re.compile(
    r"[?–-]+|unknown|n\.? ?d\.?|n/?a|tb[acd]|null|none|nil|unknown(?: date)?|no date|not known|/"
    r"|\?\?/\?\?/\?{2,4}|date unknown|(?:date )?(?:unspecified|unclear|uncertain|missing|undated)"
    r"|(?:date )?(?:not (?:disclosed|announced|published)|undisclosed)|undisclosed date"
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
    either, ranges, several_dates, offsets, hours, beside,
)  # fmt: skip
