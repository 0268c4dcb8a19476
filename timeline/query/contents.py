"""The whole content of the database, by chronicle, for writers that export all of it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import and_, case, false, func, select, true, union_all

from timeline.canonical.from_rows import BATCH, records
from timeline.canonical.record import Canonical
from timeline.database.sessions import Session
from timeline.models.columns import TABLES
from timeline.progress import Progress, counted, silent

_CHRONICLE, _FILE, _ENTITY, _DEFINITION, _SOURCE, _TEXT = (
    TABLES[name] for name in ("chronicle", "file", "entity", "definition", "source", "text")
)
_STANDING = union_all(
    select(
        _ENTITY.c.id.label("entity_id"),
        _ENTITY.c.file_id,
        _ENTITY.c.own_record,
        false().label("also"),
    ),
    select(
        _DEFINITION.c.entity_id,
        _DEFINITION.c.file_id,
        _DEFINITION.c.own_record,
        true().label("also"),
    ),
).subquery()
"""Every file that contains a record: a record that two chronicles define is in a file of each.

``own_record`` is what that file states of it, null if that is the whole record. ``also``: another
chronicle owns the record.
"""


class StoredRecord(NamedTuple):
    """A record as one seed file states it (path inside the folder of its chronicle).

    ``correction``: it is a correction of an event of another chronicle.
    """

    type: str
    key: str
    file: str
    canonical: Canonical
    correction: bool = False


class StoredText(NamedTuple):
    """The text of a source: key of the source, path inside the chronicle's folder, and text."""

    source: str
    path: str
    body: str


@dataclass(frozen=True, slots=True)
class StoredChronicle:
    """A stored chronicle. ``title`` is empty if it has none.

    ``files`` maps the path of each seed file to its time zone (or to an empty string). ``records``
    and ``texts`` are read from the database during iteration, which is possible once.
    """

    name: str
    title: str
    files: Mapping[str, str]
    #: By file, in the requested order of types (corrections after events), by key.
    records: Iterable[StoredRecord]
    texts: Iterable[StoredText]  # by source


def contents(
    session: Session, types: Sequence[str], progress: Progress = silent
) -> list[StoredChronicle]:
    """Return the chronicles by name. ``types`` is the order of the types of records in a file.

    ``progress`` gets the number of records of a chronicle that are read.
    """
    statement = (
        select(_FILE.c.chronicle_id, func.count())
        .join(_STANDING, _STANDING.c.file_id == _FILE.c.id)
        .group_by(_FILE.c.chronicle_id)
    )
    counts = {chronicle: count for chronicle, count in session.execute(statement)}  # noqa: C416
    return [
        StoredChronicle(
            row.name,
            row.title or "",
            _files(session, row.id),
            counted(_records(session, row.id, types), progress, row.name, counts.get(row.id, 0)),
            _texts(session, row.id),
        )
        for row in session.execute(select(_CHRONICLE).order_by(_CHRONICLE.c.name)).all()
    ]


def _files(session: Session, chronicle_id: int) -> dict[str, str]:
    statement = select(_FILE.c.path, _FILE.c.timezone).where(_FILE.c.chronicle_id == chronicle_id)
    return {row.path: row.timezone or "" for row in session.execute(statement)}


def _records(session: Session, chronicle_id: int, types: Sequence[str]) -> Iterator[StoredRecord]:
    rank = case({type_: i for i, type_ in enumerate(types)}, value=_ENTITY.c.type)
    corrects = and_(_STANDING.c.also, _ENTITY.c.type == "event")
    statement = (
        select(
            _ENTITY.c.id, _ENTITY.c.type, _ENTITY.c.key, _FILE.c.path, _STANDING.c.own_record,
            corrects.label("corrects"),
        )
        .join(_STANDING, _STANDING.c.entity_id == _ENTITY.c.id)
        .join(_FILE, _FILE.c.id == _STANDING.c.file_id)
        .where(_FILE.c.chronicle_id == chronicle_id)
        .order_by(_FILE.c.path, rank, case((corrects, 1), else_=0), _ENTITY.c.key)
    )  # fmt: skip
    for rows in _partitions(session, statement, BATCH):
        found = records(session, (row.id for row in rows if row.own_record is None))
        for row in rows:
            own = json.loads(row.own_record) if row.own_record is not None else found[row.id]
            yield StoredRecord(row.type, row.key, row.path, own, bool(row.corrects))


def _texts(session: Session, chronicle_id: int) -> Iterator[StoredText]:
    statement = (
        select(_ENTITY.c.key, _SOURCE.c.text_path, _TEXT.c.body)
        .join(_SOURCE, _SOURCE.c.id == _ENTITY.c.id)
        .join(_TEXT, _TEXT.c.id == _SOURCE.c.text_id)
        .join(_STANDING, _STANDING.c.entity_id == _ENTITY.c.id)
        .join(_FILE, _FILE.c.id == _STANDING.c.file_id)
        .where(_FILE.c.chronicle_id == chronicle_id)
        .order_by(_ENTITY.c.key)
    )
    for rows in _partitions(session, statement, 1):
        yield from (StoredText(*row) for row in rows)


def _partitions(session: Session, statement: Any, size: int) -> Iterator[Sequence[Any]]:
    """Return the rows of a SELECT in lists of ``size``; only one list is in memory at a time."""
    return session.execute(statement.execution_options(yield_per=size)).partitions()
