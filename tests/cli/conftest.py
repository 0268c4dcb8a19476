"""Running commands as a user does: words in, words and an exit status out."""

from collections.abc import Callable

import pytest
from typer.testing import CliRunner, Result

from timeline.cli.app import build

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run one command line; what is not a mistake of the user raises."""
    monkeypatch.delenv("TIMELINE_DATABASE", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def invoke(*words: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(
            build(), words, input=stdin, prog_name="timeline", catch_exceptions=False
        )

    return invoke
