"""``timeline list``: the registers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Final

import typer

from timeline.cli.options import Count, CountOption, Database, Json, QueryWords, Wait
from timeline.cli.terminal.console import draw, on_terminal, print_json, print_plain
from timeline.cli.terminal.opening import snapshot
from timeline.cli.terminal.saying import remark

if TYPE_CHECKING:
    from timeline.query.results import EventLine

EXAMPLES = """
timeline list actors
timeline list events kind:launch
timeline list systems kind:launch --count items
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
    *,
    count: CountOption = Count.EVENTS,
    json: Json = False,
    database: Database = None,
    wait: Wait = None,
) -> None:
    """List the keys of a register: events, actors, systems, programmes, places or sources.

    Each entry has its name and its number of events, including those of its parts. A query limits
    the list to entries of the events that it finds. A part of an event is not counted beside its
    whole. --count items counts missiles and devices instead of events. Not on a terminal, one
    tab-separated line for each: key, events, name, kind, country, part of (, fewest and most
    items).
    """
    from timeline.query.registers import register_type

    type_ = register_type(register)
    with snapshot(database, wait) as session:
        from timeline.errors import UsageError
        from timeline.query.conditions.compile import read_query
        from timeline.query.events.items import counted_by_item
        from timeline.query.events.pages import page
        from timeline.query.registers import counted
        from timeline.query.registers import register as read

        items = count is Count.ITEMS
        found = None
        if query or items or type_ == "event":
            found = page(session, read_query(session, query or ()))
        if type_ == "event":
            if items:
                raise UsageError(
                    "list events has no numbers of items", "write timeline show --count items"
                )
            _events(found.events if found else (), json)
            return
        if found and items:
            found = counted_by_item(session, found)
        entries = read(session, type_)
    if found is not None:
        entries = counted(entries, found.events, found.counting)
        entries = [entry for entry in entries if entry.events or not query]
    from timeline.views.registers import plain_register
    from timeline.views.registers import register as view

    if json:
        print_json("list", entries)
    elif on_terminal():
        draw(lambda width: view(entries, width, found))
    else:
        print_plain(plain_register(entries))
    if found and items and (json or not on_terminal()):
        from timeline.views.counts import count_notes

        for note in count_notes(found):
            remark(note)


def _events(found: "Sequence[EventLine]", json: bool) -> None:
    from timeline.views.registers import events, plain_events

    if json:
        print_json("list", found)
    elif on_terminal():
        draw(lambda width: events(found, width))
    else:
        print_plain(plain_events(found))
