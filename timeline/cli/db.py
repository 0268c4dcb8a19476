"""``timeline db``: the database itself: upgrade, status, backup, restore."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.load import plural
from timeline.cli.opening import Database, copy_before_upgrade, engine_on, newest, opened

if TYPE_CHECKING:
    from sqlalchemy import Engine

SUMMARY = "Look after the database itself."
UPGRADE = """
timeline db upgrade
"""
STATUS = """
timeline db status
timeline db status --database postgresql://user@host/name
"""
BACKUP = """
timeline db backup
timeline db backup before-the-move.db
"""
RESTORE = """
timeline db restore before-the-move.db
"""


def upgrade(database: Database = None) -> None:
    """Bring the database up to this version of timeline; a copy of an SQLite file is kept.

    `timeline load` does this by itself.
    """
    from timeline import database as db

    with engine_on(database) as engine:
        copy_before_upgrade(engine)
        db.upgrade(engine)
        print(f"{db.describe(engine.url)}: version {newest()}, up to date")


def status(database: Database = None) -> None:
    """Say which database is meant, its version, and how many records it holds."""
    from sqlmodel import Session

    from timeline import database as db
    from timeline.query.status import status as read_status

    with opened(database) as engine:
        print(f"database   {db.describe(engine.url)}")
        print(f"version    {newest()}, up to date")
        with Session(engine) as session:
            found = read_status(session)
        print(f"chronicles {', '.join(found.chronicles) or 'none'}")
        for type_, count in found.records.items():
            print(f"{count:>10} {plural(type_, count)}")
        if found.last is not None:
            print(f"last       revision {found.last.id}, {found.last.at}: {found.last.command}")


def backup(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", hidden=True)] = None,
    database: Database = None,
) -> None:
    """Copy an SQLite database, safely even while others use it.

    Without FILE, the copy gets the time in its name. PostgreSQL has pg_dump for this.
    """
    from timeline import database as db
    from timeline.errors import UsageError

    with opened(database) as engine:
        source = _sqlite_file(engine, "pg_dump")
        now = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        target = file or source.with_name(f"{source.stem}-{now}{source.suffix}")
        if target.exists() and target.samefile(source):
            raise UsageError(f"{target} is the database itself", "name another file")
        if not target.parent.is_dir():
            raise UsageError(f"there is no folder {target.parent}")
        db.backup(source, target)
        print(target)


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", hidden=True)],
    database: Database = None,
) -> None:
    """Put a copy in the place of the database; what is there now is copied first.

    PostgreSQL has pg_restore for this.
    """
    from timeline import database as db
    from timeline.errors import DatabaseError, UsageError

    with engine_on(database) as engine:
        target = _sqlite_file(engine, "pg_restore")
    if not file.is_file():
        raise UsageError(f"there is no file {file}")
    if target.exists() and file.samefile(target):
        raise UsageError(f"{file} is the database itself", "name another file")
    with engine_on(str(file)) as copy:
        if db.version(copy) is None:
            raise DatabaseError(f"{file} is no database of timeline")
    if target.exists():
        kept = target.with_name(f"{target.name}.before-restore")
        db.backup(target, kept)
        print(f"what was there is kept as {kept}")
    # Through SQLite, not by renaming: a write-ahead log beside the old file would be read into it.
    with sqlite3.connect(file) as copy_, sqlite3.connect(target) as live:
        copy_.backup(live)
    copy_.close()
    live.close()
    print(f"{target} is restored from {file}")


def _sqlite_file(engine: "Engine", instead: str) -> Path:
    from timeline.errors import UsageError

    if engine.dialect.name != "sqlite":
        raise UsageError("this copies SQLite files only", f"for PostgreSQL use {instead}")
    return Path(str(engine.url.database))
