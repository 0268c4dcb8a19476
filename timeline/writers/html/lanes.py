"""The lanes of a report as a Vega-Lite chart: zoomable in the page, a still picture without script.

Colours are parameters, so that the page can set those of its scheme. All text from data is a value
of a row: Vega takes no expression from there.
"""

from typing import Final

from timeline.writers.charts.layout.frame import pixels
from timeline.writers.charts.text.fonts import font_of
from timeline.writers.charts.theme import ARROWS, DASHES, FAINT, GRID, INK, POSSIBLE, SURE, Spec
from timeline.writers.html.layout import DAY, FONT, WIDTH, Layout

COLOURS: Final = {
    "light": {
        "ground": "#ffffff", "ink": INK, "faint": FAINT, "grid": GRID, "band": "#f3f5f7",
        "sure": SURE, "possible": POSSIBLE,
    },
    "dark": {
        "ground": "#14171c", "ink": "#e7eaee", "faint": "#a4aeb9", "grid": "#333c46",
        "band": "#1b2026", "sure": "#8fc1ff", "possible": "#26405f",
    },
}  # fmt: skip
"""The colours of each scheme."""
ZOOM: Final = "zoom_a"
"""The signal of the first and the last moment that are shown; null for all."""
SUMMARY: Final = "Lanes of events over time, one for each kind. The list has all that they show."
_SELECT: Final = {
    "type": "interval",
    "encodings": ["x"],
    "zoom": "wheel![event.ctrlKey || event.metaKey]",
}
_ARROWS: Final = {"l": ("a", ARROWS["left"]), "r": ("b", ARROWS["right"])}
_HEIGHT: Final = {"y": pixels("y"), "y2": {"field": "z"}}
_MIDDLE: Final = {"calculate": "(datum.y + datum.z) / 2", "as": "h"}
_NARROW: Final = "scale('x', datum.b) - scale('x', datum.a) < 7"
"""Whether a bar is too narrow to see at the zoom that is shown: then it is a diamond."""
_EVENT: Final = {"clip": True, "tooltip": {"expr": "datum.t"}, "cursor": "pointer"}


def page_colours() -> str:
    """Return the colours that the page shares with the lanes as variables of CSS."""
    light, dark = (
        "".join(f"--{name}:{COLOURS[scheme][name]};" for name in ("ground", "ink", "faint"))
        for scheme in ("light", "dark")
    )
    return f":root{{{light}}}\n@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"


def lanes_spec(found: Layout, *, live: bool) -> Spec:
    """Return the chart; ``live``: as wide as the page, to zoom, and without its data ``bars``."""
    layers = [*_marks(found), *(_title(found, side) for side in "lr" if found.titled)]
    for layer in layers:
        layer["data"] = {"name": "bars"} if live else {"name": "bars", "values": found.bars}
    if live:
        layers[0]["params"] = [{"name": "zoom", "select": _SELECT, "bind": "scales"}]
    return {
        "description": SUMMARY,
        "width": "container" if live else WIDTH,
        "height": found.height,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": {"left": 4, "right": 4, "top": 2, "bottom": 2},
        "background": None,
        "params": [{"name": name, "value": value} for name, value in COLOURS["light"].items()],
        "layer": [_bands(found), *layers, _names(found)],
        "config": config(),
    }


def config() -> Spec:
    """Return how axes look."""
    label = {"labelColor": {"expr": "faint"}, "labelFont": font_of(""), "labelFontSize": FONT}
    lines = {key: {"expr": "grid"} for key in ("gridColor", "domainColor", "tickColor")}
    aria = False  # a picture has one description; those of marks would be in local time
    return {"aria": aria, "view": {"stroke": None}, "axis": label | lines}


def _x(field: str, found: Layout) -> Spec:
    encoding = found.axis.encoding(field, FONT)
    return encoding | {"axis": encoding["axis"] | {"orient": "top"}}


def _bands(found: Layout) -> Spec:
    rows = [{"y": lane.top, "z": lane.top + lane.height} for lane in found.lanes[::2]]
    return {
        "data": {"values": rows},
        "mark": {"type": "rect", "color": {"expr": "band"}, "tooltip": False},
        "encoding": _HEIGHT | {"x": {"value": 0}, "x2": {"value": "width"}},
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


def _marks(found: Layout) -> list[Spec]:
    """Return the layers of bars, of diamonds in those that are narrow, and of arrows."""
    edge = {"stroke": {"expr": "sure"}, "strokeWidth": 1}
    bar: Spec = _EVENT | {"type": "rect"} | edge
    bar["opacity"] = {"expr": f"{_NARROW} ? 0 : 1"}
    point: Spec = _EVENT | {"type": "point"} | edge
    diamond = point | {"shape": "diamond", "size": {"expr": "pow((datum.z - datum.y) * 0.75, 2)"}}
    diamond |= {"fill": {"expr": "isValid(datum.c) ? sure : ground"}}
    diamond["opacity"] = {"expr": f"{_NARROW} ? 1 : 0"}
    return [
        {
            "transform": [
                {"filter": f"!isValid(datum.o) || datum.b - datum.a > {DAY}"},
                {"filter": "datum.c !== datum.a || datum.d !== datum.b"},
            ],
            "mark": bar | {"fill": {"expr": "possible"}, "strokeDash": DASHES},
            "encoding": _HEIGHT | {"x": _x("a", found), "x2": {"field": "b"}},
        },
        {
            "transform": [{"filter": "isValid(datum.c)"}],
            "mark": bar | {"fill": {"expr": "sure"}},
            "encoding": _HEIGHT | {"x": _x("c", found), "x2": {"field": "d"}},
        },
        {
            "transform": [
                {"filter": "!isValid(datum.o)"},
                {"calculate": "(datum.a + datum.b) / 2", "as": "m"},
                _MIDDLE,
            ],
            "mark": diamond,
            "encoding": {"x": _x("m", found), "y": pixels("h")},
        },
        *(
            {
                "transform": [{"filter": _is_open(side)}, _MIDDLE],
                "mark": point
                | {"opacity": 1, "shape": shape, "size": 90, "strokeWidth": 2, "filled": False},
                "encoding": {"x": _x(field, found), "y": pixels("h")},
            }
            for side, (field, shape) in _ARROWS.items()
        ),
    ]


def _title(found: Layout, side: str) -> Spec:
    """Return the layer of the titles on this side of their bars."""
    left = side == "l"
    offset = f"({_is_open(side)} ? 24 : 9)"
    mark = _EVENT | {"type": "text", "font": font_of(""), "fontSize": FONT, "baseline": "middle"}
    mark |= {"align": "right" if left else "left", "color": {"expr": "ink"}}
    return {
        "transform": [{"filter": f"{'' if left else '!'}isValid(datum.s)"}, _MIDDLE],
        "mark": mark | {"dx": {"expr": f"{'-' if left else ''}{offset}"}},
        "encoding": {
            "x": _x("a" if left else "b", found),
            "y": pixels("h"),
            "text": {"field": "t"},
        },
    }


def _is_open(side: str) -> str:
    return f"(isValid(datum.o) && indexof(datum.o, '{side}') >= 0)"
