"""Split delimited text into rows, each with the line on which it begins.

The module ``csv`` splits; this adds what it lacks: lines that end in LF, CRLF or CR in any mixture,
the line numbers of rows of several lines, and a quotation mark that is never closed, which costs
its own row only instead of the rest of the file.
"""

import csv
import io
from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from timeline.readers.tables.base import RawLine

if TYPE_CHECKING:
    from _csv import Reader

MAX_CELL = 1_000_000
"""The largest length of a cell, in characters."""

# The limit is one for the whole process. Other users of the module have at least what they had.
csv.field_size_limit(max(csv.field_size_limit(), MAX_CELL))


class Dialect(NamedTuple):
    """How the rows of a text are delimited.

    ``width`` is the usual number of cells of a row, or 0: it shows where the rows go on after a row
    that cannot be split. ``spaced``: there are spaces between a delimiter and a quotation mark.
    ``declared``: the first line only names the delimiter.
    """

    delimiter: str
    width: int = 0
    spaced: bool = False
    declared: bool = False

    def reader(self, lines: Iterable[str], *, strict: bool = False) -> "Reader":
        """Split lines with ``csv``, whose reader also has the number of lines read."""
        return csv.reader(
            lines, delimiter=self.delimiter, skipinitialspace=self.spaced, strict=strict
        )

    def cells(self, line: str) -> list[str]:
        """Return the cells of one line, however wrong it is."""
        try:
            return next(self.reader([line]), [])
        except csv.Error:
            return []


class SplitFault(NamedTuple):
    """Lines that cannot be split into cells: the first, how many they are, and why not.

    ``cells`` are the texts between the delimiters, quotation marks included.
    """

    line: int
    extent: int
    message: str
    cells: tuple[str, ...]


def split(blocks: Iterable[str], dialect: Dialect) -> Iterator[RawLine | SplitFault]:
    """Yield the rows of delimited text, blank ones too.

    Cells have no white space at their ends, and lines inside them end with LF.
    """
    source = iter(blocks)
    line = 1  # of the next row
    for block in source:
        lines = io.StringIO(block, newline="")
        reader = dialect.reader(lines, strict=True)
        done = 0  # lines of this block
        try:
            for cells in reader:
                count = reader.line_num - done
                if count > 1 and len(cells) < dialect.width:
                    break  # may hide rows
                texts = _unix(cells) if count > 1 else cells
                yield RawLine(line + done, tuple(map(str.strip, texts)))
                done += count
            else:
                line += done
                continue
        except csv.Error:  # a fault, or a row that goes on in the next block
            pass
        lines.seek(0)
        for _ in range(done):
            next(lines)
        careful = _Careful(lines, source, line + done, dialect)
        yield from careful.rows()
        line = careful.line


class _Careful:
    """Splits the rest of a block line by line, and of further blocks until a row ends with one."""

    def __init__(
        self, lines: Iterator[str], blocks: Iterator[str], line: int, dialect: Dialect
    ) -> None:
        self.line = line  # of the next row
        self._lines = lines
        self._blocks = blocks
        self._dialect = dialect
        self._taken: list[str] = []  # the lines of the present row
        self._again: deque[str] = deque()  # lines to be split a second time

    def rows(self) -> Iterator[RawLine | SplitFault]:
        taken, dialect = self._taken, self._dialect
        while True:
            fault = ""
            try:
                cells = next(dialect.reader(self._give(), strict=True), None)
            except csv.Error:
                cells, fault = [], _fault(taken, dialect)
            if cells is None:
                return
            # Two marks that are not closed hide the rows between them.
            short = not fault and len(taken) > 1 and 0 < len(cells) < dialect.width
            if short and _resume(taken, dialect):
                fault = _fault(taken, dialect)
            yield self._fault(fault) if fault else self._row(cells, len(taken))

    def _give(self) -> Iterator[str]:
        """Yield the lines of the next row, and more."""
        while True:
            text = self._again.popleft() if self._again else next(self._lines, None)
            if text is not None:
                self._taken.append(text)
                yield text
            elif self._taken and (block := next(self._blocks, None)) is not None:
                self._lines = io.StringIO(block, newline="")
            else:
                return

    def _row(self, cells: Iterable[str], count: int) -> RawLine:
        row = RawLine(self.line, tuple(map(str.strip, _unix(cells))))
        self._go_on(count)
        return row

    def _fault(self, message: str) -> RawLine | SplitFault:
        taken, (delimiter, width, *_) = self._taken, self._dialect
        literal = taken[0].rstrip("\r\n").split("\t") if delimiter == "\t" else []
        if len(literal) == width > 1:  # text with tabs often has quotation marks as they are
            return self._row(literal, 1)
        extent = _resume(taken, self._dialect) or self._read_on()
        more = f"; lines {self.line + 1} to {self.line + extent - 1} are part of it"
        text = "".join(taken[:extent])
        cells = tuple(map(str.strip, text[:MAX_CELL].split(delimiter)))
        fault = SplitFault(self.line, extent, message + more * (extent > 1), cells)
        self._go_on(extent)
        return fault

    def _read_on(self) -> int:
        """Take lines until one is a row by itself; return how many come before it.

        The rest of a cell of several lines is not a row.
        """
        size = sum(map(len, self._taken))
        for text in self._give():
            if _resume(["", text], self._dialect):
                return len(self._taken) - 1
            size += len(text)
            if size > MAX_CELL:
                break
        return len(self._taken)

    def _go_on(self, count: int) -> None:
        """Leave out the first of the taken lines; the others are split again."""
        self._again.extendleft(reversed(self._taken[count:]))
        self._taken.clear()
        self.line += count


def _unix(cells: Iterable[str]) -> list[str]:
    """Return cells in which lines end with LF."""
    return [cell.replace("\r\n", "\n").replace("\r", "\n") for cell in cells]


def _fault(lines: list[str], dialect: Dialect) -> str:
    """Return what is wrong with a row that cannot be split."""
    first = lines[0]
    if len(lines) > 1 or _is_open(first, dialect):
        number = len(dialect.cells(first))
        return f"the quotation mark at the beginning of cell {number} is not closed"
    if not dialect.cells(first):
        return f"a cell is longer than {MAX_CELL:,} characters"
    return 'a quotation mark inside quoted text: write it twice ("")'


def _is_open(line: str, dialect: Dialect) -> bool:
    """Return whether a quotation mark is still open at the end of a line."""
    try:
        cells = next(dialect.reader([line, "\0"]), [])
    except csv.Error:
        return False
    return bool(cells) and cells[-1].endswith("\0")


def _resume(lines: list[str], dialect: Dialect) -> int:
    """Return the index of the first line after the first that is a row by itself, or 0.

    Without a usual number of cells, each line may be a row.
    """
    if dialect.width <= 1:
        return 1 if len(lines) > 1 else 0
    for index in range(1, len(lines)):
        if len(dialect.cells(lines[index])) == dialect.width:
            return index
    return 0
