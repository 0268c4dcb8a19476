"""Back up an SQLite database, and restore a copy of one.

Pages are copied by SQLite itself, so other programs may use the database meanwhile. Each copy is
checked before it gets its final name. Only the database that is restored is overwritten; before
that, a copy of it is saved under a name of its own, even if it is damaged.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from timeline import files, stopping
from timeline.database.engine import OURS
from timeline.database.holders import on_sqlite
from timeline.database.versions.schema import foreign, head, is_version, newer
from timeline.database.waiting import Patience, Turn, in_use
from timeline.errors import DatabaseError, UsageError
from timeline.progress import Progress, silent
from timeline.sqlite import UnlockedConnection, is_locked, open_to_read

_PATIENT: Final = Patience()
_PAGES: Final = 5_000
"""The pages that are copied between two reports of how far it is."""
_BESIDE = ("-wal", "-journal", "-shm")


def backup(
    source: Path,
    target: Path,
    *,
    replace: bool = False,
    patience: Patience = _PATIENT,
    progress: Progress = silent,
) -> None:
    """Copy a database to a new file; with ``replace`` an existing file is replaced.

    Raises UsageError if the target cannot be written, DatabaseError if the source is damaged or
    stays locked.
    """
    _require_folder(target)
    for ending in _BESIDE:  # SQLite would treat it as a part of the copy
        if (left := target.with_name(target.name + ending)).exists():
            raise UsageError(
                f"{left} is left from another database", "move it, or name another target"
            )
    try:
        with files.beside(target) as partial:
            _copy(source, partial, patience, progress)
            files.put(partial, target, replace=replace, like=source)
    except FileExistsError:
        raise UsageError(
            f"{target} already exists", "name a new file, or add --force to replace it"
        ) from None
    except OSError as error:
        raise UsageError(f"{target} cannot be written: {error.strerror}") from error


def restore(
    copy: Path, target: Path, *, patience: Patience = _PATIENT, progress: Progress = silent
) -> Path | None:
    """Replace a database by a copy; return the file with its old content, None if there was none.

    The copy is checked first. The old file may be damaged, or not a database, but not that of
    another program. Raises UsageError or DatabaseError; nothing is changed then.
    """
    progress("checking the copy", 0, 0)
    _require_sound(copy, patience)
    _require_folder(target)
    if not target.exists():
        backup(copy, target, patience=patience, progress=progress)
        return None
    _require_not_foreign(target, patience)
    kept = files.free(target.with_name(f"{target.name}.before-restore"))
    try:
        backup(target, kept, patience=patience, progress=progress)
        sound = True
    except _DamagedError:
        _keep_bytes(target, kept)
        sound = False
    if sound:
        _overwrite(copy, target, patience, progress)
    else:
        _replace(copy, target, patience, progress)
    return kept


class _DamagedError(DatabaseError):
    """SQLite cannot read the file."""


def _copy(source: Path, partial: Path, patience: Patience, progress: Progress) -> None:
    with _opened(source, patience) as old, closing(sqlite3.connect(partial)) as new:
        _turn(source, patience).until(lambda: _hold(old))
        watch = _watched(source, patience, progress, "copying")
        old.backup(new, pages=_PAGES, progress=watch)
        if isinstance(old, UnlockedConnection):
            old.require_unchanged()
    progress("checking the copy", 0, 0)
    with _opened(partial, patience) as new:
        _check(new, source)


def _hold(opened: sqlite3.Connection) -> None:
    """Begin to read: what other programs write from now on is not seen, so nothing begins anew."""
    if not opened.in_transaction:
        opened.execute("BEGIN")
    opened.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()


def _overwrite(copy: Path, target: Path, patience: Patience, progress: Progress) -> None:
    """Overwrite through SQLite, not by renaming: the file may be in use, and may have a log."""
    with _opened(copy, patience) as old, _opened(target, patience, writing=True) as live:
        turn = _turn(target, patience)
        # Pages of another size cannot be written with a write-ahead log.
        if turn.until(lambda: _page_size(old) != _page_size(live)):
            turn.until(lambda: live.execute("PRAGMA journal_mode = DELETE"))
        with stopping.delayed():
            watch = _watched(target, patience, progress, "restoring")
            old.backup(live, pages=_PAGES, progress=watch)
            stopping.written(target)


def _page_size(opened: sqlite3.Connection) -> int:
    return int(opened.execute("PRAGMA page_size").fetchone()[0])


def _replace(copy: Path, target: Path, patience: Patience, progress: Progress) -> None:
    """Replace a damaged file; it and SQLite's files next to it must have been saved before."""
    with files.beside(target) as partial:
        _copy(copy, partial, patience, progress)
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
        raise UsageError(f"there is no folder {target.parent}", "create it, or name another")


