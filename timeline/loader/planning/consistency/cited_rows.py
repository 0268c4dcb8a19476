"""Check the rows of tables that records cite: against the columns of the table, and each other.

A source with columns and without a stored text is a table. What one row of it is cited as must fit
its columns, and be the same wherever it is cited. Stored citations are not compared with those of a
table that this load changes: it may be another edition, and ``timeline check`` reports them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from sqlalchemy import select
from sqlmodel import col

from timeline.canonical.cells import TableColumns, is_row, whole_rows
from timeline.database.sessions import Session
from timeline.errors import Problem
from timeline.loader.planning.plan import Plan
from timeline.loader.records.batch import Batch, BatchRecord
from timeline.loader.records.stored import select_in
from timeline.models import Entity, Passage, Source, SourceColumn
from timeline.text import clip


class _Cited(NamedTuple):
    """A row as one record cites it."""

    quote: str
    entry: BatchRecord
    path: str


def problems(session: Session, batch: Batch, plan: Plan) -> Iterator[Problem]:
    """Yield a problem for each row that does not fit its table, or differs from another citation.

    The rows of ``batch.tables`` are read from their files in this load, and are not checked.
    """
    touched = plan.touched
    keys = {key for entry in touched for key in entry.ties.cited}
    tables = _tables(session, batch, keys - batch.tables)
    cited: dict[str, dict[str, _Cited]] = {key: {} for key in tables}
    citing = (entry for entry in touched if not tables.keys().isdisjoint(entry.ties.cited))
    for entry in citing if tables else ():
        for key, number, passage in _rows(entry, tables):
            path = f"cite.{key}.{number}"
            for fault in tables[key].faults(passage):
                yield entry.problem(f"{path}.{fault.of}", fault.message)
            here = _Cited(passage["quote"], entry, path)
            first = cited[key].setdefault(passage["row"], here)
            if first.quote != here.quote:
                yield _differs(here, passage["row"], first.entry.key, first.quote)
    stored = (plan.stored[entry.key] for entry in touched if entry.key in plan.stored)
    rewritten = {old.id for old in (*stored, *plan.removed)}
    changed = {entry.key for entry in touched if entry.checked.type == "source"}
    for key in sorted(tables.keys() - changed):
        yield from _unlike_stored(session, key, cited[key], rewritten)


def _rows(
    entry: BatchRecord, tables: Mapping[str, TableColumns]
) -> Iterator[tuple[str, int, Mapping[str, str]]]:
    """Yield each row of a table that a record cites: source, number in ``cite``, and passage."""
    for key, items in entry.checked.canonical.get("cite", {}).items():
        if key in tables:
            yield from ((key, number, each) for number, each in enumerate(items) if is_row(each))


_COLUMNS = (
    select(col(Entity.key), col(SourceColumn.name), col(SourceColumn.fields))
    .join(Source, col(Source.id) == col(Entity.id))
    .join(SourceColumn, col(SourceColumn.source_id) == col(Source.id))
    .where(col(Source.text_id).is_(None))
    .order_by(col(SourceColumn.source_id), col(SourceColumn.position))
)


def _tables(session: Session, batch: Batch, keys: Iterable[str]) -> dict[str, TableColumns]:
    """Return the columns of those of these sources that are tables, from the batch or stored."""
    found: dict[str, TableColumns] = {}
    missing = []
    for key in keys:
        if (entry := batch.entries.get(key)) is None:
            missing.append(key)
        elif entry.body is None and (columns := entry.checked.canonical.get("columns")):
            found[key] = TableColumns(tuple(columns.items()))
    rows = select_in(session, _COLUMNS, col(Entity.key), missing)
    return found | TableColumns.by_source(tuple(row) for row in rows)


def _unlike_stored(
    session: Session, source: str, cited: Mapping[str, _Cited], rewritten: Collection[int]
) -> Iterator[Problem]:
    """Yield a problem for each row that a stored record cites otherwise."""
    citing = Entity.__table__.alias()  # type: ignore[attr-defined]
    statement = (
        select(col(Passage.row), col(Passage.quote), citing.c.id, citing.c.key)
        .join(Entity, col(Entity.id) == col(Passage.source_id))
        .join(citing, citing.c.id == col(Passage.entity_id))
        .where(col(Entity.key) == source, *whole_rows(Passage))
    )
    numbers = [int(number) for number in cited]
    for number, quote, id_, key in select_in(session, statement, col(Passage.row), numbers):
        here = cited[str(number)]
        if id_ not in rewritten and here.quote != quote:
            yield _differs(here, number, key, quote)


def _differs(here: _Cited, number: int | str, other: str, quote: str) -> Problem:
    message = f"row {number} is {clip(here.quote)!r} here, but {other} has {clip(quote)!r}"
    return here.entry.problem(f"{here.path}.quote", message)
