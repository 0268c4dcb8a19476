"""Run one load, from paths to one transaction.

Seed files are read and checked before the database is locked; tables are read while it is. If there
is any problem, the database stays unchanged.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from timeline import database, files
from timeline.errors import DataError, UsageError
from timeline.loader.loading.apply import OpenRevision, apply
from timeline.loader.loading.rejects import Rejects
from timeline.loader.loading.tables import TableLoad
from timeline.loader.planning import undoing
from timeline.loader.planning.chronicles import correcting
from timeline.loader.planning.report import Report
from timeline.loader.records.gathering import gather
from timeline.loader.writing import statistics
from timeline.loader.writing.redating import upgrade
from timeline.progress import Progress, rarely_collected, silent
from timeline.readers.by_name import is_seed
from timeline.readers.imports import (
    REJECTED,
    STANDARD_INPUT,
    TableImport,
    TableOptions,
    known_format,
    open_import,
)
from timeline.readers.opening.feed import Stop
from timeline.readers.package import DESCRIPTOR
from timeline.readers.tables.opening import is_table, open_table_file, spooled, with_sheet
from timeline.text import listed

PIPED: Final = Path("-")
"""The path that means standard input, which is a table."""


def load(
    engine: Engine,
    paths: Sequence[Path],
    *,
    prune: bool = False,
    dry_run: bool = False,
    options: TableOptions | None = None,
    command: str = "load",
    progress: Progress = silent,
    instead: Mapping[Path, Path] | None = None,
) -> Report:
    """Load chronicle folders, seed files and tables; create or upgrade the database first.

    ``options`` are those of the tables. A new SQLite database is created under a temporary name and
    renamed when the load is complete. In any other new database the tables are created in the
    transaction of the load, which locks out other writers before it reads. ``instead`` are seed
    files and texts that are not in their place yet, by that place (``open_chronicles``). Raises
    DataError with all problems; nothing is written then.
    """
    given = _Given.of(paths, options or TableOptions())

    def run(target: Engine) -> Report:
        with ExitStack() as stack:
            stack.enter_context(rarely_collected())
            batch = gather(given.seeds, progress, instead) if given.seeds else None
            tables = [stack.enter_context(given.opened(path)) for path in given.tables]
            _refuse_one_key([table for table, _ in tables])
            session = stack.enter_context(database.session(target, writing=True))
            database.ensure_schema(session)
            revision = OpenRevision(session, command)
            report = Report()
            later = None
            if batch is not None:
                later = correcting.postponed(session, batch) if tables else None
                report = apply(session, batch, revision, prune=prune, progress=progress)
            loads = [
                TableLoad(session, table, given.options, revision, progress, rejects)
                for table, rejects in tables
            ]
            for each in loads:
                report = report.with_more(each.run(prune=prune))
            if later is not None and later.corrections:
                report = report.with_more(apply(session, later, revision))
            if dry_run:
                session.connection().rollback()
            else:
                statistics.refresh(session, report.written)
                for each in loads:
                    each.put_rejects()
                if batch is None and len(loads) == 1:  # else one may change how another is read
                    loads[0].remember()
        return replace(report, revision=revision.id)

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


@dataclass(frozen=True, slots=True)
class _Given:
    """The paths of a load: chronicles and seed files, and tables with their options."""

    seeds: list[Path]
    tables: list[Path]
    options: TableOptions

    @classmethod
    def of(cls, paths: Sequence[Path], options: TableOptions) -> "_Given":
        """Sort paths. With a format or a map, every file that is not a seed file is a table."""
        stated = bool(options.format or options.map)
        tables = [path for path in paths if _is_table(path, stated)]
        seeds = [path for path in paths if path not in tables]
        names = listed(options.names(), "and")
        if names and all(path.is_dir() or is_seed(path) for path in paths):
            raise UsageError(
                f"{names} {'are' if ' and ' in names else 'is'} for a table, and no path is one",
                "name the file of the table: timeline load FILE …",
            )
        if options.rejects and not options.skip_bad:
            raise UsageError(
                "--rejects is the file of the rows that --skip-bad leaves out", "add --skip-bad"
            )
        if len(tables) > 1 and options.source:
            raise UsageError(
                f"--source describes one table, but there are {len(tables)}",
                "load them one by one, or describe each in a file next to it: FILE.source.yaml",
            )
        if len(tables) > 1 and options.rejects:
            raise UsageError("--rejects is for one table", "load the tables one by one")
        return cls(seeds, tables, options)

    @contextmanager
    def opened(self, path: Path) -> Iterator[tuple[TableImport, Rejects | None]]:
        """Open a table, and the file of its rejected rows if rows may be left out."""
        with ExitStack() as stack:
            shown = str(path)
            if path == PIPED:
                path, shown = stack.enter_context(spooled(sys.stdin.buffer)), STANDARD_INPUT
            table = open_import(path, shown, self.options)
            rejects = None
            if self.options.skip_bad:
                default = f"{table.key if shown == STANDARD_INPUT else shown}{REJECTED}"
                place = self.options.rejects or Path(default)
                rejects = stack.enter_context(Rejects.beside(table, place))
            yield table, rejects


def _refuse_one_key(tables: Sequence[TableImport]) -> None:
    """Raise UsageError if two tables have the same key, so that the second replaced the first."""
    found: dict[str, str] = {}
    for table in tables:
        path = table.table.file.path
        other = found.setdefault(table.key, path)
        if other != path and not table.is_part:
            raise UsageError(
                f"{other} and {path} both have the key {table.key}",
                "load them one by one, each with --source key=…, or state a key for each in a file"
                " beside it, FILE.source.yaml",
            )


def _is_table(path: Path, stated: bool) -> bool:
    if path == PIPED:
        return True
    try:
        is_file = with_sheet(path)[0].is_file()
    except (OSError, ValueError):  # reading it as a seed file reports the reason
        return False
    if path.name == DESCRIPTOR:
        return False
    return is_file and (is_table(path) or (not is_seed(path) and (stated or _has_format(path))))


def _has_format(path: Path) -> bool:
    """Return whether a file of any extension has the columns of a known format."""
    try:
        return bool(known_format(open_table_file(with_sheet(path)[0])))
    except (Stop, DataError):
        return False


def _put(partial: Path, file: Path) -> bool:
    """Rename a new database to its final name; return False if that name exists by now."""
    try:
        files.put(partial, file)
    except FileExistsError:
        return False
    return True


def undo(engine: Engine, *, dry_run: bool = False, progress: Progress = silent) -> Report:
    """Undo the last revision with a new revision that restores the state before it."""
    with database.session(engine, writing=True) as session:
        database.require_schema(session)
        last, batch = undoing.undoing(session, progress)
        report = apply(session, batch, OpenRevision(session, "undo", last), progress=progress)
        if dry_run:
            session.connection().rollback()
    return replace(report, undoes=last)
