"""How a database executes statements: which tables it reads from one end to the other."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from sqlalchemy import Engine, event

_ON_POSTGRESQL = re.compile(r"Seq Scan on (\w+)")
_ON_SQLITE = re.compile(r"SCAN (\w+)\b(?! VIRTUAL TABLE)")

_NO_TABLES = ("anon", "json_each", "sqlite_", "CONSTANT")


class Statement(NamedTuple):
    """A statement that was executed, with its parameters."""

    text: str
    parameters: Any


@contextmanager
def executed() -> Iterator[list[Statement]]:
    """Collect the SELECTs, UPDATEs and DELETEs of all engines meanwhile, each once."""
    found: dict[str, Statement] = {}

    def collect(
        _connection: Any, _cursor: Any, text: str, parameters: Any, _context: Any, many: bool
    ) -> None:
        if re.match(r"(SELECT|WITH|UPDATE|DELETE)\b", text):
            found.setdefault(text, Statement(text, parameters[0] if many else parameters))

    collected: list[Statement] = []
    event.listen(Engine, "before_cursor_execute", collect)
    try:
        yield collected
    finally:
        event.remove(Engine, "before_cursor_execute", collect)
        collected += found.values()


def scanned(engine: Engine, statement: Statement) -> set[str]:
    """Return the tables of which a statement reads all rows, since no index finds those it needs.

    A small table is always read whole by PostgreSQL: here only if nothing else is possible.
    """
    if engine.dialect.name == "sqlite":
        return _named(map(_ON_SQLITE.match, plan(engine, statement)))
    return _named(map(_ON_POSTGRESQL.search, plan(engine, statement)))


def plan(engine: Engine, statement: Statement) -> list[str]:
    """Return the steps by which the database executes a statement, in its words."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            explained = f"EXPLAIN QUERY PLAN {statement.text}"
            rows = connection.exec_driver_sql(explained, statement.parameters)
            return [row[3] for row in rows]
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        rows = connection.exec_driver_sql(f"EXPLAIN {statement.text}", statement.parameters)
        return [row[0] for row in rows]


def _named(matches: Iterable[re.Match[str] | None]) -> set[str]:
    """Return the names of tables without the numbers of aliases, and without lists of values."""
    names = {re.sub(r"_\d+$", "", match[1]) for match in matches if match}
    return {each for each in names if not each.startswith(_NO_TABLES)}
