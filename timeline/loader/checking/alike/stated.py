"""What an event states, as plain texts, lists and mappings: without its lines and its notation."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from timeline.canonical.evidence import ALL
from timeline.canonical.record import CITATION, KIND
from timeline.kinds.base import FieldType
from timeline.loader.checking.evidence.short import full, may_be_no_quote
from timeline.loader.checking.values.reading import QUOTED
from timeline.readers import Node, RawRecord
from timeline.readers.seeds.lines import is_curled

OWN: Final = {
    field.name: field
    for field in CITATION
    if field.type in (FieldType.TEXT, FieldType.ORDINAL, FieldType.TIMECODE)
}
"""What differs from passage to passage. All else is of the layout."""
_UNDATED: Final = "unknown"
_PUBLISHED: Final = "published "


class EventStatements(NamedTuple):
    """The fields of an event, its passages, each with its source, and its reasons by value path."""

    fields: Mapping[str, Any]
    passages: Sequence[tuple[str, Mapping[str, Any]]] = ()
    reasons: Mapping[str, str] = {}


def stated_in(record: RawRecord) -> EventStatements | None:
    """Return what an event of a seed file states; None if its notation may be at fault.

    So may a comment that YAML cuts off a text, quotation marks that it does not know, and an empty
    list.
    """
    fields: dict[str, Any] = {}
    passages: list[tuple[str, Mapping[str, Any]]] = []
    reasons: Mapping[str, str] = {}
    for name, node in record.body.items():
        if name == "cite":
            if not _add_passages(passages, node):
                return None
            continue
        value = _plain(node, name in QUOTED)
        if value is None or name == "accepted":
            return None
        if name != "inferred":
            fields[name] = value
        elif isinstance(value, dict) and all(isinstance(each, str) for each in value.values()):
            reasons = value
        else:
            return None
    return (
        EventStatements(fields, passages, reasons)
        if isinstance(fields.get(KIND.name), str)
        else None
    )


def _add_passages(passages: list[tuple[str, Mapping[str, Any]]], node: Node) -> bool:
    """Add the passages under ``cite``; return whether nothing about their notation is odd."""
    if not node.value or not isinstance(node.value, dict):
        return False
    for source, items in node.value.items():
        several = items.value if isinstance(items.value, list) else [items]
        if not several:
            return False
        for item in map(full, several):
            if not isinstance(item.value, dict):
                return False
            if "for" not in item.value and may_be_no_quote(item.value):
                return False
            found = {name: _plain(each, name in QUOTED) for name, each in item.value.items()}
            for name, value in found.items():
                if value is None or (name in OWN and not isinstance(value, str)):
                    return False
            passages.append((source, found))
    return True


def _plain(node: Node, quoting: bool) -> Any:
    """Return the value of a node; None if its notation may be at fault.

    ``quoting``: its quotation marks are those of a source.
    """
    value, _, _, style, lost = node
    if isinstance(value, str):
        if lost:
            return None
        odd = not value.isascii() and style == "plain" and not quoting and is_curled(value)
        return None if odd else value
    if not value:
        return None
    if isinstance(value, list):
        items = [_plain(each, quoting) for each in value]
        return None if None in items else items
    parts = {name: _plain(each, quoting) for name, each in value.items()}
    return None if None in parts.values() else parts


def frozen(value: Any) -> Any:
    """Return a stated value as a key of a dict."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return ("", *((name, frozen(each)) for name, each in value.items()))
    return tuple([frozen(each) for each in value])


def signature(stated: EventStatements) -> Any:
    """Return what two events must have in common for the same evidence to be valid for both.

    Those are the kind, the paths of their values, the dates that are unknown or that a publication
    gives, which need no evidence, and everything about the citations except what is only theirs.
    """
    fields = stated.fields
    number_of: dict[str, int] = {}
    return (
        fields.get(KIND.name),
        tuple(
            [
                name  # for nearly all, without a call
                if type(value) is str and _PUBLISHED not in value and value.strip() != _UNDATED
                else _shape(name, value)
                for name, value in fields.items()
            ]
        ),
        tuple(
            [
                (
                    number_of.setdefault(source, len(number_of)),
                    source if _depends_on_source(given) else "",
                    *[
                        name if name in OWN else (name, frozen(each))
                        for name, each in given.items()
                    ],
                )
                for source, given in stated.passages
            ]
        ),
        tuple(stated.reasons),
    )


def _depends_on_source(passage: Mapping[str, Any]) -> bool:
    """Whether the evidence is valid for one source: none repeats itself, or all of others."""
    return "derived_from" in passage or ALL in passage.get("for", ALL)


def _shape(name: str, value: Any) -> Any:
    """Return the paths of the values of a field, and which of them may need no evidence."""
    if isinstance(value, str):
        # A date that may need no evidence: the layout depends on it.
        own = _PUBLISHED in value or value.strip() == _UNDATED
        return (name, value.strip()) if own else name
    if isinstance(value, Mapping):
        return (name, "", *(_shape(slot, each) for slot, each in value.items()))
    if all(isinstance(each, str) for each in value):
        return (name, "[]")
    return (name, *(_shape("", each) for each in value))
