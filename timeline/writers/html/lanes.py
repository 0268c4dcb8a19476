"""The lanes of a report as a Vega-Lite chart: zoomable in the page, a still picture without script.

Colours are parameters, so that the page can set those of its scheme. All text from data is a value
of a row: Vega takes no expression from there.
"""

from typing import Any, Final

from timeline.writers.charts.layout.axis import moment
from timeline.writers.charts.layout.frame import pixels
from timeline.writers.charts.text.fonts import font_of
from timeline.writers.charts.theme import ARROWS, DASHES, FAINT, GRID, INK, POSSIBLE, SURE, Spec
from timeline.writers.html.embedding import compiled
from timeline.writers.html.layout import ARROW, EDGE, FEW, FONT, GAP, WIDTH, Bar, Layout
from timeline.writers.html.still import CLEAR, LEAST, NARROW, marks

COLOURS: Final = {
    "light": {
        "ground": "#ffffff", "ink": INK, "faint": FAINT, "grid": GRID, "band": "#f3f5f7",
        "sure": SURE, "possible": POSSIBLE, "land": "#e4e8ec",
    },
    "dark": {
        "ground": "#14171c", "ink": "#e7eaee", "faint": "#a4aeb9", "grid": "#333c46",
        "band": "#1b2026", "sure": "#8fc1ff", "possible": "#26405f", "land": "#2a323b",
    },
}  # fmt: skip
"""The colours of each scheme."""
SUMMARY: Final = "Lanes of events over time, one for each kind. The list has all that they show."
_HEIGHT: Final = {"y": pixels("y"), "y2": {"field": "z"}}
_EVENT: Final = {"clip": True, "tooltip": {"expr": "'event'"}, "cursor": "pointer"}
_TOP: Final = 24
"""The pixels above the lanes, with the labels of the axis."""
_DASHED: Final = 8
"""The fewest pixels of a bar in height that has a dashed outline."""


def page_colours() -> str:
    """Return the colours that the page shares with the lanes as variables of CSS."""
    light, dark = (
        "".join(f"--{name}:{COLOURS[scheme][name]};" for name in ("ground", "ink", "faint"))
        for scheme in ("light", "dark")
    )
    return f":root{{{light}}}\n@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"


def lanes_spec(found: Layout, *, live: bool) -> Spec:
    """Return the chart; ``live``: the axis is from ``from`` to ``to``, and layers have no data.

    Marks are in pixels. The page gives the layers of a live chart their data by name (``marks``).
    """
    drawn = marks(found)
    layers = _marks(found)
    for name, layer in layers.items():
        layer["data"] = {"name": name} | ({} if live else {"values": drawn[name]})
    ends = zip(("from", "to"), found.moments, strict=True)
    return {
        "description": SUMMARY,
        "width": WIDTH - 2 * EDGE,
        "height": found.height,
        "autosize": "none",
        "padding": {"left": EDGE, "right": EDGE, "top": _TOP, "bottom": 2},
        "background": None,
        "params": [
            *({"name": name, "value": value} for name, value in COLOURS["light"].items()),
            *({"name": name, "value": value} for name, value in ends),
        ],
        "layer": [_bands(found), *layers.values(), _names(found)],
        "config": config(),
    }


def live_data(found: Layout) -> dict[str, Any]:
    """Return what a page draws the lanes of: the ``chart``, its ``bars``, and what places them.

    A bar is ``n`` the number of its event, ``y`` and ``z`` its top and bottom, ``a`` and ``b`` its
    first moment and the one after its last; ``c`` and ``d`` those that are certain, ``o`` the sides
    on which it is open (``l``, ``r``), ``s`` the first moment and the one after the last of each
    range of days of a set, ``p`` whether it has not happened: each is left out if it has none.
    """
    return {
        "chart": compiled(lanes_spec(found, live=True)),
        "bars": [_row(bar) for bar in found.bars],
        "domain": found.moments,
        "rules": {
            "edge": EDGE, "narrow": NARROW, "arrow": ARROW, "gap": GAP, "clear": CLEAR,
            "least": LEAST, "few": FEW, "line": FONT,
            "font": f"{FONT}px {font_of('')}",
        },
    }  # fmt: skip


