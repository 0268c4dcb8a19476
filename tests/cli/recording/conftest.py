"""A chronicle as ``timeline init`` writes it."""

from pathlib import Path

import pytest

from timeline.authoring.starting import init


@pytest.fixture
def chronicle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a new chronicle, which is in the present folder; without a database."""
    monkeypatch.delenv("TIMELINE_DATABASE", raising=False)
    monkeypatch.chdir(tmp_path)
    init("made-up")
    return Path("made-up")
