"""All actors, each with what it is part of: an event of a part is also one of its wholes."""

from typing import NamedTuple

from timeline.database.sessions import Session
from timeline.query.records.references import all_actors, with_wholes


class RegisteredActor(NamedTuple):
    """An actor; ``wholes`` are the keys of all that it is part of, the nearest first."""

    name: str
    kind: str
    wholes: tuple[str, ...] = ()


def registered_actors(session: Session) -> dict[str, RegisteredActor]:
    """Return all actors by key."""
    rows = all_actors(session)
    found: dict[str, RegisteredActor] = {}
    for id_, row in rows.items():
        _, *wholes = with_wholes(id_, rows)
        found[row.key] = RegisteredActor(row.name, row.kind, tuple(each.key for each in wholes))
    return found
