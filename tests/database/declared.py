"""The columns that the tables declare, as ``columns.json`` has them for queries.

    python -m tests.database.declared

writes that file. It imports no query: those would miss a column that is not yet in it.
"""

import json
from typing import Any, Final

from sqlalchemy import Column
from sqlalchemy.dialects import postgresql
from sqlmodel import SQLModel

import timeline.kinds.tables  # noqa: F401  (declares every table)
from timeline.models.columns import FILE, TYPES
from timeline.models.types import SearchNumber

_POSTGRESQL: Final = postgresql.dialect()  # type: ignore[no-untyped-call]


def columns() -> str:
    """Return the names of all tables and their columns, with the types of these, as JSON."""
    declared = {
        name: {column.name: _type(column) for column in table.columns}
        for name, table in sorted(SQLModel.metadata.tables.items())
    }
    return json.dumps(declared, indent=1) + "\n"


def _type(column: Column[Any]) -> str:
    (name,) = (name for name, type_ in TYPES.items() if _form(type_) == _form(column.type))
    return name


def _form(type_: Any) -> tuple[Any, ...]:
    """Return what distinguishes types: what they are on PostgreSQL, their order, their rounding."""
    there = type_.dialect_impl(_POSTGRESQL)
    outward = type_.outward if isinstance(type_, SearchNumber) else None
    return type_.compile(_POSTGRESQL), getattr(there, "collation", None), outward


if __name__ == "__main__":
    FILE.write_text(columns(), encoding="utf-8")
