"""A chronicle to count, on each database."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.cli.counting.test_counts import SEED, launch
from tests.running import Result
from tests.running import run as run_command

Run = Callable[..., Result]
MORE = {
    "priced": {
        "kind": "procurement", "title": "Priced", "when": "2022-09", "buyer": "prk",
        "cost": "~3.9e12 KRW", "quantity": "3+", "status": "announced",
        "tags": ["a-tag"],
        "cite": {"wire": {"quote": "x", "for": ["when", "buyer", "cost", "quantity"]}},
    },
    "bought": {
        "kind": "procurement", "title": "Bought", "when": "2023", "buyer": "fleet",
        "cost": "2.5e6 USD", "quantity": "2",
        "cite": {"wire": {"quote": "x", "for": ["when", "buyer", "cost", "quantity"]}},
    },
    "vague": launch("[2022-12-30..2023-01-02]", outcome="failure", quantity="<5", status="claimed"),
}  # fmt: skip
SEED_HERE = SEED | {
    "actors": SEED["actors"] | {"fleet": {"name": "Fleet", "kind": "unit", "part_of": "prk"}},
    "events": SEED["events"] | MORE,
    "queries": {"to-come": "kind:procurement status:announced", "purchases": "kind:procurement"},
}


@pytest.fixture(scope="module")
def loaded(shared_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database of each sort with salvos and procurements, which the tests only read."""
    folder = tmp_path_factory.mktemp("count")
    (folder / "seed.yaml").write_text(json.dumps(SEED_HERE), encoding="utf-8")
    address = shared_engine.url.render_as_string(hide_password=False)
    done = run_command("load", str(folder / "seed.yaml"), "--database", address)
    assert done.exit_code == 0, done.stderr
    return address


@pytest.fixture
def ask(run_once: Run, loaded: str) -> Callable[..., Any]:
    """The lines of a table in a pipe, or its JSON."""

    def ask(*words: str) -> Any:
        result = run_once("count", *words, "--database", loaded)
        assert result.exit_code == 0, result.stderr
        if "--json" in words:
            return json.loads(result.stdout)
        return [line.split("\t") for line in result.stdout.splitlines()]

    return ask
