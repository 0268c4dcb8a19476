"""``timeline load``: load seed files into the database."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline import stopping
from timeline.cli import completion
from timeline.cli.options import AllFaults, DatabaseOption, Wait
from timeline.cli.report import print_report
from timeline.cli.terminal.bar import tell
from timeline.cli.terminal.listing import limit, show_lines_of
from timeline.cli.terminal.opening import bring_up_to_date, engine_on, place
from timeline.cli.terminal.saying import remark, say
from timeline.safetext import visible
from timeline.text import listed

if TYPE_CHECKING:
    from timeline.readers.imports import TableOptions

EXAMPLES = """
timeline load                         the bundled chronicle
timeline load --example tutorial      another one, whose sources disagree
timeline load my-chronicle/           seed files and source texts
timeline load new.yaml --dry-run      only print what would change
timeline load my-chronicle/ --watch   load again whenever a file changes
timeline load arms.csv                a register: CSV, XLSX, JSON, …
timeline load arms.csv --skip-bad     without the rows that have faults
"""
Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH", hidden=True),
]


def load(
    paths: Paths = None,
    *,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove records that are no longer in the files.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Check everything, write nothing.")
    ] = False,
    example: Annotated[
        str,
        typer.Option(
            "--example",
            metavar="NAME",
            help="Load a chronicle that comes with the program.",
            autocompletion=completion.example,
        ),
    ] = "",
    format_: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="FORMAT",
            help="The format of a table, if its columns do not show it.",
            autocompletion=completion.format_,
        ),
    ] = "",
    map_: Annotated[
        Path | None,
        typer.Option("--map", metavar="FILE", help="What the columns of a table mean: see map."),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(
            "--source",
            metavar="NAME=VALUE",
            help="A field of the source of a table: key, title, edition, accessed, covers, …",
        ),
    ] = None,
    add_unknown: Annotated[
        bool,
        typer.Option("--add-unknown", help="Make records of the unknown names in a table."),
    ] = False,
    skip_bad: Annotated[
        bool,
        typer.Option("--skip-bad", help="Leave bad rows of a table out; write them to a file."),
    ] = False,
    rejects: Annotated[
        Path | None,
        typer.Option("--rejects", metavar="FILE", help="That file, if not FILE.rejects.csv."),
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Load again whenever a file changes, until Ctrl-C.")
    ] = False,
    all_faults: AllFaults = False,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Load seed files and tables: check all of them, then write everything or nothing.

    The database is created or upgraded automatically. Loading the same files twice changes nothing.
    All problems are reported together, as path:line: field: what is wrong, and nothing is written.
    On a terminal the line of the file is shown below each, with what is wrong marked.
    A table is a register in CSV, a spreadsheet, JSON or Parquet; - is standard input.
    """
    from timeline.database import SHIPPED, bundled_chronicle, locate, sqlite_file
    from timeline.errors import UsageError
    from timeline.loader.loading.run import PIPED
    from timeline.readers.imports import TableOptions

    limit(all_faults)
    if format_ and map_:
        hint = "a map is a format of its own: give one of the two"
        raise UsageError(f"--as {format_} and --map {map_} both say what the columns are", hint)
    if example and paths:
        hint = "give one of the two, or load them one after the other"
        raise UsageError(
            f"--example {example} and {listed([*map(str, paths)])} are both to be loaded", hint
        )
    options = TableOptions(format_, map_, _fields(source or ()), skip_bad, rejects, add_unknown)
    more = [f"--as {format_}" if format_ else "", f"--map {map_}" if map_ else ""]
    more += [f"--example {example}" if example else ""]
    more += ["--prune" if prune else "", "--skip-bad" if skip_bad else ""]
    command = " ".join(["load", *map(str, paths or ()), *filter(None, more)])
    given = paths or [bundled_chronicle(example or SHIPPED)]
    load_ = _Load(given, prune, dry_run, options, command, database, wait)
    if not watch:
        load_.run()
        return
    if not paths or PIPED in paths or skip_bad:
        what = "--skip-bad" if skip_bad else "standard input" if paths else "the bundled chronicle"
        hint = "give the folder or the files that you edit, without --skip-bad"
        raise UsageError(f"{what} cannot be watched", hint)
    from timeline.cli.watching import watch as keep_loading
    from timeline.readers.watched import WatchedFiles

    file = sqlite_file(locate(database))
    keep_loading(load_.run, WatchedFiles([*paths, *filter(None, [map_])], [file] if file else []))


@dataclass(frozen=True, slots=True)
class _Load:
    """A load as the command line says it, which can be run several times."""

    paths: list[Path]
    prune: bool
    dry_run: bool
    options: "TableOptions"
    command: str
    database: str | None
    wait: int | None

    def run(self) -> None:
        """Load, and print the report. Raises DataError, UsageError and DatabaseError."""
        from timeline.database import describe
        from timeline.errors import DatabaseError, DataError
        from timeline.loader import load as load_records

        self._require_paths()
        show_lines_of([*self.paths, *filter(None, [self.options.map])])
        with engine_on(self.database, self.wait) as engine:
            where = visible(describe(engine.url))
            done = f"the load is in {where}, its report was not printed"
            stopping.declare(place(engine), "nothing was loaded", done)
            if not self.dry_run:
                bring_up_to_date(engine)
            try:
                report = load_records(
                    engine,
                    self.paths,
                    prune=self.prune,
                    dry_run=self.dry_run,
                    options=self.options,
                    command=self.command,
                    progress=tell,
                )
            except DataError as error:
                error.hint = error.hint or "nothing was written"
                raise
            try:
                print_report(report)
                if not self.dry_run:
                    say(where)
                sys.stdout.flush()
                if not self.dry_run:
                    stopping.declare("", f"the load is in {where}", "")
            except OSError as error:
                if self.dry_run:
                    raise
                raise DatabaseError(
                    f"the load is in {where}, but its report cannot be written: {error.strerror}"
                ) from error
            if self.dry_run:
                remark(f"{where}: nothing was written (dry run)")

    def _require_paths(self) -> None:
        """Raise UsageError for paths that do not exist."""
        from timeline.errors import UsageError
        from timeline.loader.loading.run import PIPED
        from timeline.readers.tables.opening import with_sheet

        files = [path for path in self.paths if path != PIPED]
        missing = [str(path) for path, _ in map(with_sheet, files) if not path.exists()]
        if missing:
            raise UsageError(
                f"there is no {listed(missing)}",
                "give a folder of seed files, or a file; without a path the bundled chronicle is"
                " loaded",
            )


def _fields(stated: Sequence[str]) -> dict[str, str]:
    """Return the values of ``--source`` by name. Raises UsageError for one without a name."""
    from timeline.errors import UsageError

    found: dict[str, str] = {}
    for each in stated:
        name, equals, value = each.partition("=")
        if not (name and equals and value):
            raise UsageError(
                f"--source {each} has no value", "write --source NAME=VALUE: --source edition=2025"
            )
        if name in found:
            raise UsageError(f"--source {name} is given twice", "give it once")
        found[name] = value
    return found
