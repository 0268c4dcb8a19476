"""Databases that are made once and lent to one test after the other.

To make a database takes many times longer than what most tests do with it. So one that a test has
not written to is lent again as it is, and one that only rows were written to is emptied. A test
that changes the schema, or anything else that this does not know of, costs a new database.
"""

import shutil
import uuid
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest
import sqlalchemy
from alembic.util import pyfiles
from sqlalchemy import URL, Connection, Engine, text
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.util import LRUCache

from timeline import database
from timeline.database import engine as opening
from timeline.loader import load

#: What every change of a schema changes: how many rows the catalogue has, and who wrote the last.
_CATALOGUE = " UNION ALL ".join(
    f"SELECT '{table}', count(*), max(xmin::text::bigint) FROM {table}"
    for table in ("pg_class", "pg_attribute", "pg_constraint", "pg_trigger", "pg_namespace")
)
_EMPTY = """
DO $$
DECLARE kept regclass;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOR kept IN
        SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        AND relname <> 'alembic_version'
    LOOP
        EXECUTE format('DELETE FROM %s', kept);
    END LOOP;
    PERFORM setval(seqrelid::regclass, seqstart, false) FROM pg_sequence;
END $$
"""
_END_OTHERS = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
    " WHERE datname = :name AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
)


def compile_once(patch: pytest.MonkeyPatch) -> None:
    """Let all engines share the statements that SQLAlchemy has compiled.

    A command opens an engine of its own, and compiles every statement for it: half of the time that
    most take. The statements are kept by dialect, of which each engine has its own as well.
    """
    compiled = LRUCache[Any, Any](5000)
    create = sqlalchemy.create_engine

    def create_sharing(url: URL, *, execution_options: Any = None, **options: Any) -> Engine:
        shared = {**(execution_options or {}), "compiled_cache": compiled}
        return create(url, execution_options=shared, **options)

    patch.setattr(opening, "create_engine", create_sharing)
    patch.setattr(DefaultDialect, "__eq__", lambda one, other: type(one) is type(other))
    patch.setattr(DefaultDialect, "__hash__", lambda one: hash(type(one)))


def compile_migrations_once(patch: pytest.MonkeyPatch) -> None:
    """Keep the code of migrations, in any folder: Alembic reads all of them for each upgrade."""
    code_of = cache(lambda name, source: compile(source, name, "exec"))

    def load_module(name: str, path: str | Path) -> ModuleType:
        module = ModuleType(name)
        module.__file__ = str(path)
        exec(code_of(Path(path).name, Path(path).read_bytes()), module.__dict__)
        return module

    patch.setattr(pyfiles, "load_module_py", load_module)


class _Empty(NamedTuple):
    """A database with the schema and no data, and what its catalogue was like when it was made."""

    name: str
    engine: Engine
    schema: list[object]


class Postgres:
    """The databases of one server, which only this process uses."""

    def __init__(self, address: str) -> None:
        self._url = database.locate(address)
        self._admin = database.open_engine(self._url)
        self._unchanged: dict[str, list[str]] = defaultdict(list)
        self._empty: list[_Empty] = []

    def close(self) -> None:
        """End every connection; the databases go away with the server."""
        for each in self._empty:
            each.engine.dispose()
        self._admin.dispose()

    def command(self, statement: str, **values: str) -> list[object]:
        """Run a statement outside a transaction, and return what it finds."""
        outside = self._admin.execution_options(isolation_level="AUTOCOMMIT")
        with outside.connect() as connection:
            found = connection.execute(text(statement), values)
            return [row[0] for row in found] if found.returns_rows else []

    def create(self, template: str = "template1") -> str:
        """Make a database, and return its name.

        Copying the files takes a quarter of the time of what the server does by default.
        """
        name = f"t{uuid.uuid4().hex}"
        self.command(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return name

    def drop(self, name: str) -> None:
        """Remove a database, whoever is connected to it."""
        self.command(f"DROP DATABASE {name} WITH (FORCE)")

    def address(self, name: str) -> str:
        """What a user would type to name a database of this server."""
        url = self._url.set(database=name, drivername="postgresql")
        return url.render_as_string(hide_password=False)

    @contextmanager
    def lend(self, template: str = "template1") -> Iterator[str]:
        """A copy of a database, by its address."""
        free = self._unchanged[template]
        name = free.pop() if free else self.create(template)
        before = self._next_transaction()
        yield self.address(name)
        self.command(_END_OTHERS, name=name)
        if self._next_transaction() == before:  # nobody has written anything
            free.append(name)
        else:
            self.drop(name)

    @contextmanager
    def lend_empty(self, migrated: str) -> Iterator[Engine]:
        """An engine on a database with the schema and no data."""
        lent = self._empty.pop() if self._empty else self._make_empty(migrated)
        yield lent.engine
        if self._has_emptied(lent):
            self._empty.append(lent)
        else:
            lent.engine.dispose()
            self.drop(lent.name)

    def _next_transaction(self) -> object:
        return self.command("SELECT pg_snapshot_xmax(pg_current_snapshot())::text")

    def _make_empty(self, migrated: str) -> _Empty:
        name = self.create(migrated)
        engine = database.open_engine(database.locate(self.address(name)))
        with engine.connect() as connection:
            return _Empty(name, engine, _schema(connection))

    def _has_emptied(self, lent: _Empty) -> bool:
        try:
            with lent.engine.begin() as connection:
                connection.execute(text(_END_OTHERS), {"name": lent.name})
                if _schema(connection) != lent.schema:
                    return False
                connection.execute(text(_EMPTY))
        except DBAPIError:  # a test has taken the database, or this connection, away
            return False
        return True


def _schema(connection: Connection) -> list[object]:
    catalogue = connection.execute(text(_CATALOGUE)).all()
    version = connection.execute(text("SELECT version_num FROM alembic_version")).all()
    return [*map(tuple, catalogue), *map(tuple, version)]


class Sqlite:
    """An SQLite file with the schema and no data; its engine keeps what it knows of statements."""

    def __init__(self, folder: Path, migrated: Path) -> None:
        self._folder, self._migrated = folder, migrated
        self._engine = database.open_engine(database.locate(str(folder / "timeline.db")))

    @contextmanager
    def lend_empty(self) -> Iterator[Engine]:
        """An engine on a file that is alone in its folder."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir()
        shutil.copy(self._migrated, self._folder / "timeline.db")
        yield self._engine
        self._engine.dispose()


def migrate(address: str) -> None:
    """Give a database the newest schema."""
    engine = database.open_engine(database.locate(address))
    database.upgrade(engine)
    engine.dispose()


def load_shipped(address: str) -> None:
    """Load the chronicle that ships into a database."""
    engine = database.open_engine(database.locate(address))
    load(engine, [database.bundled("seeds") / "alliance"], command="load")
    engine.dispose()
