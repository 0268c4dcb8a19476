"""The parts of a declaration: fields, kinds of event, and types of register entry.

A *kind* is one declaration. Its fields define the seed keys, the value paths of claims, the fields
of the query language, the CSV columns, the labels of the detail view and the JSON schema.

The steps to add a kind are in ``docs/architecture.md``. Its table has ``event_id``, one column for
each field whose ``type`` is in ``PLAIN``, and one for each that names a place (``kinds.tables``).
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Final, NamedTuple

from timeline.kinds.rules import KindRule
from timeline.models.vocabularies import Word
from timeline.text import with_article


class FieldType(StrEnum):
    """The type of a field's values, which also determines where they are stored."""

    TEXT = "text"  # plain text: a column of the record's own table
    TERM = "term"  # a word of a closed list: a column with a CHECK
    FLAG = "flag"  # ISO 3166-1 alpha-3 country: a column
    ZONE = "zone"  # IANA time zone: a column
    DEGREES = "degrees"  # WGS 84 decimal degrees, as written: a column
    LANGUAGE = "language"  # BCP 47 language tag: a column
    URL = "url"  # http(s) address: a column
    HASH = "hash"  # SHA-256 in hex: a column
    ORDINAL = "ordinal"  # the number of a page, a row or a line, from 1: an integer column
    TIMECODE = "timecode"  # a time in a recording, HH:MM:SS: a column
    NUMBER = "number"  # an uncertain number: rows of ``amount``
    MONEY = "money"  # an uncertain amount of money: rows of ``amount``
    DATE = "date"  # an uncertain or relative date: rows of ``event_date``, or the source's columns
    PERIOD = "period"  # exact first and last days, or open ends: three columns
    WORDING = "wording"  # texts distinguished by a slot: rows of ``wording``
    RECORDS = "records"  # a list of small records: each part is stored like a field of its type
    TAG = "tag"  # words that users choose: rows of ``event_tag``
    ACTOR = "actor"  # actors in a role: rows of ``participation``, or a column of a register entry
    SYSTEM = "system"
    PROGRAMME = "programme"
    PLACE = "place"
    SOURCE = "source"
    EVENT = "event"  # links only, see ``canonical.record.LINKS``
    FILE = "file"  # a source's text: a path inside the chronicle
    COLUMNS = "columns"  # columns of a table, each with value paths: rows of ``source_column``


#: Types whose values are keys of other records.
REFERENCES = frozenset(
    {
        FieldType.ACTOR,
        FieldType.SYSTEM,
        FieldType.PROGRAMME,
        FieldType.PLACE,
        FieldType.SOURCE,
        FieldType.EVENT,
    }
)
#: Types of dates of register entries; each has columns with its first and its last day, too.
DATED = frozenset({FieldType.DATE, FieldType.PERIOD})
#: Types that are stored in one column of the record's own table, with the name of the field.
PLAIN = frozenset(
    {
        FieldType.TEXT,
        FieldType.TERM,
        FieldType.FLAG,
        FieldType.ZONE,
        FieldType.DEGREES,
        FieldType.LANGUAGE,
        FieldType.URL,
        FieldType.HASH,
        FieldType.ORDINAL,
        FieldType.TIMECODE,
    }
)


MEASURES = frozenset({"km", "min", "°", "kt", "mb", "kN", "TIV"})
"""Units of measured quantities, which may have decimals; quantities with other units are counts."""


class Per(StrEnum):
    """What distinguishes the values of a field that may have more than one."""

    NOTHING = ""
    PARTICIPANT = "participant"  # {usa: 17000+, kor: 300000}, or one value for all together
    MODALITY = "modality"  # {expected: 60, actual: 40}; a single value is an actual one
    ITEM = "item"  # the parts of a list of records: [{when: 2014, quantity: 8}]


class Limits(NamedTuple):
    """The least and the largest number, both inclusive; None for no limit."""

    least: Decimal | None = None
    most: Decimal | None = None

    def __str__(self) -> str:
        if self.least is not None and self.most is not None:
            return f"from {self.least:,f} to {self.most:,f}"
        if self.least is not None:
            return f"at least {self.least:,f}"
        return "any" if self.most is None else f"at most {self.most:,f}"

    def __bool__(self) -> bool:
        return self.least is not None or self.most is not None

    def exclude(self, value: Decimal) -> bool:
        """Return whether a number is outside."""
        below = self.least is not None and value < self.least
        return below or (self.most is not None and value > self.most)


ANY: Final = Limits()


