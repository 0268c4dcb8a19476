"""Events on which sources differ, by all their records."""

from collections.abc import Iterator, Sequence
from typing import Final

from sqlmodel import Session

from timeline.query.compile import compile_query
from timeline.query.details import event_details
from timeline.query.events import id_batches, other_records
from timeline.query.grammar.nodes import Clause, Missing, Query, lay_out
from timeline.query.results import EventDetail

BATCH: Final = 200
_DISPUTED: Final = Clause("disputed", (Missing(text="none"),), negated=True)


def contested(session: Session, query: Query) -> Iterator[tuple[EventDetail, ...]]:
    """The records of each event that the query finds and on which sources differ.

    They are those that ``not:disputed:none`` leaves. The record that stands for the others comes
    first, with the claims of all; the others follow by key, each with its own. Claims have no
    sentences. Raises QueryError for a key that does not exist, at once.
    """
    compile_query(session, query)  # what is wrong is shown in the query as it was asked
    asked = lay_out([*query.clauses, _DISPUTED])
    return _records(session, id_batches(session, asked, BATCH))


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
