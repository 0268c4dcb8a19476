"""Rows that wait in a temporary file until it is known which columns contain something."""

import pickle
from collections.abc import Iterator
from datetime import date
from tempfile import SpooledTemporaryFile
from typing import Final

from timeline.writers.xlsx.tables import CellValue, LinkedCell, SheetCells, SheetColumn, SheetLayout

_IN_MEMORY: Final = 4_000_000
"""Bytes that are kept in memory before a file is opened."""
_BATCH: Final = 200
_LEAST, _MARGIN = 6, 2  # the narrowest column, and the space for the button of a filter
_DATE: Final = 10


class Spool:
    """The rows of one table, written once and then read once."""

    def __init__(self, layout: SheetLayout) -> None:
        self.layout = layout
        self.count = 0
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (closed by ``close``)
        self._waiting: list[SheetCells] = []
        self._widths: dict[str, int] = {}

    def append(self, row: SheetCells) -> None:
        """Add a row at the end."""
        self.count += 1
        for title, cell in row.items():
            width = _width(cell)
            if width > self._widths.get(title, -1):
                self._widths[title] = width
        self._waiting.append(row)
        if len(self._waiting) == _BATCH:
            self._write()

    def columns(self) -> list[tuple[SheetColumn, int]]:
        """Return the columns that contain something, all of an empty table, with their widths."""
        used = [
            each for each in self.layout.columns if not self.count or each.title in self._widths
        ]
        return [(column, self._fitted(column)) for column in used]

    def rows(self) -> Iterator[SheetCells]:
        """Yield all rows in order."""
        self._write()
        self._file.seek(0)
        left = self.count
        while left:
            # The file is of this process: nobody else can write it.
            batch: list[SheetCells] = pickle.load(self._file)
            left -= len(batch)
            yield from batch

    def close(self) -> None:
        """Remove the temporary file."""
        self._file.close()

    def _write(self) -> None:
        if self._waiting:
            pickle.dump(self._waiting, self._file, pickle.HIGHEST_PROTOCOL)
            self._waiting = []

    def _fitted(self, column: SheetColumn) -> int:
        widest = max(self._widths.get(column.title, 0), len(column.title) + _MARGIN, _LEAST)
        return min(widest, column.widest)


def _width(cell: CellValue) -> int:
    """Return the characters of a cell in its longest line."""
    if isinstance(cell, LinkedCell):
        cell = cell.value
    if isinstance(cell, date):
        return _DATE
    text = str(cell)
    return max(map(len, text.split("\n"))) if "\n" in text else len(text)
