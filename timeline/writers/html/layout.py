"""Where the events of a report are in its lanes: a lane for each kind, events stacked in rows.

If there are few events, their titles are next to them, where these fit on the whole axis: on a
zoomed one, they have more space.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Final, NamedTuple

from timeline.dates.calendar import DAY_SECONDS, DayRange, is_bounded
from timeline.kinds import KINDS
from timeline.over_time.days import certain_days, placed_days
from timeline.query.results import EventLine
from timeline.safetext import visible
from timeline.writers.charts.layout.axis import TimeAxis, moment
from timeline.writers.charts.text.measure import cut, text_width

WIDTH: Final = 1000
"""The width of the picture, for which titles are placed, in pixels."""
FONT: Final = 12
DAY: Final = DAY_SECONDS * 1000
FEW: Final = 150
"""Up to this number of events have their titles next to them."""
_HEADING: Final = 24
_TALL, _LOW, _LOWEST = 20, 10, 3
_TALLEST: Final = 900
"""The height of all lanes that lower rows keep to, in pixels."""
_LONGEST: Final = 400
"""The width of a title, in pixels."""
_ARROW: Final = 22


class EventSpan(NamedTuple):
    """An event to draw: its ``placed`` days, the certain ones if any is, and where it is open.

    ``number`` is its place in the report. ``is_late``: it is listed after all others, because its
    open date gives it no place among them.
    """

    number: int
    kind: str
    title: str
    placed: DayRange
    certain: DayRange | None
    earlier: bool
    later: bool
    is_late: bool = False

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
        opens = not is_bounded(event.start_lo), not is_bounded(event.end_hi)
        return cls(
            number, event.kind, visible(event.title), placed, certain_days(event), *opens, is_late
        )


class LaneBox(NamedTuple):
    """A lane: its name, its top and its height in pixels."""

    name: str
    top: int
    height: int


@dataclass(frozen=True)
class Layout:
    """Lanes, the bars in them as rows of data, and the axis.

    A bar is ``n`` the number of its event, ``t`` its title, ``y`` and ``z`` its top and bottom,
    ``a`` and ``b`` its first moment and the one after its last; ``c`` and ``d`` those that are
    certain, ``o`` the sides on which it is open (``l``, ``r``), ``s`` if its title is on the left:
    each is left out if it has none.
    """

    lanes: tuple[LaneBox, ...]
    bars: tuple[dict[str, object], ...]
    axis: TimeAxis
    height: int
    titled: bool

    @property
    def moments(self) -> tuple[int, int]:
        """The first and the last moment of the axis."""
        return moment(self.axis.first), moment(self.axis.last)


def layout(spans: Sequence[EventSpan]) -> Layout:
    """Place events in lanes; there is at least one event."""
    timely = [span.placed for span in spans if not span.is_late]
    axis = TimeAxis(timely or [span.placed for span in spans], WIDTH)
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
    bars: list[dict[str, object]] = []
    top = 0
    for kind, placed, count in stacked:
        height = _HEADING + count * row + 6
        name = f"{KINDS[kind].glyph} {KINDS[kind].plural} ({len(placed):,}"
        beyond = len(all_of[kind]) - len(placed)
        name += f"; only in the list: {beyond:,} with an open date)" if beyond else ")"
        lanes.append(LaneBox(name, top, height))
        for span, at, before in placed:
            y = top + _HEADING + at * row
            bars.append(_bar(span, axis, (y, y + row - (4 if titled else 1)), before))
        top += height
    return Layout(tuple(lanes), tuple(bars), axis, top, titled)


def _is_on(axis: TimeAxis, span: EventSpan) -> bool:
    """Whether an event has its place on the axis, which those with an open date do not widen."""
    return span.placed[0] <= axis.last and axis.first <= span.placed[1]


def _stacked(
    spans: Iterable[EventSpan], axis: TimeAxis, titled: bool
) -> tuple[list[tuple[EventSpan, int, bool]], int]:
    """Return each event with its row and whether its title is before it, and how many rows."""
    taken: list[tuple[float, int]] = []  # rows by the pixel from which they are free again
    free: list[int] = []
    rows = 0
    found = []
    for begin, end, before, span in sorted(_sided(spans, axis, titled)):
        while taken and taken[0][0] <= begin:
            heappush(free, heappop(taken)[1])
        if not free:
            heappush(free, rows)
            rows += 1
        row = heappop(free)  # the highest one
        heappush(taken, (end, row))
        found.append((span, row, before))
    return found, rows


def _sided(
    spans: Iterable[EventSpan], axis: TimeAxis, titled: bool
) -> Iterator[tuple[float, float, bool, EventSpan]]:
    """Yield the pixels that an event and its title take, and whether the title is before it."""
    for span in spans:
        begin, end = axis.pixel(span.placed[0]), axis.pixel(span.placed[1] + 1)
        begin, end = min(begin, end - 6), max(end, begin + 6) + 2
        begin, end = begin - _ARROW * span.earlier, end + _ARROW * span.later
        before = False
        if titled:
            width = text_width(cut(span.title, _LONGEST, FONT), FONT) + FONT
            before = end + width > axis.width and begin - width > 0
            begin, end = (begin - width, end) if before else (begin, end + width)
        yield begin, end, before, span


def _bar(span: EventSpan, axis: TimeAxis, ends: tuple[int, int], before: bool) -> dict[str, object]:
    first, last = span.placed[0], span.placed[1] + 1
    bar: dict[str, object] = {"n": span.number, "t": cut(span.title, _LONGEST, FONT)}
    bar |= {"y": ends[0], "z": ends[1], "a": moment(first), "b": moment(last)}
    if span.certain:
        bar |= {"c": moment(span.certain[0]), "d": moment(span.certain[1] + 1)}
    if span.earlier or span.later:
        bar["o"] = "l" * span.earlier + "r" * span.later
    if before:
        bar["s"] = 1
    return bar
