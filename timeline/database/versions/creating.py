"""New databases with the newest schema and no data: in memory, or as an SQLite file.

The first load into a PostgreSQL database creates the tables in its own transaction, see ``schema``.
"""

import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.engine import URL

from timeline import files
from timeline.database.engine import open_engine
from timeline.database.faults import unusable
from timeline.database.sessions import Session
from timeline.database.versions.schema import INDEX, VERSIONS, head, upgrade
from timeline.errors import UsageError


def in_memory(like: Session | None = None, tables: Collection[str] = ()) -> Engine:
    """Return an engine on a new SQLite database in memory with the newest schema and no data.

    ``like`` reads a database with that schema, which has these tables. The definitions in an SQLite
    database are copied, because the migrations would take most of the time of a short command.
    """
    engine = open_engine(URL.create("sqlite"))
    if like is not None and like.get_bind().dialect.name == "sqlite":
        _define(engine, _definitions(like, tables))
    else:
        _fill(engine)
    return engine


def _definitions(session: Session, tables: Collection[str]) -> list[str]:
    """Return the definitions of these tables, then of their indexes, then of triggers."""
    ours = {*tables, VERSIONS, INDEX}
    objects = session.connection().exec_driver_sql(
        "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        " ORDER BY type <> 'table', type <> 'index', rowid"
    )
    return [
        each.sql
        for each in objects
        if each.tbl_name in ours and (each.type != "trigger" or each.name.startswith(INDEX))
    ]


def _define(engine: Engine, definitions: Iterable[str]) -> None:
    with closing(engine.raw_connection()) as raw:
        connection: Any = raw.driver_connection
        for each in definitions:
            connection.execute(each)
        connection.execute(f"INSERT INTO {VERSIONS} VALUES (?)", (head(),))


def _fill(engine: Engine) -> None:
    """Give an empty SQLite database the schema. Raises DatabaseError, as for a full disk."""
    try:
        with closing(engine.raw_connection()) as raw:
            connection: Any = raw.driver_connection
            _migrated().backup(connection)
    except sqlite3.Error as error:
        raise unusable(engine, error) from error


@cache
def _migrated() -> sqlite3.Connection:
    """Return a database in memory from which new ones are copied.

    The migrations of a new SQLite database thus run once in a process.
    """
    engine = open_engine(URL.create("sqlite"))
    upgrade(engine)
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    with closing(engine.raw_connection()) as raw:
        connection: Any = raw.driver_connection
        connection.backup(copy)
    engine.dispose()
    return copy


@contextmanager
def new_beside(file: Path) -> Iterator[tuple[Engine, Path]]:
    """Create an SQLite database next to ``file``, to be renamed to it; remove it at the end.

    It has the newest schema and no data. Raises UsageError if the folder is missing or not
    writable.
    """
    if not file.parent.is_dir():
        raise UsageError(f"there is no folder {file.parent}", "create it, or name another file")
    _require_no_log(file)
    try:
        with files.beside(file) as partial:
            engine = open_engine(URL.create("sqlite", database=str(partial)))
            try:
                _fill(engine)
                yield engine, partial
            finally:
                engine.dispose()
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}") from error


def _require_no_log(file: Path) -> None:
    """Remove files left from a deleted database, which SQLite would use for the new one.

    A rollback journal and a log index are useless without their database. Raises UsageError for a
    write-ahead log, which may contain records that are nowhere else.
    """
    log = file.with_name(f"{file.name}-wal")
    if os.path.lexists(log) and not (files.is_regular(log) and log.stat().st_size == 0):
        raise UsageError(
            f"{log} is left from a database that does not exist",
            f"put the database back as {file}, or move the log away",
        )
    with suppress(OSError):
        for ending in ("-wal", "-shm", "-journal"):
            left = file.with_name(file.name + ending)
            if files.is_regular(left) and not left.is_symlink():
                left.unlink()
