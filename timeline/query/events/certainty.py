"""How many of the events that a query found match its dates only possibly, and which surely do."""

from dataclasses import replace

from timeline.database.rounds import in_batches
from timeline.database.sessions import Session
from timeline.query.conditions.fields.declared import FIELDS
from timeline.query.events.first import Search
from timeline.query.events.parts import has_parts, parts_among
from timeline.query.grammar.certain import on_dates, surely_dated
from timeline.query.grammar.nodes import Query
from timeline.query.results import EventPage
from timeline.query.results.counting import heads
from timeline.query.results.pages import Certainty


def with_certainty(session: Session, page: EventPage, query: Query) -> EventPage:
    """Return the page of a query with its ``certainty``; as it is, if all its dates are sure.

    An event whose part surely matches is not merely possible.
    """
    if not on_dates(query, FIELDS):
        return page
    search = Search(session, surely_dated(query, FIELDS))
    keys = {event.id: event.key for event in page.events}
    sure: set[str] = set()
    for some in in_batches([*keys]):
        sure.update(keys[id_] for id_ in search.among(some))
    if len(page.events) == page.total:
        surely = len(heads(event for event in page.events if event.key in sure))
    else:
        surely = search.count()
        surely -= parts_among(session, search.found) if has_parts(session) else 0
    possible = max(page.total - page.parts - surely, 0)
    return replace(page, certainty=Certainty(possible, frozenset(sure)))
