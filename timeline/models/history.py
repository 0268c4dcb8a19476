"""The origin of records and the changes of each load: chronicles, files, revisions, changes."""

from sqlalchemy import UniqueConstraint
from sqlmodel import SQLModel

from timeline.models.base import flag, key_column, one_of, owner, refers, row_id, text_column
from timeline.models.vocabularies import CHANGED_TYPES, CHANGES

FILE_ZONE = "file_timezone"
"""The field of an event in the history that contains the time zone of its file."""


class Chronicle(SQLModel, table=True):
    """A folder of seed files, or a single file, identified by its name."""

    id: int | None = row_id()
    name: str = key_column(unique=True)
    title: str | None = text_column(default=None)


class File(SQLModel, table=True):
    """A file of a chronicle; ``path`` is inside its folder, with forward slashes.

    ``loaded`` (JSON) is what a table was loaded from and how, and what became of its rows. It is
    null for a seed file.
    """

    __table_args__ = (UniqueConstraint("chronicle_id", "path"),)
    id: int | None = row_id()
    chronicle_id: int = owner("chronicle")
    path: str = key_column()
    sha256: str = text_column()
    timezone: str | None = text_column(default=None)
    loaded: str | None = text_column(default=None)


class Revision(SQLModel, table=True):
    """One change of the database by one command; never deleted.

    ``at`` is UTC in ISO 8601 with a ``Z``, a text so that both databases store the same.
    ``complete``: all its changes are stored; older versions left out chronicles and files.
    """

    id: int | None = row_id()
    at: str = text_column()
    user: str = text_column()
    tool: str = text_column()
    command: str = text_column()
    undoes_id: int | None = refers("revision", default=None)
    complete: bool = flag()


class RevisionFile(SQLModel, table=True):
    """A file that a revision read, with its hash."""

    __tablename__ = "revision_file"
    revision_id: int = owner("revision", primary_key=True)
    chronicle: str = key_column(primary_key=True)
    path: str = key_column(primary_key=True)
    sha256: str = text_column()


class Change(SQLModel, table=True):
    """A change of one field of a record, or of a chronicle or a file, in one revision.

    ``before`` is the previous value of the field in canonical form, as JSON; null if there was
    none. An added record has one row with an empty ``field`` and no ``before``. A removed record
    has one row with an empty ``field``, and its whole content and locations in ``before``. A moved
    record has one row with an empty ``field``, and its previous locations in ``before``
    (``loader.records.locations``).

    An event also has the field ``FILE_ZONE``: the zone in which its file states times. The key of a
    chronicle is its name; the key of a file is its ``file_key``. The field ``lines`` of a file has
    the previous lines, by key, of the records that moved inside it. The field ``rows`` of a table
    has the previous rows and lines of their passages (``canonical.record.places``).
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
    """Return the key of a file in the history: the chronicle's name, ``/`` and the file's path.

    A ``/`` in the name is encoded, so the first ``/`` always separates the two.
    """
    return f"{chronicle.replace('%', '%25').replace('/', '%2F')}/{path}"


def file_name(key: str) -> tuple[str, str]:
    """Return the chronicle and the path of a file from its key in the history."""
    chronicle, _, path = key.partition("/")
    return chronicle.replace("%2F", "/").replace("%25", "%"), path
