"""GeoJSON that programs for maps read: valid by a schema of RFC 7946, and nothing is invented."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from jsonschema import Draft202012Validator
from sqlalchemy import Engine
from sqlmodel import Session

from tests.writers.complete import loaded_events
from timeline.kinds import KINDS, event_fields
from timeline.query.registers.positions import positions
from timeline.query.results import EventDetail, PlacedEvent
from timeline.writers.geojson import NAMED, own_properties, write_geojson
from timeline.writers.html.places import PlaceMap

FEATURE_COLLECTION: Final = {
    "type": "object",
    "required": ["type", "features"],
    "not": {"required": ["crs"]},
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "id", "geometry", "properties"],
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": "string"},
                    "properties": {
                        "type": "object",
                        "additionalProperties": {
                            "type": ["string", "boolean", "number", "array"],
                            "items": {"type": "string"},
                        },
                    },
                    "geometry": {
                        "type": "object",
                        "required": ["type", "coordinates"],
                        "properties": {
                            "type": {"const": "Point"},
                            "coordinates": {
                                "type": "array",
                                "minItems": 2,
                                "maxItems": 2,
                                "prefixItems": [
                                    {"type": "number", "minimum": -180, "maximum": 180},
                                    {"type": "number", "minimum": -90, "maximum": 90},
                                ],
                            },
                        },
                    },
                },
            },
        },
    },
}

Read = Callable[..., list[EventDetail]]


def written(events: list[EventDetail], engine: Engine, file: Path) -> tuple[Any, list[str]]:
    notes: list[str] = []
    with Session(engine) as session, file.open("w", encoding="utf-8", newline="") as out:
        write_geojson(events, positions(session), out, notify=notes.append)
    found = json.loads(file.read_text(encoding="utf-8"))
    Draft202012Validator(FEATURE_COLLECTION).validate(found)
    return found, notes


def test_events_are_where_their_place_is(complete: Read, reported: Engine, tmp_path: Path) -> None:
    found, notes = written(complete(), reported, tmp_path / "a.geojson")
    by_key = {each["id"]: each for each in found["features"]}
    assert [*by_key] == ["a-launch", "a-drill", "by-night"]  # in order of time
    launch = by_key["a-launch"]
    numbers = [launch["properties"][f"quantity_{part}"] for part in ("low", "figure", "high")]
    assert numbers == [7, 8, 9], "programs for maps size points by them"
    assert launch["geometry"]["coordinates"] == [125.67, 39.22]
    said = launch["properties"]
    assert said["title"].startswith("<script>alert(1)</script> 발사")
    assert (said["date"], said["place"], said["position"]) == (
        "6 Jul 2022 06:30 (Asia/Pyongyang)", "Sunan", "exact",
    )  # fmt: skip
    assert (said["launcher"], said["quantity"]) == ("북한 (North Korea)", "about 8 missiles")
    assert said["urls"] == ["https://example.org/launch?a=1&b=2"]
    assert said["source_keys"] == ["agency", "note"]
    assert said["disputed"] == ["quantity"]
    [quote] = [each for each in said["quotes"] if "about eight & <i>more</i> missiles" in each]
    assert quote.endswith("a=1&b=2, B6)"), "the citation and the grade"
    [rival] = [each for each in said["quotes"] if "SUM" in each]
    assert "” (disputes: " in rival
    assert "disputes" not in quote
    assert notes == [
        "5 events left out: no place",
        "1 event left out: the place has no coordinates",
        "1 event has the position of what the place is part of",
    ]


def test_no_field_of_a_kind_takes_the_place_of_another_property(
    complete: Read, reported: Engine
) -> None:
    event = next(each for each in complete() if each.line.place)
    with Session(reported) as session:
        at = next(iter(positions(session).values()))
    own = own_properties(event, PlacedEvent(at.of, at))
    fields = {field.name for kind in KINDS.values() for field in event_fields(kind)}
    assert {"links", *fields - NAMED}.isdisjoint(own)


def test_a_position_that_is_that_of_a_whole_is_approximate(
    complete: Read, reported: Engine, tmp_path: Path
) -> None:
    found, _ = written(complete("kind:exercise"), reported, tmp_path / "a.geojson")
    (drill,) = found["features"]
    assert drill["geometry"]["coordinates"] == [127, 37.5]
    said = drill["properties"]
    assert (said["position"], said["position_of"]) == ("approximate", "Korea")
    assert said["troops"] == "at least 17,000 troops, United States; 300,000 troops, South Korea"
    assert said["links"].startswith("responds to: <script>")
    assert (said["earliest"], said["latest"]) == ("2022-08-22", "2022-09-01")


def test_hidden_characters_cannot_turn_the_text_around(
    complete: Read, reported: Engine, tmp_path: Path
) -> None:
    file = tmp_path / "a.geojson"
    found, _ = written(complete("kind:launch"), reported, file)
    assert "\u202e" not in file.read_text(encoding="utf-8")
    assert "\u202e" in found["features"][0]["properties"]["title"]


def test_none_is_valid_and_two_are_the_same(
    complete: Read, reported: Engine, tmp_path: Path
) -> None:
    found, notes = written([], reported, tmp_path / "none.geojson")
    assert (found["features"], notes) == ([], [])
    files = [tmp_path / "a.geojson", tmp_path / "b.geojson"]
    for file in files:
        written(complete(), reported, file)
    assert files[0].read_bytes() == files[1].read_bytes()


MERGED = """\
sources: {good: {title: Good, reliability: A}, poor: {title: Poor, reliability: D}}
places:
  korea: {name: Korea, latitude: "37.5", longitude: "127"}
  coast: {name: The coast, part_of: korea}
  sea: {name: A sea}
  sunan: {name: Sunan, latitude: "39.22", longitude: "-179.5"}
  base: {name: A base, part_of: korea}
