"""How many of the events that a query found match it only possibly, and which surely do."""

from collections.abc import Collection

from sqlalchemy import or_, select

from timeline.database.sessions import Session
from timeline.query.conditions.compile import EVENT
from timeline.query.events.parts import counted_fewer
from timeline.query.finding.first import EventSearch
from timeline.query.grammar.nodes import Query
from timeline.query.results import EventLine
from timeline.query.results.counting import counted_as
from timeline.query.results.pages import Certainty


def certainty(
    session: Session, search: EventSearch, events: Collection[EventLine], total: int, parts: int
) -> Certainty:
    """Return the certainty of a page with some of the ``total`` events that match.

    ``parts`` of these are parts of another one. An event whose part surely matches is not
    merely possible.
    """
    ids = search.sure_among([event.id for event in events])
    sure = [event for event in events if event.id in ids]
    if len(events) == total:
        surely = len(counted_as(sure, events))
    else:
        surely = search.count().surely
        surely -= counted_fewer(session, search.found_surely, search.found) if parts else 0
    possible = max(total - parts - surely, 0)
    return Certainty(possible, frozenset(event.key for event in sure))


def surely_found(session: Session, *queries: Query) -> Collection[int] | None:
    """Return the ids of the events that match any of the queries surely.

    None if every event that matches does so surely. Raises QueryError for an unknown key.
    """
    searches = [EventSearch(session, query, certain=True) for query in queries]
    if not any(search.is_uncertain for search in searches):
        return None
    found = or_(*(search.found_surely for search in searches))
    return frozenset(session.scalars(select(EVENT.c.id).where(found)))
