"""The map of a report: places on land and sea, by longitude and latitude, without a network."""

from dataclasses import dataclass
from math import cos, pi, radians, sqrt
from typing import Any, Final, NamedTuple

from timeline.query.results import EventLine, PlacedEvent, Position
from timeline.safetext import visible
from timeline.text import plural
from timeline.writers.charts.text.fonts import font_of
from timeline.writers.charts.text.measure import text_width
from timeline.writers.charts.theme import Spec
from timeline.writers.html.embedding import compiled, draw, picture
from timeline.writers.html.land import MapWindow, outline
from timeline.writers.html.lanes import COLOURS, config

_WIDTH: Final = 1000
_HEIGHTS: Final = (260, 620)
_MARGIN: Final = 3.0
"""The least that a map shows around its places, in degrees."""
_LISTED: Final = 8
_MANY: Final = 12
"""This many events at least are at a place whose circle has the full size."""
_AREA, _FULL = 40, 460
"""The area of a circle in pixels without any event, and what the most events add to it."""
_FONT, _LINE = 12, 15
_NAMED: Final = 40
"""Up to this number of places have their names next to them."""


@dataclass
class _Place:
    """A place, how many events it has, and the first of them by key and title."""

    name: str
    at: Position
    events: int
    first: list[tuple[str, str]]


class PlaceRow(NamedTuple):
    """A place in the table: its first events by key and title, and how many more it has."""

    name: str
    position: str
    events: tuple[tuple[str, str], ...]
    more: int


class PlaceMap:
    """The places of the events of a report that have coordinates."""

    def __init__(self) -> None:
        self._places: dict[str, _Place] = {}
        self._of: list[str] = []  # by event, the key of its place; empty if it is not on the map
        self._without = self._elsewhere = 0

    def add(self, event: EventLine, placed: PlacedEvent | None) -> None:
        """Note where the next event is; None if none of its places has a position."""
        if placed is None:
            self._without += 1
            self._of.append("")
            return
        place, at = placed
        self._elsewhere += place != event.place
        self._of.append(place.key)
        found = self._places.setdefault(place.key, _Place(place.name, at, 0, []))
        found.events += 1
        if len(found.first) < _LISTED:
            found.first.append((event.key, event.title))

    def __bool__(self) -> bool:
        return bool(self._places)

    @property
    def rows(self) -> list[PlaceRow]:
        """The places, those with the most events first."""
        return [
            PlaceRow(
                place.name,
                _in_words(key, place.at),
                tuple(place.first),
                place.events - len(place.first),
            )
            for key, place in self._ordered()
        ]

    def _ordered(self) -> list[tuple[str, _Place]]:
        return sorted(self._places.items(), key=lambda each: (-each[1].events, each[0]))

    @property
    def caption(self) -> str:
        """What the map shows, and what it does not."""
        text = "Places of the events; a larger circle has more of them. The grid is in degrees, to "
        text += "scale in the middle of the map (equirectangular). "
        text += "Land: Natural Earth, 1:50 million, simplified; borders are not drawn."
        if self._elsewhere:
            number = plural(self._elsewhere, "event", does="is", do="are")
            text += f" {number} at the place that another record of the event states."
        if self._without:
            text += f" {plural(self._without, 'event')} without coordinates: not on the map."
        return text

    def pictures(self) -> tuple[str, str, int, int]:
        """Return the map in light and in dark colours as addresses, its width and its height."""
        spec, width, height = self._spec()
        light, dark = (picture(draw(_coloured(spec, scheme))) for scheme in ("light", "dark"))
        return light, dark, width, height

    def data(self) -> dict[str, Any]:
        """Return what a page draws the map of: the chart ``map``, and its ``points`` as rows.

        ``places``: by event, the number of its row, or -1. ``sizes``: the area of a circle without
        events, and what each event adds to it.
        """
        spec, _, _ = self._spec()
        points = spec["data"]["values"]
        chart = compiled(_coloured(spec | {"data": {"name": "points"}}, "light"))
        rank = {key: number for number, (key, _) in enumerate(self._ordered())} | {"": -1}
        return {
            "map": chart,
            "points": points,
            "places": [rank[key] for key in self._of],
            "sizes": [_AREA, self._area],
        }

    @property
    def _area(self) -> float:
        """The area that each event adds to the circle of its place."""
        return _FULL / max(_MANY, *(place.events for place in self._places.values()))

    def _spec(self) -> tuple[Spec, int, int]:
        points: list[Spec] = [
            {"x": place.at.longitude, "y": place.at.latitude, "t": visible(place.name),
             "s": _AREA + self._area * place.events}
            for _, place in self._ordered()
        ]  # fmt: skip
        _beyond_the_date_line(points)
        window = _window(points)
        west, east, south, north, width, height = window
        x = _scale("x", (west, east), "E", "W")
        y = _scale("y", (south, north), "N", "S")
        circle = {"type": "circle", "opacity": 0.75, "color": {"expr": "sure"}}
        size = {"field": "s", "type": "quantitative", "scale": None, "legend": None}
        layers: list[Spec] = [_land(window), {"mark": circle, "encoding": {"size": size}}]
        if len(points) <= _NAMED:
            text = {"type": "text", "align": "left", "font": font_of(""), "fontSize": _FONT}
            text["dx"] = {"expr": "sqrt(datum.s / PI) + 4"}
            text |= {"dy": {"expr": "datum.d"}, "color": {"expr": "ink"}}
            across, up = width / (east - west), height / (north - south)
            _apart(points, [(p["x"] * across, -p["y"] * up) for p in points])
            layers.append({"mark": text, "encoding": {"text": {"field": "t"}}})
        spec = {
            "description": "Places of the events by longitude and latitude.",
            "width": width,
            "height": height,
            "background": None,
            "data": {"values": points},
            "encoding": {"x": x, "y": y},
            "layer": layers,
        }
        return spec, _WIDTH, round(height) + 40


