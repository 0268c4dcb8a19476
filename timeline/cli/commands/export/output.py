"""What the commands of ``timeline export`` share: their options, the selected events, progress."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeVar

import typer

from timeline import stopping
from timeline.cli.reading import ReadSession, reading
from timeline.cli.terminal.bar import tell
from timeline.progress import counted
from timeline.safetext import visible

if TYPE_CHECKING:
    from timeline.database.sessions import Session
    from timeline.query.grammar.nodes import Query
    from timeline.writers.reports.report import Report

T = TypeVar("T")

Output = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="FILE", help="The file to write. Default: standard output."
    ),
]
OutputFile = Annotated[
    Path, typer.Option("-o", "--output", metavar="FILE", help="The file to write.")
]
Force = Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")]
Title = Annotated[
    str | None, typer.Option("--title", metavar="TEXT", help="The title. Default: Timeline.")
]


Style = Annotated[
    str | None,
    typer.Option(
        "--style",
        metavar="STYLE",
        help="Citations in chicago, apa, mla, harvard, another CSL style, or FILE.csl.",
        autocompletion=lambda: ["chicago", "apa", "mla", "harvard", "ieee"],
    ),
]


class Selected(NamedTuple):
    """The events to export: a session, the query, and how many events match it.

    ``source`` is what the session reads, ``as_of`` the date of ``--as-of`` or None.
    """

    session: "Session"
    query: "Query"
    total: int
    source: ReadSession
    as_of: str | None

    def told(self, batches: "Iterable[Iterable[T]]") -> "Iterator[T]":
        """Yield what the batches have, one for each event, and tell how many are done."""
        return counted((each for batch in batches for each in batch), tell, "events", self.total)

    def report(self, title: str | None) -> "Report":
        """Return a report on these events, and tell how many are done while it is written."""
        from timeline.api.exports.report import read_report
        from timeline.query.history.newest import newest_revision

        newest = newest_revision(self.source.origin)
        return read_report(
            self.session,
            self.query,
            newest,
            title=title or "",
            as_of=self.as_of or "",
            left_out=self.source.left_out,
            progress=tell,
        )


@contextmanager
def selected(
    words: list[str],
    output: Path | None,
    database: str | None,
    wait: int | None,
    as_of: str | None = None,
) -> Iterator[Selected]:
    """Provide the events that match the words of a query, and prepare to write them."""
    with reading(database, wait, as_of) as source:
        from timeline.query.conditions.compile import read_query
        from timeline.query.events.pages import how_many

        asked = read_query(source.session, words)
        total = how_many(source.session, asked)
        source.warn()
        prepare(output)
        yield Selected(source.session, asked, total, source, as_of)


def prepare(output: Path | None) -> None:
    """Prepare to write: state what is reported if the program is stopped meanwhile."""
    gc.freeze()  # what is imported by now stays: the collector need not look at it each time
    if output is None:
        stopping.declare("", "the output is incomplete", "")
    else:
        name = visible(str(output))
        stopping.declare(output, f"{name} is unchanged", f"{name} is written")
