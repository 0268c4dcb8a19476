"""Find the header of a table for a map: the line that has the columns which the map names."""

import re
from collections.abc import Sequence
from typing import Final

from timeline.likeness import near
from timeline.readers.maps.spec import ColumnMap
from timeline.readers.tables.base import RawLine
from timeline.readers.tables.labels import labels
from timeline.text import first_of, listed, noun

#: The shapes of cells by which a table without a header is recognised.
SHAPES: Final[dict[str, str]] = {
    "digits": r"\d+",
    "number": r"-?\d+(?:\.\d+)?(?:[eE]-?\d+)?",
    "yyyymmdd": r"[12]\d{3}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])",
    "letters": r"[A-Za-z]+",
    "url": r"https?://\S+",
    "text": r".+",
}
_LINES: Final = 20
"""Lines of a table without a header of which the cells are looked at."""


def find_header(columns: ColumnMap, head: Sequence[RawLine]) -> int | None:
    """Return the index of the header; -1 for a table without one, None if there is none."""
    wanted = {name for name in columns.used if name not in columns.optional}
    for index, line in enumerate(head):
        names = labels(_trimmed(line.cells))
        if wanted <= set(names) and not _left(columns, names):
            return index
    return -1 if columns.unnamed and _fits(columns, head) else None


def lacks(columns: ColumnMap, head: Sequence[RawLine]) -> str:
    """Return why no line is the header of a map; empty if one is."""
    if find_header(columns, head) is not None:
        return ""
    if columns.unnamed:
        shapes = listed([f"{name} ({shape})" for name, shape in columns.shape.items()], "and")
        return f"has no rows of {len(columns.unnamed)} columns, with {shapes}"
    wanted = [name for name in columns.used if name not in columns.optional]
    best = max(
        head,
        key=lambda line: len({*wanted}.intersection(labels(line.cells))),
        default=RawLine(0, ()),
    )
    names = labels(_trimmed(best.cells))
    missing = [name for name in wanted if name not in names]
    if len(missing) == len(wanted):
        return f"has no header with the columns of the map: {first_of([*map(repr, wanted)])}"
    faults = []
    if missing:
        shown = listed([_with_hint(name, names) for name in missing], "and")
        faults.append(f"has no {noun(len(missing), 'column')} {shown}")
    if left := _left(columns, names):
        shown = listed([*map(repr, left)], "and")
        what = noun(len(left), "column")
        faults.append(
            f"has the {what} {shown}, of which the map says nothing: use the {what}, or add to"
            ' ignore ("*" for all others)'
        )
    return f"{'; it '.join(faults)} (header in line {best.line})"


def _left(columns: ColumnMap, names: Sequence[str]) -> list[str]:
    """Return the columns that a map neither uses nor ignores."""
    if columns.ignored is None:
        return []
    return [name for name in names if name not in columns.ignored and name not in columns.used]


def _trimmed(cells: Sequence[str]) -> Sequence[str]:
    """Return the cells without blank ones at the end."""
    return cells[: max((number for number, cell in enumerate(cells, 1) if cell), default=0)]


def _with_hint(name: str, names: Sequence[str]) -> str:
    found = near(name, names, 1)
    return f"{name!r} (there is {found[0]!r})" if found else repr(name)


def _fits(columns: ColumnMap, head: Sequence[RawLine]) -> bool:
    """Return whether all lines have the number of columns, and cells of the shapes."""
    width = len(columns.unnamed)
    shapes = {
        columns.unnamed.index(name): re.compile(SHAPES[shape])
        for name, shape in columns.shape.items()
    }
    lines = head[:_LINES]
    return (
        bool(lines)
        and all(
            len(line.cells) == width
            and all(
                not line.cells[at] or shape.fullmatch(line.cells[at])
                for at, shape in shapes.items()
            )
            for line in lines
        )
        and all(any(line.cells[at] for line in lines) for at in shapes)
    )
