"""The canonical record: the one shape that the loader, the history, queries and writers share.

A record as its seed file words it, checked and put into normal form: a dict of texts, lists and
dicts that JSON can hold. It has a key only where there is a value other than the field's default,
in the order of ``fields_of``, then ``links`` (of events), ``cite``, ``inferred``, ``accepted``.

==================================  ==============================================================
value                               normal form
==================================  ==============================================================
text, term, country, date, number…  ``"text"``, white space at its ends removed
… ``per=PARTICIPANT``               ``"text"`` of all together, or ``{"usa": "17000+", …}``
… ``per=MODALITY``                  ``{"expected": "60", "actual": "40"}``, one of them or both; a
                                    value written alone is the actual one
key of a record                     ``"key"``; with ``many`` a list of keys, each once
wording                             ``{"slot": "text", …}``, a slot having the grammar of a key;
                                    with ``many`` (aliases) a list of ``"text"`` and
                                    ``{"text": …, "language": …}``
``links``                           ``[["part-of", "key"], …]``, each pair once
``cite``                            ``{"source-key": [item, …], …}``, see below
``inferred``, ``accepted``          ``{"value path": "reason", …}``
==================================  ==============================================================

An item of ``cite`` is one passage: a dict of ``CITATION`` (``quote`` always; white space in quote,
prefix and suffix folded to single spaces), then ``for`` (a list of value paths), then ``says``,
``restates``, ``disputes`` (each ``{"value path": "value"}``, the path being that of one value). One
of the four is there. The order of fields and of a citation's keys is the declared one; the order
inside lists and of slots, sources and paths is that of the file.

A source with a text also has ``text_sha256`` (hex), which the loader adds at the end and no seed
file writes.

*Value paths* name values: ``when``, ``troops`` (of all together), ``troops.usa``,
``fleet_after.expected``, ``commitments.slot``, ``place``, ``buyer.kor``, ``links.part-of.KEY``,
``aliases`` (all of them). A path covers each path that it is a dotted beginning of: ``troops``
covers ``troops.usa``, and ``links.part-of`` all links of that type.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from timeline.kinds import BY_TYPE, KINDS, event_fields
from timeline.kinds.base import Field, FieldType
from timeline.models.vocabularies import CREDIBILITIES

Canonical = dict[str, Any]

KIND = Field("kind", "Kind", FieldType.TERM, terms=tuple(KINDS), required=True, cited=False)
"""An event's kind, which a seed file gives like any field."""
LINKS = Field("links", "Links", FieldType.EVENT, many=True)
"""What the values of ``links`` are: keys of events, told apart by the link's type and the key."""

CITATION: tuple[Field, ...] = (
    Field("quote", "Quote", FieldType.TEXT, required=True),
    Field("prefix", "Before it", FieldType.TEXT, limit=1000),
    Field("suffix", "After it", FieldType.TEXT, limit=1000),
    Field("language", "Language", FieldType.LANGUAGE),
    Field("translation", "Translation", FieldType.TEXT),
    Field(
        "credibility",
        "Credibility",
        FieldType.TERM,
        terms=tuple(str(each) for each in CREDIBILITIES),
        default="6",
    ),
    Field("claimant", "Whose word", FieldType.ACTOR),
    Field("note", "Note", FieldType.TEXT),
)
"""The plain fields of one passage under ``cite``."""

CLAIMS: tuple[str, ...] = ("says", "restates", "disputes")
"""The keys of a passage that give values of their own, in order."""
REASONS: tuple[str, ...] = ("inferred", "accepted")
"""The keys of a record that give a reason for a path, in order."""

_EVENT_FIELDS = {name: (KIND, *event_fields(kind)) for name, kind in KINDS.items()}


def fields_of(type_: str, kind: str = "") -> tuple[Field, ...]:
    """All fields of a type of record, in canonical order; of an event, those of its kind.

    Raises KeyError for an event of no known kind.
    """
    return _EVENT_FIELDS[kind] if type_ == "event" else BY_TYPE[type_].fields


@cache
def fields_by_name(type_: str, kind: str = "") -> dict[str, Field]:
    """The same by name, with ``links`` where the type is event: the first word of every path."""
    fields = {field.name: field for field in fields_of(type_, kind)}
    return fields | {LINKS.name: LINKS} if type_ == "event" else fields


class FieldValue(NamedTuple):
    """One value of a record. ``slot`` is what tells it apart inside its field, or empty.

    For ``per`` it is the participant's key or the modality, for a wording the slot, for a list of
    keys the key, for a link its type.
    """

    path: str
    field: Field
    slot: str
    text: str


def values(record: Mapping[str, Any], fields: Sequence[Field]) -> Iterator[FieldValue]:
    """Yield every value of a canonical record, links last. All aliases have the path ``aliases``.

    ``fields`` is ``fields_of`` the record, or those of them that are wanted.
    """
    for field in fields:
        name = field.name
        held = record.get(name)
        if held is None:
            continue
        if isinstance(held, str):
            yield FieldValue(name, field, "", held)
        elif isinstance(held, dict):
            for slot, text in held.items():
                yield FieldValue(f"{name}.{slot}", field, slot, text)
        elif field.type is FieldType.WORDING:
            for alias in held:
                yield FieldValue(
                    name, field, "", alias if isinstance(alias, str) else alias["text"]
                )
        else:
            for key in held:
                yield FieldValue(f"{name}.{key}", field, key, key)
    for type_, key in record.get("links", ()):
        yield FieldValue(f"links.{type_}.{key}", LINKS, type_, key)


def covers(path: str, value_path: str) -> bool:
    """Whether ``path`` names the value at ``value_path``, alone or with others."""
    return value_path == path or value_path.startswith(f"{path}.")


def beginnings(value_path: str) -> Iterator[str]:
    """Yield every path that covers a value: its own first, that of its whole field last."""
    while value_path:
        yield value_path
        value_path = value_path.rpartition(".")[0]


def content_hash(record: Mapping[str, Any]) -> str:
    """The SHA-256 (hex) of a canonical record: of its compact JSON, with sorted keys, in UTF-8."""
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def order_hash(record: Mapping[str, Any]) -> str:
    """A hash (16 hex digits) that also tells the order of slots, sources and paths, as written."""
    written = {name: record[name] for name in sorted(record) if name != "text_sha256"}
    return hashlib.sha256(_in_order(written).encode()).hexdigest()[:16]


def is_same(one: Any, other: Any) -> bool:
    """Whether two values of records are alike, in the same order."""
    return _in_order(one) == _in_order(other)


def _in_order(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
