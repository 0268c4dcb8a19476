"""Where records come from and what each load did: chronicles, files, revisions, changes."""

from sqlalchemy import UniqueConstraint
from sqlmodel import SQLModel

from timeline.models.base import key_column, one_of, owner, refers, row_id, text_column
from timeline.models.vocabularies import CHANGES, ENTITY_TYPES


class Chronicle(SQLModel, table=True):
    """A folder of seed files, or one file alone; its name tells it from others."""

    id: int | None = row_id()
    name: str = key_column(unique=True)
    title: str | None = text_column(default=None)


class File(SQLModel, table=True):
    """A seed file of a chronicle; ``path`` is inside its folder, with forward slashes."""

    __table_args__ = (UniqueConstraint("chronicle_id", "path"),)
    id: int | None = row_id()
    chronicle_id: int = owner("chronicle")
    path: str = key_column()
    sha256: str = text_column()
    timezone: str | None = text_column(default=None)


class Revision(SQLModel, table=True):
    """One change of the database by one command; never deleted.

    ``at`` is UTC in ISO 8601 with a ``Z``, text so that both databases keep it alike.
    """

    id: int | None = row_id()
    at: str = text_column()
    user: str = text_column()
    tool: str = text_column()
    command: str = text_column()
    undoes_id: int | None = refers("revision", default=None)


class RevisionFile(SQLModel, table=True):
    """A file as a revision read it."""

    __tablename__ = "revision_file"
    revision_id: int = owner("revision", primary_key=True)
    chronicle: str = key_column(primary_key=True)
    path: str = key_column(primary_key=True)
    sha256: str = text_column()


class Change(SQLModel, table=True):
    """What a revision did to one field of one record.

    ``before`` is the field's value as it was, in the words of a seed file, as JSON; null where
    there was none. An added record has one row with an empty ``field`` and no ``before``; a
    removed one has one row with an empty ``field`` and the whole record (the tombstone).
    """

    __table_args__ = (one_of("op", CHANGES), one_of("type", ENTITY_TYPES))
    id: int | None = row_id()
    revision_id: int = owner("revision", index=True)
    type: str = text_column()
    key: str = key_column(index=True)
    op: str = text_column()
    field: str = text_column(default="")
    before: str | None = text_column(default=None)
