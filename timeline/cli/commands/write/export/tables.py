"""Tables: one row for each event, or for each entry of a register."""

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.commands.write.export.output import (
    Force,
    prepare,
    selected,
    tell_nothing,
    writing,
)
from timeline.cli.options import (
    REGISTERS,
    AsOfOption,
    DatabaseOption,
    OfActor,
    OfKind,
    Output,
    QueryWords,
    Since,
    Sure,
    Until,
    Wait,
    words,
)
from timeline.cli.reading import reading, tell_entry_meanings
from timeline.cli.targets import not_standard_output
from timeline.cli.terminal.bar import tell
from timeline.cli.terminal.saying import remark
from timeline.progress import counted

CSV_EXAMPLES = """
timeline export csv -o events.csv
timeline export csv --kind procurement date:2022.. -o bought.csv
timeline export csv --claims date:2022.. -o claims.csv
timeline export csv --package -o package
timeline export csv --excel -o for-a-double-click.csv
"""
JSONL_EXAMPLES = """
timeline export jsonl -o events.jsonl
timeline export jsonl kind:launch
"""
REGISTER_EXAMPLES = """
timeline export register sources -o sources.csv
timeline export register systems class:helicopter -o helicopters.csv
"""
PARQUET_EXAMPLES = """
timeline export parquet -o events.parquet
timeline export parquet --kind launch date:2022.. -o launches.parquet
timeline export parquet --dataset -o tables
"""

Excel = Annotated[
    bool, typer.Option("--excel", help="For Excel: a byte order mark, and no active formulas.")
]

AllColumns = Annotated[
    bool,
    typer.Option("--all-columns", help="All columns, or with --kind all of it, even if empty."),
]


def csv(
    query: QueryWords = None,
    *,
    kind: OfKind = None,
    actor: OfActor = None,
    since: Since = None,
    until: Until = None,
    sure: Sure = False,
    output: Output = None,
    claims: Annotated[
        bool, typer.Option("--claims", help="One row for each value and each claim on it.")
    ] = False,
    package: Annotated[
        bool, typer.Option("--package", help="A folder of tables that explain themselves.")
    ] = False,
    all_columns: AllColumns = False,
    excel: Excel = False,
    force: Force = False,
    as_of: AsOfOption = None,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Write one row per event, in order of time: UTF-8, RFC 4180.

    Dates are written as EDTF and as first and last day; numbers as figure, low, high, qualifier and
    unit; actors, places and so on as keys and as names; sources as keys, titles, a citation and
    quotes. Only columns that contain something are written. timeline load reads the file; what it
    cannot restore, such as rival values, is said on standard error.

    With --claims each value has a row for each source that states it, with its quote, place, grade
    and citation; rival values and inferences have rows like the others. With --package the output
    is a folder: a Frictionless data package of all tables, with types, keys and a codebook, which
    timeline load makes a database of again. The file or folder appears when it is complete.
    """
    asked = words(query, kind, actor, since, until)
    _check_options(output, claims=claims, package=package, more=all_columns or excel)
    if package and output:
        with selected(asked, output, database, wait, as_of, sure=sure) as found:
            from timeline.api.exports.writing_tables import package_of

            package_of(found, output, force=force, notify=remark)
        return
    with writing(asked, output, database, wait, as_of, sure=sure, force=force) as (found, file):
        from timeline.writers.csv import TableLosses, write_claims, write_csv

        losses = TableLosses()
        if claims:
            write_claims(found.events(), file, excel, all_columns=all_columns)
        else:
            rows = losses.of(found.rows())
            write_csv(rows, file, _of_kind(kind), excel, all_columns=all_columns)
    for note in losses.notes():
        remark(note)


def _of_kind(kinds: list[str] | None) -> str | None:
    """Return the kind whose columns a table has; a query of two kinds has been refused."""
    return ",".join(kinds or ()) or None


def _check_options(output: Path | None, *, claims: bool, package: bool, more: bool) -> None:
    """Raise UsageError for options that exclude each other."""
    from timeline.errors import UsageError

    if package and claims:
        raise UsageError("--package has the claims, too", "leave out --claims")
    if package and more:
        raise UsageError("a package has all columns as they are", "leave out the other options")
    if package and output is None:
        raise UsageError("a package is a folder", "name it: -o FOLDER")


def jsonl(
    query: QueryWords = None,
    *,
    kind: OfKind = None,
    actor: OfActor = None,
    since: Since = None,
    until: Until = None,
    sure: Sure = False,
    output: Output = None,
    force: Force = False,
    as_of: AsOfOption = None,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Write one complete event on each line, in order of time: JSON lines, for scripts.

    A line has what timeline about KEY --json prints: all values, claims with their quotes, links
    and sources. timeline schema output has its schema. The file appears when it is complete.
    """
    asked = words(query, kind, actor, since, until)
    with writing(asked, output, database, wait, as_of, sure=sure, force=force) as (found, file):
        from timeline.writers.json import write_jsonl

        write_jsonl(found.events(), file)


def register(
    register: Annotated[
        str,
        typer.Argument(metavar="REGISTER", hidden=True, autocompletion=lambda: [*REGISTERS]),
    ],
    query: QueryWords = None,
    *,
    output: Output = None,
    excel: Excel = False,
    force: Force = False,
    as_of: AsOfOption = None,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Write one row per entry of a register, by key: UTF-8, RFC 4180.

    REGISTER is actors, systems, programmes, places or sources. A query selects entries as in
    timeline list. Every field of the register has a column; dates and periods have their first and
    last day, too. The file appears when it is complete.
    """
    from timeline.query.registers.names import entry_type

    type_ = entry_type(register, "write them with: timeline export csv")
    with reading(database, wait, as_of) as source:
        from timeline.query.registers.listing import listed
        from timeline.writers.csv.registers import write_register
        from timeline.writers.file import target

        lines = listed(source.session, type_, query or ())
        source.warn()
        if not lines:
            tell_nothing(type_, " ".join(query or ()))
            tell_entry_meanings(source.session, type_, query or ())
        prepare(output)
        rows = counted(lines, tell, register, len(lines))
        with target(output, force=force) as file:
            write_register(rows, type_, file, excel)


def parquet(
    query: QueryWords = None,
    *,
    kind: OfKind = None,
    actor: OfActor = None,
    since: Since = None,
    until: Until = None,
    sure: Sure = False,
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            metavar="PATH",
            help="The file or folder to write.",
            callback=not_standard_output,
        ),
    ],
    dataset: Annotated[
        bool, typer.Option("--dataset", help="Write a folder with all tables, events by year.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace PATH if it exists.")] = False,
    as_of: AsOfOption = None,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Write events as Parquet, for DuckDB, Spark, pandas and other engines.

    One file has one row per event, with the columns of export csv as typed values: days are DATE,
    numbers double, keys lists. --kind limits them to those of that kind. A dataset is a folder of
    tables: events by year, amounts, dates, participants, links, claims with their quotes, and the
    registers, which are complete for every query. The file or folder appears when it is
    complete. In the documentation, Parquet has every column, and Scale has questions in SQL.
    """
    asked = words(query, kind, actor, since, until)
    with selected(asked, output, database, wait, as_of, sure=sure) as found:
        from timeline.api.exports.writing_tables import parquet_of

        parquet_of(found, output, _of_kind(kind), dataset=dataset, force=force, notify=remark)
