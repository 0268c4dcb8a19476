"""The marks of the lanes on their whole axis, for the picture that a page without scripts shows.

A page with scripts places them again for what it shows (``templates/lanes.js``), in the same way,
except that a title may be on its bar there.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from timeline.writers.charts.layout.axis import TimeAxis
from timeline.writers.charts.layout.frame import rounded
from timeline.writers.charts.text.measure import cut, text_width
from timeline.writers.charts.theme import Spec
from timeline.writers.html.layout import ARROW, FONT, GAP, Bar, EventSpan, Layout

NARROW: Final = 7
"""A bar of fewer pixels is a diamond."""
CLEAR: Final = 3
"""The fewest pixels between a title and what is next to it."""
LEAST: Final = 40
"""The fewest pixels of a title that is cut: with fewer, the event has none."""
Marks = dict[str, list[Spec]]
"""The rows of data of each layer, positions in pixels."""


def marks(found: Layout) -> Marks:
    """Return the marks: each has ``n``, the number of its event.

    ``possible`` and ``sure``: bars from ``x`` to ``w`` and from ``y`` to ``z``; ``points``:
    diamonds ``s`` high, with ``c`` if solid; ``left`` and ``right``: the points of arrows;
    ``titles``: texts ``t`` that begin at ``x`` or, with ``r``, end there. Bars and diamonds of what
    has not happened have ``p``.
    """
    all_of: Marks = {name: [] for name in ("possible", "sure", "points", "left", "right", "titles")}
    for bar in found.bars:
        for name, mark in _of(bar, found.axis):
            all_of[name].append({"n": bar.span.number} | mark)
    if found.titled:
        for _, row in groupby(found.bars, key=lambda bar: bar.top):
            all_of["titles"] += _titles(list(row), found.axis)
    return all_of


def _of(bar: Bar, axis: TimeAxis) -> Iterator[tuple[str, Spec]]:
    span = bar.span
    begin, end = _pixels(span.placed, axis)
    middle = rounded((bar.top + bar.bottom) / 2)
    height = {"y": bar.top, "z": bar.bottom}
    point = {"y": middle, "s": round((0.75 * (bar.bottom - bar.top)) ** 2)}
    planned = {} if span.happened else {"p": 1}
    certain = span.certain if span.happened else None
    if end - begin < NARROW:
        if not (span.earlier or span.later):
            solid = {"c": 1} if certain else {}
            yield "points", {"x": rounded((begin + end) / 2)} | point | solid | planned
    else:
        if span.parts:
            join = {"y": middle - 1, "z": middle + 1}
            yield "possible", {"x": rounded(begin), "w": rounded(end)} | join | planned
        for part in (span.parts or (span.placed,)) if certain != span.placed else ():
            first, last = _pixels(part, axis)
            if span.parts and last - first < NARROW:
                yield "points", {"x": rounded((first + last) / 2)} | point | planned
            else:
                yield "possible", {"x": rounded(first), "w": rounded(last)} | height | planned
        if certain:
            first, last = _pixels(certain, axis)
            yield "sure", {"x": rounded(first), "w": rounded(max(last, first + 1))} | height
    if span.earlier:
        yield "left", {"x": rounded(begin), "y": middle}
    if span.later:
        yield "right", {"x": rounded(end), "y": middle}


def _titles(row: list[Bar], axis: TimeAxis) -> Iterator[Spec]:
    """Yield the titles of a row: each on the side where it fits, or else where more of it does."""
    extents = [_extent(bar.span, axis) for bar in row]
    begins = [begin for begin, _ in extents[1:]] + [axis.width]
    taken = 0.0
    for bar, (begin, end), limit in zip(row, extents, begins, strict=True):
        need = text_width(bar.span.title, FONT)
        after = min(limit, axis.width) - end - GAP - CLEAR
        before = begin - taken - GAP - CLEAR
        left = need > after and (need <= before or before > after)
        room = before if left else after
        taken = end
        if room < min(need, LEAST):
            continue
        if not left:
            taken += GAP + min(need, room)
        yield {
            "n": bar.span.number,
            "x": rounded(begin - GAP if left else end + GAP),
            "y": rounded((bar.top + bar.bottom) / 2),
            "t": cut(bar.span.title, room, FONT),
        } | ({"r": 1} if left else {})


def _extent(span: EventSpan, axis: TimeAxis) -> tuple[float, float]:
    begin, end = _pixels(span.placed, axis)
    return begin - ARROW * span.earlier, end + ARROW * span.later


def _pixels(days: tuple[int, int], axis: TimeAxis) -> tuple[float, float]:
    return axis.pixel(days[0]), axis.pixel(days[1] + 1)
