"""``timeline show``: what happened, in order."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli import completion
from timeline.cli.console import draw, on_terminal, print_json, print_plain
from timeline.cli.opening import Database, Wait
from timeline.cli.reading import AsOf, reading
from timeline.cli.saying import remark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.query.results import EventPage
    from timeline.views.base import Lines

EXAMPLES = """
timeline show
timeline show kind:launch actor:prk date:2022-05..2022-08
timeline show surely:2022 not:status:planned "joint statement"
timeline show "joint exercise*" --sort relevance
timeline show --as lanes
timeline show --as density --by actor 2016..
timeline show --as-of 2022-06
timeline show --kind exercise --since 2016 --json
"""
QueryWords = Annotated[
    list[str] | None,
    typer.Argument(metavar="QUERY", hidden=True, autocompletion=completion.query),
]
OfKind = Annotated[
    str | None,
    typer.Option(
        "--kind", metavar="KIND", help="Short for kind:KIND.", autocompletion=completion.kind
    ),
]
OfActor = Annotated[
    str | None,
    typer.Option(
        "--actor", metavar="KEY", help="Short for actor:KEY.", autocompletion=completion.actor
    ),
]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Short for date:DATE..")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Short for date:..DATE")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


class View(StrEnum):
    """How events are shown."""

    LIST = "list"
    LANES = "lanes"
    DENSITY = "density"


class Sort(StrEnum):
    """In which order events are listed."""

    DATE = "date"
    RELEVANCE = "relevance"


class Rows(StrEnum):
    """What makes a row; the words are those of ``views.rows``, which is heavy to import."""

    KIND = "kind"
    ACTOR = "actor"
    SYSTEM = "system"
    PROGRAMME = "programme"
    PLACE = "place"
    YEAR = "year"
    MONTH = "month"


def show(
    query: QueryWords = None,
    *,
    kind: OfKind = None,
    actor: OfActor = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="The first N.")
    ] = None,
    sort: Annotated[
        Sort,
        typer.Option(
            "--sort", metavar="ORDER", help="date, or relevance: where the words stand best first."
        ),
    ] = Sort.DATE,
    view: Annotated[
        View,
        typer.Option(
            "--as", metavar="VIEW", help="list, lanes (over time) or density (how many, when)."
        ),
    ] = View.LIST,
    by: Annotated[
        Rows | None,
        typer.Option(
            "--by", metavar="ROW", help="kind, actor, system, programme, place, year or month."
        ),
    ] = None,
    as_of: AsOf = None,
    json: Json = False,
    database: Database = None,
    wait: Wait = None,
) -> None:
    """Show events in order of time, each date as precise as it is known.

    Every part of the query holds: field:value, a date (2017, 2016..), a word or a "phrase" of full
    text; a comma means or, not: leaves out, surely: takes only what is certain, said: also what
    some source says otherwise, none is what is missing. Marks: ≈ approximate, ? uncertain or
    inferred. Lanes and density draw what is sure solid and what is only possible light. Words that
    are asked for are shown where they stand if no title holds them, in texts of sources too.

    Not on a terminal, one line each, parted by tabs: (the row, if --by is given,) first day, last
    day, EDTF, kind, status, key, title, actors, sources. Lanes: row, first and last possible day,
    first and last certain day, kind, key, title. Density: row, first and last day of the column,
    events surely and possibly in it.
    """
    with reading(database, wait, as_of) as source:
        from dataclasses import replace

        from timeline.errors import UsageError
        from timeline.query.conditions.compile import read_query
        from timeline.query.conditions.meaning import other_readings
        from timeline.query.events import page
        from timeline.query.snippets import in_events, with_words

        asked = read_query(source.session, words(query, kind, actor, since, until))
        ranked = sort is Sort.RELEVANCE
        if ranked and view is not View.LIST:
            raise UsageError(f"--as {view} goes by time", "leave away --sort, or --as")
        found = page(source.session, asked, limit, ranked=ranked)
        if json:
            found = replace(found, snippets=in_events(source.session, asked, found.events))
        elif on_terminal() and view is View.LIST:
            found = with_words(source.session, asked, found)
        found = replace(found, left_out=found.left_out + source.left_out)
        readings = () if found.events else tuple(other_readings(source.session, asked))
    for each in readings:
        remark(each)
    if json or not on_terminal():
        source.warn()
    if json:
        print_json("show", found)
        return
    if on_terminal():
        draw(lambda width: _lines(found, view, by, width))
    else:
        print_plain(_plain(found, view, by))


def _lines(found: "EventPage", view: View, by: Rows | None, width: int) -> "Lines":
    """What a terminal shows of a page."""
    if view is View.LIST:
        from timeline.views.listing import listing

        return listing(found, width, by=by.value if by else None)
    if view is View.LANES:
        from timeline.views.lanes import lanes

        return lanes(found, width, (by or Rows.KIND).value)
    from timeline.views.density import density

    return density(found, width, (by or Rows.KIND).value)


def _plain(found: "EventPage", view: View, by: Rows | None) -> "Iterable[list[str]]":
    """What a pipe gets of a page."""
    if view is View.LIST:
        from timeline.views.listing import plain_events

        return plain_events(found, by.value if by else None)
    if view is View.LANES:
        from timeline.views.lanes import plain_lanes

        return plain_lanes(found, (by or Rows.KIND).value)
    from timeline.views.density import plain_density

    return plain_density(found, (by or Rows.KIND).value)


def words(
    query: list[str] | None,
    kind: str | None = None,
    actor: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> list[str]:
    """The words of a query, with those that the options are short for."""
    sugar = [f"kind:{kind}" if kind else "", f"actor:{actor}" if actor else ""]
    if since or until:
        sugar.append(f"date:{since or ''}..{until or ''}")
    return [*(query or ()), *filter(None, sugar)]
