"""The database that a command means: its options, and opening it for reading."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from timeline.cli.waiting import patience
from timeline.errors import DatabaseError

if TYPE_CHECKING:
    from sqlalchemy import URL, Engine
    from sqlmodel import Session


class Globals(NamedTuple):
    """The options of the program, which every command has too: either place will do."""

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
        help="The database, if not the usual one.",
    ),
]
Wait = Annotated[
    int | None,
    typer.Option(
        "--wait",
        metavar="SECONDS",
        min=0,
        callback=_wait,
        help="How long to wait for other programs: 30.",
    ),
]


@contextmanager
def snapshot(database: str | None, wait: int | None) -> "Iterator[Session]":
    """A session on a database that is there and up to date; all that it reads is of one moment.

    An SQLite file may be where nothing can be written. A pager that is left open holds the moment:
    others write meanwhile all the same, and only what they replace is kept until then.

    Raises DatabaseError, with what to type, where there is none yet, it is empty, it is of another
    version than this program, or it cannot be read.
    """
    from timeline import database as db
    from timeline import files

    url = db.locate(database)
    _used.append(url)
    with db.reading(url, patience(wait)) as session, files.no_wider_than(db.sqlite_file(url)):
        yield session


@contextmanager
def engine_there(
    database: str | None, wait: int | None, *, reading: bool = False
) -> Iterator["Engine"]:
    """An engine on a database that is there, whatever is in it. Raises DatabaseError."""
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
    """An engine on a database, whatever is in it; what the driver complains of is said in a line.

    Raises DatabaseError.
    """
    from timeline import database as db

    url = db.locate(database)
    _used.append(url)
    with db.opened(url, reading=reading, patience=patience(wait)) as engine:
        yield engine


_used: "list[URL]" = []
"""The databases that this program has opened."""


def damage() -> DatabaseError | None:
    """What is wrong with the database that a command has used; None where nothing is.

    For a command that fails on values that nothing of ours wrote: that is no fault of the program.
    """
    from timeline.audit.verify import damage_of

    return damage_of(_used[-1]) if _used else None


def place(engine: "Engine") -> object:
    """What is written where this engine commits, for ``stopping.stands``."""
    return engine.url.database if engine.dialect.name == "sqlite" else engine.url
