"""The values of events that are not plain columns, and the claims that connect them to passages.

A *value path* names a value of a record as in its seed file: ``when``, ``troops.usa``,
``delivery.expected``, ``links.part-of.KEY``. A path covers every path that begins with it.
"""

from decimal import Decimal

from sqlalchemy import Index, UniqueConstraint
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
from timeline.models.types import SearchNumber
from timeline.models.vocabularies import (
    CREDIBILITIES,
    LINKS,
    MODALITIES,
    STANCES,
)
from timeline.quantities import QUALIFIERS


class Amount(SQLModel, table=True):
    """A number or an amount of money of an event, as written, with its bounds for searches.

    ``actor_id`` is the participant that the number is for, or null; ``item`` is its number and part
    in a list of records (``1.quantity``), or empty; ``unit`` is an ISO 4217 code or null. A number
    that is unknown or does not apply has no bounds, and a qualifier that says so.
    """

    __table_args__ = (
        one_of("modality", MODALITIES),
        one_of("qualifier", QUALIFIERS),
        Index(None, "field", "high", "low"),
    )
    id: int | None = row_id()
    event_id: int = owner("event", index=True)
    field: str = text_column()
    actor_id: int | None = refers("actor", default=None, index=True)
    modality: str = text_column(default="")
    item: str = text_column(default="")
    text: str = text_column()
    low: Decimal | None = Field(default=None, sa_type=SearchNumber(-1))
    best: Decimal | None = Field(default=None, sa_type=SearchNumber())
    high: Decimal | None = Field(default=None, sa_type=SearchNumber(1))
    qualifier: str = text_column()
    unit: str | None = text_column(default=None)


class EventDate(SQLModel, table=True):
    """Another date of an event, such as its delivery, expected or actual.

    ``item`` is its number and part in a list of records (``1.when``), or empty. The members of a
    set in braces are rows of ``event_date_member`` too.
    """

    __tablename__ = "event_date"
    __table_args__ = (
        one_of("modality", MODALITIES),
        check("bounds", "lo <= hi"),
        Index(None, "field", "lo", "hi"),
    )
    id: int | None = row_id()
    event_id: int = owner("event", index=True)
    field: str = text_column()
    modality: str = text_column(default="")
    item: str = text_column(default="")
    text: str = text_column()
    edtf: str = text_column()
    lo: int = day_column()
    hi: int = day_column()
    sure: bool = Field(default=False)


class EventDateMember(SQLModel, table=True):
    """A member of a date field that means all of its members: 1976 of ``{1976,1978}``."""

    __tablename__ = "event_date_member"
    __table_args__ = (
        one_of("modality", MODALITIES),
        check("bounds", "lo <= hi"),
        Index(None, "field", "lo", "hi"),
    )
    id: int | None = row_id()
    event_id: int = owner("event", index=True)
    field: str = text_column()
    modality: str = text_column(default="")
    item: str = text_column(default="")
    lo: int = day_column()
    hi: int = day_column()
    sure: bool = Field(default=False)


class Wording(SQLModel, table=True):
    """One of several texts of a field, each with a slot: the commitments of a statement."""

    __table_args__ = (UniqueConstraint("event_id", "field", "slot"),)
    id: int | None = row_id()
    event_id: int = owner("event")
    field: str = text_column()
    slot: str = key_column()
    position: int
    text: str = text_column()


class Participation(SQLModel, table=True):
    """An actor that takes part in an event in a role: the name of a field of the event's kind.

    ``start_lo`` and ``end_hi`` are those of the event: so an index has all that is needed to find
    the first events of an actor, or those in a window of days.
    """

    __table_args__ = (Index(None, "actor_id", "event_id", "start_lo", "end_hi"),)
    event_id: int = owner("event", primary_key=True)
    role: str = text_column(primary_key=True)
    actor_id: int = refers("actor", primary_key=True)
    position: int
    start_lo: int = day_column()
    end_hi: int = day_column()


class EventSystem(SQLModel, table=True):
    """A type of equipment that an event is about."""

    __tablename__ = "event_system"
    __table_args__ = (Index(None, "system_id", "event_id"),)
    event_id: int = owner("event", primary_key=True)
    system_id: int = refers("system", primary_key=True)
    position: int


class EventProgramme(SQLModel, table=True):
    """A programme that an event belongs to."""

    __tablename__ = "event_programme"
    __table_args__ = (Index(None, "programme_id", "event_id"),)
    event_id: int = owner("event", primary_key=True)
    programme_id: int = refers("programme", primary_key=True)
    position: int


