"""Long lines for a terminal: folded between words, so that keys, paths and dates stay whole."""

import re
from collections.abc import Iterator
from typing import Final

_HANG: Final = 2
"""The columns by which what follows is indented more than the line."""
_WORD: Final = re.compile(r" *[^ ]+")
_PART: Final = re.compile(r"[\x00-\u10ff]+|.[\u0300-\u036f\u200d\u3099\u309a\ufe00-\ufe0f]*")
"""A part of a word: what is of a script with blanks, or one character of a wide script."""


def folded(line: str, width: int, hang: int | None = None) -> Iterator[str]:
    """Yield a line in lines of at most ``width`` cells, which begin ``hang`` columns to the right.

    By default those are two more than the indentation of the line. A word is divided only between
    wide characters, which have no blanks to fold at, or if it is wider than the screen. Before one
    that fits the screen alone, the line is indented less.
    """
    if line.isascii() and len(line) <= width:
        yield line
        return
    from rich.cells import cell_len

    if cell_len(line) <= width:
        yield line
        return
    indent = len(line) - len(line.lstrip(" ")) + _HANG if hang is None else hang
    rest = " " * min(indent, width // 3)
    present = ""
    for part in _parts(line, width, width - len(rest)):
        if present.strip() and cell_len(present + part) > width:
            yield present.rstrip(" ")
            bare = part.lstrip(" ")
            present = rest[: max(width - cell_len(bare), 0)] + bare
        else:
            present += part
    yield present


def _parts(line: str, width: int, room: int) -> Iterator[str]:
    """Yield what may stand on a line of its own; ``room`` are the cells of an indented line."""
    from rich.cells import cell_len

    for word in _WORD.findall(line):
        if cell_len(word.lstrip(" ")) <= room:
            yield word
            continue
        for part in _PART.findall(word):
            yield from [part] if cell_len(part.lstrip(" ")) <= width else part
