"""Check many events without checking the same value or the same layout of citations twice.

Events repeat their actors, their dates, their words and their layout. Each different value of a
field is checked once, and so is each different *layout*: which fields have values, and which of
these each passage is cited for. An event whose values and layout were found valid before is put
together from them. All others are checked by ``check_record``, so that a fault is always found, and
worded, in one place. ``tests/readers/memory.py`` and ``tests/loader/checking`` hold both ways to
the same result.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple

from timeline.canonical.record import (
    KIND,
    LINKS,
    MAX_REASON,
    Canonical,
    FieldValue,
    origins,
    values,
)
from timeline.errors import Problem
from timeline.kinds import KINDS
from timeline.kinds.base import Field, FieldType, Per
from timeline.kinds.rules import KindRule
from timeline.loader.checking.alike.stated import OWN, EventStatements, frozen, signature, stated_in
from timeline.loader.checking.fields.shapes import read_field
from timeline.loader.checking.fields.together import check_rules, note_inconsistencies
from timeline.loader.checking.record import CheckedRecord, KeyReference, check_record, keys_in
from timeline.loader.checking.values.locators import ordinal_fault, timecode_fault
from timeline.loader.checking.values.reading import BLANK, RecordReader
from timeline.readers import RawRecord
from timeline.readers.base import node_of
from timeline.text import is_key

_MOST: Final = 10_000
"""Values of a field, and layouts, that are kept at most: the days of 27 years.

