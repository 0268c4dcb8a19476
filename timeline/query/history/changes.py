"""The changes that revisions made to a record, a chronicle or a file, from the latest backwards.

The database stores the content *before* a revision. The content after it is what the next revision
found, or the present content.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from sqlalchemy import and_, not_, select

from timeline.canonical.from_rows import records
from timeline.canonical.record import Canonical, is_same
from timeline.database.rounds import among, texts_among
from timeline.database.sessions import Session
from timeline.models.columns import TABLES
from timeline.models.history import FILE_ZONE, file_key, file_name

FOLDERS: Final = ("chronicle", "file")
"""The types of changed objects that are not records."""

_CHANGE, _CHRONICLE, _DEFINITION, _ENTITY, _FILE = (
    TABLES[name] for name in ("change", "chronicle", "definition", "entity", "file")
)
OF_RECORD: Final = _CHANGE.c.type.not_in(FOLDERS)
REPORTED: Final = not_(
    and_(_CHANGE.c.type == "file", _CHANGE.c.field.in_(("sha256", "lines", "rows")))
)
"""The changes that are reported: not that a file was read again, and not line numbers."""


class FieldChange(NamedTuple):
    """A field of a record before and after, in canonical form; None if it had no value."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class RecordChange:
    """The change that a revision made to a record, a chronicle or a file.

    ``op`` is one of ``CHANGES``. If the time zone of its file has changed, an event has the field
    ``FILE_ZONE``. A record that moved has the field ``file`` (``chronicle/path``) if its file
    changed, ``also`` if the files of other chronicles that define it changed, and ``definitions``
    if the record is the same as before, but files that define it state more or less of it.
    """

    op: str
    type: str
    key: str
    fields: tuple[FieldChange, ...] = ()


def followed(
    session: Session, folder: str, keys: Sequence[str], since: int
) -> Iterator[tuple[tuple[str, int], RecordChange]]:
    """Yield the changes of these keys since a revision (included), by key, the latest first.

    ``folder`` is the type of the keys: ``chronicle``, ``file``, or empty for records. Each change
    comes with its key and revision.
    """
    of_type = _CHANGE.c.type == folder if folder else OF_RECORD
    now = _NOW[folder](session, keys)
    some = texts_among(keys, session.get_bind().dialect.name)
    rows = session.execute(
        select(_CHANGE)
        .where(_CHANGE.c.key.in_(some), _CHANGE.c.revision_id >= since, of_type, REPORTED)
        .order_by(_CHANGE.c.key, _CHANGE.c.revision_id.desc(), _CHANGE.c.id)
    ).all()
    for key, of_key in groupby(rows, key=lambda row: row.key):
        after = now.get(key, _Content({}, {}))
        for revision, found in groupby(of_key, key=lambda row: row.revision_id):
            of_revision = list(found)
            before = _before(of_revision, after)
            op, type_ = min((row.op, row.type) for row in of_revision)
            fields = _differing(before.own, after.own)
            if op in ("changed", "moved"):
                fields += _differing(before.around, after.around) or _restated(before, after)
            yield (key, revision), RecordChange(op, type_, key, tuple(fields))
            after = before


class _Content(NamedTuple):
    """The content of a record (``own``), and the values given by its place (``around``).

    The latter are its files and the time zone of its file. ``stated`` is what files state of it
    that do not state the whole record.
    """

    own: Canonical
    around: dict[str, Any]
    stated: Mapping[str, Canonical] = MappingProxyType({})


def _differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[FieldChange]:
    return [
        FieldChange(name, before.get(name), after.get(name))
        for name in dict.fromkeys((*before, *after))
        if not is_same(before.get(name), after.get(name))
    ]


def _before(rows: Sequence[Any], after: _Content) -> _Content:
    """Return the state before a revision that led to ``after``."""
    own, around, stated = dict(after.own), dict(after.around), after.stated
    for row in rows:
        before: Any = None if row.before is None else json.loads(row.before)
        if row.op == "added":
            return _Content({}, {})
        if row.op == "removed" and row.type == "chronicle":
            return _Content(_known({"title": before["title"]}), {})
        if row.op == "removed" and row.type == "file":
            return _Content(_known({"timezone": before["timezone"]}), {})
        if row.op == "removed":
            zone = before["timezone"] if row.type == "event" else None
            around = _where(before) | _known({FILE_ZONE: zone})
            return _Content(before["record"], around, _stated(before))
        if row.op == "moved":
            around |= {"also": None} | _where(before)
            stated = _stated(before)
        elif row.type == "event" and row.field == FILE_ZONE:
            around[FILE_ZONE] = before
        else:
            own[row.field] = before
    return _Content(_known(own), _known(around), stated)


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that are not empty."""
    return {name: value for name, value in values.items() if value}


def _where(kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return the files of a record, as stored in the history (``loader.records.locations``)."""
    also = [file_key(each["chronicle"], each["file"]) for each in kept.get("also", ())]
    return {"file": file_key(kept["chronicle"], kept["file"])} | _known({"also": also})


