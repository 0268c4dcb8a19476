"""The tables of a dataset: each column with its type and meaning, from the declared fields.

``events`` has the columns of ``timeline export csv`` with types, and the exact bounds in days.
"""

from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import Final, NamedTuple

from timeline.kinds import BY_TYPE, DATED, KINDS, Field, FieldType, Kind
from timeline.kinds.columns import BY_PARTICIPANT, EVIDENCE, OF_LINE, field_columns


class Type(Enum):
    """The type of a column; any column may have missing values."""

    TEXT = "text"
    TEXTS = "list of texts"
    BOOL = "true or false"
    DAY = "DATE"
    INTEGER = "64-bit integer"
    NUMBER = "double"


class DatasetColumn(NamedTuple):
    """A column of a table."""

    name: str
    type: Type
    about: str


class DatasetTable(NamedTuple):
    """A table of the dataset; ``about`` says what one row of it is."""

    name: str
    about: str
    columns: tuple[DatasetColumn, ...]

    def names(self) -> list[str]:
        """Return the names of its columns."""
        return [column.name for column in self.columns]


YEAR: Final = DatasetColumn(
    "year", Type.INTEGER, "the year of the first possible day; missing if that is open or unknown"
)
"""The column by which events are partitioned."""
WITHOUT: Final = ("independent", "quotes")
"""The columns of ``export csv`` that events do not have: ``claims`` has what they are made of."""

_TEXT, _TEXTS, _DAY = Type.TEXT, Type.TEXTS, Type.DAY
_DAY_NUMBER: Final = (
    "as a day number, exact for all years: 1 is 0001-01-01; open is ±2^62, unknown ±(2^62 − 1)"
)
_OUT: Final = "missing if open, unknown or not in the years 1 to 9999"
_OF_LINE: Final = {
    "key": (_TEXT, "the key of the event"),
    "kind": (_TEXT, "its kind"),
    "title": (_TEXT, "its title"),
    "status": (_TEXT, "`occurred`, `claimed`, `planned` and so on"),
    "when": (_TEXT, "the date as written"),
    "edtf": (_TEXT, "the solved date as EDTF"),
    "precision": (_TEXT, "how fine it is: `day`, `month`, `year`, `minute` and so on"),
    "qualifiers": (_TEXT, "`~` approximate, `?` uncertain or inferred"),
    "sure": (Type.BOOL, "the date has a bound and no qualifier"),
    "earliest": (_DAY, f"the first possible day; {_OUT}"),
    "latest": (_DAY, f"the last possible day; {_OUT}"),
    "summary": (_TEXT, "its summary"),
    "place": (_TEXT, "the key of its place"),
    "timezone": (
        _TEXT,
        "the time zone that the event itself states; `export csv` has that of its date",
    ),
    "actors": (_TEXTS, "the keys of all actors in any role"),
    "systems": (_TEXTS, "the keys of its systems"),
    "programme": (_TEXTS, "the keys of its programmes"),
    "tags": (_TEXTS, "its tags"),
}
_EVIDENCE: Final = {
    "links": (_TEXTS, "its links to other events, each once: `part-of=KEY`"),
    "inferred": (_TEXTS, "the value paths of inferred values"),
    "disputed": (_TEXTS, "the value paths on which sources differ"),
    "grade": (_TEXT, "the best grade of a passage that supports it, such as `B2`"),
    "sources": (_TEXTS, "the keys of its sources"),
}
BOUNDS: Final = {
    "start_lo": f"it starts on this day or later, {_DAY_NUMBER}",
    "start_hi": "it starts on this day or earlier, as a day number",
    "end_lo": "it ends on this day or later, as a day number",
    "end_hi": "it ends on this day or earlier, as a day number",
}
KNOWN: Final = {
    "dated": "at least one of these four bounds is a day",
    "bounded": "all four are days",
}
INSTANTS: Final = {
    "instant_lo": "the first possible second of a clock time, counted from 1970 UTC",
    "instant_hi": "the last possible second of it",
}
_PARTS: Final = {
    "_low": (Type.NUMBER, "its least value"),
    "_high": (Type.NUMBER, "its greatest value; missing if there is none"),
    "_qualifier": (_TEXT, "`exact`, `about`, `over` and so on"),
    "_unit": (_TEXT, "what it counts, or its currency"),
    "_edtf": (_TEXT, "the solved date as EDTF"),
    "_earliest": (_DAY, f"its first possible day; {_OUT}"),
    "_latest": (_DAY, f"its last possible day; {_OUT}"),
}
_FIGURE: Final = "the figure, as the nearest double; missing if `low` or `high` excludes it"
_NUMBERS: Final = (FieldType.NUMBER, FieldType.MONEY)


