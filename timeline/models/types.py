"""Types of columns: keys, days, and bounds of amounts."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import Any, Final

from sqlalchemy import BigInteger, Numeric, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

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
