"""What a clause asks of an event, as a condition that is never NULL.

The event is its table or an alias of it. What a column of the event answers is asked here; for the
rest, see ``holders``.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

from sqlalchemy import and_, or_, select, true
from sqlmodel import SQLModel

from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST
from timeline.query import said
from timeline.query.grammar.nodes import Clause, Value
from timeline.query.holders import ACTOR, HOLDERS, Condition, Scope, meant, with_parts
from timeline.query.windows import overlaps

_PARTICIPATION, _PLACE = (SQLModel.metadata.tables[name] for name in ("participation", "place"))


def holds(clause: Clause, event: Any, values: Sequence[Value], scope: Scope) -> Condition:
    """Whether any of the values holds for ``event`` in the clause's field, surely if it says so.

    Without values: whether the event has a value of the field.
    """
    found = _accepted(clause, event, values, scope)
    if not clause.said:
        return found
    return or_(found, event.c.id.in_(said.holders(clause, values, scope)))


def _accepted(clause: Clause, event: Any, values: Sequence[Value], scope: Scope) -> Condition:
    field = f"surely:{clause.field}" if clause.surely else clause.field
    if field in _OWN:
        return _OWN[field](event.c, values, scope)
    return event.c.id.in_(HOLDERS[field](values, scope))  # type: ignore[no-any-return]


def _kind(event: Any, values: Sequence[Any], _scope: Scope) -> Condition:
    return event.kind.in_([value.value for value in values]) if values else true()


def _status(event: Any, values: Sequence[Any], _scope: Scope) -> Condition:
    return event.status.in_([value.value for value in values]) if values else true()


def _key(event: Any, values: Sequence[Any], scope: Scope) -> Condition:
    ids = [id_ for value in values for id_ in scope.ids[value.key]]
    return event.id.in_(ids) if values else true()


def _date(event: Any, values: Sequence[Any], _scope: Scope) -> Condition:
    if not values:
        return or_(event.start_lo > UNKNOWN_EARLIEST, event.end_hi < UNKNOWN_LATEST)
    return or_(*(overlaps(event, value.lo, value.hi) for value in values))


def _surely_date(event: Any, values: Sequence[Any], _scope: Scope) -> Condition:
    """Whether the event certainly touches a window; ``overlaps`` follows, and finds the index."""
    return or_(
        *(
            and_(
                overlaps(event, value.lo, value.hi),
                event.sure,
                *(() if value.hi is None else (event.start_hi <= value.hi,)),
                *(() if value.lo is None else (event.end_lo >= value.lo,)),
            )
            for value in values
        )
    )


def _place(event: Any, values: Sequence[Any], scope: Scope) -> Condition:
    return and_(event.place_id.is_not(None), meant(event.place_id, _PLACE, values, scope))


def _country(event: Any, values: Sequence[Any], _scope: Scope) -> Condition:
    """A place or an actor without a country of its own has that of what it is part of."""
    codes = [value.value for value in values]

    def there(table: Any) -> Any:
        stated = table.c.country.in_(codes) if codes else table.c.country.is_not(None)
        return with_parts(table, stated)

    actor_is_of_it = _PARTICIPATION.c.actor_id.in_(there(ACTOR))
    return or_(
        and_(event.place_id.is_not(None), event.place_id.in_(there(_PLACE))),
        event.id.in_(select(_PARTICIPATION.c.event_id).where(actor_is_of_it)),
    )


_OWN: Final[dict[str, Callable[[Any, Sequence[Any], Scope], Condition]]] = {
    "kind": _kind,
    "status": _status,
    "key": _key,
    "date": _date,
    "surely:date": _surely_date,
    "place": _place,
    "country": _country,
}
