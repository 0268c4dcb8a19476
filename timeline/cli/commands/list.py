"""``timeline list``: the registers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.options import REGISTERS, Count, CountOption, Database, Json, QueryWords, Wait
from timeline.cli.terminal.bar import tell
from timeline.cli.terminal.console import draw, on_terminal, print_json, print_plain
from timeline.cli.terminal.opening import snapshot
from timeline.cli.terminal.saying import remark

if TYPE_CHECKING:
    from timeline.query.results import EventLine

EXAMPLES = """
timeline list actors
timeline list systems class:helicopter
timeline list systems event.kind:launch --count items
timeline list sources covers:1995 --json
"""


def list_(
    register: Annotated[
        str,
        typer.Argument(
            metavar="REGISTER", hidden=True, autocompletion=lambda: ["events", *REGISTERS]
        ),
    ],
    query: QueryWords = None,
    *,
    count: CountOption = Count.EVENTS,
    json: Json = False,
    database: Database = None,
    wait: Wait = None,
) -> None:
    """List the keys of a register: events, actors, systems, programmes, places or sources.

    Each entry has its name and its number of events, including those of its parts. A query searches
    the fields of the register (class:helicopter); words without a field are searched in its texts.
    A field of events (date:2022, or event.kind:launch if the register has such a field, too) limits
    the list to entries that occur in these events. A part of an event is not counted beside its
    whole. --count items counts the missiles and devices for which the query is true. Not on a
    terminal, one tab-separated line for each: key, events, name, kind, country, part of (, fewest
    and most items).
    """
    from timeline.query.registers.names import register_type

    type_ = register_type(register)
    with snapshot(database, wait) as session:
        items = count is Count.ITEMS
        if type_ == "event":
            from timeline.errors import UsageError
            from timeline.query.conditions.compile import read_query
            from timeline.query.events.pages import page

            if items:
                raise UsageError(
                    "list events has no numbers of items", "write timeline show --count items"
                )
            _events(page(session, read_query(session, query or ()), progress=tell).events, json)
            return
        from timeline.query.conditions.listing import other_readings
        from timeline.query.registers.listing import listed, listed_by_item

        found = None
        if items:
            entries, found = listed_by_item(session, type_, query or ())
        else:
            entries = listed(session, type_, query or ())
        readings = () if entries else tuple(other_readings(session, type_, query or ()))
    for each in readings:
        remark(each)
    from timeline.views.registers import plain_register
    from timeline.views.registers import register as view

    if json:
        print_json("list", entries)
    elif on_terminal():
        draw(lambda width: view(entries, width, found))
    else:
        print_plain(plain_register(entries))
    if found is not None and (json or not on_terminal()):
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
