"""Upgrade a database of an older version, with a copy to restore if it fails."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError as DriverError

from timeline import database
from timeline.database.versions.copies import backup, restore
from timeline.errors import DatabaseError
from timeline.files import free
from timeline.loader.writing.redating import upgrade
from timeline.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class Upgrade:
    """An upgrade that was made: the versions before and after, and the copy of an SQLite file."""

    before: str
    after: str
    copy: Path | None


def bring_up_to_date(
    engine: Engine,
    notify: Callable[[str], None] = lambda _: None,
    progress: Progress = silent,
) -> Upgrade | None:
    """Upgrade a database of an older version; return None if there is nothing to upgrade.

    The upgrade is one transaction. If it ends early, the database is checked: if it is unchanged,
    the copy is removed, else the copy replaces it, and ``notify`` is called with its state. Raises
    DatabaseError for a database of a newer version, and if the upgrade fails.
    """
    if not database.exists(engine.url):
        return None
    where = database.describe(engine.url)
    version = database.version(engine)
    if version is None or version == database.head():
        return None
    if version > database.head():
        database.require_version(where, version)
    copy: Path | None = None
    begun = False

    def first() -> None:  # called while other programs cannot write
        nonlocal copy, begun
        begun = True
        copy = copy_before_upgrade(engine, progress)
        progress("upgrading", 0, 0)

    try:
        upgrade(engine, first=first, progress=progress)
    except BaseException as error:
        state = _after_failure(engine, version, copy)
        if isinstance(error, DriverError):
            reason = str(error.orig or error).strip().splitlines()[0]
            raise DatabaseError(f"{where} could not be upgraded: {reason}", state) from error
        notify(f"{where} is not upgraded; {state}")
        raise
    # Another program may have upgraded it in the meantime.
    return Upgrade(version, database.head(), copy) if begun else None


def copy_before_upgrade(engine: Engine, progress: Progress = silent) -> Path | None:
    """Copy an SQLite database; return the path of the copy, None for PostgreSQL."""
    if engine.dialect.name != "sqlite":
        return None
    file = Path(str(engine.url.database))
    copy = free(database.kept_before(file, database.head()))
    backup(file, copy, progress=progress)
    return copy


def _after_failure(engine: Engine, version: str, copy: Path | None) -> str:
    """Restore the database if the upgrade has changed it; return its state in words."""
    engine.dispose()
    if copy is None:
        return "nothing in it has changed"
    if _is_sound(engine, version):
        copy.unlink(missing_ok=True)
        return "nothing in it has changed"
    kept = restore(copy, Path(str(engine.url.database)))
    return f"it was restored from {copy}, and the failed upgrade is kept as {kept}"


def _is_sound(engine: Engine, version: str) -> bool:
    """Return whether SQLite finds no damage, and the database still has this version."""
    try:
        with database.snapshot(engine) as session:
            found = session.connection().exec_driver_sql("PRAGMA integrity_check(1)").scalar()
        return found == "ok" and database.version(engine) == version
    except (DatabaseError, DriverError):
        return False
    finally:
        engine.dispose()
