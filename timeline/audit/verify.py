"""Is the database still what was loaded? Every quote, every hash, every rule and every date.

What is checked, in this order:

1. the file itself (SQLite's own check of its pages and indexes), and that each value is of the type
   of its column, text in UTF-8, and history in JSON;
2. the rules of the schema: every reference refers to a row that is there, every CHECK holds;
3. each stored text still has the SHA-256 that it is known by;
4. each quote still is what its text says at its place (folded as it was found);
5. each number still is what was written;
6. each record, put together from its rows, still has the hash that it was loaded with;
7. each date, solved anew from what was written, still has the bounds that are stored.

What a fault of the first two or of a record leaves nothing to go by is not tried; that, and quotes
of sources without a stored text, is counted as not checked. Nothing holds more than a batch of
records or one text in memory, but for events whose dates depend on one another.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import CheckConstraint, Engine, and_, func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import aliased
from sqlmodel import Session, SQLModel, col

from timeline.audit.garbled import garbled, mistyped, read_history
from timeline.database import is_garbled, snapshot
from timeline.errors import Problem, QuantityError
from timeline.kinds.canonical import content_hash, order_hash
from timeline.loader.upgrading import differing, solved_anew
from timeline.models import Amount, Entity, Event, File, Passage, Source, Text
from timeline.passages import says
from timeline.quantities import parse_quantity
from timeline.query.records.rows import BATCH, records
from timeline.readers import is_key

_SHOWN: Final = 160


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
        #: What could not be checked: quotes whose source has no text, and such sources of all.
        self.loose_quotes = 0
        self.textless = 0
        self.sources = 0
        #: Whether records and dates were left out, because of what is wrong below them.
        self.stopped = False

    def problems(self) -> Iterator[Problem]:
        """Yield every fault, naming the record and, of a quote, its source and its words."""
        try:
            yield from self._steps()
        except (DBAPIError, UnicodeDecodeError) as error:
            if not is_garbled(error):
                raise
            self.stopped = True
            yield from garbled(self.session)

    def _steps(self) -> Iterator[Problem]:
        sound = True
        shallow = (self._file, self._history, self._rules, self._texts, self._amounts)
        deep = (self._records, self._dates)
        for step in (*shallow, *deep):
            if step in deep and not sound:
                self.stopped = True
                return
            for problem in step():
                sound = sound and step in (self._texts, self._amounts)
                yield problem

    def _file(self) -> Iterator[Problem]:
        bind = self.session.get_bind()
        if bind.dialect.name == "sqlite":
            for (message,) in self.session.execute(text("PRAGMA integrity_check")):
                if message != "ok":
                    yield Problem("database", 0, "", message)
        yield from mistyped(self.session)

    def _history(self) -> Iterator[Problem]:
        yield from read_history(self.session)

    def _rules(self) -> Iterator[Problem]:
        for key in self.session.scalars(select(col(Entity.key)).order_by(col(Entity.id))):
            if not is_key(key):
                yield Problem("database", 0, key, "is not a key")
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

    @property
    def checked(self) -> str:
        """What was checked, in words."""
        quotes = _count(self.quotes + self.loose_quotes, "quote")
        if self.loose_quotes:
            quotes = f"{self.quotes:,} of {quotes}"
        texts, records_ = _count(self.texts, "text"), _count(self.records, "record")
        return f"{quotes} in {texts}, {records_}"

    @property
    def unchecked(self) -> tuple[str, ...]:
        """What could not be checked and why, a sentence each; nothing if all was."""
        found = []
        if self.textless:
            sources = f"{self.textless:,} of {_count(self.sources, 'source')}"
            have = "has" if self.textless == 1 else "have"
            loose = _count(self.loose_quotes, "quote") if self.loose_quotes else "texts"
            found.append(f"{loose}, because {sources} {have} no stored text")
        if self.stopped:
            found.append("records and dates, because what they are read from is damaged")
        return tuple(found)

    def _texts(self) -> Iterator[Problem]:
        self.sources, self.textless = self.session.execute(
            select(func.count(), func.count().filter(col(Source.text_id).is_(None)))
            .select_from(Source)
        ).one()  # fmt: skip
        self.loose_quotes = self.session.execute(
            select(func.count())
            .select_from(Passage)
            .join(Source, col(Source.id) == col(Passage.source_id))
            .where(col(Source.text_id).is_(None))
        ).scalar_one()
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
            .where(col(Passage.source_id) == source_id)
            .order_by(col(Passage.start))
        )
        for passage, *place in passages:
            self.quotes += 1
            quote = " ".join(passage.quote.split())
            shown = quote if len(quote) <= _SHOWN else f"{quote[:_SHOWN]}…"
            if passage.start is None:
                message = f"the quote “{shown}” has no place in the text of {source}"
            elif not says(body[passage.start : passage.end], passage.quote):
                message = (
                    f"the quote “{shown}” is no longer in the text of {source} at"
                    f" {passage.start}-{passage.end}"
                )
            else:
                continue
            yield _Place(*place).problem(message, f"cite.{source}")

    def _records(self) -> Iterator[Problem]:
        for entities in self._entities():
            found = records(self.session, [row.id for row in entities])
            for row in entities:
                self.records += 1
                record, order = found[row.id], row.order_hash
                if content_hash(record) != row.content_hash or (
                    order is not None and order_hash(record) != order
                ):
                    place = _Place(row.key, row.path, row.line)
                    yield place.problem("the stored record is not the one that was loaded")

    def _entities(self) -> Iterator[Sequence[Any]]:
        """Every entity with its place, a batch at a time."""
        last = 0
        while True:
            batch = self.session.execute(
                select(
                    col(Entity.id), col(Entity.key), col(File.path), col(Entity.line),
                    col(Entity.content_hash), col(Entity.order_hash),
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

    def _dates(self) -> Iterator[Problem]:
        """Solve each date again, together with those that it is connected with."""
        ids = self.session.scalars(select(col(Event.id)).order_by(col(Event.id))).all()
        for solved in solved_anew(self.session, ids):
            for contradiction in solved.contradictions:
                if not contradiction.soft:
                    first = contradiction.statements[0]
                    yield Problem(first.path, first.line, first.node, str(contradiction))
            for key, path, message in differing(self.session, solved):
                checked = solved.events[key].checked
                yield _Place(key, checked.path, checked.line).problem(message, path)


def first_damage(engine: Engine) -> Problem | None:
    """The first thing that is wrong with a database; None where nothing is or can be found."""
    try:
        with snapshot(engine) as session:
            return next(Verification(session).problems(), None)
    except Exception:  # whatever damage makes of it: the caller has a fault of its own to report
        return None


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _row(table: str, key: Iterable[Any]) -> str:
    return f"{table} {'/'.join(map(str, key))}"
