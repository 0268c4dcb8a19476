"""Check the drafts of a table, without checking the same value or the same citation twice.

A register repeats its actors, its dates, its words and the layout of its rows. Each different value
of a field is checked once, and so is each different *layout*: which fields have values, and which
of these each passage is cited for. An event whose values and layout were found valid before is put
together from them. All others are checked as records of a seed file are, so that a fault is always
found, and worded, in one place. ``tests/readers/memory.py`` holds both ways to the same result.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from timeline.canonical.record import KIND, LINKS, Canonical, FieldValue, values
from timeline.errors import Problem
from timeline.kinds import KINDS
from timeline.kinds.base import Field
from timeline.kinds.rules import Rule
from timeline.loader.checking.fields import read_field
from timeline.loader.checking.reading import RecordReader
from timeline.loader.checking.record import (
    Checked,
    KeyReference,
    check_record,
    keys_in,
    references,
)
from timeline.loader.checking.together import check_rules, note_inconsistencies
from timeline.loader.loading.drafts import record_of
from timeline.readers import RawRecord
from timeline.readers.base import node_of
from timeline.readers.formats.base import LONGEST_QUOTE, Citation, Draft, row_text
from timeline.readers.imports import TableImport

_MOST: Final = 50_000
"""Values of a field, and layouts, that are kept at most."""
_LONGEST: Final = 200
"""Characters of a value that is kept at most: longer ones are sentences, which do not repeat."""
_OF_LAYOUT: Final = frozenset({"for", "derived_from", "credibility", "claimant", "note"})
"""What a passage may have besides its row. Rival values depend on the values of the event."""
_UNDATED: Final = "unknown"


class _Value(NamedTuple):
    """A valid value of a field: its canonical form, its parts, and the keys in it."""

    canonical: Any
    parts: tuple[FieldValue, ...]
    keys: tuple[KeyReference, ...]


_Known = dict[Any, _Value | None]


class _Layout(NamedTuple):
    """What all events of one layout have in common.

    ``fields`` are those with a value, each with its values that were checked before; ``defaults``
    the values of others. ``passages`` have the source of each citation, and what its passage has
    besides the row; ``keys`` are those in them.
    """

    declared: tuple[Field, ...]
    rules: tuple[Rule, ...]
    fields: tuple[tuple[Field, _Known], ...]
    defaults: tuple[FieldValue, ...]
    passages: tuple[tuple[str, Canonical], ...]
    keys: tuple[KeyReference, ...]
    inferred: Canonical


class DraftChecker:
    """Checks the drafts of one table."""

    def __init__(self, table: TableImport) -> None:
        self._table = table
        self._known: dict[int, _Known] = {}  # by the id of a field, which is declared once
        self._layouts: dict[Any, _Layout | None] = {}
        self._reading = RecordReader(_ANY)

    def check(self, draft: Draft) -> tuple[Checked, list[Problem]]:
        """Return what ``check_record`` returns for the record of a draft."""
        record = record_of(draft, self._table)
        if draft.type != "event":
            return check_record(record)
        citations = draft.citations or (Citation(draft.row),)
        sources = [self._table.source_of(each.row) for each in citations]
        signature = _signature(draft, citations, sources)
        layout = self._layouts.get(signature)
        if layout is not None:
            checked = self._assembled(record, draft.fields, citations, layout)
            if checked is not None:
                return checked, []
        checked, problems = check_record(record)
        if signature not in self._layouts and not problems:
            if len(self._layouts) >= _MOST:
                self._layouts.clear()
            self._layouts[signature] = self._layout(checked, draft, sources)
        return checked, problems

    def _assembled(
        self,
        record: RawRecord,
        stated: Mapping[str, Any],
        citations: Sequence[Citation],
        layout: _Layout,
    ) -> Checked | None:
        """Return the checked record of an event; None if a part of it may be wrong."""
        canonical: Canonical = {}
        parts = [*layout.defaults]
        keys: list[KeyReference] = []
        for field, known in layout.fields:
            value = self._value(field, stated[field.name], known)
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
        cite: dict[str, list[Canonical]] = {}
        for citation, (source, rest) in zip(citations, layout.passages, strict=True):
            row = citation.row
            quote = row_text(row.cells)
            if not quote.strip() or len(quote) > LONGEST_QUOTE or row.number < 1 or row.line < 1:
                return None
            passage = {"quote": quote, "row": str(row.number), "line": str(row.line), **rest}
            passages = cite.setdefault(source, [])
            if passage in passages:
                return None
            passages.append(passage)
        canonical["cite"] = cite
        if layout.inferred:
            canonical["inferred"] = layout.inferred
        keys += layout.keys
        return Checked(record, canonical, layout.declared, "", True, {}, frozenset(), (), keys)

    def _value(self, field: Field, stated: Any, known: _Known) -> _Value | None:
        """Return a value as it is checked; None if it is wrong, or doubtful."""
        if isinstance(stated, str):
            key = stated
        elif field.many and len(stated) > 1 and not isinstance(stated, Mapping):
            return self._together([self._value(field, [each], known) for each in stated])
        else:
            key = _frozen(stated)
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

    def _layout(self, checked: Checked, draft: Draft, sources: Sequence[str]) -> _Layout | None:
        """Return the layout of an event that was found valid; None if others may differ from it."""
        cite = checked.canonical.get("cite", {})
        if sum(map(len, cite.values())) != len(sources):
            return None
        if not all(each.more.keys() <= _OF_LAYOUT for each in draft.citations):
            return None
        lists = {name for name, value in draft.fields.items() if _is_plain_list(value)}
        if any(path.partition(".")[0] in lists for each in draft.citations for path in each.paths):
            return None  # it may name one of the values of a list
        rest = {source: iter(passages) for source, passages in cite.items()}
        passages = [(source, dict(next(rest[source], {}))) for source in sources]
        for _, passage in passages:
            if not {"quote", "row", "line"} <= passage.keys():
                return None
            del passage["quote"], passage["row"], passage["line"]
        given = [each for each in (*checked.fields, LINKS) if each.name in draft.fields]
        others = {
            each.name: each.default
            for each in checked.fields
            if each.default and each.name not in draft.fields
        }
        return _Layout(
            checked.fields,
            KINDS[checked.canonical[KIND.name]].rules,
            tuple((each, self._known.setdefault(id(each), {})) for each in given),
            tuple(values(others, checked.fields)),
            tuple(passages),
            tuple(each for each in references(checked) if each.path.startswith("cite.")),
            checked.canonical.get("inferred", {}),
        )


_NO_GAPS: Final[set[str]] = set()


_ANY: Final = RawRecord("event", "any", {}, "", "", 0)
"""The record of a value that is checked by itself, whose faults nobody reads."""


def _frozen(value: Any) -> Any:
    """Return a value of a draft as a key of a dict."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return ("", *((name, _frozen(each)) for name, each in value.items()))
    return tuple([_frozen(each) for each in value])


def _signature(draft: Draft, citations: Sequence[Citation], sources: Sequence[str]) -> Any:
    """Return what two events must have in common for the same evidence to be valid for both.

    Those are the kind, the paths of their values, the dates that nobody knows, which need no
    evidence, and everything about the citations but the rows.
    """
    return (
        draft.fields.get(KIND.name),
        tuple(
            [
                name if type(value) is str and value != _UNDATED else _shape(name, value)
                for name, value in draft.fields.items()
            ]
        ),
        tuple(
            [
                (source, *each.paths, _frozen(each.more))
                for source, each in zip(sources, citations, strict=True)
            ]
        ),
        tuple(draft.inferred.items()),
    )


def _shape(name: str, value: Any) -> Any:
    """Return the paths of the values of a field, and which of them are unknown."""
    if isinstance(value, str):
        return (name, _UNDATED) if value == _UNDATED else name
    if isinstance(value, Mapping):
        return (name, "", *(_shape(slot, each) for slot, each in value.items()))
    if _is_plain_list(value):
        return (name, "[]")
    return (name, *(_shape("", each) for each in value))


def _is_plain_list(value: Any) -> bool:
    return not isinstance(value, str | Mapping) and all(isinstance(each, str) for each in value)
