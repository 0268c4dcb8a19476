"""A table in a file: its columns, and its rows one after the other.

Every cell is text as the file has it, without white space at its ends: a date of a spreadsheet is
in ISO form, a number as short as it can be, a missing value empty. What a cell means is decided in
``readers.formats``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, Protocol

from timeline.errors import Problem


class NumberCell(str):
    """The text of a cell that is a number in its file: a point is its decimal mark.

    It is equal to the same text, but options for the notation of texts are not for it.
    """

    __slots__ = ()


class DateCell(str):
    """The text of a cell that is a date in its file, in ISO form. See :class:`NumberCell`."""

    __slots__ = ()


class TableRow(NamedTuple):
    """A row below the header. Lines without any text are not rows and are not counted.

    ``number`` counts the rows from 1. ``line`` is where a user finds it: the line of a text file on
    which it begins, the row of a sheet, or the number of an item in a list, all from 1.
    """

    number: int
    line: int
    cells: tuple[str, ...]  # one for each column


class RawLine(NamedTuple):
    """A line of cells anywhere in a file, above the header too."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class BadLine(Problem):
    """A line that cannot be read as a row: its number as a row, and the cells that it has."""

    cells: tuple[str, ...] = ()
    number: int = 0


def until_last(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Return the cells of a line up to the last one that is not empty."""
    return cells[: max((number for number, cell in enumerate(cells, 1) if cell), default=0)]


@dataclass(slots=True)
class Meter:
    """How far the latest reading of a file has come: for whoever waits for its end.

    ``rows`` were read. ``part`` of the file was, from 0 to 1, or ``expected`` rows are in it: 0 if
    that is not known.
    """

    rows: int = 0
    part: float = 0.0
    expected: int = 0

    @property
    def total(self) -> int:
        """About how many rows the file has; 0 if that is not known."""
        return self.expected or (round(self.rows / self.part) if self.part else 0)


class TableFile(Protocol):
    """A file that contains a table. It can be read several times."""

    @property
    def meter(self) -> Meter:
        """How far the latest reading has come."""

    @property
    def path(self) -> str:
        """The file as the user would type it."""

    @property
    def format(self) -> str:
        """The format of the file: ``csv``, ``xlsx``, ``ods``, ``json``, ``jsonl``, ``parquet``."""

    @property
    def sha256(self) -> str:
        """The hash (hex) of the bytes of the file."""

    def head(self, most: int = 60) -> Sequence[RawLine]:
        """Return the first lines that are not blank, with all cells that they have.

        They are fewer than ``most`` if they are very long.
        """

    def lines(self) -> Iterator[RawLine | Problem]:
        """Yield every line that is not blank, from the beginning of the file.

        A problem is a line that cannot be read as cells; a warning is about a line that can.
        Raises DataError if the file cannot be read any further.
        """


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file below its header. ``columns`` are their names, which may be empty.

    ``header`` is the line of the header; 0 if the file has none, and all its lines are rows.
    """

    file: TableFile
    columns: tuple[str, ...]
    header: int = 0
    notes: tuple[str, ...] = field(default=())  # the lines above the header

    @staticmethod
    def below(file: TableFile, head: Sequence[RawLine], at: int) -> "Table":
        """Return the table whose header is ``head[at]``, one of the first lines of a file."""
        notes = tuple(" ".join(filter(None, line.cells)) for line in head[:at])
        return Table(file, until_last(head[at].cells), head[at].line, notes)

    def rows(self) -> Iterator[TableRow | Problem]:
        """Yield the rows, each with as many cells as there are columns.

        Missing cells at the end are empty, and empty cells beyond the last column are left out. A
        row with a text beyond the last column is a problem at its line. Lines of one text below the
        last row are not rows, which a warning says. A problem that is not a
        warning is a row that cannot be read.
        """
        number, width = 0, len(self.columns)
        notes: list[TableRow] = []  # at the end of the file they are not rows
        meter = self.file.meter
        for item in self.file.lines():
            if isinstance(item, Problem):
                if item.warning:
                    yield item
                elif item.line > self.header:
                    yield from notes
                    notes.clear()
                    number += 1
                    where = item.path, item.line, item.field
                    cells = item.cells if isinstance(item, BadLine) else ()
                    yield BadLine(*where, item.message, cells=cells, number=number)
                continue
            line, cells = item
            if line <= self.header:
                continue
            number += 1
            meter.rows = number
            if len(cells) != width:
                if any(cells[width:]):
                    yield from notes
                    notes.clear()
                    message = f"has {len(cells)} cells, but the table has {width} columns"
                    yield BadLine(self.file.path, line, "", message, cells=cells, number=number)
                    continue
                if 1 < len(cells) < width and self.file.format == "csv":
                    message = f"has {len(cells)} of {width} cells: the others are taken as empty"
                    yield Problem(self.file.path, line, "", message, warning=True)
                cells = (*cells[:width], *[""] * (width - len(cells)))
            row = TableRow(number, line, cells)
            if _is_note(row):
                notes.append(row)
            else:
                yield from notes
                notes.clear()
                yield row
        for row in notes:
            message = "is taken as a note below the table: it has a text in its first cell only"
            yield Problem(self.file.path, row.line, "", message, warning=True)


_HEAD: Final = 1_000_000
"""The characters of the first lines of a file, about."""


def first_lines(lines: Iterable[RawLine | Problem], most: int) -> list[RawLine]:
    """Return the first ``most`` lines, or fewer if they are very long."""
    found: list[RawLine] = []
    characters = 0
    for line in lines:
        if isinstance(line, RawLine):
            found.append(line)
            characters += sum(map(len, line.cells))
            if len(found) >= most or (characters > _HEAD and len(found) > 1):
                break
    return found


_NOTE: Final = re.compile(
    r"""
    [^\W\d_]+ \W .* \S  # Source: …, Last updated …
    | (?i: notes? | footnotes? | sources? | remarks? | legend) \W*
    | (?: [*†‡§¶•]+ | [¹²³⁰⁴-⁹]+ ) \)? \s* [^\W\d_] .*  # * provisional, ¹ estimate
    | (?: \(\w{1,2}\) | \[\w{1,2}\] | \w{1,2}\) | [-–—] ) \s+ [^\W\d_] .*  # (a) see text
    | \d{1,2}\. \s+ (?! \w+\.? \s+ \d{4} $ ) [^\W\d_] .*  # 1. provisional, not 5. May 2031
    | \d \S* (?: \s+ [^\W\d_A-Z] \w* ){2,} \b .*  # 2021 figures are provisional
    """,
    re.DOTALL | re.VERBOSE,
)


def _is_note(row: TableRow) -> bool:
    """Return whether a row looks like a line below a table: ``Source: …``, ``* provisional``."""
    first, *others = row.cells
    return len(others) > 1 and not any(others) and _NOTE.fullmatch(first) is not None
