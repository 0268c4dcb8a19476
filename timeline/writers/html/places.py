"""The map of a report: places on land and sea, by longitude and latitude, without a network."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple

from timeline.query.results import EventLine, PlacedEvent, Position
from timeline.safetext import visible
from timeline.text import plural
from timeline.writers.charts.theme import Spec
from timeline.writers.html.embedding import compiled, draw, picture
from timeline.writers.html.map.chart import Map, coloured, maps

_LISTED: Final = 8
_MANY: Final = 12
"""This many events at least are at a place whose circle has the full size."""
_AREA, _FULL = 40, 460
"""The area of a circle in pixels without any event, and what the most events add to it."""


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


class MapPicture(NamedTuple):
    """A map in light and in dark colours as addresses, and its size in pixels."""

    light: str
    dark: str
    width: int
    height: int


class PlaceMap:
    """The places of the events of a report that have coordinates.

    All events are added before the maps are drawn.
    """

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
        drawn = [each for _, each in self._charts]
        if drawn[1:]:
            text += " What is in a frame is drawn larger below."
        named = {place for each in drawn for place in each.named}
        if nameless := len(self._places) - len(named):
            has = plural(nameless, "name", does="has", do="have")
            text += f" {has} no space next to the place: the table has all places."
        if self._elsewhere:
            number = plural(self._elsewhere, "event", does="is", do="are")
            text += f" {number} at the place that another record of the event states."
        if self._without:
            text += f" {plural(self._without, 'event')} without coordinates: not on the map."
        return text

    def pictures(self) -> list[MapPicture]:
        """Return the map of all places, and those of its parts that are drawn larger."""
        found = []
        for spec, drawn in self._charts:
            light, dark = (picture(draw(coloured(spec, scheme))) for scheme in ("light", "dark"))
            found.append(MapPicture(light, dark, *drawn.size))
        return found

    def data(self) -> dict[str, Any]:
        """Return what a page draws the maps of.

        ``maps``: of each its ``chart``, its ``points`` as rows, and ``of`` which places they are.
        ``places``: by event, the number of its row, or -1. ``sizes``: the area of a circle without
        events, and what each event adds to it.
        """
        rank = {key: number for number, (key, _) in enumerate(self._ordered())} | {"": -1}
        return {
            "maps": [
                {
                    "chart": compiled(coloured(spec | {"data": {"name": "points"}}, "light")),
                    "points": drawn.points,
                    "of": drawn.of,
                }
                for spec, drawn in self._charts
            ],
            "places": [rank[key] for key in self._of],
            "sizes": [_AREA, self._area],
        }

    @property
    def _area(self) -> float:
        """The area that each event adds to the circle of its place."""
        return _FULL / max(_MANY, *(place.events for place in self._places.values()))

    @cached_property  # the pictures, the data and the caption are of the same maps
    def _charts(self) -> list[tuple[Spec, Map]]:
        """Each map as a chart."""
        points: list[Spec] = [
            {"x": place.at.longitude, "y": place.at.latitude, "t": visible(place.name),
             "s": _AREA + self._area * place.events}
            for _, place in self._ordered()
        ]  # fmt: skip
        _beyond_the_date_line(points)
        return [(each.spec(), each) for each in maps(points)]


def _beyond_the_date_line(points: list[Spec]) -> None:
    """Count longitudes from 0 to 360 degrees if the places are closer together then."""
    found = [point["x"] for point in points]
    turned = [x % 360 for x in found]
    if max(turned) - min(turned) < max(found) - min(found):
        for point, x in zip(points, turned, strict=True):
            point["x"] = x


def _in_words(key: str, at: Position) -> str:
    """Return a position as ``37.5° N, 127.0° E``, and whose it is if not that of the place."""
    north = f"{abs(at.latitude):g}° {'N' if at.latitude >= 0 else 'S'}"
    east = f"{abs(at.longitude):g}° {'E' if at.longitude >= 0 else 'W'}"
    whose = "" if at.of.key == key else f" (that of {at.of.name}, approximate)"
    return f"{north}, {east}{whose}"
