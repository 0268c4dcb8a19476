"""Two sides that report events: the events of a chronicle, or those that cite a source."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from sqlalchemy import select

from timeline.database.rounds import in_batches, texts_among
from timeline.database.sessions import Session
from timeline.errors import UsageError
from timeline.likeness import did_you_mean
from timeline.models.columns import TABLES
from timeline.query.events.candidates import Candidate, candidates, with_records
from timeline.query.grammar.lexer import spell
from timeline.query.grammar.nodes import Clause, Key, Query, lay_out
from timeline.query.results import EventDetail
from timeline.text import first_of

_CHRONICLE, _ENTITY, _FILE = (TABLES[name] for name in ("chronicle", "entity", "file"))
_SHOWN: Final = 20


class Side(NamedTuple):
    """The events of a chronicle, or those that cite a source."""

    name: str
    is_chronicle: bool

    def has(self, each: Candidate) -> bool:
        """Return whether an event is one of these."""
        return self.name in (each.chronicles if self.is_chronicle else each.event.sources)


def side(session: Session, name: str) -> Side:
    """Return the events of the chronicle of this name, or else those of the source with this key.

    Raises UsageError if there is neither.
    """
    chronicles = session.scalars(select(_CHRONICLE.c.name)).all()
    if name in chronicles:
        return Side(name, True)
    sources = session.scalars(select(_ENTITY.c.key).where(_ENTITY.c.type == "source")).all()
    if name in sources:
        return Side(name, False)
    hint = did_you_mean(name, [*chronicles, *sources])
    known = first_of(sorted(chronicles), _SHOWN)
    raise UsageError(
        f"{name} is neither a chronicle nor a source{hint}",
        f"{known} {'are chronicles' if len(chronicles) > 1 else 'is a chronicle'};"
        " timeline list sources has the keys of sources",
    )


def both_sides(session: Session, first: str, second: str) -> tuple[Side, Side]:
    """Return two sides to compare. Raises UsageError if they are one, or if there is none."""
    if first == second:
        raise UsageError(f"{first} cannot be compared with itself", "name two sources")
    return side(session, first), side(session, second)


def reported(session: Session, query: Query, sides: Sequence[Side]) -> Iterator[Candidate]:
    """Return the events of a query that any of the sides has, in order of time.

    Raises QueryError for an unknown key, before the first event.
    """
    asked = query
    if not any(each.is_chronicle for each in sides):
        keys = tuple(Key(key=each.name, text=spell(each.name)) for each in sides)
        asked = lay_out([*query.clauses, Clause("source", keys)])
    found = candidates(session, asked)
    return (each for each in found if any(of.has(each) for of in sides))


class EventRecords(NamedTuple):
    """The records of an event, the one that represents the others first (``contested``).

    ``chronicles`` has for the key of each record the name of its chronicle.
    """

    records: tuple[EventDetail, ...]
    chronicles: Mapping[str, str]


def records_of(session: Session, ids: Collection[int]) -> Iterator[EventRecords]:
    """Yield the records of these events, in the order of the ids."""
    for some in in_batches(ids):
        found = [*with_records(session, [some])]
        chronicles = _chronicles(session, [each.line.key for of in found for each in of])
        for records in found:
            keys = (record.line.key for record in records)
            yield EventRecords(records, {key: chronicles[key] for key in keys})


def _chronicles(session: Session, keys: Sequence[str]) -> dict[str, str]:
    statement = (
        select(_ENTITY.c.key, _CHRONICLE.c.name)
        .join(_FILE, _FILE.c.id == _ENTITY.c.file_id)
        .join(_CHRONICLE, _CHRONICLE.c.id == _FILE.c.chronicle_id)
        .where(_ENTITY.c.key.in_(texts_among(keys, session.get_bind().dialect.name)))
    )
    return dict(session.execute(statement).all())