def _field_columns(field: Field) -> Iterator[DatasetColumn]:
    """Yield the columns of a field of a kind of event."""
    for name in field_columns(field):
        ending = next((each for each in _PARTS if name.endswith(each)), "")
        if field.parts:
            yield DatasetColumn(name, _TEXTS, f"{field.title}: as written, one for each record")
        elif name == field.name + BY_PARTICIPANT:
            yield DatasetColumn(name, _TEXTS, f"{field.title}: `usa=17000+` for each participant")
        elif ending and name not in (field.name, f"{field.name}_actual", f"{field.name}_expected"):
            yield DatasetColumn(name, _PARTS[ending][0], f"{field.title}: {_PARTS[ending][1]}")
        elif field.type in _NUMBERS:
            yield DatasetColumn(name, Type.NUMBER, f"{field.title}: {_FIGURE}")
        elif field.type in (FieldType.ACTOR, FieldType.WORDING):
            yield DatasetColumn(name, _TEXTS, field.title)
        else:
            written = " as written" if field.type is FieldType.DATE else ""
            yield DatasetColumn(name, _TEXT, field.title + written)


@cache
def events(kind: str = "") -> DatasetTable:
    """Return the table of events of one kind, or of all kinds."""
    kinds: list[Kind] = [KINDS[kind]] if kind else [*KINDS.values()]
    own = {
        column.name: column
        for each in kinds
        for field in each.fields
        for column in _field_columns(field)
    }
    columns = (
        *(DatasetColumn(name, *_OF_LINE[name]) for name in OF_LINE),
        *(DatasetColumn(name, Type.INTEGER, about) for name, about in BOUNDS.items()),
        *(DatasetColumn(name, Type.BOOL, about) for name, about in KNOWN.items()),
        DatasetColumn("zone", _TEXT, "the time zone in which its days are counted"),
        *(DatasetColumn(name, Type.INTEGER, about) for name, about in INSTANTS.items()),
        *own.values(),
        *(DatasetColumn(name, *_EVIDENCE[name]) for name in EVIDENCE if name not in WITHOUT),
        YEAR,
    )
    return DatasetTable("events", "an event, all its records together", columns)


