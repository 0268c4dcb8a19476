"""``timeline export``: files for reports, for other programs, and for git."""

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline import stopping
from timeline.cli.options import (
    REGISTERS,
    AsOfOption,
    Database,
    OfActor,
    OfKind,
    QueryWords,
    Since,
    Until,
    Wait,
    words,
)
from timeline.cli.reading import reading
from timeline.cli.terminal.bar import tell
from timeline.cli.terminal.saying import remark
from timeline.progress import counted
from timeline.safetext import visible

if TYPE_CHECKING:
    from timeline.query.dataset.chunks import Chunk

SUMMARY = "Write a file: a table of events or of a register, Parquet, or seed files."
CSV_EXAMPLES = """
timeline export csv -o events.csv
timeline export csv --kind procurement date:2022.. -o bought.csv
timeline export csv --excel -o for-a-double-click.csv
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
CHRONICLE_EXAMPLES = """
timeline export chronicle -o my-chronicle
"""

Output = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="FILE", help="The file to write. Default: standard output."
    ),
]
Excel = Annotated[
    bool, typer.Option("--excel", help="For Excel: a byte order mark, and no active formulas.")
]
Force = Annotated[
    bool, typer.Option("--force", help="Replace FILE even if it is not such a table.")
]


def csv(
    query: QueryWords = None,
    *,
    kind: OfKind = None,
    actor: OfActor = None,
    since: Since = None,
    until: Until = None,
    output: Output = None,
    excel: Excel = False,
    force: Force = False,
    as_of: AsOfOption = None,
    database: Database = None,
    wait: Wait = None,
) -> None:
    """Write one row per event, in order of time: UTF-8, RFC 4180.

    Dates are written as EDTF and as first and last day; numbers as figure, low, high, qualifier and
    unit; sources with their quotes. --kind limits the columns to those of that kind. The file
    appears when it is complete.
    """
    with reading(database, wait, as_of) as source:
        from timeline.query.conditions.compile import read_query
        from timeline.query.events.pages import how_many
        from timeline.query.events.rows import stream_rows
        from timeline.writers.csv import write_csv

        asked = read_query(source.session, words(query, kind, actor, since, until))
        batches = stream_rows(source.session, asked)
        source.warn()
        _prepare(output)
        total = how_many(source.session, asked)
        rows = counted((each for batch in batches for each in batch), tell, "events", total)
        write_csv(rows, output, kind, excel, force=force)


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
    database: Database = None,
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
        from timeline.writers.register_csv import write_register

        lines = listed(source.session, type_, query or ())
        source.warn()
        _prepare(output)
        rows = counted(lines, tell, register, len(lines))
        write_register(rows, type_, output, excel, force=force)


def parquet(
    query: QueryWords = None,
    *,
    kind: OfKind = None,
    actor: OfActor = None,
    since: Since = None,
    until: Until = None,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="PATH", help="The file or folder to write.")
    ],
    dataset: Annotated[
        bool, typer.Option("--dataset", help="Write a folder with all tables, events by year.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace other files of the same names.")
    ] = False,
    as_of: AsOfOption = None,
    database: Database = None,
    wait: Wait = None,
) -> None:
    """Write events as Parquet, for DuckDB, Spark, pandas and other engines.

    One file has one row per event, with the columns of export csv as typed values: days are DATE,
    numbers double, keys lists. --kind limits them to those of that kind. A dataset is a folder of
    tables: events by year, amounts, dates, participants, links, claims with their quotes, and the
    registers, which are complete whatever the query. The file or folder appears when it is
    complete. docs/parquet.md has every column, docs/scale.md questions in SQL.
    """
    with reading(database, wait, as_of) as source:
        from timeline.query.conditions.compile import read_query
        from timeline.query.dataset.beside import other_tables
        from timeline.query.dataset.chunks import chunks
        from timeline.query.dataset.declared import OF_EVENTS
        from timeline.query.events.pages import how_many
        from timeline.writers.parquet import write_dataset, write_file

        asked = read_query(source.session, words(query, kind, actor, since, until))
        total = how_many(source.session, asked)
        found = _told(chunks(source.session, asked, OF_EVENTS if dataset else ()), total)
        source.warn()
        _prepare(output)
        if dataset:
            write_dataset(
                found, other_tables(source.session, asked), output, force=force, notify=remark
            )
        else:
            write_file(found, output, kind, force=force)


def _prepare(output: Path | None) -> None:
    """Prepare to write: state what is reported if the program is stopped meanwhile."""
    gc.freeze()  # what is imported by now stays: the collector need not look at it each time
    if output is None:
        stopping.declare("", "the output is incomplete", "")
    else:
        name = visible(str(output))
        stopping.declare(output, f"{name} is unchanged", f"{name} is written")


def _told(chunks: "Iterator[Chunk]", total: int) -> "Iterator[Chunk]":
    """Yield chunks of events, and tell how many are done."""
    done = 0
    tell("events", done, total)
    for chunk in chunks:
        yield chunk
        done += len(chunk.events["key"])
        tell("events", done, total)


def chronicle(
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FOLDER", help="The folder to write.")
    ],
    force: Annotated[
        bool, typer.Option("--force", help="Replace edited and other files of the same names.")
    ] = False,
    as_of: AsOfOption = None,
    database: Database = None,
    wait: Wait = None,
) -> None:
    """Write the whole database as a chronicle: seed files and source texts, ready for git.

    Loading the export into an empty database gives an equal database, and exporting that gives the
    same bytes. An export into the folder of an earlier one replaces and removes the files of that
    export, in one step. Other files stay and are reported. If an exported file was edited since,
    nothing is written.
    """
    with reading(database, wait, as_of) as source:
        from timeline.query.contents import contents
        from timeline.writers.chronicle import TYPES, write_chronicles

        source.warn()
        found = contents(source.session, TYPES, tell)
        _prepare(output)
        for folder in write_chronicles(found, output, force=force, notify=remark):
            remark(str(folder))
