"""The rows of our own tables of events, as a whole: what has to be known before the first is read.

Such a table is read twice. The keys of all its rows say which links and relative dates have their
event, and the time zone of a place is in the rows of events there, which need not be the first that
name it. An apostrophe before what a spreadsheet could take as a formula is part of the cell only if
the table has such cells without one, because the Excel mode puts it before all of them.
"""

import re
from collections.abc import Sequence, Set
from typing import Final

from timeline.kinds import KINDS, event_fields
from timeline.kinds.base import FieldType
from timeline.kinds.columns import EVIDENCE, READABLE, TERMS, event_columns
from timeline.models.vocabularies import MODALITIES
from timeline.readers.formats.labels import header_where
from timeline.readers.tables.base import BadLine, NumberCell, RawLine, Table, TableRow
from timeline.safetext.controls import restore_controls
from timeline.safetext.formulas import is_formula, is_neutral

_REQUIRED: Final = frozenset(("kind", "title", "when"))
_NUMBERS: Final = frozenset(
    f"{field.name}_{slot}" if slot else field.name
    for kind in KINDS.values()
    for field in event_fields(kind)
    if field.type in (FieldType.NUMBER, FieldType.MONEY)
    for slot in MODALITIES
)
_THOUSANDTHS: Final = re.compile(r"-?\d+\.\d{3}")
_EXPORTED: Final = frozenset(("key", "edtf", "sure"))
_OF_PACKAGE: Final = frozenset(("same_as",))
_OF_PARQUET: Final = frozenset(("start_lo", "start_hi", "end_lo", "end_hi"))
_OF_JSON: Final = frozenset(("start", "end", "instant", "instants", "zone"))
_OF_WORKBOOK: Final = frozenset(("Key", "Title", "Date as written", "EDTF"))
_FOR_READING: Final = {
    "a table of export parquet": _OF_PARQUET,
    "what export jsonl and --json write": _OF_JSON,
}
"""By what else writes events the columns that only it has: its lists are not those of a cell."""
_OURS: Final = frozenset(event_columns())
UNQUOTED: Final = frozenset((*EVIDENCE, *READABLE)) - {"links", "inferred"}
"""Columns whose cells are not in the quotes of rows: quotes of quotes would grow with each load."""
_PLACE_ZONE: Final = TERMS["place"].name


def header(lines: Sequence[RawLine]) -> int | None:
    """Return which of the first lines of a file is the header; None if none is.

    A table that was exported can have more columns; one that was written by hand has only ours.
    """
    return header_where(lines, lambda cells: _is_header({*cells} - {""}))


def _is_header(names: Set[str]) -> bool:
    if not names >= _REQUIRED or names >= _OF_PACKAGE or written_to_read(names):
        return False
    return names >= _EXPORTED or names <= _OURS


def written_to_read(names: Set[str]) -> str:
    """Return what has written a table of events with these columns, if it is not for a load."""
    if names >= _OF_WORKBOOK:
        return "a sheet of export xlsx"
    of = (what for what, columns in _FOR_READING.items() if names >= columns | _EXPORTED)
    return next(of, "") if names >= _REQUIRED else ""


class OwnRows:
    """The cells of a table by their columns.

    ``keys`` are those of its events, and ``zones`` the time zones of places, by key. ``compared``
    are the records that were compared with those that are known, by type and key.
    """

    def __init__(self, table: Table) -> None:
        self.places: dict[str, int] = {}
        for place, name in enumerate(table.columns):
            self.places.setdefault(name, place)
        self._quoted = [place for place, name in enumerate(table.columns) if name not in UNQUOTED]
        self.keys: set[str] = set()
        self.compared: set[tuple[str, str]] = set()
        self.zones: dict[str, str] = {}
        # A table of ``export csv`` that was saved as a workbook shows control characters, too.
        self._shown = table.file.format == "csv" or self.places.keys() >= _EXPORTED
        self._neutral = False
        self._survey(table)

    def _survey(self, table: Table) -> None:
        neutral = active = False
        place, at, zone = map(self.places.get, ("key", "place", _PLACE_ZONE))
        for row in table.rows():
            if isinstance(row, BadLine) and place is not None and place < len(row.cells):
                self.keys.add(row.cells[place])  # links to it are not to be left out
            if isinstance(row, TableRow):
                if place is not None:
                    self.keys.add(row.cells[place])
                if at is not None and zone is not None and row.cells[zone]:
                    self.zones.setdefault(row.cells[at], row.cells[zone])
                formulas = [cell for cell in row.cells if cell and is_formula(cell)]
                active = active or not all(cell.startswith("'") for cell in formulas)
                neutral = neutral or any(map(is_neutral, formulas))
        self._neutral = neutral and not active

    def cell(self, row: TableRow, name: str) -> str:
        """Return a cell of a row as it was exported; empty if the table has no such column."""
        place = self.places.get(name)
        if place is None:
            return ""
        cell = row.cells[place]
        text = str(cell)
        if isinstance(cell, NumberCell) and name in _NUMBERS and _THOUSANDTHS.fullmatch(text):
            return f"{text}0"  # in a seed file the point of 1.204 may mark thousands
        text = text[1:] if self._neutral and is_neutral(text) else text
        return restore_controls(text) if self._shown else text

    def filled(self, row: TableRow) -> set[str]:
        """Return the names of the columns in which a row has a cell that is not empty."""
        return {name for name, place in self.places.items() if row.cells[place]}

    def quoted(self, row: TableRow) -> list[str]:
        """Return the cells of a row that are not about its evidence."""
        return [row.cells[place] for place in self._quoted]