_OF_EVENT: Final = DatasetColumn("event", _TEXT, "the key of the event")
_FIELD: Final = (
    DatasetColumn("field", _TEXT, "the field"),
    DatasetColumn(
        "slot", _TEXT, "`expected`, `actual`, a participant, or `1.when` in a list; or empty"
    ),
    DatasetColumn("text", _TEXT, "the value as written"),
)
PARTICIPANTS: Final = DatasetTable(
    "participants",
    "an actor in a role of an event",
    (
        _OF_EVENT,
        DatasetColumn("role", _TEXT, "the field that names it: `launcher`, `buyer`"),
        DatasetColumn("actor", _TEXT, "the key of the actor"),
        DatasetColumn("position", Type.INTEGER, "its place among those of the role, from 0"),
    ),
)
AMOUNTS: Final = DatasetTable(
    "amounts",
    "a number or an amount of money of an event",
    (
        _OF_EVENT,
        *_FIELD,
        DatasetColumn("best", Type.NUMBER, _FIGURE),
        DatasetColumn("low", *_PARTS["_low"]),
        DatasetColumn("high", *_PARTS["_high"]),
        DatasetColumn("qualifier", *_PARTS["_qualifier"]),
        DatasetColumn("unit", *_PARTS["_unit"]),
    ),
)
DATES: Final = DatasetTable(
    "dates",
    "a date of an event other than its own, such as that of a delivery",
    (
        _OF_EVENT,
        *_FIELD,
        DatasetColumn("edtf", *_PARTS["_edtf"]),
        DatasetColumn("sure", Type.BOOL, "it has a bound and no qualifier"),
        DatasetColumn("earliest", *_PARTS["_earliest"]),
        DatasetColumn("latest", *_PARTS["_latest"]),
        DatasetColumn("lo", Type.INTEGER, "its first possible day, as a day number"),
        DatasetColumn("hi", Type.INTEGER, "its last possible day, as a day number"),
    ),
)
LINKS: Final = DatasetTable(
    "links",
    "a link between two events",
    (
        _OF_EVENT,
        DatasetColumn("type", _TEXT, "`part-of`, `responds-to`, `after` and so on"),
        DatasetColumn("other", _TEXT, "the key of the other event, with all its records together"),
    ),
)
CLAIMS: Final = DatasetTable(
    "claims",
    "what a passage, or the curator, says of values of an event",
    (
        _OF_EVENT,
        DatasetColumn(
            "record", _TEXT, "the key of the record that cites it, if several are one event"
        ),
        DatasetColumn("fields", _TEXTS, "the value paths"),
        DatasetColumn(
            "stance", _TEXT, "`supports`, `restates`, `disputes`, `inferred` or `accepted`"
        ),
        DatasetColumn("says", _TEXT, "the source's own value, if it is another one"),
        DatasetColumn(
            "source", _TEXT, "the key of the source; missing for a reason of the curator"
        ),
        DatasetColumn("quote", _TEXT, "the words of the source; of a row of a table its cells"),
        DatasetColumn("page", Type.INTEGER, "the page"),
        DatasetColumn("row", Type.INTEGER, "the row of a table"),
        DatasetColumn("column", _TEXT, "the column of a table"),
        DatasetColumn("line", Type.INTEGER, "the line"),
        DatasetColumn("time", _TEXT, "the time in a recording"),
        DatasetColumn("credibility", _TEXT, "from `1` to `6`"),
        DatasetColumn("claimant", _TEXT, "the key of the actor whose word it is"),
        DatasetColumn("note", _TEXT, "a note, or the reason of the curator"),
    ),
)
WHOLES: Final = DatasetTable(
    "wholes",
    "an entry of a register and what it is part of, at any depth; every entry also with itself",
    (
        DatasetColumn("register", _TEXT, "`actor`, `system`, `programme` or `place`"),
        DatasetColumn("key", _TEXT, "the key of the entry"),
        DatasetColumn("whole", _TEXT, "the key of the whole"),
    ),
)
PARTS: Final = DatasetTable(
    "parts",
    "an event that counts as one with another: a launch of a salvo, a part of a part of it",
    (_OF_EVENT, DatasetColumn("whole", _TEXT, "the key of the other event")),
)
LONGEST_GAP: Final = 100
LONGEST_RANGE: Final = 1_000
"""Years between two dates, and years of one date, that are in ``months`` as a whole at most."""
MONTHS: Final = DatasetTable(
    "months",
    "a month in which an event possibly is, as far as its days are known, and those of up to"
    f" {LONGEST_GAP} years between two events; a date that spans {LONGEST_RANGE:,} years or more"
    " has its first and its last month only",
    (
        DatasetColumn("year", Type.INTEGER, "the year"),
        DatasetColumn("month", Type.INTEGER, "the month, from 1 to 12"),
        DatasetColumn("first_day", Type.INTEGER, "its first day, as a day number"),
        DatasetColumn("last_day", Type.INTEGER, "its last day, as a day number"),
    ),
)
OF_EVENTS: Final = (PARTICIPANTS, AMOUNTS, DATES, LINKS, CLAIMS)
"""The tables with rows of events, in addition to ``events``."""


@cache
def register(type_: str) -> DatasetTable:
    """Return the table of a register."""
    columns = [DatasetColumn("key", _TEXT, "the key of the entry")]
    for field in BY_TYPE[type_].fields:
        several = field.many or field.type is FieldType.COLUMNS
        columns.append(DatasetColumn(field.name, _TEXTS if several else _TEXT, field.title))
        if field.type in DATED:
            columns += (
                DatasetColumn(field.name + end, *_PARTS[end]) for end in ("_earliest", "_latest")
            )
    return DatasetTable(
        BY_TYPE[type_].section, f"an entry of the register of {type_}s", tuple(columns)
    )
