"""A parsed query as a condition on events, with the same result on both databases.

Records of one event (``same-as``) are searched as one: a clause is true for the event if it is true
for any of its records. So every event matches either a clause or its negation. The result contains
only the record that represents the others.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, func, not_, or_, select
from sqlmodel import Session, SQLModel

from timeline.database.rounds import (
    AT_ONCE,
    Weighed,
    all_of,
    among,
    found_ids,
    in_rounds,
    texts_among,
)
from timeline.errors import QueryError
from timeline.kinds import EVENT_FIELDS, KINDS
from timeline.kinds.synonyms import meant
from timeline.likeness import near
from timeline.query.conditions import rivals, said
from timeline.query.conditions.differing import differing
from timeline.query.conditions.fields import FIELDS
from timeline.query.conditions.naming import nearest_keys, with_keys
from timeline.query.conditions.scope import Scope
from timeline.query.grammar.nodes import (
    Clause,
    Key,
    Missing,
    Query,
    QueryReference,
    QueryValue,
    WordValue,
)
from timeline.query.grammar.parser import parse_query
from timeline.text import suggest, with_article

_TABLES = SQLModel.metadata.tables
EVENT: Final = _TABLES["event"]
_ENTITY, _SAVED = _TABLES["entity"], _TABLES["saved_query"]

_PATHS: Final = frozenset(
    {field.name for field in (*EVENT_FIELDS, *(f for kind in KINDS.values() for f in kind.fields))}
    | {"links"}
)
"""The first parts of the value paths of events."""


def read_query(session: Session, words: Sequence[str] | str = ()) -> Query:
    """Return the query that ``words`` express (see ``parse_query``).

    Named queries are those stored in the database. Names of records are replaced by their keys (see
    ``naming``). Raises QueryError.
    """
    return with_keys(session, parse_query(words, FIELDS, named_queries(session)))


def named_queries(session: Session) -> dict[str, str]:
    """Return the texts of the named queries stored in the database, by key."""
    named = select(_ENTITY.c.key, _SAVED.c.text).where(_ENTITY.c.id == _SAVED.c.id)
    return dict(session.execute(named).all())


def compile_query(session: Session, query: Query) -> ColumnElement[bool]:
    """Return the condition that is true for the rows of ``EVENT`` that match; it is never NULL.

    Parts of a long query are executed here already, see ``rounds``. Raises QueryError, with similar
    keys, for a key that no record of the required type has.
    """
    scope = _scope(session, query)
    conditions = all_of(session, EVENT.c.id, _weighed(session, query, scope))
    return and_(EVENT.c.same_as_id.is_(None), conditions)


def has_merged(session: Session) -> bool:
    """Return whether any event of the database has several records."""
    some = select(EVENT.c.id).where(EVENT.c.same_as_id.is_not(None)).limit(1)
    return session.execute(some).first() is not None


def _weighed(session: Session, query: Query, scope: Scope) -> Iterator[Weighed]:
    """Yield the conditions of a query with their weights; too large ones are executed here."""
    for clause in dict.fromkeys(query.clauses):
        found, weight = _clause(session, clause, scope)
        yield Weighed(not_(found) if clause.negated else found, weight)


def _clause(session: Session, clause: Clause | QueryReference, scope: Scope) -> Weighed:
    """Return the condition of a clause, without its negation."""
    if isinstance(clause, QueryReference):
        inner = list(_weighed(session, clause.query, scope))
        weight = sum(each.weight for each in inner)
        found = all_of(session, EVENT.c.id, inner)
        return _executed(session, [found], scope) if weight > AT_ONCE else Weighed(found, weight)
    values = [value for value in dict.fromkeys(clause.values) if not isinstance(value, Missing)]
    holds = partial(rivals.condition, session) if clause.rival else _holds
    any_of = [holds(clause, some, scope) for some in in_rounds(values)]
    if any(isinstance(value, Missing) for value in clause.values):
        any_of.append(~holds(clause, (), scope))
    if len(values) > AT_ONCE:
        return _executed(session, any_of, scope)
    return Weighed(or_(*any_of), max(len(values), 1))


def _executed(session: Session, any_of: Iterable[ColumnElement[bool]], scope: Scope) -> Weighed:
    """Return the condition that any of these is true, from the ids of a SELECT for each."""
    ids = {id_ for each in any_of for id_ in found_ids(session, EVENT.c.id, each)}
    return Weighed(EVENT.c.id.in_(among(sorted(ids), scope.dialect)), 1)


def _holds(clause: Clause, values: Sequence[QueryValue], scope: Scope) -> ColumnElement[bool]:
    """Return the condition that any record of the event has one of the values.

    Without ``values``: that any record has a value of the field at all.
    """
    found = _holds_for(clause, EVENT, values, scope)
    if not scope.merged:
        return found
    other = EVENT.alias()
    others = select(other.c.same_as_id).where(
        other.c.same_as_id.is_not(None), _holds_for(clause, other, values, scope)
    )
    return or_(found, EVENT.c.id.in_(others))


def _holds_for(
    clause: Clause, event: Any, values: Sequence[QueryValue], scope: Scope
) -> ColumnElement[bool]:
    """Return the same condition for one record; ``event`` is its table or an alias of it."""
    field = FIELDS[clause.field]
    condition = field.surely if clause.surely else field.holds
    assert condition is not None  # the parser takes surely: only for fields that have it
    found = condition(event, values, scope)
    if not clause.said:
        return found
    return or_(found, event.c.id.in_(said.matching(clause, values, scope)))


def _scope(session: Session, query: Query) -> Scope:
    """Look up every key of the query, and check that its record has the type of the field."""
    merged = has_merged(session)
    keyed = [
        (within, clause, value)
        for within, clause in _clauses(query)
        for value in clause.values
        if isinstance(value, Key)
    ]
    wanted = {value.key for _, _, value in keyed}
    keys = texts_among(sorted(wanted), session.get_bind().dialect.name)
    rows = session.execute(
        select(_ENTITY.c.key, _ENTITY.c.type, _ENTITY.c.id).where(_ENTITY.c.key.in_(keys))
    ).all()
    types = {row.key: row.type for row in rows}
    for within, clause, value in keyed:
        type_ = FIELDS[clause.field].keys
        if types.get(value.key) != type_:
            raise _wrong_key(session, within, value, type_, types.get(value.key))
    for within, clause in _clauses(query):
        if clause.field in ("inferred", "disputed"):
            _check_paths(within, clause)
    ids: dict[str, tuple[int, ...]] = {row.key: (row.id,) for row in rows}
    if merged:
        events = {row.id: row.key for row in rows if row.type == "event"}
        ids |= _groups(session, events)
    disputes = merged and any(clause.field == "disputed" for _, clause in _clauses(query))
    differ = differing(session) if disputes else {}
    claimed = said.read(session, {clause.field for _, clause in _clauses(query) if clause.said})
    rival = any(clause.rival for _, clause in _clauses(query))
    against = rivals.read(session, merged) if rival else []
    return Scope(session.get_bind().dialect.name, ids, merged, differ, claimed, against)


def _clauses(query: Query) -> Iterator[tuple[Query, Clause]]:
    """Yield every clause, also of named queries, with the query whose text contains it."""
    for clause in query.clauses:
        if isinstance(clause, QueryReference):
            yield from _clauses(clause.query)
        else:
            yield query, clause


def _groups(session: Session, events: Mapping[int, str]) -> dict[str, tuple[int, ...]]:
    """Return for the key of each event the ids of all records of this event."""
    event_of = func.coalesce(EVENT.c.same_as_id, EVENT.c.id)
    given = among(events, session.get_bind().dialect.name)
    chosen = select(event_of).where(EVENT.c.id.in_(given))
    rows = session.execute(select(EVENT.c.id, event_of).where(event_of.in_(chosen))).all()
    group_of = dict(rows)
    records: defaultdict[int, list[int]] = defaultdict(list)
    for id_, group in group_of.items():
        records[group].append(id_)
    return {key: tuple(records[group_of[event]]) for event, key in events.items()}


def _wrong_key(
    session: Session, query: Query, value: Key, type_: str, other: str | None
) -> QueryError:
    like = nearest_keys(session, value.key, type_)
    if other:
        message = f"{value.key} is {with_article(other)}, not {with_article(type_)}"
        field = "key" if other == "event" else other
        hint = f"write {field}:{value.text}"
        if other == "query":  # a named query is often named like a record that it searches for
            hint = suggest(like, f"write @{value.key}")
    else:
        message = f"there is no {type_} {value.key}"
        hint = suggest(like, f"all keys are listed by: timeline list {type_}s")
    return QueryError(message, query.text, *value.span, hint)


def _check_paths(query: Query, clause: Clause) -> None:
    for value in clause.values:
        if isinstance(value, WordValue) and value.value.split(".")[0] not in _PATHS:
            name = value.value.split(".")[0]
            raise QueryError(
                f"no event has the value path {value.value}",
                query.text,
                *value.span,
                suggest(meant(name, _PATHS) or near(name, _PATHS), "as in when, troops.usa"),
            )
