"""Conditions on columns of the event itself. None of them is ever NULL.

``event`` is the table of events or an alias of it. For values in other tables, see
``value_conditions``.

How an index finds the events in a window of time:

An event possibly overlaps a window if ``start_lo <= window.hi`` and ``end_hi >= window.lo``. No
index is efficient for that, because each half is true for half of all events on average. But if
the longest span of an event is known, it begins at most that span before the window. So events have
a class by the length of ``end_hi - start_lo``, and inside a class the start has two bounds.

=====  =======================  ==================================
class  longest span in days     typical members
=====  =======================  ==================================
0      31                       days, exercises, months
1      366                      quarters, years
2      3,653                    decades
3      36,525                   centuries
4      any, also open, unknown  events with no bound on the span
=====  =======================  ==================================
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, case, or_, select, true

from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST
from timeline.models.columns import TABLES
from timeline.query.conditions.fields.references import ACTOR, meant, with_parts
from timeline.query.conditions.fields.scope import Condition, Scope

LONGEST = (31, 366, 3_653, 36_525)
"""The longest span, in days, of the classes that have one."""
CLASSES = len(LONGEST) + 1


def span_class(start_lo: int, end_hi: int) -> int:
    """Return the class of an event between these days, which may be sentinels."""
    return bisect_left(LONGEST, end_hi - start_lo)


def overlaps(event: Any, lo: int | None, hi: int | None, few: bool = False) -> ColumnElement[bool]:
    """Return the condition that ``event`` (columns) possibly overlaps the days from lo to hi.

    None means that there is no bound; at least one of the two must be given. An event without any
    date possibly overlaps every window. ``few``: no index has to find the events, see ``Scope``.
    """
    if lo is None:
        return true() if hi is None else event.start_lo <= hi
    if few:
        return and_(event.end_hi >= lo, *(() if hi is None else (event.start_lo <= hi,)))
    return or_(*(overlaps_in_class(event, number, lo, hi) for number in range(CLASSES)))


def overlaps_in_class(event: Any, number: int, lo: Any, hi: Any) -> ColumnElement[bool]:
    """Return the condition that ``event`` is of this class and possibly overlaps these days.

    An index finds these events in order of their first days. A day can be a parameter, too.
    """
    return and_(
        event.span_class == number,
        event.end_hi >= lo,
        *((event.start_lo >= lo - LONGEST[number],) if number < len(LONGEST) else ()),
        *(() if hi is None else (event.start_lo <= hi,)),
    )


_PARTICIPATION, _PLACE = (TABLES[name] for name in ("participation", "place"))


def kind(event: Any, values: Sequence[Any], _scope: Scope) -> Condition:
    """Return the condition that the event is of one of the kinds."""
    return event.c.kind.in_([value.value for value in values]) if values else true()


def status(event: Any, values: Sequence[Any], _scope: Scope) -> Condition:
    """Return the condition that the event has one of the statuses."""
    return event.c.status.in_([value.value for value in values]) if values else true()


def timezone(event: Any, values: Sequence[Any], _scope: Scope) -> Condition:
    """Return the condition that the event states its times in one of the zones."""
    zones = [value.value for value in values]
    column: ColumnElement[Any] = event.c.timezone
    stated = column.is_not(None)
    return and_(stated, column.in_(zones)) if zones else stated


def key(event: Any, values: Sequence[Any], scope: Scope) -> Condition:
    """Return the condition that the event is one of these records."""
    ids = [id_ for value in values for id_ in scope.ids[value.key]]
    return event.c.id.in_(ids) if values else true()


def date(event: Any, values: Sequence[Any], scope: Scope) -> Condition:
    """Return the condition that the event possibly overlaps a window; without any, has a date."""
    if not values:
        return or_(event.c.start_lo > UNKNOWN_EARLIEST, event.c.end_hi < UNKNOWN_LATEST)
    return or_(*(overlaps(event.c, value.lo, value.hi, scope.few) for value in values))


def surely_date(event: Any, values: Sequence[Any], scope: Scope) -> Condition:
    """Return the condition that the event surely overlaps a window.

    It implies ``overlaps``, which is part of it so that the index is used.
    """
    return or_(
        *(
            and_(
                overlaps(event.c, value.lo, value.hi, scope.few),
                surely_overlaps(event.c, value.lo, value.hi),
            )
            for value in values
        )
    )


def surely_overlaps(event: Any, lo: Any, hi: Any) -> ColumnElement[bool]:
    """Return the condition that an event (columns) that possibly overlaps a window surely does."""
    return and_(
        event.sure,
        *(() if hi is None else (event.start_hi <= hi,)),
        *(() if lo is None else (event.end_lo >= lo,)),
    )


def surely_overlaps_by_index(event: Any, lo: Any, hi: Any) -> ColumnElement[bool]:
    """Return the same condition, for which an index has what it needs of nearly all events.

    If the first and the last day of an event are in the window, so are all days between them.
    """
    within = and_(event.start_lo >= lo, *(() if hi is None else (event.end_hi <= hi,)))
    return case((within, event.sure), else_=surely_overlaps(event, lo, hi))


def place(event: Any, values: Sequence[Any], scope: Scope) -> Condition:
    """Return the condition that the event took place at one of the places or in a part of one."""
    return and_(event.c.place_id.is_not(None), meant(event.c.place_id, _PLACE, values, scope))


def country(event: Any, values: Sequence[Any], _scope: Scope) -> Condition:
    """Return the condition that the place or an actor of the event is in one of the countries.

    A place or an actor without a country has that of its whole.
    """
    codes = [value.value for value in values]

    def there(table: Any) -> Any:
        stated = table.c.country.in_(codes) if codes else table.c.country.is_not(None)
        return with_parts(table, stated)

    actor_is_of_it = _PARTICIPATION.c.actor_id.in_(there(ACTOR))
    return or_(
        and_(event.c.place_id.is_not(None), event.c.place_id.in_(there(_PLACE))),
        event.c.id.in_(select(_PARTICIPATION.c.event_id).where(actor_is_of_it)),
    )
