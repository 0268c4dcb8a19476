"""The locks that a transaction takes before it reads anything, on SQLite and on PostgreSQL.

===========  ================================================  ===================================
transaction  SQLite                                            PostgreSQL
===========  ================================================  ===================================
reads        the state of its first read, which comes at once  REPEATABLE READ, READ ONLY; the
                                                               schema is held, so that no migration
                                                               rewrites a table below it
writes       BEGIN IMMEDIATE: one writer at a time             READ COMMITTED, an advisory lock
                                                               first: what is read after it is what
                                                               the last writer left
migrates     the same                                          the same, and no reader either
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
"""The option of a connection that holds its ``Patience``."""
READING: Final[dict[str, dict[str, Any]]] = {
    "sqlite": {},
    "postgresql": {"isolation_level": "REPEATABLE READ"},
}
"""The options of a transaction that reads."""
WRITING: Final[dict[str, dict[str, Any]]] = {
    "sqlite": {"writing": True},
    "postgresql": {"isolation_level": "READ COMMITTED"},  # whatever the server's default is
}
"""The options of a transaction that writes."""
_WRITERS: Final = "timeline.load"
_SCHEMA: Final = "alembic_version"
_NO_TABLE: Final = "42P01"  # as PostgreSQL says it


def begin(connection: Connection) -> None:
    """Begin a transaction on SQLite: its state is read, or its lock for writing taken, at once.

    A transaction that read first and wrote later would fail when another writes in between.
    """
    patience = _patience(connection)
    how = "BEGIN IMMEDIATE" if connection.get_execution_options().get("writing") else "BEGIN"

    def attempt() -> None:
        connection.exec_driver_sql(how)  # rolled back by SQLAlchemy where the next one fails
        connection.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1").all()

    connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    turn_on_file(patience, connection.engine.url).until(attempt)
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {patience.milliseconds}")


def lock_out_writers(connection: Connection) -> None:
    """Let no other transaction write or migrate until this one ends; wait for one that does.

    To be called before anything is read. On SQLite the transaction has begun with this lock.
    """
    if connection.dialect.name != "postgresql":
        return
    turn = _turn(connection, lambda: on_postgresql(connection, _WRITERS, advisory=True))
    asked = text("SELECT pg_try_advisory_xact_lock(hashtext(:name))")
    while not connection.scalar(asked, {"name": _WRITERS}):
        turn.missed()


def lock_out_readers(connection: Connection) -> None:
    """Let no transaction read until this one ends, which has locked out writers and will migrate.

    SQLite shows its readers what was before. PostgreSQL would show them empty tables where a
    migration rewrites one.
    """
    if connection.dialect.name != "postgresql":
        return
    turn = _turn(connection, lambda: on_postgresql(connection, _SCHEMA, any_mode=True))
    while not _hold_schema(connection, "ACCESS EXCLUSIVE"):
        turn.missed()


def hold_schema(connection: Connection) -> None:
    """Let nobody migrate while this transaction reads; wait for one that does.

    To be called before anything is read: the first read fixes what the transaction sees, and this
    is none.
    """
    if connection.dialect.name != "postgresql":
        connection.begin()  # the state is read at once, and SQLite keeps it for this transaction
        return
    # Not an option of the connection: the next transaction on it would be made one that writes,
    # even where the server or the user wants transactions that only read.
    read_only = "SET TRANSACTION READ ONLY"
    turn = _turn(connection, lambda: on_postgresql(connection, _SCHEMA))
    connection.exec_driver_sql(read_only)
    while not _hold_schema(connection, "ACCESS SHARE"):
        turn.missed()
        connection.rollback()  # who holds it was read: what was seen then is old by now
        connection.exec_driver_sql(read_only)


def _hold_schema(connection: Connection, mode: str) -> bool:
    """Take a lock on the table of the version, if there is one; whether nobody stood in the way."""
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
    """A turn to wait for an SQLite file."""
    return Turn(patience, describe(url), lambda: on_sqlite(sqlite_file(url)))


def _patience(connection: Connection) -> Patience:
    found = connection.get_execution_options().get(PATIENCE)
    return found if isinstance(found, Patience) else Patience()


def _turn(connection: Connection, holder: Callable[[], str]) -> Turn:
    return Turn(_patience(connection), describe(connection.engine.url), holder)
