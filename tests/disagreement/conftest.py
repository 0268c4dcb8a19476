"""Commands on a database that holds the story."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.disagreement.story import SEED, Run, command, write


@pytest.fixture
def run(engine: Engine, tmp_path: Path) -> Run:
    """Commands on a database of either type in which the chronicle is loaded."""
    run = command(engine.url.render_as_string(hide_password=False))
    run("load", str(write(tmp_path / "story", SEED)))
    return run