def _stated(kept: Mapping[str, Any]) -> dict[str, Canonical]:
    """Return what files state of a record that do not state the whole record."""
    return {
        file_key(each["chronicle"], each["file"]): each["own_record"]
        for each in (kept, *kept.get("also", ()))
        if "own_record" in each
    }


def _restated(before: _Content, after: _Content) -> list[FieldChange]:
    """Return what files state otherwise than before of a record that is still the same."""
    one, other = (
        {
            file: content.stated.get(file, content.own)
            for file in before.stated.keys() | after.stated.keys()
        }
        for content in (before, after)
    )
    if not is_same(before.own, after.own):
        return []
    changed = sorted(file for file in one if not is_same(one[file], other[file]))
    found = ({file: each[file] for file in changed} for each in (one, other))
    return _differing(*({"definitions": each} for each in found))


def _records_now(session: Session, keys: Sequence[str]) -> dict[str, _Content]:
    """Return the present state of these records; removed records are left out."""
    name = (_CHRONICLE.c.name, _FILE.c.path)
    dialect = session.get_bind().dialect.name
    kept = session.execute(
        select(
            _ENTITY.c.id, _ENTITY.c.key, _ENTITY.c.type, _ENTITY.c.own_record, _FILE.c.timezone,
            *name,
        )
        .join(_FILE, _FILE.c.id == _ENTITY.c.file_id)
        .join(_CHRONICLE, _CHRONICLE.c.id == _FILE.c.chronicle_id)
        .where(_ENTITY.c.key.in_(texts_among(keys, dialect)))
    ).all()  # fmt: skip
    also: dict[int, list[str]] = {}
    stated: dict[int, dict[str, Any]] = {
        row.id: {file_key(row.name, row.path): json.loads(row.own_record)}
        for row in kept
        if row.own_record is not None
    }
    for id_, own_record, *file in session.execute(
        select(_DEFINITION.c.entity_id, _DEFINITION.c.own_record, *name)
        .join(_FILE, _FILE.c.id == _DEFINITION.c.file_id)
        .join(_CHRONICLE, _CHRONICLE.c.id == _FILE.c.chronicle_id)
        .where(_DEFINITION.c.entity_id.in_(among([row.id for row in kept], dialect)))
        .order_by(*name)
    ):
        also.setdefault(id_, []).append(file_key(*file))
        if own_record is not None:
            stated.setdefault(id_, {})[file_key(*file)] = json.loads(own_record)
    own = records(session, [row.id for row in kept])
    return {
        row.key: _Content(
            own[row.id],
            {"file": file_key(row.name, row.path)}
            | _known({"also": also.get(row.id)})
            | _known({FILE_ZONE: row.timezone if row.type == "event" else None}),
            stated.get(row.id, {}),
        )
        for row in kept
    }


def _chronicles_now(session: Session, keys: Sequence[str]) -> dict[str, _Content]:
    some = texts_among(keys, session.get_bind().dialect.name)
    statement = select(_CHRONICLE).where(_CHRONICLE.c.name.in_(some))
    return {
        row.name: _Content(_known({"title": row.title}), {}) for row in session.execute(statement)
    }


def _files_now(session: Session, keys: Sequence[str]) -> dict[str, _Content]:
    paths = {file_name(key)[1] for key in keys}
    some = texts_among(paths, session.get_bind().dialect.name)
    statement = (
        select(_CHRONICLE.c.name, _FILE.c.path, _FILE.c.timezone)
        .join(_FILE, _FILE.c.chronicle_id == _CHRONICLE.c.id)
        .where(_FILE.c.path.in_(some))
    )
    return {
        file_key(row.name, row.path): _Content(_known({"timezone": row.timezone}), {})
        for row in session.execute(statement)
    }


_NOW: Final = {"": _records_now, "chronicle": _chronicles_now, "file": _files_now}
