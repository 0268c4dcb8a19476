"""``timeline duplicates``: records that may be the same event, or a whole and its part."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline import stopping
from timeline.cli import completion
from timeline.cli.options import LEAST, DatabaseOption, Json, Least, Wait
from timeline.cli.reading import read_asked, tell_meanings
from timeline.cli.terminal.bar import tell
from timeline.cli.terminal.console import Views, present
from timeline.cli.terminal.opening import snapshot
from timeline.cli.terminal.saying import remark
from timeline.progress import counted
from timeline.safetext import visible
from timeline.text import plural

if TYPE_CHECKING:
    from timeline.database.sessions import Session
    from timeline.query.events.candidates import Candidate
    from timeline.query.grammar.nodes import Query

EXAMPLES = """
timeline duplicates
timeline duplicates "kind:launch actor:prk"
timeline duplicates --between register-a register-b --write links.yaml
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
    between: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--between", metavar="A B", help="Compare two chronicles, or two sources, by name."
        ),
    ] = None,
    within: Annotated[
        bool, typer.Option("--within", help="Compare each chronicle with itself, too.")
    ] = False,
    least: Least = LEAST,
    limit: Annotated[
        int | None,
        typer.Option("--limit", metavar="N", min=1, help="At most this many pairs, the best."),
    ] = None,
    write: Annotated[
        Path | None,
        typer.Option("--write", metavar="FILE", help="Write the links to a new seed file instead."),
    ] = None,
    json: Json = False,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Propose pairs of records that may be the same event, the most likely first.

    Events of different chronicles are compared with each other; a chronicle is compared with itself
    only with --within, or if it is the only one and written by hand. Two records are compared if
    they are of the same kind (launches also with incidents of another chronicle) and their possible
    days overlap, or are at most two days apart and no other record is similar to either. Actors,
    systems, numbers, places and titles then count for or against the pair, in points up to 100; the
    same day and the same actor are enough between two chronicles. Linked records are not proposed,
    nor are two parts of one event, unless their sources have none in common, nor parts of different
    events at another clock time or place.

    Each event has at most one proposal to be the same as one of another chronicle. If a record of
    one chronicle covers several launches or tests of the other, these are proposed as part of it. A
    link same-as merges two records into one event, with the sources of both; removing the link
    separates them. With --write, all links are written to a seed file, which is checked by hand and
    loaded. Not on a terminal, one tab-separated line for each pair: score, the key under which both
    would be shown (or that of the whole), the other key, the reasons, the link to write under the
    other key.
    """
    if write is not None:
        from timeline.writers.proposals import refuse_existing

        refuse_existing(write)
    with snapshot(database, wait) as session:
        from timeline.analysis.duplicates.search import duplicates as analyse

        queries = _queries(session, query, other)
        first, second = _lists(session, queries, between)
        pairs = analyse(first, second, least, within=within, progress=tell)
        if not pairs:
            tell_meanings(session, *queries)
    if second is None and not pairs and not within:
        _say_what_was_compared(first)
    if limit is not None and len(pairs) > limit:
        remark(f"--limit leaves out {plural(len(pairs) - limit, 'pair')}")
        del pairs[limit:]
    if write is not None:
        if pairs:
            from timeline.writers.proposals import write_proposals

            name = visible(str(write))
            stopping.declare(write, f"{name} is not written", f"{name} is written")
            write_proposals(pairs, write)
            remark(f"{write}: {plural(len(pairs), 'link')} to check and to load")
        else:
            remark(f"{write} is not written: there are no pairs")

    def views() -> Views:
        from timeline.views.analyses.duplicates import duplicates as view
        from timeline.views.analyses.duplicates import plain_duplicates

        return lambda width: view(pairs, width), lambda: plain_duplicates(pairs)

    if json or write is None:
        present("duplicates", pairs, json, views)


def _queries(session: "Session", *texts: str | None) -> list["Query"]:
    """Return the queries that are asked: one or two."""
    return [read_asked(session, text) for text in texts if text is not None]


def _lists(
    session: "Session", queries: "list[Query]", between: tuple[str, str] | None
) -> tuple[list["Candidate"], list["Candidate"] | None]:
    """Return the events to compare: one list, or two to compare with each other."""
    from timeline.query.events.sides import side

    sides = [side(session, name) for name in between or ()]
    if not sides:
        found = [list(_read(session, each)) for each in queries]
        return found[0], found[1] if len(found) > 1 else None
    if len(queries) == 1:
        both = [e for e in _read(session, queries[0]) if any(s.has(e) for s in sides)]
        return [e for e in both if sides[0].has(e)], [e for e in both if sides[1].has(e)]
    one, two = (
        [e for e in _read(session, asked) if limit.has(e)]
        for asked, limit in zip(queries, sides, strict=True)
    )
    return one, two


def _read(session: "Session", asked: "Query") -> "Iterator[Candidate]":
    """Return the events of one query, which report how many of them are read."""
    from timeline.query.events.candidates import candidates
    from timeline.query.events.pages import how_many

    return counted(candidates(session, asked), tell, "reading", how_many(session, asked))


def _say_what_was_compared(events: "Sequence[Candidate]") -> None:
    """Say why a register alone has no pairs."""
    names = {name for each in events for name in each.chronicles}
    if len(names) == 1 and all(each.in_table for each in events):
        remark(f"{names.pop()} is a register, which is not compared with itself: add --within")
