"""How a database is opened, for reading or for writing, and how its transactions run.

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
from sqlmodel import Session

from timeline import stopping
from timeline.database import locks
from timeline.database.address import describe, sqlite_file
from timeline.database.faults import told, unusable
from timeline.database.waiting import Patience
from timeline.errors import DatabaseError
from timeline.sqlite import Unlocked, open_to_read


def open_engine(url: URL, *, reading: bool = False, patience: Patience | None = None) -> Engine:
    """An engine on this database; a fault of the connection surfaces at its first use.

    One for ``reading`` opens an SQLite file that is there, wherever it stands and whoever may write
    it. ``patience`` is for other programs that hold the database; without it the usual one.
    """
    # What the pool would log of a connection that a signal broke is no word for a user.
    logging.getLogger("sqlalchemy.pool").addHandler(logging.NullHandler())
    patience = patience or Patience()
    options: dict[str, Any] = {"execution_options": {locks.PATIENCE: patience}}
    if url.get_backend_name() == "sqlite":
        return _open_sqlite(url, reading, patience, options)
    # Whatever the environment or the server prefers, text goes to and fro as UTF-8.
    engine = create_engine(url, connect_args={"client_encoding": "UTF8"}, **options)

    def prepare(connection: Any, _record: Any) -> None:
        connection.execute(f"SET lock_timeout = {patience.milliseconds}")
        connection.commit()

    event.listen(engine, "connect", prepare)
    _hold_commits(engine)
    return engine


@contextmanager
def opened(
    url: URL, *, reading: bool = False, patience: Patience | None = None
) -> Iterator[Engine]:
    """An engine on this database until the end of the block; see ``open_engine``.

    Raises DatabaseError where the driver reports a state of the database, not a fault of this
    program.
    """
    engine = open_engine(url, reading=reading, patience=patience)
    try:
        with driver_faults(engine):
            yield engine
    finally:
        engine.dispose()


@contextmanager
def driver_faults(engine: Engine) -> Iterator[None]:
    """Raise DatabaseError for what the driver reports of the database; see ``opened``."""
    try:
        yield
    except (DBAPIError, UnicodeError) as error:
        state = told(engine, error)
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
        # The driver's own BEGIN comes too late for DDL; the event "begin" issues it instead.
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        turn = locks.turn_on_file(patience, url)
        turn.until(lambda: connection.execute("PRAGMA journal_mode = WAL"))
        connection.execute("PRAGMA synchronous = NORMAL")

    if reading and file is not None:
        engine = create_engine(url, creator=open_file, **options)
    else:
        engine = create_engine(url, connect_args={"timeout": 0}, **options)
        event.listen(engine, "connect", prepare)
    event.listen(engine, "connect", _listen)
    event.listen(engine, "begin", locks.begin)
    _hold_commits(engine)
    return engine


def _listen(connection: sqlite3.Connection, _record: Any) -> None:
    """Let a signal end a statement that takes long."""
    connection.set_progress_handler(stopping.breathe, stopping.STEPS)


def _hold_commits(engine: Engine) -> None:
    """Let no signal come between a commit and the knowledge of it."""
    commit = engine.dialect.do_commit
    where = engine.url.database if engine.url.get_backend_name() == "sqlite" else engine.url

    def held(connection: Any) -> None:
        with stopping.held():
            commit(connection)
            stopping.written(where)

    engine.dialect.do_commit = held  # type: ignore[method-assign, assignment]


@contextmanager
def session(engine: Engine, *, writing: bool = False) -> Iterator[Session]:
    """One transaction: committed at the end, rolled back by any exception.

    ``writing`` has the lock of all writers before it reads anything, so that it decides on what
    the last of them left.
    """
    options = locks.WRITING[engine.dialect.name] if writing else {}
    try:
        with Session(engine.execution_options(**options)) as opened, opened.begin():
            if writing:
                locks.lock_out_writers(opened.connection())
            yield opened
    except OperationalError as error:
        raise unusable(engine, error) from error


@contextmanager
def snapshot(engine: Engine) -> Iterator[Session]:
    """A session that only reads, and all that it reads is of one moment, however long it takes.

    Writers go on meanwhile; what they write is kept apart until it ends, and a migration waits.
    Raises DatabaseError where a file that cannot be locked was written meanwhile.
    """
    reading = engine.execution_options(**locks.READING[engine.dialect.name])
    try:
        with reading.connect() as connection:
            locks.hold_schema(connection)
            raw = connection.connection.driver_connection
            try:
                with Session(connection) as opened:
                    yield opened
            except DriverError:
                _require_unchanged(raw)
                raise
            _require_unchanged(raw)
    except OperationalError as error:
        raise unusable(engine, error) from error


def _require_unchanged(connection: Any) -> None:
    if isinstance(connection, Unlocked):
        connection.require_unchanged()


def into_one_file(engine: Engine) -> None:
    """Close an SQLite database, with all of it in its file and no log beside it.

    SQLite does so by itself when the last connection closes, but without a word where it cannot,
    as on a full disk. Raises DatabaseError then.
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
