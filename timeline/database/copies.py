"""Copies of an SQLite database, and a copy put back in its place.

Pages are copied by SQLite itself, so others may use the database meanwhile, and each copy is read
through before it gets its name. Nothing is overwritten but the database that is restored, and of
that a copy is kept first, under a name of its own, whatever state it is in.
"""

import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from timeline import files, stopping
from timeline.database.engine import STEPS, read_only_address
from timeline.database.schema import head, is_version, newer
from timeline.errors import DatabaseError, UsageError

PATIENCE = 30.0
"""Seconds to wait for another program that holds the database."""
_BESIDE = ("-wal", "-journal", "-shm")


def backup(source: Path, target: Path, *, replace: bool = False) -> None:
    """Copy a database to a new file; with ``replace`` also in the place of a file.

    Raises UsageError where the target cannot be written, DatabaseError where the source is damaged
    or stays locked.
    """
    _require_folder(target)
    for ending in _BESIDE:  # SQLite would take it for a part of the copy
        if (left := target.with_name(target.name + ending)).exists():
            raise UsageError(f"{left} is left from another database", "move it, or name another")
    try:
        with files.beside(target) as partial:
            _copy(source, partial)
            files.put(partial, target, replace=replace, like=source)
    except FileExistsError:
        raise UsageError(
            f"{target} exists already", "name a new file, or add --force to replace it"
        ) from None
    except OSError as error:
        raise UsageError(f"{target} cannot be written: {error.strerror}") from error


def restore(copy: Path, target: Path) -> Path | None:
    """Put a copy in the place of a database; where what was there is kept, None for nothing.

    The copy is checked first. What was there may be damaged, or no database at all. Raises
    UsageError or DatabaseError, and has then changed nothing.
    """
    _require_sound(copy)
    _require_folder(target)
    if not target.exists():
        backup(copy, target)
        return None
    kept = files.free(target.with_name(f"{target.name}.before-restore"))
    try:
        backup(target, kept)
        sound = True
    except _DamagedError:
        _keep_bytes(target, kept)
        sound = False
    if sound:
        _overwrite(copy, target)
    else:
        _replace(copy, target)
    return kept


class _DamagedError(DatabaseError):
    """SQLite cannot read the file."""


def _copy(source: Path, partial: Path) -> None:
    with _opened(source) as old, closing(sqlite3.connect(partial)) as new:
        old.backup(new, progress=_deadline(source))
    with _opened(partial) as new:
        _check(new, source)


def _overwrite(copy: Path, target: Path) -> None:
    """Through SQLite and not by renaming: others may have the file open, and it may have a log."""
    with _opened(copy) as old, _opened(target, writing=True) as live:
        sizes = {each.execute("PRAGMA page_size").fetchone()[0] for each in (old, live)}
        if len(sizes) > 1:  # pages of another size do not go into a write-ahead log
            live.execute("PRAGMA journal_mode = DELETE")
        with stopping.held():
            old.backup(live, progress=_deadline(target))
            stopping.written(target)


def _replace(copy: Path, target: Path) -> None:
    """A file that is no sound database is replaced; what SQLite left beside it has been kept."""
    with files.beside(target) as partial:
        _copy(copy, partial)
        for ending in _BESIDE:
            target.with_name(target.name + ending).unlink(missing_ok=True)
        files.put(partial, target, replace=True, like=target)


def _keep_bytes(target: Path, kept: Path) -> None:
    for ending in ("", *_BESIDE):
        source = target.with_name(target.name + ending)
        if source.exists():
            with files.beside(kept) as partial:
                shutil.copyfile(source, partial)
                files.put(partial, kept.with_name(kept.name + ending), like=source)


def _require_folder(target: Path) -> None:
    if not target.parent.is_dir():
        raise UsageError(f"there is no folder {target.parent}", "make it first, or name another")


def _require_sound(copy: Path) -> None:
    """Raise unless a file is a sound database of timeline, of a version that can be used."""
    if not copy.exists():
        raise UsageError(f"there is no file {copy}")
    if not files.is_regular(copy):
        raise UsageError(f"{copy} is not a file", "name a copy that timeline db backup made")
    with _opened(copy) as opened:
        _check(opened, copy)
        named = opened.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'")
        found = named.fetchone() and opened.execute("SELECT * FROM alembic_version").fetchone()
    if not found or not is_version(str(found[0])):
        raise DatabaseError(f"{copy} is not a database of timeline")
    if str(found[0]) > head():
        raise newer(str(copy), str(found[0]))


def _check(opened: sqlite3.Connection, file: Path) -> None:
    found = str(opened.execute("PRAGMA integrity_check(1)").fetchone()[0])
    if found != "ok":
        raise _DamagedError(f"{file} is damaged: {' '.join(found.split())}")


@contextmanager
def _opened(file: Path, *, writing: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection for reading, on a read-only medium too, or for writing."""
    address = None if writing else read_only_address(file)
    try:
        with closing(
            sqlite3.connect(address or file, uri=address is not None, timeout=PATIENCE)
        ) as opened:
            opened.set_progress_handler(stopping.breathe, STEPS)
            yield opened
    except sqlite3.OperationalError as error:
        if "malformed" not in str(error):
            hint = "try again when the other program has ended" if "locked" in str(error) else ""
            raise DatabaseError(f"{file}: {error}", hint) from error
        raise _DamagedError(f"{file} is damaged: {error}") from error
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise _DamagedError(f"{file} is damaged, or is not an SQLite database") from error


def _deadline(file: Path) -> Callable[[int, int, int], None]:
    """End a copy that waits for a lock: SQLite's own copying would wait without an end."""
    waiting: float | None = None

    def watch(status: int, _left: int, _of: int) -> None:
        nonlocal waiting
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            waiting = waiting or time.monotonic()
            stopping.stop_waiting()
            if time.monotonic() - waiting > PATIENCE:
                raise DatabaseError(
                    f"{file} is in use by another program", "try again when it has ended"
                )
        else:
            waiting = None

    return watch
