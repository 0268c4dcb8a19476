"""The stored rows around corrected ones: their table as it is, without the file that it is from.

Rows that were rejected are corrected and loaded alone. But a missile can be one of a salvo, and a
delivery one of an order, whose other rows were loaded before. Their cells are in the passages that
cite them, so the corrected rows are read among them. Rows that are too long for a quote are
missing.
"""

import marshal
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import IO, Any

from sqlalchemy import select
from sqlmodel import col

from timeline.canonical.cells import split
from timeline.database.sessions import Session
from timeline.loader.records.stored import select_in
from timeline.loader.records.tables import of_table
from timeline.models import Claim, Entity, Passage
from timeline.readers.imports import TableImport
from timeline.readers.imports.mended import AmongStored, RowsOfTable
from timeline.readers.tables.base import TableRow

_SOURCE = Entity.__table__.alias()  # type: ignore[attr-defined]


def among_stored(session: Session, table: TableImport) -> TableImport:
    """Return a table of corrected rows as one that has the stored rows of the whole table, too."""
    assert isinstance(table.table, RowsOfTable)
    file = tempfile.TemporaryFile()  # noqa: SIM115 - it is read as long as the table is
    mended: set[int] = set()
    last = 0
    width = len(table.table.columns)
    for number, line, quote, source in _rows(session, table.key, [table.key, table.source.key]):
        if number == last or number in table.origins or len(cells := split(quote)) != width:
            continue
        last = number
        marshal.dump((number, line, cells), file)
        if source != table.key:
            mended.add(number)
    of = table.table
    notes = _notes(session, table)
    among = AmongStored(of.file, of.columns, of.header, of.notes, of, _Spooled(file))
    return replace(table, table=among, mended=frozenset(mended), notes=notes)


@dataclass(frozen=True, slots=True)
class _Spooled:
    """Rows in a temporary file, which are read as often as a format likes."""

    file: IO[bytes]

    def __iter__(self) -> Iterator[TableRow]:
        place = 0
        while True:
            self.file.seek(place)  # two readers can take turns
            try:
                number, line, cells = marshal.load(self.file)
            except EOFError:
                return
            place = self.file.tell()
            yield TableRow(number, line, tuple(cells))


def events_of(session: Session, key: str, rows: Iterable[TableRow]) -> set[str]:
    """Return the keys of the events of a table that rows of it are cited for."""
    cited = _cited(session, select(col(Entity.key)), key)
    statement = cited.where(_SOURCE.c.key == key, col(Entity.type) == "event")
    numbers = [row.number for row in rows]
    return {found for (found,) in select_in(session, statement, col(Passage.row), numbers)}


def _notes(session: Session, table: TableImport) -> dict[int, str]:
    """Return the notes on rows that were corrected before, by the numbers of the rows."""
    statement = (
        _cited(session, select(col(Passage.row), col(Claim.note)), table.key)
        .join(Claim, col(Claim.passage_id) == col(Passage.id))
        .where(_SOURCE.c.key == table.source.key, col(Passage.row).is_not(None))
        .where(col(Claim.note).is_not(None))
        .order_by(col(Passage.row), col(Claim.id))
    )
    return {row.row: row.note for row in session.execute(statement)}


def _rows(session: Session, key: str, sources: list[str]) -> Iterator[tuple[int, int, str, str]]:
    """Yield the number, the line, the quote and the source of each row, by their numbers."""
    columns = col(Passage.row), col(Passage.line), col(Passage.quote), _SOURCE.c.key
    statement = (
        _cited(session, select(*columns), key)
        .where(
            col(Entity.type) == "event",
            _SOURCE.c.key.in_(sources),
            col(Passage.row).is_not(None),
            col(Passage.column).is_(None),
            col(Passage.quote) != "",
        )
        .order_by(col(Passage.row), col(Passage.id))
    )
    for row in session.execute(statement.execution_options(yield_per=10_000)):
        yield tuple(row)


def _cited(session: Session, statement: Any, key: str) -> Any:
    """Return a query of passages of the records of a table, with their sources (``_SOURCE``)."""
    return (
        of_table(session, statement, key)
        .join(Passage, col(Passage.entity_id) == col(Entity.id))
        .join(_SOURCE, _SOURCE.c.id == col(Passage.source_id))
    )
