"""A parsed query as a condition on events, with the same result on both databases.

Records of one event (``same-as``) are searched as one: a clause on a value is true for the event if
it is true for the accepted value (see ``fields.supplying``); with ``said:``, and on what belongs to
records (sources, links, full text), if it is true for any of them. So every event matches either a
clause or its negation. The result contains only the record that represents the others.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, func, not_, or_, select

from timeline.clock import today
from timeline.database.rounds import (
    AT_ONCE,
    WeightedCondition,
    all_of,
    among,
    found_ids,
    in_rounds,
)
from timeline.database.sessions import Session
from timeline.errors import QueryError
from timeline.kinds import EVENT_FIELDS, KINDS
from timeline.likeness import near
from timeline.models.columns import TABLES
from timeline.naming.synonyms import meant
from timeline.query.conditions import rivals, said
from timeline.query.conditions.accepted import has_merged, supplied_inferences
from timeline.query.conditions.differing import differing
from timeline.query.conditions.fields.declared import FIELDS
from timeline.query.conditions.fields.entry_conditions import read_texts
from timeline.query.conditions.fields.scope import (
    MergedRecord,
    Scope,
    SearchedField,
    UnindexedTable,
)
from timeline.query.conditions.fields.supplying import is_supplied, rows_that_state, supplied_rows
from timeline.query.conditions.keys import all_clauses, records_of_keys
from timeline.query.conditions.naming import with_keys
from timeline.query.grammar.certain import require_sure
from timeline.query.grammar.nodes import (
    Clause,
    MissingValue,
    Query,
    QueryReference,
    QueryValue,
    WordValue,
)
from timeline.query.grammar.parser import parse_query
from timeline.text import suggest

EVENT: Final = TABLES["event"]
_ENTITY, _SAVED = TABLES["entity"], TABLES["saved_query"]
# Not a join: SQLite would read all keys to find those of the few named queries.
_KEY_OF_SAVED = select(_ENTITY.c.key).where(_ENTITY.c.id == _SAVED.c.id).scalar_subquery()
_NAMED = select(_KEY_OF_SAVED, _SAVED.c.text)

_PATHS: Final = frozenset(
    {field.name for field in (*EVENT_FIELDS, *(f for kind in KINDS.values() for f in kind.fields))}
    | {"links"}
)
"""The first parts of the value paths of events."""


def read_query(
    session: Session,
    words: Sequence[str] | str = (),
    fields: Mapping[str, SearchedField] = FIELDS,
    *,
    sure: bool = False,
) -> Query:
    """Return the query that ``words`` express (see ``parse_query``).

    Named queries are those stored in the database; they are queries on events. Names of records are
    replaced by their keys (see ``naming``). Words such as ``last-week`` are counted from the day of
    ``clock``, those of a named query, too. With ``sure`` the conditions on dates and numbers must
    be certain (see ``require_sure``). Raises QueryError, and UsageError for ``sure`` without any.
    """
    named = named_queries(session) if "@" in "".join(words) else {}
    parsed = parse_query(words, fields, named, FIELDS, today=today())
    found = with_keys(session, parsed, fields)
    return require_sure(found, fields) if sure else found


def named_queries(session: Session) -> dict[str, str]:
    """Return the texts of the named queries stored in the database, by key."""
    return dict(session.execute(_NAMED).all())


def compile_query(session: Session, query: Query) -> ColumnElement[bool]:
    """Return the condition that is true for the rows of ``EVENT`` that match; it is never NULL.

    Parts of a long query are executed here already, see ``rounds``. Raises QueryError, with similar
    keys, for a key that no record of the required type has.
    """
    return all_hold(session, query.clauses, scope_of(session, query, FIELDS))


def all_hold(
    session: Session, clauses: Iterable[Clause | QueryReference], scope: Scope
) -> ColumnElement[bool]:
    """Return the condition that an event represents its records, and that all clauses are true."""
    conditions = all_of(session, EVENT.c.id, _weighed(session, clauses, scope))
    return and_(EVENT.c.same_as_id.is_(None), conditions) if scope.merged else conditions


def _weighed(
    session: Session, clauses: Iterable[Clause | QueryReference], scope: Scope
) -> Iterator[WeightedCondition]:
    """Yield the conditions of clauses with their weights; too large ones are executed here."""
    for clause in dict.fromkeys(clauses):
        found, weight = condition_of(session, clause, scope)
        yield WeightedCondition(not_(found) if clause.negated else found, weight)


def condition_of(
    session: Session, clause: Clause | QueryReference, scope: Scope
) -> WeightedCondition:
    """Return the condition of a clause on rows of ``EVENT``, without its negation."""
    if isinstance(clause, QueryReference):
        inner = list(_weighed(session, clause.query.clauses, scope))
        weight = sum(each.weight for each in inner)
        found = all_of(session, EVENT.c.id, inner)
        return (
            _executed(session, EVENT.c.id, [found], scope)
            if weight > AT_ONCE
            else WeightedCondition(found, weight)
        )
    holds = partial(rivals.condition, session) if clause.rival else _holds
    return any_of_values(
        session, EVENT.c.id, clause, lambda values: holds(clause, values, scope), scope
    )


def any_of_values(
    session: Session,
    ids: Any,
    clause: Clause,
    holds: Callable[[Sequence[QueryValue]], ColumnElement[bool]],
    scope: Scope,
) -> WeightedCondition:
    """Return the condition that any value of the clause holds; ``ids`` is the id of the rows."""
    values = [
        value for value in dict.fromkeys(clause.values) if not isinstance(value, MissingValue)
    ]
    any_of = [holds(some) for some in in_rounds(values)]
    if any(isinstance(value, MissingValue) for value in clause.values):
        any_of.append(~holds(()))
    if len(values) > AT_ONCE:
        return _executed(session, ids, any_of, scope)
    return WeightedCondition(or_(*any_of), max(len(values), 1))


def _executed(
    session: Session, ids: Any, any_of: Iterable[ColumnElement[bool]], scope: Scope
) -> WeightedCondition:
    """Return the condition that any of these is true, from the ids of a SELECT for each."""
    found = {id_ for each in any_of for id_ in found_ids(session, ids, each)}
    return WeightedCondition(ids.in_(among(sorted(found), scope.dialect)), 1)


def _holds(clause: Clause, values: Sequence[QueryValue], scope: Scope) -> ColumnElement[bool]:
    """Return the condition that the event has one of the values, in the record that states it.

    Without ``values``: that it has any value of the field at all.
    """
    event = _unindexed(scope.dialect) if scope.few else EVENT
    found = _holds_for(clause, event, values, scope)
    if not scope.merged:
        return found
    other = EVENT.alias()
    record = MergedRecord(other, scope.dialect, supplied_rows)
    holds = _holds_for_other(clause, record, values, scope)
    if holds is None:
        return found
    others = select(other.c.same_as_id).where(other.c.same_as_id.is_not(None), holds)
    if scope.few:
        return or_(found, others.where(other.c.same_as_id == EVENT.c.id).correlate(EVENT).exists())
    return or_(found, EVENT.c.id.in_(others))


def _holds_for_other(
    clause: Clause, record: MergedRecord, values: Sequence[QueryValue], scope: Scope
) -> ColumnElement[bool] | None:
    """Return the condition that another record of the event has one of the values for it.

    None if it can have none.
    """
    field = FIELDS[clause.field]
    if clause.said or field.of == "any":
        any_record = UnindexedTable(record.table, scope.dialect)
        return _holds_for(clause, any_record, values, scope)
    if field.of in ("leading", "paths"):  # the paths of other records are in the ``Scope``
        return None
    each = [FIELDS[name] for name in field.either] or [field]
    return or_(*(_supplied(clause, one, record, values, scope) for one in each))


def _supplied(
    clause: Clause,
    field: SearchedField,
    record: MergedRecord,
    values: Sequence[QueryValue],
    scope: Scope,
) -> ColumnElement[bool]:
    """Return the condition that a record that is not the leading one supplies one of the values."""
    holds = _holds_for(replace(clause, field=field.name), record, values, scope)
    stated = rows_that_state((FIELDS[field.through] if field.through else field).stored)
    if any(rows.field for rows in stated):
        return and_(holds, is_supplied(record, stated))
    return holds  # each row has its own field: ``record`` tests them one by one


@cache
def _unindexed(dialect: str) -> UnindexedTable:
    return UnindexedTable(EVENT, dialect)


def _holds_for(
    clause: Clause, event: Any, values: Sequence[QueryValue], scope: Scope
) -> ColumnElement[bool]:
    """Return the same condition for one record; ``event`` is its table or an alias of it."""
    field = FIELDS[clause.field]
    # Whether it has a value at all is certain: ``surely:date:none,2017``.
    condition = field.surely if clause.surely and values else field.holds
    assert condition is not None  # the parser takes surely: only for fields that have it
    found = condition(event, values, scope)
    if not clause.said:
        return found
    return or_(found, event.c.id.in_(said.matching(clause, values, scope)))


def scope_of(session: Session, query: Query, fields: Mapping[str, SearchedField]) -> Scope:
    """Look up every key of the query, and check that its record has the type of the field.

    ``fields`` are those of its clauses. Raises QueryError.
    """
    merged = has_merged(session)
    records = records_of_keys(session, query, fields)
    for within, clause in all_clauses(query):
        if clause.field in ("inferred", "disputed"):
            _check_paths(within, clause)
    ids: dict[str, tuple[int, ...]] = {key: (each.id,) for key, each in records.items()}
    if merged:
        events = {each.id: key for key, each in records.items() if each.type == "event"}
        ids |= _groups(session, events)
    asked = {clause.field for _, clause in all_clauses(query)}
    differ = differing(session) if merged and "disputed" in asked else {}
    inferred = supplied_inferences(session) if merged and "inferred" in asked else {}
    claimed = said.read(session, {clause.field for _, clause in all_clauses(query) if clause.said})
    rival = any(clause.rival for _, clause in all_clauses(query))
    against = rivals.read(session, merged) if rival else []
    texts = read_texts(session, {fields[clause.field].texts for _, clause in all_clauses(query)})
    dialect = session.get_bind().dialect.name
    return Scope(dialect, ids, merged, differ, inferred, claimed, against, texts, False, {})


def _groups(session: Session, events: Mapping[int, str]) -> dict[str, tuple[int, ...]]:
    """Return for the key of each event the ids of all records of this event."""
    event_of = func.coalesce(EVENT.c.same_as_id, EVENT.c.id)
    given = among(events, session.get_bind().dialect.name)
    chosen = select(event_of).where(EVENT.c.id.in_(given))
    rows = session.execute(select(EVENT.c.id, event_of).where(event_of.in_(chosen))).all()
    group_of: dict[int, int] = dict(rows)
    records: defaultdict[int, list[int]] = defaultdict(list)
    for id_, group in group_of.items():
        records[group].append(id_)
    return {key: tuple(records[group_of[event]]) for event, key in events.items()}


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
