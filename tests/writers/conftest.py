"""What the tests of the writers share."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.writers.reported import SEED
from timeline import database
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.events.merged import stream_complete
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
def complete(reported: Engine) -> Iterator[Complete]:
    """The complete events of that chronicle that match a query."""
    with Session(reported) as session:

        def read(query: str = "") -> list[EventDetail]:
            found = stream_complete(session, read_query(session, query))
            return [event for batch in found for event in batch]

        yield read
