"""Numbers that cannot be true are refused, and improbable ones reported, by their declarations."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from timeline.errors import Problem
from timeline.kinds import BY_TYPE, EVENT_FIELDS, KINDS, REGISTERS, Field, FieldType
from timeline.kinds.base import ANY
from timeline.loader.checking.record import check_record, nodes_of
from timeline.models.vocabularies import SYSTEM_CATEGORIES, SYSTEM_CLASSES
from timeline.readers import RawRecord

Case = tuple[str, str, Field, str]
"""The type and the kind of a record, a field or a part of one, and the list that it is part of."""


def _cases() -> Iterator[Case]:
    for register in REGISTERS:
        yield from ((register.name, "", field, "") for field in register.fields)
    for kind in KINDS.values():
        for field in kind.fields:
            if field.parts:
                yield from (("event", kind.name, part, field.name) for part in field.parts)
            else:
                yield "event", kind.name, field, ""


POSSIBLE = [each for each in _cases() if each[2].possible != ANY]
USUAL = [each for each in _cases() if each[2].usual != ANY]


def _name(case: Any) -> str:
    type_, kind, field, whole = case
    return ".".join(filter(None, (kind or type_, whole, field.name)))


def check(type_: str, record: dict[str, Any], *, stored: bool = False) -> list[Problem]:
    """Check a record without its sources."""
    raw = RawRecord(type_, "a", nodes_of(record), "a.yaml", "a.yaml", 1)
    found = check_record(raw, stored=stored)[1]
    return [each for each in found if "no citation" not in each.message]


def problems(case: Case, text: str) -> list[Problem]:
    """Check a record with this value of a field and what it needs besides."""
    type_, kind, field, whole = case
    record: dict[str, Any] = {"kind": kind, "title": "T", "when": "2022"} if kind else {"name": "N"}
    if field.type is FieldType.DEGREES:
        record |= {"latitude": "1", "longitude": "1"}
    record[whole or field.name] = {f"1.{field.name}": text} if whole else text
    found = check(type_, record)
    path = f"a.{whole}.1.{field.name}" if whole else f"a.{field.name}"
    assert {each.field for each in found} <= {path}, found
    return found


def _beside(field: Field, limit: Decimal, outward: int) -> str:
    """Return the nearest number outside a limit."""
    step = Decimal(1) if field.whole else Decimal("0.1")
    return f"{limit + outward * step:f}"


@pytest.mark.parametrize("case", POSSIBLE, ids=_name)
def test_a_number_may_be_on_a_limit_but_not_beyond_it(case: Case) -> None:
    field = case[2]
    for limit, outward in zip(field.possible, (-1, 1), strict=True):
        if limit is None:
            continue
        assert not [each for each in problems(case, f"{limit:f}") if not each.warning]
        assert [each.warning for each in problems(case, _beside(field, limit, outward))] == [False]


@pytest.mark.parametrize("case", USUAL, ids=_name)
def test_a_number_beyond_what_is_usual_is_reported(case: Case) -> None:
    field = case[2]
    for limit, outward in zip(field.usual, (-1, 1), strict=True):
        if limit is None:
            continue
        assert problems(case, f"{limit:f}") == []
        (found,) = problems(case, _beside(field, limit, outward))
        assert found.warning
        assert "unusual" in found.message


def test_every_measure_has_a_limit() -> None:
    measures = [each for each in _cases() if each[2].type is FieldType.NUMBER and not each[2].whole]
    assert [_name(each) for each in measures if each[2].possible == each[2].usual == ANY] == []


@pytest.mark.parametrize(
    ("text", "refused"),
    [("~350", False), ("360+", False), (">359", False), (">360", True), ("350..370", True),
     ("<=360", False), ("<=361", True), ("~400", True), ("0", False), ("-20", True)],
)  # fmt: skip
def test_a_bearing_is_a_direction(text: str, refused: bool) -> None:
    found = problems(("event", "launch", _field("launch", "bearing"), ""), text)
    assert bool(found) == refused
    assert not any(each.warning for each in found)


def test_a_source_may_state_what_is_impossible() -> None:
    record = {
        "kind": "launch", "title": "T", "when": "2022", "bearing": "40",
        "cite": {"s": [{"row": "1", "for": ["when", "bearing"]},
                       {"row": "2", "disputes": {"bearing": "400"}}]},
    }  # fmt: skip
    (found,) = check("event", record)
    assert found.warning
    assert "400 is impossible: bearing is from 0 to 360°" in found.message


def test_what_is_stored_was_judged_when_it_was_loaded() -> None:
    record = {"kind": "launch", "title": "T", "when": "2022", "bearing": "400"}
    assert check("event", record, stored=True) == []


def _field(kind: str, name: str) -> Field:
    return next(each for each in KINDS[kind].fields if each.name == name)


@pytest.mark.parametrize("word", SYSTEM_CLASSES)
def test_a_class_belongs_to_its_categories(word: str) -> None:
    of = next(each.of for each in SYSTEM_CLASSES if each == word)
    assert of
    assert set(of) <= set(SYSTEM_CATEGORIES)
    for category in SYSTEM_CATEGORIES:
        found = check("system", {"name": "N", "category": category, "class": word})
        assert bool(found) == (category not in of), category
        for each in found:
            assert each.field == "a.class"
            assert each.warning == (category == "other"), category
            assert f"write category: {of[0]}" in each.message


def test_limits_are_those_of_numbers() -> None:
    every = [*_cases(), *(("event", "launch", each, "") for each in EVENT_FIELDS)]
    limited = [each[2].type for each in every if each[2].possible != ANY or each[2].usual != ANY]
    assert set(limited) == {FieldType.NUMBER, FieldType.DEGREES}
    for register in BY_TYPE.values():
        assert all(not field.result for field in register.fields)
