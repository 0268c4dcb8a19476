"""The days of an event on a time axis.

A slot of the axis is surely touched if the query ``surely:date:SLOT`` finds the event, and possibly
if ``date:SLOT`` does. So a duration is certain for as long as it certainly lasted, a day among
several possible ones is possible on all of them, and an inferred, uncertain or approximate date is
possible throughout.

An event with an open side is drawn and counted at its known days, and beyond them only on the days
that are asked for: it would fill the axis. So is one of an unknown year (``XXXX-05``), whose bounds
are only those of the notation.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from timeline.dates.calendar import DayRange, add_units, is_bounded, ymd
from timeline.dates.edtf import parse
from timeline.dates.edtf.choices import merged, start_days
from timeline.dates.wording.members import members
from timeline.over_time.units import Slots
from timeline.query.results import EventLine
from timeline.query.results.pages import Window

FEW: Final = 3
"""The most events of a lane that have a bar of their own across all days asked for."""
_SEVERAL: Final = re.compile(r"^[\[{]|X")
"""What the text of a date has that means one or all of several periods."""
_OF_NOTATION: Final = {0, 9999}
_MOST: Final = 40
"""The most ranges of days of a set: of one with more, all days between them are possible."""


def known_days(event: EventLine) -> DayRange | None:
    """Return the range from the first to the last known bound of an event; None without one."""
    limits = _notation(event)
    bounds = (event.start_lo, event.start_hi, event.end_lo, event.end_hi)
    known = [day for day in bounds if is_bounded(day) and ymd(day)[0] not in limits]
    return (min(known), max(known)) if known else None


def is_open(event: EventLine) -> tuple[bool, bool]:
    """Return whether the first possible day of an event is unknown, and whether the last one is."""
    limits = _notation(event)
    ends = event.start_lo, event.end_hi
    begin, end = (not is_bounded(day) or ymd(day)[0] in limits for day in ends)
    return begin, end


def possible_days(event: EventLine, asked: DayRange | None) -> tuple[DayRange, ...]:
    """Return the days on which an event has its place (``placed_days``); of a set, only its days.

    They are ranges in order that do not touch, none without a known day.
    """
    known = placed_days(event, asked)
    if known is None or not _SEVERAL.search(event.edtf):
        return () if known is None else (known,)
    date = parse(event.edtf)
    found = [known]
    if date.kind == "all-of":
        meant = ((max(each.lo, known[0]), min(each.hi, known[1])) for each in members(date))
        found = merged([*meant])
    elif date.kind != "interval":
        found = start_days(date, known)
    return tuple(found) if 0 < len(found) <= _MOST else (known,)


def _notation(event: EventLine) -> set[int]:
    """Return the years that only the notation of an unknown year limits a date to."""
    if not event.edtf.startswith("XXXX"):
        return set()
    date = parse(event.edtf)
    bounds = (date.start_lo, date.start_hi, date.end_lo, date.end_hi)
    return {ymd(day)[0] for day in bounds if is_bounded(day)} & _OF_NOTATION


def certain_days(event: EventLine) -> DayRange | None:
    """Return the first and the last day on which the event certainly was; None without one.

    An event may certainly touch a longer slot without one, as a month if it was on any of its days.
    """
    if not event.sure or event.start_hi > event.end_lo:
        return None
    return event.start_hi, event.end_lo


def placed_days(event: EventLine, asked: DayRange | None) -> DayRange | None:
    """Return the days on which a bar has its place; None without a known day.

    A side without a bound reaches to the first or the last day that is ``asked`` for. If there is
    none, it takes no space: it would fill the axis.
    """
    known = known_days(event)
    if known is None or asked is None:
        return known
    first, last = known
    begin, end = is_open(event)
    if is_bounded(asked[0]) and begin:
        first = min(first, asked[0])
    if is_bounded(asked[1]) and end:
        last = max(last, asked[1])
    return first, last


def drawn_days(event: EventLine, axis: DayRange, asked: DayRange | None) -> DayRange | None:
    """Return the days of an axis on which a bar has its place (``placed_days``).

    An event that is known only beyond the axis is at that end of it.
    """
    placed = placed_days(event, asked)
    if placed is None:
        return None
    first, last = (min(max(day, axis[0]), axis[1]) for day in placed)
    return first, last


def with_and_without_place(
    events: Sequence[EventLine], asked: DayRange | None
) -> tuple[list[EventLine], list[EventLine]]:
    """Return the events of a lane with a bar of their own, and those that share one.

    The latter are open at a side, may be on any day ``asked`` for (``Window.is_placed``), and are
    surely on none: a bar of each says the same, and they would fill the lane. Up to ``FEW`` have a
    bar of their own.
    """
    window = asked and Window(asked[0], asked[1] if is_bounded(asked[1]) else None)
    own: list[EventLine] = []
    shared: list[EventLine] = []
    for event in events:
        placed = window is None or window.is_placed(event) or _is_surely_in(event, window)
        (own if placed else shared).append(event)
    return (own, shared) if len(shared) > FEW else ([*events], [])


def _is_surely_in(event: EventLine, window: Window) -> bool:
    if (days := certain_days(event)) is None:
        return False
    return days[1] >= window.lo and (window.hi is None or days[0] <= window.hi)


def possibly(event: EventLine, slots: Slots, asked: DayRange | None) -> list[tuple[int, int]]:
    """Return the slots that the event possibly touches, as ranges in order without a common slot.

    They are those of its ``possible_days``. There is none if only another record of the event has
    a date on the days that are asked for.
    """
    found: list[tuple[int, int]] = []
    for days in possible_days(event, asked):
        if touched := slots.between(*days):
            first = max(touched[0], found[-1][1] + 1) if found else touched[0]
            if first <= touched[1]:
                found.append((first, touched[1]))
    return found


def surely(event: EventLine, slots: Slots) -> tuple[int, int] | None:
    """Return the first and the last slot that the event certainly touches; None without one."""
    return slots.between(event.start_hi, event.end_lo) if event.sure else None


def stretches(events: Iterable[EventLine], asked: DayRange | None) -> list[DayRange]:
    """Return the days that the axis of these events must contain, at least one stretch.

    Of the days that are ``asked`` for, only those: outside them only a part of all events is known.
    If no event has a known day on them, they are all of these days, or a year of those without a
    first or a last one. Some of the events have a date.
    """
    found = [days for event in events if (days := placed_days(event, asked))]
    if asked is None:
        return found
    inside = [(max(first, asked[0]), min(last, asked[1])) for first, last in found]
    if shown := [days for days in inside if days[0] <= days[1]]:
        return shown
    first = asked[0] if is_bounded(asked[0]) else add_units(asked[1], -1, "year") + 1
    last = asked[1] if is_bounded(asked[1]) else add_units(asked[0], 1, "year") - 1
    return [(first, last)]
