"""The tables as queries need them: names and types of their columns, without SQLModel.

``columns.json`` is written from the declarations by ``tests/database/declared.py``. Importing
SQLModel and mapping some forty classes takes longer than to answer most questions.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from sqlalchemy import BigInteger, Boolean, Integer, TableClause, Text, column, table
from sqlalchemy.types import TypeEngine

from timeline.models.types import KeyType, SearchNumber

TYPES: Final[dict[str, TypeEngine[Any]]] = {
    "integer": Integer(),
    "day": BigInteger(),
    "flag": Boolean(),
    "text": Text(),
    "key": KeyType,
    "low": SearchNumber(-1),
    "best": SearchNumber(),
    "high": SearchNumber(1),
}
"""The types of columns, by the names that they have in ``columns.json``."""
FILE: Final = Path(__file__).with_name("columns.json")


class _Tables(Mapping[str, TableClause]):
    """The tables by name; each is built when it is first used."""

    def __init__(self, declared: Mapping[str, Mapping[str, str]]) -> None:
        self._declared = declared
        self._built: dict[str, TableClause] = {}

    def __getitem__(self, name: str) -> TableClause:
        if name not in self._built:
            columns = self._declared[name].items()
            self._built[name] = table(
                name, *(column(each, TYPES[type_]) for each, type_ in columns)
            )
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._declared)

    def __len__(self) -> int:
        return len(self._declared)


TABLES: Final = _Tables(json.loads(FILE.read_text(encoding="utf-8")))


def table_of(type_: str) -> TableClause:
    """Return the table of records of this type: that of named queries has another name."""
    return TABLES["saved_query" if type_ == "query" else type_]
