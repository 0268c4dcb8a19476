"""Corrected rows: their file is read once, and they are among the other rows of their table."""

from collections.abc import Iterator, Sequence

from timeline.errors import Problem
from timeline.readers.imports.mended import AmongStored, added_columns, mended
from timeline.readers.tables.base import Meter, NumberCell, RawLine, TableRow

LINES = (
    ("date", "number", *added_columns("tests", "cns-missiles")),
    ("2031-01-03", "3", "3", "9", "so-so,3", "no date"),
    ("2031-01-01", NumberCell("1"), "1", "7", "2031,1", "no day"),
    ("2031-01-09", "9", "ninth", "9", "", ""),
)


class OnceRead:
    """A file of corrected rows, which counts how often it is read."""

    path, format, sha256 = "rejects.csv", "csv", ""

    def __init__(self) -> None:
        self.meter = Meter()
        self.readings = 0

    def head(self, most: int = 60) -> Sequence[RawLine]:
        return [RawLine(1, LINES[0])]

    def lines(self) -> Iterator[RawLine | Problem]:
        self.readings += 1
        yield from (RawLine(number, cells) for number, cells in enumerate(LINES, 1))


def test_a_file_of_corrected_rows_is_read_once() -> None:
    file = OnceRead()
    part = mended(file, file.head())
    assert part is not None
    table, stored = part.table, [TableRow(2, 8, ("2031-01-02", "2"))]
    among = AmongStored(file, table.columns, table.header, (), table, stored)
    problem, *rows = among.rows()
    assert isinstance(problem, Problem)
    assert (problem.line, problem.field) == (4, "row")
    assert rows == [
        TableRow(1, 3, ("2031-01-01", "1")), stored[0], TableRow(3, 2, ("2031-01-03", "3")),
    ]  # fmt: skip
    assert isinstance(rows[0], TableRow)
    assert isinstance(rows[0].cells[1], NumberCell), "not a text, whose notation a map states"
    assert [row for row in table.rows() if isinstance(row, TableRow)] == [rows[2], rows[0]]
    assert {number: tuple(each) for number, each in table.corrected.items()} == {
        3: (9, "so-so,3"), 1: (7, "2031,1"),
    }  # fmt: skip
    assert 2 not in table.corrected
    assert file.readings == 1
