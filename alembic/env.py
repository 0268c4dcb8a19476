"""How migrations run: on the engine that ``timeline.database`` hands over, in one transaction."""

from typing import Any

import sqlmodel  # noqa: F401  (migrations name its types)
from alembic import context
from sqlalchemy import Connection
from sqlmodel import SQLModel

import timeline.kinds  # noqa: F401  (declares every table)
from timeline.database import describe, locate, lock_out_readers, lock_out_writers, open_engine
from timeline.errors import DatabaseError


def include_name(name: str | None, type_: str, _parents: object) -> bool:
    """Leave out the full-text index: its shape differs by database and its shadows come and go."""
    return not (type_ == "table" and (name or "").startswith("search_index"))


def migrate(connection: Connection) -> None:
    """Run all steps as one transaction, so that a failed migration leaves nothing behind.

    What is to be done to an older database then (``database.upgrade``) is a part of it.
    """
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        include_name=include_name,
        render_as_batch=True,
        transactional_ddl=True,
        compare_type=True,
    )
    before = context.get_context().get_current_revision()
    with context.begin_transaction():
        context.run_migrations()
    then = context.config.attributes.get("then")
    if then and before not in (None, context.get_context().get_current_revision()):
        then(connection)


def run() -> None:
    """Migrate; on SQLite with foreign keys off, because a batch rebuilds a table by dropping it.

    Left on, the drop would cascade and delete every child row without a word. The pragma does
    nothing inside a transaction, so it is set outside; what it would have caught is checked before
    the commit. A first load gives its own connection, in whose transaction the tables are made:
    there is no row yet that could be lost.
    """
    if (given := context.config.attributes.get("connection")) is not None:
        migrate(given)
        return
    engine = context.config.attributes.get("engine") or open_engine(locate())
    under_lock = context.config.attributes.get("under_lock", lambda _connection: None)
    if engine.dialect.name != "sqlite":
        with engine.execution_options(isolation_level="READ COMMITTED").begin() as connection:
            lock_out_writers(connection)
            lock_out_readers(connection)
            under_lock(connection)
            migrate(connection)
        return
    # The lock for writing is taken before the version is read: of two upgrades one waits.
    with engine.execution_options(writing=True).connect() as connection:
        raw: Any = connection.connection.driver_connection
        raw.execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                under_lock(connection)
                migrate(connection)
                orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
                if orphans:
                    child, row, parent, _ = orphans[0]
                    raise DatabaseError(
                        f"{describe(engine.url)} is damaged: {child} {row} refers to no {parent}",
                        "restore a copy (timeline db restore FILE), or load into a new database",
                    )
        finally:
            raw.execute("PRAGMA foreign_keys = ON")


run()
