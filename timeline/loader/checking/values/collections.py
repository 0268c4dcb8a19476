"""A list or a mapping where one value is expected: often a set of dates without quotation marks.

``when: [2020,2021]`` is a list in YAML, and ``delivery: {2020,2021}`` a mapping of names without
values.
"""

from collections.abc import Mapping

from timeline.canonical.comparing import AMOUNTS
from timeline.kinds.base import Field, FieldType
from timeline.loader.checking.values.single import value_fault
from timeline.readers import Node
from timeline.scalar import pasted
from timeline.text import listed

_EXAMPLES = {
    FieldType.DATE: 'put an EDTF set in quotes, as in "[2022-07-01..2022-07-10]"',
    FieldType.PERIOD: "a period is an interval of EDTF, such as 1994/2012-02 or ../2000",
    FieldType.NUMBER: "a range is written 6..8",
    FieldType.MONEY: "a range is written 5e6..6e6 EUR",
    FieldType.ORDINAL: "write the first, and each of the others in a passage of its own",
}
_ONE, _ALL = "one of them", "all of them"


def what(node: Node) -> str:
    """Return the shape of a node, in words."""
    if isinstance(node.value, str):
        return "a text"
    return "a list" if isinstance(node.value, list) else "a mapping"


def in_brackets(node: Node) -> str:
    """Return a value on one line, as it is written inside and outside of brackets."""
    if isinstance(node.value, str):
        return pasted(node.value)
    if isinstance(node.value, list):
        return f"[{', '.join(map(in_brackets, node.value))}]"
    parts = (f"{pasted(name)}: {in_brackets(each)}" for name, each in node.value.items())
    return f"{{{', '.join(parts)}}}"


def is_set(node: Node) -> bool:
    """Whether a list of texts, or a mapping of names without values, can be a set in brackets."""
    if isinstance(node.value, list):
        return bool(node.value) and all(isinstance(item.value, str) for item in node.value)
    if isinstance(node.value, dict):
        return bool(node.value) and not any(item.value or item.lost for item in node.value.values())
    return False


def collection_fault(node: Node, field: Field, record_type: str) -> str:
    """Return the fault of a list or a mapping where a field has one value."""
    fault = f"must be one value, not {what(node)}"
    advice = ""
    if is_set(node):
        advice = _as_set(node, field, record_type) or _as_one(node, field, record_type)
    if isinstance(node.value, dict) and field.type in AMOUNTS:
        advice = _joined(node.value, field, record_type)
    if not advice and isinstance(node.value, list) and len(node.value) == 1:
        advice = "remove the brackets or the dash"
    if field.name == "quote":
        advice = advice or "write the quotes themselves as a list: SOURCE: [quote, another quote]"
    advice = advice or _EXAMPLES.get(field.type, "")
    return f"{fault}: {advice}" if advice else fault


def _joined(parts: Mapping[str, Node], field: Field, record_type: str) -> str:
    """Return the advice for an amount in parts: ``{amount: 3e9, currency: USD}`` is one text."""
    texts = [each.value for each in parts.values() if isinstance(each.value, str)]
    for written in (" ".join(texts), " ".join(reversed(texts)), *texts):
        if len(texts) == 2 and not value_fault(field, written, record_type):
            return f"write {pasted(written)}"
    return ""


def _as_set(node: Node, field: Field, record_type: str) -> str:
    """Return the advice for a date field: the set that was meant, in quotes; or nothing."""
    if field.type is not FieldType.DATE:
        return ""
    meant = node.written
    sets = {_ONE: meant}
    if isinstance(node.value, list) and len(node.value) > 1:  # which of both, nobody wrote
        sets[_ALL] = f"{{{meant[1:-1]}}}"
    advised: dict[str, str] = {}
    for note, text in sets.items():
        fault = value_fault(field, text, record_type)
        advice = fault.partition("; write ")[2] if fault else pasted(text)
        stated = advice.endswith(")")  # it states its own meanings
        if stated and text == meant:
            return f"write {advice}"
        if advice and not stated:
            advised[note] = advice
    if len(advised) > 1:
        choices = [f"{text} ({note})" for note, text in advised.items()]
        return f"put an EDTF set in quotes: {listed(choices)}"
    return f"put an EDTF set in quotes: {', '.join(advised.values())}" if advised else ""


def _as_one(node: Node, field: Field, record_type: str) -> str:
    """Return the advice for a single value in brackets."""
    items = [item.written for item in node.value] if isinstance(node.value, list) else [*node.value]
    if len(items) != 1 or value_fault(field, items[0], record_type):
        return ""
    marks = "brackets or the dash" if isinstance(node.value, list) else "braces"
    return f"remove the {marks}: write {pasted(items[0])}"
