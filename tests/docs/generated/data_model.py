"""Generated parts of ``data-model.md``: every table, column and reference."""

import inspect
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Column, Integer, Table, UniqueConstraint
from sqlalchemy.types import Boolean
from sqlmodel import SQLModel

from tests.docs.pages import code, codes, table
from timeline.kinds import KINDS
from timeline.kinds.tables import model_of
from timeline.models.types import SearchNumber

_WORDS = re.compile(r"^(\w+) IN \((.*)\)$")


def parts() -> dict[str, Callable[[], str]]:
    """The generated parts of the page, by name."""
    found: dict[str, Callable[[], str]] = {}
    for group in _groups():
        found[f"diagram of {group}"] = partial(_diagram, group)
        found[f"tables of {group}"] = partial(_tables, group)
    return found


def _groups() -> dict[str, list[type[SQLModel]]]:
    """The tables by the part of the project that declares them; all kinds are one group."""
    groups: dict[str, list[type[SQLModel]]] = {}
    kinds = [model_of(kind) for kind in KINDS.values()]
    for model in SQLModel.__subclasses__():
        if hasattr(model, "__table__") and model.__module__.startswith("timeline."):
            name = "kinds" if model in kinds else model.__module__.rpartition(".")[2]
            groups.setdefault(name, []).append(model)
    return {name: groups[name] for name in ("entities", "values", "kinds", "history", "search")}


def _table(model: type[SQLModel]) -> Table:
    return model.__table__  # type: ignore[attr-defined, no-any-return]


def _diagram(group: str) -> str:
    lines = ["```mermaid", "erDiagram"]
    for model in _groups()[group]:
        owner = _table(model)
        for column in owner.columns:
            for key in column.foreign_keys:
                one = "|o" if column.nullable else "||"
                many = "o|" if list(owner.primary_key.columns) == [column] else "o{"
                lines.append(
                    f"    {key.column.table.name} {one}--{many} {owner.name} : {column.name}"
                )
    return "\n".join([*lines, "```", ""])


def _tables(group: str) -> str:
    return "\n".join(map(_described, _groups()[group]))


def _described(model: type[SQLModel]) -> str:
    owner = _table(model)
    rows = [
        [code(column.name), _type(column), "; ".join(dict.fromkeys(_notes(owner, column)))]
        for column in owner.columns
    ]
    rules = [
        code(str(each.sqltext))
        for each in owner.constraints
        if isinstance(each, CheckConstraint) and not _WORDS.match(str(each.sqltext))
    ]
    also = f"\nAlways true: {', '.join(sorted(rules))}.\n" if rules else ""
    text = (inspect.getdoc(model) or "").replace("``", "`")
    return f"### {owner.name}\n\n{text}\n\n{table(['Column', 'Type', 'Notes'], rows)}{also}"


def _type(column: Column[Any]) -> str:
    if isinstance(column.type, Boolean):
        return "boolean"
    if isinstance(column.type, SearchNumber):
        return "numeric"
    if isinstance(column.type, BigInteger):
        return "bigint"
    return "integer" if isinstance(column.type, Integer) else "text"


def _notes(owner: Table, column: Column[Any]) -> Iterator[str]:
    if column.primary_key:
        yield "primary key"
    for key in column.foreign_keys:
        ends = {"CASCADE": ", deleted with it", "SET NULL": ", null when it is deleted"}
        yield f"`{key.target_fullname}`{ends.get(key.ondelete or '', '')}"
    if column.nullable:
        yield "can be null"
    for each in owner.constraints:
        if isinstance(each, UniqueConstraint) and column in list(each.columns):
            others = [other.name for other in each.columns if other is not column]
            yield f"unique together with {codes(others)}" if others else "unique"
        elif isinstance(each, CheckConstraint):
            match = _WORDS.match(str(each.sqltext))
            if match and match[1] == column.name:
                words = re.findall(r"'([^']*)'", match[2])
                yield f"one of {codes(word or 'empty' for word in words)}"
    if column.unique or any(i.unique and list(i.columns) == [column] for i in owner.indexes):
        yield "unique"
