"""The lanes of a report as a Vega-Lite chart: zoomable in the page, a still picture without script.

Colours are parameters, so that the page can set those of its scheme. All text from data is a value
of a row: Vega takes no expression from there.
"""

from typing import Any, Final

from timeline.writers.html.layout import DAY, WIDTH, Layout

Spec = dict[str, Any]

COLOURS: Final = {
    "light": {
        "ink": "#1a1e24", "faint": "#56606b", "grid": "#dfe3e8", "band": "#f3f5f7",
        "sure": "#1b4f8a", "possible": "#cfe0f2", "edge": "#5580ad",
    },
    "dark": {
        "ink": "#e7eaee", "faint": "#a4aeb9", "grid": "#333c46", "band": "#1b2026",
        "sure": "#8fc1ff", "possible": "#26405f", "edge": "#6c9bcf",
    },
}  # fmt: skip
"""The colours of each scheme."""
FONT: Final = "Liberation Sans, Arial, Noto Sans CJK KR, Noto Sans Arabic, sans-serif"
_SELECT: Final = {
    "type": "interval",
    "encodings": ["x"],
    "zoom": "wheel![event.ctrlKey || event.metaKey]",
}
ZOOM: Final = "zoom_a"
"""The signal of the first and the last moment that are shown; null for all."""
_LEFT: Final = "M0,0L-2,0M-1.3,-0.5L-2,0L-1.3,0.5"
_RIGHT: Final = "M0,0L2,0M1.3,-0.5L2,0L1.3,0.5"


def lanes_spec(found: Layout, *, live: bool) -> Spec:
    """Return the chart; ``live``: as wide as the page, to zoom, and without its data ``bars``."""
    colours = [{"name": name, "value": value} for name, value in COLOURS["light"].items()]
    return {
        "width": "container" if live else WIDTH,
        "height": found.height,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": {"left": 4, "right": 4, "top": 2, "bottom": 2},
        "background": None,
        "params": colours,
        "layer": [_bands(found), *_marks(found, live), _names(found)],
        "config": config(),
    }


def _x(field: str, found: Layout) -> Spec:
    scale = {"type": "utc", "domain": list(found.domain), "nice": False}
    axis = {"orient": "top", "labelOverlap": True, "tickCount": 8, "title": None}
    return {"field": field, "type": "temporal", "scale": scale, "axis": axis}


def _y(field: str) -> Spec:
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


_Y: Final = {"y": _y("y"), "y2": {"field": "z"}}


def _bands(found: Layout) -> Spec:
    rows = [{"y": lane.top, "z": lane.top + lane.height} for lane in found.lanes[::2]]
    return {
        "data": {"values": rows},
        "mark": {"type": "rect", "color": {"expr": "band"}, "tooltip": False},
        "encoding": _Y | {"x": {"value": 0}, "x2": {"value": "width"}},
    }


def _names(found: Layout) -> Spec:
    rows = [{"y": lane.top + 16, "t": lane.name} for lane in found.lanes]
    mark = {"type": "text", "align": "left", "font": FONT, "fontSize": 13, "fontWeight": "bold"}
    return {
        "data": {"values": rows},
        "mark": mark | {"baseline": "alphabetic", "color": {"expr": "ink"}, "tooltip": False},
        "encoding": {"x": {"value": 6}, "y": _y("y"), "text": {"field": "t"}},
    }


def _marks(found: Layout, live: bool) -> list[Spec]:
    x = _x("a", found)
    rect = {"type": "rect", "clip": True, "strokeWidth": 1.2, "tooltip": False, "cursor": "pointer"}
    possible = rect | {
        "fill": {"expr": "possible"},
        "stroke": {"expr": "edge"},
        "strokeDash": [3, 2],
    }
    sure = rect | {"fill": {"expr": "sure"}, "stroke": {"expr": "sure"}}
    layers: list[Spec] = [
        {
            "name": "possible",
            "transform": [{"filter": f"!isValid(datum.o) || datum.a + {DAY} < datum.b"}],
            "mark": possible,
            "encoding": _Y | {"x": x, "x2": {"field": "b"}},
        },
        {
            "name": "sure",
            "transform": [{"filter": "isValid(datum.c)"}],
            "mark": sure,
            "encoding": _Y | {"x": x | {"field": "c"}, "x2": {"field": "d"}},
        },
    ]
    for side, field, shape in (("l", "a", _LEFT), ("r", "b", _RIGHT)):
        arrow = {"type": "point", "shape": shape, "size": 90, "strokeWidth": 2, "filled": False}
        layers.append(
            {
                "name": f"open_{side}",
                "transform": [
                    {"filter": f"isValid(datum.o) && indexof(datum.o, '{side}') >= 0"},
                    {"calculate": "(datum.y + datum.z) / 2", "as": "m"},
                ],
                "mark": arrow | {"clip": True, "stroke": {"expr": "sure"}, "tooltip": False},
                "encoding": {"x": x | {"field": field}, "y": _y("m")},
            }
        )
    if found.titled:
        layers += [_title(found, before) for before in (False, True)]
    layers[0]["params"] = [{"name": "zoom", "select": _SELECT, "bind": "scales"}] if live else []
    for layer in layers:
        layer["data"] = {"name": "bars"} if live else {"name": "bars", "values": found.bars}
    return layers


def _title(found: Layout, before: bool) -> Spec:
    mark = {"type": "text", "font": FONT, "fontSize": 11.5, "baseline": "middle", "clip": True}
    mark |= {"align": "right" if before else "left", "color": {"expr": "ink"}, "tooltip": False}
    side, sign = ("l", -1) if before else ("r", 1)
    is_open = f"isValid(datum.o) && indexof(datum.o, '{side}') >= 0"
    mark["dx"] = {"expr": f"({is_open} ? 22 : 6) * {sign}"}
    where = "isValid(datum.s)" if before else "!isValid(datum.s)"
    return {
        "transform": [{"filter": where}, {"calculate": "(datum.y + datum.z) / 2", "as": "m"}],
        "mark": mark,
        "encoding": {
            "x": _x("a" if before else "b", found),
            "y": _y("m"),
            "text": {"field": "t"},
        },
    }


def config() -> Spec:
    """Return how axes look."""
    return {
        "view": {"stroke": None},
        "axis": {
            "labelColor": {"expr": "faint"}, "labelFont": FONT, "labelFontSize": 12,
            "gridColor": {"expr": "grid"}, "domainColor": {"expr": "grid"},
            "tickColor": {"expr": "grid"},
        },
    }  # fmt: skip
