"""Open a database for reading or for writing, and run its transactions.

SQLite is opened with foreign keys enforced and write-ahead logging; PostgreSQL through psycopg 3.
"""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError as DriverError
from sqlalchemy.exc import DBAPIError, OperationalError

from timeline import stopping
from timeline.database import locks
from timeline.database.address import describe, sqlite_file
from timeline.database.faults import explained, unusable
from timeline.database.sessions import KEPT, PlainSession, Session
from timeline.database.waiting import Patience
from timeline.errors import DatabaseError
from timeline.sqlite import UnlockedConnection, open_to_read

OURS = "entity"
"""A table that every version of the schema has."""
_SILENT = logging.NullHandler()


def open_engine(url: URL, *, reading: bool = False, patience: Patience | None = None) -> Engine:
    """Return an engine for this database; a connection error is raised at its first use.

    An engine for ``reading`` opens an existing SQLite file even if the user may not write it.
    ``patience`` defines how long to wait for other programs that lock the database.
    """
    # The pool logs a connection that a signal broke; a user must not see that.
    logging.getLogger("sqlalchemy.pool").addHandler(_SILENT)
    patience = patience or Patience()
    options: dict[str, Any] = {"execution_options": {locks.PATIENCE: patience}}
    if url.get_backend_name() == "sqlite":
        return _open_sqlite(url, reading, patience, options)
    # Text is always transferred as UTF-8, not as the environment or the server prefers.
    engine = create_engine(url, connect_args={"client_encoding": "UTF8"}, **options)

    def prepare(connection: Any, _record: Any) -> None:
        connection.execute(f"SET lock_timeout = {patience.milliseconds}")
        connection.commit()

    event.listen(engine, "connect", prepare)
    _protect_commits(engine)
    return engine


@contextmanager
def opened(
    url: URL, *, reading: bool = False, patience: Patience | None = None
) -> Iterator[Engine]:
    """Provide an engine on this database; see ``open_engine``.

    Raises DatabaseError if the driver reports a state of the database and not a bug.
    """
    engine = open_engine(url, reading=reading, patience=patience)
    try:
        with driver_faults(engine):
            yield engine
    finally:
        engine.pool.dispose()  # that of the engine would make another pool, for nobody


@contextmanager
def driver_faults(engine: Engine) -> Iterator[None]:
    """Raise DatabaseError instead of an error of the driver that is not a bug; see ``opened``."""
    try:
        yield
    except (DBAPIError, UnicodeError) as error:
        state = explained(engine, error)
        if state is None:
            raise
        raise state from None


def _open_sqlite(url: URL, reading: bool, patience: Patience, options: dict[str, Any]) -> Engine:
    file = sqlite_file(url)

    def open_file() -> sqlite3.Connection:
        assert file is not None
        turn = locks.turn_on_file(patience, url)
        return turn.until(lambda: open_to_read(file, check_same_thread=False, timeout=0))

    def prepare(connection: sqlite3.Connection, _record: Any) -> None:
        # The driver's own BEGIN is too late for DDL; the event "begin" issues it instead.
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        turn = locks.turn_on_file(patience, url)
        # The setting stays in the file, so a file of another program does not get it.
        if turn.until(lambda: _is_ours(connection)):
            turn.until(lambda: connection.execute("PRAGMA journal_mode = WAL"))
        connection.execute("PRAGMA synchronous = NORMAL")
        # The pages of a dozen indexes: with the usual 2 MB a large load reads them again and again.
        connection.execute("PRAGMA cache_size = -16000")

    if reading and file is not None:
        engine = create_engine(url, creator=open_file, **options)
    else:
        engine = create_engine(url, connect_args={"timeout": 0}, **options)
        event.listen(engine, "connect", prepare)
    event.listen(engine, "connect", _listen)
    event.listen(engine, "begin", locks.begin)
    _protect_commits(engine)
    return engine


def _is_ours(connection: sqlite3.Connection) -> bool:
    """Return whether a file has the tables of timeline, or none."""
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master")]
    return not names or OURS in names


def _listen(connection: sqlite3.Connection, _record: Any) -> None:
    """Let a signal interrupt a long statement."""
    connection.set_progress_handler(stopping.breathe, stopping.STEPS)


def _protect_commits(engine: Engine) -> None:
    """Delay signals during a commit until it is recorded as written."""
    commit = engine.dialect.do_commit
    where = engine.url.database if engine.url.get_backend_name() == "sqlite" else engine.url

    def commit_and_record(connection: Any) -> None:
        with stopping.delayed():
            commit(connection)
            stopping.written(where)

    engine.dialect.do_commit = commit_and_record  # type: ignore[method-assign, assignment]


@contextmanager
def session(engine: Engine, *, writing: bool = False) -> Iterator[Session]:
    """Run one transaction: committed at the end, rolled back by any exception.

    With ``writing`` it takes the writers' lock before it reads anything, so that it reads the
    result of the last writer.
    """
    options = locks.WRITING[engine.dialect.name] if writing else {}
    try:
        with engine.execution_options(**options).begin() as connection:
            if writing:
                locks.lock_out_writers(connection)
            yield PlainSession(connection)
    except OperationalError as error:
        raise unusable(engine, error) from error


@contextmanager
def snapshot(engine: Engine) -> Iterator[Session]:
    """Open a read-only session that reads one consistent state, however long it takes.

    Writers can continue, but the session does not see their changes; a migration waits for it.
    Raises DatabaseError if a file that cannot be locked was written meanwhile.
    """
    options = {**locks.READING[engine.dialect.name], KEPT: {}}
    reading = engine.execution_options(**options)
    try:
        with reading.connect() as connection:
            locks.hold_schema(connection)
            raw = connection.connection.driver_connection
            try:
                yield PlainSession(connection)
            except DriverError:
                _require_unchanged(raw)
                raise
            _require_unchanged(raw)
    except OperationalError as error:
        raise unusable(engine, error) from error


def _require_unchanged(connection: Any) -> None:
    if isinstance(connection, UnlockedConnection):
        connection.require_unchanged()


def into_one_file(engine: Engine) -> None:
    """Close an SQLite database with all data in its file and no log next to it.

    SQLite does this when the last connection closes, but ignores a failure, such as a full disk.
    Raises DatabaseError in that case.
    """
    raw = engine.raw_connection()
    try:
        opened: Any = raw.driver_connection
        (busy, *_) = opened.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise DatabaseError(f"{describe(engine.url)} is in use by another program")
    except sqlite3.Error as error:
        raise unusable(engine, error) from error
    finally:
        raw.close()
        engine.dispose()
