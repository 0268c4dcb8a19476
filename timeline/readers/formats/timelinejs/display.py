"""The date that a slide shows its readers, in addition to the numbers that place it.

A *display date* is free text. If it is a date, it is compared with the date of the numbers:

=====================  =========================  ==================================================
display date           accepted as ``when``       the other one
=====================  =========================  ==================================================
the same               the numbers                supports it too
within the numbers     the display date: it       the numbers ``says`` the vaguer date
                       knows more
approximate, of the    the display date: it       the numbers ``says`` the date without the mark
same days              knows how sure it is
an interval from the   the display date           the numbers support it: they are its beginning
numbers on
vaguer, and begins     the display date: numbers  the numbers ``disputes`` it, because they may be
with the numbers; or   cannot say "summer 2016"   more than a place
has no beginning, and  or "by 5 July", so they
ends with them         place the slide at the one
                       end that they can say
vaguer otherwise       the numbers                the display date ``says`` the vaguer date
anything else          the numbers                the display date ``disputes`` it
=====================  =========================  ==================================================

A display date without a year has that of the numbers.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from timeline.canonical.comparing import when as read_date
from timeline.dates.calendar import is_bounded
from timeline.dates.wording.phrases import When
from timeline.dates.written.parsing import possible_dates
from timeline.readers.formats.timelinejs.parts import SlideSpan
from timeline.text import clip, listed


class Deviation(Enum):
    """How the date that is shown differs from that of the numbers; the first is preferred."""

    SAME = "same"
    MARKED = "marked"
    FINER = "finer"
    LASTED = "lasted"
    PLACED = "placed"
    VAGUER = "vaguer"
    DIFFERENT = "different"

    @property
    def is_accepted(self) -> bool:
        """Whether the date that is shown is the better one."""
        return self in (Deviation.MARKED, Deviation.FINER, Deviation.LASTED, Deviation.PLACED)

    @property
    def stance(self) -> str:
        """The word for the date that is not accepted; empty if the row supports one date."""
        if self in (Deviation.PLACED, Deviation.DIFFERENT):
            return "disputes"
        return "" if self in (Deviation.SAME, Deviation.LASTED) else "says"


class DisplayDate(NamedTuple):
    """A display date in the notation of dates, and its deviation from that of the numbers."""

    date: str
    deviation: Deviation


def compare(display: str, numbers: SlideSpan) -> DisplayDate | None:
    """Return what a display date means; None if that is not known.

    If it has several meanings, that which fits the numbers is meant, and none if none does.
    """
    placed = read_date(numbers.text)
    found = [DisplayDate(date, _deviation(date, placed)) for date in _dates(display, numbers)]
    order = list(Deviation)
    best = min(found, key=lambda each: order.index(each.deviation), default=None)
    unsure = best and best.deviation is Deviation.DIFFERENT and len(found) > 1
    return None if unsure else best


def is_at(text: str, numbers: SlideSpan) -> bool:
    """Return whether a date depends on no other and can be that of the numbers.

    What has an open or unknown end is at its known end, if the numbers have no second date. Raises
    DateError if it is not in the notation of dates.
    """
    when = read_date(text)
    bounds = when.bounds
    if numbers.last is None and not is_bounded(bounds.end_hi):
        bounds = bounds._replace(end_lo=bounds.start_lo)
    if numbers.last is None and not is_bounded(bounds.start_lo):
        bounds = bounds._replace(start_hi=bounds.end_hi)
    return not when.anchors and not bounds.apart(read_date(numbers.text).bounds)


def _dates(display: str, numbers: SlideSpan) -> Iterator[str]:
    found = possible_dates(display)
    if not found and not re.search(r"\d{3}", display):
        last = numbers.last or numbers.first
        year = re.match(r"\d{4}", last.date)
        found = possible_dates(f"{display} {year[0]}") if year else ()
        found = found or possible_dates(f"{display} on {numbers.first.date}")
    yield from found


def _deviation(date: str, placed: When) -> Deviation:
    shown = read_date(date)
    if shown.text == placed.text:
        return Deviation.SAME
    first, _, _, last = shown.bounds
    begin, _, _, end = placed.bounds
    marked = shown.approximate or shown.uncertain
    if (first, last) == (begin, end):
        if shown.clock and placed.clock:
            return _of_times(shown, placed)
        if placed.clock or (placed.is_interval and not marked):
            return Deviation.VAGUER if placed.clock else Deviation.SAME
        return Deviation.FINER if shown.clock or not marked else Deviation.MARKED
    if begin <= first and last <= end and not placed.is_interval and is_bounded(first):
        return Deviation.FINER
    if first == begin and end < last and not (placed.is_interval or placed.clock):
        return Deviation.LASTED if shown.is_interval else Deviation.PLACED
    if last == end and not is_bounded(first) and not (placed.is_interval or placed.clock):
        return Deviation.PLACED
    within = first <= begin and end <= last and not shown.bounds.apart(placed.bounds)
    return Deviation.VAGUER if within else Deviation.DIFFERENT


def _of_times(shown: When, placed: When) -> Deviation:
    """Compare two clock times of one day: the same second or minute, one within the other."""
    assert shown.clock is not None
    assert placed.clock is not None
    first, last = shown.clock.seconds or (0, 0)
    begin, end = placed.clock.seconds or (0, 0)
    if begin <= first and last <= end:
        return Deviation.FINER
    return Deviation.VAGUER if first <= begin and end <= last else Deviation.DIFFERENT


def unclear(display: str) -> str:
    """Return why a display date cannot be compared with the numbers."""
    if dates := possible_dates(display):
        return f"{clip(display)!r} may mean {listed(dates)}, and none of them fits the numbers"
    return f"{clip(display)!r} is not understood as a date"


def reason(shown: DisplayDate) -> str:
    """Return why the other one of the two dates of a slide is not accepted."""
    if shown.deviation.is_accepted:
        return "the slide is shown with this date; its numbers only place it"
    return "the numbers of the slide; it is shown with another date"
