"""Tables in memory, the records that exist next to them, and the real check of what rows become."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from timeline.errors import Problem
from timeline.loader.checking.record import CheckedRecord, check_record, references
from timeline.loader.loading.drafts import DraftChecker, record_of
from timeline.readers import RawRecord
from timeline.readers.formats.base import RowDraft, TableFormat
from timeline.readers.imports import TableImport
from timeline.readers.tables.base import Meter, RawLine, Table


@dataclass(frozen=True)
class MemoryFile:
    """A file of lines of cells."""

    cells: Sequence[Sequence[str]]
    path: str = "made-up.csv"
    format: str = "csv"
    sha256: str = "0" * 64
    first: int = 1  # 0: the names of the columns are on no line
    bad: Mapping[int, str] = field(default_factory=dict)  # lines that cannot be read, and why
    meter: Meter = field(default_factory=Meter)

    def head(self, most: int = 60) -> Sequence[RawLine]:
        return [line for line in self.lines() if isinstance(line, RawLine)][:most]

    def lines(self) -> Iterator[RawLine | Problem]:
        for number, cells in enumerate(self.cells, self.first):
            if number in self.bad:
                yield Problem(self.path, number, "", self.bad[number])
            elif any(cell.strip() for cell in cells):
                plain = (cell.strip() if type(cell) is str else cell for cell in cells)
                yield RawLine(number, tuple(plain))


@dataclass(frozen=True)
class Known:
    """The records that a database has: keys by type and name, and the table's events.

    ``events`` are the numbers and the quotes of the rows of each, by its key.
    """

    names: Mapping[tuple[str, str], str] = field(default_factory=dict)
    events: Mapping[str, Sequence[tuple[int, str]]] = field(default_factory=dict)

    def find(self, type_: str, name: str) -> str:
        return self.names.get((type_, name), "")

    def before(self, type_: str, name: str) -> str:
        return ""

    def stated(self, type_: str, key: str) -> dict[str, str]:
        return {}

    def timezone(self, place: str) -> str:
        return ""

    def near(self, type_: str, name: str) -> str:
        return ""

    def is_taken(self, key: str) -> bool:
        return key in self.names.values()

    def event_keys(self) -> list[str]:
        return [*self.events]

    def event_rows(self, keys: Iterable[str]) -> list[tuple[str, int, str]]:
        return [(key, *row) for key in keys for row in self.events.get(key, ())]


def rows_of(text: str, delimiter: str = ",") -> list[list[str]]:
    """Return the cells of a text with separated values, whose rows are on one line each."""
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def table_of(format_: TableFormat, file: MemoryFile) -> Table:
    """Return the table of a file, which is of the format, as it is opened for a load."""
    head = file.head()
    at = format_.header(head)
    assert at is not None, [*format_.misfits(head, file.path)]
    return Table(file, format_.names) if at < 0 else Table.below(file, head, at)


def checked(draft: RowDraft, source: str) -> tuple[CheckedRecord, list[Problem]]:
    """Return a draft as the loader checks it, with the rows that it is cited to.

    What the checker of tables has learned from other drafts, of any test, changes nothing.
    """
    table, checker = _checking(source)
    found = check_record(record_of(draft, table))
    for _ in range(2):  # the second time, it has learned from this draft, too
        assert said(checker.check(draft)) == said(found)
    return found


@cache
def _checking(source: str) -> tuple[TableImport, DraftChecker]:
    file = MemoryFile([])
    format_ = TableFormat(
        "made-up", "made up", lambda _head: None, {}, lambda _table, _of: iter(())
    )
    about = RawRecord("source", source, {}, file.path, file.path, 1)
    table = TableImport(Path(), Table(file, ()), format_, source, file.path, about, {})
    return table, DraftChecker(table)


def said(found: tuple[CheckedRecord, list[Problem]]) -> object:
    """Return all that a check says of a record, to be compared."""
    checked, problems = found
    canonical = json.dumps(checked.canonical)  # with the order of its fields
    keys = [*references(checked)]
    flags = checked.sound, checked.unkeyed, checked.unquoted, checked.exact, checked.timezone
    return canonical, checked.key, checked.fields, keys, flags, problems