events:
""" + "".join(
    f"  {key}: {{kind: launch, title: {key}, when: 2022-07-05, place: {place}, {links}"
    f"cite: {{{source}: {{page: 1, for: all}}}}}}\n"
    for key, place, links, source in (
        ("at-sea", "sea", "", "good"),
        ("at-sea-1", "base", "links: [{same-as: at-sea}], ", "poor"),
        ("at-sea-2", "sunan", "links: [{same-as: at-sea}], ", "poor"),
        ("off-coast", "coast", "", "good"),
        ("off-coast-1", "sea", "links: [{same-as: off-coast}], ", "poor"),
        ("nowhere", "sea", "", "good"),
    )
)


def test_a_place_that_only_another_record_knows_is_on_the_map_with_its_own_name(
    sqlite_engine: Engine, tmp_path: Path
) -> None:
    events = loaded_events(sqlite_engine, tmp_path, MERGED)
    with Session(sqlite_engine) as session:
        at = [event.located(positions(session)) for event in events]
    found, notes = written(events, sqlite_engine, tmp_path / "a.geojson")
    sea, coast = found["features"]
    names = ("place", "position", "position_of")
    assert sea["geometry"]["coordinates"] == [-179.5, 39.22]
    assert [sea["properties"].get(name) for name in names] == ["A sea", "other-record", "Sunan"]
    assert coast["geometry"]["coordinates"] == [127, 37.5]
    assert [coast["properties"].get(name) for name in names] == [
        "The coast", "approximate", "Korea",
    ]  # fmt: skip
    assert notes == [
        "1 event left out: the place has no coordinates",
        "1 event has the position of what the place is part of",
        "1 event has the position of the place in another record",
    ]
    places = PlaceMap()
    for event, placed in zip(events, at, strict=True):
        places.add(event.line, placed)
    assert {row.name: [key for key, _ in row.events] for row in places.rows} == {
        "Sunan": ["at-sea"], "The coast": ["off-coast"],
    }  # fmt: skip
    assert "1 event is at the place that another record of the event states." in places.caption
