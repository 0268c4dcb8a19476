"""Events on lines: each bar with its title where neither touches another one.

If the titles of a row would make the picture too high, the row has no titles, the highest rows
first. What still does not fit is left out, and its number is at its place in the row: ``+25``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from timeline.dates.calendar import DayRange
from timeline.models.vocabularies import NOT_HAPPENED
from timeline.over_time.days import certain_days, drawn_days, possible_days, with_and_without_place
from timeline.over_time.rows import ChartRow
from timeline.query.results import EventLine
from timeline.wording.lanes import open_dates
from timeline.wording.values import title_in_words
from timeline.writers.charts.layout.axis import TimeAxis
from timeline.writers.charts.layout.frame import Label, with_space
from timeline.writers.charts.layout.marks import LeftOutSpan, marks
from timeline.writers.charts.text.fonts import shown
from timeline.writers.charts.text.measure import cut, text_width
from timeline.writers.charts.theme import Size

_LONGEST: Final = 90
"""The most characters of a title."""
ARROW: Final = 1.1
"""The length of an arrow, in sizes of the font."""
_APART: Final = 1.2
"""Between two events on one line, in sizes of the font."""
_LEAST: Final = 4
"""The lines without titles that a row keeps: rather than fewer, there are fewer rows."""
_MARKS: Final = 2
"""The lines of the numbers of what is left out of a row without titles."""
_DENSE: Final = 0.45
"""The height of a line without titles, of that of a line with them."""


class EventBar(NamedTuple):
    """An event on the axis, in days: all possible ones, and the certain ones if there are any.

    ``parts`` are the ranges of the possible days, several of a set of days. Ends are exclusive.
    ``happened``: it has not only been planned, announced or cancelled. ``earlier`` and ``later``:
    it is open, or goes beyond the end of the axis. ``begin`` and ``end`` are the pixels that it
    takes with its arrows. ``narrow``: it is too narrow to be drawn as days, and is a diamond, or
    only its arrow. ``keys`` are those of the event, or of all events that share the bar.
    """

    keys: tuple[str, ...]
    title: str
    possible: tuple[int, int]
    certain: tuple[int, int] | None
    begin: float
    end: float
    narrow: bool
    earlier: bool
    later: bool
    parts: tuple[tuple[int, int], ...]
    happened: bool

    @property
    def key(self) -> str:
        """The key of the event; empty if several share the bar."""
        return self.keys[0] if len(self.keys) == 1 else ""


@dataclass
class Lane:
    """The bars of a row and their titles, each on a line; titles are at 0 in height.

    ``step`` is the height of a line, ``padding`` what is free above and below all of them.
    ``left_out`` are the bars for which there are not enough lines.
    """

    name: str
    step: float
    padding: float
    least: float
    titled: bool = True
    bars: list[tuple[int, EventBar]] = field(default_factory=list)
    titles: list[tuple[int, Label]] = field(default_factory=list)
    lines: int = 0
    left_out: list[EventBar] = field(default_factory=list)

    @classmethod
    def of(cls, name: str, size: Size, titled: bool) -> "Lane":
        """Return a lane without lines; ``least`` is the height of its name."""
        step = size.line if titled else size.line * _DENSE
        return cls(name, step, size.font * 0.3, size.line, titled)

    @property
    def height(self) -> float:
        """The height of the lane in pixels."""
        return max(self.lines * self.step, self.least) + 2 * self.padding

    def middle(self, line: int) -> float:
        """Return the middle of a line, from the top of the lane."""
        return self.padding + (line + 0.5) * self.step

    def limit(self, most: int) -> None:
        """Leave out the bars that are on lines beyond a number of them; the last are for marks."""
        if self.lines > most:
            kept = most - _MARKS
            self.left_out += [bar for line, bar in self.bars if line >= kept]
            self.bars = [each for each in self.bars if each[0] < kept]
            self.lines = most

    def marks(self, width: float, font: float) -> list[Label]:
        """Return how many events are left out, at their places: ``+25``; near ones have one number.

        ``width`` is that of the plot, ``font`` the size of the font, in pixels.
        """
        middle = self.padding + (self.lines - _MARKS / 2) * self.step
        spans = (LeftOutSpan(bar.begin, bar.end, len(bar.keys)) for bar in self.left_out)
        return [each._replace(y=middle) for each in marks(spans, width, font)]


def fitting(
    found: Sequence[ChartRow],
    names: Sequence[str],
    axis: TimeAxis,
    size: Size,
    asked: DayRange | None,
) -> tuple[list[Lane], list[ChartRow]]:
    """Return the lanes that fit into a picture, and the rows that do not, the largest first.

    If not all rows fit, those with the most events are drawn.

    The highest lanes lose their titles first. ``asked`` are the days that are asked for: events
    without a place in them share a bar (``with_and_without_place``).
    """
    bars: list[list[EventBar]] = []
    for row in found:
        own, shared = with_and_without_place(row.events, asked)
        bars.append([_bar(each, axis, size, asked) for each in own])
        if shared:
            bars[-1].append(_shared(shared, axis, size, asked))
    made = [_titled(name, each, axis.width, size) for name, each in zip(names, bars, strict=True)]
    room = size.height - 8 * size.line
    while sum(lane.height for lane in made) > room:
        number = max(range(len(made)), key=lambda n: made[n].titled * made[n].height)
        if not made[number].titled:
            break
        made[number] = _dense(names[number], bars[number], size)
    most = max(lane.lines for lane in made)
    while sum(lane.height for lane in made) > room and most > _LEAST:
        most -= 1
        for lane in made:
            lane.limit(most)
    heights, sizes = [lane.height for lane in made], [len(row.events) for row in found]
    drawn, left_out = with_space(heights, sizes, room)
    return [made[number] for number in drawn], [found[number] for number in left_out]


def _bar(event: EventLine, axis: TimeAxis, size: Size, asked: DayRange | None) -> EventBar:
    """Return where an event is on the axis: what is open beyond the days asked for is an arrow."""
    ends = axis.first, axis.last - 1
    if asked is not None:
        ends = max(ends[0], asked[0]), min(ends[1], asked[1])
    drawn = drawn_days(event, ends, asked)
    assert drawn is not None, "the chart has only events with a known day"
    first, last = drawn[0], drawn[1] + 1
    certain = None
    if sure := certain_days(event):
        certain = max(sure[0], first), min(sure[1] + 1, last)
    begin, end = axis.pixel(first), axis.pixel(last)
    earlier, later = event.start_lo < axis.first, event.end_hi >= axis.last
    narrow = is_narrow(end - begin, size)
    if narrow and not (earlier or later):
        middle, half = (begin + end) / 2, size.font * 0.45
        begin, end = middle - half, middle + half
    return EventBar(
        keys=(event.key,),
        title=shown(title_in_words(event)),
        possible=(first, last),
        certain=certain if certain and certain[0] < certain[1] else None,
        begin=begin - size.font * ARROW * earlier,
        end=end + size.font * ARROW * later,
        narrow=narrow,
        earlier=earlier,
        later=later,
        parts=_parts(event, (first, last), asked),
        happened=event.status not in NOT_HAPPENED,
    )


def is_narrow(width: float, size: Size) -> bool:
    """Return whether days of this width in pixels are too narrow to be drawn as days."""
    return width < size.font * 0.6


def _parts(event: EventLine, ends: DayRange, asked: DayRange | None) -> tuple[DayRange, ...]:
    found = ((max(a, ends[0]), min(b + 1, ends[1])) for a, b in possible_days(event, asked))
    return tuple(each for each in found if each[0] < each[1]) or (ends,)


def _shared(
    events: Sequence[EventLine], axis: TimeAxis, size: Size, asked: DayRange | None
) -> EventBar:
    """Return the bar of events that may be on all days of the axis, named by their number."""
    each = [_bar(event, axis, size, asked) for event in events]
    days = min(bar.possible[0] for bar in each), max(bar.possible[1] for bar in each)
    return each[0]._replace(
        keys=tuple(event.key for event in events),
        title=open_dates(len(events)),
        possible=days,
        parts=(days,),
        happened=any(bar.happened for bar in each),
        begin=min(bar.begin for bar in each),
        end=max(bar.end for bar in each),
        earlier=any(bar.earlier for bar in each),
        later=any(bar.later for bar in each),
    )


class _Line:
    """A line of a lane while it is being filled."""

    def __init__(self) -> None:
        self._taken: list[tuple[float, float]] = []

    def take(self, begin: float, end: float, apart: float) -> bool:
        """Reserve the pixels from ``begin`` to ``end``; return whether they are free."""
        if any(begin < after + apart and end + apart > before for before, after in self._taken):
            return False
        self._taken.append((begin, end))
        return True


def _titled(name: str, bars: Iterable[EventBar], width: float, size: Size) -> Lane:
    """Return a lane with the title of each bar on the side that has enough space, or below it."""
    lane, lines = Lane.of(name, size, titled=True), list[_Line]()
    gap, apart = size.font * 0.4, size.font * _APART
    for bar in bars:
        title = bar.title if len(bar.title) <= _LONGEST else f"{bar.title[: _LONGEST - 1]}…"
        need = text_width(title, size.font)
        left, right = bar.begin - gap, width - bar.end - gap
        if max(left, right) < min(need, size.font * 9):
            below = cut(title, width, size.font)
            at = max(min(bar.begin, width - text_width(below, size.font)), 0.0)
            lane.bars.append((len(lines), bar))
            lane.titles.append((len(lines) + 1, Label(at, 0.0, below)))
            lines += [_Line(), _Line()]
            for line in lines[-2:]:
                line.take(0.0, width, 0.0)
            continue
        after = right >= need or right >= left
        title = cut(title, right if after else left, size.font)
        need = text_width(title, size.font)
        if after:
            begin, end, label = bar.begin, bar.end + gap + need, Label(bar.end + gap, 0.0, title)
        else:
            at = bar.begin - gap
            begin, end, label = at - need, bar.end, Label(at, 0.0, title, "right")
        number = _put(lines, begin, end, apart)
        lane.bars.append((number, bar))
        lane.titles.append((number, label))
    lane.lines = len(lines)
    return lane


def _dense(name: str, bars: Iterable[EventBar], size: Size) -> Lane:
    """Return a lane without titles; short bars come first, for which there must be space.

    The dashed lines of light bars keep them apart: one may begin where another ends, so that the
    years of vague dates do not take the lines of each other.
    """
    lane, lines = Lane.of(name, size, titled=False), list[_Line]()
    for bar in sorted(bars, key=lambda each: 0.0 if each.narrow else each.end - each.begin):
        apart = size.font * 0.15 if bar.narrow or bar.certain else 0.0
        number = _put(lines, bar.begin, bar.end, apart)
        lane.bars.append((number, bar))
    lane.lines = len(lines)
    return lane


def _put(lines: list[_Line], begin: float, end: float, apart: float) -> int:
    """Return the number of the first line with space from ``begin`` to ``end``, or of a new one."""
    for number, line in enumerate(lines):
        if line.take(begin, end, apart):
            return number
    lines.append(_Line())
    lines[-1].take(begin, end, apart)
    return len(lines) - 1
