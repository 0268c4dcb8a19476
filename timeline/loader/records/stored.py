"""Read the stored records and values that a load needs.

Every function reads many rows at once. Lists of keys and ids are split into pieces, because
databases limit the number of parameters of a statement.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Select, SQLColumnExpression, bindparam, select
from sqlmodel import col

from timeline.database.sessions import Session
from timeline.loader.records.locations import FileLine
from timeline.models import Chronicle, Entity, Event, File, Link, Passage, Place, Relation, Source
from timeline.models.vocabularies import DATING_LINKS

T = TypeVar("T")
_PIECE = 500


class StoredIdentity(NamedTuple):
    """The identity of a stored record, and the file that its owner defines it in."""

    id: int
    key: str
    type: str
    hash: str
    order: str | None
    line: int
    file: str
    chronicle: str
    timezone: str | None
    own_record: str | None = None

    @property
    def where(self) -> FileLine:
        """The location where its owner defines it."""
        return FileLine(self.chronicle, self.file, self.line, self.own_record)


def pieces(items: Iterable[T], size: int | None = None) -> Iterator[list[T]]:
    """Yield the items in lists of at most ``size``, or of as many as one statement may have."""
    rest = iter(items)
    while piece := list(islice(rest, size or _PIECE)):
        yield piece


def select_in(
    session: Session,
    statement: Select[*tuple[Any, ...]],
    column: SQLColumnExpression[Any],
    items: Iterable[Any],
) -> Iterator[Any]:
    """Yield the rows of ``statement`` whose ``column`` is one of ``items``, piece by piece."""
    for piece in pieces(items):
        yield from session.execute(_narrowed(statement, column), {"items": piece})


@lru_cache(maxsize=256)
def _narrowed(
    statement: Select[*tuple[Any, ...]], column: SQLColumnExpression[Any]
) -> Select[*tuple[Any, ...]]:
    """Return the statement with its condition, kept because each load has the same ones."""
    return statement.where(column.in_(bindparam("items", expanding=True)))


_IDENTITY = (
    select(
        col(Entity.id),
        col(Entity.key),
        col(Entity.type),
        col(Entity.content_hash),
        col(Entity.order_hash),
        col(Entity.line),
        col(File.path),
        col(Chronicle.name),
        col(File.timezone),
        col(Entity.own_record),
    )
    .join(File, col(File.id) == col(Entity.file_id))
    .join(Chronicle, col(Chronicle.id) == col(File.chronicle_id))
)


def by_key(session: Session, keys: Iterable[str]) -> dict[str, StoredIdentity]:
    """Return the stored records that have these keys, by key."""
    return _stored(select_in(session, _IDENTITY, col(Entity.key), sorted(set(keys))))


def by_id(session: Session, ids: Iterable[int]) -> dict[int, StoredIdentity]:
    """Return the stored records that have these ids, by id."""
    found = _stored(select_in(session, _IDENTITY, col(Entity.id), sorted(set(ids))))
    return {stored.id: stored for stored in found.values()}


def of_chronicle(session: Session, chronicle: str) -> dict[str, StoredIdentity]:
    """Return all stored records of a chronicle, by key."""
    return _stored(select_in(session, _IDENTITY, col(Chronicle.name), [chronicle]))


def events_of_file(session: Session, chronicle: str, path: str) -> dict[str, StoredIdentity]:
    """Return the stored events of a file, by key."""
    within = _IDENTITY.where(col(Chronicle.name) == chronicle, col(File.path) == path)
    return _stored(session.execute(within.where(col(Entity.type) == "event")))


def _stored(rows: Iterable[Any]) -> dict[str, StoredIdentity]:
    return {row[1]: StoredIdentity(*row) for row in rows}


def connected(session: Session, ids: Iterable[int]) -> set[int]:
    """Return these events, and all connected with them by relative wordings or dating links."""
    seen = set(ids)
    frontier = set(seen)
    while frontier:
        found: set[int] = set()
        for near, statement in _EDGES:
            found.update(row[0] for row in select_in(session, statement, near, frontier))
        frontier = found - seen
        seen |= frontier
    return seen


_WORDED = select(col(Relation.event_id)).join(Event, col(Event.id) == col(Relation.anchor_id))
_LINKED = select(col(Link.from_id)).where(col(Link.type).in_(DATING_LINKS))
_EDGES: tuple[tuple[Any, Select[*tuple[Any, ...]]], ...] = (
    (col(Relation.event_id), _WORDED.with_only_columns(col(Relation.anchor_id))),
    (col(Relation.anchor_id), _WORDED),
    (col(Link.from_id), _LINKED.with_only_columns(col(Link.to_id))),
    (col(Link.to_id), _LINKED),
)


def related(session: Session) -> set[int]:
    """Return all events whose dates depend on others, and those others."""
    return {row[0] for _, statement in _EDGES for row in session.execute(statement)}


def dated_by(session: Session, ids: Iterable[int]) -> set[int]:
    """Return the events whose dates depend on these sources, or that are at these places."""
    wanted = sorted(set(ids))
    return {
        row[0]
        for row in (
            *select_in(session, _BY_SOURCE, col(Relation.anchor_id), wanted),
            *select_in(session, _BY_PLACE, col(Event.place_id), wanted),
        )
    }


_BY_SOURCE = select(col(Relation.event_id)).distinct()
_BY_PLACE = select(col(Event.id))


def events_citing(session: Session, source_ids: Iterable[int]) -> set[int]:
    """Return the ids of the events that cite these sources."""
    return {row[0] for row in select_in(session, _CITING, col(Passage.source_id), source_ids)}


_CITING = (
    select(col(Passage.entity_id)).join(Event, col(Event.id) == col(Passage.entity_id)).distinct()
)


def published(session: Session, keys: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return the bounds of the publication days of these sources, by key."""
    return {key: (lo, hi) for key, lo, hi in select_in(session, _PUBLISHED, col(Entity.key), keys)}


_PUBLISHED = select(col(Entity.key), col(Source.published_lo), col(Source.published_hi)).join(
    Source, col(Source.id) == col(Entity.id)
)


def zones(session: Session, keys: Iterable[str]) -> dict[str, str]:
    """Return the time zones of those places and sources that state one, by key."""
    found: dict[str, str] = {}
    wanted = sorted(set(keys))
    for statement in _ZONES:
        rows = select_in(session, statement, col(Entity.key), wanted)
        found |= {key: zone for key, zone in rows if zone}
    return found


_ZONES = tuple(
    select(col(Entity.key), col(table.timezone)).join(table, col(table.id) == col(Entity.id))
    for table in (Place, Source)
)
