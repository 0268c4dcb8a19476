"""Check a record from a reader against the declarations of its type and its kind.

All faults that can be found in one record by itself are found here, and reported together. Checks
that need other records or a source text (does that key exist, does the source contain the quote, do
the dates agree) are handled by ``loader.planning.references.resolve`` and
``loader.records.dating``.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, NamedTuple

from timeline.canonical.record import (
    CLAIMS,
    KIND,
    LINKS,
    OF_RECORDS,
    Canonical,
    fields_of,
    listed_records,
    origins,
    values,
)
from timeline.errors import MISSING_FIELD, Problem
from timeline.kinds import BY_TYPE, EVENT_FIELDS, KINDS
from timeline.kinds.base import REFERENCES, Field, FieldType
from timeline.kinds.rules import Complete, KindRule
from timeline.loader.checking.evidence.citations import read_claims
from timeline.loader.checking.fields.shapes import read_field
from timeline.loader.checking.fields.together import anchors_in, check_rules, note_inconsistencies
from timeline.loader.checking.fields.unknown import note_unknown_fields
from timeline.loader.checking.values.reading import (
    BLANK,
    RecordReader,
    UnkeyedText,
    every_one,
    line_of,
)
from timeline.readers import Node, RawRecord


@dataclass(frozen=True, slots=True)
class CheckedRecord:
    """A record in canonical form. ``canonical`` has its valid fields: all of them if ``sound``."""

    record: RawRecord
    canonical: Canonical
    fields: tuple[Field, ...]  # of its type and kind
    timezone: str  # of its file; empty if the file states none
    sound: bool
    #: Its problems of invalid keys, each with the expected type of record and the text found.
    unkeyed: Mapping[Problem, UnkeyedText]
    #: Passages without a quote, by source and number: none was written, and none was rejected.
    unquoted: Set[tuple[str, int]]
    #: Quotes with other white space than in the canonical form, which is that of a text that is
    #: not here, by source and number.
    exact: dict[tuple[str, int], str]
    #: Path, type and key of references in rejected values, which must exist all the same.
    others: Sequence[tuple[str, str, str]]
    #: Its references, if they are known already.
    keys: Sequence["KeyReference"] | None = None

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
        """Return the line of the value at a path: ``troops.usa``, ``cite.SOURCE.0.quote``."""
        if self.record.on_one_line:
            return self.record.line
        return line_of(self.record.body, path, self.record.line)


def check_record(
    record: RawRecord, timezone: str = "", *, stored: bool = False
) -> tuple[CheckedRecord, list[Problem]]:
    """Bring a record into canonical form, and return it with all problems of the record by itself.

    The problems include warnings, which leave the record sound. ``stored``: it is a record from the
    database, whose values were judged when they were loaded.

    A correction has only what it states: no field but the kind is required, and a value that it
    states is kept if it is the default, because the corrected event may have another.
    """
    reading = RecordReader(record, stored=stored)
    kind = _kind(record)
    fields = _of_any_kind(record) if kind is None else fields_of(record.type, kind)
    reading.fields = fields
    canonical: Canonical = {}
    gaps: set[str] = set()  # fields with a rejected or missing part
    for field in (*fields, LINKS) if record.type == "event" else fields:
        if (node := record.body.get(field.name)) is not None:
            faults = len(reading.problems)
            if value := read_field(reading, field, node):
                canonical[field.name] = value
            if len(reading.problems) > faults:
                gaps.add(field.name)
        elif field.required and (field is KIND or not record.correction):
            gaps.add(field.name)
            if not record.may_lack(field.name):
                message = f"is missing: {every_one(record.type, field)}"
                reading.note(record.line, field.name, message, MISSING_FIELD)
    gaps |= note_unknown_fields(reading, kind, fields) | (record.rejected - {""})
    defaults = {
        field.name: field.default for field in fields if field.default and not record.correction
    }
    found = list(values(defaults | canonical, fields))
    note_inconsistencies(reading, found, fields, gaps)
    if not stored:
        check_rules(reading, found, _rules(record, kind), gaps)
    read_claims(reading, canonical, fields, found, gaps)
    canonical = {name: value for name, value in canonical.items() if value != defaults.get(name)}
    if record.correction and not (canonical.keys() - {KIND.name} or gaps or reading.problems):
        message = "states nothing: write the values that it corrects or adds"
        reading.problems.append(Problem(record.path, record.line, record.key, message))
    sound = record.sound and not reading.problems
    return (
        CheckedRecord(
            record, canonical, fields, timezone, sound, reading.unkeyed,
            reading.unquoted, reading.exact, reading.others,
        ),
        reading.problems + reading.warnings,
    )  # fmt: skip


def _of_any_kind(record: RawRecord) -> tuple[Field, ...]:
    """Return the fields of an event of an unknown kind: those that mean the same in every kind."""
    found: dict[str, list[Field]] = {}
    for kind in KINDS:
        for field in fields_of("event", kind):
            if field.name in record.body and field not in found.setdefault(field.name, []):
                found[field.name].append(field)
    own = {field.name for field in (KIND, *EVENT_FIELDS)}
    alike = [each[0] for name, each in found.items() if len(each) == 1 and name not in own]
    return (KIND, *EVENT_FIELDS, *alike)


def _kind(record: RawRecord) -> str | None:
    """Return the kind of an event; None if it is missing or unknown, empty for other records."""
    if record.type != "event":
        return ""
    node = record.body.get(KIND.name)
    kind = node.value.strip(BLANK) if node and isinstance(node.value, str) else ""
    return kind if kind in KINDS else None


def _rules(record: RawRecord, kind: str | None) -> tuple[KindRule, ...]:
    if record.type != "event":
        return BY_TYPE[record.type].rules
    rules = KINDS[kind].rules if kind else ()
    if record.correction:  # what it leaves out, the event may have
        return tuple(rule for rule in rules if not isinstance(rule, Complete))
    return rules


# -- what a record refers to ----------------------------------------------------------------------


class KeyReference(NamedTuple):
    """A key that a record refers to, the type that its record must have, and where it is used."""

    path: str
    type: str
    key: str


def references(checked: CheckedRecord) -> Iterator[KeyReference]:
    """Yield every key that a record refers to, including those in its claims.

    The slots of numbers per participant are left out: they repeat keys of actors that take part,
    which are yielded anyway.
    """
    return _references(checked) if checked.keys is None else iter(checked.keys)


def referenced(checked: CheckedRecord) -> set[tuple[str, str]]:
    """Return the type and the key of every record that a record refers to."""
    return {(type_, key) for _, type_, key in references(checked)}


def _references(checked: CheckedRecord) -> Iterator[KeyReference]:
    for each in checked.others:
        yield KeyReference(*each)
    for value in values(checked.canonical, checked.fields):
        yield from keys_in(value.path, value.field, value.text, checked.type)
    by_name = {field.name: field for field in (*checked.fields, LINKS)}
    for source, passages in checked.canonical.get("cite", {}).items():
        yield KeyReference(f"cite.{source}", "source", source)
        for number, passage in enumerate(passages):
            where = f"cite.{source}.{number}"
            for key in origins(passage):
                yield KeyReference(f"{where}.derived_from", "source", key)
            if "claimant" in passage:
                yield KeyReference(f"{where}.claimant", "actor", passage["claimant"])
            for stance in CLAIMS:
                for path, text in passage.get(stance, {}).items():
                    field = by_name[path.partition(".")[0]].at(path)
                    yield from keys_in(f"{where}.{stance}.{path}", field, text, checked.type)


def keys_in(
    path: str, field: Field, text: str, record_type: str = "event"
) -> Iterator[KeyReference]:
    """Yield the keys in the value of a field: its own, or those of the events of a date."""
    if field.type in REFERENCES:
        yield KeyReference(path, field.type.value, text)
    elif field.type is FieldType.DATE and record_type == "event":
        for anchor in anchors_in(text):
            yield KeyReference(path, "source" if anchor.published else "event", anchor.key)


# -- back to nodes --------------------------------------------------------------------------------


def nodes_of(canonical: Canonical) -> dict[str, Node]:
    """Return the nodes that a reader would find in a record's file, all on line 0.

    With them a record from the history passes the same checks as one from a file.
    """
    body = {name: _node(value) for name, value in canonical.items() if name not in _NOT_WRITTEN}
    for name in OF_RECORDS & canonical.keys():
        body[name] = _node(listed_records(canonical[name]))
    if links := canonical.get(LINKS.name):
        body[LINKS.name] = _node([{type_: key} for type_, key in links])
    return body


_NOT_WRITTEN = frozenset({"text_sha256"})  # the loader adds it


def _node(value: Any) -> Node:
    if isinstance(value, str):
        return Node(value, 0, 0, "quoted")  # YAML interprets nothing in it
    if isinstance(value, dict):
        return Node({name: _node(each) for name, each in value.items()}, 0, 0, "block")
    return Node([_node(each) for each in value], 0, 0, "block")
