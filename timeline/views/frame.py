"""The frame of a chart over time: names of rows at the left, the axis above, notes below.

It also settles what of an event a chart draws. A slot of the axis, a cell or a calendar unit, is
solid (█) where the query ``surely:date:SLOT`` finds the event, and light (░) where only
``date:SLOT`` does. So a day that is certain is solid at any zoom, a duration is as long as it
certainly was, one day among several is light on all of them, and what is inferred, uncertain or
approximate is light throughout.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from rich.text import Text

from timeline.dates.calendar import is_bounded
from timeline.query.results import EventLine
from timeline.views.axis import BREAK, AxisUnit, DayRange, Slots, axis
from timeline.views.base import FAINT, HEADING, Lines, fill, kind_text, plural, shown
from timeline.views.dates import brief_days
from timeline.views.listing import title_text

SURE: Final = "█"
POSSIBLE: Final = "░"
NARROW: Final = 60
"""Below this width the names of rows stand above them."""


def known_days(event: EventLine) -> DayRange | None:
    """From the first to the last of the event's bounds that are known; None if none is."""
    bounds = (event.start_lo, event.start_hi, event.end_lo, event.end_hi)
    known = [day for day in bounds if is_bounded(day)]
    return (min(known), max(known)) if known else None


def possibly(event: EventLine, slots: Slots) -> tuple[int, int]:
    """The first and the last slot that the event possibly touches, of an axis that has its days."""
    found = slots.between(event.start_lo, event.end_hi)
    assert found is not None, "the axis holds the known days of all its events"
    return found


def surely(event: EventLine, slots: Slots) -> tuple[int, int] | None:
    """The first and the last slot that the event certainly touches, if there is one."""
    return slots.between(event.start_hi, event.end_lo) if event.sure else None


class Frame:
    """Where things are in a chart of ``width`` cells of these events, some of which have a date.

    There are ``gutter`` cells for the names of rows (none on a narrow screen, where names stand
    above), and ``margin`` cells are left at each end of the axis, which is ``axis.axis`` of the
    rest.
    """

    def __init__(
        self,
        names: Sequence[Text],
        events: Iterable[EventLine],
        width: int,
        steps: Sequence[AxisUnit],
        *,
        least: int = 1,
        margin: int = 0,
    ) -> None:
        self.gutter = 0
        if width >= NARROW:
            self.gutter = max(name.cell_len for name in names) + 2
        self.room = width - self.gutter
        self.margin = margin
        stretches = [days for event in events if (days := known_days(event))]
        self.axis = axis(stretches, self.room - 2 * margin, steps, least)
        edge = " " * margin
        self.background = f"{edge}{self.axis.background}{edge}".ljust(self.room)

    def heading(self) -> Lines:
        """Yield the labels of the axis."""
        for label in self.axis.labels:
            line = Text(" " * (self.gutter + self.margin)).append(label, HEADING)
            line.rstrip()
            yield line

    def line(self, pieces: Iterable[tuple[int, Text]]) -> Text:
        """One line of the chart: texts at their columns, which do not overlap; breaks between."""
        line, at = Text(), 0
        for column, piece in sorted(pieces, key=lambda each: each[0]):
            line.append(self._between(at, column), FAINT)
            line.append_text(piece)
            at = column + piece.cell_len
        line.append(self._between(at, self.room), FAINT)
        line.rstrip()
        return line

    def _between(self, begin: int, end: int) -> str:
        """The background there, without the breaks that it would cut in two."""
        row = self.background[begin:end]
        if self.background[:begin].endswith("/"):
            row = f" {row[1:]}" if row.startswith("/") else row
        if self.background[end:].startswith("/"):
            row = f"{row[:-1]} " if row.endswith("/") else row
        return row

    def row(self, name: Text, lines: Iterable[Text]) -> Lines:
        """Yield the lines of a row behind or, on a narrow screen, below its name."""
        if not self.gutter:
            yield name
            yield from lines
            return
        for line in lines:
            gap = " " * (self.gutter - name.cell_len) if line else ""
            yield Text.assemble(name, gap, line)
            name = Text()

    def legend(self, *notes: str) -> Lines:
        """Yield what the marks of the chart mean, and what its axis leaves out."""
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
            note = f"{BREAK.strip()} left out, as no event begins or ends there: {empty}"
            yield from fill(Text(note, FAINT), width, rest="   ")


def not_drawn(events: Sequence[EventLine], width: int) -> Lines:
    """Yield the events that are on no chart, and why."""
    if not events:
        return
    yield Text()
    text = f"{plural(len(events), 'event')} not drawn, as nothing is known of the date:"
    yield from fill(Text(text, HEADING), width)
    for event in events:
        key = shown(event.key, FAINT)
        line = Text.assemble(kind_text(event.kind), "  ", title_text(event), "  ", key)
        yield from fill(line, width, "  ", "    ")
