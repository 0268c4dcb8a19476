"""Values of one record that cannot be true together, or are improbable together."""

# ruff: noqa: E501 - the table reads best with one case a line

from typing import Any

import pytest

from tests.loader.checking.test_limits import check
from timeline.canonical.record import fields_by_name
from timeline.kinds import KINDS, REGISTERS
from timeline.kinds.rules import AtMost, Complete, KindRule, Precedes

ORDER = {"kind": "procurement", "title": "T", "when": "2022", "stage": "ordered"}
MEASURE = {"kind": "measure", "title": "T", "when": "2022"}
LAUNCH = {"kind": "launch", "title": "T", "when": "2022"}
ACTOR = {"name": "A", "kind": "state"}
HELD = {
    "kind": "inventory",
    "title": "T",
    "when": "2022",
    "systems": ["x"],
    "operator": ["kor"],
    "quantity": "3",
}
SOURCE = {"title": "S", "covers": "1990/2000"}

WARNED = [
    (ORDER, {"quantity": "20", "delivered": "40"}, "delivered.actual", "40 is more than quantity (20)"),
    (ORDER, {"quantity": "~20", "delivered": {"expected": ">23"}}, "", ""),
    (ORDER, {"quantity": "~20", "delivered": {"expected": ">24"}}, "delivered.expected", ">24 is more than"),
    (ORDER, {"quantity": "<20", "delivered": {"expected": "20"}}, "delivered.expected", "20 is more than"),
    (ORDER, {"quantity": "8", "deliveries": {"1.quantity": ">3", "2.quantity": ">4"}}, "deliveries",
     "9 in all are more than quantity (8)"),
    (ORDER, {"tiv_total": "10", "tiv_delivered": ">10"}, "tiv_delivered", ">10 is more than tiv_total"),
    (ORDER, {"quantity": "~20", "delivered": {"expected": "24+"}}, "", ""),
    # Over 24 units are at least 25, and about 20 at most 24.
    (ORDER, {"quantity": "~20", "delivered": {"expected": ">24"}}, "delivered.expected",
     ">24 is more than quantity (~20)"),
    (ORDER, {"quantity": "7", "deliveries": {"1.quantity": ">3", "2.quantity": ">3"}}, "deliveries",
     "8 in all are more than quantity (7)"),
    (ORDER, {"quantity": "20+", "delivered": "40"}, "", ""),
    (ORDER, {"quantity": "<20", "delivered": {"expected": "21"}}, "delivered.expected", "21 is more than"),
    (ORDER, {"quantity": "8", "deliveries": {"1.quantity": "4", "2.quantity": "5"}}, "deliveries",
     "9 in all are more than quantity (8)"),
    (ORDER, {"quantity": "8", "deliveries": {"1.quantity": "4", "2.quantity": "4"}}, "", ""),
    (ORDER, {"tiv_total": "10", "tiv_delivered": "10.5"}, "tiv_delivered", "10.5 is more than tiv_total"),
    (ORDER, {"tiv_total": "10", "tiv_unit": "11"}, "tiv_unit", "11 is more than tiv_total (10)"),
    (ORDER, {"delivery": "2021"}, "delivery.actual", "2021 is before when (2022)"),
    (ORDER, {"delivery": "by 2020"}, "delivery.actual", "by 2020 is before when (2022)"),
    (ORDER, {"delivery": "2022"}, "", ""),
    (ORDER, {"delivery": "2021-12-31"}, "delivery.actual", "2021-12-31 is before when (2022)"),
    # It may be the same day in another time zone.
    (ORDER, {"delivery": "2021-12-31T21:00Z"}, "", ""),
    (ORDER, {"delivery": "unknown"}, "", ""),
    (ORDER, {"delivery": "2 days after b"}, "", ""),
    (ORDER, {"delivery": "{2020,2023}"}, "delivery.actual", "{2020,2023} is before when"),
    (ORDER, {"delivery": "{2022,2023}"}, "", ""),
    (ORDER, {"delivery": "2021", "stage": "delivered"}, "", ""),
    (ORDER, {"deliveries": {"1.when": "2023", "2.when": "2021"}}, "deliveries.2.when", "2021 is before when"),
    (ORDER, {"buyer": ["kor", "usa"], "seller": ["usa"]}, "buyer.usa", "usa is under seller too"),
    (ORDER, {"status": "planned", "delivered": "8"}, "delivered.actual", "write {expected: 8}"),
    (ORDER, {"status": "planned", "delivered": {"expected": "8"}}, "", ""),
    (MEASURE, {"until": "2021"}, "until.actual", "2021 is before when (2022): check both dates"),
    (LAUNCH, {"status": "planned", "outcome": "success"}, "outcome", "an event that is only planned"),
    (LAUNCH, {"status": "announced", "killed": "3"}, "killed", "an event that is only announced"),
    (LAUNCH, {"status": "planned", "outcome": "unknown", "range": "500"}, "", ""),
    (LAUNCH, {"status": "claimed", "outcome": "success"}, "", ""),
    (HELD, {}, "", ""),
    (HELD, {"quantity": "0"}, "", ""),
    (HELD, {"when": "unknown"}, "when", "is not known, so systems, operator and quantity state nothing"),
    (SOURCE, {"published": "1995"}, "published", "1995 is before the end of covers (1990/2000)"),
    (SOURCE, {"published": "2000"}, "", ""),
    (SOURCE, {"published": "1995", "covers": "1990/.."}, "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("base", "more", "path", "part"), WARNED)
def test_what_is_improbable_together_is_reported(
    base: dict[str, Any], more: dict[str, Any], path: str, part: str
) -> None:
    found = check("event" if "kind" in base else "source", base | more)
    assert [each.field for each in found] == ([f"a.{path}"] if path else [])
    assert all(each.warning and part in each.message for each in found)


@pytest.mark.parametrize(
    ("first", "last", "refused"),
    [("1990", "1980", True), ("1980", "1990", False), ("1980-05", "1980", False),
     ("1980-05-02", "1980-05-01", True), ("1990", "unknown", False), ("unknown", "1980", False)],
)  # fmt: skip
def test_nothing_ends_before_it_begins(first: str, last: str, refused: bool) -> None:
    found = check("actor", ACTOR | {"valid_from": first, "valid_until": last})
    assert [each.field for each in found] == ["a.valid_until"] * refused
    assert all(f"{last} is before valid_from ({first})" in each.message for each in found)
    assert not any(each.warning for each in found)
    assert check("actor", ACTOR | {"valid_from": first, "valid_until": last}, stored=True) == []


def test_rules_name_declared_fields() -> None:
    declared = [(register.name, "", register.rules) for register in REGISTERS]
    declared += [("event", kind.name, kind.rules) for kind in KINDS.values()]
    for type_, kind, rules in declared:
        for rule in rules:
            names = [*_names(rule)]
            assert {name.partition(".")[0] for name in names} <= set(fields_by_name(type_, kind))
            assert all(f"`{name}`" in str(rule) for name in names)


def _names(rule: KindRule) -> list[str]:
    if isinstance(rule, Complete):
        return [*rule.names]
    if isinstance(rule, Precedes):
        return [rule.first, rule.then, *filter(None, rule.given[:1])]
    if isinstance(rule, AtMost):
        return [rule.part, rule.whole]
    return [rule.one, rule.other]
