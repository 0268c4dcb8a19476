"""The schema of a seed file: its header, its sections, and the records in each of them.

The keywords are those that drafts 7 and 2020-12 read alike, because editors support either. Faults
that need other records or a source text are not found by a schema: whether a key exists, a quote
is in its text, dates agree. ``timeline load --dry-run`` finds all of them.
"""

import json
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from timeline.canonical.comparing import can_be_restated
from timeline.canonical.record import CLAIMS, KIND, LINKS
from timeline.kinds import BY_TYPE, EVENT_FIELDS, KINDS, Field, event_fields
from timeline.kinds.registers import CORRECTIONS, QUERY, SECTIONS
from timeline.reference.schema.evidence import citations, evidence, rival_values
from timeline.reference.schema.scalars import KEYS, JsonSchema, countries
from timeline.reference.schema.shapes import by_slot, described, help_of
from timeline.reference.schema.sharing import shared

_HEADER: Final = {
    "name": "The name of the chronicle. Default: the name of its folder.",
    "title": "The title of the chronicle.",
}
_LINE: Final = "^[^\\t\\r\\n]*[^ \\t\\r\\n][^\\t\\r\\n]*$"
_ZONE: Final = next(field for field in EVENT_FIELDS if field.name == "timezone")


def seed_schema() -> JsonSchema:
    """Return the JSON Schema (draft 2020-12) of a seed file, as values for JSON."""
    defs: dict[str, JsonSchema] = {"timezone": described(_ZONE), "country": countries()}
    for type_, register in BY_TYPE.items():
        if register is not QUERY:
            defs |= _record(type_, register.fields)
    for name, kind in KINDS.items():
        defs |= _record(name, (KIND, *event_fields(kind), LINKS), "event")
    defs |= {"event": _event(), "correction": _correction()}
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A seed file of timeline",
        "description": "Records of a chronicle: sections, each with records by their keys.",
        "type": "object",
        "properties": {
            "chronicle": _header(),
            "timezone": _ref("timezone"),
            **{section: _section(section, type_) for section, type_ in SECTIONS.items()},
        },
        "additionalProperties": False,
        "minProperties": 1,
        "$defs": defs,
    }
    return shared(document)


@cache
def seed_schema_text() -> str:
    """Return the schema as the text of a JSON file."""
    return json.dumps(seed_schema(), ensure_ascii=False, indent=1) + "\n"


def _header() -> JsonSchema:
    line = {"type": ["string", "number", "boolean"], "pattern": _LINE, "maxLength": 200}
    properties: dict[str, Any] = {
        name: {"description": words, **line} for name, words in _HEADER.items()
    }
    return {
        "description": "What the chronicle is; in one file of its folder, above the sections.",
        "type": "object",
        "properties": properties | {"timezone": _ref("timezone")},
        "additionalProperties": False,
    }


def _section(section: str, type_: str) -> JsonSchema:
    if type_ == QUERY.name:
        one = described(QUERY.fields[0], type_)
        return {"description": "Named queries: one text each.", **by_slot(KEYS, one)}
    name = "correction" if section == CORRECTIONS else type_
    words = (
        "Parts of events of other chronicles, by the keys of these events."
        if section == CORRECTIONS
        else f"{section.capitalize()}, each by its key: lower-case words joined by hyphens."
    )
    return {"description": words, **by_slot(KEYS, _ref(name))}


def _record(name: str, fields: Sequence[Field], type_: str = "") -> dict[str, JsonSchema]:
    """Return the schemas of a type of record, or a kind of event, and of its citations."""
    type_ = type_ or name
    citation, values, restated = f"{name}-citation", f"{name}-values", f"{name}-restated"
    properties = {field.name: described(field, type_) for field in fields}
    properties |= evidence(fields, f"#/$defs/{citation}")
    record: JsonSchema = {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }
    if type_ == name:
        record["required"] = [field.name for field in fields if field.required]
    defs = {each: restated if each == "restates" else values for each in CLAIMS}
    narrowed = [each for field in fields if field.narrows for each in _narrowed(field, fields)]
    if narrowed:
        record["allOf"] = narrowed
    return {
        name: record,
        citation: citations(fields, {each: f"#/$defs/{defs[each]}" for each in CLAIMS}),
        values: rival_values(fields, type_),
        restated: rival_values([each for each in fields if _can_be_restated(each)], type_),
    }


def _can_be_restated(field: Field) -> bool:
    """Whether a value of a field, or of a part of it, can be restated."""
    return any(map(can_be_restated, field.parts or (field,)))


def _narrowed(field: Field, fields: Sequence[Field]) -> list[JsonSchema]:
    """Return what the words of a field must be for each word of the field that they narrow."""
    (wide,) = (each for each in fields if each.name == field.narrows)
    found = []
    for word in wide.terms:
        if fitting := [str(each) for each in field.narrowing(word)]:
            having = {"properties": {wide.name: {"const": str(word)}}, "required": [wide.name]}
            found.append({"if": having, "then": {"properties": {field.name: {"enum": fitting}}}})
    return found


def _event() -> JsonSchema:
    required = [field.name for field in (KIND, *EVENT_FIELDS) if field.required]
    return _of_its_kind() | {"required": required}


def _correction() -> JsonSchema:
    return _of_its_kind() | {"required": [KIND.name], "minProperties": 2}


def _of_its_kind() -> JsonSchema:
    """Return the schema of an event: its kind decides which fields it can have."""
    kinds = {
        **described(KIND),
        "enum": [*KINDS],
        "enumDescriptions": [kind.meaning for kind in KINDS.values()],
    }
    common = {
        field.name: {"title": field.title, "description": help_of(field)} for field in EVENT_FIELDS
    }
    return {
        "type": "object",
        "properties": {KIND.name: kinds} | common,
        "allOf": [
            {
                "if": {"properties": {KIND.name: {"const": name}}, "required": [KIND.name]},
                "then": _ref(name),
            }
            for name in KINDS
        ],
    }


def _ref(name: str) -> JsonSchema:
    return {"$ref": f"#/$defs/{name}"}
