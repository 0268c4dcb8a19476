"""The schema of each table of a package, and its codebook, from the declarations."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final, NamedTuple

from timeline.kinds import BY_TYPE, EVENT_FIELDS, KINDS, REFERENCES, Field, FieldType
from timeline.models.vocabularies import CREDIBILITIES, LINKS, STANCES, Word
from timeline.query.dataset import declared, package
from timeline.query.dataset.beside import REGISTERS
from timeline.query.dataset.declared import DatasetColumn, DatasetTable, Type

Json = dict[str, Any]
CODEBOOK: Final = DatasetTable(
    "codebook",
    "a column of a table of this package",
    (
        DatasetColumn("table", Type.TEXT, "the table"),
        DatasetColumn("column", Type.TEXT, "the column"),
        DatasetColumn("type", Type.TEXT, "its type in the Table Schema"),
        DatasetColumn("about", Type.TEXT, "what it means"),
        DatasetColumn("unit", Type.TEXT, "what its numbers count, if that is always the same"),
    ),
)
VOCABULARY: Final = DatasetTable(
    "vocabulary",
    "a word of a closed vocabulary",
    (
        DatasetColumn("table", Type.TEXT, "the table"),
        DatasetColumn("column", Type.TEXT, "the column that has such words"),
        DatasetColumn("word", Type.TEXT, "the word"),
        DatasetColumn("about", Type.TEXT, "its definition"),
    ),
)
_TYPES: Final = {
    Type.TEXT: "string",
    Type.TEXTS: "array",
    Type.BOOL: "boolean",
    Type.DAY: "date",
    Type.INTEGER: "integer",
    Type.NUMBER: "number",
}
_EVENTS: Final = package.events().name
_OF_EVENT: Final = frozenset(table.name for table in package.OF_EVENTS)
_KEYED: Final = frozenset(
    (_EVENTS, package.QUERIES.name, *(BY_TYPE[type_].section for type_ in REGISTERS))
)
_REQUIRED: Final = {
    _EVENTS: ("key", "kind", "title", "when", "edtf", "status", "sure"),
    "participants": ("event", "role", "actor", "position"),
    "amounts": ("event", "field", "text", "qualifier"),
    "dates": ("event", "field", "text", "edtf"),
    "links": ("event", "type", "other"),
    "claims": ("event", "fields", "stance"),
    "register_claims": ("register", "key", "fields", "stance"),
    "queries": ("key", "text"),
    "aliases": ("register", "key", "text"),
    "source_columns": ("source", "name"),
}
_PRIMARY: Final = {
    "participants": ["event", "role", "actor"],
    "links": ["event", "type", "other"],
    "wholes": ["register", "key", "whole"],
    "parts": ["event", "whole"],
    "months": ["year", "month"],
    "source_columns": ["source", "name"],
    "codebook": ["table", "column"],
    "vocabulary": ["table", "column", "word"],
}


class Terms(NamedTuple):
    """The words that a column can have."""

    table: str
    column: str
    words: tuple[str, ...]


def tables() -> tuple[DatasetTable, ...]:
    """Return all tables in the order of the package, the codebook last."""
    registers = map(package.register, REGISTERS)
    return (
        package.events(), *package.OF_EVENTS, *registers,
        package.QUERIES, package.ALIASES, package.SOURCE_COLUMNS, package.REGISTER_CLAIMS,
        declared.WHOLES, declared.PARTS, declared.MONTHS, CODEBOOK, VOCABULARY,
    )  # fmt: skip


def schema(table: DatasetTable, *, complete: bool) -> Json:
    """Return the Table Schema; ``complete``: the package has all events of the database."""
    words = {each.column: each.words for each in terms() if each.table == table.name}
    found: Json = {
        "fields": [_field(table, column, words.get(column.name, ())) for column in table.columns],
        "missingValues": [""],
    }
    if primary := ["key"] if table.name in _KEYED else _PRIMARY.get(table.name):
        found["primaryKey"] = primary
    if foreign := [*_foreign_keys(table, complete)]:
        found["foreignKeys"] = foreign
    return found


def codebook() -> Iterator[dict[str, str]]:
    """Yield the rows of the codebook."""
    units = _units()
    for table in tables():
        for column in table.columns:
            unit = units.get(column.name, "") if table.name == _EVENTS else ""
            yield {
                "table": table.name,
                "column": column.name,
                "type": _TYPES[column.type],
                "about": column.about,
                "unit": unit,
            }


def vocabulary() -> Iterator[dict[str, str]]:
    """Yield the rows of the table of words."""
    for table, column, words in terms():
        for word in words:
            about = word.meaning if isinstance(word, Word) else ""
            yield {"table": table, "column": column, "word": word, "about": about}


@cache
def terms() -> tuple[Terms, ...]:
    """Return the columns with a closed vocabulary."""
    found: dict[tuple[str, str], dict[str, str]] = {(_EVENTS, "kind"): {k: k for k in KINDS}}

    def add(table: str, fields: tuple[Field, ...]) -> None:
        for field in fields:
            if field.type is FieldType.TERM:
                found.setdefault((table, field.name), {}).update((w, w) for w in field.terms)

    add(_EVENTS, EVENT_FIELDS)
    for kind in KINDS.values():
        add(_EVENTS, kind.fields)
    for type_ in REGISTERS:
        add(BY_TYPE[type_].section, BY_TYPE[type_].fields)
    found["links", "type"] = {link: link for link in LINKS}
    for table in ("claims", "register_claims"):
        found[table, "stance"] = {each: each for each in STANCES}
        found[table, "credibility"] = {each: each for each in CREDIBILITIES}
    return tuple(Terms(*place, tuple(words.values())) for place, words in found.items())


def _field(table: DatasetTable, column: DatasetColumn, words: tuple[str, ...]) -> Json:
    constraints: Json = {}
    keyed = table.name in _KEYED and column.name == "key"
    if keyed or column.name in _REQUIRED.get(table.name, ()):
        constraints["required"] = True
    if keyed:
        constraints["unique"] = True
    if words:
        constraints["enum"] = [*map(str, words)]
    field: Json = {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": column.about,
    }
    return field | ({"constraints": constraints} if constraints else {})


def _foreign_keys(table: DatasetTable, complete: bool) -> Iterator[Json]:
    """Yield the keys that hold: those of registers always, those of events if all are there."""
    to: dict[str, str] = {}
    if table.name in _OF_EVENT:
        to["event"] = _EVENTS
    if table.name == "participants":
        to["actor"] = BY_TYPE["actor"].section
    if table.name == "links" and complete:
        to["other"] = _EVENTS
    if table.name == _EVENTS:
        to["same_as"] = _EVENTS
        to |= _referring([*EVENT_FIELDS, *(f for kind in KINDS.values() for f in kind.fields)])
    if table.name in ("claims", "register_claims"):
        to |= {"source": BY_TYPE["source"].section, "claimant": BY_TYPE["actor"].section}
    if table.name == "source_columns":
        to["source"] = BY_TYPE["source"].section
    for type_ in REGISTERS:
        if table.name == BY_TYPE[type_].section:
            to |= _referring([*BY_TYPE[type_].fields])
    for column, other in to.items():
        resource = "" if other == table.name else other  # "" is the table itself
        reference = {"resource": resource, "fields": ["key"]}
        yield {"fields": [column], "reference": reference}


def _referring(fields: list[Field]) -> dict[str, str]:
    """Return the tables that columns with one key refer to."""
    return {
        field.name: BY_TYPE[field.type.value].section
        for field in fields
        if field.type in REFERENCES and not field.many and field.type is not FieldType.EVENT
    }


def _units() -> dict[str, str]:
    """Return by column of events what its numbers count, where that is one thing."""
    found: dict[str, set[str]] = {}
    for kind in KINDS.values():
        for field in kind.fields:
            if field.type is FieldType.NUMBER:
                for name in (field.name, f"{field.name}_expected", f"{field.name}_actual"):
                    found.setdefault(name, set()).add(field.unit)
    return {name: units.pop() for name, units in found.items() if len(units) == 1}
