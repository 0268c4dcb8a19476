"""Events to compare, as they are stored: places of salvos, chronicles, families of systems."""

import json
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.query.counting.salvos import REGISTERS, cited, launch
from timeline.analysis.duplicates.search import duplicates
from timeline.errors import UsageError
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.events.candidates import candidates
from timeline.query.events.sides import side

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


@pytest.fixture(scope="module")
def registers(shared_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Session:
    folder: Path = tmp_path_factory.mktemp("registers")
    events = {
        "hand": {"hand-1": launch(systems="kn-1"), "hand-2": launch(systems="kn")},
        "other": {"other-1": launch() | {"links": [{"same-as": "hand-1"}]}, "other-2": launch()},
    }
    for name, found in events.items():
        (folder / name).mkdir()
        seed = {
            **REGISTERS,
            "events": {key: cited(event | {"title": "Row"}) for key, event in found.items()},
        }
        (folder / name / "seed.yaml").write_text(json.dumps(seed))
    load(shared_engine, [folder / "hand", folder / "other"])
    return Session(shared_engine)


def test_an_event_is_of_the_chronicles_of_all_its_records(registers: Session) -> None:
    with registers as session:
        found = {each.event.key: each for each in candidates(session, read_query(session, "Row"))}
        sides = {name: side(session, name) for name in ("hand", "other", "wire")}
        with pytest.raises(UsageError, match="others is neither a chronicle nor a source"):
            side(session, "others")
    assert {key: set(each.chronicles) for key, each in found.items()} == {
        "hand-1": {"hand", "other"}, "hand-2": {"hand"}, "other-2": {"other"},
    }  # fmt: skip
    assert not any(each.in_table for each in found.values())
    assert found["hand-1"].families == {"kn-1", "kn"}
    assert found["hand-2"].families == {"kn"}
    has = {name: {key for key, each in found.items() if of.has(each)} for name, of in sides.items()}
    assert has == {
        "hand": {"hand-1", "hand-2"}, "other": {"hand-1", "other-2"}, "wire": found.keys(),
    }  # fmt: skip
