"""Queries of any length, executed in rounds.

A database limits the depth of an expression and the number of parameters, and the time to plan a
statement grows with the square of its conditions. So a statement compares at most ``AT_ONCE``
values. A longer query is executed as several statements: each one searches the rows that the one
before found. The ids of these rows are a single parameter, for any number of them (``among``).
Statements that are built once have such a parameter too (``among_listed``); others are
executed once for each batch of values (``in_batches``).
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    CompoundSelect,
    Integer,
    Select,
    Text,
    and_,
    bindparam,
    func,
    literal,
    literal_column,
    select,
    true,
    union_all,
)

from timeline.database.sessions import Session

if TYPE_CHECKING:
    from timeline.database.sessions import AnyRows

AT_ONCE: Final = 40
"""The most values of clauses in one statement."""
BATCH: Final = 1_000
"""The most values in a list of parameters of one statement."""

T = TypeVar("T")
Entry = TypeVar("Entry", bound=tuple[Any, ...])


class WeightedCondition(NamedTuple):
    """A condition, and the number of values that it compares (``weight``)."""

    condition: ColumnElement[bool]
    weight: int


def among(ids: Iterable[int], dialect: str) -> Select[Any]:
    """Return a SELECT of the ids: a single parameter for any number of them."""
    return _array(list(ids), dialect, Integer)


def texts_among(texts: Iterable[str], dialect: str) -> Select[Any]:
    """Return a SELECT of the texts: a single parameter for any number of them."""
    return _array(list(texts), dialect, Text)


def _array(values: list[Any], dialect: str, type_: Any) -> Select[Any]:
    if dialect == "sqlite":
        return select(func.json_each(json.dumps(values)).table_valued("value").c.value)
    return select(func.unnest(literal(values, ARRAY(type_))))


@cache
def among_listed(dialect: str, type_: Any = Integer) -> Select[Any]:
    """Return a SELECT of the ids that a statement gets as ``listed`` when it is executed.

    For statements that are built once, because that takes longer than to execute them. With
    ``Text`` they are texts.
    """
    if dialect == "sqlite":
        return select(func.json_each(bindparam("listed")).table_valued("value").c.value)
    return select(func.unnest(bindparam("listed", type_=ARRAY(type_))))


def listed(ids: Collection[Any], dialect: str) -> dict[str, Any]:
    """Return the parameter of a statement with ``among_listed``, for any number of ids."""
    return {"listed": _encoded(tuple(ids)) if dialect == "sqlite" else [*ids]}


@lru_cache(8)  # a dozen statements, one after the other, have the same ids
def _encoded(ids: tuple[Any, ...]) -> str:
    return json.dumps(ids)


def of_listed(
    session: Session, build: Callable[..., Select[Any]], ids: Collection[Any], *named: Any
) -> "AnyRows":
    """Return the rows of a statement with ``among_listed``, which ``build`` returns for a dialect.

    ``named`` is passed to ``build`` too. It should be cached.
    """
    dialect = session.get_bind().dialect.name
    return session.execute(build(dialect, *named), listed(ids, dialect))


def which_find(statements: Iterable[Select[Any]]) -> CompoundSelect[Any]:
    """Return one SELECT of the numbers of those statements, counted from 0, that find a row.

    It takes much less time than many statements of which nearly none finds anything.
    """
    return union_all(
        *(
            select(literal_column(str(number))).where(each.exists())
            for number, each in enumerate(statements)
        )
    )


def that_find(session: Session, listed: Callable[[], Sequence[Entry]]) -> list[Entry]:
    """Return those of the entries, each of which ends with a SELECT, whose SELECT finds a row.

    ``listed`` should be cached.
    """
    return [listed()[number] for number in session.scalars(_which(listed)).all()]


@cache
def _which(listed: Callable[[], Sequence[tuple[Any, ...]]]) -> CompoundSelect[Any]:
    return which_find(statement for *_, statement in listed())


def in_rounds(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Return the values in lists of at most ``AT_ONCE``."""
    return (values[at : at + AT_ONCE] for at in range(0, len(values), AT_ONCE))


def in_batches(values: Iterable[T]) -> Iterator[list[T]]:
    """Yield the values in lists of at most ``BATCH``."""
    listed = list(values)
    return (listed[at : at + BATCH] for at in range(0, len(listed), BATCH))


def all_of(
    session: Session, ids: Any, conditions: Iterable[WeightedCondition]
) -> ColumnElement[bool]:
    """Return one condition that is true if all conditions are; ``ids`` is the id of the rows.

    Full rounds are executed at once; the rows found replace their conditions. The conditions are
    read one by one, so that only one round of them is in memory.
    """
    dialect = session.get_bind().dialect.name
    current: list[ColumnElement[bool]] = []
    weight = 0
    for each in conditions:
        if current and weight + each.weight > AT_ONCE:
            current = [ids.in_(among(found_ids(session, ids, and_(*current)), dialect))]
            weight = 1
        current.append(each.condition)
        weight += each.weight
    return and_(*current) if current else true()


def found_ids(session: Session, ids: Any, condition: ColumnElement[bool]) -> Sequence[int]:
    """Return the ids of the rows for which a condition is true."""
    return session.scalars(select(ids).where(condition)).all()
