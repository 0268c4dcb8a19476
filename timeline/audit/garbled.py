"""Stored values that are invalid in their columns: not UTF-8, of another type, not JSON.

A database driver that reads text that is not UTF-8 fails without saying where. So ``garbled``
searches for such text, but only after a failure.
"""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Integer,
    LargeBinary,
    Select,
    String,
    and_,
    cast,
    func,
    literal_column,
    or_,
    select,
)
from sqlmodel import SQLModel

import timeline.kinds.tables  # noqa: F401  (declares every table)
from timeline.database.rounds import that_find
from timeline.database.sessions import Session
from timeline.errors import Problem

_STORED: Final = {String: "text", Integer: "integer"}
"""The storage class (``typeof``) that SQLite uses for the values of a column type."""


def garbled(session: Session) -> Iterator[Problem]:
    """Yield a problem for each text that is not UTF-8.

    PostgreSQL does not return the bytes of such a text, so it gets one problem for all.
    """
    if session.get_bind().dialect.name != "sqlite":
        yield Problem("database", 0, "", "contains text that is not UTF-8")
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


def mistyped(session: Session) -> Iterator[Problem]:
    """Yield a problem for each value whose type is not that of its column.

    Only SQLite stores such values.
    """
    if session.get_bind().dialect.name != "sqlite":
        return
    for table, columns, wrong in that_find(session, _mistyped):
        for number, *flags in session.execute(wrong):
            for name, flag in zip(columns, flags, strict=True):
                if flag:
                    message = f"{name} does not have the type of its column"
                    yield Problem("database", 0, f"{table} {number}", message)


@cache
def _mistyped() -> list[tuple[str, list[str], Select[Any]]]:
    """Return for each table a SELECT of the wrong rows: number, and whether each column is wrong.

    They are built once: that takes longer than to execute them.
    """
    found: list[tuple[str, list[str], Select[Any]]] = []
    for table in SQLModel.metadata.sorted_tables:
        wrong = {
            # the type of a missing value is "null"; to ask for it by name takes twice the time
            column.name: and_(func.typeof(column) != _STORED[kind], column.is_not(None))
            for column in table.columns
            for kind in (String, Integer)
            if isinstance(column.type, kind)
        }
        rowid: ColumnElement[int] = literal_column("rowid")
        shown: list[Any] = [rowid, *wrong.values()]
        rows = select(*shown).select_from(table).where(or_(*wrong.values()))
        found.append((table.name, list(wrong), rows))
    return found


def read_history(session: Session) -> Iterator[Problem]:
    """Read the tables of the history, so that invalid text in them is found, too.

    No other step of the check reads them. Yield a problem for each previous value that is not JSON,
    and for each part of a record that is not.
    """
    for name in ("revision", "revision_file", "change"):
        rows = session.execute(
            select(SQLModel.metadata.tables[name]).execution_options(yield_per=1000)
        )
        for row in rows:
            if name == "change" and row.before is not None and not _is_json(row.before):
                yield Problem("database", 0, f"change {row.id}", "before is not JSON")
    for name, column in (("entity", "id"), ("definition", "entity_id")):
        table = SQLModel.metadata.tables[name]
        statement = select(table.c[column], table.c.own_record)
        for id_, part in session.execute(statement.where(table.c.own_record.is_not(None))):
            if not _is_json(part):
                yield Problem("database", 0, f"{name} {id_}", "own_record is not JSON")


def _is_json(value: str) -> bool:
    try:
        json.loads(value)
    except ValueError:
        return False
    return True


def _is_utf8(value: bytes) -> bool:
    try:
        value.decode()
    except UnicodeDecodeError:
        return False
    return True
