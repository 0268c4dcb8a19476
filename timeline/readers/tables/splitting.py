"""Split delimited text into rows, each with the line on which it begins.

The module ``csv`` splits; this adds what it lacks: lines that end in LF, CRLF or CR in any mixture,
the line numbers of rows of several lines, and a quotation mark that is never closed, which costs
its own row only instead of the rest of the file.
"""

import csv
import io
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.readers.opening.feed import Stop
from timeline.readers.tables.base import RawLine
from timeline.readers.tables.encoding import line_ends

MAX_CELL = 1_000_000
"""The largest length of a cell, in characters."""
MAX_LINE = 16_000_000
"""The largest length of a line, in characters."""

# The limit is one for the whole process. Other users of the module have at least what they had.
csv.field_size_limit(max(csv.field_size_limit(), MAX_CELL))


class Fault(NamedTuple):
    """Lines that cannot be split into cells: the first, how many they are, and why not."""

    line: int
    extent: int
    message: str


def text_lines(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a text with their ends. Raises :class:`Stop` for an endless line."""
    rest, line = "", 1
    for piece in pieces:
        text = rest + piece
        # A CR at the very end may be the first half of CRLF.
        cut = max(text.rfind("\n"), text.rfind("\r", 0, -1)) + 1
        rest = text[cut:]
        if len(rest) > MAX_LINE:
            line += line_ends(text[:cut])
            raise Stop(line, f"the line is longer than {MAX_LINE:,} characters: is it a table?")
        if cut:
            yield from io.StringIO(text[:cut], newline="")
            line += line_ends(text[:cut])
    if rest:
        yield from io.StringIO(rest, newline="")


def split(lines: Iterable[str], delimiter: str, width: int = 0) -> Iterator[RawLine | Fault]:
    """Yield the rows of delimited text, without white space at the ends of cells, blank ones too.

    ``width`` is the usual number of cells of a row, or 0: it tells where the rows go on after a
    row that cannot be split.
    """
    source = iter(lines)
    again: deque[str] = deque()  # lines to be split a second time
    taken: list[str] = []  # the lines of the present row

    def give() -> Iterator[str]:
        while True:
            while again:
                taken.append(again.popleft())
                yield taken[-1]
            text = next(source, None)
            if text is None:
                return
            taken.append(text)
            yield text

    line = 1  # of the next row
    while True:
        reader = csv.reader(give(), delimiter=delimiter, strict=True)
        while True:
            fault = ""
            try:
                cells = next(reader, None)
            except csv.Error:
                cells, fault = [], _fault(taken, delimiter)
            if cells is None:
                return
            count = len(taken)
            # Two marks that are not closed hide the rows between them.
            short = not fault and count > 1 and 0 < len(cells) < width
            if short and _resume(taken, delimiter, width):
                fault = _fault(taken, delimiter)
            if not fault:
                yield RawLine(line, tuple(map(str.strip, cells)))
                line += count
                taken.clear()
                continue
            literal = taken[0].rstrip("\r\n").split("\t") if delimiter == "\t" else []
            if len(literal) == width > 1:  # text with tabs often has quotation marks as they are
                yield RawLine(line, tuple(map(str.strip, literal)))
                resume = 1
            else:
                resume = _resume(taken, delimiter, width)
                if not resume:  # the rest of a cell of several lines is not a row
                    resume = _read_on(taken, give(), delimiter, width)
                more = f"; lines {line + 1} to {line + resume - 1} are part of it"
                yield Fault(line, resume, fault + more * (resume > 1))
            again.extendleft(reversed(taken[resume:]))
            line += resume
            taken.clear()
            break  # the reader is inside a cell, or at the end


def _fault(lines: list[str], delimiter: str) -> str:
    """Return what is wrong with a row that cannot be split."""
    if len(lines) > 1 or _is_open(lines[0], delimiter):
        cells = next(csv.reader(lines[:1], delimiter=delimiter), [])
        return f"the quotation mark at the beginning of cell {len(cells)} is not closed"
    try:
        next(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return f"a cell is longer than {MAX_CELL:,} characters"
    return 'a quotation mark inside quoted text: write it twice ("")'


def _is_open(line: str, delimiter: str) -> bool:
    """Return whether a quotation mark is still open at the end of a line."""
    try:
        cells = next(csv.reader([line, "\0"], delimiter=delimiter), [])
    except csv.Error:
        return False
    return bool(cells) and cells[-1].endswith("\0")


def _read_on(taken: list[str], more: Iterator[str], delimiter: str, width: int) -> int:
    """Take lines until one is a row by itself; return its index, or the number of lines."""
    size = sum(map(len, taken))
    while size < MAX_CELL and next(more, None) is not None:
        if _resume(taken[-2:], delimiter, width):
            return len(taken) - 1
        size += len(taken[-1])
    return len(taken)


def _resume(lines: list[str], delimiter: str, width: int) -> int:
    """Return the index of the first line after the first that is a row by itself, or 0.

    Without a usual number of cells, each line may be a row.
    """
    if width <= 1:
        return 1 if len(lines) > 1 else 0
    for index in range(1, len(lines)):
        try:
            if len(next(csv.reader([lines[index]], delimiter=delimiter), [])) == width:
                return index
        except csv.Error:
            continue
    return 0
