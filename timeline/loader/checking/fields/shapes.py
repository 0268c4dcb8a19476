"""Read the fields of a record: one function for each shape that a declaration can give a field."""

import re
from collections.abc import Iterable
from typing import Any

from timeline.canonical.record import LINKS
from timeline.errors import UNKNOWN_FIELD
from timeline.kinds.base import Field, FieldType, Per
from timeline.likeness import did_you_mean
from timeline.loader.checking.fields.columns import read_columns
from timeline.loader.checking.values.collections import in_brackets, is_set
from timeline.loader.checking.values.reading import RecordReader
from timeline.loader.checking.values.single import key_fault
from timeline.models.vocabularies import LINKS as LINK_TYPES
from timeline.models.vocabularies import MODALITIES
from timeline.readers import Node
from timeline.text import clip, is_key

_EXAMPLES = {
    Per.PARTICIPANT: "one value, or one for each participant: {usa: …, kor: …}",
    Per.MODALITY: "one value, or {expected: …, actual: …}",
}
_LONGEST = 200
"""Characters of a value that is advised at most."""
_NUMBER = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)
_ALIAS_LANGUAGE = Field("language", "Language", FieldType.LANGUAGE)


def read_field(reading: RecordReader, field: Field, node: Node) -> Any:
    """Return the canonical form of a field's value; empty if no part of it is valid."""
    name = field.name
    if field is LINKS:
        return _links(reading, node)
    if field.type is FieldType.WORDING:
        if field.many:
            return _aliases(reading, field, node)
        return _slots(reading, field, node, "a text for each slot: {slot: …}")
    if field.type is FieldType.COLUMNS:
        return read_columns(reading, field, node)
    if field.type is FieldType.RECORDS:
        return _records(reading, field, node)
    if field.many:
        return _keys(reading, name, field, node)
    if field.per is Per.NOTHING:
        return reading.value(node, name, field)
    if isinstance(node.value, str) or (field.type is FieldType.DATE and _is_date_set(node)):
        text = reading.value(node, name, field)
        return {"actual": text} if text and field.per is Per.MODALITY else text
    return _slots(reading, field, node, _EXAMPLES[field.per])


def _keys(reading: RecordReader, path: str, field: Field, node: Node) -> list[str]:
    """Return a list of values without duplicates. A single value may be written without a list."""
    found: list[str] = []
    for item in reading.items(node, path):
        if text := reading.value(item, path, field):
            if text in found:
                reading.note(item.line, path, f"{clip(text)} is given twice: keep one")
            else:
                found.append(text)
    return found


def _links(reading: RecordReader, node: Node) -> list[list[str]]:
    """Return the links of an event as pairs of type and key, in the order of the file."""
    found: list[list[str]] = []
    for item in reading.items(node, "links"):
        if meant := _link_meant(item):
            reading.note(item.key_line, "links", f"is written by its type: write [{meant}]")
            continue
        if isinstance(item.value, str) and is_key(item.value) and item.value not in LINK_TYPES:
            types = f"with the type that is meant ({', '.join(LINK_TYPES)})"
            message = f"{item.value} has no type: write [{{responds-to: {item.value}}}] {types}"
            reading.note(item.line, "links", message)
            continue
        for type_, targets in reading.mapping(item, "links", "[{responds-to: key}]").items():
            path = f"links.{clip(type_)}"
            if type_ not in LINK_TYPES:
                hint = did_you_mean(type_, LINK_TYPES)
                message = f"is not a type of link{hint} ({', '.join(LINK_TYPES)})"
                reading.note(targets.key_line, path, message)
            for key in _keys(reading, path, LINKS, targets):
                if type_ not in LINK_TYPES:
                    reading.others.append((path, LINKS.type.value, key))
                elif [type_, key] in found:
                    reading.note(targets.line, path, f"{key} is given twice: keep one")
                else:
                    found.append([type_, key])
    return found


def _link_meant(item: Node) -> str:
    """Return a link that is written with names for its parts, or as one text; empty for others."""
    parts: list[str] = []
    if isinstance(item.value, str):
        parts = item.value.replace(":", " ").split()
    elif len(item.value) == 2 and isinstance(item.value, dict):
        parts = [each.value for each in item.value.values() if isinstance(each.value, str)]
    types = [part for part in parts if part in LINK_TYPES]
    keys = [part for part in parts if is_key(part) and part not in LINK_TYPES]
    if len(parts) == 2 and len(types) == len(keys) == 1:
        return f"{{{types[0]}: {keys[0]}}}"
    return ""


