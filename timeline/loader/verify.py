"""Is the database still what was loaded? Every quote, every hash, every rule and every date.

What is checked, in this order:

1. the file itself (SQLite's own check of its pages and indexes);
2. the rules of the schema: every reference refers to a row that is there, every CHECK holds;
3. each stored text still has the SHA-256 that it is known by;
4. each quote still stands in its text at its place (white space folded, as it was found);
5. each record, put together from its rows, still has the hash that it was loaded with;
6. each number still has the bounds of what was written;
7. each date, solved anew from what was written, still has the bounds that are stored.

Nothing holds more than a batch of records or one text in memory, but for the events whose dates
lean on one another.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import CheckConstraint, and_, select, text
from sqlalchemy.orm import aliased
from sqlmodel import Session, SQLModel, col

from timeline.errors import Problem, QuantityError
from timeline.kinds.canonical import content_hash
from timeline.models import Amount, Entity, File, Passage, Source, Text
from timeline.quantities import parse_quantity
from timeline.query.records import BATCH, records

_SHOWN: Final = 60


class _Place(NamedTuple):
    """Where a record stands in its chronicle."""

    key: str
    path: str
    line: int

    def problem(self, message: str, path: str = "") -> Problem:
        return Problem(self.path, self.line, f"{self.key}.{path}" if path else self.key, message)


class Verification:
    """One run over a database; the numbers are complete when ``problems`` has come to its end."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.texts = 0
        self.quotes = 0
        self.records = 0

    def problems(self) -> Iterator[Problem]:
        """Yield every fault, naming the record and, of a quote, its source and its words."""
        yield from self._file()
        yield from self._rules()
        yield from self._texts()
        yield from self._records()
        yield from self._amounts()

    def _file(self) -> Iterator[Problem]:
        bind = self.session.get_bind()
        if bind.dialect.name == "sqlite":
            for (message,) in self.session.execute(text("PRAGMA integrity_check")):
                if message != "ok":
                    yield Problem("database", 0, "", message)

    def _rules(self) -> Iterator[Problem]:
        for table in SQLModel.metadata.sorted_tables:
            checks = [c for c in table.constraints if isinstance(c, CheckConstraint)]
            for check in checks:
                broken = select(*table.primary_key).where(text(f"NOT ({check.sqltext})"))
                for row in self.session.execute(broken):
                    yield Problem("database", 0, _row(table.name, row), f"breaks {check.name}")
            for reference in table.foreign_keys:
                child, parent = reference.parent, aliased(reference.column.table)
                there = parent.c[reference.column.name]
                lost = (
                    select(*table.primary_key)
                    .outerjoin_from(table, parent, child == there)
                    .where(and_(child.is_not(None), there.is_(None)))
                )
                for row in self.session.execute(lost):
                    message = f"{child.name} refers to no {reference.column.table.name}"
                    yield Problem("database", 0, _row(table.name, row), message)

    def _texts(self) -> Iterator[Problem]:
        for text_id in self.session.scalars(select(col(Text.id)).order_by(col(Text.id))).all():
            body, digest = self.session.execute(
                select(col(Text.body), col(Text.sha256)).where(col(Text.id) == text_id)
            ).one()
            self.texts += 1
            sources = self.session.execute(
                select(col(Source.id), col(Entity.key), col(File.path), col(Entity.line))
                .join(Entity, col(Entity.id) == col(Source.id))
                .join(File, col(File.id) == col(Entity.file_id))
                .where(col(Source.text_id) == text_id)
                .order_by(col(Entity.key))
            ).all()
            if hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest() != digest:
                for _, *place in sources:
                    yield _Place(*place).problem("the stored text was altered: its hash differs")
            for source_id, source, *_ in sources:
                yield from self._quotes(source_id, source, body)

    def _quotes(self, source_id: int, source: str, body: str) -> Iterator[Problem]:
        passages = self.session.execute(
            select(Passage, col(Entity.key), col(File.path), col(Entity.line))
            .join(Entity, col(Entity.id) == col(Passage.entity_id))
            .join(File, col(File.id) == col(Entity.file_id))
            .where(col(Passage.source_id) == source_id, col(Passage.start).is_not(None))
            .order_by(col(Passage.start))
        )
        for passage, *place in passages:
            self.quotes += 1
            quote = _fold(passage.quote)
            if _fold(body[passage.start : passage.end]) != quote:
                shown = quote if len(quote) <= _SHOWN else f"{quote[:_SHOWN]}…"
                yield _Place(*place).problem(
                    f"the quote “{shown}” is no longer in the text of {source} at"
                    f" {passage.start}-{passage.end}",
                    f"cite.{source}",
                )

    def _records(self) -> Iterator[Problem]:
        for entities in self._entities():
            found = records(self.session, [row.id for row in entities])
            for row in entities:
                self.records += 1
                if content_hash(found[row.id]) != row.content_hash:
                    place = _Place(row.key, row.path, row.line)
                    yield place.problem("the stored record is not the one that was loaded")

    def _entities(self) -> Iterator[Sequence[Any]]:
        """Every entity with its place, a batch at a time."""
        last = 0
        while True:
            batch = self.session.execute(
                select(
                    col(Entity.id), col(Entity.key), col(File.path), col(Entity.line),
                    col(Entity.content_hash),
                )
                .join(File, col(File.id) == col(Entity.file_id))
                .where(col(Entity.id) > last)
                .order_by(col(Entity.id))
                .limit(BATCH)
            ).all()  # fmt: skip
            if not batch:
                return
            yield batch
            last = batch[-1].id

    def _amounts(self) -> Iterator[Problem]:
        rows = self.session.execute(
            select(Amount, col(Entity.key), col(File.path), col(Entity.line))
            .join(Entity, col(Entity.id) == col(Amount.event_id))
            .join(File, col(File.id) == col(Entity.file_id))
            .order_by(col(Amount.id))
            .execution_options(yield_per=BATCH)
        )
        for amount, *place in rows:
            try:
                quantity = parse_quantity(amount.text)
            except QuantityError as error:
                yield _Place(*place).problem(error.message, amount.field)
                continue
            stored = (amount.qualifier, amount.unit, amount.best)
            if stored != (quantity.qualifier, quantity.unit, quantity.best):
                yield _Place(*place).problem(f"{amount.text} is not stored as such", amount.field)


def _fold(words: str) -> str:
    return " ".join(words.split())


def _row(table: str, key: Iterable[Any]) -> str:
    return f"{table} {'/'.join(map(str, key))}"
