"""The tables of a dataset that do not come with the events: registers, wholes, parts and months."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import and_, case, select

from timeline.canonical.selected import OF_REGISTER, rows_of
from timeline.database.sessions import Session
from timeline.dates.calendar import (
    UNKNOWN_EARLIEST,
    UNKNOWN_LATEST,
    unit_end,
    unit_index,
    unit_start,
)
from timeline.kinds import BY_TYPE, DATED, FieldType
from timeline.models.columns import TABLES
from timeline.query.conditions.compile import EVENT, compile_query
from timeline.query.dataset import declared
from timeline.query.dataset.frame import Columns
from timeline.query.events.parts import counted_parts, named
from timeline.query.grammar.nodes import Query
from timeline.query.records.references import WITH_PARTS

_ENTITY = TABLES["entity"]
_SIZE: Final = 10_000
LAST_DAY: Final = date.max.toordinal()
"""The last day that a DATE can be; the first one is 1."""
REGISTERS: Final = (*WITH_PARTS, "source")
"""The types of the registers that are tables."""


def other_tables(
    session: Session, query: Query
) -> Iterator[tuple[declared.DatasetTable, Iterator[Columns]]]:
    """Return each of these tables with its columns, some thousand rows at a time.

    Registers are complete; ``query`` selects the events that the months are of.
    """
    for type_ in REGISTERS:
        yield declared.register(type_), _entries(session, type_)
    yield declared.WHOLES, (_wholes(session, type_) for type_ in WITH_PARTS)
    yield declared.PARTS, iter([_parts(session)])
    yield declared.MONTHS, iter([_months(session, query)])


def _entries(session: Session, type_: str) -> Iterator[Columns]:
    """Yield the entries of a register by key."""
    table, entity = TABLES[type_], _ENTITY.alias()
    fields = BY_TYPE[type_].fields
    dated = [field for field in fields if field.type in DATED]
    days = [table.c[f"{field.name}_{end}"] for field in dated for end in ("lo", "hi")]
    statement = (
        OF_REGISTER[type_]
        .add_columns(table.c.id.label("entry_id"), entity.c.key.label("entry_key"), *days)
        .join(entity, entity.c.id == table.c.id)
        .order_by(entity.c.key)
        .execution_options(yield_per=_SIZE)
    )
    names = [*statement.selected_columns.keys()]
    for rows in session.execute(statement).partitions():
        found = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
        columns = {field.name: found[field.name] for field in fields if field.name in found}
        columns["key"] = found["entry_key"]
        for field in dated:
            known = [text != field.default for text in columns[field.name]]
            for end, name in (("_lo", "_earliest"), ("_hi", "_latest")):
                ends = zip(known, found[field.name + end], strict=True)
                columns[field.name + name] = [day if stated else None for stated, day in ends]
            texts = zip(known, columns[field.name], strict=True)
            columns[field.name] = [text if stated else None for stated, text in texts]
        at = {id_: place for place, id_ in enumerate(found["entry_id"])}
        columns["aliases"] = _texts(session, "alias", "text", "entity_id", at)
        if any(field.type is FieldType.COLUMNS for field in fields):
            columns["columns"] = _texts(session, "source_column", "name", "source_id", at)
        yield columns


def _texts(
    session: Session, table: str, name: str, owner: str, at: Mapping[int, int]
) -> list[list[str]]:
    column: list[list[str]] = [[] for _ in at]
    for entry, _, text in rows_of(session, table, at, (name,), owner=owner):
        column[at[entry]].append(text)
    return column


def _wholes(session: Session, type_: str) -> Columns:
    """Return every entry of a register with itself and with all that it is part of."""
    table, whole = TABLES[type_], _ENTITY.alias()
    statement = (
        select(_ENTITY.c.key, whole.c.key)
        .join(table, table.c.id == _ENTITY.c.id)
        .outerjoin(whole, whole.c.id == table.c.part_of_id)
        .order_by(_ENTITY.c.key)
    )
    above: dict[str, Any] = dict(map(tuple, session.execute(statement)))
    columns: Columns = {"register": [], "key": [], "whole": []}
    for key in above:
        wholes: list[str] = []
        at: str | None = key
        while at is not None and at not in wholes:
            wholes.append(at)
            at = above[at]
        columns["register"] += [type_] * len(wholes)
        columns["key"] += [key] * len(wholes)
        columns["whole"] += wholes
    return columns


def _parts(session: Session) -> Columns:
    """Return the events that count as one with another one."""
    found = counted_parts(session)
    names = named(session, found.keys() | {whole for wholes in found.values() for whole in wholes})
    pairs = sorted(
        (names[part][0], names[whole][0]) for part, wholes in found.items() for whole in wholes
    )
    return {"event": [part for part, _ in pairs], "whole": [whole for _, whole in pairs]}


def _months(session: Session, query: Query) -> Columns:
    """Return the months in which the events possibly are, and those of short gaps between them."""
    known = [
        case((and_(day > UNKNOWN_EARLIEST, day < UNKNOWN_LATEST), day))
        for day in (EVENT.c[name] for name in declared.BOUNDS)
    ]
    statement = select(*known).where(compile_query(session, query)).distinct()
    ranges: set[tuple[int, int]] = set()
    for row in session.execute(statement.execution_options(yield_per=_SIZE)):
        if days := [day for day in row if day is not None]:
            first, last = (unit_index("month", day) for day in (min(days), max(days)))
            is_short = last - first < declared.LONGEST_RANGE * 12
            ranges |= {(first, last)} if is_short else {(first, first), (last, last)}
    columns: Columns = {"year": [], "month": [], "first_day": [], "last_day": []}
    for index in _joined(sorted(ranges)):
        first, last = unit_start("month", index), unit_end("month", index)
        for name, each in zip(columns, (index // 12, index % 12 + 1, first, last), strict=True):
            columns[name].append(each)
    return columns


def _joined(ranges: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Yield the months of sorted ranges, each once, and those of short gaps between them."""
    done: int | None = None
    for first, last in ranges:
        is_near = done is not None and first - done <= declared.LONGEST_GAP * 12
        yield from range(done + 1 if done is not None and is_near else first, last + 1)
        done = last if done is None else max(done, last)
