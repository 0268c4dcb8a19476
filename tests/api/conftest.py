"""The library and the commands on one database."""

from collections.abc import Callable
from pathlib import Path

import pytest

import timeline
from tests.running import run as run_command

SECOND = """
chronicle: {name: second}
sources:
  second-paper: {title: Paper, published: 2024-05-02}
events:
  second-launch:
    kind: launch
    title: A later launch
    when: 2024-05-01
    cite: {second-paper: {quote: They launched., for: [when]}}
"""
Command = Callable[..., str]
"""Runs a command and returns what it prints."""


@pytest.fixture
def db(shared: str) -> timeline.Database:
    """The shipped chronicle; no test writes into it."""
    return timeline.open(shared)


@pytest.fixture
def command(shared: str) -> Command:
    """What a command prints of the same database."""

    def run(*words: str) -> str:
        result = run_command(*words, "--database", shared)
        assert result.exit_code == 0, result.output
        return result.stdout

    return run


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """A seed file of another chronicle."""
    file = tmp_path / "second.yaml"
    file.write_text(SECOND, encoding="utf-8")
    return file
