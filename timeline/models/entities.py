"""Records with a key: actors, systems, programmes, places, sources, named queries, events.

``entity`` has the key and the origin of each record; the table of its type shares the entity's id.
"""

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy import text as sql_text
from sqlmodel import Field, SQLModel

from timeline.models.base import (
    check,
    day_column,
    key_column,
    one_of,
    owner,
    refers,
    row_id,
    text_column,
)
from timeline.models.vocabularies import (
    ACTOR_KINDS,
    ENTITY_TYPES,
    RELIABILITIES,
    STATUSES,
    SYSTEM_CATEGORIES,
    SYSTEM_CLASSES,
)


class Entity(SQLModel, table=True):
    """A record's identity: its key, its line in a file, and a hash of its whole content.

    ``order_hash`` is a hash of the order in which it is written, null if an older version wrote it.
    A record that several chronicles define contains what all of them state (``canonical.uniting``);
    an event has the corrections of other chronicles on it (``canonical.correcting``).
    ``own_record`` is what its own chronicle states, in canonical form as JSON; null if that is the
    whole record.
    """

    __table_args__ = (one_of("type", ENTITY_TYPES),)
    id: int | None = row_id()
    key: str = key_column(unique=True)
    type: str = text_column(index=True)
    file_id: int = refers("file", index=True)
    line: int
    content_hash: str = text_column()
    order_hash: str | None = text_column(default=None)
    added_in: int = refers("revision")
    own_record: str | None = text_column(default=None)


class Definition(SQLModel, table=True):
    """The location where a chronicle defines a record, or corrects an event, of another chronicle.

    ``own_record`` is what the chronicle states of it, in canonical form as JSON; null if that is
    the whole record, but never of a correction.
    """

    entity_id: int = owner("entity", primary_key=True)
    file_id: int = refers("file", primary_key=True, index=True)
    line: int
    own_record: str | None = text_column(default=None)


class Alias(SQLModel, table=True):
    """Another name of an entity: a romanisation, a designation, a name in another language."""

    id: int | None = row_id()
    entity_id: int = owner("entity", index=True)
    position: int
    text: str = text_column()
    language: str | None = text_column(default=None)


class Actor(SQLModel, table=True):
    """A party: a state, an organisation, a company, a person, a unit, an armed group.

    ``valid_from`` and ``valid_until`` are plain dates, or ``unknown``; the columns that end in
    ``_lo`` and ``_hi`` bound them.
    """

    __table_args__ = (
        one_of("kind", ACTOR_KINDS),
        check("valid_from", "valid_from_lo <= valid_from_hi"),
        check("valid_until", "valid_until_lo <= valid_until_hi"),
    )
    id: int = owner("entity", primary_key=True)
    name: str = text_column()
    kind: str = text_column()
    country: str | None = text_column(default=None)
    part_of_id: int | None = refers("actor", default=None, index=True)
    valid_from: str = text_column(default="unknown")
    valid_from_lo: int = day_column()
    valid_from_hi: int = day_column()
    valid_until: str = text_column(default="unknown")
    valid_until_lo: int = day_column()
    valid_until_hi: int = day_column()
    note: str | None = text_column(default=None)


class System(SQLModel, table=True):
    """A type of equipment; a variant is part of its family.

    ``class_`` narrows ``category``. A version (``version_of_id``) is a further development of
    another type, and is counted apart from it.
    """

    __table_args__ = (one_of("category", SYSTEM_CATEGORIES), one_of("class", SYSTEM_CLASSES))
    id: int = owner("entity", primary_key=True)
    name: str = text_column()
    category: str = text_column()
    country: str | None = text_column(default=None)
    class_: str | None = text_column(default=None, sa_column_kwargs={"name": "class"})
    maker_id: int | None = refers("actor", default=None, index=True)
    part_of_id: int | None = refers("system", default=None, index=True)
    version_of_id: int | None = refers("system", default=None, index=True)
    note: str | None = text_column(default=None)


class Programme(SQLModel, table=True):
    """A plan that events belong to."""

    id: int = owner("entity", primary_key=True)
    name: str = text_column()
    aim: str | None = text_column(default=None)
    owner_id: int | None = refers("actor", default=None, index=True)
    part_of_id: int | None = refers("programme", default=None, index=True)
    note: str | None = text_column(default=None)


class Place(SQLModel, table=True):
    """A named location. Degrees are WGS 84, decimal, north and east positive, as written."""

    id: int = owner("entity", primary_key=True)
    name: str = text_column()
    country: str | None = text_column(default=None)
    latitude: str | None = text_column(default=None)
    longitude: str | None = text_column(default=None)
    timezone: str | None = text_column(default=None)
    part_of_id: int | None = refers("place", default=None, index=True)
    note: str | None = text_column(default=None)


