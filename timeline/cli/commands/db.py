"""``timeline db``: the database itself: upgrade, status, backup, restore."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from timeline import stopping
from timeline.cli.opening import engine_on, patience, place, snapshot
from timeline.cli.options import Database, Wait
from timeline.cli.report import plural
from timeline.cli.saying import say
from timeline.cli.upgrading import bring_up_to_date
from timeline.safetext import visible

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


def upgrade(database: Database = None, wait: Wait = None) -> None:
    """Bring the database up to this version of timeline; a copy of an SQLite file is kept.

    All or nothing, on PostgreSQL too, where pg_dump makes a copy before. `timeline load` does this
    by itself.
    """
    from timeline import database as db

    with engine_on(database, wait) as engine:
        where = visible(db.describe(engine.url))
        stopping.stands(
            place(engine), f"{where} is as it was", f"{where} is upgraded", stopping.SCHEMA
        )
        bring_up_to_date(engine)
        db.upgrade(engine)  # one that is empty gets its tables
        say(f"{where}: version {db.head()}, up to date")


def status(database: Database = None, wait: Wait = None) -> None:
    """Say which database is meant, its version, and how many records it holds."""
    from timeline import database as db
    from timeline.query.registers import status as read_status

    with snapshot(database, wait) as session:
        say(f"database   {db.describe(db.locate(database))}")
        say(f"version    {db.head()}, up to date")
        found = read_status(session)
        say(f"chronicles {', '.join(found.chronicles) or 'none'}")
        for type_, count in found.records.items():
            say(f"{count:>10} {plural(type_, count)}")
        if found.last is not None:
            say(f"last       revision {found.last.id}, {found.last.at}: {found.last.command}")


def backup(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", hidden=True)] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace FILE if it is there already.")
    ] = False,
    database: Database = None,
    wait: Wait = None,
) -> None:
    """Copy an SQLite database, safely even while others use it.

    Without FILE, the copy gets the time in its name. PostgreSQL has pg_dump for this.
    """
    from timeline.database.copies import backup as copy_to
    from timeline.errors import UsageError
    from timeline.files import free, is_regular

    source = _sqlite_file(database, "copies", "pg_dump")
    with snapshot(database, wait):
        now = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        target = file or free(source.with_name(f"{source.stem}-{now}{source.suffix}"))
        if target.exists():
            if not is_regular(target):
                raise UsageError(f"{target} is not a file", "name a new file")
            if target.samefile(source):
                raise UsageError(f"{target} is the database itself", "name another file")
        name = visible(str(target))
        stopping.stands(target, f"{name} was not written", f"{name} is written")
        copy_to(source, target, replace=force, patience=patience(wait))
        say(str(target))


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", hidden=True)],
    database: Database = None,
    wait: Wait = None,
) -> None:
    """Put a copy in the place of the database; what is there now is copied first.

    FILE is checked before anything is changed. The database may be damaged, or be no database at
    all: it is kept as it is, beside the restored one. PostgreSQL has pg_restore for this.
    """
    from timeline.database.copies import restore as put_back
    from timeline.errors import UsageError

    named = _sqlite_file(database, "restores", "pg_restore")
    target = named.resolve()
    if target.exists() and file.exists() and file.samefile(target):
        raise UsageError(f"{file} is the database itself", "name another file")
    name = visible(str(named))
    stopping.stands(target, f"{name} is as it was", f"{name} is restored")
    kept = put_back(file, target, patience=patience(wait))
    if kept is not None:
        say(f"what was there is kept as {named.with_name(kept.name)}")
    say(f"{named} is restored from {file}")


def _sqlite_file(database: str | None, does: str, instead: str) -> Path:
    """The file that is meant, as it was named. Raises UsageError for a database that is none."""
    from timeline import database as db
    from timeline.errors import UsageError

    url = db.locate(database)
    if db.sqlite_file(url) is None:
        raise UsageError(f"this {does} SQLite files only", f"for PostgreSQL use {instead}")
    return Path(str(url.database))
