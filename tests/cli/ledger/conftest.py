"""A database with the chronicles of all rules, and its ledger."""

import json
from collections.abc import Callable

import pytest
from sqlalchemy import Engine

from tests.cli.ledger.books import ACTORS, SYSTEMS, Book
from tests.cli.ledger.purchases import HEAD, event_line
from tests.running import Result
from timeline.loader import load

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def address(shared_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database of each type with the events of all rules, which the tests only read."""
    lines = [
        event_line(f"{system}-{key}", f"systems: {system}, {fields}")
        for system, events in SYSTEMS.items()
        for key, fields in events.items()
    ]
    systems = "\n".join(f"  {each}: {{name: {each}, category: aircraft}}" for each in SYSTEMS)
    file = tmp_path_factory.mktemp("rules") / "events.yaml"
    head = HEAD.replace("systems:\n", f"{ACTORS}systems:\n{systems}\n")
    file.write_text(head + "\n".join(lines))
    load(shared_engine, [file])
    return shared_engine.url.render_as_string(hide_password=False)


@pytest.fixture
def book(run_once: Run, address: str) -> Callable[..., Book]:
    def book(system: str, *options: str) -> Book:
        result = run_once("ledger", f"system:{system}", *options, "--json", "--database", address)
        assert result.exit_code == 0, result.stderr
        return Book(json.loads(result.stdout))

    return book


@pytest.fixture
def drawn(run_once: Run, address: str, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """The ledger of one system on a terminal of 80 columns, its lines joined."""
    for name, value in (("TIMELINE_OUTPUT", "drawn"), ("PAGER", ""), ("COLUMNS", "80")):
        monkeypatch.setenv(name, value)

    def drawn(system: str, *options: str) -> str:
        text = run_once("ledger", f"system:{system}", *options, "--database", address).stdout
        assert all(len(line) <= 80 for line in text.splitlines())
        return " ".join(text.split())

    return drawn
