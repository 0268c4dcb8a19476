"""The database that a command means: its options, and opening it for reading."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from timeline.cli.console import messages, on_terminal
from timeline.errors import DatabaseError
from timeline.safetext import visible

if TYPE_CHECKING:
    from sqlalchemy import URL, Engine
    from sqlmodel import Session

    from timeline.database import LockWait, Patience


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

    with engine_there(database, wait, reading=True) as engine, db.snapshot(engine) as session:
        db.require_schema(session)
        with files.no_wider_than(db.sqlite_file(engine.url)):
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
    from sqlalchemy.exc import DBAPIError

    from timeline import database as db

    engine = db.open_engine(db.locate(database), reading=reading, patience=patience(wait))
    _used.append(engine.url)
    try:
        yield engine
    except (DBAPIError, UnicodeError) as error:
        told = db.told(engine, error)
        if told is None:
            raise  # no state of a sound database: a fault of this program
        raise told from None
    finally:
        engine.dispose()


_used: "list[URL]" = []
"""The databases that this program has opened."""
_MENDED_BY: Final = (
    "timeline check tells all that is wrong; restore a copy (timeline db restore FILE), or load"
    " into a new database"
)


def damage() -> DatabaseError | None:
    """What is wrong with the database that a command has used; None where nothing is.

    For a command that fails on values that nothing of ours wrote: that is no fault of the program.
    """
    from timeline import database as db
    from timeline.audit.verify import first_damage

    for url in _used[-1:]:
        engine = db.open_engine(url, reading=True)
        try:
            if (found := first_damage(engine)) is not None:
                return DatabaseError(f"{db.describe(url)} is damaged: {found}", _MENDED_BY)
        finally:
            engine.dispose()
    return None


def place(engine: "Engine") -> object:
    """What is written where this engine commits, for ``stopping.stands``."""
    return engine.url.database if engine.dialect.name == "sqlite" else engine.url


# -- waiting for a database that another program uses ----------------------------------------------

TOLD_AT: Final = (1.0, 5.0, 15.0)
"""Seconds after which it is told that a command waits; then again and again, so many later."""


def patience(wait: int | None) -> "Patience":
    """How long to wait: the seconds that were asked for, else the usual ones."""
    from timeline.database import Patience

    told = Telling() if on_terminal(sys.stderr) else lambda _held: None
    return Patience(tell=told) if wait is None else Patience(wait, told)


class Telling:
    """Says from time to time who is waited for, and how long already; for a terminal."""

    def __init__(self) -> None:
        self._times = list(TOLD_AT)

    def __call__(self, held: "LockWait") -> None:
        """Say it, if it is time."""
        if held.seconds < self._times[0]:
            return
        due = self._times.pop(0)
        if not self._times:
            self._times.append(due + TOLD_AT[-1])
        waited = f"{held.seconds:.0f} s"
        line = f"waiting for {held.holder()} to finish with {held.where} ({waited}); Ctrl-C stops"
        messages().print(visible(line))
