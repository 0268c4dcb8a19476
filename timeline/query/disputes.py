"""Events on which sources may differ: those with a rival value, and those of several records."""

from collections.abc import Iterator, Sequence

from sqlalchemy import func, or_, select
from sqlmodel import Session, SQLModel

from timeline.query.compile import EVENT
from timeline.query.details import event_details
from timeline.query.events import id_batches, other_records
from timeline.query.grammar.nodes import Query
from timeline.query.results import EventDetail

BATCH = 200
_CLAIM = SQLModel.metadata.tables["claim"]


def contested(session: Session, query: Query) -> Iterator[tuple[EventDetail, ...]]:
    """The records of each event that the query finds and on which sources may differ.

    The record that stands for the others comes first, with the claims of all; the others follow by
    key, each with its own. Claims have no sentences. Raises QueryError for a key that does not
    exist, at once.
    """
    disputed = (
        select(func.coalesce(EVENT.c.same_as_id, EVENT.c.id))
        .join(_CLAIM, _CLAIM.c.entity_id == EVENT.c.id)
        .where(_CLAIM.c.stance == "disputes")
    )
    merged = select(EVENT.c.same_as_id).where(EVENT.c.same_as_id.is_not(None))
    # Aliased, so that the tables inside do not become those of the events that are asked for.
    some = or_(*(EVENT.c.id.in_(select(each.subquery())) for each in (disputed, merged)))
    return _records(session, id_batches(session, query, BATCH, some))


def _records(
    session: Session, batches: Iterator[Sequence[int]]
) -> Iterator[tuple[EventDetail, ...]]:
    for ids in batches:
        others = other_records(session, ids)
        groups = {id_: [other for other, _ in sorted(others[id_], key=_key)] for id_ in ids}
        wanted = [each for id_ in ids for each in (id_, *groups[id_])]
        found = dict(zip(wanted, event_details(session, wanted, in_text=False), strict=True))
        for id_ in ids:
            yield (found[id_], *(found[other] for other in groups[id_]))


def _key(record: tuple[int, str]) -> str:
    return record[1]
