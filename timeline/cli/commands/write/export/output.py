"""What the commands of ``timeline export`` share: their options, the selected events, progress."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from timeline import stopping
from timeline.cli.reading import read_asked, reading, tell_meanings
from timeline.cli.targets import as_output
from timeline.cli.terminal.bar import tell
from timeline.cli.terminal.saying import remark
from timeline.safetext import visible
from timeline.text import shell_word

if TYPE_CHECKING:
    from timeline.api.exports.selection import Selection

Force = Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")]
Title = Annotated[
    str, typer.Option("--title", metavar="TEXT", help="The title. Default: Timeline.")
]

StyleOption = Annotated[
    str | None,
    typer.Option(
        "--style",
        metavar="STYLE",
        help="Citations in chicago, apa, mla, harvard, another CSL style, or FILE.csl.",
        autocompletion=lambda: ["chicago", "apa", "mla", "harvard", "ieee"],
    ),
]


@contextmanager
def selected(
    words: list[str],
    output: Path | None,
    database: str | None,
    wait: int | None,
    as_of: str | None = None,
    *,
    sure: bool = False,
) -> "Iterator[Selection]":
    """Provide the events that match the words of a query, and prepare to write them.

    ``sure``: only those that surely match it.
    """
    with reading(database, wait, as_of) as source:
        from timeline.api.exports.selection import Selection
        from timeline.query.events.pages import page
        from timeline.query.history.newest import newest_revision
        from timeline.views.counts import certainty_text

        asked = read_asked(source.session, words, sure=sure)
        found = page(source.session, asked, 0, certain=True)
        source.warn()
        if possible := certainty_text(found):
            remark(possible)
        if not found.total:
            tell_nothing("event", str(asked))
            if output is None and (name := as_output(words)):
                remark(f"to write a file, add: -o {shell_word(name)}")
            else:
                tell_meanings(source.session, asked)
        prepare(output)
        newest = newest_revision(source.origin)
        yield Selection(
            source.session, asked, newest, as_of or "", source.left_out, found, progress=tell
        )


@contextmanager
def writing(
    words: list[str],
    output: Path | None,
    database: str | None,
    wait: int | None,
    as_of: str | None = None,
    *,
    sure: bool = False,
    force: bool = False,
) -> "Iterator[tuple[Selection, TextIO]]":
    """Provide the events that match the words of a query, and open what a text is written to."""
    with selected(words, output, database, wait, as_of, sure=sure) as found:
        from timeline.writers.file import target

        with target(output, force=force) as file:
            yield found, file


def tell_nothing(one: str, asked: str) -> None:
    """Say that nothing matches a query."""
    remark(f"no {one} matches {asked}" if asked else f"there is no {one}")


def prepare(output: Path | None) -> None:
    """Prepare to write: state what is reported if the program is stopped meanwhile."""
    gc.freeze()  # what is imported by now stays: the collector need not look at it each time
    if output is None:
        stopping.declare("", "the output is incomplete", "")
    else:
        name = visible(str(output))
        stopping.declare(output, f"{name} is unchanged", f"{name} is written")
