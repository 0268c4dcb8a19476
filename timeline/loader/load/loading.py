"""Run one load, from paths to one transaction.

Files are read and checked before the database is locked. If there is any problem, the database
stays unchanged.
"""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Engine

from timeline import database, files
from timeline.loader.load.apply import OpenRevision, apply
from timeline.loader.planning import undoing
from timeline.loader.planning.report import Report
from timeline.loader.records.batch import Progress, gather, silent
from timeline.loader.writing.redating import upgrade


def load(
    engine: Engine,
    paths: Sequence[Path],
    *,
    prune: bool = False,
    dry_run: bool = False,
    command: str = "load",
    progress: Progress = silent,
) -> Report:
    """Load chronicle folders and seed files; create or upgrade the database first.

    A new SQLite database is created under a temporary name and renamed when the load is complete.
    In any other new database the tables are created in the transaction of the load, which locks out
    other writers before it reads. Raises DataError with all problems; nothing is written then.
    """

    def run(target: Engine) -> Report:
        batch = gather(paths, progress)
        with database.session(target, writing=True) as session:
            database.ensure_schema(session)
            report = apply(
                session, batch, OpenRevision(session, command), prune=prune, progress=progress
            )
            if dry_run:
                session.rollback()
        return report

    file = database.sqlite_file(engine.url)
    if file is None or file.exists():
        found = None if dry_run else database.version(engine)
        if found is not None and found < database.head():
            upgrade(engine)
        return run(engine)
    with database.new_beside(file) as (new, partial):
        report = run(new)
        database.into_one_file(new)
        if dry_run or _put(partial, file):
            return report
    return run(engine)  # another load has created the database meanwhile: add to that one


def _put(partial: Path, file: Path) -> bool:
    """Rename a new database to its final name; return False if that name exists by now."""
    try:
        files.put(partial, file)
    except FileExistsError:
        return False
    return True


def undo(engine: Engine, *, dry_run: bool = False) -> Report:
    """Undo the last revision with a new revision that restores the state before it."""
    with database.session(engine, writing=True) as session:
        database.require_schema(session)
        last, batch = undoing.undoing(session)
        report = apply(session, batch, OpenRevision(session, "undo", last))
        if dry_run:
            session.rollback()
    return report
