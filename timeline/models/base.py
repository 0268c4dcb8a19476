"""Common parts of the tables: names of constraints, column types and functions for columns.

Constraint names follow one convention, because on PostgreSQL Alembic can alter only constraints
that have a name. It must be set before the first table is declared.
"""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import Any, Final

from sqlalchemy import BigInteger, CheckConstraint, Numeric, Text, false
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

#: Keys sort by code point on both databases; this is the default of SQLite.
KeyType: Final[TypeEngine[str]] = Text().with_variant(Text(collation="C"), "postgresql")
DayType: Final = BigInteger


class SearchNumber(TypeDecorator[Decimal]):
    """A bound of an amount for searches: NUMERIC, exact on PostgreSQL.

    SQLite stores 64-bit integers and binary fractions, so there any other bound is rounded outward
    (``outward`` is -1 for a lower, +1 for an upper bound): a search may find too much, never too
    little. The exact value is always read from the text of the amount.
    """

    impl = Numeric
    cache_ok = True

    def __init__(self, outward: int = 0) -> None:
        super().__init__()
        self.outward = outward

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        """Convert the number to the most exact form that the database can store."""
        if value is None or dialect.name != "sqlite":
            return value
        if value == value.to_integral_value() and abs(value) < 1 << 63:
            return int(value)
        rounding = ROUND_CEILING if self.outward > 0 else ROUND_FLOOR
        return float(Context(prec=15, rounding=rounding).plus(value))

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """Convert a stored number to a Decimal."""
        return None if value is None else Decimal(str(value))

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Use NUMERIC on both databases, without SQLAlchemy's own conversion on SQLite."""
        if dialect.name == "sqlite":
            return dialect.type_descriptor(Numeric(asdecimal=False))
        return dialect.type_descriptor(Numeric())


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
