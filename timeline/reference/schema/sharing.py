"""Write a part of a schema once: what repeats moves to ``$defs``, and is referred to."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from timeline.reference.schema.scalars import JsonSchema

_LEAST: Final = 120
"""Characters of a part at least that is worth a reference."""
_STRUCTURE: Final = frozenset(
    {"$defs", "properties", "patternProperties", "additionalProperties", "items", "anyOf", "allOf",
     "then", "if"}
)  # fmt: skip


def shared(schema: JsonSchema) -> JsonSchema:
    """Return a schema of the same meaning in which no large part is written twice."""
    counts = Counter(_text(part) for _, part in _parts(schema, ()))
    repeated = {text for text, count in counts.items() if count > 1 and len(text) >= _LEAST}
    names: dict[str, str] = {}
    found: dict[str, JsonSchema] = {}

    def moved(value: Any, path: tuple[str, ...], whole: bool = False) -> Any:
        if isinstance(value, list):
            return [moved(each, path) for each in value]
        if not isinstance(value, dict):
            return value
        text = "" if whole else _text(value)
        if text in repeated and _is_schema(path):
            if text not in names:
                names[text] = name = _name(path, found)
                found[name] = {}  # taken, before its parts are named
                found[name] = moved(value, path, whole=True)
            return {"$ref": f"#/$defs/{names[text]}"}
        return {name: moved(each, (*path, name)) for name, each in value.items()}

    made: JsonSchema = moved({**schema, "$defs": {}}, ())
    own = {name: moved(each, ("$defs", name), whole=True) for name, each in schema["$defs"].items()}
    return made | {"$defs": own | dict(sorted(found.items()))}


def _parts(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], JsonSchema]]:
    """Yield every schema inside a schema."""
    if isinstance(value, list):
        for each in value:
            yield from _parts(each, path)
    elif isinstance(value, dict):
        if _is_schema(path):
            yield path, value
        for name, each in value.items():
            yield from _parts(each, (*path, name))


def _is_schema(path: tuple[str, ...]) -> bool:
    """Whether a mapping at a path is a schema, and no mapping of names to schemas."""
    names = ("properties", "patternProperties", "$defs")
    at = 0
    while at < len(path):
        if path[at] in names:
            at += 2
            if at > len(path):
                return False
        else:
            at += 1
    return True


def _name(path: tuple[str, ...], taken: JsonSchema) -> str:
    """Return a new name for a part: the names of the record and of the field that it is of."""
    words = [each.strip("^") for each in path if each not in _STRUCTURE]
    name = plain = ".".join(words).replace("\\", "").replace("..", ".").strip(".")
    number = 1
    while name in taken:
        number += 1
        name = f"{plain}.{number}"
    return name


def _text(part: JsonSchema) -> str:
    return json.dumps(part, ensure_ascii=False, separators=(",", ":"))
