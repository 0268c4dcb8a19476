"""Choose the sheet of a workbook that has the table, and read it as lines of cells."""

import shlex
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from timeline.errors import OF_DAMAGE, Problem
from timeline.readers.opening.feed import Stop
from timeline.readers.tables.base import BadLine, Meter, NumberCell, RawLine, first_lines
from timeline.readers.tables.checking import Doubts, checked
from timeline.readers.tables.encoding import MAX_TABLE
from timeline.text import clip, first_of, listed

MAX_ROW = 1_048_576
"""The last row that a sheet may have, as in spreadsheet programs."""
DAMAGE = (*OF_DAMAGE, OSError, EOFError, SyntaxError, RuntimeError, zipfile.BadZipFile, zlib.error)
"""What a damaged workbook raises in the libraries that read it."""
_RATIO = 300  # a sheet of equal rows packs to a hundredth; a bomb to a thousandth
_SMALL = 100_000_000
_LOOKED_AT = 100
_T = TypeVar("_T")


class SheetRow(NamedTuple):
    """A row of a sheet: its number from 1, its cells, and what to check (``F5 is #N/A``).

    ``fault`` says why the row cannot be read; it is empty for a row that can.
    """

    line: int
    cells: tuple[str, ...]
    doubts: tuple[str, ...] = ()
    fault: str = ""


class Workbook(Protocol):
    """A file with sheets."""

    format: str

    def sheets(self) -> Sequence[tuple[str, bool]]:
        """Return the names of the sheets, and whether each is visible."""

    def rows(self, sheet: str) -> Iterator[SheetRow]:
        """Yield the rows of a sheet. May raise any of ``DAMAGE``."""

    def stated(self, sheet: str) -> int:
        """Return how many rows the file says that a sheet has; 0 if it says nothing."""


class SheetFile:
    """A sheet of a workbook. See :class:`~timeline.readers.tables.base.TableFile`."""

    def __init__(self, book: Workbook, shown: str, sha256: str, sheet: str = "") -> None:
        self.path = shown
        self.format = book.format
        self.sha256 = sha256
        self._book = book
        self.sheet = guarded(lambda: _choose(book, shown, sheet))
        self.meter = Meter(expected=book.stated(self.sheet))

    def head(self, most: int = 60) -> Sequence[RawLine]:
        """Return the first rows that are not blank."""
        return first_lines(self.lines(), most)

    def lines(self) -> Iterator[RawLine | Problem]:
        """Yield the rows that are not blank, and what is wrong with others."""
        yield from checked(self.path, self._rows())

    def _rows(self) -> Iterator[RawLine | Problem]:
        doubts = Doubts(self.path)
        rows = self._book.rows(self.sheet)
        while row := guarded(lambda: next(rows, None)):
            if row.fault:
                yield BadLine(self.path, row.line, "", row.fault, cells=row.cells)
                continue
            for doubt in row.doubts:
                yield from doubts.add(row.line, doubt)
            yield RawLine(row.line, row.cells)
        yield from doubts.rest("cells to check")


def guarded(action: Callable[[], _T]) -> _T:
    """Return what an action returns; a damaged file raises :class:`Stop`."""
    try:
        return action()
    except DAMAGE as error:
        raise Stop(0, "is damaged: open it in a spreadsheet program, and save it again") from error


def require_harmless(path: Path) -> None:
    """Raise :class:`Stop` if a ZIP file would unpack to far more than a workbook does."""

    def size() -> int:
        with zipfile.ZipFile(path) as archive:
            return sum(entry.file_size for entry in archive.infolist())

    unpacked = guarded(size)
    if unpacked > MAX_TABLE or unpacked > max(_SMALL, _RATIO * path.stat().st_size):
        raise Stop(0, f"unpacks to {unpacked:,} bytes: save the sheet as CSV")


def _choose(book: Workbook, shown: str, wanted: str) -> str:
    """Return the name of the sheet with the table. Raises :class:`Stop`."""
    sheets = book.sheets()
    names = [name for name, _ in sheets]
    if wanted:
        if wanted in names:
            return wanted
        raise Stop(0, f"has no sheet {clip(wanted)!r}; it has {first_of(names, 8)}")
    for visible in (True, False):  # hidden sheets have lists for menus, and drafts
        heads = {
            name: [row.cells for row in islice(book.rows(name), _LOOKED_AT) if any(row.cells)]
            for name, seen in sheets
            if seen is visible
        }
        filled = [name for name, rows in heads.items() if rows]
        tables = [name for name in filled if sum(_texts(row) > 1 for row in heads[name]) > 1]
        found = tables or filled[:1]
        if len(found) > 1:
            ways = listed([shlex.quote(f"{shown}#{name}") for name in found[:3]])
            raise Stop(0, f"has tables in several sheets ({first_of(found, 8)}): name one: {ways}")
        if found:
            return found[0]
    raise Stop(0, "has no sheet with content")


def _texts(cells: Iterable[str]) -> int:
    return sum(1 for cell in cells if cell)


def merged(cell: str, last: int) -> str:
    """Return a warning of a cell that is merged with cells below it, to the row ``last``.

    Its value may be meant for each row, or be the total of all: so it is only that of the first.
    """
    return f"{cell} is merged with the rows down to {last}, which have no value there"


def number_text(number: float) -> NumberCell:
    """Return a number as short as it can be, without an exponent: ``40`` for 40.0.

    Spreadsheet programs keep 15 digits: 0.1 + 0.2 is ``0.3``.
    """
    if isinstance(number, int):
        return NumberCell(number)
    text = f"{number:.15g}"
    is_long = "e" in text and abs(number) < 1e100
    return NumberCell(format(Decimal(text), "f") if is_long else text)


def moment_text(value: date | time | timedelta, parts: str = "ymdh") -> str:
    """Return a date or a time in ISO form, with the parts (year, month, day, hour) that it shows.

    A cell that shows only a month has the first of it as its value; the day is not stated.
    """
    if isinstance(value, timedelta):
        seconds = round(value.total_seconds())
        sign = "-" if seconds < 0 else ""
        hours, rest = divmod(abs(seconds), 3600)
        return f"{sign}{hours}:{rest // 60:02}" + (f":{rest % 60:02}" if rest % 60 else "")
    if isinstance(value, time):
        return value.isoformat("seconds" if value.second else "minutes")
    day = value.date() if isinstance(value, datetime) else value
    if isinstance(value, datetime) and "h" in parts and value.time() != time():
        return f"{day.isoformat()}T{moment_text(value.time())}"
    if "d" in parts or not parts:
        return day.isoformat()
    return day.isoformat()[: 7 if "m" in parts else 4]
