"""Tables in memory, and the real check of the records that a format makes of them."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from timeline.canonical.record import Canonical
from timeline.errors import Problem
from timeline.loader.checking.record import check_record
from timeline.readers import Node, RawRecord
from timeline.readers.formats.base import Conversion, Converted, Draft, TableFormat, row_text
from timeline.readers.tables.base import RawLine, Table


@dataclass(frozen=True)
class MemoryFile:
    """A table whose lines are in memory."""

    cells: Sequence[Sequence[str]]
    path: str = "made-up.csv"
    format: str = "csv"
    sha256: str = "0" * 64

    def head(self, most: int = 60) -> Sequence[RawLine]:
        return [each for each in self.lines() if isinstance(each, RawLine)][:most]

    def lines(self) -> Iterator[RawLine | Problem]:
        for number, cells in enumerate(self.cells, 1):
            if any(cells):
                yield RawLine(number, tuple(cell.strip() for cell in cells))


@dataclass
class KnownNames:
    """Records that exist already: key by type and name."""

    names: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def find(self, type_: str, name: str) -> str:
        return self.names.get((type_, name), "")

    def before(self, type_: str, name: str) -> str:
        return ""

    def timezone(self, place: str) -> str:
        return ""

    def is_taken(self, key: str) -> bool:
        return key in self.names.values()


def rows_of(text: str) -> list[list[str]]:
    """The cells of a text in CSV."""
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def sheet(names: Sequence[str], *rows: Mapping[str, str]) -> list[list[str]]:
    """A table with these columns; each row has its cells by name."""
    assert all(set(row) <= set(names) for row in rows)
    return [list(names), *([row.get(name, "") for name in names] for row in rows)]


@dataclass
class Outcome:
    """What a format made of a table. ``records`` are the sound events, ``warnings`` all of them."""

    conversion: Conversion
    about: Mapping[str, str]
    converted: list[Converted]
    problems: list[Problem]
    drafts: list[Draft]
    records: dict[str, Canonical]
    refused: list[str]
    warnings: list[str]

    @property
    def only(self) -> Canonical:
        """The one event."""
        (record,) = self.records.values()
        return record

    @property
    def passages(self) -> list[dict[str, Any]]:
        """The passages of the one event."""
        return list(self.only["cite"][self.conversion.source])


def read(
    format_: TableFormat,
    cells: Sequence[Sequence[str]],
    names: Mapping[tuple[str, str], str] | None = None,
    **given: Any,
) -> Outcome:
    """Recognise a table, convert it, and check what it becomes like the records of seed files."""
    file = MemoryFile(cells)
    lines = file.head()
    at = format_.header(lines)
    assert at is not None
    table = Table(file, lines[at].cells, lines[at].line)
    conversion = Conversion("made-up", KnownNames(names or {}), **given)
    found = Outcome(conversion, dict(format_.describe(table)), [], [], [], {}, [], [])
    for item in format_.convert(table, conversion):
        if isinstance(item, Problem):
            found.problems.append(item)
            continue
        found.converted.append(item)
        bad = [fault for fault in item.faults if not fault.warning]
        found.refused += [f"{f.row.line}: {f.column}: {f.message}" for f in bad]
        found.warnings += [f"{f.row.line}: {f.message}" for f in item.faults if f.warning]
        if not bad:
            found.drafts += item.drafts
            _check(item, conversion.source, found)
    _check_accounting(table, found)
    return found


def _check(item: Converted, source: str, found: Outcome) -> None:
    for draft in item.drafts:
        record = RawRecord(
            draft.type,
            draft.key,
            _body(draft, source),
            "made-up.csv",
            "made-up.csv",
            draft.row.line,
        )
        checked, problems = check_record(record)
        assert checked.sound, [str(problem) for problem in problems]
        found.warnings += [f"{problem.line}: {problem.message}" for problem in problems]
        if draft.type == "event":
            assert draft.key not in found.records
            found.records[draft.key] = checked.canonical


def _body(draft: Draft, source: str) -> dict[str, Node]:
    fields = dict(draft.fields)
    passages = [
        {
            "quote": row_text(citation.row.cells),
            "row": str(citation.row.number),
            "line": str(citation.row.line),
            **citation.more,
            **({"for": list(citation.paths)} if citation.paths else {}),
        }
        for citation in draft.citations
    ]
    if passages:
        fields["cite"] = {source: passages}
    if draft.inferred:
        fields["inferred"] = dict(draft.inferred)
    return {name: _node(value, draft.row.line) for name, value in fields.items()}


def _node(value: Any, line: int) -> Node:
    if isinstance(value, str):
        return Node(value, line, line, "quoted")
    if isinstance(value, Mapping):
        return Node({name: _node(each, line) for name, each in value.items()}, line, line, "block")
    return Node([_node(each, line) for each in value], line, line, "block")


def _check_accounting(table: Table, found: Outcome) -> None:
    """Every row is in exactly one conversion, or is a problem."""
    rows = [each for each in table.rows() if not isinstance(each, Problem)]
    assert [row for item in found.converted for row in item.rows] == rows
