"""Fields that a record cannot have, and the line to write instead.

An everyday name of a field (``actors``, ``missile_type``) is answered with the field of this kind
for which the value is valid, and with its line. A line is advised only after it was read as a
value of the field, without a fault.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from timeline.canonical.record import LINKS, REASONS, fields_by_name
from timeline.errors import UNKNOWN_FIELD
from timeline.kinds import BY_TYPE, KINDS
from timeline.kinds.base import Field, FieldType
from timeline.likeness import did_you_mean
from timeline.loader.checking.evidence.miscited import instead_of_source, is_evidence
from timeline.loader.checking.fields.shapes import read_field
from timeline.loader.checking.values.collections import in_brackets
from timeline.loader.checking.values.reading import RecordReader
from timeline.models.vocabularies import LINKS as LINK_TYPES
from timeline.naming.synonyms import all_meant, meant
from timeline.naming.words import word_meant
from timeline.readers import Node
from timeline.readers.base import node_of
from timeline.text import clip, is_key, listed, with_article

_LONGEST = 80
"""Characters of a line that is advised at most."""
_PLACE = "place"


def note_unknown_fields(
    reading: RecordReader, kind: str | None, fields: Sequence[Field]
) -> set[str]:
    """Note the fields that the record cannot have, and return their names.

    Without a known kind, also the names of all other fields are returned than ``fields``.
    """
    record = reading.record
    known = _names(record.type, kind)
    unknown = [name for name in record.body if name not in known]
    spans = _spans(reading, unknown, fields) if kind is not None else {}
    divided = _divided_numbers(record.body, unknown)
    for name, whole in divided.items():
        if whole:
            line = f"the comma ends the value here; write {whole} without a comma"
            reading.note(record.body[name].key_line, clip(name), line, UNKNOWN_FIELD)
    for name in unknown:
        if name in divided:
            continue
        node = record.body[name]
        line = spans.get(name, "")
        if not line and kind is not None:
            line = _line_instead(reading, name, node, fields)
        reading.misplaced_evidence |= is_evidence(name) and "://" not in node.written
        message = _fault(name, record.type, kind, line)
        reading.note(node.key_line, clip(name), message, UNKNOWN_FIELD)
    judged = {field.name for field in fields}
    return {*unknown, *known} - judged if kind is None else set(unknown)


_ENDS: Final = (
    ("start", "end"), ("start_date", "end_date"), ("date_start", "date_end"),
    ("date_from", "date_to"), ("from", "to"), ("from", "until"), ("begin", "end"),
    ("began", "ended"), ("started", "ended"), ("since", "until"), ("first_day", "last_day"),
)  # fmt: skip
"""Names of fields elsewhere for the two ends of a time."""


def _spans(
    reading: RecordReader, unknown: Sequence[str], fields: Sequence[Field]
) -> dict[str, str]:
    """Return the one line to write for fields that state the two ends of a time, for each."""
    body = reading.record.body
    when = next((field for field in fields if field.name == "when"), None)
    if when is None or when.name in body:
        return {}
    found: dict[str, str] = {}
    for pair in _ENDS:
        if not {*pair} <= {*unknown}:
            continue
        texts = [body[name].value for name in pair]
        if not all(isinstance(text, str) for text in texts):
            continue
        node = node_of(f"{texts[0]}/{texts[1]}", body[pair[0]].line)
        if line := _line(reading, when, node):
            found |= dict.fromkeys(pair, f"write {line} for {pair[0]} and {pair[1]}")
    return found


def _divided_numbers(body: Mapping[str, Node], unknown: Sequence[str]) -> dict[str, str]:
    """Return by the field that comes after a comma the number that the comma divides.

    It is empty if another comma follows. In braces ``troops: 17,000`` is the field ``troops`` and
    a field ``000`` without a value.
    """
    found: dict[str, str] = {}
    before = last = ""
    for name, node in body.items():
        thousands = name in unknown and re.fullmatch("[0-9]{3}", name) and not node.written
        if thousands and re.search("[0-9]$", before):
            if last:
                found[last] = ""
            before = found[name] = before + name
            last = name
        else:
            before, last = node.written, ""
    return found


@cache
def _names(type_: str, kind: str | None) -> tuple[str, ...]:
    """Return the fields a record may have; for an unknown kind of event, those of all kinds."""
    kinds = KINDS if kind is None else (kind,)
    names = dict.fromkeys(name for each in kinds for name in fields_by_name(type_, each))
    return (*names, "cite", *REASONS)


@lru_cache
def _fault(name: str, type_: str, kind: str | None, line: str) -> str:
    known = _names(type_, kind)
    fields = ", ".join(known)
    hint = f"; {line}" if line else did_you_mean(name, known, meant(name, known))
    owners = [each for each in KINDS if type_ == "event" and name in _names(type_, each)]
    if owners:
        hint = f", but of {listed([*map(with_article, owners)])}{hint}"
    return f"is not a field of {with_article(kind or type_)}{hint or f' ({fields})'}"


def _line_instead(reading: RecordReader, name: str, node: Node, fields: Sequence[Field]) -> str:
    """Return what to write instead of a field; empty if no line is surely right."""
    record = reading.record
    body = record.body
    if record.type == "event":
        link = name.replace("_", "-")
        if link in LINK_TYPES and (line := _line(reading, LINKS, node_of([{link: node.value}], 0))):
            return f"write {line}" if is_key(node.written) else ""
        if found := instead_of_source(name, body):
            return found
        if _of_place(name, fields):
            return f"write it in a place under {BY_TYPE[_PLACE].section}:, and place: with its key"
    by_name = {field.name: field for field in fields}
    names = [*by_name]
    lines: dict[str, str] = {}
    for alternative in all_meant(name, names):
        if len(alternative) > 1 and (both := _each_of_several(reading, alternative, node, by_name)):
            return f"write {both}"
        for each in alternative:
            if each not in body and (line := _line(reading, by_name[each], node)):
                lines.setdefault(each, line)
    if not lines:
        return ""
    first, *others = lines
    rest = f" (or {listed([f'{each}:' for each in others])})" if others else ""
    return f"write {lines[first]}{rest}"


def _line(reading: RecordReader, field: Field, node: Node) -> str:
    """Return the line of a field with a value; empty if the value is not valid for it."""
    for each in _valued(field, node):
        trial = RecordReader(reading.record)
        if read_field(trial, field, each) and not trial.problems and not trial.warnings:
            line = f"{field.name}: {in_brackets(each)}"
            return line if len(line) <= _LONGEST else ""
    return ""


def _valued(field: Field, node: Node) -> Iterator[Node]:
    """Yield a value, and a word of the field's list that it means."""
    yield node
    text = node.value if isinstance(node.value, str) else ""
    if field.terms and text and (word := word_meant(text, field.terms)):
        yield node_of(word, node.line)


def _each_of_several(
    reading: RecordReader, names: Sequence[str], node: Node, fields: Mapping[str, Field]
) -> str:
    """Return the lines of several fields for a text with a value for each: ``37.5, 127``."""
    parts = node.value.replace(",", " ").split() if isinstance(node.value, str) else []
    if len(parts) != len(names) or len({fields[each].type for each in names}) != 1:
        return ""
    if fields[names[0]].type is not FieldType.DEGREES:
        return ""
    lines = [
        _line(reading, fields[each], node_of(part, node.line))
        for each, part in zip(names, parts, strict=True)
    ]
    return listed(lines, "and") if all(lines) else ""


def _of_place(name: str, fields: Sequence[Field]) -> bool:
    """Whether a field of an event is one of its place: ``lat``, ``coordinates``."""
    degrees = [each.name for each in BY_TYPE[_PLACE].fields if each.type is FieldType.DEGREES]
    of_event = meant(name, [each.name for each in fields])
    return name in degrees or (not of_event and bool(meant(name, degrees)))
