"""``show --as density``: the number of events by row and by week, month, year or longer unit.

The axis chooses the unit. Each unit has a column: solid for the events that certainly touch the
unit (``surely:date:UNIT``), light on top for those that only possibly do (``date:UNIT``). So an
event with a vague date is possible in each unit within its bounds. It is not spread as fractions,
because its distribution is unknown. Numbers are bounds: ``3–5`` is surely three and at most five.

Events are counted as ``page.counting`` does: parts are not counted beside their whole. By item, an
event counts for its number; its items are surely in a unit only if all its possible days are. A
number without an upper bound (``3+``) has a column of its lower bound.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, NamedTuple

from rich.text import Text

from timeline.dates.calendar import is_bounded, iso
from timeline.kinds import KINDS
from timeline.query.results import EventPage
from timeline.query.results.counting import (
    CountBounds,
    Counted,
    Counting,
    Tally,
    Weights,
    added,
    heads,
)
from timeline.views.base import FAINT, HEADING, NARROW, Lines
from timeline.views.charts.axis import BY_WEEK, Slots, axis
from timeline.views.charts.frame import (
    POSSIBLE,
    SURE,
    Frame,
    known_days,
    not_drawn,
    possibly,
    surely,
)
from timeline.views.counts import plain_bounds
from timeline.views.listing import head_lines
from timeline.views.rows import PARTITIONS, ChartRow, RowsBy, row_name, weighed_rows

HEIGHT: Final = 4
"""Lines of the highest column."""
_WIDEST: Final = 6
"""The most cells of a column."""
_NUMBER: Final = 4
"""The fewest cells of a unit shorter than a year, so that a number fits below."""
_PLAIN_WIDTH: Final = 120
"""Plain output chooses its unit as for a screen of this width."""


class Bin(NamedTuple):
    """How many events (or items) touch a unit, from its first to its last day."""

    first: int
    last: int
    bounds: CountBounds


class DensityRow(NamedTuple):
    """A row: its key and name, how many events it has in all, and how many in each unit.

    ``undated`` is how many of them have no known day, and so no unit. Units that no event touches
    are left out.
    """

    key: str
    name: str
    total: CountBounds
    undated: CountBounds
    bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class Density:
    """The numbers of a chart: ``of`` what, by which rows, in which unit, and in all.

    ``unit`` is empty if no event has a known day. ``events`` are counted, and ``parts`` of them are
    not. ``tally`` is the number of all of them.
    """

    of: Counted
    by: RowsBy
    unit: str
    events: int
    parts: int
    tally: Tally
    rows: tuple[DensityRow, ...]


def density(page: EventPage, width: int, by: RowsBy = "kind") -> Lines:
    """Yield the lines of a chart of how many events of a page there are, by row and time."""
    yield from head_lines(page, width)
    known = weighed_rows(page, by)
    found = [(row, dated) for row, weights in known if (dated := _dated(weights))]
    if by not in PARTITIONS:
        found.sort(key=lambda each: (not each[0].key, -len(each[1]), each[0].key))
    every = page.counting.weigh(page.events)
    if found:
        names = _names(found, _dated(every), by, width)
        drawn = [event for _, dated in found for event, _ in dated]
        frame = Frame(names, drawn, width, BY_WEEK, least=_NUMBER)
        counts = [count(dated, frame.axis.units, page.counting) for _, dated in found]
        scale = -(-max(max(map(_height, each)) for each in counts) // HEIGHT) or 1
        yield Text()
        yield from frame.heading()
        for (row, _), name, each in zip(found, names, counts, strict=False):
            yield from frame.row(name, _columns(each, frame, scale, _colour(row, by)))
            yield Text()
        if len(found) > 1:
            yield names[-1]
            yield Text()
        notes = [f"a column: {frame.axis.step.name}", "3–5: surely three, at most five"]
        if any(bounds.high is None for each in counts for bounds in each):
            notes.append("3+: three or more")
        if scale > 1:
            _, many = page.counting.name(every)
            notes.append(f"a block is up to {scale:,} {many}")
        yield from frame.legend(*notes)
    counted = heads(page.events) if page.counting.items is None else [event for event, _ in every]
    yield from not_drawn([event for event in counted if not known_days(event)], width)


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
    counting = page.counting
    every = counting.weigh(page.events)
    days = [known for event, _ in every if (known := known_days(event))]
    chosen = axis(days, _PLAIN_WIDTH, BY_WEEK, _NUMBER) if days else None
    units = chosen.units if chosen else Slots([], [], [])
    rows = []
    for row, weights in weighed_rows(page, by):
        dated = _dated(weights)
        bins = zip(units.firsts, units.lasts, count(dated, units, counting), strict=True)
        rows.append(
            DensityRow(
                key=row.key,
                name=row.name,
                total=added(bounds for _, bounds in weights),
                undated=added(bounds for event, bounds in weights if not known_days(event)),
                bins=tuple(Bin(*each) for each in bins if each[2].high != 0),
            )
        )
    events = len(heads(page.events))
    return Density(
        of=counting.of,
        by=by,
        unit=chosen.step.name if chosen else "",
        events=events,
        parts=len(page.events) - events,
        tally=Tally.of(counting, page.events),
        rows=tuple(row for row in rows if row.total.high != 0),
    )


def count(weights: Weights, units: Slots, counting: Counting) -> list[CountBounds]:
    """Return how many of the events are in each unit; all of them must have known days."""
    sure, possible, unlimited = ([0] * (len(units.firsts) + 1) for _ in range(3))
    for event, bounds in weights:
        span = possibly(event, units)
        certain = surely(event, units)
        if counting.items is not None:  # each item is on one day, which may be in any unit
            certain = span if event.sure and span[0] == span[1] else None
        for line, number, at in (
            (sure, bounds.low, certain),
            (possible, bounds.high or 0, span),
            (unlimited, int(bounds.high is None), span),
        ):
            if at is not None:
                line[at[0]] += number
                line[at[1] + 1] -= number
    sums = zip(*(accumulate(line[:-1]) for line in (sure, possible, unlimited)), strict=True)
    return [CountBounds(low, None if more else high) for low, high, more in sums]


def total(weights: Weights) -> CountBounds:
    """Return how many of the events are surely, and how many possibly, on the axis."""
    return added(
        bounds
        if event.sure and is_bounded(event.start_hi) and is_bounded(event.end_lo)
        else bounds.possible
        for event, bounds in weights
    )


def _dated(weights: Weights) -> Weights:
    return [each for each in weights if known_days(each[0])]


def _height(bounds: CountBounds) -> int:
    return max(bounds.low, 1) if bounds.high is None else bounds.high


def _names(
    found: Sequence[tuple[ChartRow, Weights]], every: Weights, by: RowsBy, width: int
) -> list[Text]:
    """Return the names of the rows and ``all``, each with its total."""
    totals = [str(total(weights)) for weights in (*(each for _, each in found), every)]
    most = (width // 3 if width >= NARROW else width) - max(map(len, totals)) - 2
    names = [row_name(row, by, most) for row, _ in found] + [Text("all", HEADING)]
    widest = max(name.cell_len for name in names)
    for name, number in zip(names, totals, strict=True):
        name.append(" " * (widest - name.cell_len) + f"  {number}", FAINT)
    return names


def _colour(row: ChartRow, by: RowsBy) -> str:
    return KINDS[row.key].colour if by == "kind" else ""


def _columns(
    counts: Sequence[CountBounds], frame: Frame, scale: int, colour: str
) -> Iterator[Text]:
    """Yield the lines of a row, the highest first, then one of numbers if they fit."""
    cells = frame.axis.cells
    wide = max(min(cells - 1, _WIDEST), 1)
    columns = [frame.margin + column for column in frame.axis.units.columns]
    marks = [each for each in zip(columns, counts, strict=True) if each[1].high != 0]
    for level in reversed(range(-(-max(map(_height, counts)) // scale))):
        yield frame.line(
            (column, Text((SURE if bounds.low > level * scale else POSSIBLE) * wide, colour))
            for column, bounds in marks
            if _height(bounds) > level * scale
        )
    numbers = [(column, str(bounds)) for column, bounds in marks]
    if all(len(number) < cells for _, number in numbers):
        yield frame.line((column, Text(number, FAINT)) for column, number in numbers)
