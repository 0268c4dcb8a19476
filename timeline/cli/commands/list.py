"""``timeline list``: the registers."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Final

import typer

from timeline.cli.console import draw, on_terminal, print_json, print_plain
from timeline.cli.opening import snapshot
from timeline.cli.options import Database, Json, QueryWords, Wait

if TYPE_CHECKING:
    from timeline.query.results import EventLine, RegisterLine

EXAMPLES = """
timeline list actors
timeline list events kind:launch
timeline list sources --json
"""


REGISTERS: Final = ("events", "actors", "systems", "programmes", "places", "sources")


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

    With the name of each and how many events it has, those of its parts counted. A query leaves
    only what its events have to do with. Not on a terminal, one line each, parted by tabs: key,
    events, name, kind, country, what it is part of.
    """
    type_ = _type(register)
    with snapshot(database, wait) as session:
        from timeline.query.conditions.compile import read_query
        from timeline.query.events.pages import page
        from timeline.query.registers import register as read

        found = None
        if query or type_ == "event":
            found = page(session, read_query(session, query or ())).events
        if type_ == "event":
            _events(found or (), json)
            return
        entries = read(session, type_)
    if found is not None:
        entries = _having(entries, found)
    from timeline.views.registers import plain_register
    from timeline.views.registers import register as view

    if json:
        print_json("list", entries)
    elif on_terminal():
        draw(lambda width: view(entries, width))
    else:
        print_plain(plain_register(entries))


def _type(register: str) -> str:
    """The type of record that a register holds; its name may stand in the singular."""
    type_ = register.removesuffix("s")
    if f"{type_}s" not in REGISTERS:
        from timeline.errors import UsageError
        from timeline.likeness import near

        like = near(register, REGISTERS, 1)
        hint = f"did you mean {like[0]}?" if like else f"one of {', '.join(REGISTERS)}"
        raise UsageError(f"there is no register {register}", hint)
    return type_


def _events(found: "Sequence[EventLine]", json: bool) -> None:
    from timeline.views.registers import events, plain_events

    if json:
        print_json("list", found)
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
