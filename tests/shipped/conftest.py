"""The shipped chronicle, loaded."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.shipped.chronicle import Shipped, held_by
from timeline import database


@pytest.fixture(scope="module")
def database_of_it(
    loaded_sqlite: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    file = shutil.copy(loaded_sqlite, tmp_path_factory.mktemp("shipped"))
    engine = database.open_engine(database.locate(str(file)))
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def shipped(database_of_it: Engine) -> Shipped:
    return held_by(database_of_it)
