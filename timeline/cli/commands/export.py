"""``timeline export``: files for reports, for other programs, and for git."""

from pathlib import Path
from typing import Annotated

import typer

from timeline import stopping
from timeline.cli.options import (
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
from timeline.cli.saying import remark
from timeline.safetext import visible

SUMMARY = "Write events to a file: a table, or seed files."
CSV_EXAMPLES = """
timeline export csv -o events.csv
timeline export csv --kind procurement date:2022.. -o bought.csv
timeline export csv --excel -o for-a-double-click.csv
"""
CHRONICLE_EXAMPLES = """
timeline export chronicle -o my-chronicle
"""


def csv(
    query: QueryWords = None,
    *,
    kind: OfKind = None,
    actor: OfActor = None,
    since: Since = None,
    until: Until = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Else standard output.")
    ] = None,
    excel: Annotated[
        bool, typer.Option("--excel", help="For Excel: a byte order mark, formulas made harmless.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace FILE even if it is no such table.")
    ] = False,
    as_of: AsOfOption = None,
    database: Database = None,
    wait: Wait = None,
) -> None:
    """Write one row an event, in order of time: UTF-8, RFC 4180.

    Dates as EDTF and as first and last day; numbers as figure, low, high, qualifier and unit;
    sources with their quotes. --kind leaves only the columns of that kind. The file appears when
    all of it is written.
    """
    with reading(database, wait, as_of) as source:
        from timeline.query.conditions.compile import read_query
        from timeline.query.events.details import stream_details
        from timeline.writers.csv import write_csv

        asked = read_query(source.session, words(query, kind, actor, since, until))
        batches = stream_details(source.session, asked)
        source.warn()
        if output is None:
            stopping.stands("", "what was printed is not all", "")
        else:
            name = visible(str(output))
            stopping.stands(output, f"{name} is as it was", f"{name} is written")
        rows = (each for batch in batches for each in batch)
        write_csv(rows, output, kind, excel, force=force)


def chronicle(
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FOLDER", help="The folder to write.")
    ],
    force: Annotated[
        bool, typer.Option("--force", help="Replace files of the same names, whoever wrote them.")
    ] = False,
    as_of: AsOfOption = None,
    database: Database = None,
    wait: Wait = None,
) -> None:
    """Write the whole database as a chronicle: seed files and source texts, ready for git.

    Loading it into an empty database gives an equal one, and the next export the same bytes. An
    export over an earlier one replaces and removes what that one wrote, as one step. Files of
    others stay and are named; where one was edited since it was exported, nothing is written.
    """
    with reading(database, wait, as_of) as source:
        from timeline.query.contents import contents
        from timeline.writers.chronicle import TYPES, write_chronicles

        source.warn()
        found = contents(source.session, TYPES)
        name = visible(str(output))
        stopping.stands(output, f"{name} is as it was", f"{name} is written")
        for folder in write_chronicles(found, output, force=force, tell=remark):
            remark(str(folder))
