"""Where records come from and what each load did: chronicles, files, revisions, changes."""

from sqlalchemy import UniqueConstraint
from sqlmodel import SQLModel

from timeline.models.base import flag, key_column, one_of, owner, refers, row_id, text_column
from timeline.models.vocabularies import CHANGED_TYPES, CHANGES


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

    ``at`` is UTC in ISO 8601 with a ``Z``, text so that both databases keep it alike. ``complete``:
    its changes tell all that it changed; those of older versions leave out chronicles and files.
    """

    id: int | None = row_id()
    at: str = text_column()
    user: str = text_column()
    tool: str = text_column()
    command: str = text_column()
    undoes_id: int | None = refers("revision", default=None)
    complete: bool = flag()


class RevisionFile(SQLModel, table=True):
    """A file as a revision read it."""

    __tablename__ = "revision_file"
    revision_id: int = owner("revision", primary_key=True)
    chronicle: str = key_column(primary_key=True)
    path: str = key_column(primary_key=True)
    sha256: str = text_column()


class Change(SQLModel, table=True):
    """What a revision did to one field of one record, or to a chronicle or a file.

    ``before`` is the field's value as it was, in the words of a seed file, as JSON; null where
    there was none. What was added has one row with an empty ``field`` and no ``before``; what was
    removed has one row with an empty ``field`` and the whole of it (the tombstone: of a record, it
    tells where that stood too). A record that moved has one row with an empty ``field`` and where
    it stood (``loader.records.standing``).

    An event also has the field ``timezone``: the zone in which its file states times. The key of a
    chronicle is its name, that of a file ``file_key``. Of a file, ``lines`` has the
    lines, by key, on which records stood that stayed in it.
    """

    __table_args__ = (one_of("op", CHANGES), one_of("type", CHANGED_TYPES))
    id: int | None = row_id()
    revision_id: int = owner("revision", index=True)
    type: str = text_column()
    key: str = key_column(index=True)
    op: str = text_column()
    field: str = text_column(default="")
    before: str | None = text_column(default=None)


def file_key(chronicle: str, path: str) -> str:
    """What the history calls a file: its chronicle's name, ``/`` and its path.

    Whatever the name holds, the first ``/`` is the one between the two.
    """
    return f"{chronicle.replace('%', '%25').replace('/', '%2F')}/{path}"


def file_name(key: str) -> tuple[str, str]:
    """The chronicle and the path of the file that the history calls so."""
    chronicle, _, path = key.partition("/")
    return chronicle.replace("%2F", "/").replace("%25", "%"), path
