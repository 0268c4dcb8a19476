"""``timeline responses``: what followed what, and how soon."""

from typing import Annotated

import typer

from timeline.cli import completion
from timeline.cli.console import draw, on_terminal, print_json, print_plain
from timeline.cli.opening import snapshot
from timeline.cli.options import Database, Json, Wait
from timeline.cli.saying import remark

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
            help="What may have followed them.",
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
    """Show for every trigger what followed it within N days, and what nothing followed.

    A response begins no earlier than its trigger; its lag is counted from the trigger's end, 0
    while that goes on. That it followed is all that is counted, not that it answered. On one day
    two clock times, or a link, tell what followed; otherwise it is marked possibly. Where dates are
    uncertain, a lag has bounds, a response that may lie outside is marked possibly, and a rate
    has two bounds. Not on a terminal, a tab-separated line for each pair: trigger, response (none
    where nothing followed), least and most days, surely or possibly or no for each window, then
    first day, last day and title of both; the rates go to standard error.
    """
    from itertools import chain

    windows = _windows(within)
    with snapshot(database, wait) as session:
        from timeline.analysis.responses import responses as analyse
        from timeline.query.conditions.compile import read_query
        from timeline.query.events.pages import stream

        triggers, answers = (read_query(session, text) for text in (to, by))
        found = analyse(
            chain.from_iterable(stream(session, triggers)),
            chain.from_iterable(stream(session, answers)),
            windows,
        )
    if json:
        print_json("responses", (found, str(triggers), str(answers)))
        return
    from timeline.views import responses as views

    if on_terminal():
        draw(lambda width: views.responses(found, str(triggers), str(answers), width))
        return
    print_plain(views.plain_responses(found))
    for line in (*map(views.rate_text, found.rates), *views.left_out(found)):
        remark(str(line))


def _windows(text: str) -> list[int]:
    """Windows in days; UsageError for anything else."""
    from timeline.errors import UsageError

    parts = [part.strip() for part in text.split(",")]
    if not all(part.isascii() and part.isdigit() and 0 < len(part) < 7 for part in parts):
        raise UsageError(f"--within {text}: windows are whole days", "write --within 7,30")
    return [int(part) for part in parts]
