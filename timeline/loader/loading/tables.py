"""Load one table into the open transaction: chunk by chunk, and each row accounted for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlmodel import col

from timeline.canonical.record import content_hash
from timeline.database.sessions import Session
from timeline.errors import DataError, Problem
from timeline.loader.checking.record import check_record
from timeline.loader.loading.again import LoadIdentity
from timeline.loader.loading.apply import OpenRevision, apply
from timeline.loader.loading.around import among_stored, events_of
from timeline.loader.loading.chunks import Chunks, RowGroup, rejected_by, repeat
from timeline.loader.loading.days import compare_days
from timeline.loader.loading.directory import StoredDirectory
from timeline.loader.loading.editions import is_latest, refuse_other_edition, refuse_taken
from timeline.loader.loading.elsewhere import find_elsewhere
from timeline.loader.loading.gone import GoneRecords, remove_gone
from timeline.loader.loading.rejects import Rejects
from timeline.loader.loading.settings import check_settings
from timeline.loader.loading.tally import TableTally
from timeline.loader.planning.report import Report
from timeline.loader.records import stored
from timeline.loader.records.batch import Batch, BatchRecord, LoadedFile
from timeline.loader.records.stored import select_in
from timeline.models import Entity
from timeline.progress import Progress
from timeline.readers.formats.base import Conversion, row_text
from timeline.readers.imports import TableImport, TableOptions
from timeline.readers.opening.feed import Stop
from timeline.readers.tables.labels import labels


@dataclass(slots=True)
class TableLoad:
    """The load of one table: what was found so far.

    ``seen`` has a 1 at the id of each stored record that the table has. ``held`` are the keys of
    those that rejected rows are of; ``is_unsure``: of some rejected row that is not known.
    ``is_new``: no table is loaded under its key, which its user has not chosen. ``is_same``: its
    file was the last one loaded under its key. ``source`` represents it; ``is_stated``: it is
    written, because something of the table is new.
    """

    session: Session
    table: TableImport
    options: TableOptions
    revision: OpenRevision
    progress: Progress
    rejects: Rejects | None = None
    tally: TableTally = field(default_factory=TableTally)
    seen: bytearray = field(default_factory=bytearray)
    held: set[str] = field(default_factory=set)
    is_unsure: bool = False
    is_new: bool = False
    is_same: bool = False
    directory: StoredDirectory = field(init=False)
    source: BatchRecord = field(init=False)
    is_stated: bool = False

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
            self.table.is_part,
        )
        rows = self.tally.rows
        rows.path, rows.key = self.table.table.file.path, self.table.key
        check_settings(self.table, conversion)
        self.source = self._checked_source(file)
        self.is_same = is_latest(self.session, self.table.key, file.sha256)
        known = None
        if self.revision.id is None and not self.tally.warnings:
            known = self._loaded().report(self.session, self.table)
        if known is not None:
            self.tally.rows = known
            self.revision.read(Batch(partial=True, files=[file]))  # of other tables
            return self.tally.report([], None)
        if not self.table.format.keeps_keys or stored.by_key(self.session, [self.source.key]):
            self._state_source(file)
        if self.table.is_part:
            self.table = among_stored(self.session, self.table)
        chunks = Chunks(self.table, conversion, file)
        try:
            self._read(chunks)
        except Stop as stop:
            raise DataError([Problem(rows.path, stop.line, "", stop.message)]) from stop
        if self.table.has_changed():
            raise DataError([Problem(rows.path, 0, "", "changed while it was read: load it again")])
        self.tally.note_unknown(conversion, skipped=self.options.skip_bad)
        if problems := self.tally.problems:
            raise DataError(sorted(problems), self.tally.hint(), self.tally.warnings)
        if not self.tally.elsewhere:
            self._state_source(file)
        self.progress("removing what is gone", 0, 0)
        gone = GoneRecords() if self.table.is_part else self._remove_gone(file, prune)
        rows.kept, rows.held = gone.kept, gone.held
        return self.tally.report(gone.removed, self.revision.id)

    def remember(self) -> None:
        """Note the table as loaded, unless there is something to be said again the next time."""
        if not self.tally.warnings:
            self._loaded().keep(self.session, self.table, self.tally.rows)

    def _loaded(self) -> LoadIdentity:
        source = self.source.checked.canonical
        return LoadIdentity.of(self.session, self.table, source, self.options)

    def put_rejects(self) -> None:
        """Give the file of rejected rows its name."""
        if self.rejects is not None and self.rejects.count:
            self.rejects.put()
            self.tally.rows.rejects = str(self.rejects.path)

    def _read(self, chunks: Chunks) -> None:
        """Write the rows of all chunks; those that refer to events of later rows come last."""
        waiting: list[RowGroup] = []
        for groups in chunks:
            self._reject_repetitions(groups, waiting)
            later = self._leading_on(groups)
            waiting += later
            self._chunk(chunks, [each for each in groups if each not in later])
            self.progress("rows", self.tally.rows.total, self.table.table.file.meter.total)
        self._chunk(chunks, waiting)

    # -- records ----------------------------------------------------------------------------------

    def _checked_source(self, file: LoadedFile) -> BatchRecord:
        """Return the source that the rows are passages of, or raise DataError."""
        checked, problems = check_record(self.table.source)
        faults = [each for each in problems if not each.warning]
        self.tally.warn([each for each in problems if each.warning])
        if faults:
            raise DataError(faults)
        return BatchRecord(checked, file.chronicle, content_hash(checked.canonical))

    def _state_source(self, file: LoadedFile) -> None:
        """Write the source that the rows are passages of, once."""
        if self.is_stated:
            return
        self.is_stated = True
        entry, checked = self.source, self.source.checked
        self.is_new = not (self.table.is_named or stored.by_key(self.session, [entry.key]))
        path = self.tally.rows.path
        refuse_taken(self.session, entry.key, file.sha256, path, is_new=self.is_new)
        title = checked.canonical.get("title", "")
        batch = Batch(partial=True, files=[file], titles={file.chronicle: title})
        if self.table.is_part:
            batch.titles.clear()
        batch.entries[entry.key] = entry
        batch.heads[file.chronicle] = checked.path, checked.line
        try:
            self.tally.note(apply(self.session, batch, self.revision))
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
        if self.table.format.keeps_keys:
            path = self.tally.rows.path
            find_elsewhere(self.session, self.table.key, groups, path)
        if any(each.is_written for each in groups):
            self._state_source(chunks.file)
        if self.is_new and any(each.events for each in groups):
            self._compare_with_others(groups)
        while any(each.is_written for each in groups):
            batch = chunks.batch(groups)
            batch.heads[self.table.key] = self.tally.rows.path, 1
            keys = list(batch.entries)
            try:
                report = apply(self.session, batch, self.revision)
            except DataError as error:
                if not rejected_by(error.problems, groups):
                    raise
                continue
            chunks.written |= {key for key in keys if key in chunks.definitions}
            self._mark(keys)
            report = report.with_more(self._remove_displaced(groups))
            break
        compare_days(self.session, groups, self.tally.rows.path)
        self.tally.note(report)
        self.tally.count(groups, report)
        for group in groups:
            if group.is_rejected:
                self._reject(group)

    def _remove_displaced(self, groups: Iterable[RowGroup]) -> Report:
        """Remove the events of stored rows that are of the events of corrected rows now."""
        report = Report()
        for group in groups:
            if group.others and not group.is_rejected:
                before = events_of(self.session, self.table.key, group.others)
                if gone := before - {event.key for event in group.events}:
                    batch = Batch(partial=True, removals=gone)
                    report = report.with_more(apply(self.session, batch, self.revision))
        return report

    def _compare_with_others(self, groups: Iterable[RowGroup]) -> None:
        """Raise DataError if a new table is another edition of one that is loaded already."""
        self.is_new = False
        first = {event.key: group.rows[0] for group in groups for event in group.events}
        rows = {key: row_text(row.cells) for key, row in first.items()}
        columns, path = labels(self.table.table.columns), self.tally.rows.path
        refuse_other_edition(self.session, self.table.key, columns, rows, path)

    def _reject(self, group: RowGroup) -> None:
        """Account for rejected rows, and hold the stored records that they are of."""
        self.tally.reject(group, skipped=self.options.skip_bad)
        if self.rejects is not None:
            self.rejects.add(group.rows, [*group.problems, *group.unknown])
        keys = {event.key for event in group.events}
        self.held |= keys.union(group.needs)
        # A key that is made of a wrong cell is not that of the event which the row is of.
        self.is_unsure |= not keys or not keys <= stored.by_key(self.session, keys).keys()

    def _leading_on(self, groups: Sequence[RowGroup]) -> list[RowGroup]:
        """Return the groups that refer to events of later rows: they wait for the end."""
        here = {event.key for each in groups if not each.is_rejected for event in each.events}
        sound = [each for each in groups if not each.is_rejected]
        missing = {key for each in sound for type_, key in each.refers if type_ == "event"} - here
        missing -= stored.by_key(self.session, missing).keys()
        waiting = {("event", key) for key in missing}
        return [each for each in sound if not waiting.isdisjoint(each.refers)]

    def _reject_repetitions(self, groups: Iterable[RowGroup], waiting: Iterable[RowGroup]) -> None:
        """Reject rows with a key that an earlier row has, unless they are copies of it."""
        keys = [event.key for each in groups if not each.is_rejected for event in each.events]
        before = self._rows_before(keys)
        statement = select(col(Entity.key), col(Entity.id), col(Entity.line))
        lines = {
            key: line
            for key, id_, line in select_in(self.session, statement, col(Entity.key), keys)
            if id_ < len(self.seen) and self.seen[id_]
        }
        made = {event.key: each for each in waiting for event in each.events}
        lines |= {key: each.rows[0].line for key, each in made.items()}
        for group in groups:
            for key in () if group.is_rejected else [event.key for event in group.events]:
                rows = before.get(key, set())
                other = f"that of line {lines[key]}" if key in lines else ""
                if rows and rows.isdisjoint(row.number for row in (*group.rows, *group.others)):
                    other = other or f"row {min(rows)} of {self.table.key}"
                if other:
                    repeat(group, key, other, self._earlier(key, made.get(key)), self.table.table)
            if not group.is_rejected:
                lines |= {event.key: event.where.line for event in group.events}
                made |= {event.key: group for event in group.events}

    def _earlier(self, key: str, made: RowGroup | None) -> list[str]:
        """Return the texts of the rows that an event was made of; empty ones if they are long."""
        if made is not None:
            return [row_text(row.cells) for row in made.rows]
        return [quote for _, _, quote in self.directory.event_rows([key])]

    def _rows_before(self, keys: Iterable[str]) -> dict[str, set[int]]:
        """Return the rows of the whole table that events were made from, for corrected rows.

        A corrected row must not replace the event of a row that was loaded before.
        """
        found: dict[str, set[int]] = {}
        for key, number, _ in self.directory.event_rows(keys) if self.table.is_part else ():
            if number:
                found.setdefault(key, set()).add(number)
        return found

    def _mark(self, keys: Iterable[str]) -> None:
        """Mark stored records as those that the table has."""
        statement = select(col(Entity.key), col(Entity.id))
        for _, id_ in select_in(self.session, statement, col(Entity.key), keys):
            if id_ >= len(self.seen):
                self.seen.extend(bytes(max(id_ + 1 - len(self.seen), 100_000)))
            self.seen[id_] = 1

    def _remove_gone(self, file: LoadedFile, prune: bool) -> GoneRecords:
        def apply_(batch: Batch) -> None:
            apply(self.session, batch, self.revision)

        held = None if self.is_unsure else self.held
        return remove_gone(
            self.session, file, self.seen, held, path=self.tally.rows.path, apply=apply_,
            revision=self.revision.id, prune=prune, is_same=self.is_same,
        )  # fmt: skip
