"""Options and arguments that several commands share."""

from enum import StrEnum
from typing import Annotated, Final, NamedTuple

import typer

from timeline.cli import completion

REGISTERS: Final = ("actors", "systems", "programmes", "places", "sources")
"""The registers of ``query.registers``, which is slow to import for completion."""


class Globals(NamedTuple):
    """The options of the program. Every command has them, too; both places are equivalent."""

    database: str | None = None
    wait: int | None = None


def _database(context: typer.Context, value: str | None) -> str | None:
    return value or (context.obj or Globals()).database


def _wait(context: typer.Context, value: int | None) -> int | None:
    return (context.obj or Globals()).wait if value is None else value


Database = Annotated[
    str | None,
    typer.Option(
        "--database",
        metavar="PATH|URL",
        callback=_database,
        help="The database, if not the default one.",
    ),
]
Wait = Annotated[
    int | None,
    typer.Option(
        "--wait",
        metavar="SECONDS",
        min=0,
        callback=_wait,
        help="How long to wait for other programs. Default: 30.",
    ),
]
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


class Count(StrEnum):
    """What ``--count`` counts: the words of ``query.results.counting``."""

    EVENTS = "events"
    ITEMS = "items"


CountOption = Annotated[
    Count,
    typer.Option(
        "--count",
        metavar="WHAT",
        help="events (parts count with their whole), or items: missiles, devices.",
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Only what was published by then."),
]


def words(
    query: list[str] | None,
    kind: str | None = None,
    actor: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> list[str]:
    """Return the words of a query, including those that the options abbreviate."""
    more = [f"kind:{kind}" if kind else "", f"actor:{actor}" if actor else ""]
    if since or until:
        more.append(f"date:{since or ''}..{until or ''}")
    return [*(query or ()), *filter(None, more)]
