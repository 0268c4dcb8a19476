"""``timeline duplicates``: records that may be the same event."""

from typing import Annotated

import typer

from timeline.cli import completion
from timeline.cli.options import Database, Json, Wait
from timeline.cli.terminal.console import draw, on_terminal, print_json, print_plain
from timeline.cli.terminal.opening import snapshot

EXAMPLES = """
timeline duplicates
timeline duplicates "kind:launch actor:prk"
timeline duplicates "source:register-a" "source:register-b"
"""


def duplicates(
    query: Annotated[
        str,
        typer.Argument(
            metavar="QUERY",
            help="Events to compare: a whole query, in quotes.",
            autocompletion=completion.whole_query,
        ),
    ] = "",
    other: Annotated[
        str | None,
        typer.Argument(
            metavar="QUERY",
            help="Events to compare with those of the first query.",
            autocompletion=completion.whole_query,
        ),
    ] = None,
    *,
    least: Annotated[
        int, typer.Option("--least", min=1, max=100, help="The minimum score of a pair.")
    ] = 50,
    json: Json = False,
    database: Database = None,
    wait: Wait = None,
) -> None:
    """Propose pairs of records that may be the same event, the most likely first.

    Two records are compared if they are of the same kind and their possible days overlap, or are at
    most two days apart and no other record is similar to either. Actors, systems, numbers, places
    and titles then count for or against the pair, in points up to 100. Linked records are not
    proposed, nor are two parts of one event, unless their sources have none in common, nor parts
    of different events at another clock time or place. A link same-as merges two records into one
    event, with the sources of both; removing the link separates them. Not on a terminal, one
    tab-separated line for each pair: score, the key under which both would be shown, the other key,
    the reasons, the link to write under the other key.
    """
    with snapshot(database, wait) as session:
        from timeline.analysis.duplicates import duplicates as analyse
        from timeline.query.conditions.compile import read_query
        from timeline.query.events.candidates import candidates

        first, *second = (
            list(candidates(session, read_query(session, text)))
            for text in (query, other)
            if text is not None
        )
        pairs = analyse(first, second[0] if second else None, least)
    if json:
        print_json("duplicates", pairs)
        return
    from timeline.views.analyses.duplicates import duplicates as view
    from timeline.views.analyses.duplicates import plain_duplicates

    if on_terminal():
        draw(lambda width: view(pairs, width))
    else:
        print_plain(plain_duplicates(pairs))
