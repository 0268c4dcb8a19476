"""Text in the database that is not UTF-8: where it stands.

A driver that meets such a text gives up, and does not say where. So it is looked for only then.
"""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, LargeBinary, String, cast, literal_column, select
from sqlmodel import Session, SQLModel

from timeline.errors import Problem


def garbled(session: Session) -> Iterator[Problem]:
    """Yield a problem for each value; for PostgreSQL, which gives no bytes of them, one for all."""
    if session.get_bind().dialect.name != "sqlite":
        yield Problem("database", 0, "", "it holds text that is not UTF-8")
        return
    for table in SQLModel.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, String):
                rowid: ColumnElement[int] = literal_column("rowid")
                rows = select(rowid, cast(column, LargeBinary)).select_from(table)
                for number, value in session.execute(rows.where(column.is_not(None))):
                    if not _is_utf8(value):
                        message = f"{column.name} is not UTF-8"
                        yield Problem("database", 0, f"{table.name} {number}", message)


def read_history(session: Session) -> Iterator[Problem]:
    """Read what no other step of a check reads, so that a text in it that is garbled is met."""
    for name in ("revision", "revision_file", "change"):
        rows = session.execute(
            select(SQLModel.metadata.tables[name]).execution_options(yield_per=1000)
        )
        for _ in rows:
            pass
    yield from ()


def _is_utf8(value: bytes) -> bool:
    try:
        value.decode()
    except UnicodeDecodeError:
        return False
    return True
