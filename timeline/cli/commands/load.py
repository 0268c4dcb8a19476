"""``timeline load``: load seed files into the database."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from timeline import stopping
from timeline.cli import completion
from timeline.cli.options import Database, Wait
from timeline.cli.report import print_report
from timeline.cli.terminal.bar import tell
from timeline.cli.terminal.opening import engine_on, place
from timeline.cli.terminal.saying import remark, say
from timeline.cli.upgrading import bring_up_to_date
from timeline.safetext import visible
from timeline.text import listed

EXAMPLES = """
timeline load                       the bundled chronicle
timeline load --example tutorial     another one, with sources that disagree
timeline load my-chronicle/         a folder of seed files and source texts
timeline load new.yaml --dry-run    only print what would change
timeline load arms.csv              a register: CSV, XLSX, JSON, …
timeline load arms.csv --skip-bad   without the rows that have faults
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
            help="The format of a table, if its columns do not tell it.",
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
    database: Database = None,
    wait: Wait = None,
) -> None:
    """Load seed files and tables: check all of them, then write everything or nothing.

    The database is created or upgraded automatically. Loading the same files twice changes nothing.
    All problems are reported together, as path:line: field: what is wrong, and nothing is written.
    A table is a register in CSV, a spreadsheet, JSON or Parquet; - is standard input.
    """
    from timeline.database import SHIPPED, bundled_chronicle, describe
    from timeline.errors import DatabaseError, DataError, UsageError
    from timeline.loader import load as load_records
    from timeline.loader.loading.run import PIPED
    from timeline.readers.imports import TableOptions
    from timeline.readers.tables.opening import with_sheet

    if format_ and map_:
        hint = "a map is a format of its own: give one of the two"
        raise UsageError(f"--as {format_} and --map {map_} both say what the columns are", hint)
    if example and paths:
        hint = "give one of the two, or load them one after the other"
        raise UsageError(
            f"--example {example} and {listed([*map(str, paths)])} are both to be loaded", hint
        )
    shipped = bundled_chronicle(example or SHIPPED)
    options = TableOptions(format_, map_, _fields(source or ()), skip_bad, rejects, add_unknown)
    files = [path for path in paths or () if path != PIPED]
    missing = [str(path) for path, _ in map(with_sheet, files) if not path.exists()]
    if missing:
        raise UsageError(
            f"there is no {listed(missing)}",
            "give a folder of seed files, or a file; without a path the bundled chronicle is"
            " loaded",
        )
    more = [f"--as {format_}" if format_ else "", f"--map {map_}" if map_ else ""]
    more += [f"--example {example}" if example else ""]
    more += ["--prune" if prune else "", "--skip-bad" if skip_bad else ""]
    command = " ".join(["load", *map(str, paths or ()), *filter(None, more)])
    with engine_on(database, wait) as engine:
        where = visible(describe(engine.url))
        done = f"the load is in {where}, its report was not printed"
        stopping.declare(place(engine), "nothing was loaded", done)
        if not dry_run:
            bring_up_to_date(engine)
        try:
            report = load_records(
                engine,
                paths or [shipped],
                prune=prune,
                dry_run=dry_run,
                options=options,
                command=command,
                progress=tell,
            )
        except DataError as error:
            error.hint = error.hint or "nothing was written"
            raise
        try:
            print_report(report)
            if not dry_run:
                say(where)
            sys.stdout.flush()
            if not dry_run:
                stopping.declare("", f"the load is in {where}", "")
        except OSError as error:
            if dry_run:
                raise
            raise DatabaseError(
                f"the load is in {where}, but its report cannot be written: {error.strerror}"
            ) from error
        if dry_run:
            remark(f"{where}: nothing was written (dry run)")


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
