"""The JSON Schema of everything that ``--json`` prints: ``timeline schema output``.

One document (JSON Schema 2020-12), from the same declarations as the output. ``$defs`` has one
definition for each command, by its name, and one for each shape that they share. It is strict and
describes the output of this version: an undeclared key is an error. A key that is not required is
left out if there is no value. Null means unknown.
"""

import re
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from timeline.writers.json import OUTPUTS, output_type
from timeline.writers.json.shape import NAME

JsonSchema = dict[str, Any]


@cache
def document() -> JsonSchema:
    """Return the whole schema, of any output; ``#/$defs/NAME`` is the schema of one command.

    It is the same each time, and not to be changed.
    """
    made, more = TypeAdapter.json_schemas(
        [(name, "serialization", TypeAdapter(output_type(name))) for name in OUTPUTS],
        schema_generator=_Untitled,
    )
    shared: JsonSchema = {}
    outputs = {name: _tidy(made[name, "serialization"], shared) for name in OUTPUTS}
    for name, schema in more["$defs"].items():
        shared[_hyphened(name)] = _tidy(schema, shared)
    # A shape with the name of a command is what the command prints.
    outputs = {name: shared.pop(name, schema) for name, schema in outputs.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The output of timeline --json",
        "description": f"#/$defs/NAME describes the output of one command: {', '.join(outputs)}.",
        "anyOf": [_ref(name) for name in outputs],
        "$defs": outputs | dict(sorted(shared.items())),
    }


class _Untitled(GenerateJsonSchema):
    """Without titles that only repeat the name of a key."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def _tidy(schema: Any, shared: JsonSchema) -> Any:
    """Return a schema as published; its named parts are moved to ``shared``."""
    if isinstance(schema, list):
        return [_tidy(each, shared) for each in schema]
    if not isinstance(schema, dict):
        return schema
    made = {name: _tidy(value, shared) for name, value in schema.items() if name != "default"}
    if "$ref" in schema:
        made |= _ref(_hyphened(schema["$ref"].rpartition("/")[2]))
    if "description" in schema:
        made["description"] = schema["description"].replace("``", "`")
    if "properties" in schema:
        properties = schema["properties"].items()
        made["properties"] = {name: _tidy(each, shared) for name, each in properties}
        made["additionalProperties"] = False
    if NAME in made:
        name = made.pop(NAME)
        shared[name] = made
        return _ref(name)
    return made


def _ref(name: str) -> JsonSchema:
    return {"$ref": f"#/$defs/{name}"}


def _hyphened(name: str) -> str:
    return re.sub("(?<=.)(?=[A-Z])", "-", name).lower()
