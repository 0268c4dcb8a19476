"""Tables in memory, a directory of invented records, and the real check of what rows become."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from timeline.errors import Problem
from timeline.loader.checking.record import Checked, check_record
from timeline.loader.loading.drafts import record_of
from timeline.readers import RawRecord
from timeline.readers.formats.base import Conversion, Converted, Draft, TableFormat
from timeline.readers.imports import TableImport
from timeline.readers.maps.declaring.reading import read_text
from timeline.readers.maps.formats import format_of, shipped_maps
from timeline.readers.tables.base import RawLine, Table


@dataclass(frozen=True)
class MemoryFile:
    """A file of lines of cells."""

    cells: Sequence[Sequence[str]]
    path: str = "table.csv"
    format: str = "csv"
    sha256: str = "0" * 64
    first: int = 1  # 0: the names of the columns are on no line

    def head(self, most: int = 60) -> Sequence[RawLine]:
        return [line for line in self.lines() if isinstance(line, RawLine)][:most]

    def lines(self) -> Iterator[RawLine | Problem]:
        for number, cells in enumerate(self.cells, self.first):
            if any(cells):
                yield RawLine(number, tuple(cells))


@dataclass
class MemoryDirectory:
    """The records that a database has: keys by type and name."""

    names: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def find(self, type_: str, name: str) -> str:
        return self.names.get((type_, name), "")

    def before(self, type_: str, name: str) -> str:
        return ""

    def timezone(self, place: str) -> str:
        return ""

    def is_taken(self, key: str) -> bool:
        return key in self.names.values()


@dataclass
class Outcome:
    """What a table became: its conversions, and the problems that the real check finds."""

    converted: list[Converted]
    problems: list[str]
    records: dict[str, Checked]
    conversion: Conversion

    @property
    def events(self) -> list[Mapping[str, Any]]:
        return [
            draft.fields
            for each in self.converted
            for draft in each.drafts
            if draft.type == "event"
        ]

    @property
    def drafts(self) -> list[Draft]:
        return [draft for each in self.converted for draft in each.drafts]

    @property
    def faults(self) -> list[str]:
        return [
            f"{fault.row.line}: {fault.column}: {fault.message}"
            for each in self.converted
            for fault in each.faults
        ]

    def defined(self, type_: str) -> dict[str, Mapping[str, Any]]:
        return {draft.key: draft.fields for draft in self.drafts if draft.type == type_}


def table_of(format_: TableFormat, file: MemoryFile) -> Table:
    """Return the table of a file as the loader opens it."""
    head = file.head()
    at = format_.header(head)
    assert at is not None, format_.misfits(head, "table.csv")
    if at < 0:
        return Table(file, format_.names)
    return Table(file, head[at].cells, head[at].line)


def converted(
    format_: TableFormat, cells: Iterable[Sequence[str]], names: Mapping[tuple[str, str], str] = {}
) -> Outcome:
    """Convert a table, and check every record that it becomes."""
    file = MemoryFile([list(row) for row in cells])
    conversion = Conversion("reg", MemoryDirectory(names))
    source = RawRecord("source", "reg", {}, file.path, file.path, 1)
    table = TableImport(table_of(format_, file), format_, "reg", file.path, source, {})
    found: list[Converted] = []
    problems: list[str] = []
    records: dict[str, Checked] = {}
    for item in format_.convert(table.table, conversion):
        if isinstance(item, Problem):
            problems.append(str(item))
            continue
        found.append(item)
        if any(not fault.warning for fault in item.faults):
            continue
        for draft in item.drafts:
            checked, faults = check_record(record_of(draft, table))
            records[draft.key] = checked
            problems += [str(fault) for fault in faults]
    return Outcome(found, problems, records, conversion)


def converted_text(
    text: str, cells: Iterable[Sequence[str]], names: Mapping[tuple[str, str], str] = {}
) -> Outcome:
    """Convert a table by the text of a map, which must be valid."""
    found, problems = read_text(text, "map.toml")
    assert found is not None, problems
    return converted(format_of(found), cells, names)


def shipped(name: str) -> TableFormat:
    """Return a format of the package."""
    return next(each for each in shipped_maps() if each.name == name)
