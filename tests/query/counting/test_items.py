"""The query is asked of each item: of a salvo, the parts and the rest are counted apart."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.events.items import items_of

REGISTERS = {
    "sources": {"wire": {"title": "A wire story", "reliability": "B"}},
    "actors": {
        key: {"name": key, "kind": "state", "country": key.upper()} for key in ("usa", "kor")
    },
    "systems": {
        "kn": {"name": "KN", "category": "missile"},
        "kn-1": {"name": "KN-1", "category": "missile", "part_of": "kn"},
        "kn-2": {"name": "KN-2", "category": "missile", "part_of": "kn"},
    },
}
Events = dict[str, dict[str, Any]]


def launch(whole: str = "", **values: Any) -> dict[str, Any]:
    event = {"kind": "launch", "title": "T", "when": "2022-06-05", **values}
    return event | ({"links": [{"part-of": whole}]} if whole else {})


NEW_YEAR: Events = {
    "salvo": launch(when="2018-12-31/2019-01-01", quantity="2", launcher=["kor"]),
    "salvo-1": launch("salvo", when="2018-12-31", quantity="1", outcome="failure"),
    "salvo-2": launch("salvo", when="2019-01-01", quantity="1", outcome="success"),
}
FOUR: Events = {
    "four": launch(when="2022-06-05/2022-06-06", quantity="4", systems=["kn-1", "kn-2"]),
    "four-a": launch("four", outcome="failure", systems=["kn-1"]),
    "four-b": launch("four", outcome="success", systems=["kn-1"]),
    # a part with two, and a part of it
    "four-c": launch("four", when="2022-06-06", quantity="2", systems=["kn-2"]),
    "four-c-1": launch("four-c", when="2022-06-06", outcome="failure"),
}
DISPUTED: Events = {
    "whole": launch(quantity="3", outcome="success"),
    "one": launch("whole", outcome="success"),
    "two": launch("whole"),
}
CASES: tuple[tuple[Events, dict[str, str]], ...] = (
    (
        NEW_YEAR,
        {
            "surely:2018": "1", "date:2018": "1", "date:2018..2019": "2", "date:none": "0",
            "outcome:failure": "1", "not:outcome:failure": "1", "outcome:none": "0",
            "launcher:kor": "2", "key:salvo": "2", "key:salvo-1": "1", "part-of:salvo": "2",
            "quantity:2..": "2", "country:KOR": "2", "country:none": "0", "kind:test": "0",
        },
    ),
    # two, of which no part is recorded
    (
        {"two": launch(when="2018-12-31/2019-01-01", quantity="2")},
        {"date:2018": "0–2", "surely:2018": "0–2", "date:2018..2019": "2", "date:2020": "0"},
    ),
    # of four, three are told; the fourth has the date and the outcome of the salvo
    (
        {
            "four": launch(when="2018-12-31/2019-01-01", quantity="4", outcome="success"),
            "four-1": launch("four", when="2018-12-31"),
            "four-2": launch("four", when="2018-12-31", outcome="failure"),
            "four-3": launch("four", when="2019-01-01", outcome="failure"),
        },
        {"date:2018": "2–3", "date:2019": "1–2", "outcome:failure": "2", "outcome:success": "2"},
    ),
    (
        FOUR,
        {
            "": "4", "date:2022-06-05": "2", "outcome:failure": "2–3",
            "outcome:success,failure": "3–4", "outcome:success": "1–2", "outcome:none": "1",
            "system:kn-1": "2", "system:kn-2": "2", "system:kn": "4", "not:system:kn-1": "2",
            "key:four-c": "2", "key:four-c-1": "1", "part-of:four-c": "1",
        },
    ),
    ({"a": launch(quantity="3", outcome="partial")}, {"outcome:failure": "0–3"}),
    ({"a": launch(quantity="1", outcome="partial")}, {"outcome:failure": "0"}),
    ({"a": launch(quantity="3", outcome="failure")}, {"outcome:failure": "3"}),
    ({"a": launch(quantity="3")}, {"outcome:failure": "0–3", "outcome:unknown": "0"}),
    (
        {"a": launch(quantity="3", outcome="unknown")},
        {"outcome:failure": "0–3", "outcome:unknown": "3", "outcome:failure,unknown": "3"},
    ),
    # nothing that is still to come has failed
    ({"a": launch(quantity="3", status="planned")}, {"outcome:failure": "0"}),
    ({"a": launch(quantity="8", launcher=["usa", "kor"])}, {"launcher:usa": "0–8"}),
    ({"a": launch(quantity="1", launcher=["usa", "kor"])}, {"launcher:usa": "1"}),
    ({"a": launch(quantity="3..5"), "b": launch("a", outcome="failure")}, {"key:b": "1"}),
    # the parts are more than the number: any of them may be one too many
    (
        {"a": launch(quantity="2"), **{k: launch("a", outcome="failure") for k in "bcd"}},
        {"": "2–3", "outcome:failure": "2–3", "key:b": "0–1"},
    ),
    (
        {
            "drill": {"kind": "exercise", "title": "Drill", "when": "unknown"},
            "fired": launch("drill", quantity="2", outcome="failure"),
        },
        {"": "2", "key:drill": "0", "outcome:failure": "2", "part-of:drill": "2"},
    ),
    # a source says that one of them failed
    (DISPUTED, {"outcome:failure": "0", "said:outcome:failure": "1", "rival:outcome:failure": "1"}),
)  # fmt: skip


def record(event: dict[str, Any], number: int) -> dict[str, Any]:
    """The event with a citation, the tag of its case, and the keys of its case."""
    event = {**event, "tags": [f"case-{number}"]}
    if "links" in event:
        event["links"] = [{"part-of": named(link["part-of"], number)} for link in event["links"]]
    stated = [name for name in event if name not in ("kind", "title", "status", "tags")]
    return event | {"cite": {"wire": [{"quote": "x", "for": stated}]}}


def named(key: str, number: int) -> str:
    return f"case-{number}-{key}"


@pytest.fixture(scope="module")
def session(shared_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A database of each sort with all cases."""
    events = {
        named(key, number): record(event, number)
        for number, (each, _) in enumerate(CASES)
        for key, event in each.items()
    }
    disputed = events[named("one", CASES.index(CASES[-1]))]
    disputed["cite"]["wire"].append({"quote": "x", "disputes": {"outcome": "failure"}})
    folder = tmp_path_factory.mktemp("items")
    content = json.dumps({**REGISTERS, "events": events})
    (folder / "seed.yaml").write_text(content, encoding="utf-8")
    load(shared_engine, [folder])
    with Session(shared_engine) as opened:
        yield opened


@pytest.mark.parametrize("number", range(len(CASES)))
def test_the_query_is_asked_of_each_item(session: Session, number: int) -> None:
    found = {}
    for text in CASES[number][1]:
        query = text
        for name in ("key:", "part-of:"):
            query = query.replace(name, f"{name}case-{number}-")
        asked = read_query(session, f"tag:case-{number} {query}")
        found[text] = str(items_of(session, asked).total)
    assert found == CASES[number][1]
