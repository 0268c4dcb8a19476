"""The database of a command: its options, and opening it for reading."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

import typer

from timeline.cli.waiting import patience
from timeline.errors import DatabaseError

if TYPE_CHECKING:
    from sqlalchemy import URL, Engine
    from sqlmodel import Session


class Globals(NamedTuple):
    """The options of the program. Every command has them, too; both places are equivalent."""

    database: str | None = None
    wait: int | None = None


def _database(context: typer.Context, value: str | None) -> str | None:
    return value or (context.obj or Globals()).database


def _wait(context: typer.Context, value: int | None) -> int | None:
    return (context.obj or Globals()).wait if value is None else value


Database = Annotated[
    str | None,
    typer.Option(
        "--database",
        metavar="PATH|URL",
        callback=_database,
        help="The database, if not the default one.",
    ),
]
Wait = Annotated[
    int | None,
    typer.Option(
        "--wait",
        metavar="SECONDS",
        min=0,
        callback=_wait,
        help="How long to wait for other programs. Default: 30.",
    ),
]


@contextmanager
def snapshot(database: str | None, wait: int | None) -> "Iterator[Session]":
    """Provide a session that reads one snapshot of an existing, up-to-date database.

    An SQLite file may be on a read-only file system. The snapshot lasts as long as the session, so
    also while a pager is open: other programs can still write, and the database keeps the old
    versions of what they change until then.

    Raises DatabaseError, with the command to type, if the database does not exist, is empty, has
    another version than this program, or cannot be read.
    """
    from timeline import database as db
    from timeline import files

    with engine_there(database, wait, reading=True) as engine, db.snapshot(engine) as session:
        db.require_schema(session)
        with files.no_wider_than(db.sqlite_file(engine.url)):
            yield session


@contextmanager
def engine_there(
    database: str | None, wait: int | None, *, reading: bool = False
) -> Iterator["Engine"]:
    """Provide an engine on an existing database of any version. Raises DatabaseError."""
    from timeline import database as db

    url = db.locate(database)
    if not db.exists(url):
        raise db.nothing_loaded(db.describe(url))
    with engine_on(database, wait, reading=reading) as engine:
        yield engine


@contextmanager
def engine_on(
    database: str | None, wait: int | None, *, reading: bool = False
) -> Iterator["Engine"]:
    """Provide an engine on a database of any version, which need not exist.

    Raises DatabaseError, also in place of errors of the driver.
    """
    from sqlalchemy.exc import DBAPIError

    from timeline import database as db

    engine = db.open_engine(db.locate(database), reading=reading, patience=patience(wait))
    _used.append(engine.url)
    try:
        yield engine
    except (DBAPIError, UnicodeError) as error:
        told = db.told(engine, error)
        if told is None:
            raise  # not caused by the state of the database: a bug of this program
        raise told from None
    finally:
        engine.dispose()


_used: "list[URL]" = []
"""The databases that this program has opened."""
_REPAIR: Final = (
    "timeline check lists all problems; restore a copy (timeline db restore FILE), or load into a"
    " new database"
)


def damage() -> DatabaseError | None:
    """Return the damage of the database that the command has used last; None without damage.

    A command that fails on values that this program cannot have written is not a bug.
    """
    from timeline import database as db
    from timeline.audit.verify import first_damage

    for url in _used[-1:]:
        engine = db.open_engine(url, reading=True)
        try:
            if (found := first_damage(engine)) is not None:
                return DatabaseError(f"{db.describe(url)} is damaged: {found}", _REPAIR)
        finally:
            engine.dispose()
    return None


def place(engine: "Engine") -> object:
    """Return the file or address that a commit of this engine writes, for ``stopping.stands``."""
    return engine.url.database if engine.dialect.name == "sqlite" else engine.url
