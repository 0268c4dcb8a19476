"""The rows of a table in chunks: what they become, checked, and which of them are rejected."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from timeline.canonical.cells import split
from timeline.canonical.record import content_hash
from timeline.errors import ROW, Problem
from timeline.loader.checking.record import referenced
from timeline.loader.loading.drafts import DraftChecker
from timeline.loader.records.batch import Batch, BatchRecord, LoadedFile
from timeline.readers.formats.base import (
    Conversion,
    ConvertedRows,
    RowDraft,
    RowFault,
    row_text,
)
from timeline.readers.imports import TableImport
from timeline.readers.maps.toml import toml
from timeline.readers.tables.base import BadLine, Table, TableRow
from timeline.readers.tables.labels import labels
from timeline.text import clip, is_key

ROWS: Final = 2_000
"""The rows of a chunk, about."""
CHARACTERS: Final = 4_000_000
"""The characters of the rows of a chunk, about: rows of a megabyte are loaded a few at a time."""


@dataclass(slots=True, eq=False)
class RowGroup:
    """Rows that are loaded or rejected together. ``events`` are made from them, and nothing else.

    ``others`` are stored rows that events of corrected rows are made from, too.
    Without events and without problems, the format leaves these rows out. ``refers`` are the types
    and keys of the records that the events refer to, ``needs`` those among them that the table
    defines. ``problems`` are why the rows are rejected; ``unknown`` are those of names that no
    record has. ``is_copy``: its cells are those of earlier rows, so no event is made of it.
    ``is_elsewhere``: another chronicle has the events, as they are. ``days`` are those that the
    rows state for them, by key (``RowDraft``).
    """

    rows: Sequence[TableRow]
    others: Sequence[TableRow] = ()
    events: list[BatchRecord] = field(default_factory=list)
    refers: set[tuple[str, str]] = field(default_factory=set)
    needs: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unknown: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    is_elsewhere: bool = False
    is_copy: bool = False
    days: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def is_rejected(self) -> bool:
        """Whether there is a problem."""
        return bool(self.problems or self.unknown)

    @property
    def is_written(self) -> bool:
        """Whether events are made of the rows and written, if there is something new."""
        return bool(self.events) and not (self.is_rejected or self.is_elsewhere)


class Chunks:
    """Reads a table in chunks, and makes a batch of each.

    Records that the table defines are added to a batch only when an event refers to them, so that
    rejected rows define nothing. ``written`` are the keys of those that were.
    ``file`` is the table.
    """

    def __init__(self, table: TableImport, conversion: Conversion, file: LoadedFile) -> None:
        self._table, self._conversion, self.file = table, conversion, file
        self._checker = DraftChecker(table)
        self.definitions: dict[str, tuple[BatchRecord, list[Problem]]] = {}
        self._leads: dict[str, list[str]] = {}  # the keys that each of them refers to
        self.written: set[str] = set()

    def __iter__(self) -> Iterator[list[RowGroup]]:
        chunk: list[RowGroup] = []
        rows = characters = 0
        for item in self._table.format.convert(self._table.table, self._conversion):
            group = self._bad(item) if isinstance(item, Problem) else self._group(item)
            if group is None:
                continue
            chunk.append(group)
            rows += len(group.rows)
            characters += sum(len(cell) for row in group.rows for cell in row.cells)
            if rows >= ROWS or characters >= CHARACTERS:
                yield chunk
                chunk, rows, characters = [], 0, 0
        if chunk:
            yield chunk

    def batch(self, groups: Iterable[RowGroup]) -> Batch:
        """Return the events of the groups that are written, with the definitions they need."""
        batch = Batch(partial=True, files=[self.file], tables={self._table.source.key})
        for group in groups:
            if group.is_written:
                self._add(batch, group)
        return batch

    def _needed(self, refers: Iterable[tuple[str, str]]) -> list[str]:
        """Return the keys of the table's definitions that these references lead to."""
        waiting = [key for _, key in refers if key in self.definitions]
        found: set[str] = set()
        while waiting:
            if (key := waiting.pop()) not in found:
                found.add(key)
                waiting += (each for each in self._leads[key] if each in self.definitions)
        return sorted(found)

    def _add(self, batch: Batch, group: RowGroup) -> None:
        for key in group.needs:
            if key not in self.written:
                batch.entries.setdefault(key, self.definitions[key][0])
        batch.entries |= {event.key: event for event in group.events}

    def _bad(self, problem: Problem) -> RowGroup:
        if problem.warning:  # about a row that follows
            return RowGroup([], warnings=[problem])
        number, cells = 0, tuple[str, ...]()
        if isinstance(problem, BadLine):
            number, cells = problem.number, problem.cells
        where = problem.path, problem.line, problem.field
        fault = Problem(*where, problem.message, kind=ROW)
        return RowGroup([TableRow(number, problem.line, cells)], problems=[fault])

    def _group(self, converted: ConvertedRows) -> RowGroup | None:
        """Return what some rows become; None if all are stored rows around corrected ones."""
        own = tuple(row for row in converted.rows if self._table.is_own(row))
        if converted.rows and not own:
            self._define(converted.drafts)
            return None
        group = RowGroup(own, [row for row in converted.rows if row not in own])
        for fault in converted.faults:
            problem = self._problem(fault, own)
            if fault.warning:
                group.warnings.append(problem)
            else:
                (group.unknown if fault.unknown else group.problems).append(problem)
        self._define(converted.drafts)
        for draft in converted.drafts:
            if draft.type == "event":
                entry, problems = self._checked(draft)
                group.events.append(entry)
                if any(draft.days):
                    group.days[draft.key] = draft.days
                group.problems += problems
        for event in group.events:
            group.refers |= referenced(event.checked)
        group.needs = self._needed(group.refers)
        for key in group.needs:
            group.problems += self.definitions[key][1]
        return group

    def _define(self, drafts: Iterable[RowDraft]) -> None:
        for draft in drafts:
            if draft.type != "event":
                found = self.definitions[draft.key] = self._checked(draft)
                self._leads[draft.key] = [key for _, key in referenced(found[0].checked)]

    def _problem(self, fault: RowFault, own: Sequence[TableRow]) -> Problem:
        """Return a fault as a problem of the file; a fault of a stored row as one of a new row."""
        line, message = fault.row.line, fault.message
        if own and not self._table.is_own(fault.row):
            line, message = own[0].line, f"row {fault.row.number} of the table: {message}"
        where = self._table.table.file.path, line, fault.column
        return Problem(*where, message, fault.warning, fault.column or ROW)

    def _checked(self, draft: RowDraft) -> tuple[BatchRecord, list[Problem]]:
        checked, problems = self._checker.check(draft)
        warnings = tuple(each for each in problems if each.warning)
        if not is_key(draft.key):
            message = (
                f"{clip(draft.key)!r}, made from the row, is not a valid key: give the table a"
                " shorter one with --source key=…"
            )
            path = self._table.table.file.path
            problems.append(Problem(path, draft.row.line, "", message))
        digest = content_hash(checked.canonical)
        cells = _cells(draft) if draft.type == "event" else ()  # others stay until the end
        entry = BatchRecord(checked, self.file.chronicle, digest, warnings=warnings, cells=cells)
        return entry, [each for each in problems if not each.warning]


