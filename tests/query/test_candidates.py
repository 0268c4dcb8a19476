"""Missiles of two salvos that are stored: their places are those of the salvos."""

import json
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.query.counting.salvos import REGISTERS, cited, launch
from timeline.analysis.duplicates import duplicates
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.events.candidates import candidates

PLACES = {
    "north": {"name": "North"},
    "cape": {"name": "Cape", "part_of": "north"},
    "range": {"name": "Range", "part_of": "north"},
}
EVENTS = {
    "one": launch(title="Volley", place="cape"),
    "two": launch(title="Barrage", place="range"),
    "three": launch(title="Ripple", place="north"),
    "one-1": launch("one", title="First missile"),
    "two-1": launch("two", title="First missile"),
    "three-1": launch("three", title="First missile"),
}


@pytest.fixture(scope="module")
def session(shared_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Session:
    file: Path = tmp_path_factory.mktemp("salvos") / "seed.yaml"
    events = {key: cited(event) for key, event in EVENTS.items()}
    file.write_text(json.dumps({**REGISTERS, "places": PLACES, "events": events}))
    load(shared_engine, [file])
    return Session(shared_engine)


def test_a_part_is_where_its_whole_is(session: Session) -> None:
    with session:
        events = list(candidates(session, read_query(session, "First")))
    places = {each.event.key: each.places for each in events}
    assert places == {
        "one-1": ("cape", "north"), "two-1": ("range", "north"), "three-1": ("north",),
    }  # fmt: skip
    pairs = {frozenset((pair.primary.key, pair.other.key)) for pair in duplicates(events)}
    assert pairs == {frozenset(("one-1", "three-1")), frozenset(("two-1", "three-1"))}
