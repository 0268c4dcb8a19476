"""Two sides that report events: the events of a chronicle, or those that cite a source.

A chronicle reports the events that it owns, and those of other chronicles that it corrects. What it
states of an event that is corrected is not what the record has.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from sqlalchemy import func, select

from timeline.canonical.record import Canonical
from timeline.database.rounds import in_batches, texts_among
from timeline.database.sessions import Session
from timeline.errors import UsageError
from timeline.likeness import did_you_mean
from timeline.models.columns import TABLES
from timeline.query.conditions.compile import EVENT
from timeline.query.events.candidates import Candidate, candidates, with_records
from timeline.query.grammar.lexer import spell
from timeline.query.grammar.nodes import Clause, Key, Query, lay_out
from timeline.query.results import EventDetail
from timeline.text import first_of

_CHRONICLE, _DEFINITION, _ENTITY, _FILE = (
    TABLES[name] for name in ("chronicle", "definition", "entity", "file")
)
_SHOWN: Final = 20


class Side(NamedTuple):
    """The events of a chronicle, or those that cite a source.

    ``corrected`` are the ids of the events of which the chronicle corrects a record.
    """

    name: str
    is_chronicle: bool
    corrected: frozenset[int] = frozenset()

    def has(self, each: Candidate) -> bool:
        """Return whether an event is one of these."""
        if not self.is_chronicle:
            return self.name in each.event.sources
        return self.name in each.chronicles or each.event.id in self.corrected


def side(session: Session, name: str) -> Side:
    """Return the events of the chronicle of this name, or else those of the source with this key.

    Raises UsageError if there is neither.
    """
    chronicles = session.scalars(select(_CHRONICLE.c.name)).all()
    if name in chronicles:
        return Side(name, True, _corrected(session, name))
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


def _corrected(session: Session, chronicle: str) -> frozenset[int]:
    """Return the ids of the events of which a chronicle corrects a record."""
    statement = (
        select(func.coalesce(EVENT.c.same_as_id, EVENT.c.id))
        .join(_DEFINITION, _DEFINITION.c.entity_id == EVENT.c.id)
        .join(_FILE, _FILE.c.id == _DEFINITION.c.file_id)
        .join(_CHRONICLE, _CHRONICLE.c.id == _FILE.c.chronicle_id)
        .where(_CHRONICLE.c.name == chronicle)
    )
    return frozenset(session.scalars(statement))


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

    ``stated`` has by the key of each record what each chronicle states of it, by name: that of the
    record, and those that correct it.
    """

    records: tuple[EventDetail, ...]
    stated: Mapping[str, Mapping[str, "StatedRecord"]]


class StatedRecord(NamedTuple):
    """What a chronicle states of an event.

    ``part`` is the record, None if it is the whole one that is stored. ``corrects``: it is a
    correction of an event of another chronicle.
    """

    part: Canonical | None
    corrects: bool


def records_of(session: Session, ids: Collection[int]) -> Iterator[EventRecords]:
    """Yield the records of these events, in the order of the ids."""
    for some in in_batches(ids):
        found = [*with_records(session, [some])]
        stated = _stated(session, [each.line.key for of in found for each in of])
        for records in found:
            keys = (record.line.key for record in records)
            yield EventRecords(records, {key: stated[key] for key in keys})


def _stated(session: Session, keys: Sequence[str]) -> Mapping[str, Mapping[str, StatedRecord]]:
    """Return what each chronicle states of these events, by key and name."""
    there = _ENTITY.c.key.in_(texts_among(keys, session.get_bind().dialect.name))
    found: defaultdict[str, dict[str, StatedRecord]] = defaultdict(dict)
    corrections = _ENTITY.join(_DEFINITION, _DEFINITION.c.entity_id == _ENTITY.c.id)
    for table, tables in ((_ENTITY, _ENTITY), (_DEFINITION, corrections)):
        statement = (
            select(_ENTITY.c.key, _CHRONICLE.c.name, table.c.own_record)
            .select_from(tables)
            .join(_FILE, _FILE.c.id == table.c.file_id)
            .join(_CHRONICLE, _CHRONICLE.c.id == _FILE.c.chronicle_id)
        )
        for key, name, record in session.execute(statement.where(there)):
            part = None if record is None else json.loads(record)
            found[key][name] = StatedRecord(part, table is _DEFINITION)
    return found
