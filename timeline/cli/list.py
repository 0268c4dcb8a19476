"""``timeline list``: the registers."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.console import draw, on_terminal, print_json, print_plain
from timeline.cli.opening import Database, opened
from timeline.cli.show import Json, QueryWords

if TYPE_CHECKING:
    from timeline.query.results import EventLine, RegisterLine

EXAMPLES = """
timeline list actors
timeline list events kind:launch
timeline list sources --json
"""


class Register(StrEnum):
    """What can be listed."""

    EVENTS = "events"
    ACTORS = "actors"
    SYSTEMS = "systems"
    PROGRAMMES = "programmes"
    PLACES = "places"
    SOURCES = "sources"


def list_(
    register: Annotated[Register, typer.Argument(metavar="REGISTER", help="Which.")],
    query: QueryWords = None,
    json: Json = False,
    database: Database = None,
) -> None:
    """List the keys of a register: events, actors, systems, programmes, places or sources.

    With the name of each and how many events it has, those of its parts counted. A query leaves
    only what its events have to do with. Not on a terminal, one line each, parted by tabs: key,
    events, name, kind, country, what it is part of.
    """
    from sqlmodel import Session

    with opened(database) as engine, Session(engine) as session:
        from timeline.query.compile import read_query
        from timeline.query.events import page
        from timeline.query.registers import register as read

        found = None
        if query or register is Register.EVENTS:
            found = page(session, read_query(session, query or ())).events
        if register is Register.EVENTS:
            _events(found or (), json)
            return
        entries = read(session, register.value.removesuffix("s"))
    if found is not None:
        entries = _having(entries, found)
    from timeline.views.registers import plain_register
    from timeline.views.registers import register as view

    if json:
        from timeline.writers.json import register_line

        print_json([register_line(entry) for entry in entries])
    elif on_terminal():
        draw(lambda width: view(entries, width))
    else:
        print_plain(plain_register(entries))


def _events(found: "Sequence[EventLine]", json: bool) -> None:
    from timeline.views.registers import events, plain_events

    if json:
        from timeline.writers.json import event

        print_json([event(line) for line in found])
    elif on_terminal():
        draw(lambda width: events(found, width))
    else:
        print_plain(plain_events(found))


def _having(
    entries: "Sequence[RegisterLine]", events: "Sequence[EventLine]"
) -> "list[RegisterLine]":
    """The entries that these events have to do with, themselves or by a part, and how many do."""
    from dataclasses import replace

    whole = {entry.key: entry.part_of.key for entry in entries if entry.part_of}
    counts: Counter[str] = Counter()
    for event in events:
        keys = {actor.key for actor in event.actors} | {*event.sources}
        keys |= {ref.key for ref in (*event.systems, *event.programmes)}
        keys |= {event.place.key} if event.place else set()
        above = keys
        while above := {whole[key] for key in above if key in whole} - keys:
            keys |= above
        counts.update(keys)
    return [replace(entry, events=counts[entry.key]) for entry in entries if counts[entry.key]]
