"""Texts for messages: a long one shortened, a part of one marked by carets below it."""

from collections.abc import Iterator
from typing import Final

from timeline.safetext import visible

LONGEST: Final = 2_000
"""The most code points of a message or a hint that are printed."""


def shortened(text: str, most: int = LONGEST) -> str:
    """Return a message of at most about ``most`` code points: the middle of a longer one is cut."""
    if len(text) <= most:
        return text
    left = len(text) - most
    return f"{text[: most * 3 // 4]}… ({left:,} characters left out) …{text[-most // 4 :]}"


def under(
    text: str, start: int, end: int, width: int, margin: tuple[str, str] = ("  ", "  ")
) -> Iterator[str]:
    """Yield ``text`` and, below it, carets under the part from ``start`` to ``end``.

    Positions are in code points, carets in terminal cells: two for a wide character. A text too
    long for ``width`` is cut to the surroundings of the fault. ``margin`` is what the two
    lines begin with, of the same number of cells.
    """
    from rich.cells import cell_len, set_cell_size

    before, below = margin
    room = max(width - len(before) - 2, 12)
    # Only the surroundings are made visible, with a margin for characters without width.
    near = 8 * room
    parts = (text[:start][-near:], text[start:end][:near], text[end:][:near])
    left, fault, right = map(visible, parts)
    most = max(room // 2, room - cell_len(fault + right))
    if start > near or cell_len(left) > most:
        while cell_len(left) > most - 1:
            left = left[1:]
        left = f"…{left}"
    if cell_len(left + fault + right) > room:
        line = set_cell_size(left + fault + right, room - 1).rstrip() + "…"
    else:
        line = left + fault + right
    marks = min(max(cell_len(fault), 1), room - cell_len(left))
    yield f"{before}{line}"
    yield f"{below}{' ' * cell_len(left)}{'^' * marks}"
