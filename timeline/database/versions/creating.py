"""New databases with the newest schema and no data: in memory, or as an SQLite file.

The first load into a PostgreSQL database creates the tables in its own transaction, see ``schema``.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine
from sqlalchemy.engine import URL

from timeline import files
from timeline.database.engine import open_engine
from timeline.database.faults import unusable
from timeline.database.versions.schema import bundled
from timeline.errors import UsageError

NEWEST: Final = "newest.sql"
"""The file beside the migrations with the tables that they make in a new SQLite database."""


def in_memory() -> Engine:
    """Return an engine on a new SQLite database in memory with the newest schema and no data."""
    engine = open_engine(URL.create("sqlite"))
    _fill(engine)
    return engine


def _fill(engine: Engine) -> None:
    """Give an empty SQLite database the schema. Raises DatabaseError, as for a full disk."""
    try:
        with closing(engine.raw_connection()) as raw:
            connection: Any = raw.driver_connection
            _template().backup(connection)
    except sqlite3.Error as error:
        raise unusable(engine, error) from error


@cache
def _template() -> sqlite3.Connection:
    """Return a database in memory from which new ones are copied.

    Its tables are written in a file, as the migrations make them: to run all of those takes half a
    second, and memory that a load would keep to its end.
    """
    made = sqlite3.connect(":memory:", check_same_thread=False)
    made.executescript((bundled("alembic") / NEWEST).read_text(encoding="utf-8"))
    return made


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
