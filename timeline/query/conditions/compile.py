"""A parsed query as a condition on events, the same on both databases.

Records that are one event (``same-as``) are asked as one: a clause holds for it if it holds for any
of its records, so that a clause and its negation always split all events in two. Only the record
that stands for the others is found.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from timeline.query.conditions import said
from timeline.query.conditions.differing import differing
from timeline.query.conditions.fields import FIELDS
from timeline.query.conditions.naming import nearest_keys, with_keys
from timeline.query.conditions.value_conditions import Scope
from timeline.query.grammar.nodes import (
    Clause,
    Key,
    Missing,
    Query,
    QueryReference,
    QueryValue,
    Word,
)
from timeline.query.grammar.parser import parse_query
from timeline.query.grammar.values import suggest

_TABLES = SQLModel.metadata.tables
EVENT: Final = _TABLES["event"]
_ENTITY, _SAVED = _TABLES["entity"], _TABLES["saved_query"]

_PATHS: Final = frozenset(
    {field.name for field in (*EVENT_FIELDS, *(f for kind in KINDS.values() for f in kind.fields))}
    | {"links"}
)
"""With what a value path of an event begins."""


def read_query(session: Session, words: Sequence[str] | str = ()) -> Query:
    """What ``words`` ask (see ``parse_query``), with the named queries that the database holds.

    A record that is called by its name is asked for by its key (see ``naming``). Raises QueryError.
    """
    return with_keys(session, parse_query(words, FIELDS, named_queries(session)))


def named_queries(session: Session) -> dict[str, str]:
    """The texts of the named queries that the database holds, by key."""
    named = select(_ENTITY.c.key, _SAVED.c.text).where(_ENTITY.c.id == _SAVED.c.id)
    return dict(session.execute(named).all())


def compile_query(session: Session, query: Query) -> ColumnElement[bool]:
    """What holds for the rows of ``EVENT`` that the query finds; it is never NULL.

    A long query is partly asked already: see ``rounds``.

    Raises QueryError for a key that no record of its type has, with the nearest that one has.
    """
    scope = _scope(session, query)
    conditions = all_of(session, EVENT.c.id, _weighed(session, query, scope))
    return and_(EVENT.c.same_as_id.is_(None), conditions)


def has_merged(session: Session) -> bool:
    """Whether any records of the database are one event."""
    some = select(EVENT.c.id).where(EVENT.c.same_as_id.is_not(None)).limit(1)
    return session.execute(some).first() is not None


def _weighed(session: Session, query: Query, scope: Scope) -> Iterator[Weighed]:
    """The conditions of a query, each with how much it asks; what asks too much is asked here."""
    for clause in dict.fromkeys(query.clauses):
        found, weight = _clause(session, clause, scope)
        yield Weighed(not_(found) if clause.negated else found, weight)


def _clause(session: Session, clause: Clause | QueryReference, scope: Scope) -> Weighed:
    """What a clause asks for, or, if it is negated, leaves out."""
    if isinstance(clause, QueryReference):
        inner = list(_weighed(session, clause.query, scope))
        weight = sum(each.weight for each in inner)
        found = all_of(session, EVENT.c.id, inner)
        return _asked(session, [found], scope) if weight > AT_ONCE else Weighed(found, weight)
    values = [value for value in dict.fromkeys(clause.values) if not isinstance(value, Missing)]
    any_of = [_holds(clause, some, scope) for some in in_rounds(values)]
    if any(isinstance(value, Missing) for value in clause.values):
        any_of.append(~_holds(clause, (), scope))
    if len(values) > AT_ONCE:
        return _asked(session, any_of, scope)
    return Weighed(or_(*any_of), max(len(values), 1))


def _asked(session: Session, any_of: Iterable[ColumnElement[bool]], scope: Scope) -> Weighed:
    """The events for which any of these holds, as one condition: each is asked on its own."""
    ids = {id_ for each in any_of for id_ in found_ids(session, EVENT.c.id, each)}
    return Weighed(EVENT.c.id.in_(among(sorted(ids), scope.dialect)), 1)


def _holds(clause: Clause, values: Sequence[QueryValue], scope: Scope) -> ColumnElement[bool]:
    """Whether any of the values holds for any record of the event; without values, it has one."""
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
    """The same of one record, ``event``: the event's table or an alias of it."""
    field = FIELDS[clause.field]
    condition = field.surely if clause.surely else field.holds
    assert condition is not None  # the parser takes surely: only for fields that have it
    found = condition(event, values, scope)
    if not clause.said:
        return found
    return or_(found, event.c.id.in_(said.holders(clause, values, scope)))


def _scope(session: Session, query: Query) -> Scope:
    """Look up every key of the query, and hold each to the type that its field asks for."""
    merged = has_merged(session)
    asked = [
        (within, clause, value)
        for within, clause in _clauses(query)
        for value in clause.values
        if isinstance(value, Key)
    ]
    wanted = {value.key for _, _, value in asked}
    keys = texts_among(sorted(wanted), session.get_bind().dialect.name)
    rows = session.execute(
        select(_ENTITY.c.key, _ENTITY.c.type, _ENTITY.c.id).where(_ENTITY.c.key.in_(keys))
    ).all()
    types = {row.key: row.type for row in rows}
    for within, clause, value in asked:
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
    asks = merged and any(clause.field == "disputed" for _, clause in _clauses(query))
    differ = differing(session) if asks else {}
    claimed = said.read(session, {clause.field for _, clause in _clauses(query) if clause.said})
    return Scope(session.get_bind().dialect.name, ids, merged, differ, claimed)


def _clauses(query: Query) -> Iterator[tuple[Query, Clause]]:
    """Every clause, those of named queries as well, with the query in whose text it stands."""
    for clause in query.clauses:
        if isinstance(clause, QueryReference):
            yield from _clauses(clause.query)
        else:
            yield query, clause


def _groups(session: Session, events: Mapping[int, str]) -> dict[str, tuple[int, ...]]:
    """The ids of all records of the same event, for the key of any of them."""
    stands = func.coalesce(EVENT.c.same_as_id, EVENT.c.id)
    asked = among(events, session.get_bind().dialect.name)
    chosen = select(stands).where(EVENT.c.id.in_(asked))
    rows = session.execute(select(EVENT.c.id, stands).where(stands.in_(chosen))).all()
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
        message = f"{value.key} is {_a(other)}, not {_a(type_)}"
        field = "key" if other == "event" else other
        hint = f"write {field}:{value.text}"
        if other == "query":  # of all records it alone may be named like what it asks for
            hint = suggest(like, f"write @{value.key}")
    else:
        message = f"there is no {type_} {value.key}"
        hint = suggest(like, f"every one is in: timeline list {type_}s")
    return QueryError(message, query.text, *value.span, hint)


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'ae' else 'a'} {noun}"


def _check_paths(query: Query, clause: Clause) -> None:
    for value in clause.values:
        if isinstance(value, Word) and value.value.split(".")[0] not in _PATHS:
            name = value.value.split(".")[0]
            raise QueryError(
                f"no event has a value {value.value}",
                query.text,
                *value.span,
                suggest(meant(name, _PATHS) or near(name, _PATHS), "as in when, troops.usa"),
            )
