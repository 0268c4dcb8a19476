"""``timeline responses``: which events followed others, and how soon."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli import completion
from timeline.cli.options import Database, Json, Wait
from timeline.cli.terminal.bar import tell
from timeline.cli.terminal.console import draw, on_terminal, print_json, print_plain
from timeline.cli.terminal.opening import snapshot
from timeline.cli.terminal.saying import remark
from timeline.progress import counted

if TYPE_CHECKING:
    from timeline.database.sessions import Session
    from timeline.query.grammar.nodes import Query
    from timeline.query.results import EventLine

EXAMPLES = """
timeline responses --to kind:exercise --by "kind:launch actor:prk"
timeline responses --to kind:exercise --by kind:launch --within 7,30
timeline responses --to kind:summit --by kind:statement --within 14 --json
"""


def responses(
    *,
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="QUERY",
            help="The triggers.",
            autocompletion=completion.whole_query,
        ),
    ],
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="QUERY",
            help="The possible responses.",
            autocompletion=completion.whole_query,
        ),
    ],
    within: Annotated[
        str, typer.Option("--within", metavar="N[,N...]", help="Windows, in days.")
    ] = "7,30",
    json: Json = False,
    database: Database = None,
    wait: Wait = None,
) -> None:
    """Show for every trigger which events followed it within N days, and triggers without any.

    A response begins no earlier than its trigger. Its lag is counted from the end of the trigger,
    and is 0 while the trigger lasts. Only the order in time is counted, not whether one event
    caused the other. On the same day, clock times or a link decide which event followed; without
    them a response is marked possibly. A salvo is one trigger and one response, and its parts
    (part-of) are no responses to it. What has not happened by its status (planned, announced,
    cancelled) is neither, and counted as left out; what is only claimed is at most possible. If the
    sources of the responses state the periods that they
    cover, a trigger whose window is not wholly covered is counted as not covered, not as
    unanswered. With uncertain dates a lag has bounds, a response that may be outside the window is
    marked possibly, and a rate has two bounds. Not on a terminal, one tab-separated line for each
    pair: trigger, response (empty if there is none), fewest and most days, for each window surely,
    possibly, no or not-covered, then first day, last day and title of both. The rates are printed
    on standard error.
    """
    windows = _windows(within)
    with snapshot(database, wait) as session:
        from timeline.analysis.responses import responses as analyse
        from timeline.query.conditions.compile import read_query
        from timeline.query.records.references import covered_periods

        triggers, answers = (read_query(session, text) for text in (to, by))
        found = analyse(
            _read(session, triggers, "reading triggers"),
            _read(session, answers, "reading responses"),
            windows,
            covered_periods(session),
            progress=tell,
        )
    if json:
        print_json("responses", (found, str(triggers), str(answers)))
        return
    from timeline.views.analyses import responses as views

    if on_terminal():
        draw(lambda width: views.responses(found, str(triggers), str(answers), width))
        return
    print_plain(views.plain_responses(found))
    for line in (*map(views.rate_text, found.rates), *views.left_out(found)):
        remark(str(line))


def _read(session: "Session", asked: "Query", step: str) -> "Iterator[EventLine]":
    """Return the events of a query, which tell how many of them are read."""
    from itertools import chain

    from timeline.query.events.pages import how_many, stream

    events = chain.from_iterable(stream(session, asked))
    return counted(events, tell, step, how_many(session, asked))


def _windows(text: str) -> list[int]:
    """Return the windows in days. Raises UsageError for anything else."""
    from timeline.errors import UsageError

    parts = [part.strip() for part in text.split(",")]
    if not all(part.isascii() and part.isdigit() and 0 < len(part) < 7 for part in parts):
        raise UsageError(f"--within {text}: windows are whole days", "write --within 7,30")
    return [int(part) for part in parts]
