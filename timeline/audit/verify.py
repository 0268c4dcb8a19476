"""Is the database still what was loaded? Check every quote, hash, rule and date.

The checks, in this order:

1. the file: SQLite's own check of its pages and indexes; each value has the type of its column,
   text is UTF-8, and the history is JSON;
2. the rules of the schema: every reference refers to an existing row, every CHECK is true, and
   every key is valid;
3. each stored text has its stored SHA-256;
4. each quote is exactly the part of its text at its stored position, between its prefix and
   suffix, and on its stated line;
5. each row of a table that is cited has a cell for each column of the table, a text in the cells
   that state values, and the same text wherever it is cited;
6. each number is stored with the values that its text means;
7. each record, read back from its rows, has the hash with which it was loaded, and is what the
   chronicles that define it state together;
8. each date, solved again from its text, has the stored bounds.

If the file, the history or a rule has a problem, records and dates are not checked; if a record has
one, dates are not. These, and the quotes of sources without a stored text, are reported as not
checked. At most a batch of records or one text is in memory at a time, except for events whose
dates depend on each other.
"""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import and_, func, not_, select, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel, col

from timeline.audit.dates import StoredDates
from timeline.audit.garbled import garbled, mistyped, read_history
from timeline.audit.locations import RecordLocation
from timeline.audit.numbers import wrong_numbers
from timeline.audit.parts import doubts, ids_of_altered, ids_of_united
from timeline.audit.quotes import QuotedText
from timeline.audit.rows import CitedRows, tables
from timeline.audit.rules import broken_rules
from timeline.canonical.cells import whole_rows
from timeline.canonical.from_rows import BATCH, records
from timeline.canonical.record import content_hash, order_hash
from timeline.database import is_garbled
from timeline.database.sessions import Session
from timeline.errors import Problem
from timeline.models import (
    Chronicle,
    Entity,
    File,
    Passage,
    Source,
    SourceColumn,
    Text,
)
from timeline.progress import Progress, silent
from timeline.text import plural


