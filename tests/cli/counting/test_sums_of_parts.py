"""Sums of wholes and parts: what happened of a plan, what was claimed, and other participants."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.running import Result
from tests.running import run as run_command

Run = Callable[..., Result]


def launch(when: str, status: str = "occurred", whole: str = "", **fields: Any) -> dict[str, Any]:
    links = {"links": [{"part-of": whole}]} if whole else {}
    return {
        "kind": "launch", "title": f"Launch of {when}", "when": when, "status": status,
        "cite": {"wire": [{"page": 1}]}, **links, **fields,
    }  # fmt: skip


def clash(whole: str = "", **fields: Any) -> dict[str, Any]:
    links = {"links": [{"part-of": whole}]} if whole else {}
    return {
        "kind": "incident", "title": "Clash", "when": "2016-03-01", "by": ["nor"],
        "against": ["hae"], "cite": {"wire": [{"page": 1}]}, **links, **fields,
    }  # fmt: skip


SEED = {
    "sources": {"wire": {"title": "Wire", "published": "2020-01-01"}},
    "actors": {
        "nor": {"name": "Norvia", "kind": "state"},
        "hae": {"name": "Haesan", "kind": "state"},
        "army": {"name": "Army", "kind": "unit", "part_of": "nor"},
    },
    "events": {
        "plan": launch("2015-01/2015-02", "planned", quantity=6),
        "fired": launch("2015-01-05", whole="plan", quantity=2),
        "claim": launch("2014-01/2014-02", "claimed", quantity=6),
        "proved": launch("2014-01-05", whole="claim", quantity=3),
        "first": launch("2014-01-05", whole="proved", quantity=1),
        "battle": clash(killed={"hae": 10, "nor": 5}),
        "attack": clash("battle", involved=["army"], killed={"hae": 4, "army": 2}),
        "storm": clash(killed={"hae": 20}),
        "charge": clash("storm", killed={"hae": 6, "nor": 3}),
    },
}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("sums")
    (folder / "seed.yaml").write_text(json.dumps(SEED), encoding="utf-8")
    database = str(folder / "sums.db")
    done = run_command("load", str(folder / "seed.yaml"), "--database", database)
    assert done.exit_code == 0, done.stderr
    return database


def sums(run_once: Run, loaded: str, *words: str) -> set[tuple[str, ...]]:
    """The row, the sort, and the least and the greatest sum of each line of a table."""
    result = run_once("count", *words, "--database", loaded)
    assert result.exit_code == 0, result.stderr
    lines = (line.split("\t") for line in result.stdout.splitlines())
    return {(line[0], *line[4:7]) for line in lines}


def test_what_happened_of_a_plan_is_a_sum_beside_that_of_the_plan(
    run_once: Run, loaded: str
) -> None:
    found = sums(run_once, loaded, "date:2015", "--by", "month", "--sum", "quantity")
    assert {("2015-01", "", "2", "2"), ("2015-01", "planned", "6", "6")} <= found
    assert {("*", "", "2", "2"), ("*", "planned", "6", "6")} <= found


def test_a_claimed_whole_has_at_least_what_its_parts_surely_have(
    run_once: Run, loaded: str
) -> None:
    found = sums(run_once, loaded, "date:2014", "--by", "month", "--sum", "quantity")
    assert found == {("2014-01", "", "3", "6"), ("2014-02", "", "0", "6"), ("*", "", "3", "6")}


def test_what_only_a_part_states_of_a_participant_is_added(run_once: Run, loaded: str) -> None:
    found = sums(run_once, loaded, "kind:incident", "--by", "actor", "--sum", "killed")
    assert found == {
        ("hae", "", "30", "30"),
        ("nor", "", "8", "8"),  # the army of the part is among the 5 of the whole
        ("*", "", "38", "38"),
    }