class EventTag(SQLModel, table=True):
    """A word that users choose to group events."""

    __tablename__ = "event_tag"
    __table_args__ = (Index(None, "tag", "event_id"),)
    event_id: int = owner("event", primary_key=True)
    tag: str = key_column(primary_key=True)
    position: int


class Link(SQLModel, table=True):
    """A typed relation from one event to another."""

    __table_args__ = (
        one_of("type", tuple(LINKS)),
        check("not_itself", "from_id <> to_id"),
        Index(None, "to_id", "type"),
    )
    from_id: int = owner("event", primary_key=True)
    type: str = text_column(primary_key=True)
    to_id: int = refers("event", primary_key=True)
    position: int


class Relation(SQLModel, table=True):
    """A date of ``event_id`` depends on ``anchor_id``, an event or a source.

    The wording itself is in ``when_text`` or ``event_date.text``. These rows state only which
    events depend on each other, so that a load finds the events that it affects.
    """

    event_id: int = owner("event", primary_key=True)
    anchor_id: int = refers("entity", primary_key=True, index=True)


class Passage(SQLModel, table=True):
    """An exact piece of a source's text that a record cites.

    The selectors of the W3C Web Annotation model: the quote with some context, and the position in
    Unicode code points, end exclusive. ``quote`` are the words of the text at this position.
    ``written`` is how the record quotes them, if that differs in more than white space
    (``passages.quotes``): an export returns it. ``start`` and ``end`` are null if the text of the
    source is not stored: such a quote cannot be verified, and every view states this. The quote of
    a whole row of a table (``source_column``) are its cells, as comma-separated values.

    ``page``, ``row``, ``column``, ``line`` and ``time`` state the place as readers of the source
    count it. With one of them ``quote`` may be empty if no text is stored. A passage with neither
    is not part of a text: the date of publication of its source supports a date of the record.
    """

    __table_args__ = (
        check("position", '(start IS NULL) = ("end" IS NULL)'),
        check("range", 'start >= 0 AND "end" > start'),
        check("page", "page > 0"),
        check("row", '"row" > 0'),
        check("line", "line > 0"),
        Index(None, "source_id", "start", "row"),
    )
    id: int | None = row_id()
    entity_id: int = owner("entity", index=True)
    source_id: int = refers("source")
    quote: str = text_column()
    written: str | None = text_column(default=None)
    prefix: str = text_column(default="")
    suffix: str = text_column(default="")
    start: int | None = Field(default=None)
    end: int | None = Field(default=None)
    language: str | None = text_column(default=None)
    translation: str | None = text_column(default=None)
    page: int | None = Field(default=None)
    row: int | None = Field(default=None)
    column: str | None = text_column(default=None)
    line: int | None = Field(default=None)
    time: str | None = text_column(default=None)


class PassageOrigin(SQLModel, table=True):
    """A source that a passage repeats, for a source that does not repeat it everywhere."""

    __tablename__ = "passage_origin"
    entity_id: int = owner("entity", index=True)
    passage_id: int = owner("passage", primary_key=True)
    source_id: int = refers("source", primary_key=True, index=True)
    position: int


class Claim(SQLModel, table=True):
    """A statement of a passage, or of the curator, about values of a record.

    ``fields`` has value paths as written, separated by single spaces. ``says`` is the source's own
    value if it is vaguer than the accepted value or another one; such a claim has one path.

    - supports: the passage supports the values (``says``: only this vaguer form of one)
    - restates: the source's own conversion of the value
    - disputes: a rival value
    - inferred: no passage; ``note`` is the curator's reason
    - accepted: no passage; ``note`` is why this value was accepted among rivals
    """

    __table_args__ = (
        one_of("stance", STANCES),
        one_of("credibility", CREDIBILITIES),
        check("passage", "(passage_id IS NULL) = (stance IN ('inferred', 'accepted'))"),
        check("says", "says IS NOT NULL OR stance NOT IN ('restates', 'disputes')"),
        check("reason", "note IS NOT NULL OR stance NOT IN ('inferred', 'accepted')"),
    )
    id: int | None = row_id()
    entity_id: int = owner("entity", index=True)
    passage_id: int | None = owner("passage", default=None, index=True)
    fields: str = text_column()
    stance: str = text_column()
    says: str | None = text_column(default=None)
    credibility: str = text_column(default="6")
    claimant_id: int | None = refers("actor", default=None, index=True)
    note: str | None = text_column(default=None)
