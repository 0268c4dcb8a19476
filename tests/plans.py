"""How a database executes statements: which tables it reads from one end to the other."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from sqlalchemy import Engine, event

_ON_POSTGRESQL = re.compile(r"Seq Scan on (\w+)")
_ON_SQLITE = re.compile(r"SCAN (\w+)\b(?! VIRTUAL TABLE)")


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
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            plan = connection.exec_driver_sql(
                f"EXPLAIN QUERY PLAN {statement.text}", statement.parameters
            )
            return {
                _name(match)
                for row in plan
                if (match := _ON_SQLITE.match(row[3])) and _is_table(match)
            }
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        plan = connection.exec_driver_sql(f"EXPLAIN {statement.text}", statement.parameters)
        return {_name(match) for row in plan if (match := _ON_POSTGRESQL.search(row[0]))}


def _name(match: re.Match[str]) -> str:
    """Return the name of a table without the number of an alias."""
    return re.sub(r"_\d+$", "", match[1])


def _is_table(match: re.Match[str]) -> bool:
    """Return whether a table of the program is read, and no list of values or part of a plan."""
    return not match[1].startswith(("anon_", "json_each", "sqlite_")) and match[1] != "CONSTANT"
