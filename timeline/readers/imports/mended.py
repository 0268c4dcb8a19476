"""Rejected rows: the columns that are added to them, and how they are read back.

A load that leaves rows out writes them to a table of the same columns. Columns are added, whose
names state which table the rows are from and what its format is: so the corrected rows can be
loaded alone, as a part of that table. They have the number, the line and the cells of each row of
the table, which a citation gives beside the corrected cells. What a row means can depend on the
rows around it, such as those of its salvo, so corrected rows are read among the others that are
stored.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from typing import Final, NamedTuple

from timeline.canonical.cells import split, worded
from timeline.errors import Problem
from timeline.readers.formats.base import row_text
from timeline.readers.tables.base import RawLine, Table, TableFile, TableRow
from timeline.readers.tables.labels import labels
from timeline.text import KEY, clip

_ROW: Final = re.compile(rf"row of ({KEY})")
_WHY: Final = re.compile(rf"rejected as ({KEY})")
_ADDED: Final = 4
_LONGEST: Final = 200
"""Characters of a cell in a note at most."""


class OriginalRow(NamedTuple):
    """A row as its table has it: its line, and its cells as comma-separated values.

    ``cells`` are empty if the line could not be read.
    """

    line: int
    cells: str


class MendedTable(NamedTuple):
    """The corrected rows of the table ``key``, without the added columns.

    ``origins`` has each row as the table has it, by its number there.
    """

    table: "RowsOfTable"
    key: str
    format: str
    origins: Mapping[int, OriginalRow]


@dataclass(frozen=True, slots=True)
class RowsOfTable(Table):
    """Rows that have the numbers that they had in the table that they are from."""

    def rows(self) -> Iterator[TableRow | Problem]:
        """Yield the rows, with their lines in this file.

        A row without numbers in the added columns is a problem.
        """
        for item in self._read():
            yield item if isinstance(item, Problem) else item[0]

    def origins(self) -> dict[int, OriginalRow]:
        """Return each row as the table has it, by its number there."""
        read = (item for item in self._read() if not isinstance(item, Problem))
        return {row.number: origin for row, origin in read}

    def _read(self) -> Iterator[tuple[TableRow, OriginalRow] | Problem]:
        width = len(self.columns)
        for item in Table(self.file, (*self.columns, *[""] * _ADDED), self.header).rows():
            if isinstance(item, Problem):
                yield item
                continue
            number, line, cells, _ = item.cells[width:]
            wrong = [
                f"{text[:40]!r} is not the number of a {what}: leave this column as it was"
                for what, text in (("row", number), ("line", line))
                if not (text.isascii() and text.isdigit() and len(text) < 19)
            ]
            if wrong:
                yield Problem(self.file.path, item.line, "row", wrong[0])
                continue
            row = TableRow(int(number), item.line, item.cells[:width])
            yield row, OriginalRow(int(line), cells)


@dataclass(frozen=True, slots=True)
class AmongStored(Table):
    """Corrected rows among ``stored``, the other rows of their table, in the order of that."""

    mended: RowsOfTable | None = None
    stored: Iterable[TableRow] = ()

    def rows(self) -> Iterator[TableRow | Problem]:
        """Yield all rows; lines of the file of corrected rows that are not rows come first."""
        assert self.mended is not None
        own: list[TableRow] = []
        for item in self.mended.rows():
            if isinstance(item, Problem):
                yield item
            else:
                own.append(item)
        yield from merge(sorted(own), self.stored, key=lambda row: row.number)


def added_columns(key: str, format_: str) -> tuple[str, ...]:
    """Return the names of the added columns: for number, line and cells of a row in its table, and
    for what is wrong with it.
    """
    return f"row of {key}", f"line of {key}", f"cells of {key}", f"rejected as {format_}"


def corrections(columns: Sequence[str], cells: Sequence[str], origin: OriginalRow) -> str:
    """Return the cells of a table that are others in its corrected row; empty if none are."""
    own, before = split(row_text(cells)), split(origin.cells)
    if own == before:
        return ""
    if len(before) != len(columns):
        has = f"the row {clip(origin.cells, _LONGEST)}" if any(before) else "no readable row"
        return f"corrected by the user; the table has {has}"
    changed = [
        worded(name, clip(text, _LONGEST) or "(empty)")
        for name, text, now in zip(labels(columns), before, own, strict=True)
        if text != now
    ]
    return f"corrected by the user; the table has {', '.join(changed)}"


def mended(file: TableFile, head: Sequence[RawLine]) -> MendedTable | None:
    """Return the rows of a table that were rejected; None for any other file."""
    if not head or len(head[0].cells) <= _ADDED:
        return None
    *columns, row, line, cells, why = head[0].cells
    of, as_ = _ROW.fullmatch(row), _WHY.fullmatch(why)
    if of is None or as_ is None or (row, line, cells, why) != added_columns(of[1], as_[1]):
        return None
    table = RowsOfTable(file, tuple(columns), head[0].line)
    return MendedTable(table, of[1], as_[1], table.origins())
