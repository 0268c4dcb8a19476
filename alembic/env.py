"""Run migrations in one transaction, on the engine that ``timeline.database`` passes."""

from typing import Any

import sqlmodel  # noqa: F401  (migrations use its types)
from alembic import context
from sqlalchemy import Connection
from sqlmodel import SQLModel

import timeline.kinds.tables  # noqa: F401  (declares every table)
from timeline.database import describe, locate, lock_out_readers, lock_out_writers, open_engine
from timeline.errors import DatabaseError


def include_name(name: str | None, type_: str, _parents: object) -> bool:
    """Exclude the full-text index: it differs by database, and SQLite manages its shadow tables."""
    return not (type_ == "table" and (name or "").startswith("search_index"))


def migrate(connection: Connection) -> None:
    """Run all steps in one transaction, so that a failed migration changes nothing.

    The callback ``then`` of ``database.upgrade`` runs in the same transaction.
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
    """Migrate; on SQLite with foreign keys off, because a batch drops and rebuilds a table.

    With foreign keys on, the drop would cascade and silently delete all child rows. The pragma has
    no effect inside a transaction, so it is set outside; the foreign keys are checked before the
    commit. A first load passes its own connection and creates the tables in its transaction: there
    are no rows yet that could be lost.
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
    # The write lock is taken before the version is read, so that one of two upgrades waits.
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
