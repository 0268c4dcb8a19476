"""What each revision did: which records it added, changed and removed, field by field.

The database keeps what stood in a field *before* a revision. What stood there after it is what the
next revision of that record found, or what stands there now; so a record is followed backwards,
from what it is to what it was. Nothing is ever deleted from the history.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final, NamedTuple

from sqlalchemy import func, select
from sqlmodel import Session, SQLModel

from timeline.errors import UsageError
from timeline.kinds.canonical import Canonical
from timeline.models.vocabularies import CHANGES
from timeline.query.grammar.values import suggest
from timeline.query.naming import key_called
from timeline.query.nearest import EVERY_KEY, nearest_keys
from timeline.query.records import records

BATCH: Final = 500
FEW: Final = 12
"""So many records of a revision are named; of more, only the numbers are told."""

_TABLES = SQLModel.metadata.tables
_CHANGE, _ENTITY, _FILE, _REVISION = (
    _TABLES[name] for name in ("change", "entity", "revision_file", "revision")
)


class ReadFile(NamedTuple):
    """A seed file as a revision read it; ``path`` is inside its chronicle's folder."""

    chronicle: str
    path: str
    sha256: str


class FieldChange(NamedTuple):
    """A field of a record before and after, in canonical form; None where it had no value."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What a revision did to a record: ``op`` is added, changed or removed."""

    op: str
    type: str
    key: str
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class RevisionLine:
    """One change of the database by one command.

    ``at`` is UTC in ISO 8601. ``undoes`` is the revision that it takes back, if it does.
    ``counts`` has the number of records by ``op``; ``records`` are these, without their fields,
    where there are few of them.
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


def revisions(
    session: Session, first: int | None = None, last: int | None = None, key: str = ""
) -> list[RevisionLine]:
    """Revisions from ``first`` to ``last``, both inclusive, the latest first; or those of a key.

    Raises UsageError for a revision that does not exist, and for a key that no record ever had.
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
        touched = select(_CHANGE.c.revision_id).where(_CHANGE.c.key == key)
        statement = statement.where(_REVISION.c.id.in_(touched))
    rows = session.execute(statement).all()
    if key and not rows:
        near = suggest(nearest_keys(session, key), EVERY_KEY)
        raise UsageError(f"no record ever had the key {key}", near)
    ids = [row.id for row in rows]
    files = _files(session, ids)
    counts = _counts(session, ids)
    few = _records(session, [id_ for id_ in ids if sum(counts[id_].values()) <= FEW])
    return [
        RevisionLine(
            row.id, row.at, row.user, row.tool, row.command, row.undoes_id,
            files.get(row.id, ()), counts[row.id], few.get(row.id, ()),
        )
        for row in rows
    ]  # fmt: skip


def changes(session: Session, revision: int) -> Iterator[RecordChange]:
    """All that a revision did, in its order; changed records come with the fields that differ."""
    statement = (
        select(_CHANGE.c.op, _CHANGE.c.type, _CHANGE.c.key)
        .where(_CHANGE.c.revision_id == revision)
        .group_by(_CHANGE.c.op, _CHANGE.c.type, _CHANGE.c.key)
        .order_by(func.min(_CHANGE.c.id))
    )
    for rows in session.execute(statement.execution_options(yield_per=BATCH)).partitions():
        changed = [row.key for row in rows if row.op == "changed"]
        followed = dict(_followed(session, changed, revision))
        for row in rows:
            record = RecordChange(row.op, row.type, row.key)
            yield followed.get((row.key, revision), record)


def key_of(session: Session, name: str) -> str:
    """The key that the history knows by this name, or that of the record that is called so.

    Raises UsageError where several are.
    """
    known = session.scalar(select(_CHANGE.c.key).where(_CHANGE.c.key == name).limit(1))
    return known or key_called(session, name)


def changes_of(session: Session, key: str) -> dict[int, RecordChange]:
    """All that ever happened to a record, by revision, the latest first, with all fields."""
    return {revision: change for (_, revision), change in _followed(session, [key], 1)}


def _followed(
    session: Session, keys: Sequence[str], since: int
) -> Iterator[tuple[tuple[str, int], RecordChange]]:
    """What happened to these records from a revision on, by key and revision, the latest first."""
    now = _now(session, keys)
    rows = session.execute(
        select(_CHANGE)
        .where(_CHANGE.c.key.in_(keys), _CHANGE.c.revision_id >= since)
        .order_by(_CHANGE.c.key, _CHANGE.c.revision_id.desc(), _CHANGE.c.id)
    ).all()
    for key, of_key in groupby(rows, key=lambda row: row.key):
        after: Canonical = now.get(key, {})
        for revision, found in groupby(of_key, key=lambda row: row.revision_id):
            of_revision = list(found)
            before = _before(of_revision, after)
            first = of_revision[0]
            names = [n for n in dict.fromkeys((*before, *after)) if before.get(n) != after.get(n)]
            fields = (FieldChange(name, before.get(name), after.get(name)) for name in names)
            yield (key, revision), RecordChange(first.op, first.type, key, tuple(fields))
            after = before


def _before(rows: Sequence[Any], after: Canonical) -> Canonical:
    """A record as it was before a revision, which left it as ``after``."""
    if rows[0].op == "added":
        return {}
    if rows[0].op == "removed":
        record: Canonical = json.loads(rows[0].before)["record"]
        return record
    before = dict(after)
    for row in rows:
        if row.before is None:
            del before[row.field]
        else:
            before[row.field] = json.loads(row.before)
    return before


def _now(session: Session, keys: Sequence[str]) -> dict[str, Canonical]:
    """These records as they are, without those that are gone."""
    known = select(_ENTITY.c.id, _ENTITY.c.key).where(_ENTITY.c.key.in_(keys))
    ids = dict(session.execute(known).all())
    return {ids[id_]: record for id_, record in records(session, ids).items()}


def _files(session: Session, ids: Sequence[int]) -> dict[int, tuple[ReadFile, ...]]:
    rows = session.execute(
        select(_FILE)
        .where(_FILE.c.revision_id.in_(ids))
        .order_by(_FILE.c.revision_id, _FILE.c.chronicle, _FILE.c.path)
    )
    return {
        revision: tuple(ReadFile(row.chronicle, row.path, row.sha256) for row in found)
        for revision, found in groupby(rows, key=lambda row: row.revision_id)
    }


def _counts(session: Session, ids: Sequence[int]) -> dict[int, dict[str, int]]:
    """By revision, how many records it added, changed and removed."""
    found = {id_: dict.fromkeys(CHANGES, 0) for id_ in ids}
    statement = (
        select(_CHANGE.c.revision_id, _CHANGE.c.op, func.count(_CHANGE.c.key.distinct()))
        .where(_CHANGE.c.revision_id.in_(ids))
        .group_by(_CHANGE.c.revision_id, _CHANGE.c.op)
    )
    for revision, op, count in session.execute(statement):
        found[revision][op] = count
    return found


def _records(session: Session, ids: Sequence[int]) -> dict[int, tuple[RecordChange, ...]]:
    """By revision, its records, in its order."""
    columns = (_CHANGE.c.revision_id, _CHANGE.c.op, _CHANGE.c.type, _CHANGE.c.key)
    statement = (
        select(*columns)
        .where(_CHANGE.c.revision_id.in_(ids))
        .group_by(*columns)
        .order_by(_CHANGE.c.revision_id, func.min(_CHANGE.c.id))
    )
    return {
        revision: tuple(RecordChange(row.op, row.type, row.key) for row in found)
        for revision, found in groupby(session.execute(statement), key=lambda row: row.revision_id)
    }