def limits(least: str = "", most: str = "") -> Limits:
    """Return limits from decimal numbers; an empty one means no limit."""
    return Limits(Decimal(least) if least else None, Decimal(most) if most else None)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record.

    ``name`` is the seed key and the value path; ``title`` the label; ``unit`` what a number counts
    (empty for money, whose unit is its currency). ``many`` allows a list. ``terms`` is the closed
    list of a TERM. ``query`` is the name in the query language if that is not ``name``. ``cited``:
    whether a value needs a citation or a stated inference. ``default`` is the value of a field that
    is not written; a canonical record omits it even if it was written. ``limit`` is the largest
    length of a text, in characters. ``parts`` are the fields of each of the RECORDS: dates and
    numbers.

    A number outside ``possible`` cannot be true and is an error; one outside ``usual`` is reported
    as a warning. ``narrows`` is the field whose words those of ``terms`` narrow (``Word.of``).
    ``result``: an event that is still to come cannot have a value. ``sequence`` are those of
    ``terms`` that follow each other in time, in their order. ``mentioned``: an actor need not exist
    at the time of the event. ``several`` is the term of an event whose items differ in it, and
    ``unknown`` the one for a value that each item has, but that is not known. ``stage`` is that of
    what its values count, if it can be another one than that of the event; their dates are then in
    the field ``dated``, or in that part of the same of the RECORDS. ``joined``: several chronicles
    can state different texts of one register entry, and it has them all. ``inapplicable`` is the
    term of an event whose items have no value of the field. ``level``: a number is that of each day
    of its event, as of troops that take part; other numbers add up over its days, as a cost does.
    """

    name: str
    title: str
    type: FieldType
    unit: str = ""
    many: bool = False
    per: Per = Per.NOTHING
    terms: tuple[str, ...] = ()
    query: str = ""
    required: bool = False
    cited: bool = True
    default: str = ""
    limit: int = 10_000
    parts: tuple["Field", ...] = ()
    possible: Limits = ANY
    usual: Limits = ANY
    narrows: str = ""
    result: bool = False
    sequence: tuple[str, ...] = ()
    mentioned: bool = False
    several: str = ""
    unknown: str = ""
    stage: str = ""
    dated: str = ""
    joined: bool = False
    inapplicable: str = ""
    level: bool = False

    @property
    def no_values(self) -> frozenset[str]:
        """The terms that are not the value of an item whose value is not known."""
        return frozenset(filter(None, (self.unknown, self.inapplicable)))

    @property
    def whole(self) -> bool:
        """Whether its values are numbers of whole things, such as people and aircraft."""
        return self.type is FieldType.NUMBER and self.unit not in MEASURES

    @property
    def query_name(self) -> str:
        """The field's name in a query."""
        return self.query or self.name

    @property
    def about(self) -> str:
        """Its unit and its limits: ``°, from 0 to 360``; empty if it has neither."""
        return ", ".join(filter(None, (self.unit, str(self.possible or ""))))

    def narrowing(self, wide: str) -> list[Word]:
        """Return the terms that narrow this word of the field ``narrows``."""
        return [each for each in self.terms if isinstance(each, Word) and wide in each.of]

    def at(self, slot: str) -> "Field":
        """Return the field of the value in a slot: of RECORDS the part that ``1.when`` names."""
        return _part(self, slot.rpartition(".")[2]) if self.parts else self


@cache
def _part(field: Field, name: str) -> Field:
    """Return a part of RECORDS as a field of the record that has them."""
    part = next(part for part in field.parts if part.name == name)
    return replace(part, name=field.name, per=Per.ITEM)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event: its name and glyph, the fields it adds, and their table.

    ``meaning`` says in a line which events are of it.
    ``point``: an event of this kind is one act on one day, unless its date is an interval.
    ``colour`` is a Rich colour; the glyph and the name give the same information without it.
    ``items`` is the field whose numbers add up over the events of the kind: the missiles of all
    launches. It is empty if no field does (the units of several inventories are the same units).
    ``note`` is what its columns do not say.
    """

    name: str
    plural: str
    meaning: str
    glyph: str
    colour: str
    point: bool
    fields: tuple[Field, ...]
    rules: tuple[KindRule, ...] = ()
    items: str = ""
    note: str = ""

    @property
    def one(self) -> str:
        """Its name with an article: ``an exercise``."""
        return with_article(self.name)

    @property
    def plain(self) -> tuple[Field, ...]:
        """The fields that are columns of its table."""
        return tuple(field for field in self.fields if field.type in PLAIN)

    @property
    def item(self) -> Field | None:
        """The field named by ``items``."""
        return next((field for field in self.fields if field.name == self.items), None)

    @property
    def places(self) -> tuple[Field, ...]:
        """The fields that name a place other than that of the event: columns with its id."""
        return tuple(field for field in self.fields if field.type is FieldType.PLACE)

    @property
    def roles(self) -> tuple[Field, ...]:
        """The fields that name actors; each is a role."""
        return tuple(field for field in self.fields if field.type is FieldType.ACTOR)


@dataclass(frozen=True, slots=True)
class FieldPeriod:
    """A period of a register entry between two of its dates; ``name`` is its query field."""

    name: str
    title: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Register:
    """A type of record other than events: the section of a seed file, and its fields.

    ``periods`` are those between two of its dates, which queries search as one.
    """

    name: str
    section: str
    fields: tuple[Field, ...]
    rules: tuple[KindRule, ...] = ()
    periods: tuple[FieldPeriod, ...] = ()

    @property
    def called(self) -> str:
        """The field with the name of a record: ``name``, or ``title`` of a source."""
        return next(each.name for each in self.fields if each.name in ("name", "title"))
