"""Check the texts of a table of any format: characters that no text has, and mojibake.

Mojibake is text in UTF-8 that a program read in another encoding and saved again: ``SÃ£o`` for
``São``. It is reported, with what it probably was; the cell is not changed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from timeline.errors import DataError, Problem
from timeline.readers.opening.feed import Stop
from timeline.readers.tables.base import BadLine, RawLine
from timeline.text import clip, plural

MOST = 10
"""Warnings of one sort that are given with their lines."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_TEXT = "\0\ud800-\udfff\ufffe\uffff"
_IMPOSSIBLE = re.compile(f"[{_NO_TEXT}]")
# The first byte of a character in UTF-8, and a later one, as characters of Windows-1252 or Latin-1.
_FIRST, _LATER = "\xc2-\xf4", "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_SUSPECT = re.compile(f"[{_FIRST}]{_LATER}")
# Either of them. A pattern that begins with a set of characters is searched for faster.
_ODD = re.compile(f"[{_NO_TEXT}{_FIRST}](?:(?<=[{_NO_TEXT}])|{_LATER})")
_SEPARATOR = "\x1f"


class Doubts:
    """Counts the warnings of one sort about a file."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._count = 0

    def add(self, line: int, message: str) -> Iterator[Problem]:
        """Count a warning, and yield it if it is one of the first."""
        self._count += 1
        if self._count <= MOST:
            yield Problem(self._path, line, "", message, warning=True)

    def rest(self, sort: str) -> Iterator[Problem]:
        """Yield how many warnings were not given, at the end of the file."""
        if more := max(self._count - MOST, 0):
            message = f"{plural(more, 'more row')} with {sort}"
            yield Problem(self._path, 0, "", message, warning=True)


def checked(path: str, lines: Iterable[RawLine | Problem]) -> Iterator[RawLine | Problem]:
    """Pass on the lines that are not blank, with problems of those that are not text.

    Raises DataError if the file cannot be read any further.
    """
    doubts = Doubts(path)
    for item in _whole(path, lines):
        if isinstance(item, Problem):
            yield replace(item, cells=_written(item.cells)) if isinstance(item, BadLine) else item
            continue
        text = _SEPARATOR.join(item.cells)
        if "\0" in text if text.isascii() else _ODD.search(text):
            if found := _IMPOSSIBLE.search(text):
                cells = _written(item.cells)
                yield BadLine(path, item.line, "", _fault(found.group()), cells=cells)
                continue
            if message := _mojibake(item.cells):
                yield from doubts.add(item.line, message)
        if len(text) >= max(len(item.cells), 1):  # else there are separators only
            yield item
    yield from doubts.rest("text that was saved in a wrong encoding")


def _written(cells: Iterable[str]) -> tuple[str, ...]:
    """Return cells that can be written to a file of rejected rows."""
    return tuple(_SURROGATE.sub("\ufffd", cell) for cell in cells)


def _whole(path: str, lines: Iterable[RawLine | Problem]) -> Iterator[RawLine | Problem]:
    """Pass on the lines. A file that ends in the middle is refused: its last rows are missing."""
    try:
        yield from lines
    except Stop as stop:
        raise DataError([Problem(path, stop.line, "", stop.message)]) from stop


def _fault(character: str) -> str:
    if character == "\0":
        return "a NUL character: remove it, or save the file again as UTF-8"
    if "\udc80" <= character <= "\udcff":  # how the decoder keeps such a byte
        byte = character.encode("utf-8", "surrogateescape")[0]
        return f"byte 0x{byte:02X} is not UTF-8, as the rest of the file is: correct the row"
    return f"U+{ord(character):04X} is not a character: remove it"


def _mojibake(cells: Iterable[str]) -> str:
    """Return a warning of the first mojibake in a row; empty if there is none."""
    import ftfy

    for cell in cells:
        for text in (*cell.split(), cell):  # the shortest part that shows it
            if _SUSPECT.search(text) and (meant := ftfy.fix_encoding(text)) != text:
                said = f"{clip(text)!r} was probably {clip(meant)!r}"
                return f"{said}, and was saved in a wrong encoding"
    return ""
