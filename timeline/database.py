"""The database: where it is, how it is opened, migrated and copied.

A database is named by a path (SQLite) or by a PostgreSQL URL. SQLite is opened with foreign keys
enforced and write-ahead logging; PostgreSQL through psycopg 3.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlmodel import Session

from timeline.errors import DatabaseError, UsageError

if TYPE_CHECKING:
    from alembic.config import Config

DEFAULT = "timeline.db"
VARIABLE = "TIMELINE_DATABASE"
_PACKAGE = Path(__file__).resolve().parent


def bundled(name: str) -> Path:
    """The folder ``alembic`` or ``seeds``, in an installed wheel or in a checkout."""
    inside = _PACKAGE / f"_{name}"
    return inside if inside.is_dir() else _PACKAGE.parent / name


def locate(database: str | None = None) -> URL:
    """The database that is meant: the argument, else the variable, else the default file."""
    named = database or os.environ.get(VARIABLE) or DEFAULT
    if "://" not in named:
        return URL.create("sqlite", database=named)
    try:
        url = make_url(named)
    except ArgumentError:
        raise UsageError(
            f"{named} is no database address", "give a path or postgresql://…"
        ) from None
    if url.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername == "sqlite":
        return url
    raise UsageError(
        f"{url.drivername} is no database that timeline can use",
        "give the path of an SQLite file, or postgresql://user@host/name",
    )


def describe(url: URL) -> str:
    """The database in words for a message; a password is never shown."""
    if url.get_backend_name() == "sqlite":
        return url.database or ":memory:"
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def open_engine(url: URL) -> Engine:
    """An engine on this database; a fault of the connection surfaces at its first use."""
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        return create_engine(url)
    except ModuleNotFoundError:
        raise DatabaseError(
            "PostgreSQL needs the psycopg library", "pip install 'timeline[postgres]'"
        ) from None


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver's own BEGIN comes too late for DDL; SQLAlchemy's "begin" event issues it instead.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA busy_timeout = 5000")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


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


def exists(url: URL) -> bool:
    """Whether there is a database at all (for PostgreSQL: whether it can be reached)."""
    if url.get_backend_name() == "sqlite":
        return bool(url.database) and Path(str(url.database)).is_file()
    return True


def alembic_config(engine: Engine) -> "Config":
    """Alembic's settings for this engine; the migrations are found in wheel and checkout alike."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(bundled("alembic")))
    config.attributes["engine"] = engine
    return config


def head() -> str:
    """The newest version that this program knows."""
    from alembic.script import ScriptDirectory

    return str(ScriptDirectory(str(bundled("alembic"))).get_current_head())


def version(engine: Engine) -> str | None:
    """The version of the database's schema, or None where it has none."""
    with connected(engine) as connection:
        if not engine.dialect.has_table(connection, "alembic_version"):
            return None
        row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
    return None if row is None else str(row[0])


@contextmanager
def connected(engine: Engine) -> Iterator[Any]:
    """A connection; a database that cannot be opened is a ``DatabaseError``."""
    try:
        with engine.connect() as connection:
            yield connection
    except OperationalError as error:
        raise unusable(engine, error) from None


def unusable(engine: Engine, error: Exception) -> DatabaseError:
    """The driver's complaint as one line."""
    first = str(getattr(error, "orig", error)).strip().splitlines()[0]
    return DatabaseError(f"{describe(engine.url)}: {first}")


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the schema up to ``revision``; a database that is there already is up to date."""
    from alembic import command

    command.upgrade(alembic_config(engine), revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Take the schema back to ``revision``, keeping the data that still has a place."""
    from alembic import command

    command.downgrade(alembic_config(engine), revision)


def backup(source: Path, target: Path) -> None:
    """Copy an SQLite database, safely while others use it. ``target`` is replaced whole or not."""
    partial = target.with_name(target.name + ".partial")
    partial.unlink(missing_ok=True)
    with sqlite3.connect(source) as old, sqlite3.connect(partial) as new:
        old.backup(new)
    old.close()
    new.close()
    partial.replace(target)
