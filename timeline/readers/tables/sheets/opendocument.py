"""Read OpenDocument spreadsheets (ODS), row by row.

The libraries for them load the whole file as a tree (odfpy), or drop errors and the precision of
dates (python-calamine); a sheet is a short piece of XML.
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, iterparse

from timeline.readers.opening.feed import Stop
from timeline.readers.tables.base import DateCell
from timeline.readers.tables.sheets.choosing import (
    MAX_ROW,
    SheetRow,
    guarded,
    merged,
    moment_text,
    number_text,
    require_harmless,
)

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TABLE, _TEXT, _STYLE, _NUMBER = (
    f"{{{_OASIS}{part}:1.0}}" for part in ("office", "table", "text", "style", "datastyle")
)
_EXTENSION = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_DURATION = re.compile(r"(-?)PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?")
_MAX_COLUMN = 16_384
_Styles = dict[str, str]


class OpenDocumentBook:
    """An ODS file. See :class:`~timeline.readers.tables.sheets.choosing.Workbook`."""

    format = "ods"

    def __init__(self, path: Path) -> None:
        require_harmless(path)
        self._path = path
        self._sheets = guarded(lambda: list(self._find_sheets()))

    def sheets(self) -> Sequence[tuple[str, bool]]:
        """Return the names of the sheets, and whether each is visible."""
        return self._sheets

    def rows(self, sheet: str) -> Iterator[SheetRow]:
        """Yield the rows of a sheet."""
        parts = _Parts()
        name, line = "", 1
        for event, element in self._events():
            if event == "start":
                if element.tag == f"{_TABLE}table":
                    name = element.get(f"{_TABLE}name", "")
                continue
            if element.tag == f"{_TABLE}table-column":
                if name == sheet:
                    parts.add_column(element)
            elif element.tag == f"{_TABLE}table-row":
                if name == sheet:
                    yield from _rows(element, line, parts)
                    line += _repeated(element)
                element.clear()
            elif element.tag == f"{_TABLE}table":
                if name == sheet:
                    return
                element.clear()
            else:
                parts.learn(element)

    def stated(self, _sheet: str) -> int:
        """Return 0: the file does not say how many rows a sheet has."""
        return 0

    def _find_sheets(self) -> Iterator[tuple[str, bool]]:
        hidden: set[str] = set()
        for event, element in self._events():
            if event == "start" and element.tag == f"{_TABLE}table":
                name = element.get(f"{_TABLE}name", "")
                yield name, element.get(f"{_TABLE}style-name") not in hidden
            elif event == "end" and element.tag == f"{_STYLE}style":
                for properties in element.iter(f"{_STYLE}table-properties"):
                    if properties.get(f"{_TABLE}display") == "false":
                        hidden.add(element.get(f"{_STYLE}name", ""))
            elif event == "end" and element.tag in {f"{_TABLE}table-row", f"{_TABLE}table"}:
                element.clear()

    def _events(self) -> Iterator[tuple[str, Element]]:
        with zipfile.ZipFile(self._path) as archive, archive.open("content.xml") as stream:
            parents: list[Element] = []
            for event, element in iterparse(stream, ("start", "end")):
                if event == "start":
                    parents.append(element)
                    yield event, element
                else:
                    parents.pop()
                    yield event, element
                    if element.tag == f"{_TABLE}table-row":
                        parents[-1].remove(element)  # an empty element for each row adds up


class _Parts:
    """Which parts of a date the styles of cells show."""

    def __init__(self) -> None:
        self._of_format: _Styles = {}
        self._of_cell: _Styles = {}
        self._columns: list[tuple[int, str]] = []  # the end of some columns, and their style

    def learn(self, element: Element) -> None:
        name = element.get(f"{_STYLE}name", "")
        if element.tag == f"{_NUMBER}date-style":
            there = {child.tag.rpartition("}")[2] for child in element}
            parts = {"year": "y", "month": "m", "day": "d", "day-of-week": "d", "hours": "h"}
            self._of_format[name] = "".join(parts[each] for each in parts if each in there)
        elif element.tag == f"{_STYLE}style":
            form = element.get(f"{_STYLE}data-style-name", "")
            if form in self._of_format:
                self._of_cell[name] = self._of_format[form]

    def add_column(self, element: Element) -> None:
        repeated = int(element.get(f"{_TABLE}number-columns-repeated", "1"))
        end = (self._columns[-1][0] if self._columns else 0) + repeated
        self._columns.append((end, element.get(f"{_TABLE}default-cell-style-name", "")))

    def shown(self, style: str, column: int) -> str:
        style = style or next((name for end, name in self._columns if column < end), "")
        return self._of_cell.get(style, "ymdh")


def _repeated(row: Element) -> int:
    """Return how many equal rows an element is."""
    return int(row.get(f"{_TABLE}number-rows-repeated", "1"))


def _rows(row: Element, line: int, parts: _Parts) -> Iterator[SheetRow]:
    """Yield a row as often as it is repeated; none that is blank, as the rest of a sheet is."""
    doubts: list[str] = []  # about the first of equal rows
    cells = tuple(_row(row, line, parts, doubts))
    if not any(cells):
        return
    for number in range(line, line + _repeated(row)):
        if number > MAX_ROW:
            raise Stop(number, f"has more than {MAX_ROW:,} rows")
        yield SheetRow(number, cells, tuple(doubts))
        doubts.clear()


def _row(row: Element, line: int, parts: _Parts, doubts: list[str]) -> Iterator[str]:
    """Yield the cells of a row without the empty ones at its end; collect what to check in them."""
    column, blank = 0, 0
    for cell in row:
        if cell.tag not in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
            continue
        text = _cell(cell, column, parts)
        repeated = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        if not text:
            blank += repeated
            column += repeated
            continue
        if column + repeated > _MAX_COLUMN:
            raise Stop(0, f"has more than {_MAX_COLUMN:,} columns")
        yield from [""] * blank
        blank = 0
        place = f"{_letters(column)}{line}"
        if cell.get(f"{_EXTENSION}value-type") == "error":
            doubts.append(f"{place} is {text}")
        if (spanned := int(cell.get(f"{_TABLE}number-rows-spanned", "1"))) > 1:
            doubts.append(merged(place, line + spanned - 1))
        yield from [text] * repeated
        column += repeated


def _cell(cell: Element, column: int, parts: _Parts) -> str:
    """Return the value of a cell as text."""
    get: Any = cell.get
    kind = get(f"{_OFFICE}value-type")
    if kind in {"float", "percentage", "currency"} and (value := get(f"{_OFFICE}value")):
        if get(f"{_EXTENSION}value-type") == "error":
            return _texts(cell)
        return number_text(float(value))
    if kind == "date" and (value := get(f"{_OFFICE}date-value")):
        moment = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
        shown = parts.shown(get(f"{_TABLE}style-name", ""), column)
        return DateCell(moment_text(moment, shown))
    if kind == "time" and (found := _DURATION.fullmatch(get(f"{_OFFICE}time-value", ""))):
        hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
        if hours < 24 and not found[1]:
            return moment_text(time(hours, minutes, seconds))
        length = timedelta(hours=hours, minutes=minutes, seconds=seconds)
        return moment_text(-length if found[1] else length)
    if kind == "boolean":
        return "TRUE" if get(f"{_OFFICE}boolean-value") == "true" else "FALSE"
    return _texts(cell)


def _texts(cell: Element) -> str:
    """Return the paragraphs of a cell; comments (annotations) are not its text."""
    return "\n".join(_inline(each) for each in cell if each.tag == f"{_TEXT}p").strip()


def _inline(element: Element) -> str:
    """Return the text of a paragraph, in which spaces, tabs and line breaks are elements."""
    found = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}s":
            found.append(" " * min(int(child.get(f"{_TEXT}c", "1")), 1000))
        elif child.tag == f"{_TEXT}tab":
            found.append("\t")
        elif child.tag == f"{_TEXT}line-break":
            found.append("\n")
        elif child.tag != f"{_OFFICE}annotation":
            found.append(_inline(child))
        found.append(child.tail or "")
    return "".join(found)


def _letters(column: int) -> str:
    """Return the letters of a column, counted from 0: ``A``, ``Z``, ``AA``."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
