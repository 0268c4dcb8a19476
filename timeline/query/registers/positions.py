"""The positions of all places: their own coordinates, or those of what they are part of."""

from typing import Any

from sqlalchemy import select

from timeline.database.sessions import Session
from timeline.models.columns import TABLES
from timeline.query.results import Position, Ref

_PLACE, _ENTITY = TABLES["place"], TABLES["entity"]


def positions(session: Session) -> dict[str, Position]:
    """Return by key the position of each place that has one.

    A place without coordinates has those of the nearest place above it (``part_of``) that has them.
    """
    columns = (_PLACE.c[name] for name in ("id", "name", "latitude", "longitude", "part_of_id"))
    statement = select(_ENTITY.c.key, *columns).join(_ENTITY, _ENTITY.c.id == _PLACE.c.id)
    rows: dict[int, Any] = {row.id: row for row in session.execute(statement)}
    found: dict[str, Position] = {}
    for row in rows.values():
        passed: set[int] = set()
        at: int | None = row.id
        while at is not None and at not in passed:
            passed.add(at)
            place = rows[at]
            if place.latitude is not None and place.longitude is not None:
                of = Ref(place.key, place.name)
                found[row.key] = Position(float(place.longitude), float(place.latitude), of)
                break
            at = place.part_of_id
    return found
