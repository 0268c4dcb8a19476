"""The days of an event on a time axis.

A slot of the axis is surely touched if the query ``surely:date:SLOT`` finds the event, and possibly
if ``date:SLOT`` does. So a duration is certain for as long as it certainly lasted, a day among
several possible ones is possible on all of them, and an inferred, uncertain or approximate date is
possible throughout.
"""

from timeline.dates.calendar import DayRange, is_bounded
from timeline.over_time.units import Slots
from timeline.query.results import EventLine


def known_days(event: EventLine) -> DayRange | None:
    """Return the range from the first to the last known bound of an event; None without one."""
    bounds = (event.start_lo, event.start_hi, event.end_lo, event.end_hi)
    known = [day for day in bounds if is_bounded(day)]
    return (min(known), max(known)) if known else None


def possibly(event: EventLine, slots: Slots) -> tuple[int, int]:
    """Return the first and the last slot that the event possibly touches; the axis has its days."""
    found = slots.between(event.start_lo, event.end_hi)
    assert found is not None, "the axis contains the known days of all its events"
    return found


def surely(event: EventLine, slots: Slots) -> tuple[int, int] | None:
    """Return the first and the last slot that the event certainly touches; None without one."""
    return slots.between(event.start_hi, event.end_lo) if event.sure else None
