"""``timeline list``: the registers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Final

import typer

from timeline.cli.options import Database, Json, QueryWords, Wait
from timeline.cli.terminal.console import draw, on_terminal, print_json, print_plain
from timeline.cli.terminal.opening import snapshot

if TYPE_CHECKING:
    from timeline.query.results import EventLine

EXAMPLES = """
timeline list actors
timeline list events kind:launch
timeline list sources --json
"""


REGISTERS: Final = ("events", "actors", "systems", "programmes", "places", "sources")
"""The registers of ``query.registers``, which is slow to import for completion."""


def list_(
    register: Annotated[
        str,
        typer.Argument(metavar="REGISTER", hidden=True, autocompletion=lambda: [*REGISTERS]),
    ],
    query: QueryWords = None,
    json: Json = False,
    database: Database = None,
    wait: Wait = None,
) -> None:
    """List the keys of a register: events, actors, systems, programmes, places or sources.

    Each entry has its name and its number of events, including those of its parts. A query limits
    the list to entries of the events that it finds. Not on a terminal, one tab-separated line for
    each: key, events, name, kind, country, part of.
    """
    from timeline.query.registers import register_type

    type_ = register_type(register)
    with snapshot(database, wait) as session:
        from timeline.query.conditions.compile import read_query
        from timeline.query.events.pages import page
        from timeline.query.registers import having
        from timeline.query.registers import register as read

        found = None
        if query or type_ == "event":
            found = page(session, read_query(session, query or ())).events
        if type_ == "event":
            _events(found or (), json)
            return
        entries = read(session, type_)
    if found is not None:
        entries = having(entries, found)
    from timeline.views.registers import plain_register
    from timeline.views.registers import register as view

    if json:
        print_json("list", entries)
    elif on_terminal():
        draw(lambda width: view(entries, width))
    else:
        print_plain(plain_register(entries))


def _events(found: "Sequence[EventLine]", json: bool) -> None:
    from timeline.views.registers import events, plain_events

    if json:
        print_json("list", found)
    elif on_terminal():
        draw(lambda width: events(found, width))
    else:
        print_plain(plain_events(found))
