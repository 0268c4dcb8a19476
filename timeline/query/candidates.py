"""Events with what tells whether two of them are one: their lines, their figures, their links."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlmodel import Session, SQLModel

from timeline.query.events import stream
from timeline.query.figures import Figures, figures
from timeline.query.grammar.nodes import Query
from timeline.query.results import EventLine

_LINK = SQLModel.metadata.tables["link"]


class Candidate(NamedTuple):
    """An event, its accepted figures, and the ids of the events that it is linked with."""

    event: EventLine
    figures: Figures
    linked: frozenset[int]


def candidates(session: Session, query: Query) -> Iterator[Candidate]:
    """The events that the query finds, in order of time; records of one event are one already.

    Raises QueryError for a key that does not exist, at once.
    """
    batches = stream(session, query)
    return (each for lines in batches for each in _candidates(session, lines))


def _candidates(session: Session, lines: Sequence[EventLine]) -> Iterator[Candidate]:
    ids = [line.id for line in lines]
    found, linked = figures(session, ids), _linked(session, ids)
    return (Candidate(line, found[line.id], frozenset(linked[line.id])) for line in lines)


def _linked(session: Session, ids: Sequence[int]) -> defaultdict[int, set[int]]:
    linked: defaultdict[int, set[int]] = defaultdict(set)
    touches = or_(_LINK.c.from_id.in_(ids), _LINK.c.to_id.in_(ids))
    for a, b in session.execute(select(_LINK.c.from_id, _LINK.c.to_id).where(touches)):
        linked[a].add(b)
        linked[b].add(a)
    return linked
