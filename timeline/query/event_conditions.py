"""Conditions on what an event's own row says. None of them is ever NULL.

The event is its table or an alias of it. For values in other tables, see ``value_conditions``.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, or_, select, true
from sqlmodel import SQLModel

from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST
from timeline.query.value_conditions import ACTOR, Condition, Scope, meant, with_parts
from timeline.query.windows import overlaps

_PARTICIPATION, _PLACE = (SQLModel.metadata.tables[name] for name in ("participation", "place"))


def kind(event: Any, values: Sequence[Any], _scope: Scope) -> Condition:
    """Whether the event is of one of the kinds."""
    return event.c.kind.in_([value.value for value in values]) if values else true()


def status(event: Any, values: Sequence[Any], _scope: Scope) -> Condition:
    """Whether it has one of the states."""
    return event.c.status.in_([value.value for value in values]) if values else true()


def key(event: Any, values: Sequence[Any], scope: Scope) -> Condition:
    """Whether it is one of these records."""
    ids = [id_ for value in values for id_ in scope.ids[value.key]]
    return event.c.id.in_(ids) if values else true()


def date(event: Any, values: Sequence[Any], _scope: Scope) -> Condition:
    """Whether its date possibly touches a window; without any, whether anything of it is known."""
    if not values:
        return or_(event.c.start_lo > UNKNOWN_EARLIEST, event.c.end_hi < UNKNOWN_LATEST)
    return or_(*(overlaps(event.c, value.lo, value.hi) for value in values))


def surely_date(event: Any, values: Sequence[Any], _scope: Scope) -> Condition:
    """Whether the event certainly touches a window; ``overlaps`` follows, and finds the index."""
    return or_(
        *(
            and_(
                overlaps(event.c, value.lo, value.hi),
                event.c.sure,
                *(() if value.hi is None else (event.c.start_hi <= value.hi,)),
                *(() if value.lo is None else (event.c.end_lo >= value.lo,)),
            )
            for value in values
        )
    )


def place(event: Any, values: Sequence[Any], scope: Scope) -> Condition:
    """Whether it happened at one of the places, or in a part of one."""
    return and_(event.c.place_id.is_not(None), meant(event.c.place_id, _PLACE, values, scope))


def country(event: Any, values: Sequence[Any], _scope: Scope) -> Condition:
    """A place or an actor without a country of its own has that of what it is part of."""
    codes = [value.value for value in values]

    def there(table: Any) -> Any:
        stated = table.c.country.in_(codes) if codes else table.c.country.is_not(None)
        return with_parts(table, stated)

    actor_is_of_it = _PARTICIPATION.c.actor_id.in_(there(ACTOR))
    return or_(
        and_(event.c.place_id.is_not(None), event.c.place_id.in_(there(_PLACE))),
        event.c.id.in_(select(_PARTICIPATION.c.event_id).where(actor_is_of_it)),
    )
