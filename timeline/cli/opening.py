"""The database that a command means: its option, and opening it for reading."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pathlib import Path

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

    url = db.locate(database)
    if not db.exists(url):
        raise _nothing(db.describe(url))
    with engine_on(database, reading=not writing) as engine:
        version = db.version(engine)
        if version is None:
            raise _nothing(db.describe(url))
        db.require_version(db.describe(url), version)
        with _no_wider_than(db.sqlite_file(url)):
            yield engine


@contextmanager
def _no_wider_than(file: "Path | None") -> Iterator[None]:
    """Nobody may read what a command writes who may not read the database it comes from."""
    if file is None:
        yield
        return
    mask = os.umask(0o077)
    os.umask(mask | ~file.stat().st_mode & 0o077)
    try:
        yield
    finally:
        os.umask(mask)


@contextmanager
def engine_on(database: str | None, *, reading: bool = False) -> Iterator["Engine"]:
    """An engine on a database, whatever is in it; what the driver complains of is said in a line.

    Raises DatabaseError.
    """
    from sqlalchemy.exc import DatabaseError as DriverError
    from sqlalchemy.exc import IntegrityError, ProgrammingError

    from timeline import database as db

    engine = db.open_engine(db.locate(database), reading=reading)
    try:
        yield engine
    except (IntegrityError, ProgrammingError):
        raise  # no state of a sound database: a fault of this program
    except DriverError as error:
        raise db.unusable(engine, error) from None
    finally:
        engine.dispose()


def _nothing(where: str) -> Exception:
    from timeline.errors import DatabaseError

    return DatabaseError(
        f"nothing is loaded yet: there is no timeline in {where}",
        "type: timeline load          the chronicle that comes with the program\n"
        "      timeline load FOLDER   a chronicle of your own",
    )
