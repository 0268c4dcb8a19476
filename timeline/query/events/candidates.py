"""The input of two analyses: candidates for duplicates, and events on which sources differ."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sqlalchemy import or_, select
from sqlmodel import Session, SQLModel

from timeline.query.conditions.compile import compile_query
from timeline.query.events.amounts import Figures, figures
from timeline.query.events.details import event_details
from timeline.query.events.pages import id_batches, other_records, stream
from timeline.query.grammar.nodes import Clause, Missing, Query, lay_out
from timeline.query.results import EventDetail, EventLine

_LINK = SQLModel.metadata.tables["link"]
_PARTS: Final = ("part-of", "delivers", "stage-of")


class Candidate(NamedTuple):
    """An event, its accepted figures, and the ids of the events that it is linked with.

    ``wholes`` are those of them that it is a part, a delivery or a stage of.
    """

    event: EventLine
    figures: Figures
    linked: frozenset[int]
    wholes: frozenset[int]


def candidates(session: Session, query: Query) -> Iterator[Candidate]:
    """Return the events that match the query, in order of time.

    Records that are linked ``same-as`` are already one event. Raises QueryError for an unknown key,
    before the first event.
    """
    batches = stream(session, query)
    return (each for lines in batches for each in _candidates(session, lines))


def _candidates(session: Session, lines: Sequence[EventLine]) -> Iterator[Candidate]:
    ids = [line.id for line in lines]
    found = figures(session, ids)
    linked: defaultdict[int, set[int]] = defaultdict(set)
    wholes: defaultdict[int, set[int]] = defaultdict(set)
    touches = or_(_LINK.c.from_id.in_(ids), _LINK.c.to_id.in_(ids))
    links = select(_LINK.c.from_id, _LINK.c.to_id, _LINK.c.type).where(touches)
    for a, b, type_ in session.execute(links):
        linked[a].add(b)
        linked[b].add(a)
        if type_ in _PARTS:
            wholes[a].add(b)
    return (
        Candidate(line, found[line.id], frozenset(linked[line.id]), frozenset(wholes[line.id]))
        for line in lines
    )


BATCH: Final = 200
_DISPUTED: Final = Clause("disputed", (Missing(text="none"),), negated=True)


def contested(session: Session, query: Query) -> Iterator[tuple[EventDetail, ...]]:
    """Return the records of each event that matches the query and on which sources differ.

    These events match ``not:disputed:none``. Of each event, the record that represents the others
    comes first, with the claims of all; the others follow by key, each with its own claims. Claims
    have no sentences. Raises QueryError for an unknown key, before the first event.
    """
    compile_query(session, query)  # raises errors that point into the query of the user
    disputed = lay_out([*query.clauses, _DISPUTED])
    return _records(session, id_batches(session, disputed, BATCH))


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
