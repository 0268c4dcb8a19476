"""How a database is opened, for reading or for writing, and how its transactions run.

SQLite is opened with foreign keys enforced and write-ahead logging; PostgreSQL through psycopg 3.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from timeline import stopping
from timeline.database.address import describe, sqlite_file
from timeline.database.faults import unusable
from timeline.errors import DatabaseError

STEPS = 1_000_000
"""So many steps of SQLite take some hundredths of a second."""


def open_engine(url: URL, *, reading: bool = False) -> Engine:
    """An engine on this database; a fault of the connection surfaces at its first use.

    One for ``reading`` opens an SQLite file that cannot be written, as on a read-only medium.
    """
    if url.get_backend_name() == "sqlite":
        file = sqlite_file(url)
        if reading and file is not None and (address := read_only_address(file)):
            engine = create_engine(
                url, creator=lambda: sqlite3.connect(address, uri=True, check_same_thread=False)
            )
            event.listen(engine, "connect", _prepare_reading)
        else:
            engine = create_engine(url)
            event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        _hold_commits(engine)
        return engine
    # Whatever the environment or the server prefers, text goes to and fro as UTF-8.
    engine = create_engine(url, connect_args={"client_encoding": "UTF8"})
    _hold_commits(engine)
    return engine


def _hold_commits(engine: Engine) -> None:
    """Let no signal come between a commit and the knowledge of it."""
    commit = engine.dialect.do_commit
    where = engine.url.database if engine.url.get_backend_name() == "sqlite" else engine.url

    def held(connection: Any) -> None:
        with stopping.held():
            commit(connection)
            stopping.written(where)

    engine.dialect.do_commit = held  # type: ignore[method-assign, assignment]


def _listen(connection: sqlite3.Connection) -> None:
    """Let a signal end a statement that takes long."""
    connection.set_progress_handler(stopping.breathe, STEPS)


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver's own BEGIN comes too late for DDL; SQLAlchemy's "begin" event issues it instead.
    _listen(connection)
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA busy_timeout = 5000")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


def _prepare_reading(connection: sqlite3.Connection, _record: Any) -> None:
    _listen(connection)
    connection.isolation_level = None
    connection.execute("PRAGMA busy_timeout = 5000")


def read_only_address(file: Path) -> str | None:
    """The SQLite address of a file that cannot be written, as on a read-only medium; else None.

    Where such a file has no write-ahead log nobody writes it, and SQLite need not make its lock
    files beside it.
    """
    if os.access(file, os.W_OK) and os.access(file.parent, os.W_OK):
        return None
    log = file.with_name(f"{file.name}-wal")
    immutable = "" if log.exists() and log.stat().st_size else "&immutable=1"
    return f"file:{quote(str(file))}?mode=ro{immutable}"


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes later would fail when another writes in between.
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def session(engine: Engine, *, writing: bool = False) -> Iterator[Session]:
    """One transaction: committed at the end, rolled back by any exception.

    ``writing`` takes SQLite's lock for writing at once rather than at the first write.
    """
    try:
        with Session(engine.execution_options(writing=writing)) as opened, opened.begin():
            yield opened
    except OperationalError as error:
        raise unusable(engine, error) from error


@contextmanager
def connected(engine: Engine) -> Iterator[Any]:
    """A connection; a database that cannot be opened is a ``DatabaseError``."""
    try:
        with engine.connect() as connection:
            yield connection
    except OperationalError as error:
        raise unusable(engine, error) from None


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
