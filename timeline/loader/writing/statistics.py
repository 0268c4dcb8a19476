"""What PostgreSQL knows of the contents of the tables, by which it plans its statements.

It counts them by itself, but not within a minute or two after a load: until then it may read a
table of a million rows for one of them. SQLite has no such statistics; the queries are written so
that it needs none.
"""

from typing import Final

from sqlalchemy import text
from sqlmodel import SQLModel

from timeline.database.sessions import Session
from timeline.database.versions.schema import INDEX

MANY: Final = 1_000
"""Records that are written at least: fewer change no plan that matters."""
_PART: Final = 10
"""One in this many records is new or changed at least, as when the server counts by itself."""
_COUNTED = text("SELECT reltuples FROM pg_class WHERE oid = 'entity'::regclass")


def refresh(session: Session, written: int) -> None:
    """Let PostgreSQL count the rows of all tables, if enough records change their statistics."""
    dialect = session.get_bind().dialect
    if dialect.name != "postgresql" or written < MANY:
        return
    if written * _PART < (session.scalar(_COUNTED) or 0):
        return
    tables = map(dialect.identifier_preparer.format_table, SQLModel.metadata.sorted_tables)
    session.execute(text(f"ANALYZE {', '.join((*tables, INDEX))}"))
