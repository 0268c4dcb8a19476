"""The numbers of records of each type, and the last change."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, select

from timeline.database.sessions import Session
from timeline.models.columns import TABLES
from timeline.models.vocabularies import ENTITY_TYPES

_CHRONICLE, _ENTITY, _REVISION = (TABLES[name] for name in ("chronicle", "entity", "revision"))


@dataclass(frozen=True, slots=True)
class Status:
    """Names of chronicles, numbers of records by type, and the last change, if there was any."""

    chronicles: tuple[str, ...]
    records: dict[str, int]
    last: Row[Any] | None


def status(session: Session) -> Status:
    """Count everything."""
    counts: dict[str, int] = dict(
        session.execute(select(_ENTITY.c.type, func.count()).group_by(_ENTITY.c.type)).all()
    )
    return Status(
        tuple(session.scalars(select(_CHRONICLE.c.name).order_by(_CHRONICLE.c.name))),
        {type_: counts[type_] for type_ in ENTITY_TYPES if type_ in counts},
        session.execute(select(_REVISION).order_by(_REVISION.c.id.desc()).limit(1)).first(),
    )
