"""Seed files as editors read them, and the schema that they check them by."""

import json
import re
from functools import cache
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from tests import yamls
from timeline.reference.schema import seed_schema

_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")


@cache
def validator() -> Draft202012Validator:
    """A validator of seed files."""
    return Draft202012Validator(seed_schema())


def as_texts(text: str) -> Any:
    """A YAML text in which every scalar is a text, as ``timeline load`` reads it."""
    return yamls.texts(text)


def as_yaml_1_1(text: str) -> Any:
    """A YAML text as YAML 1.1 reads it; days become texts, as in JSON."""
    return json.loads(json.dumps(yamls.values(text), default=str))


def as_yaml_1_2(text: str) -> Any:
    """A YAML text as the core schema of YAML 1.2 reads it."""
    return _resolved(yamls.node(text))


READINGS = (as_texts, as_yaml_1_1, as_yaml_1_2)


def _resolved(node: yaml.Node | None) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _resolved(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_resolved(each) for each in node.value]
    if node is None:
        return None
    assert isinstance(node, yaml.ScalarNode)
    text = str(node.value)
    if node.style:
        return text
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text.lower() in ("true", "false") and text in (text.lower(), text.title(), text.upper()):
        return text.lower() == "true"
    if re.fullmatch("[-+]?[0-9]+", text):
        return int(text)
    if re.fullmatch("0o[0-7]+|0x[0-9a-fA-F]+", text):
        return int(text, 0)
    return float(text) if _NUMBER.fullmatch(text) else text


def faults(content: Any) -> list[str]:
    """What is wrong with a seed file by its schema: paths and messages."""
    found = validator().iter_errors(content)
    return [f"{'.'.join(map(str, each.absolute_path))}: {each.message}" for each in found]
