"""Common parts of the tables: names of constraints, and functions for columns.

Constraint names follow one convention, because on PostgreSQL Alembic can alter only constraints
that have a name. It must be set before the first table is declared.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import CheckConstraint, Text, false
from sqlmodel import Field, SQLModel

from timeline.models.types import DayType, KeyType

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def one_of(column: str, words: Sequence[str]) -> CheckConstraint:
    """Return a named CHECK that restricts a text column to a closed vocabulary."""
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def check(name: str, condition: str) -> CheckConstraint:
    """Return a named CHECK of any condition."""
    return CheckConstraint(condition, name=name)


def text_column(**options: Any) -> Any:
    """Return a text column; ``default`` and ``index`` as in SQLModel's ``Field``."""
    return Field(sa_type=Text, **options)


def key_column(**options: Any) -> Any:
    """Return a column of keys, sorted by code point."""
    return Field(sa_type=KeyType, **options)


def day_column(**options: Any) -> Any:
    """Return a day column: proleptic Gregorian ordinals, or sentinels of ``dates.calendar``."""
    return Field(sa_type=DayType, **options)


def flag() -> Any:
    """Return a boolean column, false in rows that an older version wrote."""
    return Field(default=False, sa_column_kwargs={"server_default": false()})


def row_id() -> Any:
    """Return the primary key of a table that numbers its own rows."""
    return Field(default=None, primary_key=True)


def owner(table: str, **options: Any) -> Any:
    """Return a reference to the row that owns this one; both are deleted together."""
    return Field(foreign_key=f"{table}.id", ondelete="CASCADE", **options)


def refers(table: str, **options: Any) -> Any:
    """Return a reference to a row that cannot be deleted while this one exists.

    NO ACTION instead of RESTRICT, so that rows that refer to each other can be deleted together.
    """
    return Field(foreign_key=f"{table}.id", **options)
