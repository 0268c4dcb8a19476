"""A part of a line of a file."""

from typing import NamedTuple


class Place(NamedTuple):
    """The line of a fault, and the part that is wrong (code points, end exclusive).

    ``line`` is counted as in the problem. ``text`` is that line, or the cells of a row. ``note``
    is what the part is, if the line does not say it: the column of a cell.
    """

    line: int
    text: str
    start: int
    end: int
    note: str = ""


def whole(line: int, text: str) -> Place:
    """Return a whole line, or its first character that cannot be seen: that is what is wrong."""
    start = len(text) - len(text.lstrip(" "))
    for at, character in enumerate(text):
        if not character.isprintable() and character != "\t":
            return Place(line, text, at, at + 1)
    return Place(line, text, start, max(len(text.rstrip()), start))
