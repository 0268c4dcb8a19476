"""``show --as density``: the number of events by row and by week, month, year or longer unit.

The axis chooses the unit. Each unit has a column: solid for the events that certainly touch the
unit (``surely:date:UNIT``), light on top for those that only possibly do (``date:UNIT``). So an
event with a vague date is possible in each unit within its bounds. It is not spread as fractions,
because its distribution is unknown. Numbers are bounds: ``3–5`` is surely three and at most five.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from rich.text import Text

from timeline.dates.calendar import is_bounded, iso
from timeline.kinds import KINDS
from timeline.query.results import EventLine, EventPage
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
from timeline.views.listing import head_lines
from timeline.views.rows import ChartRow, RowsBy, row_name, rows

HEIGHT: Final = 4
"""Lines of the highest column."""
_WIDEST: Final = 6
"""The most cells of a column."""
_NUMBER: Final = 4
"""The fewest cells of a unit shorter than a year, so that a number fits below."""
_PLAIN_WIDTH: Final = 120
"""Plain output chooses its unit as for a screen of this width."""


class Counts(NamedTuple):
    """How many events surely and possibly touch each unit of an axis."""

    sure: list[int]
    possible: list[int]


def density(page: EventPage, width: int, by: RowsBy = "kind") -> Lines:
    """Yield the lines of a chart of how many events of a page there are, by row and time."""
    yield from head_lines(page, width)
    dated = [event for event in page.events if known_days(event)]
    if dated:
        found = rows(dated, by)
        names = _names(found, dated, by, width)
        frame = Frame(names, dated, width, BY_WEEK, least=_NUMBER)
        counts = [count(row.events, frame.axis.units) for row in found]
        scale = -(-max(max(each.possible) for each in counts) // HEIGHT)
        yield Text()
        yield from frame.heading()
        for row, name, each in zip(found, names, counts, strict=False):
            yield from frame.row(name, _columns(each, frame, scale, _colour(row, by)))
            yield Text()
        if len(found) > 1:
            yield names[-1]
            yield Text()
        notes = [f"a column: {frame.axis.step.name}", "3–5: surely three, at most five"]
        if scale > 1:
            notes.append(f"a block is up to {scale:,} events")
        yield from frame.legend(*notes)
    yield from not_drawn([event for event in page.events if not known_days(event)], width)


def plain_density(page: EventPage, by: RowsBy = "kind") -> Iterator[list[str]]:
    """Yield the fields of each unit of each row with a possible event, for a pipe: row, first and
    last day of the unit, how many events surely and how many possibly touch it.

    The last line of a row, with empty days, counts the events with an unknown date.
    """
    days = [known for event in page.events if (known := known_days(event))]
    units = axis(days, _PLAIN_WIDTH, BY_WEEK, _NUMBER).units if days else Slots([], [], [])
    for row in rows(page.events, by):
        dated = [event for event in row.events if known_days(event)]
        counts = count(dated, units)
        for first, last, *numbers in zip(units.firsts, units.lasts, *counts, strict=True):
            if any(numbers):
                yield [row.key, iso(first), iso(last), *map(str, numbers)]
        if undated := len(row.events) - len(dated):
            yield [row.key, "", "", "0", str(undated)]


def count(events: Sequence[EventLine], units: Slots) -> Counts:
    """Count the events by unit; all of them must have known days."""
    steps = Counts(*([0] * (len(units.firsts) + 1) for _ in range(2)))
    for event in events:
        for line, span in zip(steps, (surely(event, units), possibly(event, units)), strict=True):
            if span is not None:
                line[span[0]] += 1
                line[span[1] + 1] -= 1
    return Counts(*(list(accumulate(line))[:-1] for line in steps))


def total(events: Sequence[EventLine]) -> str:
    """Return how many of the events are surely, and how many possibly, on the axis."""
    sure = sum(
        event.sure and is_bounded(event.start_hi) and is_bounded(event.end_lo) for event in events
    )
    return bounds(sure, len(events))


def bounds(sure: int, possible: int) -> str:
    """Return ``3–5``, or ``3`` if all are sure."""
    return str(sure) if sure == possible else f"{sure}–{possible}"


def _names(
    found: Sequence[ChartRow], events: Sequence[EventLine], by: RowsBy, width: int
) -> list[Text]:
    """Return the names of the rows and ``all``, each with its total."""
    totals = [total(row.events) for row in found] + [total(events)]
    most = (width // 3 if width >= NARROW else width) - max(map(len, totals)) - 2
    names = [row_name(row, by, most) for row in found] + [Text("all", HEADING)]
    widest = max(name.cell_len for name in names)
    for name, number in zip(names, totals, strict=True):
        name.append(" " * (widest - name.cell_len) + f"  {number}", FAINT)
    return names


def _colour(row: ChartRow, by: RowsBy) -> str:
    return KINDS[row.key].colour if by == "kind" else ""


def _columns(counts: Counts, frame: Frame, scale: int, colour: str) -> Iterator[Text]:
    """Yield the lines of a row, the highest first, then one of numbers if they fit."""
    cells = frame.axis.cells
    wide = max(min(cells - 1, _WIDEST), 1)
    columns = [frame.margin + column for column in frame.axis.units.columns]
    marks = list(zip(columns, *counts, strict=True))
    for level in reversed(range(-(-max(counts.possible) // scale))):
        yield frame.line(
            (column, Text((SURE if sure > level * scale else POSSIBLE) * wide, colour))
            for column, sure, possible in marks
            if possible > level * scale
        )
    numbers = [(column, bounds(sure, possible)) for column, sure, possible in marks if possible]
    if all(len(number) < cells for _, number in numbers):
        yield frame.line((column, Text(number, FAINT)) for column, number in numbers)
