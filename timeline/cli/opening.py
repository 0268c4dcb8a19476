"""The database that a command means: its option, and opening it for reading."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sqlalchemy import Engine


def _or_global(context: typer.Context, value: str | None) -> str | None:
    """The option of the command, else that of the program: both places will do."""
    return value or context.obj


Database = Annotated[
    str | None,
    typer.Option(
        "--database",
        metavar="PATH|URL",
        callback=_or_global,
        help="The database, if not the usual one.",
    ),
]


@contextmanager
def opened(database: str | None, *, writing: bool = False) -> Iterator["Engine"]:
    """An engine on a database that is there and up to date; a file that is only read may be
    where nothing can be written.

    Raises DatabaseError, with what to type, where there is none yet, it is empty, it is of another
    version than this program, or it cannot be read.
    """
    from timeline import database as db
    from timeline import files

    url = db.locate(database)
    if not db.exists(url):
        raise _nothing(db.describe(url))
    with engine_on(database, reading=not writing) as engine:
        version = db.version(engine)
        if version is None:
            raise _nothing(db.describe(url))
        db.require_version(db.describe(url), version)
        with files.no_wider_than(db.sqlite_file(url)):
            yield engine


@contextmanager
def engine_on(database: str | None, *, reading: bool = False) -> Iterator["Engine"]:
    """An engine on a database, whatever is in it; what the driver complains of is said in a line.

    Raises DatabaseError.
    """
    from sqlalchemy.exc import DBAPIError

    from timeline import database as db

    engine = db.open_engine(db.locate(database), reading=reading)
    try:
        yield engine
    except (DBAPIError, UnicodeError) as error:
        told = db.told(engine, error)
        if told is None:
            raise  # no state of a sound database: a fault of this program
        raise told from None
    finally:
        engine.dispose()


def place(engine: "Engine") -> object:
    """What is written where this engine commits, for ``stopping.stands``."""
    return engine.url.database if engine.dialect.name == "sqlite" else engine.url


def _nothing(where: str) -> Exception:
    from timeline.errors import DatabaseError

    return DatabaseError(
        f"nothing is loaded yet: there is no timeline in {where}",
        "type: timeline load          the chronicle that comes with the program\n"
        "      timeline load FOLDER   a chronicle of your own",
    )
