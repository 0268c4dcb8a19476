"""Items counted by hand: the query is asked of each, of the parts of a salvo and of the rest."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.query.counting.salvos import cited, launch, written
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.events.items import items_of

Events = dict[str, dict[str, Any]]


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
NUMBERS: tuple[tuple[Events, str], ...] = (
    ({"a": launch()}, "1+"),
    ({"a": launch(quantity="8")}, "8"),
    ({"a": launch(quantity="≥3")}, "3+"),
    ({"a": launch(quantity=">3")}, "4+"),
    ({"a": launch(quantity="<5")}, "0–4"),
    ({"a": launch(quantity="3..5")}, "3–5"),
    ({"a": launch(quantity="~10")}, "8–12"),
    ({"a": launch(quantity="3"), "b": launch("a"), "c": launch("a")}, "3"),
    ({"a": launch(quantity="3..5"), **{k: launch("a") for k in "bcde"}}, "4–5"),
    ({"a": launch(quantity="1"), "b": launch("a"), "c": launch("a")}, "1–2"),
    ({"a": launch(quantity="≥3"), "b": launch("a", quantity="5")}, "5+"),
    ({"a": launch(), "b": launch("a"), "c": launch("a")}, "2+"),
    # a part that has parts
    ({"a": launch(quantity="4"), "b": launch("a"), "c": launch("b"), "d": launch("b")}, "4"),
    ({"a": launch(quantity="1"), "b": launch("a", quantity="3"), "c": launch("a", "b")}, "1–3"),
    # a part of two wholes is not counted twice for certain
    ({"a": launch(quantity="3"), "b": launch(quantity="2"), "c": launch("a", "b")}, "3–5"),
    # a launch of a drill is not a part of a launch
    (
        {
            "a": {"kind": "exercise", "title": "D", "when": "unknown"},
            "b": launch("a", quantity="2"),
            "c": launch(quantity="1"),
        },
        "3",
    ),
)
"""The number of all items of a few events."""
CASES: tuple[tuple[Events, dict[str, str]], ...] = (
    *((events, {"": number}) for events, number in NUMBERS),
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
    (
        {"a": launch(quantity="3", outcome="partial")},
        {"outcome:failure": "0–3", "outcome:not-applicable": "0"},
    ),
    ({"a": launch(quantity="1", outcome="partial")}, {"outcome:failure": "0"}),
    ({"a": launch(quantity="3", outcome="failure")}, {"outcome:failure": "3"}),
    ({"a": launch(quantity="3")}, {"outcome:failure": "0–3", "outcome:unknown": "0"}),
    (
        {"a": launch(quantity="3", outcome="unknown")},
        {"outcome:failure": "0–3", "outcome:unknown": "3", "outcome:failure,unknown": "3"},
    ),
    # nothing that is still to come has failed
    ({"a": launch(quantity="3", status="planned")}, {"outcome:failure": "0", "": "0"}),
    # what did not happen has no items, and a part called off takes nothing from the others
    ({"a": launch(quantity="3", status="announced")}, {"": "0", "status:announced": "0"}),
    ({"a": launch(quantity="3", status="claimed")}, {"": "0–3", "outcome:failure": "0–3"}),
    (
        {"a": launch(quantity="4"), "b": launch("a", status="cancelled"), "c": launch("a")},
        {"": "3", "key:b": "0", "not:key:b": "3"},
    ),
    # nor does a part that is only claimed, which may describe items of the salvo
    (
        {"a": launch(), "b": launch("a", quantity="2", status="claimed")},
        {"": "1+", "key:b": "0–2", "not:key:b": "0+", "status:occurred": "0+"},
    ),
    (
        {
            "a": launch(quantity="3", outcome="failure"),
            "b": launch("a", quantity="2", outcome="success", status="claimed"),
        },
        {"": "3", "outcome:failure": "1–3", "outcome:success": "0–2"},
    ),
    (
        {
            "a": launch(quantity="3", outcome="success"),
            "b": launch("a", quantity="2", outcome="unknown", status="claimed"),
        },
        {"": "3", "outcome:success": "1–3"},
    ),
    (
        {"a": launch(quantity="1"), "b": launch("a", quantity="2", status="claimed")},
        {"": "1–2"},
    ),
    # a claimed salvo has at least what surely happened of it
    (
        {"a": launch(quantity="5", status="claimed"), "b": launch("a", quantity="2")},
        {"": "2–5", "not:key:b": "0–3"},
    ),
    (
        {"a": launch(status="claimed"), "b": launch("a", status="claimed")},
        {"": "0+"},
    ),
    ({"a": launch(), "b": launch("a", quantity="2", status="cancelled")}, {"": "1+"}),
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
    # a part of two salvos may have the value of either; the upper bound has it with each of them
    (
        {
            "first": launch(quantity="2", outcome="failure"),
            "second": launch(quantity="2", outcome="success"),
            "both": launch("first", "second"),
        },
        {"key:both": "1–2", "key:both outcome:failure": "0–2", "key:both outcome:partial": "0"},
    ),
    # at least three failed and three did not, which is more than five
    (
        {
            "five": launch(quantity="5", outcome="success"),
            "three": launch("five", quantity="3", outcome="failure"),
            "four": launch("five", quantity="4", outcome="success"),
            "shared": launch("three", "four", outcome="failure"),
        },
        {"": "5", "outcome:failure": "2–4", "outcome:success": "1–3"},
    ),
    # a source says that one of them failed
    (DISPUTED, {"outcome:failure": "0", "said:outcome:failure": "1", "rival:outcome:failure": "1"}),
)  # fmt: skip


def record(event: dict[str, Any], number: int) -> dict[str, Any]:
    """The event with a citation, the tag of its case, and the keys of its case."""
    event = {**event, "tags": [f"case-{number}"]}
    if "links" in event:
        event["links"] = [{"part-of": named(link["part-of"], number)} for link in event["links"]]
    return cited(event)


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
    disputed = events[named("one", [each for each, _ in CASES].index(DISPUTED))]
    disputed["cite"]["wire"].append({"quote": "x", "disputes": {"outcome": "failure"}})
    load(shared_engine, [written(tmp_path_factory.mktemp("items"), events)])
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
