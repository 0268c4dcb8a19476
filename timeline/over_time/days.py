"""The days of an event on a time axis.

A slot of the axis is surely touched if the query ``surely:date:SLOT`` finds the event, and possibly
if ``date:SLOT`` does. So a duration is certain for as long as it certainly lasted, a day among
several possible ones is possible on all of them, and an inferred, uncertain or approximate date is
possible throughout.
"""

from collections.abc import Iterable

from timeline.dates.calendar import OPEN_LATEST, DayRange, is_bounded
from timeline.over_time.units import Slots
from timeline.query.results import EventLine
from timeline.query.results.pages import Window


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


def drawn_days(event: EventLine, axis: DayRange) -> DayRange | None:
    """Return the days of an axis on which a bar has its place; None without a known day.

    A side without a bound takes no space: it would fill the axis. An event that is known only
    beyond the axis is at that end of it.
    """
    known = known_days(event)
    if known is None:
        return None
    first, last = (min(max(day, axis[0]), axis[1]) for day in known)
    return first, last


def possibly(event: EventLine, slots: Slots) -> tuple[int, int]:
    """Return the first and the last slot that the event possibly touches; the axis has its days."""
    found = slots.between(event.start_lo, event.end_hi)
    assert found is not None, "the axis contains possible days of all its events"
    return found


def surely(event: EventLine, slots: Slots) -> tuple[int, int] | None:
    """Return the first and the last slot that the event certainly touches; None without one."""
    return slots.between(event.start_hi, event.end_lo) if event.sure else None


def stretches(events: Iterable[EventLine], window: Window | None) -> list[DayRange]:
    """Return the days that the axis of these events must contain, at least one stretch.

    Of a window of days, only those in it: an open date would else stretch the axis far beyond, and
    outside the window only a part of all events is known. Some of the events have a date.
    """
    found = [days for event in events if (days := known_days(event))]
    if window is None:
        return found
    last = OPEN_LATEST if window.hi is None else window.hi
    inside = [(max(first, window.lo), min(end, last)) for first, end in found]
    whole = (window.lo, window.lo if window.hi is None else window.hi)
    return [days for days in inside if days[0] <= days[1]] or [whole]
