"""The records whose keys a query contains; an error for each key that cannot be what is meant."""

from collections.abc import Iterator, Mapping

from timeline.database.sessions import Session
from timeline.errors import QueryError
from timeline.models.columns import TABLES
from timeline.query.conditions.naming import RecordIdentity, nearest_keys, records_with
from timeline.query.grammar.nodes import Clause, Key, Query, QueryField, QueryReference
from timeline.text import suggest, with_article

_ENTITY = TABLES["entity"]


def all_clauses(query: Query) -> Iterator[tuple[Query, Clause]]:
    """Yield every clause, also of named queries, with the query whose text contains it."""
    for clause in query.clauses:
        if isinstance(clause, QueryReference):
            yield from all_clauses(clause.query)
        else:
            yield query, clause


def records_of_keys(
    session: Session, query: Query, fields: Mapping[str, QueryField]
) -> dict[str, RecordIdentity]:
    """Return type and id of every record whose key is in the query, by key.

    ``fields`` are those of its clauses. Raises QueryError, with similar keys, for a key that no
    record of the type of the field has.
    """
    keyed = [
        (within, clause, value)
        for within, clause in all_clauses(query)
        for value in clause.values
        if isinstance(value, Key)
    ]
    if not keyed:
        return {}
    wanted = {value.key for _, _, value in keyed}
    known = records_with(session, wanted)
    found = {key: known[key] for key in sorted(wanted) if key in known}
    faults = []
    for within, clause, value in keyed:
        type_ = fields[clause.field].keys
        record = found.get(value.key)
        if record is None or record.type != type_:
            faults.append(
                _unknown_key(session, within, value, type_)
                if record is None
                else _wrong_key(session, within, value, type_, _field_of(record.type, fields))
            )
            if len(faults) == QueryError.most:
                break
    if faults:
        raise QueryError.together(faults)
    return found


def _unknown_key(session: Session, query: Query, value: Key, type_: str) -> QueryError:
    like = nearest_keys(session, value.key, type_)
    hint = suggest(like, f"all keys are listed by: timeline list {type_}s")
    return QueryError(f"there is no {type_} {value.key}", query.text, *value.span, hint)


def _wrong_key(
    session: Session, query: Query, value: Key, type_: str, other: tuple[str, str]
) -> QueryError:
    """Return the error for the key of a record of another type; ``other``: type and field."""
    its_type, field = other
    message = f"{value.key} is {with_article(its_type)}, not {with_article(type_)}"
    hint = f"write {field}:{value.text}"
    if its_type == "query":  # a named query is often named like a record that it searches for
        hint = suggest(nearest_keys(session, value.key, type_), f"write @{value.key}")
    return QueryError(message, query.text, *value.span, hint)


def _field_of(type_: str, fields: Mapping[str, QueryField]) -> tuple[str, str]:
    """Return a type, and the field of a query that takes keys of it."""
    name = "key" if type_ == "event" else type_
    known = name in fields and fields[name].keys == type_
    return type_, name if known else f"event.{name}"
