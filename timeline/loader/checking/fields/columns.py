"""Read the columns of a source that is a table, each with the value paths that its cells state."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from timeline.canonical.record import KIND, LINKS, fields_of
from timeline.kinds import BY_TYPE, KINDS, Field
from timeline.likeness import did_you_mean
from timeline.loader.checking.values.reading import RecordReader
from timeline.naming import synonyms
from timeline.readers import Node
from timeline.scalar import name as scalar_name
from timeline.text import clip

_DUE: Final = "the columns in their order, each with the values that it states: {Buyer: buyer}"
_MOST_WRITTEN: Final = 1000
"""Characters of a name as YAML writes it: a parser accepts up to 1024 before the colon."""
_MOST_PATHS: Final = 10_000
"""Characters of the paths of a column."""


def read_columns(reading: RecordReader, field: Field, node: Node) -> dict[str, str]:
    """Return the columns in canonical form; those with a fault are left out."""
    found: dict[str, str] = {}
    for written, item in reading.mapping(node, field.name, _DUE).items():
        name = " ".join(written.split())
        path = f"{field.name}.{clip(name)}"
        faults = len(reading.problems)
        if fault := _name_fault(name, field, found):
            reading.note(item.key_line, path, fault)
        if not isinstance(item.value, str):
            reading.note(item.key_line, path, "must be value paths, with spaces between them")
            continue
        for message in _path_faults(item.value):
            reading.note(item.line, path, message)
        if len(reading.problems) == faults:
            found[name] = " ".join(item.value.split())
    return found


def _name_fault(name: str, field: Field, known: dict[str, str]) -> str:
    if not name:
        return "a column has no name: give it one, such as column 4"
    if len(name) > field.limit or len(scalar_name(name)) > _MOST_WRITTEN:
        return f"has {len(name):,} characters; at most {field.limit:,} are allowed"
    return "is the name of two columns: add a number to one of them" if name in known else ""


def _path_faults(text: str) -> Iterator[str]:
    """Yield what is wrong with value paths: one given twice, or of a field that no record has."""
    if len(text) > _MOST_PATHS:
        yield f"has {len(text):,} characters; at most {_MOST_PATHS:,} are allowed"
        return
    seen = set()
    for path in text.split():
        if path in seen:
            yield f"{clip(path)} is given twice: keep one"
        seen.add(path)
        name = path.partition(".")[0]
        if name not in _field_names():
            hint = did_you_mean(name, _field_names(), synonyms.meant(name, _field_names())[:1])
            yield f"{clip(path)!r} names no field of any record{hint}"


@cache
def _field_names() -> tuple[str, ...]:
    """Return the names of the fields that records can have: the first words of value paths."""
    events = (field for kind in KINDS for field in fields_of("event", kind))
    registers = (field for register in BY_TYPE.values() for field in register.fields)
    return tuple(dict.fromkeys(field.name for field in (KIND, *events, *registers, LINKS)))
