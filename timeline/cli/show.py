"""``timeline show``: what happened, in order."""

from typing import Annotated

import typer

from timeline.cli import completion
from timeline.cli.console import draw, on_terminal, print_json, print_plain
from timeline.cli.opening import Database
from timeline.cli.reading import AsOf, reading

EXAMPLES = """
timeline show
timeline show kind:launch actor:prk date:2022-05..2022-08
timeline show surely:2022 not:status:planned "joint statement"
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
    as_of: AsOf = None,
    json: Json = False,
    database: Database = None,
) -> None:
    """Show events in order of time, each date as precise as it is known.

    Every part of the query holds: field:value, a word or a "phrase" of full text; a comma means or,
    not: leaves out, surely: takes only what is certain. Marks: ≈ approximate, ? uncertain or
    inferred. Not on a terminal, one line each, parted by tabs: first day, last day, EDTF, kind,
    status, key, title, actors, sources.
    """
    with reading(database, as_of) as source:
        from dataclasses import replace

        from timeline.query.compile import read_query
        from timeline.query.events import page

        asked = read_query(source.session, words(query, kind, actor, since, until))
        found = page(source.session, asked, limit)
        found = replace(found, left_out=found.left_out + source.left_out)
    if json or not on_terminal():
        source.warn()
    if json:
        from timeline.writers.json import event

        print_json([event(line) for line in found.events])
        return
    from timeline.views.listing import listing, plain_events

    if on_terminal():
        draw(lambda width: listing(found, width))
    else:
        print_plain(plain_events(found))


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