def _row(bar: Bar) -> Spec:
    span = bar.span
    row: Spec = {"n": span.number, "y": bar.top, "z": bar.bottom}
    row |= {"a": moment(span.placed[0]), "b": moment(span.placed[1] + 1)}
    if span.certain and span.happened:
        row |= {"c": moment(span.certain[0]), "d": moment(span.certain[1] + 1)}
    if span.earlier or span.later:
        row["o"] = "l" * span.earlier + "r" * span.later
    if span.parts:
        row["s"] = [[moment(first), moment(last + 1)] for first, last in span.parts]
    if not span.happened:
        row["p"] = 1
    return row


def config() -> Spec:
    """Return how axes look."""
    label = {"labelColor": {"expr": "faint"}, "labelFont": font_of(""), "labelFontSize": FONT}
    lines = {key: {"expr": "grid"} for key in ("gridColor", "domainColor", "tickColor")}
    aria = False  # a picture has one description; those of marks would be in local time
    return {"aria": aria, "view": {"stroke": None}, "axis": label | lines}


def _bands(found: Layout) -> Spec:
    """Return the layer of the backgrounds of every other lane, which has the axis, too."""
    rows = [{"y": lane.top, "z": lane.top + lane.height} for lane in found.lanes[::2]]
    x = found.axis.encoding("x", FONT)
    x["axis"] |= {"orient": "top", "labelBound": EDGE}
    x["scale"] |= {"domain": {"expr": "[from, to]"}}
    return {
        "data": {"values": rows},
        "transform": [{"calculate": "from", "as": "x"}, {"calculate": "to", "as": "w"}],
        "mark": {"type": "rect", "color": {"expr": "band"}, "tooltip": False},
        "encoding": _HEIGHT | {"x": x, "x2": {"field": "w"}},
    }


def _names(found: Layout) -> Spec:
    rows = [{"y": lane.top + 16, "t": lane.name} for lane in found.lanes]
    mark = {"type": "text", "align": "left", "font": font_of(""), "fontSize": FONT + 1}
    mark |= {"fontWeight": "bold", "baseline": "alphabetic", "color": {"expr": "ink"}}
    return {
        "data": {"values": rows},
        "mark": mark | {"tooltip": False},
        "encoding": {"x": {"value": 6}, "y": pixels("y"), "text": {"field": "t"}},
    }


def _marks(found: Layout) -> dict[str, Spec]:
    """Return the layers of bars, of diamonds in place of narrow ones, of arrows and of titles."""
    edge = {"stroke": {"expr": "sure"}, "strokeWidth": 1}
    rect: Spec = _EVENT | {"type": "rect"} | edge
    dashes = {"strokeDash": DASHES} if found.row >= _DASHED else {}
    solid = {"fill": {"expr": "isValid(datum.c) ? sure : ground"}}
    solid |= {"strokeDash": {"expr": f"datum.p ? {DASHES} : [1, 0]"}}
    light = {"fill": {"expr": "datum.p ? ground : possible"}}
    point: Spec = _EVENT | {"type": "point", "opacity": 1} | edge
    arrow = point | {"size": 90, "strokeWidth": 2, "filled": False}
    text = _EVENT | {"type": "text", "font": font_of(""), "fontSize": FONT, "baseline": "middle"}
    text |= {"color": {"expr": "datum.i ? ground : ink"}, "limit": {"expr": "datum.l || 0"}}
    text |= {"align": {"expr": "datum.r ? 'right' : 'left'"}}
    bar = _HEIGHT | {"x": pixels("x"), "x2": {"field": "w"}}
    at = {"x": pixels("x"), "y": pixels("y")}
    size = {"size": {"field": "s", "type": "quantitative", "scale": None, "legend": None}}
    return {
        "possible": {"mark": rect | light | dashes, "encoding": bar},
        "sure": {"mark": rect | {"fill": {"expr": "sure"}}, "encoding": bar},
        "points": {"mark": point | {"shape": "diamond"} | solid, "encoding": at | size},
        "left": {"mark": arrow | {"shape": ARROWS["left"]}, "encoding": at},
        "right": {"mark": arrow | {"shape": ARROWS["right"]}, "encoding": at},
        "titles": {"mark": text, "encoding": at | {"text": {"field": "t"}}},
    }
