"""``show --as lanes``: a swimlane chart. Certain days are solid, days that are only possible light.
Events that have not happened by their status are a dashed line. Of a set of days only these are
drawn.

The events of a lane are stacked in as many lines as they need. The title of each is on the side of
its bar that has enough space, or below it if neither has. A lane that would exceed ``TALLEST``
lines is drawn without titles; bars that still do not fit are counted in a last line, cell by cell.
Events that may be on any of the days asked for, because their dates are open, share a last line.
So every event is drawn, counted, or listed below as one without a date.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rich.text import Text

from timeline.dates.calendar import (
    UNKNOWN_EARLIEST,
    UNKNOWN_LATEST,
    DayRange,
    is_bounded,
    iso_or_none,
)
from timeline.kinds import KINDS
from timeline.models.vocabularies import NOT_HAPPENED
from timeline.over_time.days import (
    drawn_days,
    is_open,
    known_days,
    possibly,
    surely,
    with_and_without_place,
)
from timeline.over_time.rows import RowsBy, rows
from timeline.over_time.units import BY_DAY
from timeline.query.results import EventLine, EventPage
from timeline.query.results.counting import happened
from timeline.views.base import FAINT, NARROW, PLANNED, POSSIBLE, SURE, Lines
from timeline.views.charts.layout import ChartLayout, not_drawn
from timeline.views.listing import head_lines, row_name, title_text
from timeline.wording.counts import by_status_text
from timeline.wording.lanes import open_dates

EARLIER: Final = "◂"
LATER: Final = "▸"
TALLEST: Final = 12
"""The most lines of a lane with titles."""
_SHORTEST: Final = 12
"""The fewest cells of a title that is cut."""
_APART: Final = 3
"""The fewest cells between two events on one line."""
_MANY: Final = "+"
"""In a line of counts: ten or more."""


def lanes(page: EventPage, width: int, by: RowsBy = "kind") -> Lines:
    """Yield the lines of a chart of the events of a page, a lane for each row of ``by``."""
    yield from head_lines(page, width)
    dated = [event for event in page.events if known_days(event)]
    if dated:
        found = rows(dated, by)
        beyond = _Beyond(page.asked)
        notes = []
        if any(map(beyond.before, dated)):
            begins = "begins earlier, or " if beyond.cut[0] else ""
            notes.append(f"{EARLIER} {begins}no known beginning")
        if any(map(beyond.after, dated)):
            ends = "ends later, or " if beyond.cut[1] else ""
            notes.append(f"{LATER} {ends}no known end")
        most = width // 4 if width >= NARROW else width
        names = [row_name(row, by, most) for row in found]
        layout = ChartLayout(names, dated, width, BY_DAY, page.asked, margin=int(bool(notes)))
        yield Text()
        yield from layout.heading()
        counted = False
        for row, name in zip(found, names, strict=True):
            own, shared = with_and_without_place(row.events, page.asked)
            lane = _lane([_bar(layout, event, by, beyond) for event in own], layout)
            counted |= lane.counted
            last = [_shared(layout, shared, by, beyond)] if shared else []
            yield from layout.row(name, [*lane.lines, *last])
        yield Text()
        if counts := happened(dated)[1]:
            notes.insert(0, f"{PLANNED} {by_status_text(counts)}")
        if counted:
            notes.append(f"1–9: as many more, {_MANY} ten or more")
        yield from layout.legend(*notes)
    yield from not_drawn([event for event in page.events if not known_days(event)], width)


def plain_lanes(page: EventPage, by: RowsBy = "kind") -> Iterator[list[str]]:
    """Yield the fields of each event of each lane for a pipe: lane, first and last possible day,
    first and last certain day, kind, key, title. An unknown value is empty.
    """
    for row in rows(page.events, by):
        for event in row.events:
            certain = event.sure and event.start_hi <= event.end_lo
            days = [event.start_lo, event.end_hi]
            days += [event.start_hi, event.end_lo] if certain else []
            shown = [iso_or_none(day) or "" for day in days]
            yield [row.key, *shown, *[""] * (4 - len(shown)), event.kind, event.key, event.title]


class _Bar(NamedTuple):
    """An event on the chart: its bar from ``column`` to before ``end``, and its title."""

    column: int
    text: Text
    title: Text
    cells: list[int]
    """The columns of the bar that represent days."""

    @property
    def end(self) -> int:
        return self.column + self.text.cell_len


class _Lane(NamedTuple):
    lines: list[Text]
    counted: bool


class _Beyond:
    """Which events may extend beyond the axis: without a bound, or beyond the days asked for.

    ``cut``: whether there is a first and a last day of these.
    """

    def __init__(self, asked: DayRange | None) -> None:
        first, last = asked or (UNKNOWN_EARLIEST, UNKNOWN_LATEST)
        self.first, self.last = max(first, UNKNOWN_EARLIEST + 1), min(last, UNKNOWN_LATEST - 1)
        self.cut = is_bounded(first), is_bounded(last)

    def before(self, event: EventLine) -> bool:
        return event.start_lo < self.first or is_open(event)[0]

    def after(self, event: EventLine) -> bool:
        return event.end_hi > self.last or is_open(event)[1]


def _bar(layout: ChartLayout, event: EventLine, by: RowsBy, beyond: _Beyond) -> _Bar:
    """Return the bar of an event, with an arrow on a side where it is open or leaves the axis."""
    slots, planned = layout.axis.days, event.status in NOT_HAPPENED
    days = drawn_days(event, (slots.firsts[0], slots.lasts[-1]), layout.asked)
    found = slots.between(*days) if days else None
    assert found is not None, "every event has its place on the axis"
    first, last = found
    certain = surely(event, slots)
    possible = {
        number
        for part in possibly(event, slots, layout.asked)
        for number in range(part[0], part[1] + 1)
    }
    cells = [layout.margin + column for column in slots.columns[first : last + 1]]
    begin, end = cells[0], cells[-1] + 1
    row = list(layout.background[begin:end])
    for number, column in enumerate(cells, first):
        solid = certain is not None and certain[0] <= number <= certain[1]
        if solid or number in possible or possible.isdisjoint(range(first, last + 1)):
            row[column - begin] = PLANNED if planned else SURE if solid else POSSIBLE
    kind = KINDS[event.kind]
    text = Text("".join(row), kind.colour)
    if beyond.before(event):
        text, begin = Text.assemble((EARLIER, kind.colour), text), begin - 1
    if beyond.after(event):
        text.append(LATER)
    title = title_text(event)
    if by != "kind":
        title = Text.assemble((f"{kind.glyph} ", kind.colour), title)
    return _Bar(begin, text, title, cells)


def _shared(layout: ChartLayout, events: Sequence[EventLine], by: RowsBy, beyond: _Beyond) -> Text:
    """Return the line of events that may be on all days of the axis: their number in one bar."""
    begin, end = layout.margin, layout.margin + layout.axis.width
    row = list(layout.background[begin:end])
    for column in layout.axis.days.columns:
        row[column] = POSSIBLE
    name = open_dates(len(events), len(row) - 4)
    at = (len(row) - len(name)) // 2
    colour = KINDS[events[0].kind].colour if by == "kind" else ""
    pieces = [(begin, Text("".join(row[: at - 1]), colour)), (begin + at, Text(name, FAINT))]
    pieces.append((begin + at + len(name) + 1, Text("".join(row[at + len(name) + 1 :]), colour)))
    if any(map(beyond.before, events)):
        pieces.append((begin - 1, Text(EARLIER, colour)))
    if any(map(beyond.after, events)):
        pieces.append((end, Text(LATER, colour)))
    return layout.line(pieces)


class _Line:
    """A line of a lane while it is being filled."""

    def __init__(self) -> None:
        self.pieces: list[tuple[int, Text]] = []
        self._taken: list[tuple[int, int]] = []

    def take(self, begin: int, end: int, apart: int) -> bool:
        """Reserve the columns from ``begin`` to before ``end``; return whether they are free.

        Free columns are at least ``apart`` cells from reserved ones.
        """
        if any(begin < after + apart and end + apart > before for before, after in self._taken):
            return False
        self._taken.append((begin, end))
        return True


def _lane(bars: Sequence[_Bar], layout: ChartLayout) -> _Lane:
    """Return the lines of a lane, with titles unless there would be too many lines."""
    lines: list[_Line] = []
    for bar in bars:
        _put(bar, lines, layout.room)
        if len(lines) > TALLEST:
            return _dense(bars, layout)
    return _Lane([layout.line(line.pieces) for line in lines], counted=False)


def _put(bar: _Bar, lines: list[_Line], room: int) -> None:
    """Put a bar and its title on the first line with enough space, or on new ones."""
    title, need = bar.title.copy(), bar.title.cell_len
    left, right = bar.column - 1, room - bar.end - 1
    if max(left, right) < min(need, _SHORTEST):
        title.truncate(room, overflow="ellipsis")
        for column, text in ((bar.column, bar.text), (_under(bar, title, room), title)):
            line = _Line()
            line.take(0, room, 0)
            line.pieces.append((column, text))
            lines.append(line)
        return
    after = right >= need or right >= left or left < need <= right
    title.truncate(right if after else left, overflow="ellipsis")
    at = bar.end + 1 if after else bar.column - 1 - title.cell_len
    begin, end = min(bar.column, at), max(bar.end, at + title.cell_len)
    found = next((line for line in lines if line.take(begin, end, _APART)), None)
    if found is None:
        found = _Line()
        found.take(begin, end, _APART)
        lines.append(found)
    found.pieces += [(bar.column, bar.text), (at, title)]


def _under(bar: _Bar, title: Text, room: int) -> int:
    """Return the column of a title that is on a line of its own."""
    return min(bar.column, room - title.cell_len)


def _dense(bars: Sequence[_Bar], layout: ChartLayout) -> _Lane:
    """Return the lines of a lane without titles; the last one counts bars that do not fit."""
    lines = [_Line() for _ in range(TALLEST)]
    rest: Counter[int] = Counter()
    for bar in bars:
        found = next((line for line in lines if line.take(bar.column, bar.end, 1)), None)
        if found is None:
            rest.update(bar.cells)
        else:
            found.pieces.append((bar.column, bar.text))
    drawn = [layout.line(line.pieces) for line in lines if line.pieces]
    if rest:
        marks = ((column, str(n) if n < 10 else _MANY) for column, n in rest.items())
        drawn.append(layout.line((column, Text(mark, FAINT)) for column, mark in marks))
    return _Lane(drawn, counted=bool(rest))
