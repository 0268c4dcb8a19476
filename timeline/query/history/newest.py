"""The newest revision of a database: which state of it a report was made from."""

from typing import NamedTuple

from sqlalchemy import select

from timeline.database.sessions import Session
from timeline.models.columns import TABLES

_REVISION = TABLES["revision"]


class NewestRevision(NamedTuple):
    """The number of a revision, and its time: UTC in ISO 8601."""

    id: int
    at: str


def newest_revision(session: Session) -> NewestRevision | None:
    """Return the newest revision; None if nothing was ever loaded."""
    newest = select(_REVISION.c.id, _REVISION.c.at).order_by(_REVISION.c.id.desc()).limit(1)
    row = session.execute(newest).first()
    return NewestRevision(*row) if row else None
