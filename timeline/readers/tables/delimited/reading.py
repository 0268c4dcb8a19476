"""Read delimited text: CSV with commas or semicolons, and text with tabs or vertical lines."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from timeline.errors import Problem
from timeline.readers.tables.base import BadLine, Meter, RawLine, first_lines
from timeline.readers.tables.checking import checked
from timeline.readers.tables.delimited.delimiters import find_dialect
from timeline.readers.tables.delimited.splitting import SplitFault, split
from timeline.readers.tables.encoding import Encoding, decoded, text_blocks, text_lines

_CHARACTERS = 1_000_000
_SAMPLE = 500
_BY_NAME = {".tsv": "\t", ".tab": "\t"}


class DelimitedFile:
    """A text file with a table. See :class:`~timeline.readers.tables.base.TableFile`."""

    format = "csv"

    def __init__(self, path: Path, shown: str, encoding: Encoding) -> None:
        self.path = shown
        self.meter = Meter()
        self._location = path
        self._encoding = encoding
        sample = _first(text_lines(self._text()))
        self._dialect = find_dialect(sample, _BY_NAME.get(path.suffix.lower(), ""))

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
        return first_lines(self.lines(), most)

    def lines(self) -> Iterator[RawLine | Problem]:
        """Yield the lines that are not blank, and what is wrong with others."""
        yield from self._encoding.problems(self.path)
        yield from checked(self.path, self._rows())

    def _text(self) -> Iterator[str]:
        return decoded(self._location, self._encoding, self.meter)

    def _rows(self) -> Iterator[RawLine | Problem]:
        for row in split(text_blocks(self._text()), self._dialect):
            if isinstance(row, SplitFault):
                yield BadLine(self.path, row.line, "", row.message, cells=row.cells)
            elif not (row.line == 1 and self._dialect.declared):
                yield row


def _first(lines: Iterable[str]) -> list[str]:
    """Return the first lines of a text, few of them if they are long."""
    found: list[str] = []
    characters = 0
    for line in islice(lines, _SAMPLE):
        found.append(line)
        characters += len(line)
        if characters > _CHARACTERS and len(found) > 1:
            break
    return found
