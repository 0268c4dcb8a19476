"""The order of events in time: total, and the same on both databases and in every list.

By first day, last day, position among events of these days (``positions``: the finest date first,
then by clock time, and each after what it is stated to follow), key. What is only known to be over
by some day comes after what begins by that day: it belongs at the end of where it may have been.
What has neither a first nor a last day comes at the end.
"""

from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, case, func, select, union_all
from sqlmodel import SQLModel

from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST
from timeline.query.compile import EVENT
from timeline.query.positions import position

_ENTITY: Final = SQLModel.metadata.tables["entity"]
_ORDER: Final[tuple[ColumnElement[Any], ...]] = (
    case(
        (EVENT.c.start_lo > UNKNOWN_EARLIEST, EVENT.c.start_lo),
        (EVENT.c.end_hi < UNKNOWN_LATEST, EVENT.c.end_hi),
        else_=UNKNOWN_LATEST,
    ),
    case((EVENT.c.start_lo > UNKNOWN_EARLIEST, 0), else_=1),
    EVENT.c.end_hi,
    position(EVENT),
    _ENTITY.c.key,
)
"""What events are ordered by in time, each time the same."""


def in_order(found: Any, best: Any = None, most: int | None = None) -> Select[Any]:
    """The ids of events in order of time; if ``best`` gives events a score, by that first.

    ``most`` is how many will be taken, if that is known.
    """
    if best is not None:
        ids = _ordered(found)
        ids = ids.outerjoin(best, best.c.id == EVENT.c.id).with_only_columns(EVENT.c.id)
        return ids.order_by(func.coalesce(best.c.score, 0).desc(), *_ORDER)
    if most is None:
        return _ordered(found).with_only_columns(EVENT.c.id).order_by(*_ORDER)
    # Most events have a first day, by which an index has them in order; the few others are merged.
    parts = (
        _ordered(and_(known, found)).order_by(*order).limit(most).subquery()
        for known, order in (
            (EVENT.c.start_lo > UNKNOWN_EARLIEST, (EVENT.c.start_lo, *_ORDER[2:])),
            (EVENT.c.start_lo <= UNKNOWN_EARLIEST, _ORDER),
        )
    )
    both = union_all(*map(select, parts)).subquery()
    return select(both.c.id).order_by(*(both.c[f"by_{n}"] for n in range(len(_ORDER))))


def _ordered(found: Any) -> Select[Any]:
    """The ids of these events with what they are ordered by."""
    order = (each.label(f"by_{number}") for number, each in enumerate(_ORDER))
    ids = select(EVENT.c.id, *order).join(_ENTITY, _ENTITY.c.id == EVENT.c.id)
    return ids.where(found)
