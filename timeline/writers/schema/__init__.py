"""The JSON Schema of everything that ``--json`` prints: ``timeline --json-schema``.

One document (JSON Schema 2020-12). ``$defs`` has one definition for each command, by its name
(``dates`` prints a line of JSON for each date and is described by the line), and those that they
share. The fields of kinds and registers follow from their declarations.

A field that is always there is required; null stands where nothing is known. New fields may come,
so others are allowed.
"""

from timeline.writers.schema import analyses, records
from timeline.writers.schema.notation import Schema, ref


def document() -> Schema:
    """The whole schema: any output of any command; ``#/$defs/NAME`` is that of one."""
    outputs = records.outputs() | analyses.outputs()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What timeline prints with --json",
        "description": f"#/$defs/NAME describes the output of one command: {', '.join(outputs)}.",
        "anyOf": [ref(name) for name in outputs],
        "$defs": {**outputs, **records.shared(), **analyses.shared()},
    }


__all__ = ["document"]
