"""``timeline map``: draft a map of the columns of a table, so that the table can be loaded."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from timeline import stopping
from timeline.cli.options import Output
from timeline.cli.terminal.listing import show_lines_of
from timeline.cli.terminal.saying import remark, say, say_of_file
from timeline.safetext import visible

EXAMPLES = """
timeline map attacks.csv                   look at the columns
timeline map attacks.csv -o attacks.toml   write a map, to be edited
timeline map 'attacks.xlsx#2031'           one sheet of a workbook
"""


def map_(
    file: Annotated[Path, typer.Argument(metavar="FILE", hidden=True)],
    output: Output = None,
) -> None:
    """Draft a map for a table of any columns: which column is which field of the events.

    The draft is TOML with a comment on each column: what its first 1,000 rows seem to have, and
    what they would become. It is a guess, so check every line, above all the kind of the events and
    the order of day and month. FILE#SHEET is a sheet of a workbook with several; "-" is standard
    input. An existing file is never replaced. The page maps.md of the documentation explains what a
    map can say.
    """
    from contextlib import ExitStack

    from timeline.errors import DataError, Problem, UsageError, ValueFault
    from timeline.readers.imports import known_format
    from timeline.readers.maps.drafting import draft_map, table_in
    from timeline.readers.opening.feed import Stop
    from timeline.readers.tables.opening import open_table_file, spooled, with_sheet
    from timeline.text import shell_word

    if output is not None and (output.exists() or output.is_symlink()):
        raise UsageError(f"{output} exists", "name another file: a map may have been edited")
    (path, sheet), shown = with_sheet(file), str(file)
    show_lines_of([file])
    with ExitStack() as stack:
        try:
            if shown == "-":
                path, shown = stack.enter_context(spooled(sys.stdin.buffer)), "standard input"
            if not path.exists():
                raise UsageError(f"there is no {path}", "name a table, or - for standard input")
            if path.suffix.lower() == ".toml":
                way = f"timeline load TABLE --map {shell_word(shown)}"
                raise UsageError(f"{shown} is a map, not a table", f"load its table with it: {way}")
            table = table_in(open_table_file(path, shown, sheet))
            known = known_format(table.file)
            draft = draft_map(table)
        except (Stop, ValueFault) as error:
            line = error.line if isinstance(error, Stop) else 0
            raise DataError([Problem(shown, line, "", error.message)]) from error
    if output is None:
        stopping.declare("", "the output is incomplete", "")
        for text in draft.splitlines():
            say_of_file(text)
    else:
        name = visible(str(output))
        stopping.declare(output, f"{name} was not written", f"{name} is written")
        _write(output, draft)
        say(name)
    if known:
        remark(f"{visible(shown)}: is of the format {known}, so it can be loaded without a map")


def _write(output: Path, text: str) -> None:
    """Write a new file. Raises UsageError if it exists, or cannot be written."""
    from timeline import files
    from timeline.errors import UsageError
    from timeline.writers.file import folders_for

    try:
        with folders_for(output), files.beside(output) as partial:
            partial.write_text(text, encoding="utf-8", newline="")
            files.put(partial, output)
    except FileExistsError as error:
        raise UsageError(f"{output} exists", "name another file") from error
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror}") from error