A field whose values hardly repeat, as numbers by side, would fill the memory with them.
"""
_LONGEST: Final = 200
"""Characters of a value that is kept at most: longer ones are sentences, which do not repeat."""
_OF_LAYOUT: Final = frozenset({"for", "language", "derived_from", "credibility", "claimant"})
"""Rival values are not: they depend on the values of the event."""
_FOLDED: Final = frozenset({"quote", "prefix", "suffix"})


class _Value(NamedTuple):
    """A valid value of a field: its canonical form, its parts, and the keys in it."""

    canonical: Any
    parts: tuple[FieldValue, ...]
    keys: tuple[KeyReference, ...]


_Known = dict[Any, _Value | None]


class _Passage(NamedTuple):
    """What a passage of a layout has: the fields that are its own, and the values of all others.

    ``keys`` are those in it: path inside the passage, type, key.
    """

    parts: tuple[tuple[str, Field | None, Any], ...]
    keys: tuple[tuple[str, str, str], ...]


class _Layout(NamedTuple):
    """What all events of one layout have in common.

    ``fields`` are those with a value, each with its values that were checked before; ``defaults``
    the values of others.
    """

    declared: tuple[Field, ...]
    rules: tuple[KindRule, ...]
    fields: tuple[tuple[Field, _Known], ...]
    defaults: tuple[FieldValue, ...]
    passages: tuple[_Passage, ...]


class Layouts:
    """Checks events, and learns from each."""

    def __init__(self) -> None:
        self._known: dict[int, _Known] = {}  # by the id of a field, which is declared once
        self._layouts: dict[Any, _Layout | None] = {}
        self._reading = RecordReader(_ANY)

    def check(self, record: RawRecord, timezone: str = "") -> tuple[CheckedRecord, list[Problem]]:
        """Return what ``check_record`` returns for a record of a seed file."""
        whole = record.sound and not record.rejected and not record.correction
        stated = stated_in(record) if whole and record.type == "event" else None
        if stated is None:
            return check_record(record, timezone)
        return self.check_stated(record, stated, timezone)

    def check_stated(
        self, record: RawRecord, stated: EventStatements, timezone: str = ""
    ) -> tuple[CheckedRecord, list[Problem]]:
        """Return what ``check_record`` returns for the record of an event.

        ``stated`` is what is written in it, without anything that could be a fault of its notation.
        """
        laid_out = signature(stated)
        layout = self._layouts.get(laid_out)
        if layout is not None:
            checked = self._assembled(record, stated, layout, timezone)
            if checked is not None:
                return checked, []
        checked, problems = check_record(record, timezone)
        if laid_out not in self._layouts and not problems:
            if len(self._layouts) >= _MOST:
                self._layouts.clear()
            self._layouts[laid_out] = self._layout(checked, stated)
        return checked, problems

    def _assembled(
        self, record: RawRecord, stated: EventStatements, layout: _Layout, timezone: str
    ) -> CheckedRecord | None:
        """Return the checked record of an event; None if a part of it may be wrong."""
        canonical: Canonical = {}
        parts = [*layout.defaults]
        keys: list[KeyReference] = []
        fields = stated.fields
        for field, known in layout.fields:
            value = self._value(field, fields[field.name], known)
            if value is None:
                return None
            if value.canonical != field.default:
                canonical[field.name] = value.canonical
            parts += value.parts
            keys += value.keys
        reading = self._reading
        reading.record = record
        note_inconsistencies(reading, parts, layout.declared, _NO_GAPS)
        check_rules(reading, parts, layout.rules, _NO_GAPS)
        if reading.problems or reading.warnings:
            self._reading = RecordReader(_ANY)
            return None
        cite = _cited(stated, layout, keys)
        if cite is None:
            return None
        if cite:
            canonical["cite"] = cite
        if stated.reasons:
            reasons = {path: _text(_REASON, reason) for path, reason in stated.reasons.items()}
            if "" in reasons.values():
                return None
            canonical["inferred"] = reasons
        return CheckedRecord(
            record, canonical, layout.declared, timezone, True, {}, frozenset(), {}, (), keys
        )

    def _value(self, field: Field, stated: Any, known: _Known) -> _Value | None:
        """Return a value as it is checked; None if it is wrong, or doubtful."""
        if isinstance(stated, str):
            if field.type is FieldType.TEXT and field.per is Per.NOTHING and not field.many:
                text = _text(field, stated)
                return (
                    _Value(text, (FieldValue(field.name, field, "", text),), ()) if text else None
                )
            key = stated
        elif field.many and len(stated) > 1 and not isinstance(stated, Mapping):
            return self._together([self._value(field, [each], known) for each in stated])
        else:
            key = frozen(stated)
        if key in known:
            return known[key]
        reading = self._reading
        canonical = read_field(reading, field, node_of(stated, 0))
        found = None
        if reading.problems or reading.warnings or reading.others:
            self._reading = RecordReader(_ANY)
        elif canonical:
            parts = tuple(values({field.name: canonical}, () if field is LINKS else (field,)))
            keys = (each for part in parts for each in keys_in(part.path, part.field, part.text))
            found = _Value(canonical, parts, tuple(keys))
        if not isinstance(stated, str) or len(stated) <= _LONGEST:
            if len(known) >= _MOST:
                known.clear()
            known[key] = found
        return found

    def _together(self, items: Sequence[_Value | None]) -> _Value | None:
        """Return the items of a list as one value; None if one is wrong, or given twice."""
        found = [each for each in items if each is not None]
        canonical = [text for each in found for text in each.canonical]
        parts = tuple([part for each in found for part in each.parts])
        if len(found) < len(items) or len({part.path for part in parts}) < len(parts):
            return None
        return _Value(canonical, parts, tuple([key for each in found for key in each.keys]))

    def _layout(self, checked: CheckedRecord, stated: EventStatements) -> _Layout | None:
        """Return the layout of an event that was found valid; None if others may differ from it."""
        canonical = checked.canonical
        paths = [*stated.reasons]
        passages: list[_Passage] = []
        rest = {source: iter(each) for source, each in canonical.get("cite", {}).items()}
        for source, given in stated.passages:
            passage = next(rest.get(source, iter(())), None)
            if passage is None or "quote" not in given or given.keys() - OWN.keys() - _OF_LAYOUT:
                return None
            if not given.keys() & OWN.keys() <= passage.keys():
                return None
            paths += passage.get("for", ())
            passages.append(_passage(passage, given))
        together = len([source for source, _ in groupby(stated.passages, _source)])
        if together > len(rest) or any(next(each, None) for each in rest.values()):
            return None
        given_ = [each for each in (*checked.fields, LINKS) if each.name in stated.fields]
        by_value = {each.name for each in given_ if each.many}
        if any(_is_of_value(path, by_value) for path in paths):
            return None
        others = {
            each.name: each.default
            for each in checked.fields
            if each.default and each.name not in stated.fields
        }
        return _Layout(
            checked.fields,
            KINDS[canonical[KIND.name]].rules,
            tuple((each, self._known.setdefault(id(each), {})) for each in given_),
            tuple(values(others, checked.fields)),
            tuple(passages),
        )


_NO_GAPS: Final[set[str]] = set()
_REASON: Final = Field("reason", "Reason", FieldType.TEXT, limit=MAX_REASON)
_ANY: Final = RawRecord("event", "any", {}, "", "", 0)
"""The record of a value that is checked by itself, whose faults nobody reads."""


def _is_of_value(path: str, by_value: set[str]) -> bool:
    """Return whether a path names one of several values, not only a field or a type of link."""
    name, *rest = path.split(".")
    return name in by_value and len(rest) > (name == LINKS.name)


def _source(passage: tuple[str, Mapping[str, Any]]) -> str:
    return passage[0]


def _passage(passage: Canonical, given: Mapping[str, Any]) -> _Passage:
    own = given.keys() & OWN.keys()
    keys = [("derived_from", "source", key) for key in origins(passage)]
    if "claimant" in passage:
        keys.append(("claimant", "actor", passage["claimant"]))
    return _Passage(
        tuple((name, OWN[name] if name in own else None, text) for name, text in passage.items()),
        tuple(keys),
    )


def _cited(stated: EventStatements, layout: _Layout, keys: list[KeyReference]) -> Canonical | None:
    """Return the passages of an event, and add the keys in them; None if one may be wrong."""
    cite: dict[str, list[Canonical]] = {}
    for (source, given), of in zip(stated.passages, layout.passages, strict=True):
        passage = {
            name: text if field is None else _text(field, given[name])
            for name, field, text in of.parts
        }
        found = cite.get(source)
        if found is None:
            if not is_key(source):
                return None
            found = cite[source] = []
            keys.append(KeyReference(f"cite.{source}", "source", source))
        if "" in passage.values() or passage in found:
            return None
        if of.keys:
            where = f"cite.{source}.{len(found)}"
            keys += (KeyReference(f"{where}.{name}", type_, key) for name, type_, key in of.keys)
        found.append(passage)
    return cite


def _text(field: Field, stated: str) -> str:
    """Return a text as it is checked, or the number of a place; empty if it may be wrong."""
    text = stated.strip(BLANK)
    if len(text) > field.limit or text.isspace():
        return ""
    if field.type is FieldType.ORDINAL:
        return "" if ordinal_fault(field, text) else text
    if field.type is FieldType.TIMECODE:
        return "" if timecode_fault(field, text) else text
    return " ".join(text.split()) if field.name in _FOLDED else text
