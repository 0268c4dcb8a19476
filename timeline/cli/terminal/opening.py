"""Open the database of a command, and report when it waits for another program or upgrades."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from timeline.cli.terminal.bar import tell
from timeline.cli.terminal.console import messages, on_terminal
from timeline.cli.terminal.saying import remark
from timeline.errors import DatabaseError
from timeline.safetext import visible

if TYPE_CHECKING:
    from sqlalchemy import URL, Engine

    from timeline.database import LockWait, Patience
    from timeline.database.sessions import Session


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

    url = db.locate(database)
    _used.append(url)
    with db.reading(url, patience(wait)) as session, files.no_wider_than(db.sqlite_file(url)):
        yield session


@contextmanager
def engine_there(database: str | None, wait: int | None) -> Iterator["Engine"]:
    """Provide an engine on an existing database of any version. Raises DatabaseError."""
    from timeline import database as db

    url = db.locate(database)
    if not db.exists(url):
        raise db.nothing_loaded(db.describe(url))
    with engine_on(database, wait) as engine:
        yield engine


@contextmanager
def engine_on(database: str | None, wait: int | None) -> Iterator["Engine"]:
    """Provide an engine on a database of any version, which need not exist.

    Raises DatabaseError, also instead of errors of the driver.
    """
    from timeline import database as db

    url = db.locate(database)
    _used.append(url)
    with db.opened(url, patience=patience(wait)) as engine:
        yield engine


_used: "list[URL]" = []
"""The databases that this program has opened."""


def damage() -> DatabaseError | None:
    """Return the damage of the database that the command has used last; None without damage.

    A command that fails on values that this program cannot have written is not a bug.
    """
    from timeline.audit.damage import damage_of

    return damage_of(_used[-1]) if _used else None


def place(engine: "Engine") -> object:
    """Return the file or address that a commit of this engine writes, for ``stopping.declare``."""
    return engine.url.database if engine.dialect.name == "sqlite" else engine.url


# -- waiting for a database that another program uses ----------------------------------------------

NOTICE_AT: Final = (1.0, 5.0, 15.0)
"""Seconds after which a waiting command prints a message; the last interval is repeated."""


def patience(wait: int | None) -> "Patience":
    """Return how long to wait: the requested seconds, else the default."""
    from timeline.database import Patience

    report = WaitNotices() if on_terminal(sys.stderr) else lambda _lock: None
    return Patience(notify=report) if wait is None else Patience(wait, report)


class WaitNotices:
    """Prints from time to time which program is waited for, and how long; for a terminal."""

    def __init__(self) -> None:
        self._times = list(NOTICE_AT)

    def __call__(self, lock: "LockWait") -> None:
        """Print a message if one is due."""
        if lock.seconds < self._times[0]:
            return
        due = self._times.pop(0)
        if not self._times:
            self._times.append(due + NOTICE_AT[-1])
        waited = f"{lock.seconds:.0f} s"
        line = f"waiting for {lock.holder()} to finish with {lock.where} ({waited}); Ctrl-C stops"
        messages().print(visible(line))


def bring_up_to_date(engine: "Engine") -> None:
    """Upgrade a database of an older version, and report it. Raises DatabaseError."""
    from timeline.database import describe
    from timeline.loader.upgrading import bring_up_to_date as upgrade

    done = upgrade(engine, notify=lambda state: remark(f"timeline: {state}"), progress=tell)
    if done is not None:
        kept = f"; a copy of the old version is {done.copy}" if done.copy else ""
        where = describe(engine.url)
        remark(f"{where} is upgraded from version {done.before} to {done.after}{kept}")
