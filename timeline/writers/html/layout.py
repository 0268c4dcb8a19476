"""Where the events of a report are in its lanes: a lane for each kind, events stacked in rows.

If there are few events, their rows have room for their titles, where these fit on the whole axis.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Final, NamedTuple

from timeline.dates.calendar import DayRange
from timeline.kinds import KINDS
from timeline.models.vocabularies import NOT_HAPPENED
from timeline.over_time.days import certain_days, is_open, placed_days, possible_days
from timeline.query.results import EventLine
from timeline.safetext import visible
from timeline.wording.values import title_in_words
from timeline.writers.charts.layout.axis import TimeAxis, moment
from timeline.writers.charts.text.measure import cut, text_width

WIDTH: Final = 1000
"""The width of the picture, for which events are stacked, in pixels."""
EDGE: Final = 6
"""The pixels on each side of the lanes."""
FONT: Final = 12
FEW: Final = 150
"""Up to this number of events have their titles next to them."""
ARROW: Final = 22
"""The pixels that an arrow takes, from the end that is not known."""
GAP: Final = 9
"""The pixels between an event and its title."""
_LONGEST: Final = 400
"""The most pixels that are kept free for a title, which has more where there is more space."""
_HEADING: Final = 24
_TALL, _LOW, _LOWEST = 20, 10, 3
_TALLEST: Final = 900
"""The height of all lanes that lower rows keep to, in pixels."""


class EventSpan(NamedTuple):
    """An event to draw: its ``placed`` days, the certain ones if any is, and where it is open.

    ``number`` is its place in the report. ``parts`` are the ranges of its possible days if they are
    several, as those of a set of days. ``is_late``: it is listed after all others, because its open
    date gives it no place among them.
    """

    number: int
    kind: str
    title: str
    placed: DayRange
    certain: DayRange | None
    earlier: bool
    later: bool
    is_late: bool = False
    parts: tuple[DayRange, ...] = ()
    status: str = "occurred"

    @property
    def happened(self) -> bool:
        """Whether it has not only been planned, announced or cancelled."""
        return self.status not in NOT_HAPPENED

    @classmethod
    def of(
        cls, number: int, event: EventLine, asked: DayRange | None, is_late: bool
    ) -> "EventSpan | None":
        """Return the span of an event in a report on the days that are ``asked`` for.

        None if no day is known, or none that an axis can have.
        """
        placed = placed_days(event, asked)
        if placed is None or not TimeAxis.has(placed):
            return None
        parts = possible_days(event, asked)
        return cls(
            number,
            event.kind,
            visible(title_in_words(event)),
            placed,
            certain_days(event),
            *is_open(event),
            is_late,
            parts if len(parts) > 1 else (),
            event.status,
        )


class LaneBox(NamedTuple):
    """A lane: its name, its top and its height in pixels."""

    name: str
    top: int
    height: int


class Bar(NamedTuple):
    """An event in its row: its span, and the top and the bottom of what is drawn, in pixels."""

    span: EventSpan
    top: int
    bottom: int


@dataclass(frozen=True)
class Layout:
    """Lanes, the bars in them by row and then by begin, the axis, and the height of all lanes.

    ``titled``: rows have room for titles. ``row`` is the height of a row.
    """

    lanes: tuple[LaneBox, ...]
    bars: tuple[Bar, ...]
    axis: TimeAxis
    height: int
    row: int
    titled: bool

    @property
    def moments(self) -> tuple[int, int]:
        """The first and the last moment of the axis."""
        return moment(self.axis.first), moment(self.axis.last)


def layout(spans: Sequence[EventSpan]) -> Layout:
    """Place events in lanes; there is at least one event."""
    timely = [span.placed for span in spans if not span.is_late]
    axis = TimeAxis(timely or [span.placed for span in spans], WIDTH - 2 * EDGE)
    titled = len(spans) <= FEW
    all_of = {kind: [span for span in spans if span.kind == kind] for kind in KINDS}
    stacked = [
        (kind, *_stacked([span for span in of_kind if _is_on(axis, span)], axis, titled))
        for kind, of_kind in all_of.items()
        if of_kind
    ]
    rows = sum(count for _, _, count in stacked)
    row = _TALL if titled else max(_LOWEST, min(_LOW, _TALLEST // rows))
    lanes: list[LaneBox] = []
    bars: list[Bar] = []
    top = 0
    for kind, placed, count in stacked:
        height = _HEADING + count * row + 6
        name = f"{KINDS[kind].glyph} {KINDS[kind].plural} ({len(placed):,}"
        beyond = len(all_of[kind]) - len(placed)
        name += f"; only in the list: {beyond:,} with an open date)" if beyond else ")"
        lanes.append(LaneBox(name, top, height))
        for at, span in placed:
            y = top + _HEADING + at * row
            bars.append(Bar(span, y, y + row - (4 if titled else 1)))
        top += height
    return Layout(tuple(lanes), tuple(bars), axis, top, row, titled)


def _is_on(axis: TimeAxis, span: EventSpan) -> bool:
    """Whether an event has its place on the axis, which those with an open date do not widen."""
    return span.placed[0] <= axis.last and axis.first <= span.placed[1]


def _stacked(
    spans: Iterable[EventSpan], axis: TimeAxis, titled: bool
) -> tuple[list[tuple[int, EventSpan]], int]:
    """Return each event with its row, row by row, and the number of rows."""
    taken: list[tuple[float, int]] = []  # rows by the pixel from which they are free again
    free: list[int] = []
    rows = 0
    found = []
    for begin, end, span in sorted(_extents(spans, axis, titled)):
        while taken and taken[0][0] <= begin:
            heappush(free, heappop(taken)[1])
        if not free:
            heappush(free, rows)
            rows += 1
        row = heappop(free)  # the highest one
        heappush(taken, (end, row))
        found.append((row, span))
    return sorted(found, key=lambda each: each[0]), rows


def _extents(
    spans: Iterable[EventSpan], axis: TimeAxis, titled: bool
) -> Iterator[tuple[float, float, EventSpan]]:
    """Yield the pixels that an event and its title take."""
    for span in spans:
        begin, end = axis.pixel(span.placed[0]), axis.pixel(span.placed[1] + 1)
        begin, end = min(begin, end - 6), max(end, begin + 6) + 2
        begin, end = begin - ARROW * span.earlier, end + ARROW * span.later
        if titled:
            width = text_width(cut(span.title, _LONGEST, FONT), FONT) + FONT
            before = end + width > axis.width and begin - width > 0
            begin, end = (begin - width, end) if before else (begin, end + width)
        yield begin, end, span
