"""Analyses of what could be known by a day: only what sources had reported by then."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.running import Result
from tests.running import run as run_command

Run = Callable[..., Result]
SEED = """
sources:
  early: {title: Early, published: 2019-06-01}
  late: {title: Late, published: 2021-06-01}
actors: {aaa: {name: Aland, kind: state, country: POL}}
systems: {gun: {name: Gun, category: artillery}}
events:
  drill: {kind: exercise, title: Drill, when: 2019-01-01, participants: aaa,
    cite: {early: {page: 1}}}
  shot: {kind: launch, title: Shot, when: 2019-01-03, launcher: aaa, cite: {late: {page: 1}}}
  bought: {kind: procurement, title: Bought, when: 2015, stage: ordered, buyer: aaa, systems: gun,
    quantity: 5, cite: {early: {page: 1}}}
  more: {kind: procurement, title: More, when: 2015, stage: ordered, buyer: aaa, systems: gun,
    quantity: 7, cite: {late: {page: 1}}}
"""


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("known")
    (folder / "a.yaml").write_text(SEED)
    assert run_command("load", str(folder), "--database", str(folder / "own.db")).exit_code == 0
    return str(folder / "own.db")


def answers(run: Run, where: str, *words: str) -> Any:
    found = run(*words, "--json", "--database", where)
    assert found.exit_code == 0
    return json.loads(found.stdout), found.stderr


def test_analyses_know_only_what_was_reported_by_the_day(run: Run, where: str) -> None:
    ledger = ("ledger",)
    around = ("around", "drill", "--days", "5")
    following = ("responses", "--to", "kind:exercise", "--by", "kind:launch", "--within", "5")
    read: list[tuple[tuple[str, ...], Callable[[Any], Any], Any, Any]] = [
        (ledger, lambda found: found["events"], 2, 1),
        (around, lambda found: len(found["events"]), 1, 0),
        (following, lambda found: len(found["triggers"][0]["responses"]), 1, 0),
    ]
    for words, count, now, then in read:
        assert count(answers(run, where, *words)[0]) == now
        known, said = answers(run, where, *words, "--as-of", "2020")
        assert count(known) == then
        assert "no source reported" in said  # what is not known is said
