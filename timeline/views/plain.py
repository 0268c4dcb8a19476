"""``show`` in a pipe: one event on each line, without anything of a terminal."""

from collections.abc import Iterator

from timeline.dates.calendar import iso_or_none
from timeline.query.results import EventLine, EventPage
from timeline.views.counts import plain_bounds


def plain_events(page: EventPage) -> Iterator[list[str]]:
    """Yield the fields of each event: first and last day, EDTF, kind, status, key, title, actors
    and sources (comma-separated keys), qualifiers of the date. If items are counted, the fewest and
    the most items of the event come last.
    """
    return (plain_fields(event, page) for event in page.events)


def plain_fields(event: EventLine, page: EventPage) -> list[str]:
    """Return the fields of one event of a page."""
    items = page.counting.items
    return [
        iso_or_none(event.start_lo) or "",
        iso_or_none(event.end_hi) or "",
        event.edtf,
        event.kind,
        event.status,
        event.key,
        event.title,
        ",".join(dict.fromkeys([actor.key for actor in event.actors])),
        ",".join(event.sources),
        event.qualifiers,
        *(plain_bounds(items.of(event.key)) if items is not None else ()),
    ]
