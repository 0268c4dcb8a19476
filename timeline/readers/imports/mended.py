"""Rejected rows: the two columns that are added to them, and how they are read back.

A load that leaves rows out writes them to a table of the same columns. Two columns are added, whose
names state which table the rows are from and what its format is: so the corrected rows can be
loaded alone, as a part of that table. What a row means can depend on the rows around it, such as
those of its salvo, so corrected rows are read among the others that are stored.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from typing import Final, NamedTuple

from timeline.errors import Problem
from timeline.readers.tables.base import RawLine, Table, TableFile, TableRow
from timeline.text import KEY

_ROW: Final = re.compile(rf"row of ({KEY})")
_WHY: Final = re.compile(rf"rejected as ({KEY})")


class MendedTable(NamedTuple):
    """The corrected rows of the table ``key``, without the added columns."""

    table: "RowsOfTable"
    key: str
    format: str


@dataclass(frozen=True, slots=True)
class RowsOfTable(Table):
    """Rows that have the numbers that they had in the table that they are from."""

    def rows(self) -> Iterator[TableRow | Problem]:
        """Yield the rows. A row without a number in its added column is a problem."""
        width = len(self.columns)
        for item in Table(self.file, (*self.columns, "", ""), self.header).rows():
            if isinstance(item, Problem):
                yield item
                continue
            number = item.cells[width]
            if not (number.isascii() and number.isdigit()):
                message = f"{number[:40]!r} is not the number of a row: leave this column as it was"
                yield Problem(self.file.path, item.line, "row", message)
                continue
            yield TableRow(int(number), item.line, item.cells[:width])


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


def added_columns(key: str, format_: str) -> tuple[str, str]:
    """Return the names of the columns for the number of a row and for what is wrong with it."""
    return f"row of {key}", f"rejected as {format_}"


def mended(file: TableFile, head: Sequence[RawLine]) -> MendedTable | None:
    """Return the rows of a table that were rejected; None for any other file."""
    if not head or len(head[0].cells) < 3:
        return None
    *columns, row, why = head[0].cells
    of, as_ = _ROW.fullmatch(row), _WHY.fullmatch(why)
    if of is None or as_ is None:
        return None
    return MendedTable(RowsOfTable(file, tuple(columns), head[0].line), of[1], as_[1])
