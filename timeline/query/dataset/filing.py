"""Which file of its chronicle each record is from, if the database has one chronicle."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from sqlalchemy import select

from timeline.database.rounds import in_batches
from timeline.database.sessions import Session
from timeline.models.columns import TABLES
from timeline.query.dataset.declared import DatasetColumn, DatasetTable, Type
from timeline.query.dataset.frame import Columns

_CHRONICLE, _ENTITY, _FILE = (TABLES[name] for name in ("chronicle", "entity", "file"))
FILE: Final = DatasetColumn(
    "file", Type.TEXT, "the file of the chronicle of the package that it is from"
)


class OneChronicle(NamedTuple):
    """The only chronicle of a database; ``files`` has the time zone of each file, or nothing."""

    name: str
    title: str
    files: Mapping[str, str]


def one_chronicle(session: Session) -> OneChronicle | None:
    """Return the chronicle of a database; None if it has several, or none."""
    found = session.execute(select(_CHRONICLE.c.name, _CHRONICLE.c.title).limit(2)).all()
    if len(found) != 1:
        return None
    files = session.execute(select(_FILE.c.path, _FILE.c.timezone).order_by(_FILE.c.path))
    ((name, title),) = found
    return OneChronicle(name, title or "", {path: zone or "" for path, zone in files})


def filed(session: Session, columns: Columns) -> Columns:
    """Return columns of records with the file of each; they have a column of keys."""
    return columns | {FILE.name: _files(session, columns["key"])}


def with_files(table: DatasetTable) -> DatasetTable:
    """Return a table of records with a column of their files."""
    return table._replace(columns=(*table.columns, FILE))


def all_filed(session: Session, parts: Iterable[Columns]) -> Iterator[Columns]:
    """Yield columns of records with the file of each."""
    return (filed(session, columns) for columns in parts)


def _files(session: Session, keys: Sequence[str]) -> list[str]:
    statement = select(_ENTITY.c.key, _FILE.c.path).join(_FILE, _FILE.c.id == _ENTITY.c.file_id)
    found = {
        key: path
        for some in in_batches(keys)
        for key, path in session.execute(statement.where(_ENTITY.c.key.in_(some)))
    }
    return [found[key] for key in keys]
