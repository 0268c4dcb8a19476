"""The chronicles and files that contain records, and the changes that a load makes to them.

They are compared with the stored ones before anything is written, so that the load knows whether
it changes anything, and the history gets the previous content.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlmodel import col

from timeline.database.sessions import Session
from timeline.loader.records.batch import Batch, LoadedFile
from timeline.loader.records.history import ChangeRow
from timeline.loader.records.locations import FileLine, FileName, Locations
from timeline.loader.records.stored import StoredIdentity, select_in
from timeline.models import Chronicle, Definition, Entity, File
from timeline.models.history import file_key


def locations_of(session: Session, stored: Iterable[StoredIdentity]) -> dict[str, Locations]:
    """Return the files and lines of these records, by key."""
    olds = {old.id: old for old in stored}
    also: dict[int, list[FileLine]] = {}
    for id_, *line in select_in(session, _ALSO, col(Definition.entity_id), olds):
        also.setdefault(id_, []).append(FileLine(*line))
    return {
        old.key: Locations(old.where, tuple(sorted(also.get(id_, ())))) for id_, old in olds.items()
    }


def defined_in(session: Session, chronicles: Iterable[str]) -> set[str]:
    """Return the keys of the records that these chronicles define, but another one owns."""
    return {row[0] for row in select_in(session, _DEFINED, col(Chronicle.name), chronicles)}


_ALSO = (
    select(
        col(Definition.entity_id),
        col(Chronicle.name),
        col(File.path),
        col(Definition.line),
        col(Definition.own_record),
    )
    .join(File, col(File.id) == col(Definition.file_id))
    .join(Chronicle, col(Chronicle.id) == col(File.chronicle_id))
)
_DEFINED = (
    select(col(Entity.key))
    .join(Definition, col(Definition.entity_id) == col(Entity.id))
    .join(File, col(File.id) == col(Definition.file_id))
    .join(Chronicle, col(Chronicle.id) == col(File.chronicle_id))
)


@dataclass(slots=True)
class Folders:
    """The planned changes of chronicles and files."""

    #: The titles of chronicles that are new or have another title; empty for no title.
    titles: dict[str, str] = field(default_factory=dict)
    #: Files that are new or differ in any way, even only in their hash.
    files: list[LoadedFile] = field(default_factory=list)
    gone_files: list[FileName] = field(default_factory=list)
    gone_chronicles: list[str] = field(default_factory=list)
    changes: list[ChangeRow] = field(default_factory=list)
    #: The previous hashes of files. Another hash alone is not reported as a change.
    hashes: list[ChangeRow] = field(default_factory=list)
    #: Files that state their times in another zone than before, with the new zone.
    rezoned: dict[FileName, str] = field(default_factory=dict)


_FILES = select(col(Chronicle.name), col(File.path), col(File.sha256), col(File.timezone)).join(
    File, col(File.chronicle_id) == col(Chronicle.id)
)
_TITLES = select(col(Chronicle.name), col(Chronicle.title))


def stored_files(session: Session) -> dict[FileName, LoadedFile]:
    """Return all stored files, as they were last read, by name."""
    files = (
        LoadedFile(chronicle, path, sha256, zone or "")
        for chronicle, path, sha256, zone in session.execute(_FILES)
    )
    return {file.name: file for file in files}


def stored_titles(session: Session) -> dict[str, str]:
    """Return the title of every chronicle; empty for no title."""
    return {name: title or "" for name, title in session.execute(_TITLES)}


def compare(session: Session, batch: Batch) -> Folders:
    """Return how the chronicles and files of a batch differ from the stored ones."""
    planned = Folders()
    titles, files = stored_titles(session), stored_files(session)
    wanted = batch.titles | {f.chronicle: "" for f in batch.files if f.chronicle not in titles}
    for name, title in (wanted | batch.titles).items():
        if name not in titles:
            planned.changes.append(ChangeRow("chronicle", name, "added"))
        elif titles[name] != title:
            before = titles[name] or None
            planned.changes.append(ChangeRow("chronicle", name, "changed", "title", before))
        else:
            continue
        planned.titles[name] = title
    for file in batch.files:
        old, key = files.get(file.name), file_key(*file.name)
        if old is None:
            planned.changes.append(ChangeRow("file", key, "added"))
        elif old == file:
            continue
        elif old.timezone != file.timezone:
            before = old.timezone or None
            planned.changes.append(ChangeRow("file", key, "changed", "timezone", before))
            planned.rezoned[file.name] = file.timezone
        if old is not None and old.sha256 != file.sha256:
            planned.hashes.append(ChangeRow("file", key, "changed", "sha256", old.sha256))
        planned.files.append(file)
    return planned


def clear_out(
    session: Session, batch: Batch, planned: Folders, locations: Mapping[str, Locations]
) -> None:
    """Plan to remove the files that contain no record and are no longer in their folder.

    ``locations`` has the new locations of the records that this batch affects; all other records
    stay where they are. A file or chronicle that an undo removes must also contain no record.
    """
    files, titles = stored_files(session), stored_titles(session)
    read = {file.name for file in batch.files}
    going = {name for name in files if name in batch.gone_files} | {
        name for name in files if name[0] in batch.whole and name not in read
    }
    going -= {name for each in locations.values() for name in each.files}
    going -= set(_occupied(session, going, set(locations) | batch.removals))
    for name in sorted(going):
        kept = {"sha256": files[name].sha256, "timezone": files[name].timezone}
        planned.changes.append(ChangeRow("file", file_key(*name), "removed", before=kept))
    planned.gone_files = sorted(going)
    with_files = {chronicle for chronicle, _ in (set(files) | read) - going}
    for chronicle in sorted(batch.gone_chronicles & set(titles) - with_files):
        title = {"title": titles[chronicle]}
        planned.changes.append(ChangeRow("chronicle", chronicle, "removed", before=title))
        planned.gone_chronicles.append(chronicle)


def _occupied(session: Session, names: Iterable[FileName], moving: set[str]) -> Iterator[FileName]:
    """Yield those of these files that contain a record other than the ``moving`` ones."""
    wanted = set(names)
    if not wanted:
        return
    chronicles = {chronicle for chronicle, _ in wanted}
    kept = select(col(Entity.key), col(Chronicle.name), col(File.path)).join_from(
        Entity, File, col(File.id) == col(Entity.file_id)
    )
    also = (
        select(col(Entity.key), col(Chronicle.name), col(File.path))
        .join_from(Entity, Definition, col(Definition.entity_id) == col(Entity.id))
        .join(File, col(File.id) == col(Definition.file_id))
    )
    for statement in (kept, also):
        joined = statement.join(Chronicle, col(Chronicle.id) == col(File.chronicle_id))
        for key, *name in select_in(session, joined, col(Chronicle.name), chronicles):
            if key not in moving and tuple(name) in wanted:
                yield name[0], name[1]


def lines_before(was: Mapping[str, Locations], now: Mapping[str, Locations]) -> Iterator[ChangeRow]:
    """Yield the previous lines of records that moved within their files."""
    lines: dict[FileName, dict[str, int]] = {}
    for key, then in was.items():
        if key in now and now[key].files == then.files:
            for old, new in zip(then.lines, now[key].lines, strict=True):
                if old.line != new.line:
                    lines.setdefault(old.name, {})[key] = old.line
    for name, kept in lines.items():
        yield ChangeRow("file", file_key(*name), "changed", "lines", kept)
