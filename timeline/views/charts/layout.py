"""The layout of a chart over time: names of rows at the left, the axis above, notes below.

A slot of the axis (a cell or a calendar unit) is solid (█) if an event surely touches it, and light
(░) if it only possibly does (``over_time.days``).
"""

from collections.abc import Iterable, Sequence
from typing import Final

from rich.text import Text

from timeline.dates.calendar import DayRange, is_bounded
from timeline.over_time.days import stretches
from timeline.over_time.units import AxisUnit
from timeline.query.results import EventLine
from timeline.text import plural
from timeline.views.base import (
    FAINT,
    HEADING,
    NARROW,
    POSSIBLE,
    SURE,
    Lines,
    fill,
    keyed,
    kind_text,
)
from timeline.views.charts.axis import BREAK, axis
from timeline.views.listing import title_text
from timeline.wording.dates import brief_days

_UNDRAWN: Final = 12
"""The most events below a chart that are not drawn on it."""


class ChartLayout:
    """The layout of a chart of ``width`` cells of these events, some of which have a date.

    The axis has only the days that are ``asked`` for, if any are. ``gutter`` cells are for the
    names of rows (none on a narrow screen, where names are above the rows). ``margin`` cells are
    left free at each end of the axis, which has the rest of the width.
    """

    def __init__(
        self,
        names: Sequence[Text],
        events: Iterable[EventLine],
        width: int,
        steps: Sequence[AxisUnit],
        asked: DayRange | None = None,
        *,
        least: int = 1,
        margin: int = 0,
    ) -> None:
        self.asked = asked
        self.gutter = 0
        if width >= NARROW:
            self.gutter = max(name.cell_len for name in names) + 2
        self.room = width - self.gutter
        self.margin = margin
        days = stretches(events, asked)
        self.axis = axis(days, self.room - 2 * margin, steps, least)
        edge = " " * margin
        self.background = f"{edge}{self.axis.background}{edge}".ljust(self.room)

    def heading(self) -> Lines:
        """Yield the labels of the axis."""
        for label in self.axis.labels:
            line = Text(" " * (self.gutter + self.margin)).append(label, HEADING)
            line.rstrip()
            yield line

    def line(self, pieces: Iterable[tuple[int, Text]]) -> Text:
        """Return one line of the chart: texts at their columns, which must not overlap."""
        line, at = Text(), 0
        for column, piece in sorted(pieces, key=lambda each: each[0]):
            line.append(self._between(at, column), FAINT)
            line.append_text(piece)
            at = column + piece.cell_len
        line.append(self._between(at, self.room), FAINT)
        line.rstrip()
        return line

    def _between(self, begin: int, end: int) -> str:
        """Return the background of these columns, without breaks that are cut in two."""
        row = self.background[begin:end]
        if self.background[:begin].endswith("/"):
            row = f" {row[1:]}" if row.startswith("/") else row
        if self.background[end:].startswith("/"):
            row = f"{row[:-1]} " if row.endswith("/") else row
        return row

    def row(self, name: Text, lines: Iterable[Text]) -> Lines:
        """Yield the lines of a row after its name or, on a narrow screen, below it."""
        if not self.gutter:
            yield name
            yield from lines
            return
        for line in lines:
            gap = " " * (self.gutter - name.cell_len) if line else ""
            yield Text.assemble(name, gap, line)
            name = Text()

    def legend(self, *notes: str) -> Lines:
        """Yield the meaning of the marks, and the periods that the axis leaves out."""
        width, line = self.gutter + self.room, f"{SURE} surely"
        for note in (f"{POSSIBLE} possibly", *notes):
            if len(line) + 3 + len(note) <= width:
                line += f"   {note}"
            else:
                yield from fill(Text(line, FAINT), width)
                line = note
        yield from fill(Text(line, FAINT), width)
        if self.axis.empty:
            empty = ", ".join(brief_days(*days) for days in self.axis.empty)
            note = f"{BREAK.strip()} left out because no event begins or ends there: {empty}"
            yield from fill(Text(note, FAINT), width, rest="   ")


def not_drawn(events: Sequence[EventLine], width: int) -> Lines:
    """Yield the events that are not on the chart, with the reason."""
    if not events:
        return
    yield Text()
    text = f"{plural(len(events), 'event')} not drawn because the date is unknown:"
    yield from fill(Text(text, HEADING), width)
    for event in events[:_UNDRAWN]:
        line = Text.assemble(kind_text(event.kind), "  ", title_text(event))
        yield from keyed(line, event.key, width, "  ", "    ")
    if (more := len(events) - _UNDRAWN) > 0:
        in_a_year = any(is_bounded(each.start_lo) for each in events)  # of an unknown one: XXXX-05
        which = " without a known year" if in_a_year else ", which date:none finds"
        yield from fill(Text(f"… {more:,} more{which}"), width, "  ")
