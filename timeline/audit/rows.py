"""Does each cited row of a table fit the columns of the table, and is it always the same?"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Row, select
from sqlmodel import col

from timeline.canonical.cells import TableColumns, whole_rows
from timeline.database.sessions import Session
from timeline.models import Claim, Entity, File, Passage, Source, SourceColumn
from timeline.text import clip

_AT_ONCE = 1000


class CitedRowFault(NamedTuple):
    """What is wrong with a row that a record cites: the record, its file and line, and the fault.

    ``of`` is the part of the citation that is at fault.
    """

    key: str
    path: str
    line: int
    of: str
    message: str


class CitedRows:
    """The rows of one table that records cite; ``count`` is their number when all are read."""

    def __init__(self, session: Session, source_id: int, table: TableColumns) -> None:
        self._session = session
        self._source_id = source_id
        self._table = table
        self.count = 0

    def faults(self) -> Iterator[CitedRowFault]:
        """Yield what is wrong with each row, while they are read in the order of the table."""
        by_number, by_passage, fields = map(itemgetter, (0, 1, 3))
        for number, of_row in groupby(self._passages(), key=by_number):
            self.count += 1
            first: Row[Any] | None = None
            for _, of_passage in groupby(of_row, key=by_passage):
                claims = list(of_passage)
                passage = claims[0]
                if not all(self._table.has_cells(passage.quote, fields(claim)) for claim in claims):
                    yield from self._faults(number, claims)
                first = first or passage
                if first.quote != passage.quote:
                    place = passage.key, passage.path, passage.line
                    other = f"{first.key} has {clip(first.quote)!r}"
                    message = f"row {number} is {clip(passage.quote)!r} here, but {other}"
                    yield CitedRowFault(*place, "quote", message)

    def _faults(self, number: int, claims: Sequence[Row[Any]]) -> Iterator[CitedRowFault]:
        """Yield what is wrong with the cells of a passage, given the claims that cite it."""
        passage = claims[0]
        place = passage.key, passage.path, passage.line
        paths = [path for claim in claims for path in claim.fields.split(" ")]
        for fault in self._table.faults({"quote": passage.quote, "row": number, "for": paths}):
            of = "" if fault.of == "for" else fault.of  # says and disputes are here, too
            yield CitedRowFault(*place, of, fault.message)

    def _passages(self) -> Iterator[Row[Any]]:
        """Yield each claim of a row of the table with its passage and the place of its record."""
        statement = (
            select(
                col(Passage.row), col(Passage.id), col(Passage.quote), col(Claim.fields),
                col(Entity.key), col(File.path), col(Entity.line),
            )
            .join(Claim, col(Claim.passage_id) == col(Passage.id))
            .join(Entity, col(Entity.id) == col(Passage.entity_id))
            .join(File, col(File.id) == col(Entity.file_id))
            .where(col(Passage.source_id) == self._source_id, *whole_rows(Passage))
            .order_by(col(Passage.row), col(Passage.id))
        )  # fmt: skip
        yield from self._session.execute(statement.execution_options(yield_per=_AT_ONCE))


def tables(session: Session) -> dict[int, tuple[str, TableColumns]]:
    """Return the key and the columns of each source that is a table without a stored text."""
    rows = session.execute(
        select(col(Source.id), col(Entity.key), col(SourceColumn.name), col(SourceColumn.fields))
        .join(Entity, col(Entity.id) == col(Source.id))
        .join(SourceColumn, col(SourceColumn.source_id) == col(Source.id))
        .where(col(Source.text_id).is_(None))
        .order_by(col(Entity.key), col(SourceColumn.position))
    )
    found = TableColumns.by_source(((id_, key), name, paths) for id_, key, name, paths in rows)
    return {id_: (key, table) for (id_, key), table in found.items()}
