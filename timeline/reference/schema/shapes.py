"""Whole values of fields as JSON Schema: one value, lists, and mappings by participant or slot.

Types are listed together (``type: [string, array]``) rather than in ``anyOf``, because an editor
then says what is wrong instead of that no alternative fits.
"""

from collections.abc import Sequence
from typing import Final

from timeline.canonical.record import LINKS
from timeline.kinds.base import Field, FieldType, Per
from timeline.models.vocabularies import LINKS as LINK_TYPES
from timeline.models.vocabularies import MODALITIES
from timeline.reference.fields import example_of, notes_of, value_of
from timeline.reference.schema.scalars import KEYS, JsonSchema, maybe_empty, scalar

_NUMBERED: Final = "^[1-9][0-9]{0,5}$"
_LANGUAGE: Final = Field("language", "Language", FieldType.LANGUAGE)


def described(field: Field, record_type: str = "event") -> JsonSchema:
    """Return the schema of a field with its help."""
    return {"title": field.title, "description": help_of(field), **shape(field, record_type)}


def help_of(field: Field) -> str:
    """Return the help of a field in Markdown: what it is, and an example."""
    cited = ["needs a citation or a reason"] if field.cited else []
    notes = [value_of(field, terms=False), *cited, *notes_of(field)]
    return f"**{field.title}**: {'; '.join(notes)}.\n\nExample: `{field.name}: {example_of(field)}`"


def shape(field: Field, record_type: str = "event") -> JsonSchema:
    """Return the schema of the whole value of a field."""
    if field is LINKS:
        return _links()
    if field.type is FieldType.WORDING:
        return _aliases(field) if field.many else by_slot(KEYS, scalar(field, record_type))
    if field.type is FieldType.COLUMNS:
        names = {"maxLength": field.limit}
        return by_slot(names, maybe_empty(field.limit * 50))
    if field.type is FieldType.RECORDS:
        return _records(field, record_type)
    one = scalar(field, record_type)
    if field.many:
        return _beside(one, {"type": "array", **several(one)})
    if field.per is Per.PARTICIPANT:
        return _beside(one, by_slot(KEYS, one))
    if field.per is Per.MODALITY:
        return _beside(one, _mapping({name: one for name in MODALITIES if name}))
    return one


def several(item: JsonSchema) -> JsonSchema:
    """Return what holds for a list of different items."""
    return {"items": item, "minItems": 1, "uniqueItems": True}


def by_slot(names: JsonSchema, value: JsonSchema) -> JsonSchema:
    """Return a mapping of names that fit a schema to values that fit another one."""
    return {
        "type": "object",
        "propertyNames": names,
        "additionalProperties": value,
        "minProperties": 1,
    }


def _mapping(properties: dict[str, JsonSchema], required: Sequence[str] = ()) -> JsonSchema:
    found: JsonSchema = {"type": "object", "properties": properties, "additionalProperties": False}
    return found | ({"required": [*required]} if required else {"minProperties": 1})


def _beside(one: JsonSchema, other: JsonSchema) -> JsonSchema:
    """Return the schema of a single value or a collection."""
    if "enum" in one:
        return {"anyOf": [one, other]}
    return {**one, **other, "type": [*one["type"], other["type"]]}


def _aliases(field: Field) -> JsonSchema:
    text = scalar(field)
    parts = _mapping({"text": text, "language": scalar(_LANGUAGE)}, ["text"])
    item = {**text, **parts, "type": [*text["type"], "object"]}
    return {**item, "type": [*item["type"], "array"], **several(item)}


def _records(field: Field, record_type: str) -> JsonSchema:
    parts = {part.name: described(part, record_type) for part in field.parts}
    item = _mapping(parts)
    numbered = {
        "type": "object",
        "patternProperties": {_NUMBERED: item},
        "additionalProperties": False,
        "minProperties": 1,
    }
    return {"anyOf": [{"type": "array", "items": item, "minItems": 1}, item, numbered]}


def _links() -> JsonSchema:
    key = scalar(LINKS)
    keys = _beside(key, {"type": "array", **several(key)})
    links: dict[str, JsonSchema] = {}
    for name, link in LINK_TYPES.items():
        ends = [
            f" {joint} {' or '.join(kinds)}."
            for joint, kinds in (("Of", link.kinds), ("To", link.to))
            if kinds
        ]
        words = f"This event {link.reads} the other one.{''.join(ends)}"
        links[name] = {"title": link.reads, "description": words, **keys}
    item = _mapping(links)
    return {**item, "type": ["array", "object"], "items": item, "minItems": 1}
