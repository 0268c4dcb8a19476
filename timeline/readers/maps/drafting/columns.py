"""What the columns of a table seem to have: a guess by its first rows."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from timeline.naming.words import is_absent
from timeline.readers.formats.base import CellFault
from timeline.readers.maps.cells.dates import read_date
from timeline.readers.maps.cells.numbers import WORDS, read_number
from timeline.readers.maps.cells.values import country_codes
from timeline.readers.tables.base import Table, TableRow
from timeline.readers.tables.labels import labels

ROWS: Final = 1000
"""Rows that are looked at."""
_FEW: Final = 30
"""Different values of a column of terms at most."""
_MOST: Final = 0.9
"""The part of the values that must fit a guess."""
_FOUR: Final = 4
_LAYOUTS: Final = (
    "iso-day", "iso", "yyyymmdd", "d/m/y", "m/d/y", "y/m/d", "%d %B %Y", "%B %d, %Y", "%d %b %Y",
    "%b %d, %Y", "%d-%b-%Y", "%d-%B-%Y", "%B %Y", "%b %Y", "%m/%Y", "yyyymm",
)  # fmt: skip
_CURRENCIES: Final = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₹": "INR"}
_TIMES: Final = re.compile(r"\d{4}-\d\d-\d\d[T ](\d\d:\d\d(?::\d\d(?:\.0+)?)?)")


@dataclass(slots=True)
class Column:
    """A column: what its cells seem to be, with what is needed to read them.

    ``type`` is one of ``blank``, ``date``, ``year``, ``country``, ``number``, ``money``,
    ``address``, ``terms`` and ``text``. The fields behind it are for the map.
    """

    name: str
    rows: int = 0
    values: Counter[str] = field(default_factory=Counter)
    absent: list[str] = field(default_factory=list)
    type: str = "text"
    layouts: list[str] = field(default_factory=list)
    ambiguous: str = ""
    thousands: str = ""
    decimal: str = "."
    currency: str = ""
    odd: list[str] = field(default_factory=list)  # values that are not of the type

    @property
    def filled(self) -> int:
        """The number of rows with a value."""
        return self.values.total()

    @property
    def is_unique(self) -> bool:
        """Whether each row has a value of its own."""
        return self.rows > 1 and len(self.values) == self.rows

    @property
    def words(self) -> list[str]:
        """The words of its name, in lower case: ``Order date`` and ``orderDate`` are the same."""
        split = re.sub(r"([a-z])([A-Z])", r"\1 \2", self.name)
        return re.findall(r"[a-z]+|\d+", split.lower())


def look_at(table: Table) -> tuple[list[Column], list[TableRow]]:
    """Return the columns of a table, and its first rows."""
    rows = [row for row in islice(table.rows(), ROWS) if isinstance(row, TableRow)]
    found = [Column(name, len(rows)) for name in labels(table.columns)]
    for row in rows:
        for column, cell in zip(found, row.cells, strict=True):
            if cell:
                column.values[cell] += 1
    for column in found:
        _absent(column)
        _guess(column)
    return found, rows


def _absent(column: Column) -> None:
    """Move the cells that say that there is no value."""
    column.absent = [text for text in column.values if is_absent(text) or text in WORDS]
    if len(column.absent) < len(column.values):
        for text in column.absent:
            del column.values[text]
    else:
        column.absent = []


def _guess(column: Column) -> None:
    values = list(column.values)
    if not values:
        column.type = "blank"
    elif _is_year(column):
        column.type, column.layouts = "year", ["year"]
    elif layouts := _layouts(column):
        column.type, column.layouts = "date", layouts
    elif _most(column, lambda text: bool(re.fullmatch(r"https?://\S+", text))):
        column.type = "address"
    elif _is_number(column):
        column.type = "money" if column.currency else "number"
    elif _most(column, lambda text: len(text) > 1 and len(country_codes(text)) == 1):
        column.type = "country"
    elif len(values) <= _FEW and len(values) < max(2, column.filled * 0.5):
        column.type = "terms"


def _most(column: Column, fits: Callable[[str], bool]) -> bool:
    """Return whether most values fit, and note those that do not."""
    odd = [text for text in column.values if not fits(text)]
    if len(odd) > _tolerated(len(column.values)):
        return False
    column.odd = odd
    return True


def _tolerated(values: int) -> float:
    """Return how many of these values may be odd: one of a few, too."""
    return max((1 - _MOST) * values, 1 if values >= _FOUR else 0)


def _is_year(column: Column) -> bool:
    named = {"year", "years", "yr"} & {*column.words}
    return bool(named) and _most(
        column, lambda text: bool(re.fullmatch(r"(1[5-9]|20|21)\d\d", text))
    )


def _layouts(column: Column) -> list[str]:
    """Return the layouts of a column of dates, the one of most cells first; none for others."""
    left = list(column.values)
    named = {"date", "day", "when", "month"} & {*column.words}
    if not named and all(re.fullmatch(r"[\d.,]+", text) and "." not in text[:3] for text in left):
        return ["yyyymmdd"] if all(_fits(text, "yyyymmdd") for text in left) else []
    found: list[str] = []
    sizes = len(left)
    while left and len(found) < 3:
        fitting = {layout: [text for text in left if _fits(text, layout)] for layout in _LAYOUTS}
        best = max(_LAYOUTS, key=lambda layout: len(fitting[layout]))
        if best == "iso-day" and not _only_midnight(fitting[best]):
            best = "iso"
        if not fitting[best]:
            break
        if best == "d/m/y" and len(fitting["m/d/y"]) == len(fitting["d/m/y"]):
            column.ambiguous = fitting[best][0]
        found.append(best)
        left = [text for text in left if text not in {*fitting[best]}]
    if len(left) > _tolerated(sizes):
        return []
    column.odd = left
    return found


def _fits(text: str, layout: str) -> bool:
    try:
        read_date(text, (layout,))
    except CellFault:
        return False
    return True


def _only_midnight(texts: Iterable[str]) -> bool:
    """Return whether no date has a time, or only the one that programs add to a day."""
    times = {match[1] for text in texts if (match := _TIMES.match(text))}
    return all(re.sub("[0:.]", "", time) == "" for time in times)


def _is_number(column: Column) -> bool:
    """Return whether a column has numbers, and note their marks and their currency."""
    values = list(column.values)
    signs = {text[0] for text in values} & {*_CURRENCIES}
    for thousands, decimal in (("", "."), (",", "."), (".", ","), (" ", ","), (" ", ".")):
        if decimal == "," and not any("," in text for text in values):
            continue

        def reads(text: str, mark: str = thousands, point: str = decimal) -> bool:
            try:
                read_number(text, thousands=mark, decimal=point)
            except CellFault:
                return False
            return True

        if _most(column, reads):
            column.thousands, column.decimal = thousands, decimal
            column.currency = _CURRENCIES[min(signs)] if len(signs) == 1 else ""
            return True
    return False
