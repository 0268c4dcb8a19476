"""Revisions: who changed what, when; and how to take the last one back.

A revision keeps, field by field, what stood there before. What was added needs no more than its
key. With that every earlier state can be rebuilt from the present one, backwards.
"""

import getpass
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, insert, select
from sqlmodel import Session, col

from timeline import __version__
from timeline.errors import DatabaseError, DataError
from timeline.kinds.canonical import Canonical, content_hash
from timeline.loader.batch import Batch, Entry
from timeline.loader.checking.record import check_record, nodes_of
from timeline.loader.stored import Stored, by_key, select_in
from timeline.models import Change, Revision, RevisionFile, Text
from timeline.query.records import records
from timeline.readers import Record


def open_revision(session: Session, command: str, undoes: int | None) -> int:
    """A new revision, by this user, now."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):  # a container may run under a number that has no name
        user = "unknown"
    revision = Revision(
        at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        user=user,
        tool=f"timeline {__version__}",
        command=command,
        undoes_id=undoes,
    )
    session.add(revision)
    session.flush()
    assert revision.id is not None
    return revision.id


def record_files(session: Session, revision: int, batch: Batch) -> None:
    """Note the files that the revision read, with their hashes."""
    rows = [
        {
            "revision_id": revision,
            "chronicle": file.chronicle,
            "path": file.path,
            "sha256": file.sha256,
        }
        for file in batch.files
    ]
    if rows:
        session.execute(insert(RevisionFile), rows)


def change_rows(
    revision: int,
    added: Iterable[Entry],
    changed: Iterable[tuple[Stored, Canonical, Canonical]],
    removed: Iterable[tuple[Stored, Canonical]],
) -> Iterator[dict[str, Any]]:
    """What the revision did; ``changed`` gives each record as it was and as it is."""

    def row(type_: str, key: str, op: str, field: str = "", before: Any = None) -> dict[str, Any]:
        kept = None if before is None else json.dumps(before, ensure_ascii=False)
        return {
            "revision_id": revision,
            "type": type_,
            "key": key,
            "op": op,
            "field": field,
            "before": kept,
        }

    for entry in added:
        yield row(entry.checked.type, entry.key, "added")
    for stored, old, new in changed:
        for name in dict.fromkeys((*old, *new)):
            if old.get(name) != new.get(name):
                yield row(stored.type, stored.key, "changed", name, old.get(name))
    for stored, old in removed:
        tomb = {
            "record": old,
            "chronicle": stored.chronicle,
            "file": stored.file,
            "line": stored.line,
            "timezone": stored.timezone,
        }
        yield row(stored.type, stored.key, "removed", "", tomb)


def undoing(session: Session) -> tuple[int, Batch]:
    """The last revision that still stands, and a batch that restores what stood before it.

    What is undone stands no longer, and neither does its undoing: undoing again goes further back.
    """
    undone = select(col(Revision.undoes_id)).where(col(Revision.undoes_id).is_not(None))
    last = session.scalar(
        select(func.max(col(Revision.id)))
        .where(col(Revision.undoes_id).is_(None))
        .where(col(Revision.id).not_in(undone))
    )
    if last is None:
        raise DatabaseError("there is nothing to undo", "load something first: timeline load")
    changes = list(
        session.execute(
            select(
                col(Change.type),
                col(Change.key),
                col(Change.op),
                col(Change.field),
                col(Change.before),
            )
            .where(col(Change.revision_id) == last)
            .order_by(col(Change.id))
        )
    )
    touched = by_key(session, {key for _, key, _, _, _ in changes})
    present = records(session, [stored.id for stored in touched.values()])
    restored: dict[str, Canonical] = {}
    batch = Batch()
    for type_, key, op, field, before in changes:
        value: Any = None if before is None else json.loads(before)
        if op == "added":
            batch.removals.add(key)
        elif op == "removed":
            stored = Stored(
                0, key, type_, "", value["line"], value["file"], value["chronicle"],
                value["timezone"],
            )  # fmt: skip
            _restore(batch, stored, value["record"])
        else:
            record = restored.setdefault(key, dict(present[touched[key].id]))
            if value is None:
                record.pop(field, None)
            else:
                record[field] = value
    for key, record in restored.items():
        _restore(batch, touched[key], record)
    restore_texts(session, batch.entries.values())
    return last, batch


def _restore(batch: Batch, stored: Stored, record: Canonical) -> None:
    batch.seen.add(stored.key)
    batch.entries[stored.key] = entry_of(stored, record)


def entry_of(stored: Stored, record: Canonical) -> Entry:
    """A stored record as the entry of a batch, checked again.

    Raises DataError for one that an older version of the program took and this one does not.
    """
    path = f"{stored.chronicle}/{stored.file}"
    raw = Record(stored.type, stored.key, nodes_of(record), path, stored.file, stored.line)
    checked, problems = check_record(raw, stored.timezone or "")
    if faults := [problem for problem in problems if not problem.warning]:
        raise DataError(
            sorted(faults),
            "an older version of timeline took this: correct the file and load it again",
        )
    if "text_sha256" in record:
        checked.canonical["text_sha256"] = record["text_sha256"]
    return Entry(checked, stored.chronicle, content_hash(checked.canonical))


def restore_texts(session: Session, entries: Iterable[Entry]) -> None:
    """Give those of these entries that are sources with a text that text again."""
    sources = [entry for entry in entries if "text_sha256" in entry.checked.canonical]
    wanted = {entry.checked.canonical["text_sha256"] for entry in sources}
    statement = select(col(Text.sha256), col(Text.body))
    bodies = dict(select_in(session, statement, col(Text.sha256), wanted))
    for entry in sources:
        entry.body = bodies[entry.checked.canonical["text_sha256"]]
