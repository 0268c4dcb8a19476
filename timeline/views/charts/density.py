"""``show --as density``: the number of events by row and by week, month, year or longer unit.

The axis chooses the unit. Each unit has a column: solid for the events that certainly touch the
unit (``surely:date:UNIT``), light on top for those that only possibly do (``date:UNIT``). So an
event with a vague date is possible in each unit within its bounds. It is not spread as fractions,
because its distribution is unknown. Numbers are bounds: ``3–5`` is surely three and at most five.
An event with an open side is in the units of its known days only; a line says how many are.

Events are counted as ``page.counting`` does: parts are not counted in addition to their whole. By
item, the items of each part are in the units of its own date. A number without an upper bound
(``3+``) has a column of its lower bound.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.text import Text

from timeline.dates.calendar import DayRange, iso
from timeline.kinds import KINDS
from timeline.over_time.density import Density, not_counted, sum_of_all, sums_of
from timeline.over_time.density import density as numbers
from timeline.over_time.rows import PARTITIONS, ChartRow, RowsBy
from timeline.over_time.sums import ChartSum
from timeline.over_time.units import BY_WEEK, Slots
from timeline.query.results import EventPage
from timeline.query.results.bounds import CountBounds
from timeline.views.base import FAINT, HEADING, NARROW, POSSIBLE, SURE, Lines, fill
from timeline.views.charts.axis import axis
from timeline.views.charts.layout import ChartLayout, not_drawn
from timeline.views.counts import plain_bounds
from timeline.views.listing import head_lines, row_name
from timeline.wording.counts import not_counted_text, other_columns_text

HEIGHT: Final = 4
"""Lines of the highest column."""
_WIDEST: Final = 6
"""The most cells of a column."""
_NUMBER: Final = 4
"""The fewest cells of a unit shorter than a year, so that a number fits below."""
_PLAIN_WIDTH: Final = 120
"""Plain output chooses its unit as for a screen of this width."""


def density(page: EventPage, width: int, by: RowsBy = "kind") -> Lines:
    """Yield the lines of a chart of how many events of a page there are, by row and time."""
    yield from head_lines(page, width)
    if left := not_counted(page):
        yield from fill(Text(not_counted_text(left), FAINT), width)
    found = [(row, its) for row, its in sums_of(page, by) if its.dated]
    if by not in PARTITIONS:
        found.sort(key=lambda each: (not each[0].key, -len(each[1].dated), each[0].key))
    every = sum_of_all(page)
    if found:
        names = _names(found, every, by, width)
        drawn = [event for _, its in found for event in its.dated]
        layout = ChartLayout(names, drawn, width, BY_WEEK, page.asked, least=_NUMBER)
        counts = [its.counts(layout.axis.units) for _, its in found]
        scale = -(-max(max(map(_height, each)) for each in counts) // HEIGHT) or 1
        yield Text()
        yield from layout.heading()
        for (row, _), name, each in zip(found, names, counts, strict=False):
            yield from layout.row(name, _columns(each, layout, scale, _colour(row, by)))
            yield Text()
        if len(found) > 1:
            yield names[-1]
            yield Text()
        notes = [f"a column: {layout.axis.step.name}", "3–5: surely three, at most five"]
        if any(bounds.high is None for each in counts for bounds in each):
            notes.append("3+: three or more")
        if scale > 1:
            _, many = page.counting.name()
            notes.append(f"a block is up to {scale:,} {many}")
        yield from layout.legend(*notes)
        if every.open:
            yield from fill(Text(other_columns_text(every.open), FAINT), width)
    yield from not_drawn(every.undated, width)


def plain_density(page: EventPage, by: RowsBy = "kind") -> Iterator[list[str]]:
    """Yield the fields of each unit of each row with a possible event, for a pipe: row, first and
    last day of the unit, how many events surely and how many possibly touch it.

    The last line of a row, with empty days, counts the events with an unknown date. The last field
    is empty if there is no upper bound.
    """
    for row in table(page, by).rows:
        for each in row.bins:
            yield [row.key, iso(each.first), iso(each.last), *plain_bounds(each.bounds)]
        if row.undated.high != 0:
            yield [row.key, "", "", *plain_bounds(row.undated.possible)]


def table(page: EventPage, by: RowsBy = "kind") -> Density:
    """Return the numbers of the chart, in the units of a chart of ``_PLAIN_WIDTH`` cells."""

    def units(days: Sequence[DayRange]) -> tuple[str, Slots]:
        chosen = axis(days, _PLAIN_WIDTH, BY_WEEK, _NUMBER)
        return chosen.step.name, chosen.units

    return numbers(page, by, units)


def _height(bounds: CountBounds) -> int:
    return max(bounds.low, 1) if bounds.high is None else bounds.high


def _names(
    found: Sequence[tuple[ChartRow, ChartSum]], every: ChartSum, by: RowsBy, width: int
) -> list[Text]:
    """Return the names of the rows and ``all``, each with its total."""
    totals = [str(each.drawn) for each in (*(each for _, each in found), every)]
    most = (width // 3 if width >= NARROW else width) - max(map(len, totals)) - 2
    names = [row_name(row, by, most) for row, _ in found] + [Text("all", HEADING)]
    widest = max(name.cell_len for name in names)
    for name, number in zip(names, totals, strict=True):
        name.append(" " * (widest - name.cell_len) + f"  {number}", FAINT)
    return names


def _colour(row: ChartRow, by: RowsBy) -> str:
    return KINDS[row.key].colour if by == "kind" else ""


def _columns(
    counts: Sequence[CountBounds], layout: ChartLayout, scale: int, colour: str
) -> Iterator[Text]:
    """Yield the lines of a row, the highest first, then one of numbers if they fit."""
    cells = layout.axis.cells
    wide = max(min(cells - 1, _WIDEST), 1)
    columns = [layout.margin + column for column in layout.axis.units.columns]
    marks = [each for each in zip(columns, counts, strict=True) if each[1].high != 0]
    for level in reversed(range(-(-max(map(_height, counts)) // scale))):
        yield layout.line(
            (column, Text((SURE if bounds.low > level * scale else POSSIBLE) * wide, colour))
            for column, bounds in marks
            if _height(bounds) > level * scale
        )
    numbers = [(column, str(bounds)) for column, bounds in marks]
    if all(len(number) < cells for _, number in numbers):
        yield layout.line((column, Text(number, FAINT)) for column, number in numbers)
