"""An opened database: reading, snapshots, loading and upgrading."""

import datetime
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self
from weakref import WeakSet

from sqlalchemy import URL

from timeline import database as db
from timeline.api.exports import StrPath
from timeline.api.guards import damage_reported
from timeline.api.reader import Reader, Snapshot
from timeline.database import Patience
from timeline.database.sessions import Session
from timeline.database.waiting import SECONDS
from timeline.errors import UsageError

if TYPE_CHECKING:
    from timeline.loader.planning.report import Report
    from timeline.loader.upgrading import Upgrade
    from timeline.readers.imports import TableOptions


def open(database: StrPath | None = None, *, wait: float = SECONDS) -> "Database":
    """Open a database: an SQLite file, or ``postgresql://user@host/name`` as a text.

    None means the database that the commands use: ``TIMELINE_DATABASE``, else ``timeline.db`` in
    the current folder. ``wait`` is the number of seconds to wait while another program locks the
    database. Nothing is connected or created yet. Raises UsageError for an invalid address.
    """
    return Database(database, wait=wait)


class Database(Reader):
    """An opened database; see ``open``. Reading never creates, upgrades or changes it.

    Each method call reads the newest state on a connection of its own, so threads may share a
    ``Database``. Use ``snapshot`` for several calls on the same state.
    """

    def __init__(self, database: StrPath | None = None, *, wait: float = SECONDS) -> None:
        url = db.locate(None if database is None else os.fspath(database))
        self._file = db.sqlite_file(url)
        if url.get_backend_name() == "sqlite":
            if self._file is None:
                raise UsageError("a database in memory cannot be opened", "give the path of a file")
            # Absolute, because a program may change its working folder.
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
        """Close the snapshots that were taken; every later call raises UsageError."""
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
        """Return a snapshot: all its methods read the same state of the database.

        Other programs may write meanwhile. It belongs to one thread; close it after use.
        """
        stack = ExitStack()
        session = stack.enter_context(db.reading(self._where(), self._patience))
        return self._kept(Snapshot(stack, session, self._file, url=self._url))

    def as_of(self, date: str | datetime.date) -> "Snapshot":  # noqa: D102
        return self._kept(super().as_of(date))

    def _kept(self, snapshot: "Snapshot") -> "Snapshot":
        self._snapshots.add(snapshot)
        return snapshot

    def load(
        self,
        *paths: StrPath,
        prune: bool = False,
        dry_run: bool = False,
        tables: "TableOptions | None" = None,
        example: str = db.SHIPPED,
    ) -> "Report":
        """Load folders of seed files, single files, and tables: all of them, or nothing.

        Without a path, the bundled chronicle ``example`` is loaded. A database that does not exist
        is created; one of an older version must be upgraded first. ``prune`` removes
        records that the files of a chronicle no longer contain; ``dry_run`` checks everything and
        writes nothing. ``tables`` are the options of tables (``TableOptions(skip_bad=True)``).
        Raises DataError with every fault of the data.
        """
        from timeline.loader.loading import load

        command = ["load", *(os.fspath(path) for path in paths), *(["--prune"] if prune else [])]
        where = self._where()
        with damage_reported(where), db.opened(where, patience=self._patience) as engine:
            if db.exists(where) and (version := db.version(engine)) is not None:
                db.require_version(db.describe(where), version)
            return load(
                engine,
                [Path(path) for path in paths] or [db.bundled_chronicle(example)],
                prune=prune,
                dry_run=dry_run,
                options=tables,
                command=" ".join(command),
            )

    def upgrade(self) -> "Upgrade | None":
        """Upgrade a database that an older version made; return None if there is nothing to do.

        All or nothing. A copy of an SQLite file is kept next to it. Raises DatabaseError if the
        upgrade fails, and for a database of a newer version.
        """
        from timeline.loader.upgrading import bring_up_to_date

        with db.opened(self._where(), patience=self._patience) as engine:
            return bring_up_to_date(engine)
