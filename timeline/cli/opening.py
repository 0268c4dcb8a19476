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
def opened(database: str | None) -> Iterator["Engine"]:
    """An engine on a database that is there and up to date, for reading and small changes.

    Raises DatabaseError, with what to type, where there is none yet, it is empty, it is of another
    version than this program, or it cannot be read.
    """
    from timeline import database as db
    from timeline.errors import DatabaseError

    url = db.locate(database)
    if not db.exists(url):
        raise _nothing(db.describe(url))
    with engine_on(database) as engine:
        version = db.version(engine)
        if version is None:
            raise _nothing(db.describe(url))
        _refuse_newer(db.describe(url), version)
        if version != newest():
            raise DatabaseError(
                f"{db.describe(url)} was made by an older version", "type: timeline db upgrade"
            )
        yield engine


@contextmanager
def engine_on(database: str | None) -> Iterator["Engine"]:
    """An engine on a database, whatever is in it; what the driver complains of is said in a line.

    Raises DatabaseError.
    """
    from sqlalchemy.exc import DatabaseError as DriverError
    from sqlalchemy.exc import IntegrityError, ProgrammingError

    from timeline import database as db

    engine = db.open_engine(db.locate(database))
    try:
        yield engine
    except (IntegrityError, ProgrammingError):
        raise  # no state of a sound database: a fault of this program
    except DriverError as error:
        raise db.unusable(engine, error) from None
    finally:
        engine.dispose()


def newest() -> str:
    """The newest schema version that this program knows, without importing Alembic for it."""
    from timeline.database import bundled

    return max(path.name.partition("_")[0] for path in bundled("alembic").glob("versions/0*.py"))


def _refuse_newer(where: str, version: str) -> None:
    from timeline.errors import DatabaseError

    if version > newest():
        raise DatabaseError(
            f"{where} was made by a newer version of timeline ({version})",
            "install that version: pip install --upgrade timeline",
        )


def _nothing(where: str) -> Exception:
    from timeline.errors import DatabaseError

    return DatabaseError(
        f"nothing is loaded yet: there is no timeline in {where}",
        "type: timeline load          the chronicle that comes with the program\n"
        "      timeline load FOLDER   a chronicle of your own",
    )


def copy_before_upgrade(engine: "Engine") -> None:
    """Copy an SQLite file that an older version made, before it is changed; say where.

    Raises DatabaseError for a database of a newer version.
    """
    import sys
    from pathlib import Path

    from timeline import database as db

    if not db.exists(engine.url):
        return
    version = db.version(engine)
    if version is None or version == newest():
        return
    _refuse_newer(db.describe(engine.url), version)
    if engine.dialect.name == "sqlite":
        file = Path(str(engine.url.database))
        copy = file.with_name(f"{file.name}.before-{newest()}")
        db.backup(file, copy)
        print(f"{file} is upgraded; a copy of it as it was is {copy}", file=sys.stderr)
