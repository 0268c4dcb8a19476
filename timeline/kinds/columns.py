"""The columns of the tables that timeline writes, from the declarations of the fields.

Those of events are of ``timeline export csv``; ``writers.csv.events`` says what each contains.
"""

from typing import Final, NamedTuple

from timeline.kinds import (
    BY_TYPE,
    DATED,
    EVENT_FIELDS,
    KINDS,
    REFERENCES,
    Field,
    FieldType,
    Kind,
    Per,
)

OF_LINE: Final = (
    *("key", "kind", "title", "status", "when", "edtf", "precision", "qualifiers", "sure"),
    *("earliest", "latest", "summary", "place", "timezone", "actors", "systems", "programme"),
    "tags",
)
"""The first columns of values, which are the same for all kinds."""
EVIDENCE: Final = ("links", "inferred", "disputed", "grade", "sources", "independent", "quotes")
"""The last columns of values."""
READABLE: Final = ("source_titles", "citation")
"""The columns that say in words what the sources are; names have columns of their own, too."""
ALWAYS: Final = ("key", "kind", "title", "status", "when", "edtf", "sure", "earliest", "latest")
"""The columns that every table of events has, even if there is no event."""
CLAIMS: Final = ("event", "title", "kind", "field", "field_name", "value", "stance")
"""The columns that every table of claims (``timeline export csv --claims``) has."""
BY_PARTICIPANT: Final = "_by_participant"
"""The end of the name of a column with the values of each participant."""
PUBLICATIONS: Final = "publications"
"""The column of the sources on whose days of publication the dates of an event depend."""


class TermColumn(NamedTuple):
    """What the records in a column of keys state: the column with it, their type, and the field."""

    name: str
    type: str
    field: str


TERMS: Final = {
    "actors": TermColumn("actors_kinds", "actor", "kind"),
    "systems": TermColumn("systems_categories", "system", "category"),
    "place": TermColumn("place_timezone", "place", "timezone"),
    PUBLICATIONS: TermColumn("publications_dates", "source", "published"),
}
"""By column of keys, the column of what their records state besides their names.

It is what a record must state, and what the dates of an event depend on. Every actor of an event is
in ``actors``, and every system in ``systems``.
"""
_NUMBERS: Final = (FieldType.NUMBER, FieldType.MONEY)
_ACTORS: Final = "actors"


def event_columns(kind: Kind | None = None) -> list[str]:
    """Return the names of all columns for events of one kind, or of all kinds.

    After each column of keys is one with the names of what they are of, and after that the one of
    ``TERMS``, if it has any.
    """
    kinds = [kind] if kind else list(KINDS.values())
    own = [name for each in kinds for field in each.fields for name in field_columns(field)]
    columns = [*OF_LINE, *dict.fromkeys(own), PUBLICATIONS, *EVIDENCE]
    columns[columns.index("independent") : columns.index("independent")] = READABLE
    named = name_columns(kind)
    stated = {name: column.name for name, column in TERMS.items()}
    beside = ((name, named.get(name, ""), stated.get(name, "")) for name in columns)
    return [each for names in beside for each in names if each]


def name_columns(kind: Kind | None = None) -> dict[str, str]:
    """Return by each column of keys the column of their names, for one kind or all kinds."""
    kinds = [kind] if kind else list(KINDS.values())
    fields = [*EVENT_FIELDS, *(field for each in kinds for field in each.fields)]
    found = {
        field.name: f"{field.name}_names" if field.many else f"{field.name}_name"
        for field in fields
        if field.type in REFERENCES
    }
    return {_ACTORS: f"{_ACTORS}_names", PUBLICATIONS: f"{PUBLICATIONS}_titles"} | found


def register_columns(type_: str) -> list[str]:
    """Return the names of all columns of a register, for entries of this type."""
    ends = ("", "_earliest", "_latest")
    own = (
        f"{field.name}{end}"
        for field in BY_TYPE[type_].fields
        for end in (ends if field.type in DATED else ends[:1])
    )
    return ["key", *own, "events"]


def field_columns(field: Field) -> list[str]:
    """Return the columns of a field of a kind: one for each part of its values."""
    if field.parts:
        return [f"{field.name}_{part.name}" for part in field.parts]
    names = [field.name]
    if field.per is Per.MODALITY:
        names = [f"{field.name}_expected", f"{field.name}_actual"]
    found = [f"{name}{part}" for name in names for part in value_parts(field)]
    return [*found, f"{field.name}{BY_PARTICIPANT}"] if field.per is Per.PARTICIPANT else found


def value_parts(field: Field) -> tuple[str, ...]:
    """Return the ends of the names of the columns for one value of a field."""
    if field.type in _NUMBERS:
        return ("", "_low", "_high", "_qualifier", "_unit")
    return ("", "_edtf", "_earliest", "_latest") if field.type is FieldType.DATE else ("",)
