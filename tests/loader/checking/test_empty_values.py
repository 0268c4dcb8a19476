"""What is advised for an empty value is accepted: a value is removed only if it can be missing."""

from collections.abc import Callable

import pytest

from timeline.kinds import BY_TYPE, EVENT_FIELDS
from timeline.kinds.base import Field
from timeline.loader.checking.record import CheckedRecord

Check = Callable[[str], tuple[CheckedRecord, list[str]]]

EVENT = """\
events:
  a:
    kind: launch
    title: A launch
    when: unknown
    launcher: x
    cite: {s: {quote: words, for: [launcher]}}
"""
REQUIRED = [
    (register.section, field)
    for register in BY_TYPE.values()
    for field in register.fields
    if field.required
] + [("events", field) for field in EVENT_FIELDS if field.required]


@pytest.mark.parametrize(
    ("section", "field"), REQUIRED, ids=[f"{section}-{field.name}" for section, field in REQUIRED]
)
def test_no_required_value_is_to_be_removed(check: Check, section: str, field: Field) -> None:
    kind = "    kind: launch\n" if section == "events" else ""
    record = f'\n{kind}    {field.name}: ""' if section != "queries" else ' ""'
    _, found = check(f"{section}:\n  a:{record}\n")
    (fault,) = (each for each in found if f": a.{field.name}: " in each)
    assert "is empty: every " in fault
    assert "remove" not in fault
    assert all(term in fault for term in field.terms)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    when", '    summary: ""\n    when'),
        ("    when", '    tags: [""]\n    when'),
        ("    when", "    links: []\n    when"),
        ("quote: words", 'quote: words, page: ""'),
        ("quote: words", 'quote: words, prefix: ""'),
    ],
)
def test_a_value_that_can_be_missing_may_be_removed(check: Check, old: str, new: str) -> None:
    assert check(EVENT)[1] == []
    _, found = check(EVENT.replace(old, new))
    assert [each.endswith("is empty: give it a value or remove it") for each in found] == [True]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("quote: words", 'quote: ""'),
        ("quote: words", 'page: ""'),
        ("for: [launcher]", 'for: ""'),
        ("for: [launcher]", "for: []"),
        ("for: [launcher]", 'says: {launcher: ""}'),
        ("{s: {quote: words, for: [launcher]}}", "{}"),
        ("cite: {s: {quote: words, for: [launcher]}}", 'inferred: {launcher: ""}'),
    ],
)
def test_no_evidence_is_to_be_removed(check: Check, old: str, new: str) -> None:
    _, found = check(EVENT.replace(old, new))
    assert [each.endswith("is empty: give it a value") for each in found] == [True], found
