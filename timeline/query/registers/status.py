"""The numbers of records of each type, and the last change."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlmodel import Session, col

from timeline.models import Chronicle, Entity, Revision
from timeline.models.vocabularies import ENTITY_TYPES


@dataclass(frozen=True, slots=True)
class Status:
    """Names of chronicles, numbers of records by type, and the last change, if there was any."""

    chronicles: tuple[str, ...]
    records: dict[str, int]
    last: Revision | None


def status(session: Session) -> Status:
    """Count everything."""
    counts = dict(
        session.execute(select(col(Entity.type), func.count()).group_by(col(Entity.type))).all()
    )
    return Status(
        tuple(session.scalars(select(col(Chronicle.name)).order_by(col(Chronicle.name)))),
        {type_: counts[type_] for type_ in ENTITY_TYPES if type_ in counts},
        session.scalars(select(Revision).order_by(col(Revision.id).desc()).limit(1)).first(),
    )
