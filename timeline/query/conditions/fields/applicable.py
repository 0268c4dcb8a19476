"""Which clauses of a query can be true for events of a kind.

``buyer:kor`` cannot be true for an inventory, because inventories have no buyer. An analysis of
several kinds together, such as the ledger, asks each kind only for what it can have.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.naming.query_names import DECLARED
from timeline.query.grammar.nodes import (
    Clause,
    MissingValue,
    Query,
    QueryReference,
    WordValue,
    lay_out,
)


def can_match(query: Query, kind: str) -> bool:
    """Return whether no clause excludes all events of a kind because they lack its field."""
    return all(
        clause.negated or can_match(clause.query, kind)
        if isinstance(clause, QueryReference)
        else _applies(clause, kind)
        for clause in query.clauses
    )


def asked_of(query: Query, kinds: Sequence[str]) -> Query:
    """Return the query for events of these kinds, without the clauses that exclude all of them."""
    words = tuple(WordValue(text=kind, value=kind) for kind in kinds)
    return lay_out([*_asked(query, kinds), Clause("kind", words)])


def _asked(query: Query, kinds: Sequence[str]) -> Iterator[Clause | QueryReference]:
    for clause in query.clauses:
        if isinstance(clause, QueryReference):
            inner = clause.query if clause.negated else lay_out(_asked(clause.query, kinds))
            yield replace(clause, query=inner)
        elif any(_applies(clause, kind) for kind in kinds):
            yield clause


def _applies(clause: Clause, kind: str) -> bool:
    """Return whether events of the kind can have the field, or match without having it."""
    declared = DECLARED.get(clause.field, ())
    has = not declared or any(each.kind is None or each.kind.name == kind for each in declared)
    return has or clause.negated or any(isinstance(each, MissingValue) for each in clause.values)
