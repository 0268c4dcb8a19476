"""``timeline db``: maintenance of the database: upgrade, status, backup, restore."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from timeline import stopping
from timeline.cli.options import DatabaseOption, Wait
from timeline.cli.terminal.bar import tell
from timeline.cli.terminal.opening import bring_up_to_date, engine_there, patience, place, snapshot
from timeline.cli.terminal.saying import say
from timeline.safetext import visible
from timeline.text import noun

UPGRADE_EXAMPLES = """
timeline db upgrade
"""
STATUS_EXAMPLES = """
timeline db status
timeline db status --database postgresql://user@host/name
"""
BACKUP_EXAMPLES = """
timeline db backup
timeline db backup before-the-move.db
"""
RESTORE_EXAMPLES = """
timeline db restore before-the-move.db
"""


def upgrade(database: DatabaseOption = None, wait: Wait = None) -> None:
    """Upgrade the database to this version of timeline; a copy of an SQLite file is kept.

    The upgrade is one transaction. For PostgreSQL, make a copy with pg_dump before. `timeline load`
    upgrades automatically.
    """
    from timeline import database as db

    with engine_there(database, wait) as engine:
        where = visible(db.describe(engine.url))
        stopping.declare(
            place(engine), f"{where} is unchanged", f"{where} is upgraded", stopping.SCHEMA
        )
        bring_up_to_date(engine)
        db.upgrade(engine)  # creates the tables of an empty database
        say(f"{where}: version {db.head()}, up to date")


def status(database: DatabaseOption = None, wait: Wait = None) -> None:
    """Print the address of the database, its version, and its number of records by type."""
    from timeline import database as db
    from timeline.query.registers.status import status as read_status

    with snapshot(database, wait) as session:
        say(f"database   {db.describe(db.locate(database))}")
        say(f"version    {db.head()}, up to date")
        found = read_status(session)
        say(f"chronicles {', '.join(found.chronicles) or 'none'}")
        for type_, count in found.records.items():
            say(f"{count:>10} {noun(count, type_)}")
        if found.last is not None:
            say(f"last       revision {found.last.id}, {found.last.at}: {found.last.command}")


def backup(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", hidden=True)] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace FILE if it already exists.")
    ] = False,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Copy an SQLite database, safely even while others use it.

    Without FILE, the name of the copy contains the time. For PostgreSQL use pg_dump.
    """
    from timeline.database.versions.copies import backup as copy_to
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
        stopping.declare(target, f"{name} was not written", f"{name} is written")
        copy_to(source, target, replace=force, patience=patience(wait), progress=tell)
        say(str(target))


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", hidden=True)],
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Replace the database with a copy; the current file is kept under another name.

    FILE is checked before anything is changed. The current file is kept even if it is damaged, or
    not a database. For PostgreSQL use pg_restore.
    """
    from timeline.database.versions.copies import restore as put_back
    from timeline.errors import UsageError

    named = _sqlite_file(database, "restores", "pg_restore")
    target = named.resolve()
    if target.exists() and file.exists() and file.samefile(target):
        raise UsageError(f"{file} is the database itself", "name another file")
    name = visible(str(named))
    stopping.declare(target, f"{name} is unchanged", f"{name} is restored")
    kept = put_back(file, target, patience=patience(wait), progress=tell)
    if kept is not None:
        say(f"the previous file is kept as {named.with_name(kept.name)}")
    say(f"{named} is restored from {file}")


def _sqlite_file(database: str | None, does: str, instead: str) -> Path:
    """Return the path of the SQLite file, as the user named it. Raises UsageError without one."""
    from timeline import database as db
    from timeline.errors import UsageError

    url = db.locate(database)
    if db.sqlite_file(url) is None:
        raise UsageError(f"this {does} SQLite files only", f"for PostgreSQL use {instead}")
    return Path(str(url.database))
