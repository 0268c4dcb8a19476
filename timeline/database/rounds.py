"""A query of any length, asked in rounds.

A database takes an expression up to some depth and so many parameters, and the time in which it
plans one grows with the square of its parts. So a statement asks at most ``AT_ONCE`` things. What
holds of more is asked in several statements, each of them among what the one before found; ids
found so are a single parameter of the next statement, however many they are.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Integer, Select, Text, and_, func, literal, select, true
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Session

AT_ONCE: Final = 40
"""So many values of clauses are asked in one statement."""

T = TypeVar("T")


class Weighed(NamedTuple):
    """A condition, and how many values it asks for."""

    condition: ColumnElement[bool]
    weight: int


def among(ids: Iterable[int], dialect: str) -> Select[Any]:
    """The ids as a SELECT: one parameter, however many there are."""
    return _array(list(ids), dialect, Integer)


def texts_among(texts: Iterable[str], dialect: str) -> Select[Any]:
    """The texts as a SELECT, likewise."""
    return _array(list(texts), dialect, Text)


def _array(values: list[Any], dialect: str, type_: Any) -> Select[Any]:
    if dialect == "sqlite":
        return select(func.json_each(json.dumps(values)).table_valued("value").c.value)
    return select(func.unnest(literal(values, ARRAY(type_))))


def in_rounds(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values, as many at a time as are asked at once."""
    return (values[at : at + AT_ONCE] for at in range(0, len(values), AT_ONCE))


def all_of(session: Session, ids: Any, conditions: Iterable[Weighed]) -> ColumnElement[bool]:
    """What holds for the rows of a table where all the conditions do; ``ids`` is its column.

    The conditions are taken one by one, so that no more than one round of them is held.
    """
    dialect = session.get_bind().dialect.name
    held: list[ColumnElement[bool]] = []
    weight = 0
    for each in conditions:
        if held and weight + each.weight > AT_ONCE:
            held = [ids.in_(among(found_ids(session, ids, and_(*held)), dialect))]
            weight = 1
        held.append(each.condition)
        weight += each.weight
    return and_(*held) if held else true()


def found_ids(session: Session, ids: Any, condition: ColumnElement[bool]) -> Sequence[int]:
    """The ids of the rows for which a condition holds."""
    return session.scalars(select(ids).where(condition)).all()
