"""The rules of the schema, checked in the rows of a database.

Every reference refers to an existing row, every CHECK is true, and every key is valid. The database
enforces the first two, but not in a file that another program, or a fault of a disk, has changed.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from sqlalchemy import CheckConstraint, Select, and_, literal_column, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import SQLModel, col

import timeline.kinds.tables  # noqa: F401  (declares every table)
from timeline.database.rounds import that_find
from timeline.database.sessions import Session
from timeline.errors import Problem
from timeline.models import Entity
from timeline.text import is_key


def broken_rules(session: Session) -> Iterator[Problem]:
    """Yield a problem for each key, row or reference that violates a rule."""
    for key in session.scalars(select(col(Entity.key)).order_by(col(Entity.id))):
        if not is_key(key):
            yield Problem("database", 0, key, "is not a valid key")
    for table, checks, broken in that_find(session, _checks):
        for row in session.execute(broken):
            where = _row(table, row[: -len(checks)])
            for name, is_violated in zip(checks, row[-len(checks) :], strict=True):
                if is_violated:
                    yield Problem("database", 0, where, f"violates the constraint {name}")
    for table, message, lost in that_find(session, _references):
        for row in session.execute(lost):
            yield Problem("database", 0, _row(table, row), message)


@cache
def _checks() -> list[tuple[str, list[str], Select[Any]]]:
    """Return a SELECT of the rows that violate CHECKs, for each table that has some.

    A row contains the primary key and, for each CHECK, whether it is violated.
    """
    found = []
    for table in SQLModel.metadata.sorted_tables:
        checks = [each for each in table.constraints if isinstance(each, CheckConstraint)]
        violated: list[Any] = [literal_column(f"(NOT ({each.sqltext}))") for each in checks]
        if checks:
            broken = select(*table.primary_key, *violated).where(or_(*violated))
            found.append((table.name, [str(each.name) for each in checks], broken))
    return found


@cache
def _references() -> list[tuple[str, str, Select[Any]]]:
    """Return a SELECT of the rows that refer to a missing row, for each reference."""
    found = []
    for table in SQLModel.metadata.sorted_tables:
        for reference in table.foreign_keys:
            child, parent = reference.parent, aliased(reference.column.table)
            target = parent.c[reference.column.name]
            lost = (
                select(*table.primary_key)
                .outerjoin_from(table, parent, child == target)
                .where(and_(child.is_not(None), target.is_(None)))
            )
            message = f"{child.name} refers to a missing row of {reference.column.table.name}"
            found.append((table.name, message, lost))
    return found


def _row(table: str, key: Iterable[Any]) -> str:
    return f"{table} {'/'.join(map(str, key))}"
