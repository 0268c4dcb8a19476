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
    "sources": {
        "wire": {"title": "Wire", "published": "2020-01-01"},
        "other": {"title": "Other", "published": "2020-01-01"},
    },
    "actors": {
        "nor": {"name": "Norvia", "kind": "state"},
        "hae": {"name": "Haesan", "kind": "state"},
        "army": {"name": "Army", "kind": "unit", "part_of": "nor"},
    },
    "events": {
        "mixed": launch("2013-05-01", quantity=3, outcome="partial"),
        "dud": launch("2013-06-01", quantity=1, outcome="failure"),
        "open": launch("2013-07-01", quantity=2),
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
    assert {("2015-01", "", "2", "2"), ("2015-01", "planned", "0", "6")} <= found
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


def test_no_item_of_unknown_outcome_is_in_a_row_of_those_without_one(
    run_once: Run, loaded: str
) -> None:
    words = "count", "date:2013", "--by", "outcome", "--count", "items", "--database", loaded
    rows = [line.split("\t")[0] for line in run_once(*words).stdout.splitlines()]
    assert rows == ["success", "partial", "failure", "", "*"]
    asked = "show", "outcome:not-applicable", "--count", "items", "--json", "--database", loaded
    assert json.loads(run_once(*asked).stdout) == []


def test_a_comparison_counts_parts_apart_and_lists_them_below_their_wholes(
    run_once: Run, loaded: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("TIMELINE_OUTPUT", "drawn"), ("NO_COLOR", "1"), ("COLUMNS", "80")):
        monkeypatch.setenv(name, value)
    shown = run_once("compare", "wire", "other", "--database", loaded).stdout
    whole, parts = 7, 5
    assert f"{whole} events and {parts} parts of them  only in wire" in shown
    assert "└ Clash" in shown  # of the days of its whole
    assert "Launch of 2015-01-05 (part of plan)" in " ".join(shown.split())