def _cells(draft: RowDraft) -> tuple[tuple[str, ...], ...]:
    rows = (draft.row, *(each.row for each in draft.citations))
    return tuple({row.number: row.cells for row in rows}.values())


def rejected_by(problems: Iterable[Problem], groups: Sequence[RowGroup]) -> bool:
    """Add problems of records to the groups that they reject; return whether each one found any.

    A problem of a record that the table defines rejects all groups that refer to it.
    """
    owners: dict[str, list[RowGroup]] = {}
    for group in groups:
        if not group.is_rejected:
            for key in chain((event.key for event in group.events), group.needs):
                owners.setdefault(key, []).append(group)
    return all(_reject(problem, owners) for problem in problems)


def _reject(problem: Problem, owners: Mapping[str, Sequence[RowGroup]]) -> bool:
    found = owners.get(problem.field.partition(".")[0], ())
    for group in found:
        group.problems.append(problem)
    return bool(found)


def repeat(group: RowGroup, key: str, other: str, earlier: Sequence[str], table: Table) -> None:
    """Reject rows whose event ``other`` rows have made, or note that they are a copy of those.

    ``earlier`` are the texts of the other rows.
    """
    if {row_text(row.cells) for row in group.rows} <= {*earlier}:
        group.is_copy = True
        group.events.clear()
        group.refers.clear()
        return
    out, row = "leave one of them out", group.rows[0]
    cells = split(earlier[0]) if earlier else []
    for name, here, there in zip(labels(table.columns), map(str, row.cells), cells, strict=False):
        if here and here != there:  # a map can leave out what this cell is in
            out += f" (with a map: unless = {toml({name: here})})"
            break
    message = (
        f"the row makes the same event as {other}: {out}, and state what it says in a chronicle"
        f" under corrections: {key}, or give it another id if they are two events"
    )
    group.problems.append(Problem(table.file.path, row.line, key, message))
