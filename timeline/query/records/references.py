"""References to other records: actors with their countries, sources as footnotes."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy import BindParameter, Select, Text, and_, bindparam, exists, select, union_all

from timeline.canonical.cells import TableColumns
from timeline.database.rounds import among_listed, in_batches, of_listed
from timeline.database.sessions import Session, kept
from timeline.dates.calendar import is_bounded
from timeline.models.columns import TABLES
from timeline.models.vocabularies import ENTITY_TYPES
from timeline.query.results import ActorRef, Ref, SourceRef

_ACTOR, _CLAIM, _COLUMN, _ENTITY, _PLACE, _SOURCE, _SYSTEM = (
    TABLES[name]
    for name in ("actor", "claim", "source_column", "entity", "place", "source", "system")
)
WITH_PARTS: Final = ("actor", "system", "programme", "place")
"""The registers whose records can be part of one another."""
_STATES: Final = ("state", "former-state")
# Statements with these parameters are built once: that takes longer than to execute them.
_IDS: Final[BindParameter[Any]] = bindparam("ids", expanding=True)
_KEYS: Final[BindParameter[Any]] = bindparam("keys", expanding=True)


def actor_refs(session: Session, ids: Collection[int]) -> dict[int, ActorRef]:
    """Return these actors by id, without roles.

    Each has its own country or that of the nearest whole, and the state to which it belongs.
    """
    above: dict[int, Any] = kept(session, "actors")
    new = {*ids} - above.keys()
    while new:  # a SELECT for each level: PostgreSQL would read all actors for a recursive one
        rows = [row for some in in_batches(new) for row in of_listed(session, _actors, some).all()]
        above |= {row.id: row for row in rows}
        new = {row.part_of_id for row in rows if row.part_of_id is not None} - above.keys()
    return {each: _actor_ref(each, above) for each in ids if each in above}


def _actor_ref(actor: int, above: Mapping[int, Any]) -> ActorRef:
    row = above[actor]
    if row.part_of_id is None:
        state = row.key if row.kind in _STATES else ""
        return ActorRef(row.key, row.name, row.country or "", state=state)
    wholes = list(with_wholes(actor, above))
    country = next((each.country for each in wholes if each.country), "")
    state = next((each.key for each in wholes if each.kind in _STATES), "")
    return ActorRef(row.key, row.name, country, state=state)


def with_wholes(actor: int, above: Mapping[int, Any]) -> Iterator[Any]:
    """Yield the row of an actor and those of its wholes, the nearest first."""
    passed: set[int] = set()
    at: int | None = actor
    while at is not None and at not in passed:
        passed.add(at)
        yield above[at]
        at = above[at].part_of_id


@cache
def _actors(dialect: str) -> Select[Any]:
    return _all_actors().where(_ACTOR.c.id.in_(among_listed(dialect)))


@cache
def _all_actors() -> Select[Any]:
    columns = (_ACTOR.c[name] for name in ("id", "name", "country", "kind", "part_of_id"))
    return select(*columns, _ENTITY.c.key).join(_ENTITY, _ENTITY.c.id == _ACTOR.c.id)


def all_actors(session: Session) -> dict[int, Any]:
    """Return the rows of all actors by id: name, country, kind, the id of the whole, and key."""
    return {row.id: row for row in session.execute(_all_actors())}


def states_of_actors(session: Session) -> dict[str, Ref]:
    """Return the state for which each unit or person counts, by its key.

    This is the nearest state that it is part of, or without one the last of its wholes. States and
    what is part of nothing are left out.
    """
    rows = all_actors(session)
    found: dict[str, Ref] = {}
    for id_, row in rows.items():
        if row.part_of_id is not None and row.kind not in _STATES:
            wholes = list(with_wholes(id_, rows))
            state = next((each for each in wholes if each.kind in _STATES), wholes[-1])
            found[row.key] = Ref(state.key, state.name)
    return found


def systems_above(session: Session) -> dict[str, frozenset[str]]:
    """Return by the key of each system that is part of others the keys of those, at any depth."""
    return wholes_above(session, ("system",))


def wholes_above(
    session: Session, registers: Sequence[str] = WITH_PARTS
) -> dict[str, frozenset[str]]:
    """Return by the key of each record that is part of others the keys of those, at any depth."""
    whole, above = _ENTITY.alias(), dict[str, str]()
    for name in registers:
        table = TABLES[name]
        statement = (
            select(_ENTITY.c.key, whole.c.key)
            .join(table, table.c.id == _ENTITY.c.id)
            .join(whole, whole.c.id == table.c.part_of_id)
        )
        above |= dict(session.execute(statement).all())
    found: dict[str, frozenset[str]] = {}
    for key, whole_key in above.items():
        wholes: set[str] = set()
        at: str | None = whole_key
        while at is not None and at not in wholes:
            wholes.add(at)
            at = above.get(at)
        found[key] = frozenset(wholes)
    return found


def terms_of_systems(session: Session, name: str) -> dict[str, str]:
    """Return the class or the category of systems, by their keys; without those that have none.

    A system without one has that of the system that it is part of. ``name`` is the field.
    """
    whole, above = _ENTITY.alias(), dict[str, str | None]()
    found: dict[str, str] = {}
    statement = (
        select(_ENTITY.c.key, _SYSTEM.c[name].label("term"), whole.c.key.label("whole"))
        .join(_SYSTEM, _SYSTEM.c.id == _ENTITY.c.id)
        .outerjoin(whole, whole.c.id == _SYSTEM.c.part_of_id)
    )
    for row in session.execute(statement):
        above[row.key] = row.whole
        if row.term:
            found[row.key] = row.term
    for key in above:
        at, seen = above[key], {key}
        while key not in found and at is not None and at not in seen:
            if at in found:
                found[key] = found[at]
            seen.add(at)
            at = above.get(at)
    return found


def source_refs(session: Session, keys: Collection[str]) -> dict[str, SourceRef]:
    """Return these sources by key, in the order of the keys."""
    found: dict[str, SourceRef] = kept(session, "sources")
    for some in in_batches(key for key in keys if key not in found):
        rows = session.execute(_sources(), {"keys": some}).all()
        textless = [row.id for row in rows if row.text_id is None]
        tables = _tables(session, textless) if textless else {}
        found |= {row.key: _source_ref(row, tables.get(row.id)) for row in rows}
    return {key: found[key] for key in keys if key in found}


@cache
def _sources() -> Select[Any]:
    reprinted, head = _ENTITY.alias(), _ENTITY.alias()
    climb = (
        select(_SOURCE.c.id, _SOURCE.c.id.label("at"), _SOURCE.c.derived_from_id.label("above"))
        .join(_ENTITY, _ENTITY.c.id == _SOURCE.c.id)
        .where(_ENTITY.c.key.in_(_KEYS))
        .cte(recursive=True)
    )
    climb = climb.union(
        select(climb.c.id, _SOURCE.c.id, _SOURCE.c.derived_from_id).where(
            _SOURCE.c.id == climb.c.above
        )
    )
    inferred = exists().where(
        _CLAIM.c.entity_id == _SOURCE.c.id,
        _CLAIM.c.stance == "inferred",
        _CLAIM.c.fields == "published",
    )
    return (
        select(
            _SOURCE,
            _ENTITY.c.key,
            reprinted.c.key.label("derived_from"),
            head.c.key.label("root"),
            inferred.label("published_inferred"),
        )
        .join(climb, and_(climb.c.id == _SOURCE.c.id, climb.c.above.is_(None)))
        .join(_ENTITY, _ENTITY.c.id == _SOURCE.c.id)
        .join(head, head.c.id == climb.c.at)
        .outerjoin(reprinted, reprinted.c.id == _SOURCE.c.derived_from_id)
    )


def _tables(session: Session, ids: Sequence[int]) -> dict[int, TableColumns]:
    """Return the columns of those of these sources that are tables."""
    rows = session.execute(_columns(), {"ids": ids})
    return TableColumns.by_source((row.source_id, row.name, row.fields) for row in rows)


@cache
def _columns() -> Select[Any]:
    order = (_COLUMN.c.source_id, _COLUMN.c.position)
    return select(_COLUMN).where(_COLUMN.c.source_id.in_(_IDS)).order_by(*order)


def covered_periods(session: Session) -> dict[str, tuple[int, int]]:
    """Return by key the first and the last day of the period of each source that states one.

    A period with an open end ends when the source was published, if that is known: what happened
    afterwards is not in it.
    """
    columns = (_SOURCE.c[name] for name in ("covers_lo", "covers_hi", "published_lo"))
    statement = (
        select(_ENTITY.c.key, *columns)
        .join(_ENTITY, _ENTITY.c.id == _SOURCE.c.id)
        .where(_SOURCE.c.covers != "unknown")
    )
    found: dict[str, tuple[int, int]] = {}
    for key, first, last, published in session.execute(statement):
        is_open = not is_bounded(last) and is_bounded(published) and published >= first
        found[key] = first, published if is_open else last
    return found


def _source_ref(row: Any, table: TableColumns | None) -> SourceRef:
    return SourceRef(
        key=row.key,
        title=row.title,
        publisher=row.publisher or "",
        published=row.published,
        published_lo=row.published_lo,
        published_hi=row.published_hi,
        reliability=row.reliability,
        url=row.url or "",
        derived_from=row.derived_from or "",
        root=row.root if row.derived_from else "",
        edition=row.edition or "",
        file_sha256=row.file_sha256 or "",
        table=table,
        author=row.author or "",
        archived=row.archived or "",
        accessed=row.accessed or "",
        language=row.language or "",
        published_inferred=row.published_inferred,
    )


def refs(session: Session, keys: Collection[str]) -> dict[str, Ref]:
    """Return these records by key, with their names (events and sources: titles)."""
    return {
        row.key: Ref(row.key, row.name)
        for some in in_batches(keys)
        for row in of_listed(session, _names, some)
    }


def terms(session: Session, keys: Collection[str]) -> dict[str, str]:
    """Return what these records state besides their names, by key.

    It is the kind of an actor, the category of a system, the time zone of a place, and the date of
    publication of a source. A place without a time zone is left out.
    """
    return {
        row.key: row.term for some in in_batches(keys) for row in of_listed(session, _terms, some)
    }


@cache
def _terms(dialect: str) -> Any:
    keys = among_listed(dialect, Text)
    of = (
        (_ACTOR, _ACTOR.c.kind),
        (_SYSTEM, _SYSTEM.c.category),
        (_PLACE, _PLACE.c.timezone),
        (_SOURCE, _SOURCE.c.published),
    )
    return union_all(
        *(
            select(_ENTITY.c.key, term.label("term"))
            .join(table, table.c.id == _ENTITY.c.id)
            .where(_ENTITY.c.key.in_(keys), term.is_not(None))
            for table, term in of
        )
    )


@cache
def _names(dialect: str) -> Any:
    statements, keys = [], among_listed(dialect, Text)
    for type_ in ENTITY_TYPES:
        table = TABLES["saved_query" if type_ == "query" else type_]
        name = next((table.c[n] for n in ("name", "title") if n in table.c), _ENTITY.c.key)
        statements.append(
            select(_ENTITY.c.key, name.label("name"))
            .join(table, table.c.id == _ENTITY.c.id)
            .where(_ENTITY.c.key.in_(keys))
        )
    return union_all(*statements)
