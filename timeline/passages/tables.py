"""Cells of a table that is stored as text, such as a register in CSV.

A cell is found by its line and the name of its column. The header of a table is the first line
with a cell of this name; there can be titles and notes above it. Cells are separated by commas,
semicolons, tabs or bars, and may be in quotation marks. A cell that extends over several lines is
not found.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from timeline.passages.folding import Span

_DELIMITERS = ",;\t|"
_AROUND = " \t\r\ufeff"  # what may surround the name of a column, such as a byte order mark


class Table:
    """A text whose lines are searched for cells; ``breaks`` are the offsets of its line ends."""

    def __init__(self, body: str, breaks: Sequence[int]) -> None:
        self._body = body
        self._breaks = breaks
        self._headers: dict[str, tuple[int, str, int] | None] = {}

    def cell(self, line: int, column: str) -> Span | None:
        """Return the span of a cell, without its quotation marks; None if there is no such cell."""
        if column not in self._headers:
            self._headers[column] = self._header(column)
        header = self._headers[column]
        if header is None or line <= header[0]:
            return None
        _, delimiter, place = header
        start, end = self._bounds(line)
        found = cells(self._body[start:end], delimiter)
        if place >= len(found):
            return None
        return Span(start + found[place].start, start + found[place].end)

    def _bounds(self, line: int) -> tuple[int, int]:
        start = self._breaks[line - 2] + 1 if line > 1 else 0
        end = self._breaks[line - 1] if line <= len(self._breaks) else len(self._body)
        return start, end

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


@cache
def _cell(delimiter: str) -> re.Pattern[str]:
    mark = re.escape(delimiter)
    return re.compile(
        rf'[ ]*+"(?P<quoted>[^"]*+(?:""[^"]*+)*+)"[ \r]*+(?={mark}|\Z)|(?P<plain>[^{mark}]*+)'
    )
