"""Pages of events in order of time (see ``order``), and streams of them of any length.

A page takes a fixed number of SELECTs, and a stream a fixed number for each batch, for any number
of events, see ``lines``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any, Final

from sqlalchemy import Integer, cast, func, or_, select

from timeline.database.rounds import BATCH, in_batches
from timeline.database.sessions import Session
from timeline.errors import UsageError
from timeline.progress import Progress, counted, silent
from timeline.query.conditions.compile import EVENT, compile_query
from timeline.query.conditions.fields import fulltext
from timeline.query.events.certainty import certainty
from timeline.query.events.lines import lines
from timeline.query.events.parts import has_parts, parts_among
from timeline.query.finding.first import EventSearch
from timeline.query.finding.order import in_order
from timeline.query.grammar.asked import asks_for_status, days_asked
from timeline.query.grammar.nodes import Query
from timeline.query.records.references import source_refs
from timeline.query.results import EventLine, EventPage, LeftOut, Most
from timeline.query.results.counting import heads

MOST: Final = 2**31 - 1
"""The largest number that both databases accept as a limit."""
MERGED: Final = "merged into another record of the same event"


def page(
    session: Session,
    query: Query,
    limit: int | Most | None = None,
    *,
    ranked: bool = False,
    certain: bool = False,
    progress: Progress = silent,
) -> EventPage:
    """Return the events that match the query, at most ``limit`` of them, or the first of many.

    ``ranked``: in order of relevance for the words of the query. ``certain``: with how many of all
    match it only possibly. Without a limit all events are in memory; use ``stream`` to avoid
    that. Raises QueryError for an unknown key, and UsageError if ``ranked`` is set and the query
    has no words.
    """
    most = limit if isinstance(limit, Most) else None
    if isinstance(limit, Most):
        limit = max(limit) + 1  # one more shows that there are more
    if limit is not None:
        if limit < 0:
            raise UsageError(f"a limit of {limit} is negative", "give 0 or more, or none")
        limit = min(limit, MOST)
    search = EventSearch(session, query, certain=certain)
    if ranked or limit is None:
        statement = search.in_order
        if ranked:
            best = _relevance(session, query)
            statement = in_order(search.found, session.get_bind().dialect.name, best)
        ids = session.scalars(statement.limit(limit)).all()
    else:
        ids = search.first(limit)
    total = len(ids) if limit is None or len(ids) < limit else search.count().total
    if most is not None:
        ids = ids[: most.of(len(ids))]
    read = chain.from_iterable(lines(session, part) for part in in_batches(ids))
    events = tuple(counted(read, progress, "reading", len(ids)))
    parts = len(events) - len(heads(events))
    if total > len(events) and has_parts(session):  # to build the condition takes a fifth of a page
        parts = parts_among(session, search.found).total()
    cited = dict.fromkeys(key for event in events for key in event.sources)
    left_out = _left_out(session, search.found) if search.merged else ()
    sources = source_refs(session, cited)
    window = None if ranked else search.window
    found = EventPage(
        str(query), events, total, left_out, sources, ranked, parts=parts, window=window,
        asked=days_asked(query), by_status=asks_for_status(query),
    )  # fmt: skip
    if not search.is_uncertain:
        return found
    return replace(found, certainty=certainty(session, search, events, total, parts))


def stream(session: Session, *queries: Query, size: int = BATCH) -> Iterator[list[EventLine]]:
    """Return all events that match any of the queries, in order of time, at most ``size`` at once.

    Only one list is in memory at a time. Raises QueryError for an unknown key, before the first.
    """
    batches = id_batches(session, *queries, size=size)
    return (lines(session, ids) for ids in batches)


def how_many(session: Session, *queries: Query) -> int:
    """Return the number of events that match any of the queries, as ``stream`` yields them."""
    found = or_(*(compile_query(session, query) for query in queries))
    return session.scalar(select(func.count()).select_from(EVENT).where(found)) or 0


def id_batches(session: Session, *queries: Query, size: int = BATCH) -> Iterator[Sequence[int]]:
    """Return the ids of the events that match any of the queries, in order of time."""
    found = or_(*(compile_query(session, query) for query in queries))
    order = in_order(found, session.get_bind().dialect.name)
    statement = order.execution_options(yield_per=size)
    return session.scalars(statement).partitions()


def listed_batches(session: Session, query: Query) -> Iterator[Sequence[int]]:
    """Return the ids of the events that match a query, in the order in which a page lists them.

    Those whose open or unknown date gives them no place in the window of the query come last.
    """
    statement = EventSearch(session, query).in_order.execution_options(yield_per=BATCH)
    return session.scalars(statement).partitions()


def _relevance(session: Session, query: Query) -> Any:
    """Return a subquery of the relevance of the words, by event, over all its records."""
    scores = fulltext.scores(session.get_bind().dialect.name, query)
    if scores is None:
        raise UsageError(
            "sorting by relevance needs words to search for, and the query has none",
            'add a word or a "phrase", or sort by date',
        )
    each, record = scores.subquery(), EVENT.alias()
    # SQLite builds an automatic index for the join only if it knows the type of the column.
    event = cast(func.coalesce(record.c.same_as_id, record.c.id), Integer)
    best = select(event.label("id"), func.sum(each.c.score).label("score"))
    return best.join(each, each.c.id == record.c.id).group_by(event).subquery()


def _left_out(session: Session, found: Any) -> tuple[LeftOut, ...]:
    """Return the number of records that are merged into the events found."""
    merged = EVENT.alias()
    others = select(func.count()).where(merged.c.same_as_id.in_(select(EVENT.c.id).where(found)))
    count = session.scalar(others) or 0
    return (LeftOut(count, MERGED),) if count else ()
