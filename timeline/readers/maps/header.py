"""Find the header of a table for a map: the line that has the columns which the map names."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from timeline.errors import Problem
from timeline.likeness import did_you_mean
from timeline.readers.maps.spec.columns import ColumnMap
from timeline.readers.tables.base import RawLine, until_last
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


def places(of: ColumnMap, names: Sequence[str]) -> dict[str, int]:
    """Return where the columns with these names are, by the names that the map has for them."""
    found = {name: at for at, name in enumerate(names)}
    if of.any_case:
        folded = Counter(name.casefold() for name in names)
        by_folded = {name.casefold(): at for at, name in enumerate(names)}
        for name in of.used:
            if name not in found and folded[name.casefold()] == 1:
                found[name] = by_folded[name.casefold()]
    return found


def find_header(of: ColumnMap, head: Sequence[RawLine]) -> int | None:
    """Return the index of the header; -1 for a table without one, None if there is none."""
    used = of.used
    wanted = {name for name in used if name not in of.optional}
    for index, line in enumerate(head):
        names = labels(until_last(line.cells))
        if wanted <= places(of, names).keys() and not _left(of, used, names):
            return index
    return -1 if of.unnamed and _fits(of, head) else None


def misfits(of: ColumnMap, head: Sequence[RawLine], shown: str) -> list[Problem]:
    """Return why no line of the table ``shown`` is the header of a map: each column that differs.

    A column that only the map has is a fault at its line there, another one a fault of the table.
    """
    if find_header(of, head) is not None:
        return []
    if of.unnamed:
        shapes = listed([f"{name} ({shape})" for name, shape in of.shape.items()], "and")
        message = f"has no rows of {len(of.unnamed)} columns, with {shapes}"
        return [Problem(shown, 0, "", message)]
    used = of.used
    wanted = [name for name in used if name not in of.optional]
    best = max(
        head,
        key=lambda line: len({*wanted}.intersection(places(of, labels(line.cells)))),
        default=RawLine(0, ()),
    )
    names = labels(until_last(best.cells))
    there = places(of, names)
    missing = [name for name in wanted if name not in there]
    if len(missing) == len(wanted):
        columns = first_of([*map(repr, wanted)])
        return [Problem(shown, 0, "", f"has no header with the columns of the map: {columns}")]
    found = [
        Problem(
            of.path,
            of.lines.get(name, 0),
            "",
            f"{name!r} is not a column of {shown}{did_you_mean(name, names)}",
        )
        for name in missing
    ]
    if left := _left(of, used, names):
        what = noun(len(left), "column")
        message = (
            f"the map does not mention the {what} {listed([*map(repr, left)], 'and')}: use the"
            f' {what}, or write what is not used in ignore ("*" for all others)'
        )
        found.append(Problem(shown, best.line, "", message))
    return found


def _left(of: ColumnMap, used: Sequence[str], names: Sequence[str]) -> list[str]:
    """Return the columns of a table that a map neither uses nor ignores."""
    if of.ignored is None:
        return []
    return [name for name in names if name not in of.ignored and name not in used]


def _fits(of: ColumnMap, head: Sequence[RawLine]) -> bool:
    """Return whether all lines have the number of columns, and cells of the shapes."""
    width = len(of.unnamed)
    shapes = {of.unnamed.index(name): re.compile(SHAPES[shape]) for name, shape in of.shape.items()}
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
