"""Where the events of a report stand in its lanes: a lane for each kind, events stacked in rows.

Days are milliseconds since 1970 in UTC, as charts count them. A bar ends where its last day ends.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Final, NamedTuple
from unicodedata import east_asian_width

from timeline.dates.calendar import DAY_SECONDS, EPOCH, is_bounded
from timeline.kinds import KINDS
from timeline.over_time.days import known_days
from timeline.query.results import EventLine
from timeline.safetext import visible

DAY: Final = DAY_SECONDS * 1000
FEW: Final = 150
"""Up to this number of events have their titles beside their bars."""
WIDTH: Final = 1000
"""The width of the picture, for which titles are placed, in pixels."""
_HEADING: Final = 24
_TALL, _LOW, _LOWEST = 20, 10, 3
_TALLEST: Final = 900
"""The height of all lanes that lower rows keep to, in pixels."""
_LETTER: Final = 6.2
_LONGEST: Final = 60
_MOST: Final = 99_000_000 + EPOCH
"""The last day that a date of JavaScript has, nearly."""


class Span(NamedTuple):
    """An event to draw: the days it may have, those it surely has, and where it is open.

    ``first`` and ``last`` are its first and last known day; ``sure`` is None if no day is sure.
    ``number`` is its place in the report. ``is_late``: it is listed after all others, because its
    open date gives it no place among them.
    """

    number: int
    kind: str
    title: str
    first: int
    last: int
    sure: tuple[int, int] | None
    opens: str
    is_late: bool = False

    @classmethod
    def of(cls, number: int, event: EventLine) -> "Span | None":
        """Return the span of an event; None if nothing is known of its days."""
        known = known_days(event)
        if known is None:
            return None
        first, last = (max(-_MOST, min(day, _MOST)) for day in known)
        certain = event.sure and is_bounded(event.start_hi) and is_bounded(event.end_lo)
        sure = (event.start_hi, event.end_lo) if certain else None
        if sure and sure[0] > sure[1]:
            sure = None
        opens = "l" * (not is_bounded(event.start_lo)) + "r" * (not is_bounded(event.end_hi))
        return cls(number, event.kind, event.title, first, last, sure, opens)


class Lane(NamedTuple):
    """A lane: the name of its kind, its top and its height in pixels."""

    name: str
    top: int
    height: int


@dataclass(frozen=True)
class Layout:
    """Lanes and the bars in them. ``bars`` are rows of data of the chart."""

    lanes: tuple[Lane, ...]
    bars: tuple[dict[str, object], ...]
    domain: tuple[int, int]
    height: int
    titled: bool


def layout(spans: Sequence[Span]) -> Layout:
    """Place events in lanes; there is at least one event."""
    timely = [span for span in spans if not span.is_late] or spans
    first, last = min(span.first for span in timely), max(span.last for span in timely) + 1
    margin = max((last - first) // 40, 1)
    first, last = first - margin, last + margin
    titled = len(spans) <= FEW
    day = (last - first) / WIDTH  # days of a pixel
    stacked = [
        (kind, *_stacked(found, day, last, titled))
        for kind in KINDS
        if (found := [span for span in spans if span.kind == kind])
    ]
    rows = sum(count for _, _, count in stacked)
    row = _TALL if titled else max(_LOWEST, min(_LOW, _TALLEST // rows))
    lanes: list[Lane] = []
    bars: list[dict[str, object]] = []
    top = 0
    for kind, placed, count in stacked:
        height = _HEADING + count * row + 6
        many = f" ({len(placed):,})"
        lanes.append(Lane(f"{KINDS[kind].glyph} {KINDS[kind].plural}{many}", top, height))
        for span, at, before in placed:
            y = top + _HEADING + at * row
            bars.append(_bar(span, y, y + row - (4 if titled else 1), before))
        top += height
    return Layout(tuple(lanes), tuple(bars), (_ms(first), _ms(last)), top, titled)


def _stacked(
    spans: Iterable[Span], day: float, end: float, titled: bool
) -> tuple[list[tuple[Span, int, bool]], int]:
    """Return each event with its row and whether its title is before it, and how many rows."""
    taken: list[tuple[float, int]] = []  # rows by the day from which they are free again
    free: list[int] = []
    rows = 0
    found = []
    for each, begin, after, before in sorted(
        _sided(spans, day, end, titled), key=lambda sided: sided[1]
    ):
        while taken and taken[0][0] <= begin:
            heappush(free, heappop(taken)[1])
        if not free:
            heappush(free, rows)
            rows += 1
        row = heappop(free)  # the highest one
        heappush(taken, (after, row))
        found.append((each, row, before))
    return found, rows


def _sided(
    spans: Iterable[Span], day: float, end: float, titled: bool
) -> Iterable[tuple[Span, float, float, bool]]:
    """Yield events with the first and the last day of their bar and title on the picture."""
    for span in spans:
        begin, after = float(span.first), max(span.last + 1, span.first + 4 * day)
        begin -= 16 * day if "l" in span.opens else 0
        after += 16 * day if "r" in span.opens else 0
        before = False
        if titled:
            width = (_cells(clip_title(span.title)) * _LETTER + 18) * day
            before = after + width > end and begin - width > end - WIDTH * day
            begin, after = (begin - width, after) if before else (begin, after + width)
        yield span, begin, after + 2 * day, before


def clip_title(title: str) -> str:
    """Return a title that fits beside a bar."""
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"


def _cells(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _bar(span: Span, top: int, bottom: int, before: bool) -> dict[str, object]:
    bar: dict[str, object] = {"n": span.number, "k": span.kind, "y": top, "z": bottom}
    bar |= {"a": _ms(span.first), "b": _ms(span.last + 1), "t": visible(clip_title(span.title))}
    if span.sure:
        bar |= {"c": _ms(span.sure[0]), "d": _ms(span.sure[1] + 1)}
    if span.opens:
        bar["o"] = span.opens
    if before:
        bar["s"] = 1
    return bar


def _ms(day: int) -> int:
    return (day - EPOCH) * DAY
