"""Single values as JSON Schema.

For the loader every scalar is a text. An editor reads some of them as numbers and booleans:
``2022`` and ``no``. So a schema of a single value names every type that a valid text can be read
as; keywords for texts and for numbers apply to the values of their type only.

The patterns are of the syntax that Python and ECMAScript share. The loader removes white space at
both ends of a text, so all of them allow it.
"""

import re
from typing import Any, Final

from timeline.kinds.base import REFERENCES, Field, FieldType
from timeline.kinds.countries import country_codes
from timeline.kinds.patterns import PATTERNS
from timeline.models.vocabularies import Word
from timeline.quantities.currencies import MINOR_UNITS
from timeline.quantities.notation import FIGURES, UNSTATED
from timeline.reference.types import TYPES
from timeline.text import KEY, MAX_KEY, with_article

JsonSchema = dict[str, Any]

KEYS: Final[JsonSchema] = {"pattern": f"^{KEY}$", "maxLength": MAX_KEY}
"""The keys of a mapping that are keys of records, or slots."""

_TEXT, _NUMBER, _BOOLEAN, _NULL = "string", "number", "boolean", "null"
_SPACE: Final = "[ \\t\\r\\n]*"
_QUANTITY: Final = re.sub(r"\?P<\w+>", "?:", FIGURES)
_CURRENCIES: Final = "|".join(sorted(MINOR_UNITS))
_TYPES: Final[dict[FieldType, tuple[str, ...]]] = {
    **dict.fromkeys(REFERENCES, (_TEXT, _BOOLEAN)),  # a key can be no, yes, on, off
    FieldType.TAG: (_TEXT, _BOOLEAN),
    FieldType.LANGUAGE: (_TEXT, _BOOLEAN),  # no is Norwegian
    FieldType.ZONE: (_TEXT,),
    FieldType.URL: (_TEXT,),
    FieldType.MONEY: (_TEXT,),
    FieldType.DEGREES: (_TEXT, _NUMBER),
    FieldType.HASH: (_TEXT, _NUMBER),
    FieldType.ORDINAL: (_TEXT, _NUMBER),
    FieldType.TIMECODE: (_TEXT, _NUMBER),  # in base 60 for YAML 1.1
    FieldType.NUMBER: (_TEXT, _NUMBER),
    FieldType.DATE: (_TEXT, _NUMBER),
    FieldType.PERIOD: (_TEXT, _NUMBER),
}
"""What an editor can read a valid text as; texts of all other types can be read as anything."""
_PATTERNS: Final[dict[FieldType, str]] = {
    **PATTERNS,
    FieldType.NUMBER: f"(?:{'|'.join(UNSTATED)}|{_QUANTITY})",
    FieldType.MONEY: f"(?:{'|'.join(UNSTATED)}|{_QUANTITY} (?:{_CURRENCIES}))",
    FieldType.URL: "[hH][tT][tT][pP][sS]?://[^ \\t\\r\\n]+",
    FieldType.ZONE: "[A-Za-z][A-Za-z0-9_+/-]*",
}
_EDTF: Final = r"(?:unknown|[0-9XYESTZ~?%:.,/+\[\]{}-]+)"
"""The alphabet of a date that is not a wording."""
_SOMETHING: Final = r"\S"


def scalar(field: Field, record_type: str = "event") -> JsonSchema:
    """Return the schema of one value of a field: only texts, numbers and booleans are valid.

    Only dates of events can be wordings.
    """
    if field.terms:
        return _one_of(field.terms)
    if field.type is FieldType.FLAG:
        return {"$ref": "#/$defs/country"}
    found: JsonSchema = {"type": [*_TYPES.get(field.type, (_TEXT, _NUMBER, _BOOLEAN))]}
    pattern = _PATTERNS.get(field.type, "")
    if field.type in (FieldType.DATE, FieldType.PERIOD) and record_type != "event":
        pattern = _EDTF
    found["pattern"] = f"^{_SPACE}{pattern}{_SPACE}$" if pattern else _SOMETHING
    if pattern:
        found["patternErrorMessage"] = _wanted(field)
    if field.type in REFERENCES or field.type is FieldType.TAG:
        found["maxLength"] = MAX_KEY
    elif not pattern or field.type is FieldType.URL:
        found["maxLength"] = field.limit
    return found | _limits(field)


def _wanted(field: Field) -> str:
    """Return what an editor says of a text that is not valid, instead of the pattern."""
    name, how, example, _ = TYPES[field.type]
    such = f", such as {example}" if example else ""
    return f"{with_article(name)} is expected: {how.replace('`', '')}{such}"


def countries() -> JsonSchema:
    """Return the schema of a country, for ``#/$defs/country``."""
    names = country_codes()
    return {"enum": [*names], "enumDescriptions": [*names.values()]}


def anything(limit: int) -> JsonSchema:
    """Return the schema of a text of any content, but not of an empty one."""
    return {"type": [_TEXT, _NUMBER, _BOOLEAN], "pattern": _SOMETHING, "maxLength": limit}


def maybe_empty(limit: int) -> JsonSchema:
    """Return the schema of a text that may be empty."""
    return {"type": [_TEXT, _NUMBER, _BOOLEAN, _NULL], "maxLength": limit}


def _limits(field: Field) -> JsonSchema:
    """Return what holds for a value that is read as a number."""
    found: JsonSchema = {}
    if field.type is FieldType.ORDINAL:
        found = {"minimum": 1, "multipleOf": 1}
    elif field.type is FieldType.NUMBER:
        found = {"minimum": 0}
        if field.whole:
            found["multipleOf"] = 1
    for name, limit in (("minimum", field.possible.least), ("maximum", field.possible.most)):
        if limit is not None:
            found[name] = int(limit) if limit == limit.to_integral_value() else float(limit)
    return found


def _one_of(terms: tuple[str, ...]) -> JsonSchema:
    """Return a closed list, with the numbers that its words can be read as."""
    values: list[Any] = []
    meanings: list[str] = []
    for term in terms:
        several: list[Any] = [str(term)]
        if term.isdecimal():
            several.append(int(term))
        for each in several:
            values.append(each)
            meanings.append(term.meaning if isinstance(term, Word) else "")
    return {"enum": values} | ({"enumDescriptions": meanings} if any(meanings) else {})
