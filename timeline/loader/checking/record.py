"""A record as a reader found it, checked against the declarations of its type and its kind.

Whatever one record can be wrong in by itself is found here, all of it at once. What takes the other
records or a source text (does that key exist, does the quote stand there, do the dates agree) is
the affair of ``loader.planning.resolve`` and ``loader.records.dating``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from timeline.dates.terms import Anchor
from timeline.errors import Problem
from timeline.kinds import EVENT_FIELDS, KINDS
from timeline.kinds.base import REFERENCES, Field, FieldType, Per
from timeline.kinds.canonical import (
    CLAIMS,
    KIND,
    LINKS,
    REASONS,
    Canonical,
    FieldValue,
    fields_by_name,
    fields_of,
    values,
)
from timeline.kinds.comparing import when
from timeline.kinds.synonyms import meant
from timeline.loader.checking.citations import read_claims
from timeline.loader.checking.fields import read_field
from timeline.loader.checking.reading import BLANK, RecordReader, line_of
from timeline.readers import Node, Record, did_you_mean
from timeline.readers.names import clip


@dataclass(frozen=True, slots=True)
class Checked:
    """A record in canonical form. ``canonical`` has what was right of it; all, where ``sound``."""

    record: Record
    canonical: Canonical
    fields: tuple[Field, ...]  # of its type and kind
    timezone: str  # of its file; empty where nothing says
    sound: bool
    #: Its problems of what is no key, with the type of record that is due and what stands there.
    unkeyed: Mapping[Problem, tuple[str, str]]

    @property
    def type(self) -> str:
        """The type of record."""
        return self.record.type

    @property
    def key(self) -> str:
        """Its key."""
        return self.record.key

    @property
    def path(self) -> str:
        """Its file, as the user would type it."""
        return self.record.path

    @property
    def file(self) -> str:
        """Its file inside the chronicle's folder."""
        return self.record.file

    @property
    def line(self) -> int:
        """The line of its key."""
        return self.record.line

    def line_of(self, path: str) -> int:
        """The line of the value at a path, such as ``troops.usa`` or ``cite.SOURCE.0.quote``."""
        return line_of(self.record.body, path, self.record.line)


def check_record(record: Record, timezone: str = "") -> tuple[Checked, list[Problem]]:
    """Bring a record into canonical form; the problems are all that is wrong with it by itself.

    Among them are warnings, which leave it sound.
    """
    reading = RecordReader(record)
    kind = _kind(record)
    fields = (KIND, *EVENT_FIELDS) if kind is None else fields_of(record.type, kind)
    canonical: Canonical = {}
    gaps: set[str] = set()  # fields of which something was refused
    for field in (*fields, LINKS) if record.type == "event" else fields:
        if (node := record.body.get(field.name)) is not None:
            faults = len(reading.problems)
            if held := read_field(reading, field, node):
                canonical[field.name] = held
            if len(reading.problems) > faults:
                gaps.add(field.name)
        elif field.required:
            gaps.add(field.name)
            if record.sound:
                reading.note(record.line, field.name, _missing(record, field))
    gaps |= _note_strangers(reading, kind)
    defaults = {field.name: field.default for field in fields if field.default}
    found = list(values(defaults | canonical, fields))
    _note_misfits(reading, found, fields, gaps)
    read_claims(reading, canonical, found, gaps)
    canonical = {name: held for name, held in canonical.items() if held != defaults.get(name)}
    sound = record.sound and not reading.problems
    return (
        Checked(record, canonical, fields, timezone, sound, reading.unkeyed),
        reading.problems + reading.warnings,
    )


def _kind(record: Record) -> str | None:
    """The kind of an event, None where it has none that is known; empty for other records."""
    if record.type != "event":
        return ""
    node = record.body.get(KIND.name)
    kind = node.value.strip(BLANK) if node and isinstance(node.value, str) else ""
    return kind if kind in KINDS else None


def _missing(record: Record, field: Field) -> str:
    one_of = f": one of {', '.join(field.terms)}" if field.terms else ""
    date = ": a date, or unknown" if field.type is FieldType.DATE else ""
    return f"is missing: every {record.type} has one{one_of}{date}"


@cache
def _names(type_: str, kind: str | None) -> tuple[str, ...]:
    """What a record may have; an event whose kind is not known, what any kind may have."""
    kinds = KINDS if kind is None else (kind,)
    names = dict.fromkeys(name for each in kinds for name in fields_by_name(type_, each))
    return (*names, "cite", *REASONS)


def _note_strangers(reading: RecordReader, kind: str | None) -> set[str]:
    """Note what the record cannot have; return the names, and those that cannot be read yet."""
    record = reading.record
    known = _names(record.type, kind)
    strangers = [name for name in record.body if name not in known]
    for name in strangers:
        message = _stranger_fault(name, record.type, kind)
        reading.note(record.body[name].key_line, clip(name), message)
    return {*strangers, *known} if kind is None else set(strangers)


