"""The canonical record: the one form that the loader, the history, queries and writers share.

A record of a seed file, checked and in normal form: a dict of texts, lists and dicts that can be
written as JSON. It has an entry only for a value other than the field's default, in the order of
``fields_of``, then ``links`` (of events), ``cite``, ``inferred``, ``accepted``.

==================================  ==============================================================
value                               normal form
==================================  ==============================================================
text, term, country, date, number…  ``"text"``, without white space at its ends
… ``per=PARTICIPANT``               ``"text"`` of all together, or ``{"usa": "17000+", …}``
… ``per=MODALITY``                  ``{"expected": "60", "actual": "40"}``, one of them or both; a
                                    single value is the actual one
list of records                     ``{"1.when": "2014", "1.quantity": "8", "2.when": …}``: the
                                    number in the list and the part, in order; with ``--as-of`` some
                                    may be missing
key of a record                     ``"key"``; with ``many`` a list of keys, each once
wording                             ``{"slot": "text", …}``, where a slot has the syntax of a key;
                                    with ``many`` (aliases) a list of ``"text"`` and
                                    ``{"text": …, "language": …}``
columns of a table                  ``{"name": "value path value path", "name": "", …}``, in their
                                    order; names and paths have single spaces
``links``                           ``[["part-of", "key"], …]``, each pair once
``cite``                            ``{"source-key": [item, …], …}``, see below
``inferred``, ``accepted``          ``{"value path": "reason", …}``
==================================  ==============================================================

An item of ``cite`` is one passage: a dict of ``CITATION`` (always with ``quote`` or one of
``LOCATORS``; white space in quote, prefix and suffix becomes single spaces), then ``for`` (a list
of value paths), then ``says``, ``restates``, ``disputes`` (each ``{"value path": "value"}``, with
the path of one value). At least one of these four is present. ``derived_from`` is one key, or a
list of several. Fields and the keys of a citation have the declared order; lists, slots, sources
and paths have the order of the file.

A source with a text also has ``text_sha256`` (hex), which the loader adds at the end and a seed
file does not contain.

*Value paths* name values: ``when``, ``troops`` (of all together), ``troops.usa``,
``fleet_after.expected``, ``deliveries.1.when``, ``commitments.slot``, ``place``, ``buyer.kor``,
``links.part-of.KEY``, ``aliases`` (all of them), ``columns`` (all of them). A path covers every
path that begins with it and a dot: ``troops`` covers ``troops.usa``, and ``links.part-of`` covers
all links of that type.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from timeline.kinds import BY_TYPE, KINDS, event_fields
from timeline.kinds.base import Field, FieldType
from timeline.models.vocabularies import CREDIBILITIES

Canonical = dict[str, Any]

KIND = Field("kind", "Kind", FieldType.TERM, terms=tuple(KINDS), required=True, cited=False)
"""The kind of an event, which is written in a seed file like any field."""
LINKS = Field("links", "Links", FieldType.EVENT, many=True)
"""The links of an event: keys of other events, distinguished by the type of link and the key."""

CITATION: tuple[Field, ...] = (
    Field("quote", "Quote", FieldType.TEXT),
    Field("prefix", "Before it", FieldType.TEXT, limit=1000),
    Field("suffix", "After it", FieldType.TEXT, limit=1000),
    Field("page", "Page", FieldType.ORDINAL),
    Field("row", "Row", FieldType.ORDINAL),
    Field("column", "Column", FieldType.TEXT, limit=500),
    Field("line", "Line", FieldType.ORDINAL),
    Field("time", "Time", FieldType.TIMECODE),
    Field("language", "Language", FieldType.LANGUAGE),
    Field("translation", "Translation", FieldType.TEXT),
    Field("derived_from", "Derived from", FieldType.SOURCE, many=True),
    Field(
        "credibility",
        "Credibility",
        FieldType.TERM,
        terms=CREDIBILITIES,
        default="6",
    ),
    Field("claimant", "Whose word", FieldType.ACTOR),
    Field("note", "Note", FieldType.TEXT),
)
"""The fields of one passage under ``cite``. ``derived_from`` are the sources that this passage
repeats, for a source that does not repeat them everywhere."""

LOCATORS: tuple[str, ...] = ("page", "row", "column", "line", "time")
"""The fields of a passage that state its place in the source, in order of display."""

CLAIMS: Final = {"says": "supports", "restates": "restates", "disputes": "disputes"}
"""The keys of a passage that contain values of their own, in order, with the stance of each."""
REASONS: tuple[str, ...] = ("inferred", "accepted")
"""The keys of a record that contain reasons by value path, in order."""
MAX_REASON: Final = 2000
"""Characters of a reason at most."""

OF_RECORDS = frozenset(
    field.name for kind in KINDS.values() for field in kind.fields if field.parts
)
"""The names of the fields that are lists of records."""

_EVENT_FIELDS = {name: (KIND, *event_fields(kind)) for name, kind in KINDS.items()}


def fields_of(type_: str, kind: str = "") -> tuple[Field, ...]:
    """Return all fields of a type of record, in canonical order; for an event, those of its kind.

    Raises KeyError for an event of an unknown kind.
    """
    return _EVENT_FIELDS[kind] if type_ == "event" else BY_TYPE[type_].fields


@cache
def fields_by_name(type_: str, kind: str = "") -> dict[str, Field]:
    """Return the fields by name, for an event with ``links``: the first words of all paths."""
    fields = {field.name: field for field in fields_of(type_, kind)}
    return fields | {LINKS.name: LINKS} if type_ == "event" else fields


class FieldValue(NamedTuple):
    """One value of a record. ``slot`` distinguishes it from other values of its field, or is empty.

    It is the participant's key or the modality for ``per``, the slot for a wording, the key for a
    list of keys, the number and the part (``1.when``) for a list of records, the name for a column,
    and the type for a link. ``field`` is then that of the part, with the name of the list.
    """

    path: str
    field: Field
    slot: str
    text: str


def alias_text(alias: str | Mapping[str, str]) -> str:
    """Return the text of an alias, which may be written with its language."""
    return alias if isinstance(alias, str) else alias["text"]


def values(record: Mapping[str, Any], fields: Sequence[Field]) -> Iterator[FieldValue]:
    """Yield every value of a canonical record, links last.

    All aliases have the path ``aliases``, and all columns of a table the path ``columns``.

    ``fields`` is ``fields_of`` the record, or the requested ones of them.
    """
    for field in fields:
        name = field.name
        value = record.get(name)
        if value is None:
            continue
        if isinstance(value, str):
            yield FieldValue(name, field, "", value)
        elif field.type is FieldType.COLUMNS:
            for slot, text in value.items():
                yield FieldValue(name, field, slot, text)
        elif isinstance(value, dict):
            for slot, text in value.items():
                yield FieldValue(f"{name}.{slot}", field.at(slot), slot, text)
        elif field.type is FieldType.WORDING:
            for alias in value:
                yield FieldValue(name, field, "", alias_text(alias))
        else:
            for key in value:
                yield FieldValue(f"{name}.{key}", field, key, key)
    for type_, key in record.get("links", ()):
        yield FieldValue(f"links.{type_}.{key}", LINKS, type_, key)


def listed_records(slots: Mapping[str, str]) -> list[dict[str, str]] | dict[str, dict[str, str]]:
    """Return a list of records as a seed file has it: ``[{"when": "2014", "quantity": "8"}]``.

    If some are missing, the others keep their numbers: ``{"2": {"when": "2014"}}``.
    """
    found: dict[str, dict[str, str]] = {}
    for slot, text in slots.items():
        number, _, part = slot.partition(".")
        found.setdefault(number, {})[part] = text
    complete = list(found) == [str(number) for number in range(1, len(found) + 1)]
    return list(found.values()) if complete else found


def origins(item: Mapping[str, Any]) -> list[str]:
    """Return the sources that an item of ``cite`` repeats."""
    found = item.get("derived_from", ())
    return [found] if isinstance(found, str) else [*found]


def places(record: Mapping[str, Any]) -> dict[str, list[list[str]]]:
    """Return the row and the line of each passage of a record that has a row, by source."""
    found = {
        source: [[item["row"], item.get("line", "")] for item in items if "row" in item]
        for source, items in record.get("cite", {}).items()
    }
    return {source: each for source, each in found.items() if each}


def placed(record: Canonical, there: Mapping[str, Sequence[Sequence[str]]]) -> Canonical:
    """Return a record with other rows and lines of its passages, in the form of ``places``."""
    cite = {**record.get("cite", {})}
    for source, numbers in there.items():
        rest = iter(numbers)
        cite[source] = [
            item | _numbered(*next(rest, ("", ""))) if "row" in item else item
            for item in cite.get(source, ())
        ]
    return record | {"cite": cite} if cite else record


def _numbered(row: str, line: str) -> dict[str, str]:
    return {name: text for name, text in (("row", row), ("line", line)) if text}


def covers(path: str, value_path: str) -> bool:
    """Return whether ``path`` names the value at ``value_path``, alone or with others."""
    return value_path == path or value_path.startswith(f"{path}.")


def beginnings(value_path: str) -> Iterator[str]:
    """Yield every path that covers a value, from its own path to that of its whole field."""
    while value_path:
        yield value_path
        value_path = value_path.rpartition(".")[0]


def content_hash(record: Mapping[str, Any]) -> str:
    """Return the SHA-256 (hex) of a canonical record as compact JSON with sorted keys, in UTF-8."""
    return hashlib.sha256(_SORTED.encode(record).encode()).hexdigest()


def order_hash(record: Mapping[str, Any]) -> str:
    """Return a hash (16 hex digits) that also depends on the order of slots, sources and paths."""
    written = {name: record[name] for name in sorted(record) if name != "text_sha256"}
    return hashlib.sha256(_in_order(written).encode()).hexdigest()[:16]


def is_same(one: Any, other: Any) -> bool:
    """Return whether two values of records are equal, including their order."""
    return _in_order(one) == _in_order(other)


def _in_order(value: Any) -> str:
    return _COMPACT.encode(value)


_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_SORTED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)
