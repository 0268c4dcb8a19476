"""The names of the records that exist outside a table, for the conversion of its rows."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlmodel import SQLModel, col

from timeline.database.sessions import Session
from timeline.kinds.base import DATED, PLAIN
from timeline.kinds.countries import country_like
from timeline.kinds.registers import BY_TYPE
from timeline.loader.planning.references.naming import RecordNames
from timeline.loader.records import stored
from timeline.loader.records.batch import Batch
from timeline.loader.records.stored import select_in
from timeline.loader.records.tables import of_table
from timeline.models import Entity, Passage


class StoredDirectory:
    """Looks names up in the database, see ``readers.formats.base.Directory``.

    ``chronicle`` is that of the table: the records that it defined itself are known by ``before``
    only, so that it defines them again.
    """

    def __init__(self, session: Session, chronicle: str) -> None:
        self._session = session
        self._chronicle = chronicle
        own = self._of_table(select(col(Entity.key), col(Entity.type)))
        self._own: dict[str, set[str]] = {}
        for key, type_ in session.execute(own.where(col(Entity.type) != "event")):
            self._own.setdefault(type_, set()).add(key)
        self._names = RecordNames(session, Batch())
        self._before: dict[str, dict[str, str]] = {}
        self._found: dict[tuple[str, str], str] = {}
        self._stated: dict[tuple[str, str], dict[str, str]] = {}

    def find(self, type_: str, name: str) -> str:
        """Return the key of the one record that has this name; empty if none or several have it.

        A key is that of its record, even if it is also a name of another one.
        """
        if (type_, name) not in self._found:
            own = self._own.get(type_, set())
            keys = [key for key in self._names.called(type_, name) if key not in own]
            one = keys[0] if len(keys) == 1 else ""
            self._found[type_, name] = name if name in keys else one
        return self._found[type_, name]

    def before(self, type_: str, name: str) -> str:
        """Return the key under which the table defined a record of this name, or key, before."""
        if name in self._own.get(type_, ()):
            return name
        if type_ not in self._before:
            register = BY_TYPE[type_]
            table = SQLModel.metadata.tables[register.name]
            rows = self._session.execute(
                select(table.c[register.called], col(Entity.key)).join(
                    Entity, col(Entity.id) == table.c.id
                )
            )
            own = self._own.get(type_, set())
            self._before[type_] = {text: key for text, key in rows if key in own}
        return self._before[type_].get(name, "")

    def stated(self, type_: str, key: str) -> Mapping[str, str]:
        """Return the fields of the record with this key that are one text each."""
        if (type_, key) not in self._stated:
            rows = self._session.connection().execute(_stating(type_), {"key": key})
            fields = rows.mappings().one()
            self._stated[type_, key] = {name: str(text) for name, text in fields.items() if text}
        return self._stated[type_, key]

    def timezone(self, place: str) -> str:
        """Return the time zone of the place with this key; empty if it states none."""
        return stored.zones(self._session, [place]).get(place, "")

    def is_taken(self, key: str) -> bool:
        """Return whether a record has this key."""
        return self._session.connection().execute(_TAKEN, {"key": key}).first() is not None

    def event_keys(self) -> Iterator[str]:
        """Yield the keys of the events that the table made before."""
        keys = self._of_table(select(col(Entity.key))).where(col(Entity.type) == "event")
        yield from self._session.scalars(keys.execution_options(yield_per=10_000))

    def event_rows(self, keys: Iterable[str]) -> Iterator[tuple[str, int, str]]:
        """Yield the rows of those of these events that the table made: key, number, and quote.

        The number is 0 if it is that of an earlier edition. Passages of other chronicles, which
        correct an event, are not rows of the table.
        """
        rows = select(col(Entity.key), func.coalesce(col(Passage.row), 0), col(Passage.quote))
        sources = self._of_table(select(col(Entity.id))).where(col(Entity.type) == "source")
        statement = self._of_table(rows).where(
            col(Entity.type) == "event",
            col(Passage.column).is_(None),
            col(Passage.source_id).in_(sources),
        )
        cited = statement.join(Passage, col(Passage.entity_id) == col(Entity.id))
        yield from select_in(self._session, cited, col(Entity.key), sorted({*keys}))

    def _of_table(self, statement: Any) -> Any:
        """Return a query of records of which only those of the table are left."""
        return of_table(self._session, statement, self._chronicle)

    def near(self, type_: str, name: str) -> str:
        """Return the advice for a name that no record has: the nearest known ones, or empty.

        An actor may also be a country that no record is yet.
        """
        return self._names.near(type_, name) or (country_like(name) if type_ == "actor" else "")


@cache
def _stating(type_: str) -> Select[*tuple[Any, ...]]:
    """Return the query of the fields of a record of a register, by its key."""
    register = BY_TYPE[type_]
    table = SQLModel.metadata.tables[register.name]
    columns = [table.c[field.name] for field in register.fields if field.type in PLAIN | DATED]
    return (
        select(*columns)
        .join(Entity, col(Entity.id) == table.c.id)
        .where(col(Entity.key) == bindparam("key"))
    )


_TAKEN = select(col(Entity.id)).where(col(Entity.key) == bindparam("key"))
"""Executed without the session, which takes ten times as long for a single row."""
