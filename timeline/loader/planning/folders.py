"""The chronicles and files that records stand in, and what a load changes of them.

All of it is compared with what is stored before anything is written, so that a load knows whether
it changes anything, and the history what stood there before.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlmodel import Session, col

from timeline.loader.records.batch import Batch, LoadedFile
from timeline.loader.records.history import ChangeRow
from timeline.loader.records.standing import FileLine, FileName, Standing
from timeline.loader.records.stored import Stored, select_in
from timeline.models import Chronicle, Definition, Entity, File
from timeline.models.history import file_key


def standings(session: Session, stored: Iterable[Stored]) -> dict[str, Standing]:
    """Where these records stand, by key."""
    olds = {old.id: old for old in stored}
    also: dict[int, list[FileLine]] = {}
    for id_, *line in select_in(session, _ALSO, col(Definition.entity_id), olds):
        also.setdefault(id_, []).append(FileLine(*line))
    return {
        old.key: Standing(old.where, tuple(sorted(also.get(id_, ())))) for id_, old in olds.items()
    }


def defined_in(session: Session, chronicles: Iterable[str]) -> set[str]:
    """The keys of the records that these chronicles define and another one keeps."""
    return {row[0] for row in select_in(session, _DEFINED, col(Chronicle.name), chronicles)}


_ALSO = (
    select(col(Definition.entity_id), col(Chronicle.name), col(File.path), col(Definition.line))
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
    """What becomes of chronicles and files."""

    #: The titles of chronicles that are new or entitled otherwise; empty for none.
    titles: dict[str, str] = field(default_factory=dict)
    #: Files that are new, or of which something differs, if only their hash.
    files: list[LoadedFile] = field(default_factory=list)
    gone_files: list[FileName] = field(default_factory=list)
    gone_chronicles: list[str] = field(default_factory=list)
    changes: list[ChangeRow] = field(default_factory=list)
    #: The hashes of files before; that another hash was read is no change to tell.
    hashes: list[ChangeRow] = field(default_factory=list)
    #: Files that state their times in another zone than they did.
    rezoned: dict[FileName, str] = field(default_factory=dict)


def stored_files(session: Session) -> dict[FileName, LoadedFile]:
    """All files, as they were read last."""
    statement = select(
        col(Chronicle.name), col(File.path), col(File.sha256), col(File.timezone)
    ).join(File, col(File.chronicle_id) == col(Chronicle.id))
    files = (
        LoadedFile(chronicle, path, sha256, zone or "")
        for chronicle, path, sha256, zone in session.execute(statement)
    )
    return {file.name: file for file in files}


def stored_titles(session: Session) -> dict[str, str]:
    """The title of every chronicle; empty for none."""
    rows = session.execute(select(col(Chronicle.name), col(Chronicle.title)))
    return {name: title or "" for name, title in rows}


def compare(session: Session, batch: Batch) -> Folders:
    """What a batch says of chronicles and files, where that is not what is stored of them."""
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
    session: Session, batch: Batch, planned: Folders, standing: Mapping[str, Standing]
) -> None:
    """Plan to remove the files in which nothing stands and that are no longer in their folder.

    ``standing`` tells where the records that this batch concerns stand then; what is not among them
    stays where it is. What an undo takes back goes under the same condition.
    """
    files, titles = stored_files(session), stored_titles(session)
    read = {file.name for file in batch.files}
    going = {name for name in files if name in batch.gone_files} | {
        name for name in files if name[0] in batch.whole and name not in read
    }
    going -= {name for each in standing.values() for name in each.files}
    going -= set(_occupied(session, going, set(standing) | batch.removals))
    for name in sorted(going):
        kept = {"sha256": files[name].sha256, "timezone": files[name].timezone}
        planned.changes.append(ChangeRow("file", file_key(*name), "removed", before=kept))
    planned.gone_files = sorted(going)
    inhabited = {chronicle for chronicle, _ in (set(files) | read) - going}
    for chronicle in sorted(batch.gone_chronicles & set(titles) - inhabited):
        title = {"title": titles[chronicle]}
        planned.changes.append(ChangeRow("chronicle", chronicle, "removed", before=title))
        planned.gone_chronicles.append(chronicle)


def _occupied(session: Session, names: Iterable[FileName], moving: set[str]) -> Iterator[FileName]:
    """Those of these files in which a record stands that is not among the ``moving``."""
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


def lines_before(was: Mapping[str, Standing], now: Mapping[str, Standing]) -> Iterator[ChangeRow]:
    """The lines that records left which stay in their files."""
    lines: dict[FileName, dict[str, int]] = {}
    for key, then in was.items():
        if key in now and now[key].files == then.files:
            for old, new in zip(then.lines, now[key].lines, strict=True):
                if old.line != new.line:
                    lines.setdefault(old.name, {})[key] = old.line
    for name, kept in lines.items():
        yield ChangeRow("file", file_key(*name), "changed", "lines", kept)
