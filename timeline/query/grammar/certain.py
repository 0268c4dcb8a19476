"""``--sure``: a query whose conditions on dates certainly hold."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from timeline.errors import UsageError
from timeline.query.grammar.nodes import (
    Clause,
    DateRange,
    Query,
    QueryField,
    QueryReference,
    lay_out,
)

_Clauses = Iterable[Clause | QueryReference]


def surely_dated(query: Query, fields: Mapping[str, QueryField]) -> Query:
    """Return the query with ``surely:`` before each of its conditions on dates.

    Those of named queries, too, whose clauses then replace the name. A condition that
    is negated remains: what is not even possibly on a day is surely not on it. So does ``none``.
    """
    return lay_out(_surely(query.clauses, fields))


def dates_made_sure(
    query: Query, fields: Mapping[str, QueryField]
) -> list[Clause | QueryReference]:
    """Return the clauses of ``surely_dated`` that the query has not.

    An event that matches the query matches these, too, if it does so surely. None: it always does.
    """
    return [clause for clause in _surely(query.clauses, fields) if clause not in query.clauses]


def require_dates(query: Query, fields: Mapping[str, QueryField]) -> Query:
    """Return ``surely_dated``, or raise UsageError for a query without a condition on dates."""
    if not _dated(query.clauses, fields):
        raise UsageError(
            "--sure needs a condition on dates, and the query has none",
            "add one, as in date:2022-07 or --since 2022",
        )
    return surely_dated(query, fields)


def _dated(clauses: _Clauses, fields: Mapping[str, QueryField]) -> bool:
    return any(
        _dated(clause.query.clauses, fields)
        if isinstance(clause, QueryReference)
        else fields[clause.field].type == "date"
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
    dated = any(isinstance(value, DateRange) for value in clause.values)
    return replace(clause, surely=True) if dated and fields[clause.field].type == "date" else clause
