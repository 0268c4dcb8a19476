"""A database that is opened, and one moment of it."""

import datetime
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self
from weakref import WeakSet

from sqlalchemy import URL
from sqlmodel import Session

from timeline import database as db
from timeline.api.reader import Reader, Snapshot, StrPath, damage_reported
from timeline.database import Patience
from timeline.database.waiting import SECONDS
from timeline.errors import UsageError

if TYPE_CHECKING:
    from timeline.loader.load import Report
    from timeline.loader.upgrading import Upgrade


def open(database: StrPath | None = None, *, wait: float = SECONDS) -> "Database":
    """Open a database: an SQLite file, or ``postgresql://user@host/name`` as a text.

    None is the one that the commands use: ``TIMELINE_DATABASE``, else ``timeline.db`` in the
    current folder. ``wait`` is how many seconds to wait for a database that another program locks.
    Nothing is connected or made yet. Raises UsageError for what cannot be an address.
    """
    return Database(database, wait=wait)


class Database(Reader):
    """A database that is opened; see ``open``. Reading never makes or changes one.

    Each question reads the newest state, on a connection of its own, so that threads may share a
    database. ``snapshot`` is for several questions on the same state.
    """

    def __init__(self, database: StrPath | None = None, *, wait: float = SECONDS) -> None:
        url = db.locate(None if database is None else os.fspath(database))
        self._file = db.sqlite_file(url)
        if url.get_backend_name() == "sqlite":
            if self._file is None:
                raise UsageError("a database in memory cannot be opened", "give the path of a file")
            # The same file, though the program changes its folder.
            url = url.set(database=str(Path(str(url.database)).absolute()))
        self._url = url
        self._patience = Patience(wait)
        self._snapshots: WeakSet[Snapshot] = WeakSet()
        self._closed = False

    def __repr__(self) -> str:
        return f"<timeline.Database {db.describe(self._url)}>"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the snapshots that were taken, and take no further call."""
        self._closed = True
        for each in [*self._snapshots]:
            each.close()

    @contextmanager
    def _session(self) -> Iterator[Session]:
        with damage_reported(self._where()), db.reading(self._url, self._patience) as session:
            yield session

    def _where(self) -> URL:
        if self._closed:
            raise UsageError(f"{db.describe(self._url)} is closed", "open it again")
        return self._url

    def snapshot(self) -> "Snapshot":
        """One moment of the database: all that it is asked sees the same state. Close it after use.

        Others may write meanwhile. One thread may use it at a time.
        """
        stack = ExitStack()
        session = stack.enter_context(db.reading(self._where(), self._patience))
        return self._kept(Snapshot(stack, session, self._file, url=self._url))

    def as_of(self, date: str | datetime.date) -> "Snapshot":  # noqa: D102
        return self._kept(super().as_of(date))

    def _kept(self, snapshot: "Snapshot") -> "Snapshot":
        self._snapshots.add(snapshot)
        return snapshot

    def load(self, *paths: StrPath, prune: bool = False, dry_run: bool = False) -> "Report":
        """Load folders of seed files, or single files: all of them, or nothing.

        No path at all loads the chronicle that comes with the program. A database that does not
        exist is made; one of an older version must be upgraded first. ``prune`` removes what the
        files of a chronicle no longer contain; ``dry_run`` checks everything and writes nothing.
        Raises DataError with every fault of the data.
        """
        from timeline.loader.load import load

        command = ["load", *(os.fspath(path) for path in paths), *(["--prune"] if prune else [])]
        where = self._where()
        with damage_reported(where), db.opened(where, patience=self._patience) as engine:
            if db.exists(where) and (version := db.version(engine)) is not None:
                db.require_version(db.describe(where), version)
            return load(
                engine,
                [Path(path) for path in paths] or db.bundled_chronicles(),
                prune=prune,
                dry_run=dry_run,
                command=" ".join(command),
            )

    def upgrade(self) -> "Upgrade | None":
        """Upgrade a database that an older version made; None where there is nothing to do.

        All or nothing. Of an SQLite file a copy is kept beside it. Raises DatabaseError where it
        fails, and for a database of a newer version.
        """
        from timeline.loader.upgrading import bring_up_to_date

        with db.opened(self._where(), patience=self._patience) as engine:
            return bring_up_to_date(engine)
