"""``--sure``: a query whose conditions on dates and numbers certainly hold."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from timeline.errors import UsageError
from timeline.query.grammar.nodes import (
    Clause,
    MissingValue,
    Query,
    QueryField,
    QueryReference,
    lay_out,
)

_Clauses = Iterable[Clause | QueryReference]


def made_sure(query: Query, fields: Mapping[str, QueryField]) -> Query:
    """Return the query with ``surely:`` before each condition that may hold only possibly.

    Those of named queries, too, whose clauses then replace the name. A condition that is negated
    remains: what is not even possibly on a day is surely not on it. So does ``none``.
    """
    return lay_out(_surely(query.clauses, fields))


def clauses_made_sure(
    query: Query, fields: Mapping[str, QueryField]
) -> list[Clause | QueryReference]:
    """Return the clauses of ``made_sure`` that the query has not.

    An event that matches the query matches these, too, if it does so surely. None: it always does.
    """
    return [clause for clause in _surely(query.clauses, fields) if clause not in query.clauses]


def require_sure(query: Query, fields: Mapping[str, QueryField]) -> Query:
    """Return ``made_sure``, or raise UsageError if no condition is on dates or numbers."""
    if not _is_uncertain(query.clauses, fields):
        raise UsageError(
            "--sure needs a condition on dates or numbers, and the query has none",
            "add one, as in date:2022-07, since:2022 or quantity:5..",
        )
    return made_sure(query, fields)


def _is_uncertain(clauses: _Clauses, fields: Mapping[str, QueryField]) -> bool:
    return any(
        _is_uncertain(clause.query.clauses, fields)
        if isinstance(clause, QueryReference)
        else fields[clause.field].uncertain
        for clause in clauses
    )


def _surely(
    clauses: _Clauses, fields: Mapping[str, QueryField]
) -> Iterator[Clause | QueryReference]:
    for clause in clauses:
        if clause.negated:
            yield clause
        elif isinstance(clause, QueryReference):
            inner = [*_surely(clause.query.clauses, fields)]
            yield from [clause] if inner == [*clause.query.clauses] else inner
        else:
            yield _surely_one(clause, fields)


def _surely_one(clause: Clause, fields: Mapping[str, QueryField]) -> Clause:
    stated = any(not isinstance(value, MissingValue) for value in clause.values)
    return replace(clause, surely=True) if stated and fields[clause.field].uncertain else clause
