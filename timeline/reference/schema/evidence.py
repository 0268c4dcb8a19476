"""The evidence of a record as JSON Schema: citations, and reasons by value path.

A value path begins with the name of a field of the record, so the paths of each kind are its own.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Final

from timeline.canonical.evidence import ALL
from timeline.canonical.record import CITATION, CLAIMS, LOCATORS, MAX_REASON, REASONS
from timeline.kinds.base import Field, FieldType, Per
from timeline.reference.evidence_words import EVIDENCE
from timeline.reference.fields import UNLIMITED
from timeline.reference.schema.scalars import KEYS, JsonSchema, anything, scalar
from timeline.reference.schema.shapes import by_slot, described, several

_OF_SLOTS = frozenset({FieldType.WORDING, FieldType.RECORDS, FieldType.COLUMNS})
_LIST: Final = {"type": "array"}


def evidence(fields: Sequence[Field], citation: str) -> dict[str, JsonSchema]:
    """Return the properties of a record that are its evidence.

    ``citation`` is the reference to the schema that ``citations`` returns.
    """
    passage = {"$ref": citation}
    cited = {
        "title": "Citations",
        "description": _help("cite"),
        **by_slot(KEYS, {"if": _LIST, "then": several(passage), "else": passage}),
    }
    names = _paths(fields)
    reasons = {
        name: {
            "title": name.capitalize(),
            "description": _help(name),
            **by_slot(names, anything(MAX_REASON)),
        }
        for name in REASONS
    }
    return {"cite": cited, **reasons}


def citations(fields: Sequence[Field], rivals: Mapping[str, str]) -> JsonSchema:
    """Return the schema of one passage that a record with these fields cites; a text is its quote.

    ``rivals`` are the references to the schemas of the values under each of ``CLAIMS``.
    """
    paths = _paths(fields)
    properties = {field.name: described(field) for field in CITATION}
    one = {"type": "string", **paths}
    known = {"enum": [ALL, *(field.name for field in fields)]}
    properties["for"] = {
        "title": "For",
        "description": _help("for"),
        "anyOf": [known, one, {"type": "array", **several({"anyOf": [known, one]})}],
    }
    for name in CLAIMS:
        said = {"title": name.capitalize(), "description": _help(name)}
        properties[name] = said | {"$ref": rivals[name]}
    words_or_place = [{"required": [name]} for name in ("quote", *LOCATORS)]
    quote = anything(CITATION[0].limit)
    return {
        **quote,
        "type": [*quote["type"], "object"],
        "properties": properties,
        "additionalProperties": False,
        "anyOf": words_or_place,
    }


def _help(word: str) -> str:
    meaning, example = EVIDENCE[word]
    return f"{meaning}\n\nExample: `{example}`"


def _paths(fields: Sequence[Field]) -> JsonSchema:
    names = "|".join(field.name for field in fields)
    return {"pattern": rf"^(?:{names})(?:\..+)?$", "maxLength": 400}


def rival_values(fields: Sequence[Field], record_type: str) -> JsonSchema:
    """Return the schema of the values that a source gives instead, by value path."""
    single = {each.name: _rival(each, record_type) for each in fields if not _has_slots(each)}
    slots: dict[str, tuple[JsonSchema, list[str]]] = {}
    for each in filter(_has_slots, fields):
        one = anything(UNLIMITED) if each.type in _OF_SLOTS else _rival(each, record_type)
        slots.setdefault(json.dumps(one), (one, []))[1].append(each.name)
    return {
        "type": "object",
        "properties": single,
        "patternProperties": {
            rf"^(?:{'|'.join(names)})(?:\..+)?$": one for one, names in slots.values()
        },
        "additionalProperties": False,
        "minProperties": 1,
    }


def _has_slots(field: Field) -> bool:
    """Whether a field can have several values, each with a path of its own."""
    return field.many or field.per is not Per.NOTHING or field.type in _OF_SLOTS


def _rival(field: Field, record_type: str) -> JsonSchema:
    """Return the schema of a value that a source gives instead: it may be an impossible one."""
    one = scalar(field, record_type)
    return {name: each for name, each in one.items() if name not in ("minimum", "maximum")}