class Verification:
    """One check of a database; its numbers are complete when ``problems`` is exhausted."""

    def __init__(self, session: Session, progress: Progress = silent) -> None:
        self.session = session
        self._progress = progress
        self.texts = 0
        self.quotes = 0
        self.rows = 0
        self.tables = 0
        self.records = 0
        #: Not checked: quotes whose source has no stored text, and the number of such sources.
        self.loose_quotes = 0
        self.textless = 0
        self.sources = 0
        #: Whether records or dates were not checked, because of problems found before.
        self.stopped = False
        self._dated: StoredDates | None = None

    def problems(self) -> Iterator[Problem]:
        """Yield every problem with its record; for a quote, also with its source and words."""
        try:
            yield from self._steps()
        except (DBAPIError, UnicodeDecodeError) as error:
            if not is_garbled(error):
                raise
            self.stopped = True
            yield from garbled(self.session)

    def warnings(self) -> Iterator[Problem]:
        """Yield what is improbable only because several chronicles define a record.

        Only for a database without a problem.
        """
        return doubts(self.session)

    def _steps(self) -> Iterator[Problem]:
        sound = True
        shallow = {
            self._file: "the file",
            self._history: "the history",
            self._schema: "the rules",
            self._texts: "texts",
            self._rows: "rows of tables",
            self._amounts: "numbers",
        }
        deep = {self._records: "records", self._dates: "dates"}
        for step, what in (shallow | deep).items():
            if step in deep and not sound:
                self.stopped = True
                return
            self._progress(f"checking {what}", 0, 0)
            for problem in step():
                sound = sound and step in (self._texts, self._rows, self._amounts)
                yield problem

    def _file(self) -> Iterator[Problem]:
        bind = self.session.get_bind()
        if bind.dialect.name == "sqlite":
            for (message,) in self.session.execute(text("PRAGMA integrity_check")):
                if message != "ok":
                    yield Problem("database", 0, "", message)
        yield from mistyped(self.session)

    def _schema(self) -> Iterator[Problem]:
        yield from broken_rules(self.session)

    def _history(self) -> Iterator[Problem]:
        yield from read_history(self.session)

    @property
    def checked(self) -> str:
        """A summary of what was checked, in words."""
        quotes = plural(self.quotes + self.loose_quotes, "quote")
        if self.loose_quotes:
            quotes = f"{self.quotes:,} of {quotes}"
        texts, records_ = plural(self.texts, "text"), plural(self.records, "record")
        rows = f"{plural(self.rows, 'row')} of {plural(self.tables, 'table')}, "
        return f"{quotes} in {texts}, {rows if self.tables else ''}{records_}"

    @property
    def unchecked(self) -> tuple[str, ...]:
        """What was not checked and why, one phrase each; empty if everything was checked."""
        found = []
        if self.textless:
            sources = f"{self.textless:,} of {plural(self.sources, 'source')}"
            have = "has" if self.textless == 1 else "have"
            loose = plural(self.loose_quotes, "quote") if self.loose_quotes else "texts"
            found.append(f"{loose}, because {sources} {have} no stored text")
        if self.stopped:
            found.append("records and dates, because the rows they are read from are damaged")
        return tuple(found)

    def _texts(self) -> Iterator[Problem]:
        is_table = col(Source.id).in_(select(col(SourceColumn.source_id)))
        textless = col(Source.text_id).is_(None)
        self.sources, self.textless = self.session.execute(
            select(func.count(), func.count().filter(textless, not_(is_table)))
            .select_from(Source)
        ).one()  # fmt: skip
        self.loose_quotes = self.session.execute(
            select(func.count())
            .select_from(Passage)
            .join(Source, col(Source.id) == col(Passage.source_id))
            .where(textless, col(Passage.quote) != "", not_(and_(is_table, *whole_rows(Passage))))
        ).scalar_one()
        for text_id in self.session.scalars(select(col(Text.id)).order_by(col(Text.id))).all():
            body, digest = self.session.execute(
                select(col(Text.body), col(Text.sha256)).where(col(Text.id) == text_id)
            ).one()
            sources = self.session.execute(
                select(col(Source.id), col(Entity.key), col(File.path), col(Entity.line))
                .join(Entity, col(Entity.id) == col(Source.id))
                .join(File, col(File.id) == col(Entity.file_id))
                .where(col(Source.text_id) == text_id)
                .order_by(col(Entity.key))
            ).all()
            self.texts += bool(sources)  # one that only the history has is not a text of a source
            if hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest() != digest:
                for _, *location in sources:
                    yield RecordLocation(*location).problem(
                        "the stored text was altered: its hash differs"
                    )
            for source_id, source, *_ in sources:
                yield from self._quotes(source_id, source, body)

    def _quotes(self, source_id: int, source: str, body: str) -> Iterator[Problem]:
        quoted = QuotedText(source, body)
        passages = self.session.execute(
            select(*_PLACE, *_columns(Passage))
            .join(Entity, col(Entity.id) == col(Passage.entity_id))
            .join(File, col(File.id) == col(Entity.file_id))
            .where(col(Passage.source_id) == source_id)
            .order_by(col(Passage.start))
        )
        for passage in passages:
            self.quotes += bool(passage.quote)
            for fault in quoted.faults(passage):
                yield RecordLocation(*passage[:3]).problem(
                    fault.message, f"cite.{source}{fault.of}"
                )

    def _rows(self) -> Iterator[Problem]:
        for source_id, (source, table) in tables(self.session).items():
            rows = CitedRows(self.session, source_id, table)
            for fault in rows.faults():
                path = f"cite.{source}.{fault.of}" if fault.of else f"cite.{source}"
                location = RecordLocation(fault.key, fault.path, fault.line)
                yield location.problem(fault.message, path)
            self.rows += rows.count
            self.tables += 1

    def _records(self) -> Iterator[Problem]:
        """Check each record, and meanwhile solve the dates of those that depend on no other."""
        self._dated, sound = StoredDates(self.session, self._progress), True
        of = self.session.scalar(select(func.count()).select_from(Entity)) or 0
        several = ids_of_united(self.session)
        for entities in self._entities():
            self._progress("checking records", self.records, of)
            found = records(self.session, [row.id for row in entities])
            altered = ids_of_altered(self.session, found, several)
            for row in entities:
                self.records += 1
                record, order = found[row.id], row.order_hash
                if (
                    row.id in altered
                    or content_hash(record) != row.content_hash
                    or (order is not None and order_hash(record) != order)
                ):
                    sound = False
                    location = RecordLocation(row.key, row.path, row.line)
                    yield location.problem("the stored record is not the one that was loaded")
            if sound:
                self._dated.solve_alone(entities, found)

    def _entities(self) -> Iterator[Sequence[Any]]:
        """Yield every entity with its file and line, in batches."""
        last = 0
        while True:
            batch = self.session.execute(
                select(
                    col(Entity.id), col(Entity.key), col(File.path), col(Entity.line),
                    col(Entity.content_hash), col(Entity.order_hash), col(Entity.type),
                    col(File.timezone), col(Chronicle.name).label("chronicle"),
                )
                .join(File, col(File.id) == col(Entity.file_id))
                .join(Chronicle, col(Chronicle.id) == col(File.chronicle_id))
                .where(col(Entity.id) > last)
                .order_by(col(Entity.id))
                .limit(BATCH)
            ).all()  # fmt: skip
            if not batch:
                return
            yield batch
            last = batch[-1].id

    def _amounts(self) -> Iterator[Problem]:
        yield from wrong_numbers(self.session)

    def _dates(self) -> Iterator[Problem]:
        """Yield the dates that solving them again does not give."""
        assert self._dated is not None, "records are checked before"
        yield from self._dated.problems()


_PLACE: Final[tuple[Any, ...]] = (
    col(Entity.key).label("of"),
    col(File.path).label("at"),
    col(Entity.line).label("in"),
)


def _columns(model: type[SQLModel]) -> Sequence[Any]:
    """Return the columns of a table; a session that maps no objects returns no objects of it."""
    return model.__table__.columns.values()  # type: ignore[attr-defined, no-any-return]
