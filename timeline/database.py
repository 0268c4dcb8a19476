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
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlmodel import Session, SQLModel

from timeline import files
from timeline.errors import DatabaseError, UsageError

if TYPE_CHECKING:
    from alembic.config import Config

DEFAULT = "timeline.db"
VARIABLE = "TIMELINE_DATABASE"
LOCK = "SELECT pg_advisory_xact_lock(hashtext('timeline.load'))"
"""PostgreSQL lets one transaction at a time change the schema or the records."""
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


def sqlite_file(url: URL) -> Path | None:
    """The file of an SQLite database, links followed; None for PostgreSQL and one in memory.

    Raises UsageError for what can hold no database: a folder, a pipe, a device.
    """
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return None
    named = Path(str(url.database))
    try:
        file = named.resolve()
        taken = os.path.lexists(file)
    except (OSError, RuntimeError, ValueError) as error:  # too long, links in a circle, NUL
        raise UsageError(f"{named} cannot be used as a database: {error}") from None
    if taken and not files.is_regular(file):
        what = "a folder" if file.is_dir() else "not a file"
        raise UsageError(f"{named} is {what}", "name a file, as in --database timeline.db")
    return file


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


def _prepare_reading(connection: sqlite3.Connection, _record: Any) -> None:
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


def exists(url: URL) -> bool:
    """Whether there is a database at all; PostgreSQL's is taken to be there.

    Raises UsageError for what can hold no database.
    """
    if url.get_backend_name() != "sqlite":
        return True
    file = sqlite_file(url)
    return file is not None and file.exists()


def alembic_config(engine: Engine) -> "Config":
    """Alembic's settings for this engine; the migrations are found in wheel and checkout alike."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(bundled("alembic")))
    config.attributes["engine"] = engine
    return config


def head() -> str:
    """The newest version that this program knows, without importing Alembic for it."""
    return max(path.name.partition("_")[0] for path in bundled("alembic").glob("versions/0*.py"))


def version(engine: Engine) -> str | None:
    """The version of the database's schema, or None where it has none."""
    with connected(engine) as connection:
        return _version(connection)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
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


def ensure_schema(session: Session) -> None:
    """Make the tables within the session's transaction, in a database that has none.

    So a first load that fails leaves the database as empty as it was. Raises DatabaseError for a
    database of another version, and for one in which another program has tables of these names.
    """
    connection = session.connection()
    found = _version(connection)
    where = describe(connection.engine.url)
    if found is None:
        foreign = sorted(set(SQLModel.metadata.tables) & set(inspect(connection).get_table_names()))
        if foreign:
            raise DatabaseError(
                f"{where} has a table {foreign[0]} that timeline did not make",
                "name a database of its own for timeline",
            )
        from alembic import command

        config = alembic_config(connection.engine)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    else:
        require_version(where, found)


def require_version(where: str, found: str) -> None:
    """Raise DatabaseError, with what to do, where the schema is not of this program's version."""
    if found > head():
        raise DatabaseError(
            f"{where} was made by a newer version of timeline ({found})",
            "install that version: pip install --upgrade timeline",
        )
    if found < head():
        raise DatabaseError(f"{where} was made by an older version", "type: timeline db upgrade")


def downgrade(engine: Engine, revision: str) -> None:
    """Take the schema back to ``revision``, keeping the data that still has a place."""
    from alembic import command

    command.downgrade(alembic_config(engine), revision)


@contextmanager
def new_beside(file: Path) -> Iterator[tuple[Engine, Path]]:
    """An empty SQLite database beside ``file``, to be put in its place; removed at the end.

    Raises UsageError where the folder is missing or takes no file.
    """
    if not file.parent.is_dir():
        raise UsageError(f"there is no folder {file.parent}", "make it first, or name another file")
    try:
        with files.beside(file) as partial:
            engine = open_engine(URL.create("sqlite", database=str(partial)))
            try:
                yield engine, partial
            finally:
                engine.dispose()
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}") from error
