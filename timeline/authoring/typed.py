"""The values that typed texts mean: lists, links, and braces and brackets as in a seed file."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

import yaml

from timeline.canonical.record import LINKS
from timeline.kinds.base import Field, FieldType

_SEPARATORS: Final = re.compile(r"\s*[,;]\s*")
_LISTED: Final = (FieldType.RECORDS, FieldType.COLUMNS)
_NO_VALUE: Final = (yaml.AnchorToken, yaml.AliasToken, yaml.TagToken)


def value_of(of: Field, text: str) -> Any:
    """Return the value that a text means: a list where the field has one, or a text.

    Braces and brackets are read as in a seed file. Raises ValueError for such a text that is not
    valid YAML.
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
    """Return a value of YAML with texts as names. Raises ValueError for anything else."""
    if depth > 5:
        raise ValueError("too many brackets")
    if isinstance(value, dict):
        if not all(isinstance(name, str) for name in value):
            raise ValueError("a name before a colon is a text")
        return {name: _texts(each, depth + 1) for name, each in value.items()}
    if isinstance(value, list):
        return [_texts(each, depth + 1) for each in value]
    return str(value)
