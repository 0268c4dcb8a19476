"""The query of ``timeline list REGISTER``: on the entries themselves, and on their events.

A field of the register searches its entries. Any other field is one of events: then the list has
the entries that occur in the events that match all clauses on events. ``event.`` before the field
of an event distinguishes it from a field of the register: in a list of actors, ``kind:`` is the
kind of actor, and ``event.kind:`` the kind of event.
"""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, not_

from timeline.database.rounds import WeightedCondition, all_of
from timeline.database.sessions import Session
from timeline.models.columns import TABLES
from timeline.query.conditions.compile import any_of_values, read_query, scope_of
from timeline.query.conditions.fields.declared import FIELDS, OWN
from timeline.query.conditions.fields.entries import ENTRY_FIELDS
from timeline.query.conditions.fields.scope import SearchedField
from timeline.query.conditions.keys import records_of_keys
from timeline.query.grammar.nodes import Clause, Query, QueryReference

OF_EVENT: Final = "event."
"""The prefix of a field of events that the register has, too."""


class ListQuery(NamedTuple):
    """The clauses on the entries of a register, and those on events, if there are any."""

    entries: Query
    events: Query | None


@cache
def list_fields(type_: str) -> Mapping[str, SearchedField]:
    """Return every field that the list of a register can be searched by; its own come first."""
    own = ENTRY_FIELDS[type_]
    events = {name: field for name, field in FIELDS.items() if name not in own}
    prefixed = {f"{OF_EVENT}{field.name}": field for field in OWN}
    return {
        **own,
        **events,
        **{name: replace(field, name=name) for name, field in prefixed.items()},
    }


def read_list_query(session: Session, type_: str, words: Sequence[str] | str) -> ListQuery:
    """Return the query of a list of the entries of this type. Raises QueryError."""
    query = read_query(session, words, list_fields(type_))
    own_clauses = Query(query.text, tuple(c for c in query.clauses if isinstance(c, Clause)))
    records_of_keys(session, own_clauses, list_fields(type_))  # its errors know these fields
    own: list[Clause | QueryReference] = []
    of_events: list[Clause | QueryReference] = []
    for clause in query.clauses:
        if isinstance(clause, QueryReference):
            of_events.append(clause)
        elif clause.field in ENTRY_FIELDS[type_]:
            own.append(clause)
        else:
            of_events.append(replace(clause, field=clause.field.removeprefix(OF_EVENT)))
    events = Query(query.text, tuple(of_events)) if of_events else None
    return ListQuery(Query(query.text, tuple(own)), events)


def compile_entries(session: Session, type_: str, query: Query) -> ColumnElement[bool]:
    """Return the condition that is true for the matching rows of a register; it is never NULL.

    ``query`` has clauses on its entries only. Raises QueryError for an unknown key.
    """
    table = TABLES[type_]
    return all_of(session, table.c.id, _weighed(session, table, type_, query))


def _weighed(session: Session, table: Any, type_: str, query: Query) -> Iterator[WeightedCondition]:
    fields = ENTRY_FIELDS[type_]
    scope = scope_of(session, query, list_fields(type_))
    for clause in dict.fromkeys(query.clauses):
        assert isinstance(clause, Clause)  # named queries are on events
        field = fields[clause.field]
        likely, sure = field.holds, field.surely if clause.surely else field.holds
        assert sure is not None  # the parser takes surely: only for fields that have it

        def holds(
            values: Any, likely: Any = likely, sure: Any = sure
        ) -> ColumnElement[bool]:  # that a value is missing is always sure
            return (sure if values else likely)(table, values, scope)  # type: ignore[no-any-return]

        found, weight = any_of_values(session, table.c.id, clause, holds, scope)
        yield WeightedCondition(not_(found) if clause.negated else found, weight)


def other_readings(type_: str, query: ListQuery) -> Iterator[str]:
    """Yield a hint for each word of a query that found no entries: it may be one of events."""
    for clause in query.entries.clauses:
        if isinstance(clause, Clause) and clause.field == "text" and not clause.negated:
            written = ",".join(value.text for value in clause.values)
            meant = shlex.quote(f"{OF_EVENT}text:{written}")
            yield (
                f"{written} was searched for in the texts of {type_}s; to search those of their"
                f" events, write {meant}"
            )
