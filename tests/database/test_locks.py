"""A command waits for a locked database, reports it, and decides on what the other one left."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from timeline import database, loader
from timeline.database import LockWait, Patience
from timeline.database.sessions import Session
from timeline.errors import DatabaseError
from timeline.loader import load, undo
from timeline.loader.loading import OpenRevision, apply
from timeline.loader.records.gathering import gather

FIRST = "actors: {first-actor: {name: First, kind: state}}\n"
SECOND = """
events:
  second-event:
    kind: statement
    title: Second
    when: 2022
    speaker: first-actor
    inferred: {when: for the test, speaker: for the test}
"""


class Other:
    """Another program, which has the lock of all writers until it has done what it does."""

    def __init__(self, address: str, does: Callable[["Other"], None]) -> None:
        self.address, self.does = address, does
        self.notices: list[LockWait] = []

    @contextmanager
    def holding(self) -> Iterator[Patience]:
        """The patience of one who waits for it."""
        self.engine = database.open_engine(database.locate(self.address))
        with ExitStack() as self.held:
            self.session = self.held.enter_context(database.session(self.engine, writing=True))
            yield Patience(notify=self._tell)
        self.engine.dispose()

    def _tell(self, held: LockWait) -> None:
        self.notices.append(held)
        if len(self.notices) == 1:
            self.does(self)


def _seed(folder: Path, name: str, content: str) -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(f"chronicle: {{name: {name}}}\n{content}")
    return path


def _strict(address: str) -> None:
    """Let a server's own default be the isolation in which all is as at the first read."""
    engine = database.open_engine(database.locate(address))
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            name = database.locate(address).database
            setting = "SET default_transaction_isolation = 'repeatable read'"
            connection.execute(text(f"ALTER DATABASE {name} {setting}"))
    engine.dispose()


def test_a_load_that_waits_sees_what_the_other_one_wrote(loaded: str, tmp_path: Path) -> None:
    _strict(loaded)
    first = _seed(tmp_path, "first", FIRST)

    def write(other: Other) -> None:
        apply(
            other.session,
            gather([first], lambda *_: None),
            OpenRevision(other.session, "load"),
        )
        other.held.close()

    other = Other(loaded, write)
    with other.holding() as patience:
        engine = database.open_engine(database.locate(loaded), patience=patience)
        report = load(engine, [_seed(tmp_path, "second", SECOND)])
        engine.dispose()
    assert report.added == [("event", "second-event")]
    assert len(other.notices) == 1


def test_an_undo_that_waits_takes_back_what_the_other_one_wrote(
    loaded: str, tmp_path: Path
) -> None:
    _strict(loaded)
    first = _seed(tmp_path, "first", FIRST)

    def write(other: Other) -> None:
        apply(
            other.session,
            gather([first], lambda *_: None),
            OpenRevision(other.session, "load"),
        )
        other.held.close()

    with Other(loaded, write).holding() as patience:
        engine = database.open_engine(database.locate(loaded), patience=patience)
        assert undo(engine).removed == [("actor", "first-actor")]
        engine.dispose()


def _set_version(session: Session, version: str) -> None:
    session.execute(text(f"UPDATE alembic_version SET version_num = '{version}'"))


def test_a_load_that_waits_sees_that_the_other_one_upgraded(loaded: str, tmp_path: Path) -> None:
    _strict(loaded)
    engine = database.open_engine(database.locate(loaded))
    with database.session(engine) as session:
        _set_version(session, "0001")
    engine.dispose()

    def upgrade(other: Other) -> None:
        _set_version(other.session, database.head())
        other.held.close()

    copied: list[str] = []
    with Other(loaded, upgrade).holding() as patience:
        engine = database.open_engine(database.locate(loaded), patience=patience)
        seed = _seed(tmp_path, "first", FIRST)
        loader.upgrade(engine, first=lambda: copied.append("again"))
        report = load(engine, [seed])
        engine.dispose()
    assert report.added == [("actor", "first-actor")]
    assert copied == []


def test_a_load_that_waits_sees_that_a_newer_program_upgraded(loaded: str, tmp_path: Path) -> None:
    _strict(loaded)

    def upgrade(other: Other) -> None:
        _set_version(other.session, "9999")
        other.held.close()

    with Other(loaded, upgrade).holding() as patience:
        engine = database.open_engine(database.locate(loaded), patience=patience)
        with pytest.raises(DatabaseError, match="newer version"):
            load(engine, [_seed(tmp_path, "first", FIRST)])
        with pytest.raises(DatabaseError, match="newer version"):
            database.upgrade(engine)
        engine.dispose()


def test_a_migration_waits_for_those_who_read(loaded: str, request: pytest.FixtureRequest) -> None:
    """PostgreSQL would show them empty tables; SQLite keeps what they see."""
    older = database.open_engine(database.locate(loaded))
    database.downgrade(older, "0009")
    hasty = database.open_engine(database.locate(loaded), patience=Patience(0))
    with database.snapshot(older):
        if hasty.dialect.name == "postgresql":
            with pytest.raises(DatabaseError, match="in use"):
                database.upgrade(hasty)
        else:
            database.upgrade(hasty)
    database.upgrade(hasty)
    assert database.version(hasty) == database.head()
    for engine in (older, hasty):
        engine.dispose()


def test_a_snapshot_cannot_write(loaded: str) -> None:
    engine = database.open_engine(database.locate(loaded), reading=True)
    with (  # noqa: PT012
        pytest.raises((DatabaseError, DBAPIError)),
        database.snapshot(engine) as session,
    ):
        session.execute(text("DELETE FROM claim"))
        session.connection().commit()
    with database.snapshot(engine) as session:
        assert session.execute(text("SELECT count(*) FROM claim")).scalar()
    engine.dispose()


def test_the_program_that_locks_a_postgresql_database_is_named(
    loaded_postgres: str, postgres_server: str, tmp_path: Path
) -> None:
    url = database.locate(postgres_server).set(database=loaded_postgres)
    holder = database.open_engine(url.update_query_dict({"application_name": "timeline load"}))
    hasty = database.open_engine(url, patience=Patience(0))
    with (
        database.session(holder, writing=True),
        pytest.raises(DatabaseError, match=r"in use by timeline load \(.*process [0-9]+"),
    ):
        undo(hasty)
    with holder.begin() as connection:
        connection.execute(text("LOCK TABLE alembic_version IN ACCESS EXCLUSIVE MODE"))
        with (
            pytest.raises(DatabaseError, match="in use by timeline load"),
            database.snapshot(hasty),
        ):
            pass
    for engine in (holder, hasty):
        engine.dispose()


HOLDING = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="only Linux tells who holds a file")
def test_the_program_that_locks_an_sqlite_file_is_named(loaded_sqlite: Path) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(loaded_sqlite)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        engine = database.open_engine(database.locate(str(loaded_sqlite)), patience=Patience(0))
        with pytest.raises(DatabaseError, match=rf"in use by .*\(process {other.pid}"):
            undo(engine)
        engine.dispose()
    finally:
        other.communicate()
