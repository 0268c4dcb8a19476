"""``surely:`` finds no inferred value, for any type of its field."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.query.finding import keys
from timeline.loader import load
from timeline.query.registers.listing import listed

ORDER: dict[str, Any] = {
    "kind": "procurement", "title": "An order", "when": "2014", "stage": "ordered",
    "quantity": "20", "cost": "3e9 USD", "fleet_after": {"expected": "60", "actual": "40"},
    "delivery": {"expected": "2018", "actual": "2019"},
    "deliveries": [{"when": "2016", "quantity": "8"}, {"when": "2017", "quantity": "12"}],
}  # fmt: skip
DRILL: dict[str, Any] = {
    "kind": "exercise", "title": "A drill", "when": "2014", "participants": ["usa", "kor"],
    "troops": {"usa": "100", "kor": "200"},
}  # fmt: skip


def _events(event: dict[str, Any], paths: str) -> dict[str, Any]:
    """The event with all values cited, and the same with some of them inferred, too."""
    paths_of = [each for each in event if each not in ("kind", "title")]
    cited = {**event, "cite": {"wire": {"quote": "so it was", "for": paths_of}}}
    return {"cited": cited, "doubtful": {**cited, "inferred": dict.fromkeys(paths.split(), "why")}}


@pytest.mark.parametrize(
    ("event", "inferred", "query", "is_sure"),
    [
        (ORDER, "when", "2014", False),
        (ORDER, "quantity", "quantity:20", False),
        (ORDER, "cost", "quantity:20", True),
        (ORDER, "cost", "cost:1e9USD..", False),
        (ORDER, "fleet_after.expected", "fleet_after:60", False),
        (ORDER, "fleet_after.expected", "fleet_after:40", True),
        (ORDER, "fleet_after", "fleet_after.actual:40", False),
        (ORDER, "delivery.expected", "delivery:2018", False),
        (ORDER, "delivery.expected", "delivery:2019", True),
        (ORDER, "deliveries.1.quantity", "deliveries.quantity:8", False),
        (ORDER, "deliveries.1.quantity", "deliveries.quantity:12", True),
        (ORDER, "deliveries.1.quantity", "deliveries:2016", True),
        (ORDER, "deliveries.1", "deliveries.quantity:8", False),
        (ORDER, "deliveries.1", "deliveries:2016", False),
        (ORDER, "deliveries", "deliveries.quantity:12", False),
        (DRILL, "troops.usa", "troops:100", False),
        (DRILL, "troops.usa", "troops:200", True),
        (DRILL, "troops", "troops:200", False),
    ],
)
def test_an_inferred_value_of_an_event_is_not_sure(
    engine: Engine, tmp_path: Path, event: dict[str, Any], inferred: str, query: str, is_sure: bool
) -> None:
    seed = {
        "actors": {key: {"name": key.upper(), "kind": "state"} for key in ("usa", "kor")},
        "sources": {"wire": {"title": "Wire"}},
        "events": _events(event, inferred),
    }
    file = tmp_path / "seed.yaml"
    file.write_text(json.dumps(seed), encoding="utf-8")
    load(engine, [file])
    with Session(engine) as session:
        assert keys(session, query) == {"cited", "doubtful"}
        assert keys(session, f"surely:{query}") == ({"cited", "doubtful"} if is_sure else {"cited"})


def test_an_inferred_date_of_an_entry_is_not_sure(engine: Engine, tmp_path: Path) -> None:
    state = {"name": "A state", "kind": "state", "valid_from": "1948", "valid_until": "1990"}
    source = {"title": "A paper", "published": "2022", "covers": "1994/2012"}
    seed = {
        "actors": {
            "stated": state,
            "guessed": {**state, "inferred": {"valid_from": "the first ambassador"}},
        },
        "sources": {
            "plain": source,
            "undated": {**source, "inferred": {"published": "the paper", "covers": "its pages"}},
        },
    }
    file = tmp_path / "seed.yaml"
    file.write_text(json.dumps(seed), encoding="utf-8")
    load(engine, [file])
    with Session(engine) as session:
        for type_, query in (
            ("actor", "valid_from:1948"), ("actor", "valid:1960..1970"),
            ("source", "published:2022"), ("source", "covers:1995"),
        ):  # fmt: skip
            lines = listed(session, type_, query)
            assert len(lines) == 2, query
            (sure,) = listed(session, type_, f"surely:{query}")
            assert sure.key in ("stated", "plain"), query
            for line in lines:
                dates = [value.dated.sure for value in line.values if value.dated]
                assert all(dates) is (line.key == sure.key), query
