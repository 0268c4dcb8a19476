"""Read delimited text: CSV with commas or semicolons, and text with tabs or vertical lines."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from timeline.errors import Problem
from timeline.readers.tables.base import RawLine
from timeline.readers.tables.delimiters import Dialect, find_dialect
from timeline.readers.tables.encoding import Encoding, decoded, find_encoding
from timeline.readers.tables.splitting import Fault, split, text_lines

_SAMPLE = 500
_BY_NAME = {".tsv": "\t", ".tab": "\t"}
_IMPOSSIBLE = re.compile("[\0\udc80-\udcff]")


class DelimitedFile:
    """A text file with a table. See :class:`~timeline.readers.tables.base.TableFile`."""

    format = "csv"

    def __init__(self, path: Path, shown: str, encoding: Encoding) -> None:
        self.path = shown
        self._location = path
        self._encoding = encoding
        sample = list(islice(self._text(), _SAMPLE))
        self._dialect: Dialect = find_dialect(sample, _BY_NAME.get(path.suffix.lower(), ""))

    @property
    def sha256(self) -> str:
        """The hash of the bytes."""
        return self._encoding.sha256

    @property
    def delimiter(self) -> str:
        """The character between the cells."""
        return self._dialect.delimiter

    def head(self, most: int = 60) -> Sequence[RawLine]:
        """Return the first lines that are not blank."""
        return list(islice((line for line in self._rows() if isinstance(line, RawLine)), most))

    def lines(self) -> Iterator[RawLine | Problem]:
        """Yield the lines that are not blank, and what is wrong with others."""
        if self._encoding.warning:
            note = self._encoding
            yield Problem(self.path, note.line, "", note.warning, warning=True)
        yield from self._rows()

    def _text(self) -> Iterator[str]:
        return text_lines(decoded(self._location, self._encoding))

    def _rows(self) -> Iterator[RawLine | Problem]:
        for row in split(self._text(), self._dialect.delimiter, self._dialect.width):
            if isinstance(row, Fault):
                yield Problem(self.path, row.line, "", row.message)
            elif any(row.cells) and not (row.line == 1 and self._dialect.declared):
                fault = cells_fault(row.cells)
                yield Problem(self.path, row.line, "", fault) if fault else row


def open_delimited(path: Path, shown: str) -> DelimitedFile:
    """Open a text file. Raises :class:`~timeline.readers.opening.feed.Stop`."""
    return DelimitedFile(path, shown, find_encoding(path))


def cells_fault(cells: Sequence[str]) -> str:
    """Return what is wrong with a row that contains no text; else empty."""
    found = _IMPOSSIBLE.search("\n".join(cells))
    if not found:
        return ""
    if found.group() == "\0":
        return "a NUL character: remove it, or save the file again as UTF-8"
    byte = found.group().encode("utf-8", "surrogateescape")[0]
    return f"byte 0x{byte:02X} is not UTF-8, as the rest of the file is: correct the row"
