"""What the columns of a table seem to have: a guess by its first rows."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from timeline.errors import Problem
from timeline.naming.words import is_absent
from timeline.readers.formats.base import CellFault
from timeline.readers.maps.cells.dates import IN_WORDS, read_date
from timeline.readers.maps.cells.numbers import MIXED, WORDS, can_be_either, read_number
from timeline.readers.maps.cells.values import country_codes
from timeline.readers.maps.drafting.words import (
    BOUNDS,
    DATED,
    TYPES,
    means_amounts,
    means_dates,
    words_of,
)
from timeline.readers.tables.base import DateCell, NumberCell, Table, TableRow
from timeline.readers.tables.labels import labels

ROWS: Final = 1000
"""Rows that are looked at."""
_FEW: Final = 30
"""Different values of a column of terms at most."""
_MOST: Final = 0.9
"""The part of the values that must fit a guess."""
_FOUR: Final = 4
_TEN: Final = 10
_LAYOUTS: Final = (
    "iso-day", "iso", "yyyymmdd", "d/m/y", "m/d/y", "y/m/d", "%d %B %Y", "%B %d, %Y", "%d %b %Y",
    "%b %d, %Y", "%d-%b-%Y", "%d-%B-%Y", "%B %Y", "%b %Y", "%m/%Y", "yyyymm",
)  # fmt: skip
ORDERS: Final = frozenset({"d/m/y", "m/d/y"})
"""Layouts that read most cells in two ways."""
_MOST_LAYOUTS: Final = 6
_MARKS: Final = (("", "."), (",", "."), (".", ","), ("", ","), (" ", ","), (" ", "."))
"""Marks of thousands and decimals, the usual ones first."""
_DOTTED: Final = re.compile(r"(?<![\d.])[1-9]\d{0,2}(?:\.\d{3})+(?![\d.])")
_LIKE_THOUSANDS: Final = {
    mark: re.compile(rf"(?<![\d.,])[1-9]\d{{0,2}}{re.escape(mark)}\d{{3}}(?![\d.,])")
    for mark in ".,"
}
"""By decimal mark, numbers whose mark may be one of thousands."""
CURRENCIES: Final = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₹": "INR"}
"""The currencies that signs are taken for."""
_TIMES: Final = re.compile(r"\d{4}-\d\d-\d\d[T ](\d\d:\d\d(?::\d\d(?:\.0+)?)?)")


@dataclass(slots=True)
class ColumnProfile:
    """A column: what its cells seem to be, with what is needed to read them.

    ``type`` is one of ``blank``, ``date``, ``year``, ``country``, ``number``, ``money``,
    ``address``, ``terms`` and ``text``. The fields after it are for the map.
    """

    name: str
    rows: int = 0
    values: Counter[str] = field(default_factory=Counter)
    numbers: set[str] = field(default_factory=set)  # values that are numbers in the file
    absent: list[str] = field(default_factory=list)
    type: str = "text"
    layouts: dict[str, int] = field(default_factory=dict)  # with the number of cells of each
    ambiguous: str = ""
    thousands: str = ""
    decimal: str = ""
    marked: list[str] = field(default_factory=list)  # numbers whose mark may mean another one
    either: list[str] = field(default_factory=list)  # numbers of mixed marks that may be two
    currency: str = ""
    odd: list[str] = field(default_factory=list)  # values that are not of the type

    @property
    def filled(self) -> int:
        """The number of rows with a value."""
        return self.values.total()

    @property
    def unfit(self) -> int:
        """The number of rows with a value that is not of the type."""
        return sum(self.values[text] for text in self.odd)

    @property
    def is_unique(self) -> bool:
        """Whether each row has a value of its own."""
        return self.rows > 1 and len(self.values) == self.rows

    @property
    def words(self) -> list[str]:
        """The words of its name, in lower case: ``Order date`` and ``orderDate`` are the same."""
        return words_of(self.name)


def look_at(table: Table) -> tuple[list[ColumnProfile], list[TableRow], list[Problem]]:
    """Return the columns of a table, its first rows, and those of them that cannot be read."""
    items = [*islice(_rows(table), ROWS)]
    rows = [item for item in items if isinstance(item, TableRow)]
    found = [ColumnProfile(name, len(rows)) for name in labels(table.columns)]
    texts: list[set[str]] = [set() for _ in found]
    for row in rows:
        for column, written, cell in zip(found, texts, row.cells, strict=True):
            if cell:
                column.values[cell] += 1
                (column.numbers if isinstance(cell, NumberCell) else written).add(cell)
    for column, written in zip(found, texts, strict=True):
        column.numbers -= written
        _absent(column)
        _guess(column)
    return found, rows, [item for item in items if isinstance(item, Problem)]


def _rows(table: Table) -> Iterator[TableRow | Problem]:
    """Yield the rows, and what is wrong with others, without warnings."""
    for item in table.rows():
        if isinstance(item, TableRow) or not item.warning:
            yield item


def _absent(column: ColumnProfile) -> None:
    """Move the cells that say that there is no value."""
    column.absent = [text for text in column.values if is_absent(text) or text in WORDS]
    if len(column.absent) < len(column.values):
        for text in column.absent:
            del column.values[text]
    else:
        column.absent = []


def _guess(column: ColumnProfile) -> None:
    values, words = list(column.values), {*column.words}
    if not values:
        column.type = "blank"
    elif _is_year(column):
        column.type, column.layouts = "year", {"year": column.filled - column.unfit}
    elif _is_date(column):
        column.type = "date"
    elif _most(column, lambda text: bool(re.fullmatch(r"https?://\S+", text))):
        column.type = "address"
    elif _is_number(column):
        column.type = "money" if column.currency else "number"
    elif _most(column, lambda text: len(text) > 1 and len(country_codes(text)) == 1):
        column.type = "country"
    elif len(values) <= _FEW and (len(values) < max(2, column.filled * 0.5) or TYPES & words):
        column.type = "terms"


def _most(column: ColumnProfile, fits: Callable[[str], bool], *, named: bool = False) -> bool:
    """Return whether most cells fit, and note the values that do not."""
    odd = [text for text in column.values if not fits(text)]
    if sum(column.values[text] for text in odd) > _tolerated(column.filled, named=named):
        return False
    column.odd = odd
    return True


def _tolerated(cells: int, *, named: bool) -> float:
    """Return how many cells may be odd: one of a few, and half if the name says what they are."""
    return cells / 2 if named else max((1 - _MOST) * cells, 1 if cells >= _FOUR else 0)


def _is_year(column: ColumnProfile) -> bool:
    named = {"year", "years", "yr"} & {*column.words}
    return bool(named) and _most(
        column, lambda text: bool(re.fullmatch(r"(1[5-9]|20|21)\d\d", text)), named=True
    )


def _is_date(column: ColumnProfile) -> bool:
    """Return whether a column has dates, and note their layouts, that of most cells first."""
    left = list(column.values)
    words = column.words
    named = bool(DATED & {*words})
    if not named and all(re.fullmatch(r"[\d.,]+", text) and "." not in text[:3] for text in left):
        if not all(_fits(text, "yyyymmdd") for text in left):
            return False
        column.layouts = {"yyyymmdd": column.filled}
        return True
    tried = [*_LAYOUTS, "seed"] if named else [*_LAYOUTS]
    found: dict[str, int] = {}
    ambiguous = ""
    while left and tried and len(found) < _MOST_LAYOUTS:
        fitting = {layout: [text for text in left if _fits(text, layout)] for layout in tried}
        best = max(tried, key=lambda layout: len(fitting[layout]))
        fits = fitting[best]
        if not fits:
            break
        if best == "iso-day" and not _only_midnight(fits):
            best = "iso"
        if best in ORDERS:
            if [len(fitting[each]) for each in ORDERS] == [len(fits)] * 2:
                ambiguous = next((each for each in fits if not isinstance(each, DateCell)), "")
            # Of 5/7/2031 no cell says which order is right, so only one of the two is read.
            tried = [each for each in tried if each not in ORDERS]
        found[best] = found.get(best, 0) + sum(column.values[text] for text in fits)
        left = [text for text in left if text not in {*fits}]
        tried = [each for each in tried if each != best]
    in_words = []
    if means_dates(words):  # the last layout, so that 05/07/2031 is read as the others are
        in_words = [text for text in left if not text.isascii() and _fits(text, IN_WORDS)]
    if in_words:
        found[IN_WORDS] = sum(column.values[text] for text in in_words)
        left = [text for text in left if text not in {*in_words}]
    odd = sum(column.values[text] for text in left)
    # Some last days beside words for the first ones would be taken as the days of the events.
    bound = bool(BOUNDS & {*words}) and odd * _TEN <= column.filled * (_TEN - 1)
    if odd > _tolerated(column.filled, named=named) and not (means_dates(words) or bound):
        return False
    column.layouts, column.odd, column.ambiguous = found, left, ambiguous
    return True


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


def _is_number(column: ColumnProfile) -> bool:
    """Return whether a column has numbers, and note their marks and their currency."""
    values = list(column.values)
    texts = [text for text in values if text not in column.numbers]  # numbers have no marks
    dotted = [text for text in texts if _DOTTED.search(text)]

    def readable(marks: tuple[str, str]) -> list[str]:
        thousands, decimal = marks
        return [*column.numbers, *(text for text in texts if _reads(text, thousands, decimal))]

    tried = [each for each in _MARKS if each[1] == "." or dotted or any("," in x for x in texts)]
    found = {marks: readable(marks) for marks in tried}
    best = max(tried, key=lambda marks: len(found[marks]))
    if clear := _clear_alone(texts, best, [x for x in texts if x in {*found[best]}]):
        column.either = [text for text in texts if can_be_either(text)]
        best = ("", MIXED)
        found[best] = [*column.numbers, *clear, *column.either]
    read = {*found[best]}
    if not _most(column, read.__contains__, named=means_amounts(column.words)):
        return False
    points = [text for text in texts if text in read and "." in text.replace("..", "")]
    if best == ("", ".") and points and all(map(_DOTTED.search, points)):
        best = (".", ",")
    column.thousands, column.decimal = best[0], "" if best[1] == "." else best[1]
    if best == (".", ",") or (best == ("", ".") and dotted):
        column.marked = dotted[:1]
        column.decimal = best[1]
    if best[0].strip():  # 1.900 in a column with 7,340 may mean 1,900
        doubtful = _LIKE_THOUSANDS[best[1]]
        column.marked += [text for text in texts if text in read and doubtful.search(text)]
    signs = {text[0] for text in values} | {text[-1] for text in values}
    signs &= {*CURRENCIES}
    column.currency = CURRENCIES[min(signs)] if len(signs) == 1 else ""
    return True


def _clear_alone(texts: Sequence[str], marks: tuple[str, str], read: Sequence[str]) -> list[str]:
    """Return the numbers that are clear without these marks, if the marks of others are in doubt.

    They are if a number such as 1,135 would have decimals only because another one has (55,5), and
    if more numbers can be read without them, since some have commas and some have points.
    """
    thousands, decimal = marks
    clear = [text for text in texts if _reads(text, "", MIXED)]
    either = [text for text in texts if can_be_either(text) and decimal in text]
    sure = [text for text in read if thousands and thousands in text and not can_be_either(text)]
    decimals = [text for text in clear if decimal in text]
    if (either and decimals and not sure) or len(clear) > len(read):
        return clear
    return []


def _reads(text: str, thousands: str, decimal: str) -> bool:
    try:
        read_number(text, thousands=thousands, decimal=decimal)
    except CellFault:
        return False
    return True
