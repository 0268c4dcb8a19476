"""The frame of every picture: title above, the plot with its time axis, and the caption below.

All positions are pixels, and lengths of texts are estimated (``measure``), so that a picture has
the size that was asked for, with any texts of the data.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Final, NamedTuple

from timeline.writers.charts.text.fonts import font_of, shown
from timeline.writers.charts.text.measure import wrapped
from timeline.writers.charts.theme import FAINT, GRID, GROUND, INK, Size, Spec

SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v5.json"


_FILLED: Final = 0.94
"""How much of a line is filled: another font that an SVG is drawn with may be wider."""


class Plot(NamedTuple):
    """The plot: its size, and what it has outside of that on each side, in pixels."""

    width: float
    height: float
    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    bottom: float = 0.0


class Label(NamedTuple):
    """A text at a position in pixels, at which it begins (``align``: ends, or has its middle)."""

    x: float
    y: float
    text: str
    align: str = "left"


@dataclass(frozen=True)
class Chart:
    """A chart without title and caption: layers of marks on a plot.

    ``summary`` says in a sentence what it shows, for those who do not see it. ``key`` says what its
    marks mean, ``notes`` what is not on it, and ``advice`` what would show that.
    """

    layers: Sequence[Spec]
    plot: Plot
    summary: str
    key: str
    notes: Sequence[str] = ()
    advice: str = ""


def with_space(
    heights: Sequence[float], ranks: Sequence[float], room: float
) -> tuple[list[int], list[int]]:
    """Return the numbers of the rows that have space, and of the others, the highest rank first.

    Those of the highest rank are drawn, of the same rank the first ones, and at least one.
    ``heights`` and ``room`` are in pixels.
    """
    by_rank = sorted(range(len(ranks)), key=lambda number: (-ranks[number], number))
    ends = accumulate(heights[number] for number in by_rank)
    fit = sum(1 for end in ends if end <= room) or 1
    return sorted(by_rank[:fit]), by_rank[fit:]


def framed(chart: Chart, size: Size, title: str = "", caption: Sequence[str] = ()) -> Spec:
    """Return the specification of a picture: a chart with its title, and its caption below.

    Each paragraph of the caption begins a line. Without both, the plot alone is drawn.
    """
    plot, edge = chart.plot, size.margin
    left, room = plot.left + edge, (size.width - 2 * edge) * _FILLED
    large = round(size.font * 1.35)
    heading = [each for line in title.splitlines() for each in wrapped(shown(line), room, large)]
    below = [line for each in caption for line in wrapped(shown(each), room, size.font - 1)]
    above = len(heading) * large * 1.25 + (size.font if heading else 0)
    foot = len(below) * size.line + (size.font if below else 0)
    at = -plot.left
    texts = [
        labels(
            "title",
            _stacked(heading, at, -plot.top - above, large * 1.25),
            large,
            baseline="top",
        ),
        labels(
            "caption",
            _stacked(below, at, plot.height + plot.bottom + size.font, size.line),
            size.font - 1,
            FAINT,
            baseline="top",
        ),
    ]
    return {
        "$schema": SCHEMA,
        "description": " ".join(filter(None, (shown(title), chart.summary))),
        "background": GROUND,
        "width": plot.width,
        "height": plot.height,
        "autosize": {"type": "none"},
        "padding": _padding(
            plot,
            size,
            left=left,
            right=max(edge + plot.right, rounded(size.width - left - plot.width)),
            top=edge + plot.top + above,
            bottom=edge + plot.bottom + foot,
        ),
        "layer": [*chart.layers, *(each for each in texts if each["data"]["values"])],
        "config": _config(size),
    }


def _padding(plot: Plot, size: Size, **sides: float) -> dict[str, float]:
    """Return what is around a plot; of a ``whole`` size, its proportions with the same on both."""
    if size.whole:
        width = plot.width + sides["left"] + sides["right"]
        height = plot.height + sides["top"] + sides["bottom"]
        wide = max(width, height * size.width / size.height)
        high = wide * size.height / size.width
        more = {"left": wide - width, "right": wide - width}
        more |= {"top": high - height, "bottom": high - height}
        sides = {side: rounded(pixel + more[side] / 2) for side, pixel in sides.items()}
    return sides


def _config(size: Size) -> Spec:
    return {
        "aria": False,  # the picture has one description; those of marks would be in local time
        "font": font_of(""),
        "view": {"stroke": None},
        "text": {"fontSize": size.font, "color": INK},
        "axis": {
            "labelFontSize": size.font - 1,
            "titleFontSize": size.font - 1,
            "titleFontWeight": "normal",
            "labelColor": FAINT,
            "titleColor": FAINT,
            "gridColor": GRID,
            "domainColor": FAINT,
            "tickColor": FAINT,
        },
    }


def _stacked(lines: Iterable[str], x: float, y: float, step: float) -> Iterable[Label]:
    """Return lines below each other, the first one at ``y``."""
    return (Label(x, y + number * step, line) for number, line in enumerate(lines))


def labels(
    name: str,
    found: Iterable[Label],
    font: float,
    colour: str = INK,
    **properties: Any,
) -> Spec:
    """Return a layer of texts; ``font`` is the size of the font.

    A position is in the middle of the height of a text, unless ``properties`` of the mark say
    otherwise.
    """
    rows = [
        {"x": rounded(each.x), "y": rounded(each.y), "text": each.text}
        | {"font": font_of(each.text), "align": each.align}
        for each in found
    ]
    mark = {"type": "text", "baseline": "middle", "fontSize": font, "color": colour}
    mark |= {name: {"expr": f"datum.{name}"} for name in ("font", "align")} | properties
    text = {"field": "text", "type": "nominal"}
    return layer(name, rows, mark, {"x": pixels("x"), "y": pixels("y"), "text": text})


def layer(name: str, rows: Sequence[Spec], mark: Spec, encoding: Spec) -> Spec:
    """Return a layer of marks, one for each row of its data; nothing shows them on hovering."""
    return {
        "name": name,
        "data": {"values": rows},
        "mark": mark | {"tooltip": None},
        "encoding": encoding,
    }


def pixels(field: str) -> Spec:
    """Return the encoding of a position in pixels."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def rounded(pixel: float) -> float:
    """Return a position in tenths of pixels: the same on each computer."""
    return round(pixel, 1)
