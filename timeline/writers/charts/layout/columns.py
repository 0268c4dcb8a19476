"""Columns over units of time, in rows: solid up to the lower bound, light up to the upper one.

The number is above a column where all of its row have space; otherwise the row has a line with the
number of its highest column. Rows with one scale are compared with each other.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from typing import Final, NamedTuple

from timeline.dates.calendar import DayRange
from timeline.over_time.units import AxisUnit, Slots
from timeline.writers.charts.layout.frame import (
    Label,
    Plot,
    labels,
    layer,
    pixels,
    rounded,
    with_space,
)
from timeline.writers.charts.layout.ticks import ticks
from timeline.writers.charts.text.measure import cut, text_width, wrapped
from timeline.writers.charts.theme import DASHES, FAINT, GRID, POSSIBLE, SURE, Size, Spec

_NARROWEST: Final = 0.8
"""The width of a unit at least, in sizes of the font."""
_WIDEST: Final = 8
"""The width of a column at most, in sizes of the font: a few units share the whole width."""
_HIGHEST, _LOWEST = 6.0, 1.5
"""The height of the highest column at most and at least, in lines."""
_EACH: Final = 2.5
"""The height of 1 at most, in lines."""
_ABOVE: Final = 1.4
"""Above each column, in lines: its number."""
_NAMED: Final = 0.9
"""The height of each line of the name and the number of a row, in lines."""
_NAMES: Final = 3
"""The most lines of a name; a number has as many as it needs, because its end has its bounds."""


class Units(NamedTuple):
    """The units of the axis, by number, each ``width`` pixels wide."""

    unit: AxisUnit
    first: int
    last: int
    width: float

    @classmethod
    def of(
        cls, days: Iterable[DayRange], width: float, size: Size, steps: Sequence[AxisUnit]
    ) -> "Units":
        """Return the finest units that contain these days and are wide enough."""
        known = list(days)
        first, last = min(lo for lo, _ in known), max(hi for _, hi in known)
        most = int(width / (size.font * _NARROWEST))
        found = ((unit, unit.index(first), unit.index(last)) for unit in steps)
        unit, begin, end = next(each for each in found if each[2] - each[1] < most)
        return cls(unit, begin, end, width / (end - begin + 1))

    @property
    def slots(self) -> Slots:
        """The units as ranges of days."""
        found = range(self.first, self.last + 1)
        starts = [self.unit.start(number) for number in found]
        return Slots([*found], starts, [self.unit.end(number) for number in found])


class TimeColumn(NamedTuple):
    """A number in a unit: at least ``low``, at most ``high`` (None: no upper bound).

    ``text`` is the number in words, ``most`` its upper bound.
    """

    number: int
    low: float
    high: float | None
    text: str
    most: str

    @property
    def height(self) -> float:
        """The height of the column: without an upper bound, one that is seen."""
        return max(self.low, 1.0) if self.high is None else self.high


class ColumnRow(NamedTuple):
    """A row of columns, its name, the lines with the number of all, and what shares its scale.

    ``ending`` is the end of the name that is never cut off. If not all rows have space, those of
    the highest ``rank`` are drawn.
    """

    name: str
    total: str
    columns: Sequence[TimeColumn]
    scale: str = ""
    rank: float = 0.0
    ending: str = ""

    @property
    def highest(self) -> TimeColumn:
        """The highest column."""
        return max(self.columns, key=lambda each: each.height)


class DrawnColumns(NamedTuple):
    """Layers on a plot, and the numbers of the rows that have space on it."""

    layers: list[Spec]
    plot: Plot
    drawn: list[int]

    @property
    def rows(self) -> int:
        """How many rows have space."""
        return len(self.drawn)


def gutter(names: Iterable[str], size: Size) -> float:
    """Return the pixels left of the plot that the names of rows need."""
    longest = max((text_width(name, size.font) for name in names), default=0.0)
    return min(longest + size.font * 3, size.width / 4)


def _beside(rows: Iterable[ColumnRow], units: Units, size: Size) -> float:
    """Return the pixels between names and plot: those of the numbers of the highest columns."""
    numbers = [row.highest.most for row in rows if not _has_numbers(row, units, size)]
    widest = max((text_width(each, size.font - 2) for each in numbers), default=0.0)
    return max(size.font * 2.5, widest + size.font * 1.2)


def columns(rows: Sequence[ColumnRow], units: Units, left: float, size: Size) -> DrawnColumns:
    """Return the layers of rows, of which each has a column; ``left`` is their ``gutter``.

    Columns are as high as the space allows. Of more rows than have space, those of the highest rank
    are drawn, and of the same rank the first ones.
    """
    drawn, placed = _placed(rows, left - _beside(rows, units, size), size)
    width = units.width * (units.last - units.first + 1)
    height = placed[-1].base
    plot = Plot(rounded(width), rounded(height), rounded(left), bottom=rounded(size.font * 2.2))
    found = [
        *_background(placed, units, plot, size),
        *_bars(placed, units, size),
        *_axis(units, plot, size),
    ]
    return DrawnColumns([each for each in found if each["data"]["values"]], plot, drawn)


class _Placed(NamedTuple):
    """A row, the position of the line on which it is, and the pixels of 1.

    ``texts`` are the lines of its name and of the number of all.
    """

    row: ColumnRow
    base: float
    pixel: float
    texts: list[str]

    @property
    def top(self) -> float:
        """The position of the end of its highest column."""
        return self.base - self.row.highest.height * self.pixel


def _texts(row: ColumnRow, room: float, size: Size) -> list[str]:
    name = wrapped(row.name, room, size.font)
    if len(name) > _NAMES:
        rest = " ".join(name[_NAMES - 1 :])
        end = row.ending
        rest = cut(rest.removesuffix(end), room - text_width(end, size.font), size.font) + end
        name = [*name[: _NAMES - 1], rest]
    total = (wrapped(line, room, size.font) for line in row.total.splitlines())
    return [*name, *chain.from_iterable(total)]


def _placed(rows: Sequence[ColumnRow], names: float, size: Size) -> tuple[list[int], list[_Placed]]:
    """Return the rows that have space and their numbers, at least one; ``names``: its pixels."""
    texts = [_texts(row, names, size) for row in rows]
    most: dict[str, float] = {}
    for row in rows:
        most[row.scale] = max(most.get(row.scale, 0.0), row.highest.height)
    room = size.height - 8 * size.line
    lines = min(_HIGHEST, max(_EACH * max(most.values()), _LOWEST))
    while True:
        pixels_of = [lines * size.line / most[row.scale] for row in rows]
        heights = [
            max(
                row.highest.height * pixel + _ABOVE * size.line,
                (_NAMED * len(lines_of) + 0.8) * size.line,
            )
            for row, pixel, lines_of in zip(rows, pixels_of, texts, strict=True)
        ]
        if sum(heights) <= room or lines <= _LOWEST:
            break
        lines *= 0.9
    drawn, _ = with_space(heights, [row.rank for row in rows], room)
    bases = accumulate(heights[number] for number in drawn)
    return drawn, [
        _Placed(rows[number], base, pixels_of[number], texts[number])
        for number, base in zip(drawn, bases, strict=True)
    ]


def _has_numbers(row: ColumnRow, units: Units, size: Size) -> bool:
    """Return whether there is space for the number above each column of a row."""
    return all(text_width(each.text, size.font - 2) < units.width for each in row.columns)


def _background(placed: Iterable[_Placed], units: Units, plot: Plot, size: Size) -> list[Spec]:
    """Return the names of rows, the line on which each is, and its highest number."""
    names: list[Label] = []
    heights: list[Label] = []
    lines: list[Spec] = []
    for each in placed:
        row, base = each.row, each.base
        for number, text in enumerate(each.texts):
            above = (0.5 + _NAMED * (len(each.texts) - 1 - number)) * size.line
            names.append(Label(-plot.left, base - above, text))
        lines.append({"y": rounded(base), "x": -plot.left})
        if not _has_numbers(row, units, size):
            lines.append({"y": rounded(each.top), "x": 0})
            heights.append(Label(-size.font * 0.4, each.top, row.highest.most, "right"))
    across = {"x": pixels("x"), "x2": {"value": plot.width}, "y": pixels("y")}
    return [
        layer("lines", lines, {"type": "rule", "color": GRID}, across),
        labels("heights", heights, size.font - 2, FAINT),
        labels("rows", names, size.font),
    ]


def _bars(placed: Iterable[_Placed], units: Units, size: Size) -> list[Spec]:
    """Return the columns, and the numbers above them."""
    sure: list[Spec] = []
    possible: list[Spec] = []
    more: list[Spec] = []
    texts: list[Label] = []
    for row, base, pixel, _ in placed:
        numbered = _has_numbers(row, units, size)
        half = min(units.width * 0.84, size.font * _WIDEST) / 2
        for each in row.columns:
            middle = (each.number - units.first + 0.5) * units.width
            ends = {"x": rounded(middle - half), "x2": rounded(middle + half)}
            low = base - each.low * pixel
            high = base - each.height * pixel
            if each.low:
                sure.append(ends | {"y": rounded(low), "y2": rounded(base)})
            if high < low:
                possible.append(ends | {"y": rounded(high), "y2": rounded(low)})
            if numbered:
                texts.append(Label(middle, high - size.font * 0.55, each.text, "center"))
            elif each.high is None:
                more.append({"x": rounded(middle), "y": rounded(high - size.font * 0.4)})
    place = {"x": pixels("x"), "x2": {"field": "x2"}, "y": pixels("y"), "y2": {"field": "y2"}}
    light = {"type": "rect", "fill": POSSIBLE, "stroke": SURE, "strokeWidth": 0.6}
    arrow = {"type": "point", "shape": "triangle-up", "fill": SURE, "size": size.font * 2}
    return [
        layer("possible", possible, light | {"strokeDash": DASHES}, place),
        layer("certain", sure, {"type": "rect", "fill": SURE}, place),
        layer("more", more, arrow | {"opacity": 1}, {"x": pixels("x"), "y": pixels("y")}),
        labels("numbers", texts, size.font - 2, FAINT),
    ]


def _axis(units: Units, plot: Plot, size: Size) -> list[Spec]:
    """Return the labels below the columns, and a mark where each begins."""
    font, marks, texts = size.font - 1, [], list[Label]()
    free = -plot.left
    for each in ticks(units.unit, units.first, units.last, units.width, font):
        x = (each.number - units.first) * units.width
        width = text_width(each.text, font)
        begin = x + (units.width - width) / 2 if each.whole else x
        begin = min(begin, plot.width + size.margin * 0.6 - width)
        if not each.whole:
            marks.append({"x": rounded(x)})
        if begin >= free:
            below = size.font * (1.0 if each.whole else 1.2)
            texts.append(Label(begin + width / 2, plot.height + below, each.text, "center"))
            free = begin + width + font / 2
    down = {"y": {"value": plot.height}, "y2": {"value": plot.height + size.font * 0.4}}
    return [
        layer("ticks", marks, {"type": "rule", "color": FAINT}, {"x": pixels("x")} | down),
        labels("axis", texts, font, FAINT),
    ]
