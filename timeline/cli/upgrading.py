"""A database that an older version made is brought up to date, or stays as it was."""

from pathlib import Path
from typing import TYPE_CHECKING

from timeline.cli.saying import remark

if TYPE_CHECKING:
    from sqlalchemy import Engine


def bring_up_to_date(engine: "Engine") -> None:
    """Upgrade a database that an older version made; of an SQLite file a copy is kept. Say so.

    All of it is one transaction. Whatever ends it before its end, the database is looked at again:
    it is as it was, so the copy goes; if it is not, the copy takes its place. Raises DatabaseError
    for a database of a newer version, and where the upgrade fails.
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

    def first() -> None:  # while nobody else can write
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
    if not begun:  # another program has upgraded it meanwhile
        return
    kept = f"; a copy of it as it was is {copy}" if copy else ""
    remark(f"{where} is upgraded from version {version} to {db.head()}{kept}")


def copy_before_upgrade(engine: "Engine") -> Path | None:
    """Copy an SQLite database, before it is changed; where the copy is, None for PostgreSQL."""
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
    """Make sure that the database is as it was, and say how it is."""
    from timeline.database.copies import restore

    engine.dispose()
    if copy is None:
        return "nothing in it has changed"
    if _is_sound(engine, version):
        copy.unlink(missing_ok=True)
        return "nothing in it has changed"
    kept = restore(copy, Path(str(engine.url.database)))
    return f"it was put back from {copy}, and what the upgrade had left is {kept}"


def _is_sound(engine: "Engine", version: str) -> bool:
    """Whether SQLite finds no fault, and it is still of the version that it was."""
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
