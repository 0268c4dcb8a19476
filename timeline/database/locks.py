"""Take the locks of a transaction before it reads anything, on SQLite and on PostgreSQL.

===========  ================================================  ===================================
transaction  SQLite                                            PostgreSQL
===========  ================================================  ===================================
reads        the state of its first read, which follows at     REPEATABLE READ, READ ONLY; the
             once                                              schema is locked, so that no
                                                               migration rewrites a table meanwhile
writes       BEGIN IMMEDIATE: one writer at a time             READ COMMITTED after an advisory
                                                               lock, so that it reads the result of
                                                               the last writer
migrates     the same                                          the same, and no readers
===========  ================================================  ===================================
"""

from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import Connection, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from timeline.database.address import describe, sqlite_file
from timeline.database.holders import on_postgresql, on_sqlite
from timeline.database.waiting import Patience, Turn, is_locked

PATIENCE: Final = "patience"
"""The option of a connection that contains its ``Patience``."""
READING: Final[dict[str, dict[str, Any]]] = {
    "sqlite": {},
    "postgresql": {"isolation_level": "REPEATABLE READ"},
}
"""The options of a transaction that reads."""
WRITING: Final[dict[str, dict[str, Any]]] = {
    "sqlite": {"writing": True},
    "postgresql": {"isolation_level": "READ COMMITTED"},  # with any default of the server
}
"""The options of a transaction that writes."""
_WRITERS: Final = "timeline.load"
_SCHEMA: Final = "alembic_version"
_NO_TABLE: Final = "42P01"  # PostgreSQL's SQLSTATE for an undefined table


def begin(connection: Connection) -> None:
    """Begin a transaction on SQLite: read its state, or take its write lock, at once.

    A transaction that read first and wrote later would fail if another one wrote in between.
    """
    patience = _patience(connection)
    how = "BEGIN IMMEDIATE" if connection.get_execution_options().get("writing") else "BEGIN"

    def attempt() -> None:
        connection.exec_driver_sql(how)  # rolled back by SQLAlchemy if the next statement fails
        connection.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1").all()

    connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    turn_on_file(patience, connection.engine.url).until(attempt)
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {patience.milliseconds}")


def lock_out_writers(connection: Connection) -> None:
    """Prevent other transactions from writing or migrating until this one ends; wait for the lock.

    Call it before anything is read. On SQLite the transaction has begun with this lock.
    """
    if connection.dialect.name != "postgresql":
        return
    turn = _turn(connection, lambda: on_postgresql(connection, _WRITERS, advisory=True))
    lock = text("SELECT pg_try_advisory_xact_lock(hashtext(:name))")
    while not connection.scalar(lock, {"name": _WRITERS}):
        turn.missed()


def lock_out_readers(connection: Connection) -> None:
    """Prevent other transactions from reading until this one, a migration, ends; wait for the lock.

    Writers must be locked out before. On SQLite readers see the state before the migration. On
    PostgreSQL they would see a table as empty while the migration rewrites it.
    """
    if connection.dialect.name != "postgresql":
        return
    turn = _turn(connection, lambda: on_postgresql(connection, _SCHEMA, any_mode=True))
    while not _hold_schema(connection, "ACCESS EXCLUSIVE"):
        turn.missed()


def hold_schema(connection: Connection) -> None:
    """Prevent migrations while this transaction reads; wait for one that is running.

    Call it before anything is read, because the first read fixes the state that the transaction
    sees. This function reads nothing itself.
    """
    if connection.dialect.name != "postgresql":
        connection.begin()  # reads the state at once, and SQLite keeps it for this transaction
        return
    # Not as an option of the connection: that would make its next transaction read-write, even if
    # the server or the user wants read-only transactions.
    read_only = "SET TRANSACTION READ ONLY"
    turn = _turn(connection, lambda: on_postgresql(connection, _SCHEMA))
    connection.exec_driver_sql(read_only)
    while not _hold_schema(connection, "ACCESS SHARE"):
        turn.missed()
        connection.rollback()  # reading the holder fixed a state, which is outdated by now
        connection.exec_driver_sql(read_only)


def _hold_schema(connection: Connection, mode: str) -> bool:
    """Try to lock the table of the version; return False if another transaction has locked it.

    Return True also if there is no such table.
    """
    try:
        with connection.begin_nested():
            connection.exec_driver_sql(f"LOCK TABLE {_SCHEMA} IN {mode} MODE NOWAIT")
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) == _NO_TABLE:
            return True
        if is_locked(error):
            return False
        raise
    return True


def turn_on_file(patience: Patience, url: URL) -> Turn:
    """Return a turn to wait for an SQLite file."""
    return Turn(patience, describe(url), lambda: on_sqlite(sqlite_file(url)))


def _patience(connection: Connection) -> Patience:
    found = connection.get_execution_options().get(PATIENCE)
    return found if isinstance(found, Patience) else Patience()


def _turn(connection: Connection, holder: Callable[[], str]) -> Turn:
    return Turn(_patience(connection), describe(connection.engine.url), holder)
