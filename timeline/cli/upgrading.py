"""The upgrade of a database of an older version, with a copy to restore if it fails."""

from pathlib import Path
from typing import TYPE_CHECKING

from timeline.cli.saying import remark

if TYPE_CHECKING:
    from sqlalchemy import Engine


def bring_up_to_date(engine: "Engine") -> None:
    """Upgrade a database of an older version, keep a copy of an SQLite file, and report both.

    The upgrade is one transaction. If it ends early, the database is checked: if it is unchanged,
    the copy is removed, else the copy replaces it. Raises DatabaseError for a database of a newer
    version, and if the upgrade fails.
    """
    from sqlalchemy.exc import DatabaseError as DriverError

    from timeline import database as db
    from timeline.errors import DatabaseError
    from timeline.loader import upgrade

    if not db.exists(engine.url):
        return
    where = db.describe(engine.url)
    version = db.version(engine)
    if version is None or version == db.head():
        return
    if version > db.head():
        db.require_version(where, version)
    copy: Path | None = None
    begun = False

    def first() -> None:  # called while other programs cannot write
        nonlocal copy, begun
        begun = True
        copy = copy_before_upgrade(engine)

    try:
        upgrade(engine, first=first)
    except BaseException as error:
        state = _after_failure(engine, version, copy)
        if isinstance(error, DriverError):
            reason = str(error.orig or error).strip().splitlines()[0]
            raise DatabaseError(f"{where} could not be upgraded: {reason}", state) from error
        remark(f"timeline: {where} is not upgraded; {state}")
        raise
    if not begun:  # another program has upgraded it in the meantime
        return
    kept = f"; a copy of the old version is {copy}" if copy else ""
    remark(f"{where} is upgraded from version {version} to {db.head()}{kept}")


def copy_before_upgrade(engine: "Engine") -> Path | None:
    """Copy an SQLite database; return the path of the copy, None for PostgreSQL."""
    from timeline import database as db
    from timeline.database.copies import backup
    from timeline.files import free

    if engine.dialect.name != "sqlite":
        return None
    file = Path(str(engine.url.database))
    copy = free(db.kept_before(file, db.head()))
    backup(file, copy)
    return copy


def _after_failure(engine: "Engine", version: str, copy: Path | None) -> str:
    """Restore the database if the upgrade has changed it; return its state in words."""
    from timeline.database.copies import restore

    engine.dispose()
    if copy is None:
        return "nothing in it has changed"
    if _is_sound(engine, version):
        copy.unlink(missing_ok=True)
        return "nothing in it has changed"
    kept = restore(copy, Path(str(engine.url.database)))
    return f"it was restored from {copy}, and the failed upgrade is kept as {kept}"


def _is_sound(engine: "Engine", version: str) -> bool:
    """Return whether SQLite finds no damage, and the database still has this version."""
    from sqlalchemy.exc import DatabaseError as DriverError

    from timeline import database as db
    from timeline.errors import DatabaseError

    try:
        with db.snapshot(engine) as session:
            found = session.connection().exec_driver_sql("PRAGMA integrity_check(1)").scalar()
        return found == "ok" and db.version(engine) == version
    except (DatabaseError, DriverError):
        return False
    finally:
        engine.dispose()
