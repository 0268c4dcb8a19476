"""Read Excel workbooks (XLSX) with openpyxl, row by row.

python-calamine is twenty times as fast, but it loads a whole sheet, drops errors such as ``#N/A``
silently, and does not distinguish a date from one that is shown as a month.
"""

import re
import warnings
import weakref
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from timeline.importing import how_to_install
from timeline.readers.opening.feed import Stop, open_file
from timeline.readers.tables.base import DateCell
from timeline.readers.tables.encoding import MAX_TABLE
from timeline.readers.tables.sheets.choosing import (
    MAX_ROW,
    SheetRow,
    guarded,
    merged,
    moment_text,
    number_text,
    require_harmless,
)

_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
# A formula that a program wrote without calculating it: <c r="F5"><f>A1+1</f><v></v></c>
_UNCALCULATED = re.compile(
    rb'<c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)'
    rb"\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
_ESCAPE = re.compile("_x(00[01][0-9A-F]|005F)_")  # how XLSX writes control characters
_MERGED = re.compile(
    rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"'
)
_FORMULA = re.compile(rb"<f[\s>/]")
_PIECE = 1 << 20
_OVERLAP = 1 << 14  # a formula has at most 8,192 characters


class ExcelBook:
    """An Excel workbook. See :class:`~timeline.readers.tables.sheets.choosing.Workbook`."""

    format = "xlsx"

    def __init__(self, path: Path) -> None:
        try:
            from openpyxl import load_workbook
            from openpyxl.worksheet._read_only import ReadOnlyWorksheet
        except ModuleNotFoundError:
            message = (
                f"is an Excel workbook: install what reads it ({how_to_install('tables')}), or"
            )
            raise Stop(0, f"{message} save the sheet as CSV") from None
        require_harmless(path)
        # What openpyxl warns of (validation lists, colours, headers) is not in the cells.
        warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
        stream = open_file(path, MAX_TABLE)
        weakref.finalize(self, stream.close)
        self._path = path
        self._book = guarded(lambda: load_workbook(stream, read_only=True, data_only=True))
        self._sheets: dict[str, Any] = {  # its stubs make the sheet one that can be written
            sheet.title: sheet
            for sheet in self._book.worksheets
            if isinstance(sheet, ReadOnlyWorksheet)
        }
        self._rows = {name: int(sheet.max_row or 0) for name, sheet in self._sheets.items()}
        self._marks: dict[str, _Marks] = {}

    def sheets(self) -> Sequence[tuple[str, bool]]:
        """Return the names of the sheets, and whether each is visible."""
        return [(name, sheet.sheet_state == "visible") for name, sheet in self._sheets.items()]

    def rows(self, sheet: str) -> Iterator[SheetRow]:
        """Yield the rows of a sheet."""
        source = self._sheets[sheet]
        source.reset_dimensions()  # some programs write a wrong size, and openpyxl trusts it
        if sheet not in self._marks:
            self._marks[sheet] = self._find_marks(source._worksheet_path)
        marks = self._marks[sheet]
        for line, row in enumerate(source.iter_rows(), 1):
            if line > MAX_ROW:
                raise Stop(line, f"has more than {MAX_ROW:,} rows")
            cells = tuple(map(_text, row))
            doubts = [f"{cell.coordinate} is {cell.value}" for cell in row if cell.data_type == "e"]
            spans = marks.merged.get(line, {})  # in any order in the file
            doubts += [merged(cell, spans[cell]) for cell in sorted(spans, key=_by_column)]
            fault = ""
            if line in marks.uncalculated:
                fault = f"the formula in {marks.uncalculated[line]} has no value: "
                fault += "open the file in a spreadsheet program, and save it again"
            yield SheetRow(line, cells, tuple(doubts), fault)

    def stated(self, sheet: str) -> int:
        """Return the last row that the file states; not every program is right about it."""
        return self._rows[sheet]

    def _find_marks(self, entry: str) -> "_Marks":
        found = _Marks({}, {})
        with zipfile.ZipFile(self._path) as archive, archive.open(entry) as stream:
            kept = b""
            while piece := stream.read(_PIECE):
                text = kept + piece
                if _FORMULA.search(text):
                    for match in _UNCALCULATED.finditer(text):
                        column, row = match[1].decode(), match[2].decode()
                        found.uncalculated.setdefault(int(row), column + row)
                for match in _MERGED.finditer(text):
                    column, row, last = (part.decode() for part in match.groups())
                    if row != last:
                        found.merged.setdefault(int(row), {})[column + row] = int(last)
                kept = text[-_OVERLAP:]
        return found


class _Marks(NamedTuple):
    """What openpyxl does not report of a sheet, by row."""

    uncalculated: dict[int, str]  # the first cell with a formula that has no value
    merged: dict[int, dict[str, int]]  # the merged cells, each with its last row


def _by_column(cell: str) -> tuple[int, str]:
    """Return a key that sorts the cells of one row: B3, C3, AA3."""
    return len(cell), cell


def _text(cell: Any) -> str:
    """Return the value of a cell as text."""
    value = cell.value
    if isinstance(value, str):
        return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), value).strip()
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return number_text(value)
    if isinstance(value, date):
        return DateCell(moment_text(value, _shown(cell.number_format)))
    if isinstance(value, time | timedelta):
        return moment_text(value)
    return str(value).strip()


@lru_cache(maxsize=1000)
def _shown(number_format: str) -> str:
    """Return which parts of a date a number format shows: letters of ``ymdh``."""
    letters = _LITERAL.sub("", number_format.partition(";")[0]).lower()
    return "".join(letter for letter in "ymdh" if letter in letters)
