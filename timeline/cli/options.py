"""Options and arguments that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal, NamedTuple

import typer

from timeline.cli import completion
from timeline.cli.repeated import refuse_both
from timeline.cli.targets import not_standard_output, or_standard_output
from timeline.cli.terminal.listing import ALL_FAULTS, MOST
from timeline.errors import UsageError

if TYPE_CHECKING:
    from timeline.query.results import Most

REGISTERS: Final = ("actors", "systems", "programmes", "places", "sources")
"""The registers of ``query.registers``, which is slow to import for completion."""


class Globals(NamedTuple):
    """The options of the program. Every command has them, too; both places are equivalent."""

    database: str | None = None
    wait: int | None = None


def _database(context: typer.Context, value: str | None) -> str | None:
    of_program = (context.obj or Globals()).database
    refuse_both("--database", of_program or None, value or None)
    return value or of_program


def _wait(context: typer.Context, value: int | None) -> int | None:
    of_program = (context.obj or Globals()).wait
    refuse_both("--wait", of_program, value)
    return of_program if value is None else value


DatabaseOption = Annotated[
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
    list[str] | None,
    typer.Option(
        "--kind", metavar="KIND", help="Short for kind:KIND.", autocompletion=completion.kind
    ),
]
OfActor = Annotated[
    list[str] | None,
    typer.Option(
        "--actor", metavar="KEY", help="Short for actor:KEY.", autocompletion=completion.actor
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="DATE",
        help="Short for date:DATE.. (also yesterday, last-week, -30d).",
        autocompletion=completion.day,
    ),
]
Until = Annotated[
    str | None,
    typer.Option(
        "--until", metavar="DATE", help="Short for date:..DATE", autocompletion=completion.day
    ),
]
Sure = Annotated[
    bool,
    typer.Option("--sure", help="Only what surely matches the query."),
]
AllFaults = Annotated[
    bool,
    typer.Option(ALL_FAULTS, help=f"List every fault, not only the first {MOST} and their kinds."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


FIRST: Final = 10
"""How many entries a report has by default if there are more than ``WHOLE``: a screen of them."""
WHOLE: Final = 50
LimitOption = Annotated[
    int | None,
    typer.Option(
        "--limit",
        metavar="N",
        min=1,
        help=f"Only the first N. By default as many as a screen has, if there are over {WHOLE}.",
    ),
]
All = Annotated[bool, typer.Option("--all", help="All, however many there are.")]


def most(limit: int | None, all_: bool, json: bool, first: int = FIRST) -> "Most | None":
    """Return how much a report has; None for everything, as in JSON.

    ``first`` is how many of many entries it has by default, if they are not of a line or two each.
    Raises UsageError if ``--limit`` is combined with an option for everything.
    """
    from timeline.query.results import Most

    if limit is not None and (all_ or json):
        other = "--all" if all_ else "--json"
        raise UsageError(f"--limit cannot be combined with {other}", "omit one of the two")
    if all_ or json:
        return None
    return Most(first, WHOLE) if limit is None else Most(limit, limit)


def most_drawn(limit: int | None, all_: bool, json: bool, first: int = FIRST) -> "Most | None":
    """Return how much a list has, which in a pipe is complete unless a limit is given."""
    from timeline.cli.terminal.console import on_terminal

    shown = most(limit, all_, json, first)
    return shown if limit is not None or on_terminal() else None


class CountName(StrEnum):
    """What ``--count`` counts: the words of ``query.results.counting``."""

    EVENTS = "events"
    ITEMS = "items"


CountOption = Annotated[
    CountName,
    typer.Option(
        "--count",
        metavar="WHAT",
        help="events (parts count with their whole), or items: missiles, devices.",
    ),
]


class Rows(StrEnum):
    """The rows of ``--by``: the words of ``over_time.rows``, which is slow to import."""

    KIND = "kind"
    ACTOR = "actor"
    SYSTEM = "system"
    PROGRAMME = "programme"
    PLACE = "place"
    TAG = "tag"
    YEAR = "year"
    MONTH = "month"


By = Annotated[
    Rows | None,
    typer.Option(
        "--by",
        metavar="ROW",
        help="kind, actor (each by itself), system, programme, place, tag, year or month.",
    ),
]
DrawnLedgerBy = Literal[
    "system", "class", "category", "programme", "buyer", "recipient", "seller", "payer"
]
"""The groups of a picture of a ledger, whose axis has the years already."""
LedgerBy = Literal[DrawnLedgerBy, "year"]
"""The groups of a ledger, as in ``analysis.ledger.accounts.grouping``, which is slow to import."""
Exact = Annotated[bool, typer.Option("--exact", help="Actors by themselves, not by their states.")]
LEAST: Final = 50
"""The minimum score of ``analysis.duplicates.search``, which is slow to import."""
Least = Annotated[
    int,
    typer.Option("--least", min=1, max=100, help="The minimum score of a likely pair."),
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Only what was published by then."),
]


def words(
    query: list[str] | None,
    kinds: list[str] | None = None,
    actors: list[str] | None = None,
    since: str | None = None,
    until: str | None = None,
) -> list[str]:
    """Return the words of a query, including those that the options abbreviate.

    Each value of an option is a word, so that several mean what these words mean together.
    """
    more = [f"kind:{each}" for each in kinds or ()]
    more += [f"actor:{each}" for each in actors or ()]
    if since or until:
        more.append(f"date:{since or ''}..{until or ''}")
    return [*(query or ()), *more]


Output = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="The file to write. Default, or -: standard output.",
        callback=or_standard_output,
    ),
]
OutputFile = Annotated[
    Path,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="The file to write.",
        callback=not_standard_output,
    ),
]
