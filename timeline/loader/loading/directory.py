"""The names of the records that exist outside a table, for the conversion of its rows."""

from sqlalchemy import select
from sqlmodel import Session, SQLModel, col

from timeline.kinds.countries import country_like
from timeline.kinds.registers import BY_TYPE
from timeline.loader.planning.naming import Names
from timeline.loader.records import stored
from timeline.loader.records.batch import Batch
from timeline.models import Chronicle, Claim, Entity, File, Passage


class StoredDirectory:
    """Looks names up in the database, see ``readers.formats.base.Directory``.

    ``chronicle`` is that of the table: the records that it defined itself are known by ``before``
    only, so that it defines them again.
    """

    def __init__(self, session: Session, chronicle: str) -> None:
        self._session = session
        own = (
            select(col(Entity.id), col(Entity.key), col(Entity.type))
            .join(File, col(File.id) == col(Entity.file_id))
            .join(Chronicle, col(Chronicle.id) == col(File.chronicle_id))
            .where(col(Chronicle.name) == chronicle, col(Entity.type) != "event")
        )
        self._own: dict[str, set[str]] = {}
        for _, key, type_ in session.execute(own):
            self._own.setdefault(type_, set()).add(key)
        self._names = Names(session, Batch())
        self._before: dict[str, dict[str, str]] = {}
        self._found: dict[tuple[str, str], str] = {}
        self._zones: dict[str, str] = {}

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
        """Return the key under which the table defined a record of this name before."""
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

    def timezone(self, place: str) -> str:
        """Return the time zone of the place with this key; empty if it states none."""
        if place not in self._zones:
            self._zones[place] = stored.zones(self._session, [place]).get(place, "")
        return self._zones[place]

    def is_taken(self, key: str) -> bool:
        """Return whether a record has this key."""
        return (
            self._session.scalar(select(col(Entity.id)).where(col(Entity.key) == key)) is not None
        )

    def rows_of(self, key: str) -> frozenset[int]:
        """Return the numbers of the rows that an event was made from; none if there is no event."""
        rows = (
            select(col(Passage.row))
            .join(Claim, col(Claim.passage_id) == col(Passage.id))
            .join(Entity, col(Entity.id) == col(Claim.entity_id))
            .where(col(Entity.key) == key, col(Entity.type) == "event")
        )
        return frozenset(row for row in self._session.scalars(rows) if row is not None)

    def near(self, type_: str, name: str) -> str:
        """Return the advice for a name that no record has: the nearest known ones, or empty.

        An actor may also be a country that no record is yet.
        """
        return self._names.near(type_, name) or (country_like(name) if type_ == "actor" else "")
