"""The tables of a workbook: their columns, and the values of cells."""

from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from timeline.dates.calendar import is_bounded
from timeline.dates.words import days_in_words
from timeline.quantities import Quantity

FIRST_DAY: Final = date(1900, 3, 1)
"""The first day that every spreadsheet counts alike: some have a 29 February 1900."""
LAST_DAY: Final = date(9999, 12, 31)
_DIGITS: Final = 15
"""Digits of a number that a spreadsheet keeps."""


class Target(NamedTuple):
    """A row of a table, counted from 0, that a cell links to."""

    table: str
    row: int


class LinkedCell(NamedTuple):
    """A cell that links to a row of the workbook or to an address."""

    value: str | int
    to: Target | str


CellValue = str | int | float | date | LinkedCell
SheetCells = dict[str, CellValue]
"""The cells of a row by the titles of their columns; one without a value has none."""


class SheetColumn(NamedTuple):
    """A column: its title, and its largest width, in characters. A longer text is wrapped."""

    title: str
    widest: int = 32


class SheetLayout(NamedTuple):
    """A table: the name of its sheet, and all columns that it may have, in order."""

    name: str
    columns: tuple[SheetColumn, ...]


def day_cell(day: int) -> date | str:
    """Return a known day as a date; as a text in words if no spreadsheet has such a date.

    It is an empty text for a day that is open or unknown.
    """
    if not is_bounded(day):
        return ""
    if FIRST_DAY.toordinal() <= day <= LAST_DAY.toordinal():
        return date.fromordinal(day)
    return days_in_words(day, day)


def number_cell(number: Decimal) -> int | float:
    """Return a number as a spreadsheet has it: with its first 15 digits."""
    if number == number.to_integral_value() and number.adjusted() < _DIGITS:
        return int(number)
    return float(number)


def figures(quantity: Quantity) -> tuple[CellValue, CellValue, CellValue]:
    """Return the figure, the least and the greatest value of a number; empty where there is none.

    There is no figure if the bounds exclude it.
    """
    if not quantity.stated:
        return "", "", ""
    found = (quantity.possible, quantity.low, quantity.high)
    best, low, high = ("" if each is None else number_cell(each) for each in found)
    return best, low, high


def filled(cells: SheetCells) -> SheetCells:
    """Return the cells that have a value."""
    return {title: cell for title, cell in cells.items() if cell != ""}
