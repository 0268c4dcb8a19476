"""The shipped chronicle, to be written as Parquet."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from timeline import database
from timeline.loader import load


@pytest.fixture
def shipped(engine: Engine) -> Iterator[Session]:
    load(engine, [database.bundled("seeds") / "alliance"])
    with Session(engine) as session:
        yield session
