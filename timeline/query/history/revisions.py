"""The changes of each revision: the records that it added, changed and removed, by field.

The database stores the value of a field *before* a revision. The value after it is what the next
revision of that record found, or the present value; so the history of a record is read backwards
from its present state. Nothing is ever deleted from the history.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, select

from timeline.database.rounds import among
from timeline.database.sessions import Session
from timeline.errors import UsageError
from timeline.models.columns import TABLES
from timeline.models.vocabularies import CHANGES
from timeline.query.conditions.naming import EVERY_KEY, key_called, nearest_keys
from timeline.query.history.changes import (
    FOLDERS,
    OF_RECORD,
    REPORTED,
    RecordChange,
    followed,
)
from timeline.text import suggest

BATCH: Final = 500
"""The number of rows that are fetched at once."""
FEW: Final = 12
"""The records of a revision are listed up to this number; of more, only the counts are given."""

_CHANGE, _FILE, _REVISION = (TABLES[name] for name in ("change", "revision_file", "revision"))


class ReadFile(NamedTuple):
    """A seed file that a revision read; ``path`` is inside the folder of its chronicle."""

    chronicle: str
    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class RevisionLine:
    """One change of the database by one command.

    ``at`` is UTC in ISO 8601. ``undoes`` is the revision that it reverts, if any. ``counts`` is the
    number of records by ``op``; ``records`` lists them, without their fields, if they are at most
    ``FEW``. ``folders`` are the changes of chronicles and files, except newly added ones.
    """

    id: int
    at: str
    user: str
    tool: str
    command: str
    undoes: int | None
    files: tuple[ReadFile, ...]
    counts: dict[str, int]
    records: tuple[RecordChange, ...] = ()
    folders: tuple[RecordChange, ...] = ()


def revisions(
    session: Session, first: int | None = None, last: int | None = None, key: str = ""
) -> list[RevisionLine]:
    """Return the revisions from ``first`` to ``last``, both included, the latest first.

    With ``key``, only the revisions that changed this record. Raises UsageError for an unknown
    revision, for a range that runs backwards, and for a key that no record ever had.
    """
    latest = session.scalar(select(func.max(_REVISION.c.id))) or 0
    for number in (first, last):
        if number is not None and not 1 <= number <= latest:
            raise UsageError(f"there is no revision {number}", f"the latest is {latest}")
    if first is not None and last is not None and first > last:
        raise UsageError(f"revision {first} came after revision {last}", f"write {last}..{first}")
    statement = select(_REVISION).order_by(_REVISION.c.id.desc())
    statement = statement.where(_REVISION.c.id.between(first or 1, last or latest))
    if key:
        touched = select(_CHANGE.c.revision_id).where(_CHANGE.c.key == key, OF_RECORD)
        statement = statement.where(_REVISION.c.id.in_(touched))
    rows = session.execute(statement).all()
    if key and not rows:
        near = suggest(nearest_keys(session, key), EVERY_KEY)
        raise UsageError(f"no record ever had the key {key}", near)
    ids = [row.id for row in rows]
    files = _files(session, ids)
    counts = _counts(session, ids)
    few = _records(session, [id_ for id_ in ids if sum(counts[id_].values()) <= FEW])
    folders = _folders(session, ids)
    return [
        RevisionLine(
            row.id, row.at, row.user, row.tool, row.command, row.undoes_id,
            files.get(row.id, ()), counts[row.id], few.get(row.id, ()), folders.get(row.id, ()),
        )
        for row in rows
    ]  # fmt: skip


def changes(session: Session, revision: int) -> Iterator[RecordChange]:
    """Yield all changes of a revision, in its order.

    Only changed and moved records come with the fields that differ.
    """
    statement = (
        select(_CHANGE.c.type, _CHANGE.c.key)
        .where(_CHANGE.c.revision_id == revision, REPORTED)
        .group_by(_CHANGE.c.type, _CHANGE.c.key)
        .order_by(func.min(_CHANGE.c.id))
    )
    for rows in session.execute(statement.execution_options(yield_per=BATCH)).partitions():
        for folder, found in groupby(rows, key=lambda row: row.type if row.type in FOLDERS else ""):
            keys = [row.key for row in found]
            changed = dict(followed(session, folder, keys, revision))
            for key in keys:
                change = changed[key, revision]
                yield change if change.op in ("changed", "moved") else replace(change, fields=())


def number_of_changes(session: Session, ids: Sequence[int]) -> int:
    """Return how many changes these revisions have: of records, chronicles and files."""
    once = _once(session, ids, REPORTED).subquery()
    return session.scalar(select(func.count()).select_from(once)) or 0


def key_of(session: Session, name: str) -> str:
    """Return ``name`` if the history has it as a key, else the key of the record of this name.

    Raises UsageError if several records have this name.
    """
    statement = select(_CHANGE.c.key).where(_CHANGE.c.key == name, OF_RECORD)
    known = session.scalar(statement.limit(1))
    return known or key_called(session, name)


def changes_of(session: Session, key: str) -> dict[int, RecordChange]:
    """Return all changes of a record with all their fields, by revision, the latest first."""
    return {revision: change for (_, revision), change in followed(session, "", [key], 1)}


def _files(session: Session, ids: Sequence[int]) -> dict[int, tuple[ReadFile, ...]]:
    some = among(ids, session.get_bind().dialect.name)
    rows = session.execute(
        select(_FILE)
        .where(_FILE.c.revision_id.in_(some))
        .order_by(_FILE.c.revision_id, _FILE.c.chronicle, _FILE.c.path)
    )
    return {
        revision: tuple(ReadFile(row.chronicle, row.path, row.sha256) for row in found)
        for revision, found in groupby(rows, key=lambda row: row.revision_id)
    }


def _counts(session: Session, ids: Sequence[int]) -> dict[int, dict[str, int]]:
    """Return by revision the numbers of records that it added, changed, removed and moved."""
    found = {id_: dict.fromkeys(CHANGES, 0) for id_ in ids}
    once = _once(session, ids, OF_RECORD).subquery()
    statement = select(once.c.revision_id, once.c.op, func.count())
    for revision, op, count in session.execute(statement.group_by(once.c.revision_id, once.c.op)):
        found[revision][op] = count
    return found


def _records(session: Session, ids: Sequence[int]) -> dict[int, tuple[RecordChange, ...]]:
    """Return by revision its records, in its order."""
    statement = _once(session, ids, OF_RECORD).order_by(
        _CHANGE.c.revision_id, func.min(_CHANGE.c.id)
    )
    return {
        revision: tuple(RecordChange(row.op, row.type, row.key) for row in found)
        for revision, found in groupby(session.execute(statement), key=lambda row: row.revision_id)
    }


def _folders(session: Session, ids: Sequence[int]) -> dict[int, tuple[RecordChange, ...]]:
    """Return by revision the changes of chronicles and files, except newly added ones."""
    reported = and_(_CHANGE.c.type.in_(FOLDERS), _CHANGE.c.op != "added", REPORTED)
    rows = session.execute(_once(session, ids, reported).order_by(func.min(_CHANGE.c.id))).all()
    changed: dict[tuple[str, str, int], RecordChange] = {}
    for type_ in FOLDERS:
        keys = {row.key for row in rows if row.type == type_}
        since = min((row.revision_id for row in rows), default=0)
        for (key, revision), change in followed(session, type_, sorted(keys), since):
            changed[type_, key, revision] = change
    found: dict[int, tuple[RecordChange, ...]] = {}
    for row in rows:
        change = changed[row.type, row.key, row.revision_id]
        found[row.revision_id] = (*found.get(row.revision_id, ()), change)
    return found


def _once(session: Session, ids: Sequence[int], condition: ColumnElement[bool]) -> Select[Any]:
    """Return a SELECT of each changed object once for each of these revisions.

    The ``op`` of an object that changed and moved in one revision is ``changed``.
    """
    columns = (_CHANGE.c.revision_id, _CHANGE.c.type, _CHANGE.c.key)
    statement = select(*columns, func.min(_CHANGE.c.op).label("op"))
    some = among(ids, session.get_bind().dialect.name)
    return statement.where(_CHANGE.c.revision_id.in_(some), condition).group_by(*columns)