def _coloured(spec: Spec, scheme: str) -> Spec:
    colours = COLOURS[scheme].items()
    params = [{"name": name, "value": value} for name, value in colours]
    return spec | {"params": params, "config": config()}


def _apart(points: list[Spec], at: list[tuple[float, float]]) -> None:
    """Move names up or down (``d``, in pixels) until none is on another one."""
    boxes: list[tuple[float, float, float]] = []
    for point, (x, y) in zip(points, at, strict=True):
        begin = x + sqrt(point["s"] / pi) + 4
        end = begin + text_width(point["t"], _FONT)
        steps = (step * sign * _LINE for step in range(len(points) + 1) for sign in (1, -1))
        point["d"] = next(
            move
            for move in steps
            if not any(
                abs(y + move - other) < _LINE and begin < last and first < end
                for first, last, other in boxes
            )
        )
        boxes.append((begin, end, y + point["d"]))


def _beyond_the_date_line(points: list[Spec]) -> None:
    """Count longitudes from 0 to 360 degrees if the places are closer together then."""
    found = [point["x"] for point in points]
    turned = [x % 360 for x in found]
    if max(turned) - min(turned) < max(found) - min(found):
        for point, x in zip(points, turned, strict=True):
            point["x"] = x


def _window(points: list[Spec]) -> MapWindow:
    """Return what a map of these points shows: a degree is as long in the middle as on a globe."""
    west, east = _range([point["x"] for point in points])
    south, north = (max(min(y, 90), -90) for y in _range([point["y"] for point in points]))
    narrower = max(cos(radians((south + north) / 2)), 0.05)
    width = _WIDTH - 60
    pixels = min(width / ((east - west) * narrower), _HEIGHTS[1] / (north - south))
    across, up = width / pixels / narrower / 2, max(north - south, _HEIGHTS[0] / pixels) / 2
    x, y = (west + east) / 2, (south + north) / 2
    south, north = max(y - up, -90), min(y + up, 90)
    return MapWindow(x - across, x + across, south, north, width, round((north - south) * pixels))


def _range(values: list[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    margin = max((high - low) * 0.15, _MARGIN)
    return low - margin, high + margin


def _land(window: MapWindow) -> Spec:
    """Return the layer of the land: one mark whose shape is in pixels."""
    land: Spec = {"type": "point", "shape": {"expr": "datum.p"}, "size": 4, "filled": True}
    land |= {"color": {"expr": "land"}, "strokeWidth": 1, "stroke": {"expr": "land"}}
    return {
        "data": {"values": [{"p": outline(window)}]},
        "mark": land | {"opacity": 1, "clip": True, "tooltip": None},
        "encoding": {"x": {"value": 0}, "y": {"value": 0}},
    }


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


def _in_words(key: str, at: Position) -> str:
    """Return a position as ``37.5° N, 127.0° E``, and whose it is if not that of the place."""
    north = f"{abs(at.latitude):g}° {'N' if at.latitude >= 0 else 'S'}"
    east = f"{abs(at.longitude):g}° {'E' if at.longitude >= 0 else 'W'}"
    whose = "" if at.of.key == key else f" (that of {at.of.name}, approximate)"
    return f"{north}, {east}{whose}"
