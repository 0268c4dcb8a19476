"""Long lines for a terminal: folded between words, so that keys, paths and dates stay whole."""

import re
from collections.abc import Iterator
from typing import Final

_HANG: Final = 2
"""The columns by which what follows is indented more than the line."""
_WORD: Final = re.compile(r" *[^ ]+")
_COLUMN: Final = re.compile(r" *[^ ]+(?: [^ ]+)*  +")
"""The text before a second column."""
_PART: Final = re.compile(
    r"[^./:\u1100-\U0010ffff]*[./:]|[\x00-\u10ff]+|.[\u0300-\u036f\u200d\u3099\u309a\ufe00-\ufe0f]*"
)
"""A part of a word: of a path, of a script with blanks, or one character of a wide script."""


def folded(line: str, width: int, hang: int | None = None) -> Iterator[str]:
    """Yield a line in lines of at most ``width`` cells, which begin ``hang`` columns to the right.

    By default they begin below a second column, or else two columns right of the line. A word is
    divided only between wide characters, which have no blanks to fold at, or if it is wider than
    the screen. Before one that fits the screen alone, the line is indented less.
    """
    if line.isascii() and len(line) <= width:
        yield line
        return
    from rich.cells import cell_len

    if cell_len(line) <= width:
        yield line
        return
    if hang is None:
        column = _COLUMN.match(line)
        hang = cell_len(column[0]) if column else width
        if hang > width * 5 // 8:
            hang = min(len(line) - len(line.lstrip(" ")) + _HANG, width // 3)
    rest = " " * min(hang, width * 5 // 8)
    present = ""
    for part in _parts(line, width, width - len(rest)):
        bare = part.lstrip(" ")
        if not present.strip():
            indent = present + part[: len(part) - len(bare)]
        elif cell_len(present + part) <= width:
            present += part
            continue
        else:
            yield present.rstrip(" ")
            indent = rest
        present = indent[: max(width - cell_len(bare), 0)] + bare
    yield present


def _parts(line: str, width: int, room: int) -> Iterator[str]:
    """Yield what may be on a line of its own; ``room`` are the cells of an indented line."""
    from rich.cells import cell_len

    for word in _WORD.findall(line):
        if cell_len(word.lstrip(" ")) <= room:
            yield word
            continue
        for part in _PART.findall(word):
            yield from [part] if cell_len(part.lstrip(" ")) <= width else part
