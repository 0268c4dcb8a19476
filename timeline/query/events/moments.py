"""Events as they are compared in time: without actors, systems, claims and all else that is shown.

This takes a small part of the time of ``pages.stream``.
"""

from collections.abc import Iterator

from sqlalchemy import or_, select

from timeline.database.rounds import BATCH
from timeline.database.sessions import Session
from timeline.models.columns import TABLES
from timeline.query.conditions.compile import EVENT, compile_query
from timeline.query.events.beside import beside
from timeline.query.events.lines import OWN_COLUMNS, line_of
from timeline.query.finding.order import in_order
from timeline.query.grammar.nodes import Query
from timeline.query.results import EventLine

_ENTITY, _PASSAGE = TABLES["entity"], TABLES["passage"]


def moments(session: Session, query: Query) -> Iterator[EventLine]:
    """Return the events of a query in order of time; they have no details, and no sources.

    Raises QueryError for an unknown key, before the first.
    """
    order = in_order(compile_query(session, query), session.get_bind().dialect.name)
    statement = order.with_only_columns(*OWN_COLUMNS).execution_options(yield_per=BATCH)
    batches = session.execute(statement).partitions()
    return (
        line_of(row, around)
        for rows in batches
        for around in [beside(session, [row.id for row in rows], with_lists=False)]
        for row in rows
    )


def cited_by(session: Session, query: Query) -> set[str]:
    """Return the keys of the sources that the events of a query cite, in any of their records."""
    record = EVENT.alias()
    events = select(EVENT.c.id).where(compile_query(session, query))
    records = select(record.c.id).where(
        or_(record.c.id.in_(events), record.c.same_as_id.in_(events))
    )
    sources = select(_PASSAGE.c.source_id).where(_PASSAGE.c.entity_id.in_(records))
    return set(session.scalars(select(_ENTITY.c.key).where(_ENTITY.c.id.in_(sources))))
