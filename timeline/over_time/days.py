"""The days of an event on a time axis.

A slot of the axis is surely touched if the query ``surely:date:SLOT`` finds the event, and possibly
if ``date:SLOT`` does. So a duration is certain for as long as it certainly lasted, a day among
several possible ones is possible on all of them, and an inferred, uncertain or approximate date is
possible throughout.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from timeline.dates.calendar import DayRange, add_units, is_bounded
from timeline.over_time.units import Slots
from timeline.query.results import EventLine
from timeline.query.results.pages import Window

FEW: Final = 3
"""The most events of a lane that have a bar of their own across all days asked for."""


def known_days(event: EventLine) -> DayRange | None:
    """Return the range from the first to the last known bound of an event; None without one."""
    bounds = (event.start_lo, event.start_hi, event.end_lo, event.end_hi)
    known = [day for day in bounds if is_bounded(day)]
    return (min(known), max(known)) if known else None


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
    if is_bounded(asked[0]) and not is_bounded(event.start_lo):
        first = min(first, asked[0])
    if is_bounded(asked[1]) and not is_bounded(event.end_hi):
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


def possibly(event: EventLine, slots: Slots) -> tuple[int, int] | None:
    """Return the first and the last slot that the event possibly touches.

    None without one: only another record of the event has a date on the days that are asked for.
    """
    return slots.between(event.start_lo, event.end_hi)


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
