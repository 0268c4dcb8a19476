"""What the tests of the writers share."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.writers.complete import complete_events
from tests.writers.reported import SEED
from timeline import database
from timeline.loader import load
from timeline.query.results import EventDetail

Complete = Callable[..., list[EventDetail]]


@pytest.fixture(autouse=True)
def _quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here loses its power."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "here" / "out"


@pytest.fixture(scope="session")
def reported(tmp_path_factory: pytest.TempPathFactory, migrated_sqlite: Path) -> Iterator[Engine]:
    """A database with the chronicle ``reported``; no test writes into it."""
    folder = tmp_path_factory.mktemp("reported")
    (folder / "events.yaml").write_text(SEED, encoding="utf-8")
    engine = database.open_engine(database.locate(str(shutil.copy(migrated_sqlite, folder / "db"))))
    load(engine, [folder / "events.yaml"])
    yield engine
    engine.dispose()


@pytest.fixture
def complete(reported: Engine) -> Complete:
    """The complete events of that chronicle that match a query."""
    return partial(complete_events, reported)