@lru_cache
def _stranger_fault(name: str, type_: str, kind: str | None) -> str:
    known = _names(type_, kind)
    listed = ", ".join(known)
    hint = _or(meant(name, known)) or did_you_mean(name, known)
    owners = [each for each in KINDS if type_ == "event" and name in _names(type_, each)]
    if owners:
        hint = f", but of {' or '.join(map(_a, owners))}{hint}"
    return f"is no field of {_a(kind or type_)}{hint or f' ({listed})'}"


def _or(names: Sequence[str]) -> str:
    return f"; did you mean {' or '.join(names)}?" if names else ""


def _a(word: str) -> str:
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


def _note_misfits(
    reading: RecordReader, found: Sequence[FieldValue], fields: Sequence[Field], gaps: set[str]
) -> None:
    """Note values that are right each by itself, and not beside the others."""
    record = reading.record
    roles = {field.name for field in fields if field.type is FieldType.ACTOR}
    actors = [value.text for value in found if value.field.name in roles]
    for path, field, slot, text in found:
        if field.type == record.type and text == record.key:
            reading.blame(path, "leads to the record itself: remove it")
        elif path == "when" and any(each.key == record.key for each in _anchors(text)):
            message = "dates the event by itself: name another event, or write unknown"
            reading.blame(path, message)
        elif field.per is Per.PARTICIPANT and slot and slot not in actors and not gaps & roles:
            hint = did_you_mean(slot, actors) or f": name it under {' or '.join(sorted(roles))}"
            reading.blame(path, f"{slot} does not take part{hint}")
    degrees = {field.name for field in fields if field.type is FieldType.DEGREES}
    given = [value for value in found if value.field.name in degrees]
    if len(given) == 1 and not degrees & gaps:
        reading.blame(given[0].path, "stands alone: a point takes latitude and longitude")


# -- what a record refers to ----------------------------------------------------------------------


class KeyReference(NamedTuple):
    """A key that a record names, the types that a record of this key may have, and its place."""

    path: str
    types: tuple[str, ...]
    key: str
    line: int


def references(checked: Checked) -> Iterator[KeyReference]:
    """Yield every key that a record names, in its claims too.

    The slots of numbers per participant are not among them: they are keys of actors that take part,
    which are.
    """
    for path, type_, key in _keys(checked):
        yield KeyReference(path, (type_,), key, checked.line_of(path))


def _keys(checked: Checked) -> Iterator[tuple[str, str, str]]:
    """Path, type and key of every reference."""
    for value in values(checked.canonical, checked.fields):
        yield from _keys_in(value.path, value.field, value.text, checked.type)
    by_name = {field.name: field for field in (*checked.fields, LINKS)}
    for source, passages in checked.canonical.get("cite", {}).items():
        yield f"cite.{source}", "source", source
        for number, passage in enumerate(passages):
            where = f"cite.{source}.{number}"
            if claimant := passage.get("claimant"):
                yield f"{where}.claimant", "actor", claimant
            for stance in CLAIMS:
                for path, text in passage.get(stance, {}).items():
                    field = by_name[path.partition(".")[0]]
                    yield from _keys_in(f"{where}.{stance}.{path}", field, text, checked.type)


def _keys_in(
    path: str, field: Field, text: str, record_type: str
) -> Iterator[tuple[str, str, str]]:
    if field.type in REFERENCES:
        yield path, field.type.value, text
    elif field.type is FieldType.DATE and record_type == "event":
        for anchor in _anchors(text):
            yield path, "source" if anchor.published else "event", anchor.key


def _anchors(text: str) -> tuple[Anchor, ...]:
    return when(text).anchors if " " in text else ()  # every anchor stands after a word


# -- back to nodes --------------------------------------------------------------------------------


def nodes_of(canonical: Canonical) -> dict[str, Node]:
    """The nodes that a reader would find in a record's file, all on line 0.

    So a record out of the history goes through the same check as one out of a file.
    """
    body = {name: _node(held) for name, held in canonical.items() if name not in _NOT_WRITTEN}
    if links := canonical.get(LINKS.name):
        body[LINKS.name] = _node([{type_: key} for type_, key in links])
    return body


_NOT_WRITTEN = frozenset({"text_sha256"})  # the loader adds it


def _node(held: Any) -> Node:
    if isinstance(held, str):
        return Node(held, 0, 0, "quoted")  # nothing in it is YAML's
    if isinstance(held, dict):
        return Node({name: _node(each) for name, each in held.items()}, 0, 0, "block")
    return Node([_node(each) for each in held], 0, 0, "block")
