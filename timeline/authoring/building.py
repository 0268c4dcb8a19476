"""One new record, while its values are given one after the other.

Each value is checked at once, by the checks of a load. Those of other records and of the whole
chronicle come when the record is written (``changes``).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import yaml

from timeline.authoring.inserting import NewRecord
from timeline.authoring.known import KnownRecords
from timeline.canonical.record import LINKS, fields_by_name, fields_of, values
from timeline.kinds import BY_TYPE, KINDS
from timeline.kinds.base import Field, FieldType
from timeline.kinds.registers import SECTION_OF
from timeline.likeness import did_you_mean
from timeline.loader.checking.record import Checked, check_record, references
from timeline.naming.synonyms import meant
from timeline.readers import RawRecord
from timeline.readers.base import node_of
from timeline.text import clip, is_key, suggest_key, with_article

NEW_KEY: Final = "new"
_SEPARATORS: Final = re.compile(r"\s*[,;]\s*")
_WORD: Final = re.compile(r"\b(?!last\b|this\b|next\b|late\b)\w{4,}|[0-9]+")
_LISTED: Final = (FieldType.RECORDS, FieldType.COLUMNS)
_NO_VALUE: Final = (yaml.AnchorToken, yaml.AliasToken, yaml.TagToken)


class Refusal(NamedTuple):
    """What is wrong with a value; ``type`` and ``key`` are those of a record that is missing."""

    message: str
    type: str = ""
    key: str = ""


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
        """Return the value that a text means: a list where the field has one, or a text.

        Braces and brackets are read as in a seed file. Raises ValueError for such a text that is
        not valid YAML.
        """
        text = text.strip()
        listed = of.many or of.type in _LISTED
        if text[:1] == "{" or (text[:1] == "[" and listed):  # [2022..2023] is a date
            return _from_yaml(text)
        if of is LINKS:
            return [{type_: key} for type_, key in _links(text)]
        if not of.many:
            return text
        if of.type is FieldType.WORDING:
            return [each.strip() for each in text.split(";")]
        found = _SEPARATORS.split(text)
        return found if len(found) > 1 else text

    def faults(self, name: str, value: Any) -> list[Refusal]:
        """Return what is wrong with a value of a field, beside the values that it has so far."""
        checked, problems = self._checked(self.values | {name: value})
        found = [fault for path, fault in problems if _within(path, name)]
        if not found and self.fields[name].type is FieldType.FILE:
            fault = self.known.text_fault(str(value))
            return [Refusal(fault)] if fault else []
        return found or list(self._missing(checked, name))

    def cited(self) -> list[str]:
        """Return the paths of its values that need evidence and have no reason."""
        checked, _ = self._checked(self.values)
        return [
            value.path
            for value in values(checked.canonical, checked.fields)
            if value.field.cited
            and value.text != "unknown"
            and value.path.partition(".")[0] not in self.reasons
        ]

    def key_for(self) -> str:
        """Return the key that its name suggests, which no record has yet.

        A name without Latin letters suggests none: then it is that of its kind and its date.
        """
        stem = suggest_key(str(self.values.get(self.called, "")), self.name)
        if not stem:
            date = self.values.get("when") or self.values.get("published") or ""
            stem = suggest_key(f"{self.name} {date}", self.name)
        number, key = 2, stem
        while self.known.type_of(key) or not is_key(key):
            key = f"{stem[:90].rstrip('-')}-{number}"
            number += 1
        return key

    def key_fault(self, key: str) -> str:
        """Return what is wrong with a key; empty if it can be that of this record."""
        if not is_key(key):
            likely = suggest_key(key, self.name)
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

    def infer(self, name: str, value: Any, reason: str, words: str) -> None:
        """Take a value that was inferred from the words of a source, with the reason."""
        self.values[name] = value
        self.reasons[name] = reason
        self._words[name] = words

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

    def _raw(self, given: Mapping[str, Any]) -> RawRecord:
        reasons = {name: "-" for name in given if name != "kind"}
        whole = {**given, "inferred": reasons} if self.type == "event" else dict(given)
        body = {name: node_of(value, 0) for name, value in whole.items()}
        return RawRecord(self.type, self.key or NEW_KEY, body, "", "", 0)

    def _checked(self, given: Mapping[str, Any]) -> tuple[Checked, list[tuple[str, Refusal]]]:
        """Return the record with these values, and the faults of each by its path."""
        record = self._raw(given)
        checked, problems = check_record(record)
        found = []
        for each in problems:
            path = each.field.removeprefix(f"{record.key}.")
            if each.warning or _within(path, "inferred"):
                continue
            fault = Refusal(each.message)
            unkeyed = checked.unkeyed.get(each)
            if unkeyed and not self.known.called(unkeyed.type, unkeyed.text):
                key = suggest_key(unkeyed.text, unkeyed.type)
                likely = did_you_mean(key, self.known.keys(unkeyed.type))
                what = f"there is no {unkeyed.type} {clip(unkeyed.text)}{likely}"
                fault = Refusal(what, unkeyed.type, key)
            found.append((path, fault))
        return checked, found

    def _missing(self, checked: Checked, name: str) -> Iterator[Refusal]:
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


def _links(text: str) -> Iterator[Sequence[str]]:
    """Yield type and key of each link of ``responds-to KEY, part-of KEY``."""
    for each in _SEPARATORS.split(text):
        type_, _, key = each.partition(" ")
        yield type_.rstrip(":"), key.strip()


def _from_yaml(text: str) -> Any:
    """Return a value in braces or brackets. Raises ValueError if it is not one value of texts."""
    try:
        if any(isinstance(token, _NO_VALUE) for token in yaml.scan(text, yaml.SafeLoader)):
            raise ValueError("anchors, aliases and tags are not supported")
        found = yaml.load(text, yaml.BaseLoader)
    except yaml.YAMLError:
        raise ValueError("the brackets are not closed, or a comma is missing") from None
    return _texts(found, 0)


def _texts(value: Any, depth: int) -> Any:
    """Return a value of YAML with texts as names. Raises ValueError for what is no such value."""
    if depth > 5:
        raise ValueError("too many brackets")
    if isinstance(value, dict):
        if not all(isinstance(name, str) for name in value):
            raise ValueError("a name before a colon is a text")
        return {name: _texts(each, depth + 1) for name, each in value.items()}
    if isinstance(value, list):
        return [_texts(each, depth + 1) for each in value]
    return str(value)
