"""All actors, each with what it is part of: an event of a part is also one of its wholes."""

from typing import NamedTuple

from sqlalchemy import select

from timeline.database.sessions import Session
from timeline.models.columns import TABLES

_ACTOR, _ENTITY = TABLES["actor"], TABLES["entity"]


class RegisteredActor(NamedTuple):
    """An actor; ``wholes`` are the keys of all that it is part of, the nearest first."""

    name: str
    kind: str
    wholes: tuple[str, ...] = ()


def registered_actors(session: Session) -> dict[str, RegisteredActor]:
    """Return all actors by key."""
    whole = _ENTITY.alias()
    rows = session.execute(
        select(_ENTITY.c.key, _ACTOR.c.name, _ACTOR.c.kind, whole.c.key.label("whole"))
        .select_from(_ACTOR)
        .join(_ENTITY, _ENTITY.c.id == _ACTOR.c.id)
        .outerjoin(whole, whole.c.id == _ACTOR.c.part_of_id)
    ).all()
    above: dict[str, str] = {row.key: row.whole for row in rows if row.whole}
    found: dict[str, RegisteredActor] = {}
    for row in rows:
        wholes: dict[str, None] = {}
        at = above.get(row.key)
        while at is not None and at != row.key and at not in wholes:
            wholes[at] = None
            at = above.get(at)
        found[row.key] = RegisteredActor(row.name, row.kind, tuple(wholes))
    return found