def _require_sound(copy: Path, patience: Patience) -> None:
    """Raise an error unless a file is a sound database of timeline, of a supported version."""
    if not copy.exists():
        raise UsageError(f"there is no file {copy}")
    if not files.is_regular(copy):
        raise UsageError(f"{copy} is not a file", "name a copy that timeline db backup made")
    with _opened(copy, patience) as opened:
        _check(opened, copy)
        version = _version(opened) if OURS in _tables(opened) else None
    if version is None:
        raise DatabaseError(f"{copy} is not a database of timeline")
    if version > head():
        raise newer(str(copy), version)


def _require_not_foreign(target: Path, patience: Patience) -> None:
    """Raise DatabaseError if a file is a sound database of another program."""
    try:
        with _opened(target, patience) as opened:
            names, version = _tables(opened), _version(opened)
    except _DamagedError:
        return
    if names and OURS not in names and version is None:
        raise foreign(str(target), f"it has a table {min(names)} that timeline did not create")


def _tables(opened: sqlite3.Connection) -> set[str]:
    """Return the names of the tables, without those of SQLite itself."""
    rows = opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {name for (name,) in rows if not name.startswith("sqlite_")}


def _version(opened: sqlite3.Connection) -> str | None:
    """Return the version of the schema; None if it is not one of timeline."""
    if "alembic_version" not in _tables(opened):
        return None
    found = opened.execute("SELECT * FROM alembic_version").fetchone()
    return str(found[0]) if found and is_version(str(found[0])) else None


def _check(opened: sqlite3.Connection, file: Path) -> None:
    found = str(opened.execute("PRAGMA integrity_check(1)").fetchone()[0])
    if found != "ok":
        raise _DamagedError(f"{file} is damaged: {' '.join(found.split())}")


@contextmanager
def _opened(
    file: Path, patience: Patience, *, writing: bool = False
) -> Iterator[sqlite3.Connection]:
    """Open a connection for reading, also in a read-only folder, or for writing."""

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(file, timeout=0) if writing else open_to_read(file, timeout=0)

    try:
        with closing(_turn(file, patience).until(connect)) as opened:
            opened.set_progress_handler(stopping.breathe, stopping.STEPS)
            yield opened
    except sqlite3.OperationalError as error:
        if is_locked(error):
            raise in_use(str(file), on_sqlite(file), patience.seconds) from error
        if "malformed" not in str(error):
            raise DatabaseError(f"{file}: {error}") from error
        raise _DamagedError(f"{file} is damaged: {error}") from error
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise _DamagedError(f"{file} is damaged, or is not an SQLite database") from error


def _watched(
    file: Path, patience: Patience, progress: Progress, step: str
) -> Callable[[int, int, int], None]:
    """Return a progress callback for SQLite's backup, which would wait for a lock without limit."""
    turn: Turn | None = None

    def watch(status: int, left: int, of: int) -> None:
        nonlocal turn
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            turn = turn or _turn(file, patience)
            turn.missed()
        else:
            turn = None
            progress(step, of - left, of)

    return watch


def _turn(file: Path, patience: Patience) -> Turn:
    return Turn(patience, str(file), lambda: on_sqlite(file))
