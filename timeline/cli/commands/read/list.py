"""``timeline list``: the registers."""

from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.options import (
    REGISTERS,
    All,
    CountName,
    CountOption,
    DatabaseOption,
    Json,
    LimitOption,
    QueryWords,
    Wait,
    most_drawn,
)
from timeline.cli.reading import read_asked, tell_entry_meanings, tell_meanings
from timeline.cli.terminal.bar import tell
from timeline.cli.terminal.console import on_terminal, present
from timeline.cli.terminal.opening import snapshot
from timeline.cli.terminal.saying import remark

if TYPE_CHECKING:
    from timeline.query.results import EventPage

EXAMPLES = """
timeline list actors
timeline list systems class:helicopter
timeline list systems event.kind:launch --count items
timeline list sources covers:1995 --json
"""

ENTRIES = 20
"""How many entries a terminal shows by default of a long register: most are of one line."""


def list_(
    register: Annotated[
        str,
        typer.Argument(
            metavar="REGISTER", hidden=True, autocompletion=lambda: ["events", *REGISTERS]
        ),
    ],
    query: QueryWords = None,
    *,
    count: CountOption = CountName.EVENTS,
    limit: LimitOption = None,
    all_: All = False,
    json: Json = False,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """List the keys of a register: events, actors, systems, programmes, places or sources.

    Each entry has its name and its number of events, including those of its parts. A query searches
    the fields of the register (class:helicopter); words without a field are searched in its texts.
    A field of events (date:2022, or event.kind:launch if the register has such a field, too) limits
    the list to entries that occur in these events; a line says how many of these match only
    possibly. A part of an event is not counted in addition to its whole of the same kind.
    --count items counts the missiles and devices for which the query is true. A terminal shows the
    first of more than 50. Not on a terminal, one tab-separated line for each: key, events, name,
    kind, country, part of (, fewest and most items); of events: key, EDTF, kind, title, marks of
    the date.
    """
    from timeline.query.registers.names import register_type

    type_ = register_type(register)
    shown = most_drawn(limit, all_, json, ENTRIES)
    with snapshot(database, wait) as session:
        items = count is CountName.ITEMS
        if type_ == "event":
            from timeline.errors import UsageError
            from timeline.query.events.pages import page

            if items:
                raise UsageError(
                    "list events has no numbers of items", "write timeline show --count items"
                )
            asked = read_asked(session, query or ())
            matching = page(session, asked, shown, progress=tell)
            if not matching.events:
                tell_meanings(session, asked)
            _events(matching, json)
            return
        from timeline.query.registers.listing import counted_events, listed, listed_by_item
        from timeline.views.counts import count_notes
        from timeline.wording.counts import possibly_text

        if items:
            entries, found = listed_by_item(session, type_, query or ())
            notes = [*count_notes(found)]
        else:
            entries = listed(session, type_, query or ())
            events = counted_events(session, type_, query or ()) if entries else None
            text = "" if events is None else possibly_text(events)
            notes = [f"{text}: surely: before each date or number leaves them out"] if text else []
        if not entries:
            tell_entry_meanings(session, type_, query or ())
    from itertools import chain

    from timeline.views.counts import more_lines
    from timeline.views.registers import plain_register
    from timeline.views.registers import register as view

    first = entries[: shown.of(len(entries)) if shown else None]
    left = len(entries) - len(first)
    views = (
        lambda width: chain(view(first, width, notes), more_lines(left, "entry", width)),
        lambda: plain_register(first),
    )
    present("list", entries, json, lambda: views)
    if json or not on_terminal():
        for note in notes:
            remark(note)


def _events(found: "EventPage", json: bool) -> None:
    from itertools import chain

    from timeline.views.counts import more_lines
    from timeline.views.registers import events, plain_events

    lines, left = found.events, found.total - len(found.events)
    views = (
        lambda width: chain(events(lines, width), more_lines(left, "event", width)),
        lambda: plain_events(lines),
    )
    present("list", lines, json, lambda: views)
