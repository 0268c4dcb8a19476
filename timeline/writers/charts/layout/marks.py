"""Marks for what a row has no space for: how many events, at their place, as ``+25``."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from timeline.writers.charts.layout.frame import Label
from timeline.writers.charts.text.measure import text_width

_APART: Final = 0.4
"""Between two marks, in sizes of the font."""


class LeftOutSpan(NamedTuple):
    """How many events are from one position to another, in pixels."""

    begin: float
    end: float
    events: int


def marks(spans: Iterable[LeftOutSpan], width: float, font: float) -> list[Label]:
    """Return the marks of spans, each in the middle of its span; near ones have one mark.

    ``width`` is that of the plot, which no mark leaves, and ``font`` the size of the font, in
    pixels. All are at 0 in height.
    """
    found: list[LeftOutSpan] = []
    for span in sorted(spans, key=lambda each: (each.begin + each.end, each)):
        joined = span
        while found and _middle(joined, width, font) - _middle(found[-1], width, font) < (
            _half(joined, font) + _half(found[-1], font) + font * _APART
        ):
            joined = _joined(found.pop(), joined)
        found.append(joined)
    return [Label(_middle(each, width, font), 0.0, _text(each), "center") for each in found]


def _joined(one: LeftOutSpan, other: LeftOutSpan) -> LeftOutSpan:
    begin, end = min(one.begin, other.begin), max(one.end, other.end)
    return LeftOutSpan(begin, end, one.events + other.events)


def _text(span: LeftOutSpan) -> str:
    return f"+{span.events:,}"


def _half(span: LeftOutSpan, font: float) -> float:
    return text_width(_text(span), font) / 2


def _middle(span: LeftOutSpan, width: float, font: float) -> float:
    half = _half(span, font)
    return min(max((span.begin + span.end) / 2, half), width - half)
