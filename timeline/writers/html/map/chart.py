"""A map as a chart: land, circles, and the names that have space."""

from collections.abc import Iterable, Sequence
from math import pi, sqrt
from typing import Final, NamedTuple

from timeline.writers.charts.text.fonts import font_of
from timeline.writers.charts.theme import Spec
from timeline.writers.html.land import MapWindow, outline
from timeline.writers.html.lanes import COLOURS, config
from timeline.writers.html.map.names import FONT, MOST, Circle, placed
from timeline.writers.html.map.window import PARTS, WIDTH, parts, scale, window, within

_BELOW: Final = 40
"""The pixels below a map for its axis."""


class Map(NamedTuple):
    """A map: what it shows, its points, which of all the places they are, and what is drawn larger.

    A point is ``x`` and ``y`` in degrees, ``t`` its name or nothing, ``s`` the area of its circle,
    and ``dx``, ``dy`` and ``a`` where its name is (``NamePlace``).
    """

    shown: MapWindow
    points: list[Spec]
    of: list[int]
    frames: list[MapWindow]

    @property
    def size(self) -> tuple[int, int]:
        """The width and the height in pixels, with the axes."""
        return WIDTH, round(self.shown.height) + _BELOW

    @property
    def named(self) -> set[int]:
        """The places whose names have space."""
        return {n for n, point in zip(self.of, self.points, strict=True) if point["t"]}

    def spec(self) -> Spec:
        """Return the map as a chart of Vega-Lite, with the outlines of what is drawn larger."""
        west, east, south, north, width, height = self.shown
        circle = {"type": "circle", "opacity": 0.75, "color": {"expr": "sure"}}
        size = {"field": "s", "type": "quantitative", "scale": None, "legend": None}
        text = {"type": "text", "font": font_of(""), "fontSize": FONT, "color": {"expr": "ink"}}
        text |= {name: {"expr": f"datum.{name}"} for name in ("dx", "dy")}
        layers = [
            _land(self.shown),
            *_frames(self.frames),
            {"mark": circle, "encoding": {"size": size}},
            {
                "mark": text | {"align": {"expr": "datum.a"}},
                "encoding": {"text": {"field": "t"}},
            },
        ]
        return {
            "description": "Places of the events by longitude and latitude.",
            "width": width,
            "height": height,
            "background": None,
            "data": {"values": self.points},
            "encoding": {
                "x": _scale("x", (west, east), "E", "W"),
                "y": _scale("y", (south, north), "N", "S"),
            },
            "layer": layers,
        }


def maps(points: Sequence[Spec]) -> list[Map]:
    """Return the map of all points, and those of its parts that are drawn larger.

    Of each point, ``x``, ``y``, ``t`` and ``s`` are given. A part may have a part of its own.
    """
    found = [_map(points, window(points), list(range(len(points))))]
    for here in found:
        near = [number for number in here.of if number < MOST]
        while len(found) <= PARTS:
            named = {number for each in found for number in each.named}
            larger = parts(points, near, named, here.shown)
            shown = next((each for each in larger if each not in here.frames), None)
            if shown is None:
                break
            here.frames.append(shown)
            found.append(_map(points, shown, within(points, shown)))
    return found


def coloured(spec: Spec, scheme: str) -> Spec:
    """Return a chart in the colours of a scheme."""
    colours = COLOURS[scheme].items()
    params = [{"name": name, "value": value} for name, value in colours]
    return spec | {"params": params, "config": config()}


def _map(points: Sequence[Spec], shown: MapWindow, of: list[int]) -> Map:
    across, up = scale(shown)
    circles = [
        Circle(
            (point["x"] - shown.west) * across,
            (shown.north - point["y"]) * up,
            sqrt(point["s"] / pi),
            point["t"],
        )
        for point in (points[number] for number in of)
    ]
    found = []
    for number, place in zip(of, placed(circles, shown.width, shown.height), strict=True):
        name = {"t": ""} if place is None else {"dx": place.dx, "dy": place.dy, "a": place.align}
        found.append(points[number] | {"dx": 0, "dy": 0, "a": "left"} | name)
    return Map(shown, found, of, [])


def _land(shown: MapWindow) -> Spec:
    """Return the layer of the land: one mark whose shape is in pixels."""
    land: Spec = {"type": "point", "shape": {"expr": "datum.p"}, "size": 4, "filled": True}
    land |= {"color": {"expr": "land"}, "strokeWidth": 1, "stroke": {"expr": "land"}}
    return {
        "data": {"values": [{"p": outline(shown)}]},
        "mark": land | {"opacity": 1, "clip": True, "tooltip": None},
        "encoding": {"x": {"value": 0}, "y": {"value": 0}},
    }


def _frames(frames: Iterable[MapWindow]) -> list[Spec]:
    """Return the layer of the outlines of what other maps show; none without such maps."""
    rows = [{"x": each.west, "w": each.east, "y": each.south, "z": each.north} for each in frames]
    mark = {"type": "rect", "fillOpacity": 0, "stroke": {"expr": "faint"}, "clip": True}
    ends = {"x2": {"field": "w"}, "y2": {"field": "z"}}
    return [{"data": {"values": rows}, "mark": mark, "encoding": ends}] if rows else []


def _scale(name: str, domain: tuple[float, float], plus: str, minus: str) -> Spec:
    turned = "((datum.value + 540) % 360 - 180)" if name == "x" else "datum.value"
    words = f"{turned} >= 0 ? '° {plus}' : '° {minus}'"
    label = f"format(abs({turned}), '~g') + ({words})"
    return {
        "field": name,
        "type": "quantitative",
        "title": None,
        "scale": {"domain": list(domain), "nice": False, "zero": False},
        "axis": {"labelExpr": label, "tickCount": 8},
    }