class Text(SQLModel, table=True):
    """The whole text of a source, with LF line ends; ``sha256`` is the hash of its UTF-8 bytes.

    Texts are never deleted, because an earlier revision may need them.
    """

    id: int | None = row_id()
    sha256: str = text_column(unique=True)
    body: str = text_column()


class Source(SQLModel, table=True):
    """A document. ``published_lo`` and ``published_hi`` bound the day of its publication.

    ``covers`` is the period that it records, an EDTF interval or ``unknown``; ``covers_lo`` and
    ``covers_hi`` are its first and its last day. ``file_sha256`` is the hash of the file of which
    it is a table.
    """

    __table_args__ = (
        one_of("reliability", RELIABILITIES),
        check("published", "published_lo <= published_hi"),
        check("covers", "covers_lo <= covers_hi"),
    )
    id: int = owner("entity", primary_key=True)
    title: str = text_column()
    publisher: str | None = text_column(default=None)
    author: str | None = text_column(default=None)
    edition: str | None = text_column(default=None)
    url: str | None = text_column(default=None)
    archived: str | None = text_column(default=None)
    accessed: str | None = text_column(default=None)
    published: str = text_column(default="unknown")
    published_lo: int = day_column(index=True)
    published_hi: int = day_column()
    covers: str = text_column(default="unknown")
    covers_lo: int = day_column()
    covers_hi: int = day_column()
    language: str | None = text_column(default=None)
    reliability: str = text_column(default="F")
    timezone: str | None = text_column(default=None)
    derived_from_id: int | None = refers("source", default=None, index=True)
    text_path: str | None = text_column(default=None)
    text_id: int | None = refers("text", default=None, index=True)
    file_sha256: str | None = text_column(default=None)
    note: str | None = text_column(default=None)


class SourceColumn(SQLModel, table=True):
    """A column of a source that is a table. ``fields`` are the value paths that its cells state.

    They are separated by single spaces; empty for a column that states no value.
    """

    __tablename__ = "source_column"
    __table_args__ = (UniqueConstraint("source_id", "name"),)
    source_id: int = owner("source", primary_key=True)
    position: int = Field(primary_key=True)
    name: str = text_column()
    fields: str = text_column()


class SavedQuery(SQLModel, table=True):
    """A named query, used as ``@KEY``."""

    __tablename__ = "saved_query"
    id: int = owner("entity", primary_key=True)
    text: str = text_column()


_MERGED = sql_text("same_as_id IS NOT NULL")


class Event(SQLModel, table=True):
    """The columns that all kinds share; ``timeline.kinds`` adds the CHECK on ``kind``.

    Bounds are days, both inclusive, solved together with those of other events. ``edtf`` is the
    solved date; ``when_text`` is as written, in the zone ``timezone`` if the event states one.
    ``sure`` is false if ``~``, ``?``, ``%`` or an inference took part in the bounds. ``span_class``
    is the class of ``end_hi - start_lo`` (see ``query.conditions``), with which an overlap query
    bounds the start from both sides. ``instant`` is in seconds since 1970 UTC; ``zone`` is the zone
    in which the days are counted. ``position`` orders events of the same days; it is null if the
    event's own columns do it (``query.finding.order``).
    """

    __table_args__ = (
        one_of("status", STATUSES),
        check("start", "start_lo <= start_hi"),
        check("end", "end_lo <= end_hi"),
        check("order", "start_lo <= end_lo AND start_hi <= end_hi"),
        check("instant", "instant_lo <= instant AND instant <= instant_hi"),
        check("span_class", "span_class BETWEEN 0 AND 4"),
        Index(None, "span_class", "start_lo", "end_hi", "sure"),
        Index(None, "start_lo", "end_hi", "id"),
        Index(None, "kind", "start_lo"),
        Index(None, "status", "start_lo"),
        # Nearly no event of a register is merged, and one of all would mislead SQLite's planner.
        Index(None, "same_as_id", sqlite_where=_MERGED, postgresql_where=_MERGED),
    )
    id: int = owner("entity", primary_key=True)
    kind: str = text_column()
    title: str = text_column()
    summary: str | None = text_column(default=None)
    status: str = text_column(default="occurred")
    place_id: int | None = refers("place", default=None, index=True)
    when_text: str = text_column()
    timezone: str | None = text_column(default=None)
    edtf: str = text_column()
    precision: str = text_column()
    qualifiers: str = text_column(default="")
    start_lo: int = day_column()
    start_hi: int = day_column()
    end_lo: int = day_column()
    end_hi: int = day_column()
    span_class: int
    sure: bool = Field(default=False)
    instant: int | None = day_column(default=None)
    instant_lo: int | None = day_column(default=None)
    instant_hi: int | None = day_column(default=None)
    zone: str | None = text_column(default=None)
    position: int | None = day_column(default=None)
    same_as_id: int | None = Field(default=None, foreign_key="event.id", ondelete="SET NULL")
