"""The places of problems in a table: the cell of the column that is wrong, in its row."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from timeline.errors import Problem
from timeline.readers.places.base import WrongPart
from timeline.readers.tables.base import BadLine, RawLine
from timeline.readers.tables.opening import open_table_file

_BETWEEN: Final = " | "
_FARTHEST: Final = 200_000
"""The last line that is read again: a longer table takes too long to be read twice."""


def places(path: Path, sheet: str, problems: Sequence[Problem]) -> Mapping[Problem, WrongPart]:
    """Return the places of problems of a table."""
    file = open_table_file(path, sheet=sheet)
    wanted: dict[int, list[Problem]] = {}
    for each in problems:
        if each.line <= _FARTHEST:
            wanted.setdefault(each.line, []).append(each)
    head = file.head()
    found: dict[Problem, WrongPart] = {}
    for line, cells in _lines(file.lines(), max(wanted, default=0)):
        for each in wanted.get(line, ()):
            found[each] = _place(line, cells, _column(head, each.field))
    return found


def _lines(lines: Iterator[RawLine | Problem], last: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    for item in lines:
        if item.line > last:
            return
        if isinstance(item, RawLine | BadLine):
            yield item.line, item.cells


def _column(head: Sequence[RawLine], field: str) -> tuple[int, str] | None:
    """Return the number and the name of a column, by the first line that has it as a cell.

    ``field`` is the name of the column, or the path of a value: a column may be named like it.
    """
    if not field:
        return None
    for name in (field, *reversed(field.split(".")[1:])):
        for line in head:
            cells = [cell.casefold() for cell in line.cells]
            if name.casefold() in cells:
                at = cells.index(name.casefold())
                return at, line.cells[at]
    return None


def _place(line: int, cells: Sequence[str], column: tuple[int, str] | None) -> WrongPart:
    """Return the row as one line, and the cell in it; without a column, the whole row."""
    text = _BETWEEN.join(cells)
    if column is None or column[0] >= len(cells):
        return WrongPart(line, text, 0, max(len(text.rstrip()), 1))
    start = sum(len(cell) + len(_BETWEEN) for cell in cells[: column[0]])
    return WrongPart(line, text, start, start + max(len(cells[column[0]]), 1), column[1])
