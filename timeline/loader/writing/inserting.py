"""Insert rows: the driver gets tuples, or on PostgreSQL one array for each column."""

from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy import Connection, Dialect, Table
from sqlmodel import SQLModel

from timeline.canonical.to_rows import Row
from timeline.database.sessions import Session
from timeline.loader.records.stored import pieces


def put(session: Session, table: type[SQLModel], rows: Sequence[Row]) -> None:
    """Insert rows, if there are any; all of them must have the same columns.

    The driver gets tuples. SQLAlchemy would copy the dict of each row several times.
    """
    if not rows:
        return
    connection = session.connection()
    insertion = _insertion(table, tuple(rows[0]), connection.dialect)
    for piece in pieces(rows, 10_000):
        insertion.execute(connection, piece)


class _Insertion:
    """The statement that inserts rows with certain columns into a table."""

    def __init__(self, table: Table, names: Sequence[str], dialect: Dialect) -> None:
        columns = [table.c[name] for name in names]
        self._arrays = dialect.name == "postgresql"
        quoted = ", ".join(map(dialect.identifier_preparer.format_column, columns))
        values = f"VALUES ({', '.join('?' for _ in names)})"
        if self._arrays:  # one statement for all rows, several times faster than one for each
            types = (each.type.compile(dialect).partition(" COLLATE ")[0] for each in columns)
            values = f"SELECT * FROM unnest({', '.join(f'%s::{type_}[]' for type_ in types)})"
        name = dialect.identifier_preparer.format_table(table)
        self._statement = f"INSERT INTO {name} ({quoted}) {values}"
        self._names = names
        self._converted = [
            (at, convert)
            for at, each in enumerate(columns)
            if (convert := each.type.dialect_impl(dialect).bind_processor(dialect))
        ]

    def execute(self, connection: Connection, rows: Sequence[Row]) -> None:
        """Insert rows with these columns."""
        columns = [[row[name] for row in rows] for name in self._names]
        for at, convert in self._converted:
            columns[at] = [convert(value) for value in columns[at]]
        values = tuple(columns) if self._arrays else [*zip(*columns, strict=True)]
        connection.exec_driver_sql(self._statement, values)


@lru_cache(256)
def _insertion(table: type[SQLModel], names: tuple[str, ...], dialect: Dialect) -> _Insertion:
    return _Insertion(table.__table__, names, dialect)  # type: ignore[attr-defined]