def _merged(node: Node) -> Node | None:
    """Return a list of mappings as one mapping: ``[usa: 9, kor: 8]`` is ``{usa: 9, kor: 8}``."""
    merged: dict[str, Node] = {}
    for item in node.value if isinstance(node.value, list) else ():
        if not isinstance(item.value, dict) or merged.keys() & item.value.keys():
            return None
        merged |= item.value
    return node._replace(value=merged) if merged else None


def _slots(reading: RecordReader, field: Field, node: Node, due: str) -> dict[str, str]:
    found: dict[str, str] = {}
    if merged := _merged(node):
        trial = RecordReader(reading.record)
        line = in_brackets(merged)
        if len(line) <= _LONGEST and _slots(trial, field, merged, due) and not trial.problems:
            reading.note(node.key_line, field.name, f"is a list: write {line}")
            return found
    for slot, item in reading.mapping(node, field.name, due).items():
        path = f"{field.name}.{clip(slot)}"
        if field.per is Per.PARTICIPANT and not is_key(slot):
            reading.no_key(item.key_line, path, slot, "actor")
            fault = "no key"
        elif fault := _slot_fault(field, slot):
            reading.note(item.key_line, path, fault)
        if (text := reading.value(item, path, field)) and not fault:
            found[slot] = text
    return found


def _records(reading: RecordReader, field: Field, node: Node) -> dict[str, str]:
    """Return the parts of a list of records, by number and name: ``1.when``, ``1.quantity``.

    A mapping by number is the same: ``{1: {when: 2014}, 3: {when: 2016}}``.
    """
    names = [part.name for part in field.parts]
    due = f"{{{', '.join(f'{name}: …' for name in names)}}}"
    found: dict[str, str] = {}
    items: Iterable[tuple[int, Node]] = enumerate(reading.items(node, field.name), 1)
    if isinstance(node.value, dict) and node.value and all(map(_NUMBER.fullmatch, node.value)):
        items = ((int(number), item) for number, item in node.value.items())
    for number, item in sorted(items, key=lambda pair: pair[0]):
        path = f"{field.name}.{number}"
        parts = reading.mapping(item, path, due)
        for name in (name for name in parts if name not in names):
            message = f"is not a part of {field.name}{did_you_mean(name, names)} ({due})"
            reading.note(parts[name].key_line, f"{path}.{clip(name)}", message, UNKNOWN_FIELD)
        for name in (name for name in names if name in parts):
            slot = f"{number}.{name}"
            if text := reading.value(parts[name], f"{path}.{name}", field.at(slot)):
                found[slot] = text
    return found


def _is_date_set(node: Node) -> bool:
    """Whether a set of dates in brackets was probably meant, and no value for each modality."""
    return is_set(node) and not any(name in node.value for name in MODALITIES)


def _slot_fault(field: Field, slot: str) -> str:
    if field.per is not Per.MODALITY:
        return key_fault(slot)
    return "" if slot and slot in MODALITIES else "is neither expected nor actual"


def _aliases(reading: RecordReader, field: Field, node: Node) -> list[str | dict[str, str]]:
    found: list[str | dict[str, str]] = []
    for item in reading.items(node, field.name):
        alias = _alias(reading, field, item)
        if alias in found:
            reading.note(item.line, field.name, f"{clip(item.written)} is given twice: keep one")
        elif alias:
            found.append(alias)
    return found


def _alias(reading: RecordReader, field: Field, node: Node) -> str | dict[str, str]:
    name = field.name
    if isinstance(node.value, str):
        return reading.value(node, name, field)
    parts = reading.mapping(node, name, "a name, or {text: …, language: …}")
    for part, item in parts.items():
        if part not in ("text", "language"):
            message = f"is neither text nor language{did_you_mean(part, ('text', 'language'))}"
            reading.note(item.key_line, f"{name}.{clip(part)}", message, UNKNOWN_FIELD)
    text = language = ""
    if "text" in parts:
        text = reading.value(parts["text"], f"{name}.text", field, needed=True)
    elif parts:
        reading.note(node.line, f"{name}.text", "is missing: write the name itself")
    if "language" in parts:
        language = reading.value(parts["language"], f"{name}.language", _ALIAS_LANGUAGE)
    return {"text": text, "language": language} if text and language else text
