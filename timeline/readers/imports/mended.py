"""Rejected rows: the columns that are added to them, and how they are read back.

A load that leaves rows out writes them to a table of the same columns. Columns are added, whose
names state which table the rows are from and what its format is: so the corrected rows can be
loaded alone, as a part of that table. They have the number, the line and the cells of each row of
the table, which a citation gives beside the corrected cells. What a row means can depend on the
rows around it, such as those of its salvo, so corrected rows are read among the others that are
stored.
"""

import pickle
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import merge
from tempfile import TemporaryFile
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


class CorrectedRows(Mapping[int, OriginalRow]):
    """The corrected rows of a file, which is read once: they are kept in a temporary file.

    It has each row as the table has it, by its number there. ``problems`` are lines of the file
    that are not rows.
    """

    def __init__(self, read: Iterable[tuple[TableRow, OriginalRow] | Problem]) -> None:
        self.problems: list[Problem] = []
        self._file = TemporaryFile()  # noqa: SIM115 - it is read as long as the table is
        self._places: list[tuple[int, int]] = []  # the number of each row, and where it is kept
        for item in read:
            if isinstance(item, Problem):
                self.problems.append(item)
            else:
                self._places.append((item[0].number, self._file.tell()))
                pickle.dump(item, self._file, pickle.HIGHEST_PROTOCOL)
        self._last = dict(self._places)

    def __getitem__(self, number: int) -> OriginalRow:
        return self._at(self._last[number])[1]

    def __contains__(self, number: object) -> bool:
        return number in self._last

    def __iter__(self) -> Iterator[int]:
        return iter(self._last)

    def __len__(self) -> int:
        return len(self._last)

    def rows(self, *, by_number: bool = False) -> Iterator[TableRow]:
        """Yield the corrected rows as they are in the file, or in the order of their numbers."""
        for _, place in sorted(self._places) if by_number else self._places:
            yield self._at(place)[0]

    def _at(self, place: int) -> tuple[TableRow, OriginalRow]:
        self._file.seek(place)  # two readers can take turns
        # The file is of this process: nobody else can write it.
        found: tuple[TableRow, OriginalRow] = pickle.load(self._file)
        return found


@dataclass(frozen=True, slots=True)
class RowsOfTable(Table):
    """Rows that have the numbers that they had in the table that they are from.

    ``columns`` are without the added ones.
    """

    corrected: CorrectedRows = field(kw_only=True, compare=False)

    def rows(self) -> Iterator[TableRow | Problem]:
        """Yield the rows, with their lines in this file, after the lines that are not rows.

        A row without numbers in the added columns is a problem.
        """
        yield from self.corrected.problems
        yield from self.corrected.rows()


class MendedTable(NamedTuple):
    """The corrected rows of the table ``key``, which has this format."""

    table: RowsOfTable
    key: str
    format: str


@dataclass(frozen=True, slots=True)
class AmongStored(Table):
    """Corrected rows among ``stored``, the other rows of their table, in the order of that."""

    mended: RowsOfTable | None = None
    stored: Iterable[TableRow] = ()

    def rows(self) -> Iterator[TableRow | Problem]:
        """Yield all rows; lines of the file of corrected rows that are not rows come first."""
        assert self.mended is not None
        corrected = self.mended.corrected
        yield from corrected.problems
        own = corrected.rows(by_number=True)
        yield from merge(own, self.stored, key=lambda row: row.number)


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
    names, header = tuple(columns), head[0].line
    corrected = CorrectedRows(_read(file, names, header))
    table = RowsOfTable(file, names, header, corrected=corrected)
    return MendedTable(table, of[1], as_[1])


def _read(
    file: TableFile, columns: tuple[str, ...], header: int
) -> Iterator[tuple[TableRow, OriginalRow] | Problem]:
    """Yield the rows of a file with these columns and the added ones, and what the table has."""
    width = len(columns)
    for item in Table(file, (*columns, *[""] * _ADDED), header).rows():
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
            yield Problem(file.path, item.line, "row", wrong[0])
            continue
        row = TableRow(int(number), item.line, item.cells[:width])
        yield row, OriginalRow(int(line), cells)
