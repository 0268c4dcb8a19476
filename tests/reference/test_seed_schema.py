"""The schema of seed files accepts what ``load`` accepts, and refuses what has the wrong form."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from tests.dates.edtf.test_edtf_laws import dates, intervals
from tests.docs.pages import blocks
from tests.drafts import Draft, chronicles
from tests.profiles import one_in
from tests.reference.editors import READINGS, as_yaml_1_2, faults
from timeline.reference.schema import seed_schema, seed_schema_text

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").rglob("*.yaml"))
SEEDS += sorted((ROOT / "timeline" / "authoring" / "starter").rglob("*.yaml"))


def test_it_is_a_schema_in_words_that_editors_of_both_drafts_know() -> None:
    document = seed_schema()
    Draft202012Validator.check_schema(document)
    assert json.loads(seed_schema_text()) == document
    known = {
        "$schema", "$defs", "$ref", "title", "description", "type", "properties", "required",
        "additionalProperties", "patternProperties", "propertyNames", "minProperties", "items",
        "minItems", "uniqueItems", "enum", "const", "pattern", "minLength", "maxLength", "minimum",
        "maximum", "multipleOf", "anyOf", "allOf", "if", "then", "else", "enumDescriptions",
        "patternErrorMessage",
    }  # fmt: skip
    assert {name for each in _schemas(document) for name in each} <= known
    for each in _schemas(document):
        if "enumDescriptions" in each:
            assert len(each["enumDescriptions"]) == len(each["enum"])


def test_its_patterns_are_of_the_syntax_that_editors_know() -> None:
    patterns = {each["pattern"] for each in _schemas(seed_schema()) if "pattern" in each}
    patterns |= {
        name for each in _schemas(seed_schema()) for name in each.get("patternProperties", ())
    }
    for each in patterns:
        re.compile(each, re.ASCII)
        assert set(re.findall(r"\\(.)", each)) <= set(r"trnS.+[]"), each
        assert set(re.findall(r"\(\?.", each)) <= {"(?:"}, each


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_the_chronicles_that_ship_are_valid(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for reading in READINGS:
        assert faults(reading(text)) == []


def test_the_examples_of_the_documentation_are_valid() -> None:
    found = [each.text for each in blocks("seed-format.md", "yaml")]
    assert len(found) > 20
    for text in found:
        for reading in READINGS:
            assert faults(reading(text)) == [], text


@settings(max_examples=one_in(2))
@given(chronicles())
def test_every_chronicle_that_loads_is_valid(draft: Draft) -> None:
    for sections in draft.files.values():
        assert faults(sections) == []
        assert faults(_plain(sections)) == []


@given(dates | intervals())
def test_every_date_is_valid(text: str) -> None:
    source = {"title": "A", "published": text}
    assert faults({"sources": {"a": source}}) == []


def _plain(content: Any) -> Any:
    """The same content where an editor reads what has no quotation marks as YAML 1.2 does."""
    if isinstance(content, dict):
        return {name: _plain(each) for name, each in content.items()}
    if isinstance(content, list):
        return [_plain(each) for each in content]
    found = as_yaml_1_2(content) if re.fullmatch("[0-9.eE+-]+|[a-z]+", content) else content
    return found if isinstance(found, (int, float, str)) else content


def _schemas(value: Any, names: bool = False) -> Iterator[dict[str, Any]]:
    """Every schema in a document; ``names``: the value maps names to schemas."""
    if isinstance(value, list):
        for each in value:
            yield from _schemas(each)
    elif isinstance(value, dict):
        if not names:
            yield value
        for name, each in value.items():
            yield from _schemas(each, name in ("properties", "patternProperties", "$defs"))
