"""Commands on a database that holds the story."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.disagreement.story import SEED, Run, command, write


@pytest.fixture(scope="module")
def reading(shared_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Commands that only read, on a database of either type in which the chronicle is loaded."""
    folder = tmp_path_factory.mktemp("disagreement")
    address = shared_engine.url.render_as_string(hide_password=False)
    run = command(address)
    run("load", str(write(folder / "story", SEED)))
    return run


@pytest.fixture
def run(engine: Engine, tmp_path: Path) -> Run:
    """Commands on a database of either type in which the chronicle is loaded."""
    run = command(engine.url.render_as_string(hide_password=False))
    run("load", str(write(tmp_path / "story", SEED)))
    return run
