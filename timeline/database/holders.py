"""Describe the program that locks a database, if the system shows it."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

OTHER: Final = "another program"
"""The description of an unknown holder."""
_LOCKS: Final = Path("/proc/locks")  # Linux lists there which process locks which file
_SESSIONS: Final = text(
    """
    SELECT a.application_name, a.usename, host(a.client_addr) AS host, l.pid,
        extract(epoch FROM clock_timestamp() - a.xact_start)::bigint AS seconds
    FROM pg_locks l LEFT JOIN pg_stat_activity a USING (pid)
    WHERE l.granted AND l.pid <> pg_backend_pid()
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND (l.locktype = 'advisory' AND l.objsubid = 1 AND :advisory
                AND (l.classid::bigint << 32 | l.objid::bigint) = hashtext(:name)
            OR l.relation = to_regclass(:name) AND NOT :advisory
                AND (l.mode = 'AccessExclusiveLock' OR :any_mode))
    ORDER BY a.xact_start LIMIT 1
    """
)


def on_sqlite(file: Path | None) -> str:
    """Return the program that locks an SQLite file, or ``OTHER``."""
    if file is not None:
        with suppress(OSError, ValueError, KeyError):
            for number in _lockers(file):
                return _process(number)
    return OTHER


def on_postgresql(
    connection: Connection, name: str, *, advisory: bool = False, any_mode: bool = False
) -> str:
    """Return the session that has an exclusive lock on a table, or an advisory lock; or ``OTHER``.

    With ``any_mode``, a lock of any mode on the table counts.
    """
    parameters = {"name": name, "advisory": advisory, "any_mode": any_mode}
    try:
        row = connection.execute(_SESSIONS, parameters).first()
    except DBAPIError:  # this role may not be allowed to see it
        return OTHER
    if row is None:
        return OTHER
    facts = [
        f"{row.usename or ''}{f' at {row.host}' if row.host else ''}",
        f"process {row.pid}",
        "" if row.seconds is None else f"for {row.seconds:,} s",
    ]
    return f"{row.application_name or OTHER} ({', '.join(filter(None, facts))})"


def _lockers(file: Path) -> list[int]:
    """Return the numbers of other processes with a write lock on a database or on its log."""
    there = set()
    for path in (file, file.with_name(f"{file.name}-shm")):
        with suppress(OSError):
            state = path.stat()
            device = f"{os.major(state.st_dev):02x}:{os.minor(state.st_dev):02x}"
            there.add(f"{device}:{state.st_ino}")
    fields = [line.split() for line in _LOCKS.read_text().splitlines()]
    numbers = [int(each[4]) for each in fields if each[3] == "WRITE" and each[5] in there]
    return [number for number in numbers if number not in (0, os.getpid())]


def _process(number: int) -> str:
    """Return the name, number and user of a process."""
    import pwd

    about = Path(f"/proc/{number}")
    name = (about / "comm").read_text().strip()
    user = pwd.getpwuid(about.stat().st_uid).pw_name
    return f"{name} (process {number}, {user})"
