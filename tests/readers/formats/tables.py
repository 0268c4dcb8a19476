"""A table in memory, and what a format makes of it: records as the loader checks them."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from timeline.errors import Problem
from timeline.loader.checking.record import Checked, check_record
from timeline.readers import Node, RawRecord
from timeline.readers.formats.base import Conversion, Converted, Draft, TableFormat, row_text
from timeline.readers.tables.base import RawLine, Table, TableFile


@dataclass(frozen=True)
class TextTable:
    """A text with separated values, as a table file."""

    text: str
    delimiter: str = ","
    path: str = "register.csv"
    format: str = "csv"
    sha256: str = "0" * 64

    def head(self, most: int = 60) -> Sequence[RawLine]:
        """Return the first lines that are not blank."""
        lines = (line for line in self.lines() if isinstance(line, RawLine))
        return [line for line, _ in zip(lines, range(most), strict=False)]

    def lines(self) -> Iterator[RawLine | Problem]:
        """Yield every line that is not blank."""
        reader = csv.reader(io.StringIO(self.text), delimiter=self.delimiter)
        last = 0
        for cells in reader:
            line, last = last + 1, reader.line_num
            if any(cell.strip() for cell in cells):
                yield RawLine(line, tuple(cell.strip() for cell in cells))


def opened(file: TableFile, format_: TableFormat) -> Table:
    """Return the table of a file that is of this format."""
    head = file.head()
    at = format_.header(head)
    assert at is not None, f"not of the format {format_.name}"
    notes = tuple(" ".join(filter(None, line.cells)) for line in head[:at])
    return Table(file, head[at].cells, head[at].line, notes)


@dataclass
class Known:
    """The records that exist already: their keys by type and name."""

    names: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def find(self, type_: str, name: str) -> str:
        """Return the key of a record with this name."""
        return self.names.get((type_, name), "")

    def timezone(self, place: str) -> str:
        return ""

    def is_taken(self, key: str) -> bool:
        """Return whether a record has this key."""
        return key in self.names.values()

    def before(self, type_: str, name: str) -> str:
        """Return the key that the same table gave a name before."""
        return ""


def convert(
    file: TableFile, format_: TableFormat, known: Known | None = None
) -> list[Converted | Problem]:
    """Return what a format makes of a file."""
    conversion = Conversion("sipri", known or Known())
    return list(format_.convert(opened(file, format_), conversion))


def drafts(found: Sequence[Converted | Problem]) -> dict[str, Draft]:
    """Return the records of rows that have no fault, by key."""
    return {
        draft.key: draft
        for each in found
        if isinstance(each, Converted) and all(fault.warning for fault in each.faults)
        for draft in each.drafts
    }


def messages(found: Sequence[Converted | Problem]) -> list[str]:
    """Return the faults and warnings, each as ``LINE: COLUMN: MESSAGE``."""
    return [
        f"{fault.row.line}: {fault.column}: {fault.message}"
        for each in found
        if isinstance(each, Converted)
        for fault in each.faults
    ]


def checked(draft: Draft, source: str = "sipri") -> tuple[Checked, list[str]]:
    """Return a draft as the loader checks it, with its row as a passage, and what is wrong."""
    body = {name: node(value) for name, value in draft.fields.items()}
    if draft.inferred:
        body["inferred"] = node(dict(draft.inferred))
    if draft.type == "event":
        named = [name for name in draft.fields if name not in ("kind", "title", "summary")]
        if draft.fields.get("when") == "unknown":
            named.remove("when")
        alone: list[Any] = [(draft.row, [name for name in named if name not in draft.inferred], {})]
        passages = [
            {"quote": row_text(row.cells), "row": str(row.number), "line": str(row.line)}
            | {"for": list(paths)}
            | dict(more)
            for row, paths, more in draft.citations or alone
        ]
        body["cite"] = node({source: passages})
    record = RawRecord(draft.type, draft.key, body, "register.csv", "register.csv", draft.row.line)
    result, problems = check_record(record)
    return result, [f"{each.field}: {each.message}" for each in problems]


def node(value: Any) -> Node:
    """Return a value as a reader of seed files gives it."""
    if isinstance(value, str):
        return Node(value, 1, 1, "quoted")
    if isinstance(value, Mapping):
        return Node({name: node(each) for name, each in value.items()}, 1, 1, "block")
    return Node([node(each) for each in value], 1, 1, "block")
