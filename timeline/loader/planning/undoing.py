"""Undo a revision: turn its history into a batch that restores the previous state."""

import json
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col

from timeline.canonical.from_rows import records
from timeline.canonical.record import Canonical, placed
from timeline.database.sessions import Session
from timeline.errors import DatabaseError, Problem
from timeline.loader.planning.chronicles import folders
from timeline.loader.records.batch import Batch, LoadedFile
from timeline.loader.records.history import entry_of, restore_texts
from timeline.loader.records.locations import FileName, Locations
from timeline.loader.records.stored import StoredIdentity, by_key
from timeline.models import Change, Revision, RevisionFile
from timeline.models.history import FILE_ZONE, file_name
from timeline.progress import Progress, counted, silent


def undoing(session: Session, progress: Progress = silent) -> tuple[int, Batch]:
    """Return the last revision in effect, and a batch that restores the state before it.

    An undone revision and the revision that undid it are skipped, so a second undo goes further
    back. Raises DatabaseError if there is nothing to undo.
    """
    undone = select(col(Revision.undoes_id)).where(col(Revision.undoes_id).is_not(None))
    last = session.scalar(
        select(func.max(col(Revision.id)))
        .where(col(Revision.undoes_id).is_(None))
        .where(col(Revision.id).not_in(undone))
    )
    if last is None:
        raise DatabaseError("there is nothing to undo", "load something first: timeline load")
    changes = session.execute(
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
    past = _Past(folders.stored_files(session))
    count = select(func.count()).where(col(Change.revision_id) == last)
    told = counted(changes, progress, "reading the history", session.scalar(count) or 0)
    for type_, key, op, name, before in told:
        past.take(type_, key, op, name, None if before is None else json.loads(before))
    batch = past.batch(session)
    if not session.scalar(select(col(Revision.complete)).where(col(Revision.id) == last)):
        _guess(session, last, batch)
    return last, batch


@dataclass(slots=True)
class _Past:
    """Collects the changes of a revision to reverse them. ``files``: the files as they were."""

    files: dict[FileName, LoadedFile]
    titles: dict[str, str] = field(default_factory=dict)
    gone_files: set[FileName] = field(default_factory=set)
    gone_chronicles: set[str] = field(default_factory=set)
    restored: set[FileName] = field(default_factory=set)
    lines: dict[FileName, dict[str, int]] = field(default_factory=dict)
    rows: dict[str, dict[str, list[list[str]]]] = field(default_factory=dict)
    added: set[str] = field(default_factory=set)
    removed: dict[str, tuple[str, Any]] = field(default_factory=dict)
    fields: dict[str, dict[str, Any]] = field(default_factory=dict)
    moved: dict[str, Locations] = field(default_factory=dict)

    def take(self, type_: str, key: str, op: str, name: str, before: Any) -> None:
        """Note one change."""
        if type_ == "chronicle":
            self._chronicle(key, op, before)
        elif type_ == "file":
            self._file(file_name(key), op, name, before)
        elif op == "added":
            self.added.add(key)
        elif op == "removed":
            self.removed[key] = type_, before
        elif op == "moved":
            self.moved[key] = Locations.from_json(before)
        else:
            self.fields.setdefault(key, {})[name] = before

    def _chronicle(self, name: str, op: str, before: Any) -> None:
        if op == "added":
            self.gone_chronicles.add(name)
        else:
            self.titles[name] = (before["title"] if op == "removed" else before) or ""

    def _file(self, file: FileName, op: str, name: str, before: Any) -> None:
        if op == "added":
            self.gone_files.add(file)
        elif op == "removed":
            self.files[file] = LoadedFile(*file, before["sha256"], before["timezone"])
            self.restored.add(file)
        elif name == "lines":
            self.lines.setdefault(file, {}).update(before)
        elif name == "rows":
            self.rows |= before
        elif file in self.files:
            self.files[file] = replace(self.files[file], **{name: before or ""})
            self.restored.add(file)

    def batch(self, session: Session) -> Batch:
        """Return all collected changes as a batch that reverses them."""
        lined = {key for lines in self.lines.values() for key in lines}
        touched = by_key(session, {*self.fields, *self.moved, *self.rows, *lined})
        locations = folders.locations_of(session, touched.values()) | self.moved
        for key, (_, kept) in self.removed.items():
            locations[key] = Locations.from_json(kept)
            self._restore_files(locations[key], kept["timezone"] or "")
        for file, lines in self.lines.items():
            for key, line in lines.items():
                if key in locations:
                    locations[key] = locations[key].on_line(file, line)
        batch = Batch(
            restores=True,
            locations=locations,
            titles=self.titles,
            files=[self.files[name] for name in sorted(self.restored)],
            gone_files=self.gone_files,
            gone_chronicles=self.gone_chronicles,
            removals=self.added,
        )
        changed = {key: touched[key] for key in (*self.fields, *self.moved, *self.rows)}
        present = records(session, [old.id for old in changed.values()])
        for key, old in changed.items():
            record = placed(present[old.id], self.rows.get(key, {}))
            self._restore(batch, old, _before(record, self.fields.get(key, {})))
        for key, (type_, kept) in self.removed.items():
            old = StoredIdentity(0, key, type_, "", None, 0, "", "", None)
            self._restore(batch, old, kept["record"])
        restore_texts(session, batch.entries.values())
        return batch

    def _restore_files(self, locations: Locations, zone: str) -> None:
        """Create the files of a record again if an older version removed them without a note."""
        for line in locations.lines:
            if line.name not in self.files:
                self.files[line.name] = LoadedFile(*line.name, "", zone)
                self.restored.add(line.name)

    def _restore(self, batch: Batch, old: StoredIdentity, record: Canonical) -> None:
        own = batch.locations[old.key].own
        there = old._replace(
            chronicle=own.chronicle,
            file=own.file,
            line=own.line,
            timezone=self.files[own.name].timezone,
        )
        batch.entries[old.key] = entry_of(there, record)


def _before(record: Canonical, fields: dict[str, Any]) -> Canonical:
    """Return a record as it was before these fields changed.

    The time zone of an event is not restored here, because it is that of its file.
    """
    before = dict(record)
    for name, value in fields.items():
        if value is None:
            before.pop(name, None)
        elif name != FILE_ZONE:
            before[name] = value
    return before


def _guess(session: Session, last: int, batch: Batch) -> None:
    """Guess what to remove from the files that an older version read, as it kept no other history.

    Files and chronicles that this revision was the first to read are removed if they contain no
    record. If it read others too, a warning reports that these stay as they are.
    """
    read = {
        earlier: {
            (chronicle, path)
            for chronicle, path in session.execute(
                select(col(RevisionFile.chronicle), col(RevisionFile.path)).where(when)
            )
        }
        for earlier, when in (
            (False, col(RevisionFile.revision_id) == last),
            (True, col(RevisionFile.revision_id) < last),
        )
    }
    batch.gone_files |= read[False] - read[True]
    batch.gone_chronicles |= {name for name, _ in read[False] - read[True]}
    if read[False] & read[True] or not read[False]:
        message = (
            "was made by an older version of timeline, which did not keep time zones of files,"
            " titles of chronicles, and moves from file to file: these stay as they are now"
        )
        batch.warnings.append(Problem("", 0, f"revision {last}", message, warning=True))
