"""Events on a map: GeoJSON (RFC 7946), a FeatureCollection with a Point for each event.

Coordinates are longitude and latitude in WGS 84 decimal degrees. The ``id`` of a feature is the key
of the event. Its properties are flat, so that programs for maps can show and filter them; one that
an event has no value for is left out:

==============================  ==================================================================
``title kind status summary``   as in a list
``date``                        the date in words
``when edtf``                   the date as written, and as solved
``earliest latest``             the first and the last possible day; left out if open or unknown
``sure``                        whether the date is neither approximate, uncertain nor inferred
``place place_key``             the place
``position``                    ``exact``, ``approximate`` with the coordinates of a place that the
                                place is part of, or ``other-record`` with those of the place that
                                another record of the event states; ``position_of`` is whose
                                coordinates these are, if not those of ``place``
``actors systems programmes``   names; ``actor_keys`` and so on are their keys
``tags``
``grade``                       the best grade of its claims
``sources source_keys urls``    the sources in words, their keys, and their addresses
``quotes``                      the passages: ``“quote” (source, grade)``
``disputed inferred``           the value paths on which sources differ, or that were inferred
each other field                by its name, in words; several values are separated by ``; ``
``quantity_low quantity_high``  the bounds of a number of the whole event, such as ``quantity``,
``quantity_figure``             and its best figure; money has its currency in ``cost_unit``
==============================  ==================================================================

An event without a place, or none of whose places has coordinates, is not a feature. Each feature
has one line, in order of time; control and invisible characters are escaped.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, Final, TextIO

from timeline.query.results import EventDetail, PlacedEvent, Position
from timeline.text import plural
from timeline.wording.dates import in_words
from timeline.wording.events import IN_THE_HEAD, facts
from timeline.writers.citations.plain import source_citation
from timeline.writers.citations.quotes import quotes
from timeline.writers.json.text import dumps

NAMED: Final = IN_THE_HEAD | {"place", "systems", "programme"}
"""The fields that are among the properties of every event."""
_HAVE: Final = {"does": "has", "do": "have"}


def write_geojson(
    events: Iterable[EventDetail],
    positions: Mapping[str, Position],
    file: TextIO,
    *,
    notify: Callable[[str], None],
) -> None:
    """Write events to an open text file, while they are read.

    ``positions`` are those of places, by key. ``notify`` is called with the number of events that
    are left out, and of those whose position is not that of their place.
    """
    nowhere = without = approximate = elsewhere = 0
    file.write('{"type": "FeatureCollection", "features": [')
    before = "\n"
    for event in events:
        placed = event.located(positions)
        if event.line.place is None:
            nowhere += 1
        elif placed is None:
            without += 1
        else:
            approximate += _sort_of(event, placed) == "approximate"
            elsewhere += _sort_of(event, placed) == "other-record"
            file.write(before + dumps(_feature(event, placed), None))
            before = ",\n"
    file.write("\n]}\n")
    if nowhere:
        notify(f"{plural(nowhere, 'event')} left out: no place")
    if without:
        notify(f"{plural(without, 'event')} left out: the place has no coordinates")
    if approximate:
        notify(f"{plural(approximate, 'event', **_HAVE)} the position of what the place is part of")
    if elsewhere:
        notify(f"{plural(elsewhere, 'event', **_HAVE)} the position of the place in another record")


def _sort_of(event: EventDetail, placed: PlacedEvent) -> str:
    """Return whose position the one of an event is, in a word."""
    if placed.place != event.line.place:
        return "other-record"
    return "exact" if placed.is_exact else "approximate"


def _feature(event: EventDetail, placed: PlacedEvent) -> dict[str, Any]:
    coordinates = [placed.at.longitude, placed.at.latitude]
    fields = {fact.name: "; ".join(fact.words) for fact in facts(event, NAMED)}
    return {
        "type": "Feature",
        "id": event.line.key,
        "geometry": {"type": "Point", "coordinates": coordinates},
        "properties": {
            name: value
            for name, value in (own_properties(event, placed) | fields | _numbers(event)).items()
            if value not in (None, "", [])
        },
    }


def _numbers(event: EventDetail) -> dict[str, Any]:
    """Return the numbers of the event as a whole, not of its participants, as numbers."""
    found: dict[str, Any] = {}
    for value in event.values:
        quantity = value.quantity
        if quantity is None or not quantity.stated or value.slot:
            continue
        parts = {"figure": quantity.possible, "low": quantity.low, "high": quantity.high}
        found |= {
            f"{value.field.name}_{part}": None if number is None else _number(number)
            for part, number in parts.items()
        }
        found[f"{value.field.name}_unit"] = quantity.unit
    return found


def _number(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def own_properties(event: EventDetail, placed: PlacedEvent) -> dict[str, Any]:
    """Return the properties that events of all kinds have, empty or None where they have none."""
    line, place = event.line, event.line.place
    assert place is not None
    position = _sort_of(event, placed)
    actors = {actor.key: actor.name for actor in line.actors}
    return {
        "title": line.title,
        "kind": line.kind,
        "status": line.status,
        "date": in_words(line),
        "when": line.when,
        "edtf": line.edtf,
        "earliest": line.earliest,
        "latest": line.latest,
        "sure": line.sure,
        "summary": event.summary,
        "place": place.name,
        "place_key": place.key,
        "position": position,
        "position_of": None if position == "exact" else placed.at.of.name,
        "actors": [*actors.values()],
        "actor_keys": [*actors],
        "systems": [each.name for each in line.systems],
        "system_keys": [each.key for each in line.systems],
        "programmes": [each.name for each in line.programmes],
        "programme_keys": [each.key for each in line.programmes],
        "tags": [*line.tags],
        "grade": line.grade,
        "sources": [source_citation(each) for each in event.sources.values()],
        "source_keys": [*event.sources],
        "urls": [each.url for each in event.sources.values() if each.url],
        "quotes": [*dict.fromkeys(str(each) for each in quotes(event) if each.quote)],
        "disputed": [*line.disputed],
        "inferred": [*line.inferred],
    }
