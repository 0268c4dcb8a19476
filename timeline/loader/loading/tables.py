"""Load one table into the open transaction: chunk by chunk, and each row accounted for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlmodel import Session, col

from timeline.canonical.record import content_hash
from timeline.errors import DataError, Problem
from timeline.loader.checking.record import check_record
from timeline.loader.loading.apply import OpenRevision, apply
from timeline.loader.loading.chunks import Chunks, RowGroup, rejected_by
from timeline.loader.loading.directory import StoredDirectory
from timeline.loader.loading.gone import GoneRecords, remove_gone
from timeline.loader.loading.rejects import Rejects
from timeline.loader.planning.report import Report, RowReport, TypedKey
from timeline.loader.records import stored
from timeline.loader.records.batch import MOST_PROBLEMS, Batch, BatchRecord, LoadedFile, Progress
from timeline.loader.records.stored import select_in
from timeline.models import Entity
from timeline.readers.formats.base import Conversion, UnknownName
from timeline.readers.imports import TableImport, TableOptions
from timeline.readers.opening.feed import Stop
from timeline.text import clip, plural


@dataclass(slots=True)
class TableLoad:
    """The load of one table: what was found so far.

    ``problems`` are at most ``MOST_PROBLEMS``; ``seen`` has a 1 at the id of each stored record
    that the table has; ``rejected`` are the keys of the events of rejected rows.
    """

    session: Session
    table: TableImport
    options: TableOptions
    revision: OpenRevision
    progress: Progress
    rejects: Rejects | None = None
    rows: RowReport = field(default_factory=RowReport)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    added: list[TypedKey] = field(default_factory=list)
    changed: list[TypedKey] = field(default_factory=list)
    seen: bytearray = field(default_factory=bytearray)
    rejected: set[str] = field(default_factory=set)
    directory: StoredDirectory = field(init=False)

    def run(self, *, prune: bool) -> Report:
        """Write the table's records, or raise DataError with all its problems.

        The rows that have problems are left out with ``skip_bad``. Records of an earlier load of
        this table that it no longer has are removed (``gone``), unless it is a part of a table.
        """
        file = LoadedFile(self.table.key, self.table.file, self.table.table.file.sha256, "")
        self.directory = StoredDirectory(self.session, self.table.key)
        conversion = Conversion(
            self.table.key,
            self.directory,
            self.options.add_unknown,
            self.table.settings,
        )
        if self.table.is_part:
            conversion.rows_before = self.directory.rows_of
        self.rows.path = self.table.table.file.path
        self.rows.key = self.table.key
        self._source(file)
        chunks = Chunks(self.table, conversion, file)
        try:
            self._read(chunks)
        except Stop as stop:
            raise DataError([Problem(self.rows.path, stop.line, "", stop.message)]) from stop
        self._note_unknown(conversion)
        if self.problems and not self.options.skip_bad:
            raise DataError(sorted(self.problems), self._hint(), self.warnings)
        gone = GoneRecords() if self.table.is_part else self._remove_gone(file, prune)
        self.rows.kept = gone.kept
        return Report(
            added=self.added,
            changed=self.changed,
            removed=gone.removed,
            warnings=self.warnings,
            revision=self.revision.id,
            tables=[self.rows],
        )

    def put_rejects(self) -> None:
        """Give the file of rejected rows its name."""
        if self.rejects is not None and self.rejects.count:
            self.rejects.put()
            self.rows.rejects = str(self.rejects.path)

    def _read(self, chunks: Chunks) -> None:
        """Write the rows of all chunks; those that refer to events of later rows come last."""
        waiting: list[RowGroup] = []
        for groups in chunks:
            self._reject_repetitions(groups, waiting)
            later = self._leading_on(groups)
            waiting += later
            self._chunk(chunks, [each for each in groups if each not in later])
            self.progress("rows", self.rows.total, 0)
        self._chunk(chunks, waiting)

    # -- records ----------------------------------------------------------------------------------

    def _source(self, file: LoadedFile) -> None:
        """Write the source that the rows are passages of."""
        checked, problems = check_record(self.table.source)
        faults = [each for each in problems if not each.warning]
        self.warnings += [each for each in problems if each.warning]
        if faults:
            raise DataError(faults)
        entry = BatchRecord(checked, file.chronicle, content_hash(checked.canonical))
        title = checked.canonical.get("title", "")
        batch = Batch(partial=True, files=[file], titles={file.chronicle: title})
        if self.table.is_part:
            batch.titles.clear()
        batch.entries[entry.key] = entry
        batch.seen.add(entry.key)
        batch.heads[file.chronicle] = checked.path, checked.line
        try:
            self._note(apply(self.session, batch, self.revision))
        except DataError as error:
            error.hint = (
                f"if the key {entry.key} belongs to another record, give the table one of its own:"
                f" --source key={entry.key}-register"
            )
            raise
        self._mark([entry.key])

    def _chunk(self, chunks: Chunks, groups: Sequence[RowGroup]) -> None:
        """Write the sound rows of a chunk, and account for all of them."""
        report = Report()
        while any(not each.is_rejected and each.events for each in groups):
            batch = chunks.batch(groups)
            batch.heads[self.table.key] = self.rows.path, 1
            keys = list(batch.entries)
            try:
                report = apply(self.session, batch, self.revision)
            except DataError as error:
                if not rejected_by(error.problems, groups):
                    raise
                continue
            chunks.written |= {key for key in keys if key in chunks.definitions}
            self._mark(keys)
            break
        self._note(report)
        self._account(groups, report)

    def _leading_on(self, groups: Sequence[RowGroup]) -> list[RowGroup]:
        """Return the groups that refer to events of later rows: they wait for the end."""
        here = {event.key for each in groups if not each.is_rejected for event in each.events}
        sound = [each for each in groups if not each.is_rejected]
        missing = {key for each in sound for type_, key in each.refers if type_ == "event"} - here
        missing -= stored.by_key(self.session, missing).keys()
        waiting = {("event", key) for key in missing}
        return [each for each in sound if not waiting.isdisjoint(each.refers)]

    def _reject_repetitions(self, groups: Iterable[RowGroup], waiting: Iterable[RowGroup]) -> None:
        """Reject rows with a key that an earlier row of this table has."""
        keys = [event.key for each in groups if not each.is_rejected for event in each.events]
        statement = select(col(Entity.key), col(Entity.id), col(Entity.line))
        lines = {
            key: line
            for key, id_, line in select_in(self.session, statement, col(Entity.key), keys)
            if id_ < len(self.seen) and self.seen[id_]
        }
        lines |= {event.key: event.where.line for each in waiting for event in each.events}
        for group in groups:
            if group.is_rejected:
                continue
            for event in group.events:
                other = f"that of line {lines[event.key]}" if event.key in lines else ""
                if other := other or self._row_before(group, event.key):
                    message = f"the row has the same identity as {other}"
                    where = self.rows.path, event.where.line, event.key
                    group.problems.append(Problem(*where, message))
            if not group.is_rejected:
                lines |= {event.key: event.where.line for event in group.events}

    def _row_before(self, group: RowGroup, key: str) -> str:
        """Return the other row of the whole table that an event was made from; empty if none is.

        A mended row must not replace the event of a row that was loaded before.
        """
        if not self.table.is_part:
            return ""
        rows = self.directory.rows_of(key)
        if not rows or not rows.isdisjoint(row.number for row in group.rows):
            return ""
        return f"row {min(rows)} of {self.table.key}"

    def _mark(self, keys: Iterable[str]) -> None:
        """Mark stored records as those that the table has."""
        statement = select(col(Entity.key), col(Entity.id))
        for _, id_ in select_in(self.session, statement, col(Entity.key), keys):
            if id_ >= len(self.seen):
                self.seen.extend(bytes(max(id_ + 1 - len(self.seen), 100_000)))
            self.seen[id_] = 1

    def _remove_gone(self, file: LoadedFile, prune: bool) -> GoneRecords:
        return remove_gone(
            self.session, file, self.seen, self.rows.path, self._apply_removal,
            rejected=self.rejected, prune=prune,
        )  # fmt: skip

    def _apply_removal(self, batch: Batch) -> None:
        apply(self.session, batch, self.revision)

    # -- accounting -------------------------------------------------------------------------------

    def _account(self, groups: Iterable[RowGroup], report: Report) -> None:
        added = {each.key for each in report.added}
        changed = {each.key for each in (*report.changed, *report.moved)}
        for group in groups:
            self.rows.total += len(group.rows)
            if group.is_rejected:
                self.rows.rejected += len(group.rows)
                self._reject(group)
                continue
            self._warn(group.warnings)
            self._count(group, added, changed)

    def _count(self, group: RowGroup, added: set[str], changed: set[str]) -> None:
        """Count the rows of a group by what became of the events that were made at their lines."""
        self.rows.events += len(group.events)
        at_line: dict[int, set[str]] = {}
        for event in group.events:
            at_line.setdefault(event.where.line, set()).add(event.key)
        for row in group.rows:
            keys = at_line.get(row.line, set())
            if not group.events:
                self.rows.left_out += 1
            elif not keys:
                self.rows.merged += 1
            elif not keys.isdisjoint(added):
                self.rows.added += 1
            elif not keys.isdisjoint(changed):
                self.rows.changed += 1
            else:
                self.rows.unchanged += 1

    def _reject(self, group: RowGroup) -> None:
        problems = [*group.problems, *group.unknown]
        if self.rejects is not None:
            self.rejects.add(group.rows, problems)
            self.rejected.update(event.key for event in group.events)
        if not self.options.skip_bad:
            room = MOST_PROBLEMS - len(self.problems)
            self.problems += group.problems[: max(room, 0)]
            self.rows.beyond += max(len(group.problems) - max(room, 0), 0)

    def _note(self, report: Report) -> None:
        """Add what an applied batch changed; events are only counted."""
        self.added += [each for each in report.added if each.type != "event"]
        self.changed += [each for each in report.changed if each.type != "event"]
        self._warn(report.warnings)

    def _warn(self, warnings: Sequence[Problem]) -> None:
        self.warnings += warnings[: max(MOST_PROBLEMS - len(self.warnings), 0)]

    def _note_unknown(self, conversion: Conversion) -> None:
        """Note each unknown name once, with its count and the nearest known names."""
        found = conversion.unknown.values()
        if self.options.add_unknown:
            return
        self.rows.unknown = len(found)
        for each in sorted(found, key=lambda name: (-name.count, name.name)):
            message = _unknown(each, self.directory)
            problem = Problem(self.rows.path, each.row.line, each.column, message)
            if not self.options.skip_bad:
                self.problems.append(problem)
            else:
                self._warn([Problem(*_fields(problem), warning=True)])

    def _hint(self) -> str:
        beyond = f" ({self.rows.beyond:,} more problems are not listed)" if self.rows.beyond else ""
        unknown = ""
        if self.rows.unknown:
            names = plural(self.rows.unknown, "unknown name")
            unknown = f"; --add-unknown makes records of the {names}"
        return (
            f"nothing was written: {self.rows.rejected:,} of {self.rows.total:,} rows have"
            f" problems{beyond}; --skip-bad loads the others and writes these to a file{unknown}"
        )


def _fields(problem: Problem) -> tuple[str, int, str, str]:
    return problem.path, problem.line, problem.field, problem.message


def _unknown(each: UnknownName, directory: StoredDirectory) -> str:
    rows = plural(each.count, "row")
    near = directory.near(each.type, each.name)
    return f"no {each.type} has the name {clip(each.name)!r} ({rows}){near and f'; {near}'}"
