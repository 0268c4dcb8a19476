"""One new record, while its values are given one after the other.

Each value is checked at once, by the checks of a load. Those of other records and of the whole
chronicle come when the record is written (``changes``).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from timeline.authoring.inserting import NewRecord
from timeline.authoring.known import KnownRecords
from timeline.authoring.typed import value_of
from timeline.canonical.record import LINKS, fields_by_name, fields_of, values
from timeline.dates.written.published import from_source
from timeline.errors import LACKS_ANOTHER, NO_CITATION
from timeline.kinds import BY_TYPE, KINDS
from timeline.kinds.base import Field, FieldType
from timeline.kinds.registers import SECTION_OF
from timeline.likeness import did_you_mean
from timeline.loader.checking.record import CheckedRecord, check_record, references
from timeline.naming.synonyms import meant
from timeline.readers import RawRecord
from timeline.readers.base import node_of
from timeline.text import clip, is_key, latin_key, made_key, suggest_key, with_article

NEW_KEY: Final = "new"
_WORD: Final = re.compile(r"\b(?!last\b|this\b|next\b|late\b)\w{4,}|[0-9]+")


class Refusal(NamedTuple):
    """What is wrong with a value.

    ``type`` and ``key`` are those of a record that is missing, ``name`` is what it was called, if
    that was not its key.
    """

    message: str
    type: str = ""
    key: str = ""
    name: str = ""


class IncompleteValue(NamedTuple):
    """A value that needs other fields: the field, what is wrong, and the fields it lacks."""

    name: str
    message: str
    others: tuple[str, ...]


@dataclass(slots=True)
class Building:
    """A new record: its type and kind, and what is known of it so far.

    ``type`` is ``event`` or that of a register, ``kind`` that of an event or empty. ``quotes`` are
    the passages of ``source`` as a seed file has them. ``reasons`` are those of inferred values.
    """

    known: KnownRecords
    type: str
    kind: str = ""
    key: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    source: str = ""
    quotes: list[Any] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    _words: dict[str, str] = field(default_factory=dict)  # from which a value was inferred

    @classmethod
    def of(cls, known: KnownRecords, name: str) -> "Building":
        """Return an empty record of a kind or a register. Raises KeyError for another name."""
        if name in KINDS:
            return cls(known, "event", name, values={"kind": name})
        return cls(known, BY_TYPE[name].name)

    @property
    def name(self) -> str:
        """The kind of the event, or the register."""
        return self.kind or self.type

    @property
    def fields(self) -> dict[str, Field]:
        """Its fields by name, without the kind of an event, which is known."""
        found = fields_by_name(self.type, self.kind)
        return {name: each for name, each in found.items() if not self.kind or name != "kind"}

    @property
    def called(self) -> str:
        """The field with its name: ``title``, or ``name``."""
        return "title" if self.type in ("event", "source") else "name"

    @property
    def required(self) -> list[str]:
        """The fields without which it cannot be written."""
        return [name for name, each in self.fields.items() if each.required]

    def field_named(self, name: str) -> Field | str:
        """Return the field of this name; if there is none, what is wrong with the name."""
        fields = self.fields
        if name in fields:
            return fields[name]
        likely = did_you_mean(name, fields, meant(name, fields))
        return f"is not a field of {with_article(self.name)}{likely or _in_brackets(fields)}"

    def parsed(self, of: Field, text: str) -> Any:
        """Return the value that a text means. Raises ValueError for text that is not valid YAML."""
        return value_of(of, text)

    def faults(self, name: str, value: Any) -> list[Refusal]:
        """Return what is wrong with a value of a field, given the values that it has so far.

        Another field that is still missing is not a fault of this one (``lacking``).
        """
        checked, problems, _ = self._checked(self.values | {name: value})
        found = [fault for path, fault in problems if _within(path, name)]
        if not found and self.fields[name].type is FieldType.FILE:
            fault = self.known.text_fault(str(value))
            return [Refusal(fault)] if fault else []
        return found or list(self._missing(checked, name))

    def lacking(self) -> list[IncompleteValue]:
        """Return its values that need another field, which it does not have."""
        _, _, found = self._checked(self.values)
        lacking = []
        for name, message in found:
            type_ = self.fields[name].type
            others = (each.name for each in self.fields.values() if each.type is type_)
            left = tuple(other for other in others if other not in self.values)
            lacking.append(IncompleteValue(name, message, left))
        return lacking

    def evidence_faults(self) -> list[str]:
        """Return what is wrong with its evidence as a whole: quotes and reasons for its values."""
        record = self.record()
        _, problems = check_record(self._raw(record.body))
        return [
            each.message if _within(path, "cite") else f"{path} {each.message}"
            for each in problems
            if (path := each.field.partition(".")[2])
            and not each.warning
            and (_within(path, "cite") or each.kind == NO_CITATION)
        ]

    def cited(self) -> list[str]:
        """Return the paths of its values that need evidence and have no reason."""
        checked, _, _ = self._checked(self.values)
        return [
            value.path
            for value in values(checked.canonical, checked.fields)
            if value.field.cited
            and value.text != "unknown"
            and value.path.partition(".")[0] not in self.reasons
        ]

    def key_for(self) -> str:
        """Return the key that its name suggests, which no record has yet.

        A name in other letters suggests none: then it is that of its kind and its date.
        """
        name = str(self.values.get(self.called, ""))
        if not (stem := latin_key(name, self.name)):
            date = self.values.get("when") or self.values.get("published") or ""
            dated = suggest_key(f"{self.name} {date}", self.name)
            stem = made_key(name, self.name) if name and not date else dated
        number, key = 2, stem
        while self.known.type_of(key) or not is_key(key):
            key = f"{stem[:90].rstrip('-')}-{number}"
            number += 1
        return key

    def key_fault(self, key: str) -> str:
        """Return what is wrong with a key; empty if it can be that of this record."""
        if not is_key(key):
            likely = latin_key(key, self.name)
            return "a key is lower-case words of a–z and 0–9, joined by hyphens" + (
                f"; write {likely}" if likely else ""
            )
        if type_ := self.known.type_of(key):
            return f"is the key of {with_article(type_)} already: give another one"
        return ""

    def record(self) -> NewRecord:
        """Return it as it is written: fields in the order of their declaration, then evidence."""
        order = [each.name for each in fields_of(self.type, self.kind)] + [LINKS.name]
        body: dict[str, Any] = {
            name: _written(self.values[name]) for name in order if name in self.values
        }
        if self.quotes:
            body["cite"] = {self.source: self._citation()}
        if self.reasons:
            body["inferred"] = dict(self.reasons)
        return NewRecord(SECTION_OF[self.type], self.key, body)

    def take(self, name: str, value: Any, reason: str = "", words: str = "") -> None:
        """Take a value; with a reason if it was inferred from words of a source."""
        self.leave(name)
        self.values[name] = value
        if reason:
            self.reasons[name] = reason
            self._words[name] = words

    def leave(self, name: str) -> None:
        """Leave a field out that has a value, or none."""
        for those in (self.values, self.reasons, self._words):
            those.pop(name, None)

    def _citation(self) -> Any:
        """Return the passages in their shortest form.

        A quote with words from which a value was inferred ("Monday") supports this value, too.
        """
        if any(isinstance(each, Mapping) and "for" in each for each in self.quotes):
            return list(self.quotes)
        rest = ["all"] if self.cited() else []
        found = []
        for each in self.quotes:
            quote = each["quote"] if isinstance(each, Mapping) else each
            inferred = [name for name in self._words if _have_a_word(self._words[name], quote)]
            if inferred or not rest:
                item = each if isinstance(each, Mapping) else {"quote": quote}
                found.append({**item, "for": [*rest, *(inferred or self._words)]})
            else:
                found.append(each)
        return found[0] if len(found) == 1 and isinstance(found[0], str) else found

    def _raw(self, body: Mapping[str, Any]) -> RawRecord:
        nodes = {name: node_of(value, 0) for name, value in body.items()}
        return RawRecord(self.type, self.key or NEW_KEY, nodes, "", "", 0)

    def _checked(
        self, given: Mapping[str, Any]
    ) -> tuple[CheckedRecord, list[tuple[str, Refusal]], list[tuple[str, str]]]:
        """Return the record with these values, the faults of each by its path, and the fields that
        lack another one, with the messages.
        """
        reasons = {name: "-" for name in given if name != "kind"}
        record = self._raw({**given, "inferred": reasons} if self.type == "event" else given)
        checked, problems = check_record(record)
        found, lacking = [], []
        for each in problems:
            path = each.field.removeprefix(f"{record.key}.")
            if each.warning or _within(path, "inferred"):
                continue
            if each.kind == LACKS_ANOTHER:
                lacking.append((path, each.message))
                continue
            fault = Refusal(from_source(each.message, self.source) if self.source else each.message)
            unkeyed = checked.unkeyed.get(each)
            if unkeyed and not self.known.called(unkeyed.type, unkeyed.text):
                key = latin_key(unkeyed.text, unkeyed.type)
                likely = did_you_mean(key, self.known.keys(unkeyed.type))
                what = f"there is no {unkeyed.type} {clip(unkeyed.text)}{likely}"
                fault = Refusal(what, unkeyed.type, key, unkeyed.text)
            found.append((path, fault))
        return checked, found, lacking

    def _missing(self, checked: CheckedRecord, name: str) -> Iterator[Refusal]:
        """Yield a fault for each record that a value refers to, and that is not there."""
        for path, type_, key in references(checked):
            if not _within(path, name):
                continue
            there = self.known.type_of(key)
            if there and there != type_:
                yield Refusal(f"{key} is {with_article(there)}, not {with_article(type_)}")
            elif not there:
                likely = did_you_mean(key, self.known.keys(type_))
                yield Refusal(f"there is no {type_} {key}{likely}", type_, key)


def _in_brackets(names: Iterable[str]) -> str:
    return f" ({', '.join(names)})"


def _have_a_word(one: str, other: str) -> bool:
    """Whether two texts have a word in common that says something: a name or a number."""
    return bool({*_WORD.findall(one.casefold())} & {*_WORD.findall(other.casefold())})


def _within(path: str, name: str) -> bool:
    return path == name or path.startswith(f"{name}.")


def _written(value: Any) -> Any:
    """Return a value as it is written: one key of a list needs no brackets."""
    alone = isinstance(value, list) and len(value) == 1 and isinstance(value[0], str)
    return value[0] if alone else value
