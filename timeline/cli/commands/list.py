"""``timeline list``: the registers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.options import REGISTERS, Database, Json, QueryWords, Wait
from timeline.cli.terminal.console import draw, on_terminal, print_json, print_plain
from timeline.cli.terminal.opening import snapshot
from timeline.cli.terminal.saying import remark

if TYPE_CHECKING:
    from timeline.query.results import EventLine

EXAMPLES = """
timeline list actors
timeline list systems class:helicopter
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
    json: Json = False,
    database: Database = None,
    wait: Wait = None,
) -> None:
    """List the keys of a register: events, actors, systems, programmes, places or sources.

    Each entry has its name and its number of events, including those of its parts. A query searches
    the fields of the register (class:helicopter); words without a field are searched in its texts.
    A field of events (date:2022, or event.kind:launch if the register has such a field, too) limits
    the list to entries that occur in these events. Not on a terminal, one tab-separated line for
    each: key, events, name, kind, country, part of.
    """
    from timeline.query.registers import register_type

    type_ = register_type(register)
    with snapshot(database, wait) as session:
        if type_ == "event":
            from timeline.query.conditions.compile import read_query
            from timeline.query.events.pages import page

            _events(page(session, read_query(session, query or ())).events, json)
            return
        from timeline.query.conditions.listing import other_readings
        from timeline.query.registers import listed

        entries = listed(session, type_, query or ())
        readings = () if entries else tuple(other_readings(session, type_, query or ()))
    for each in readings:
        remark(each)
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
