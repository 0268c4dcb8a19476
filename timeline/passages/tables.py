"""Cells of a table that is stored as text, such as a register in CSV.

A cell is found by its line and the name of its column. The header of a table is the first line
with a cell of this name; there can be titles and notes above it. Cells are separated by commas,
semicolons, tabs or bars, and may be in quotation marks. A cell that extends over several lines is
not found.
"""

import csv
import io
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from timeline.spans import Span

_DELIMITERS = ",;\t|"
_PREAMBLE = 30  # a header is among the first lines
_SENTENCE_ENDS = (".", "!", "?", ":")
_AROUND = " \t\r\ufeff"  # what may surround the name of a column, such as a byte order mark


class _Rows(NamedTuple):
    """The lines of a table below its header, and the names of its columns."""

    first: int
    last: int
    names: list[str]


class TableText:
    """A text whose lines are searched for cells; ``breaks`` are the offsets of its line ends."""

    def __init__(self, body: str, breaks: Sequence[int]) -> None:
        self._body = body
        self._breaks = breaks
        self._headers: dict[str, tuple[int, str, int] | None] = {}

    def cell(self, line: int, column: str) -> Span | None:
        """Return the span of a cell, without its quotation marks; None if there is no such cell."""
        header = self._header_with(column)
        if header is None or line <= header[0]:
            return None
        _, delimiter, place = header
        start, end = self._bounds(line)
        found = cells(self._body[start:end], delimiter)
        if place >= len(found):
            return None
        return Span(start + found[place].start, start + found[place].end)

    def has(self, column: str) -> bool:
        """Whether a line of the text is a header with this column."""
        return self._header_with(column) is not None

    def columns(self, line: int) -> list[str]:
        """Return the names of the columns of a line that is surely a row of a table, else none.

        Its table begins with a header among the first lines of the text, and extends to the next
        empty line. Nine of ten of its rows have as many cells as the header.
        """
        for rows in self._surely:
            if rows.first <= line <= rows.last:
                return rows.names
        return []

    def likely_columns(self, line: int) -> list[str]:
        """Return the names of the columns that a line may have.

        They are those of the first line with as many cells, if there is one.
        """
        start, end = self._bounds(line)
        text = self._body[start:end]
        for delimiter in _DELIMITERS:
            many = len(cells(text, delimiter))
            for number in range(1, min(line, _PREAMBLE)) if many > 1 else ():
                start, end = self._bounds(number)
                header = self._body[start:end]
                found = [header[cell.start : cell.end].strip() for cell in cells(header, delimiter)]
                if len(found) == many:
                    return found
        return []

    @cached_property
    def _surely(self) -> list[_Rows]:
        """The tables whose header is among the first lines."""
        found: list[_Rows] = []
        for number in range(1, min(len(self._breaks) + 1, _PREAMBLE)):
            if any(rows.first <= number <= rows.last for rows in found):
                continue
            tables = (self._rows(number, delimiter) for delimiter in _DELIMITERS)
            found.extend(next(([rows] for rows in tables if rows), []))
        return found

    def _rows(self, number: int, delimiter: str) -> _Rows | None:
        """Return the rows below a line if this line is surely the header of a table."""
        start, end = self._bounds(number)
        header = self._body[start:end]
        names = [header[cell.start : cell.end].strip(_AROUND) for cell in cells(header, delimiter)]
        stated = [name for name in names if name]
        if len(names) < 2 or len(set(stated)) < len(stated) or not stated:
            return None
        if stated[-1].endswith(_SENTENCE_ENDS):
            return None
        counts = list(_counts(self._body[end + 1 :], delimiter))
        many, fitting = len(counts), sum(count == len(names) for _, count in counts)
        if not many or fitting * 10 < many * 9:
            return None
        marks = len(re.findall(rf"{re.escape(delimiter)}(?! )", header))
        if delimiter in ",;" and not marks and (len(names) < 3 or many < 3):
            return None  # perhaps a sentence: its commas are followed by spaces
        return _Rows(number + 1, number + counts[-1][0], stated)

    def _bounds(self, line: int) -> tuple[int, int]:
        start = self._breaks[line - 2] + 1 if line > 1 else 0
        end = self._breaks[line - 1] if line <= len(self._breaks) else len(self._body)
        return start, end

    def _header_with(self, column: str) -> tuple[int, str, int] | None:
        if column not in self._headers:
            self._headers[column] = self._header(column)
        return self._headers[column]

    def _header(self, column: str) -> tuple[int, str, int] | None:
        """Return the header that has a column: its line, the delimiter, the place of the column."""
        at = self._body.find(column)
        while at >= 0:
            line = bisect_left(self._breaks, at) + 1
            start, end = self._bounds(line)
            text = self._body[start:end]
            for delimiter in _DELIMITERS:
                names = [
                    text[cell.start : cell.end].strip(_AROUND) for cell in cells(text, delimiter)
                ]
                if len(names) > 1 and names.count(column) == 1:
                    return line, delimiter, names.index(column)
            at = self._body.find(column, max(end, at + 1))
        return None


def cells(line: str, delimiter: str) -> list[Span]:
    """Return the spans of the cells of a line, without the quotation marks around them."""
    found = []
    at = 0
    while True:
        match = _cell(delimiter).match(line, at)
        assert match is not None  # the pattern also matches an empty cell
        found.append(Span(*match.span("quoted" if match["quoted"] is not None else "plain")))
        at = match.end()
        if at == len(line):
            return found
        at += 1


def cell_at(body: str, start: int, end: int) -> Span | None:
    """Return the cell that contains a passage of one line; None if it is in no single cell.

    The delimiter is the character that most often separates two cells of this line: a delimiter is
    rarely followed by a space, while the parts of one text usually are.
    """
    first = body.rfind("\n", 0, start) + 1
    last = body.find("\n", start)
    line = body[first : last if last >= 0 else len(body)]
    often = {mark: len(re.findall(rf"{re.escape(mark)}(?! )", line)) for mark in _DELIMITERS}
    delimiter = max(_DELIMITERS, key=lambda mark: often[mark])
    if not often[delimiter]:
        return None
    for cell in cells(line, delimiter):
        if first + cell.start <= start and end <= first + cell.end:
            return Span(first + cell.start, first + cell.end)
    return None


def _counts(text: str, delimiter: str) -> Iterator[tuple[int, int]]:
    """Yield the last line of each row, from 1, and its number of cells, up to an empty line."""
    rows = csv.reader(io.StringIO(text, newline="\n"), delimiter=delimiter)
    try:
        for row in rows:
            if not "".join(row).strip() and len(row) < 2:
                return
            yield rows.line_num, len(row)
    except csv.Error:  # a cell that is too long for this module: the rest is not counted
        return


@cache
def _cell(delimiter: str) -> re.Pattern[str]:
    mark = re.escape(delimiter)
    return re.compile(
        rf'[ ]*+"(?P<quoted>[^"]*+(?:""[^"]*+)*+)"[ \r]*+(?={mark}|\Z)|(?P<plain>[^{mark}]*+)'
    )
