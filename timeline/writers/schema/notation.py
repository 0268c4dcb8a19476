"""Short words for the parts of a JSON Schema."""

from collections.abc import Iterable
from typing import Any, Final

Schema = dict[str, Any]

TEXT: Final[Schema] = {"type": "string"}
NUMBER: Final[Schema] = {"type": "integer"}
TRUTH: Final[Schema] = {"type": "boolean"}
COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
ANYTHING: Final[Schema] = {}


def ref(name: str) -> Schema:
    """A definition, by name."""
    return {"$ref": f"#/$defs/{name}"}


def each(of: Schema) -> Schema:
    """A list."""
    return {"type": "array", "items": of}


def pair(of: Schema) -> Schema:
    """A list of two: the least and the most, the first and the last."""
    return {"type": "array", "items": of, "minItems": 2, "maxItems": 2}


def one_of(words: Iterable[str | int]) -> Schema:
    """A word of a closed list."""
    return {"enum": list(words)}


def maybe(of: Schema) -> Schema:
    """The same, or null."""
    return {"anyOf": [of, {"type": "null"}]}


def by_name(of: Schema) -> Schema:
    """Values by what tells them apart."""
    return {"type": "object", "additionalProperties": of}


def shape(properties: Schema, optional: Schema | None = None) -> Schema:
    """An object that has all of ``properties`` and may have those that are optional."""
    return {
        "type": "object",
        "properties": {**properties, **(optional or {})},
        "required": list(properties),
    }
