"""Open an SQLite file for reading, with or without permission to write it.

Imports nothing slow, because shell completion opens databases too. The way to open a file depends
on the permissions:

- The file and its folder are writable: an ordinary connection that SQLite makes read-only.
- They are not, and the log and lock files exist, or the file uses no log: SQLite reads with locks.
- They are not, and these files do not exist: the file is read without locks, and it can be checked
  whether it was changed meanwhile. Creating the files would be wrong even if the folder allows it:
  they would belong to the reader, and lock out users who may write the database.
- As before, but a log or journal has content, without which the file is incomplete: a private copy.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from timeline.errors import DatabaseError

MAGIC = b"SQLite format 3\0"
"""How every SQLite database begins that is not empty."""
_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_REFUSED = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR)
_LOG, _LOCKS, _JOURNAL = "-wal", "-shm", "-journal"
_SIZE_OF_HEADER = 20
_VERSIONS = slice(18, 20)  # of the file format: 2 if it is written with a write-ahead log


def is_database(path: Path) -> bool:
    """Return whether a file is an SQLite database, or one of the files that belong to one."""
    for end in (_LOG, _LOCKS, _JOURNAL, ""):
        if path.name.endswith(end):
            other = path.parent / path.name.removesuffix(end)  # the folder itself for "-wal"
            with suppress(OSError), other.open("rb") as file:
                if file.read(len(MAGIC)) == MAGIC:
                    return True
    return False


class UnlockedConnection(sqlite3.Connection):
    """A connection to a file that is read without locks."""

    file: Path
    stamp: tuple[int, ...]

    def require_unchanged(self) -> None:
        """Raise DatabaseError if the file was written since it was opened."""
        if _stamp(self.file) != self.stamp:
            raise DatabaseError(
                f"{self.file} was changed by another program while it was read", "try again"
            )


def is_locked(error: BaseException) -> bool:
    """Return whether an error of SQLite means that another connection has locked the database."""
    return _code(error) in _LOCKED


def open_to_read(file: Path, **settings: Any) -> sqlite3.Connection:
    """Open a read-only connection to a file; the settings are those of ``sqlite3.connect``.

    Raises the errors of SQLite; if ``is_locked``, the caller may try again.
    """
    fault: Exception = sqlite3.OperationalError("unable to open database file")
    for way in _ways(file):
        try:
            return way(**settings)
        except sqlite3.OperationalError as error:
            if _code(error) not in _REFUSED:
                raise
            fault = error
        except OSError:  # the file is missing or not readable, which SQLite has reported
            break
    raise fault


def _ways(file: Path) -> Iterator[Callable[..., sqlite3.Connection]]:
    """Yield the ways to open a file, the best first."""
    if os.access(file, os.W_OK) and os.access(file.parent, os.W_OK):
        yield partial(_open, file, "mode=rw")
    if None not in (_size(file, _LOG), _size(file, _LOCKS)) or not _uses_log(file):
        yield partial(_open, file, "mode=ro")
    whole = not (_size(file, _LOG) or _size(file, _JOURNAL))
    yield partial(_unlocked if whole else _copied, file)


def _open(file: Path, how: str, **settings: Any) -> sqlite3.Connection:
    connection: sqlite3.Connection = sqlite3.connect(
        f"file:{quote(str(file))}?{how}", uri=True, isolation_level=None, **settings
    )
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()  # opens the file
    except BaseException:
        connection.close()
        raise
    return connection


def _unlocked(file: Path, **settings: Any) -> sqlite3.Connection:
    stamp = _stamp(file)
    connection = _open(file, "mode=ro&immutable=1", factory=UnlockedConnection, **settings)
    assert isinstance(connection, UnlockedConnection)
    connection.file, connection.stamp = file, stamp
    return connection


def _copied(file: Path, **settings: Any) -> sqlite3.Connection:
    """Open a private copy, whose files are deleted at once but readable until it is closed."""
    ours = [ending for ending in ("", _LOG, _JOURNAL) if _size(file, ending) is not None]

    def stamps() -> list[tuple[int, ...]]:
        return [_stamp(file.with_name(file.name + ending)) for ending in ours]

    with TemporaryDirectory(prefix="timeline-copy-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder, "copy.db")
        before = stamps()
        for ending in ours:
            shutil.copyfile(file.with_name(file.name + ending), f"{copy}{ending}")
        if stamps() != before:
            fault = sqlite3.OperationalError("database is locked")
            fault.sqlite_errorcode = sqlite3.SQLITE_BUSY  # another program writes it: try again
            raise fault
        connection = _open(copy, "mode=rw", **settings)
        connection.execute("PRAGMA query_only = OFF")
        connection.execute("PRAGMA journal_mode = DELETE")  # moves all content into the one file
        connection.execute("PRAGMA query_only = ON")
        return connection


def _code(error: BaseException) -> int:
    """Return the primary code of an error of SQLite; 0 for any other error."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def _size(file: Path, ending: str) -> int | None:
    """Return the size of the file with this ending next to a database; None if there is none."""
    try:
        return file.with_name(file.name + ending).stat().st_size
    except OSError:
        return None


def _stamp(file: Path) -> tuple[int, ...]:
    state = file.stat()
    return state.st_ino, state.st_size, state.st_mtime_ns


def _uses_log(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return 2 in opened.read(_SIZE_OF_HEADER)[_VERSIONS]
    except OSError:
        return False
