"""An SQLite file opened to be read: with its locks where it can be written, and where it cannot.

Imports nothing that takes time, for completion opens databases too. What can be done depends on
what the reader may do in the folder:

- The file can be written: an ordinary connection, which SQLite lets nothing be written through.
- It cannot, and its log and lock files stand beside it, or it has no log: SQLite reads with locks.
- It cannot, and SQLite cannot make these files: the file is read without locks, and whether it was
  changed meanwhile can be asked. Making them would be wrong even where the folder takes them: they
  would belong to the reader, and lock out those who may write the file.
- So, but with content in a log or a journal, without which the file is not whole: a private copy.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from timeline.errors import DatabaseError

_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_REFUSED = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR)
_LOG, _LOCKS, _JOURNAL = "-wal", "-shm", "-journal"
_SIZE_OF_HEADER = 20
_VERSIONS = slice(18, 20)  # of the file format: 2 where it is written by way of a log


class Unlocked(sqlite3.Connection):
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
    """Whether an error of SQLite says that another connection holds the database."""
    return _code(error) in _LOCKED


def open_to_read(file: Path, **settings: Any) -> sqlite3.Connection:
    """A connection that reads a file, wherever it stands; the settings are those of ``connect``.

    Raises what SQLite raises; ``is_locked`` tells what may be tried again.
    """
    fault: Exception = sqlite3.OperationalError("unable to open database file")
    for way in _ways(file):
        try:
            return way(**settings)
        except sqlite3.OperationalError as error:
            if _code(error) not in _REFUSED:
                raise
            fault = error
        except OSError:  # there is no file, or it cannot be read: SQLite has said so
            break
    raise fault


def _ways(file: Path) -> Iterator[Callable[..., sqlite3.Connection]]:
    """The ways to open a file, the best first."""
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
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()  # opens it in truth
    except BaseException:
        connection.close()
        raise
    return connection


def _unlocked(file: Path, **settings: Any) -> sqlite3.Connection:
    stamp = _stamp(file)
    connection = _open(file, "mode=ro&immutable=1", factory=Unlocked, **settings)
    assert isinstance(connection, Unlocked)
    connection.file, connection.stamp = file, stamp
    return connection


def _copied(file: Path, **settings: Any) -> sqlite3.Connection:
    """A connection to a copy that only this process has; it is gone when the connection ends."""
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
            fault.sqlite_errorcode = sqlite3.SQLITE_BUSY  # somebody writes it: try again
            raise fault
        connection = _open(copy, "mode=rw", **settings)
        connection.execute("PRAGMA query_only = OFF")
        connection.execute("PRAGMA journal_mode = DELETE")  # all of it is in the one file then
        connection.execute("PRAGMA query_only = ON")
        return connection


def _code(error: BaseException) -> int:
    """The primary code of an error, 0 of one that is not SQLite's."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def _size(file: Path, ending: str) -> int | None:
    """The size of what stands beside a file, None where nothing does."""
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
