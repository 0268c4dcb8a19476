"""A citation that names no values supports all that have no evidence of their own."""

# ruff: noqa: E501 - the tables read best with one case a line

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.loader.checking.conftest import Check
from timeline.canonical.evidence import may_say_all
from timeline.canonical.record import beginnings, covers, values
from timeline.errors import Problem
from timeline.loader.checking.record import CheckedRecord, check_record, nodes_of
from timeline.readers import RawRecord
from timeline.readers.base import node_of

HEAD = """\
events:
  second-batch:
    kind: procurement
    title: Seoul approves twenty more
    summary: Told by one article
    when: 2022-07
    stage: approved
    buyer: [rok-mnd, rokaf]
    quantity: 20
    fleet_after: {expected: 60}
    deliveries: [{when: unknown, quantity: 8}, {when: 2026}]
    links: [{part-of: kill-chain}, {part-of: plan}, {responds-to: threat}]
"""
WHOLE = ["when", "stage", "buyer", "quantity", "deliveries.1.quantity", "deliveries.2",
         "fleet_after", "links"]  # fmt: skip
LONG = f"cite: {{article: [{{quote: twenty more, for: [{', '.join(WHOLE)}]}}]}}"


@pytest.mark.parametrize(
    "short",
    [
        "cite: {article: twenty more}",
        "cite: {article: [twenty more]}",
        "cite:\n      article: >-\n        twenty\n        more\n",
        "cite: {article: {quote: twenty more}}",
        "cite: {article: {quote: twenty more, for: all}}",
        "cite: {article: [{quote: twenty more, for: [all]}]}",
    ],
)
def test_a_short_citation_is_the_long_one(check: Check, short: str) -> None:
    (checked, problems), (long, _) = check(f"{HEAD}    {short}\n"), check(f"{HEAD}    {LONG}\n")
    assert problems == []
    assert (checked.canonical, checked.exact) == (long.canonical, long.exact)


def _for(checked: CheckedRecord) -> dict[str, list[Any]]:
    """What each passage of a record supports, by its source."""
    return {
        source: [item.get("for") for item in items]
        for source, items in checked.canonical["cite"].items()
    }


def test_several_quotes_support_the_same_values(check: Check) -> None:
    checked, problems = check(
        f"{HEAD}    cite: {{article: [twenty more, {{page: 3}}], paper: another twenty}}\n"
    )
    assert problems == []
    assert _for(checked) == {"article": [WHOLE, WHOLE], "paper": [WHOLE]}


def test_what_has_evidence_of_its_own_is_left_to_it(check: Check) -> None:
    checked, problems = check(
        HEAD
        + "    cite:\n      article:\n        - twenty more\n"
        + "        - {quote: the ministry, for: [buyer.rok-mnd, links.part-of.plan]}\n"
        + "        - {quote: some twenty, says: {quantity: ~20}, disputes: {fleet_after: 80}}\n"
        + "        - {quote: $3 billion, restates: {when: 2022}}\n"
        + "      paper: {quote: or so, for: all, says: {links.responds-to.threat: menace}}\n"
        + "    inferred: {when: the year is not stated}\n"
    )
    assert problems == []
    rest = ["stage", "buyer.rokaf", "deliveries.1.quantity", "deliveries.2", "fleet_after",
            "links.part-of.kill-chain"]  # fmt: skip
    assert _for(checked) == {
        "article": [rest, ["buyer.rok-mnd", "links.part-of.plan"], None, None],
        "paper": [rest],
    }


def test_a_passage_does_not_support_what_it_disputes(check: Check) -> None:
    dispute = "disputes: {quantity: 40}"
    checked, problems = check(
        f"{HEAD}    cite: {{article: [{{quote: forty, for: all, {dispute}}}], paper: twenty more}}\n"
    )
    assert problems == []
    assert _for(checked)["article"] == [[each for each in WHOLE if each != "quantity"]]
    _, problems = check(f"{HEAD}    cite: {{article: [{{quote: a, for: all, {dispute}}}]}}\n")
    assert [each.partition(": cite")[0] for each in problems] == [
        "9: second-batch.quantity: has no citation"
    ]


def test_the_word_may_stand_beside_paths(check: Check) -> None:
    checked, problems = check(
        f"{HEAD}    cite: {{article: [{{quote: a, for: when}}, {{quote: b, for: [when, all]}}]}}\n"
    )
    assert problems == []
    assert _for(checked)["article"] == [["when"], WHOLE]


SUMMIT = "events:\n  talks: {{kind: summit, title: Talks, when: {when}, {rest}}}\n"


def test_a_publication_is_told_by_quotes_of_its_source(check: Check) -> None:
    date = "after published a and by published b"
    checked, problems = check(
        SUMMIT.format(when=date, rest="participants: usa, cite: {a: They met, c: They talked}")
    )
    assert problems == []
    assert _for(checked) == {"a": [["when", "participants"]], "c": [["participants"]]}
    date = "3 days before published a"
    checked, _ = check(SUMMIT.format(when=date, rest="cite: {a: Three days ago, c: On 1 May}"))
    assert _for(checked) == {"a": [["when"]], "c": [["when"]]}
    date = "after published a and by published b"
    _, problems = check(SUMMIT.format(when=date, rest="cite: {c: They talked}"))
    assert problems == [
        "2: talks.cite.c: supports no value: each has evidence of its own; name those that it"
        " supports (for: [when]), or remove it"
    ]


@pytest.mark.parametrize(
    ("rest", "fault"),
    [
        ("cite: {a: [one, {quote: two, for: when}]}", "each has evidence of its own; name those that it supports (for: [when]), or remove it"),
        ("inferred: {when: a guess}, cite: {a: {quote: one, for: all}}", "each has evidence of its own"),
        ("cite: {a: {quote: b, for: [all, when]}}", "each has evidence of its own"),
        ("cite: {a: [{quote: b, for: all, disputes: {when: 2023}}]}, inferred: {when: a guess}", "each has evidence of its own"),
    ],
)  # fmt: skip
def test_a_citation_that_no_value_is_left_for_is_a_fault(
    check: Check, rest: str, fault: str
) -> None:
    _, problems = check(SUMMIT.format(when=2022, rest=rest))
    (problem,) = problems
    assert problem.startswith("2: talks.cite.a: supports no value: ")
    assert fault in problem


def test_where_no_value_needs_evidence_a_citation_names_its_values(check: Check) -> None:
    _, problems = check(SUMMIT.format(when="unknown", rest="cite: {a: They never met}"))
    assert problems == [
        "2: talks.cite.a: supports no value: none of them needs evidence; name those that it"
        " supports (for: [status, title, when]), or remove it"
    ]


def test_in_a_register_it_is_for_all_values_that_are_stated(check: Check) -> None:
    checked, problems = check(
        "actors:\n  rokaf:\n    name: Air Force\n    kind: unit\n    part_of: kor\n"
        "    valid_from: unknown\n    aliases: [ROKAF, the service]\n    cite: {article: its air force}\n"
        "    inferred: {name: translated}\n"
    )
    assert problems == []
    assert _for(checked) == {"article": [["kind", "part_of", "aliases"]]}


def test_what_a_rejected_value_leaves_is_not_reported_twice(check: Check) -> None:
    _, problems = check(
        "events:\n  talks: {kind: summit, title: Talks, when: soonish, cite: {a: They met soon}}\n"
    )
    assert [each.split(": ")[1] for each in problems] == ["talks.when"]


def test_in_a_correction_it_is_for_what_that_states(check: Check) -> None:
    checked, problems = check(
        "corrections:\n  second-batch:\n    kind: procurement\n    quantity: 18\n    tags: [seen]\n"
        "    cite: {budget: {page: 12}}\n"
    )
    assert problems == []
    assert _for(checked) == {"budget": [["quantity"]]}


PARTS = st.just(["usa", "kor"])
DATES = st.sampled_from(["2022", "unknown", "by 2023"])
FIELDS = {
    "observers": st.just(["aus"]),
    "troops": st.sampled_from(["300", {"usa": "200", "kor": "100"}]),
    "series": st.just("Shield"),
    "status": st.just("planned"),
    "links": st.just([{"part-of": "a"}, {"part-of": "b"}, {"responds-to": "c"}]),
}
PATHS = ["when", "participants", "participants.usa", "observers", "troops", "troops.usa", "links",
         "links.part-of", "links.part-of.a", "series"]  # fmt: skip
SOME = st.lists(st.sampled_from(PATHS), max_size=4, unique=True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.fixed_dictionaries({"when": DATES, "participants": PARTS}, optional=FIELDS),
    SOME,
    SOME,
    st.lists(st.sampled_from(["one quote", {"quote": "two quotes", "page": "2"}]), min_size=1),
)
def test_short_and_long_evidence_are_the_same(
    fields: dict[str, Any], cited: list[str], inferred: list[str], quotes: list[Any]
) -> None:
    """The word means exactly the values that nothing else supports."""
    event = {"kind": "exercise", "title": "X", **fields}
    bare, _ = _checked(event)
    paths = {value.path: value for value in values(bare.canonical, bare.fields)}
    known = {path for each in paths for path in beginnings(each)}
    own = [path for path in cited if path in known]
    reasons = {path: "why" for path in inferred if path in known}
    short = list({str(each): each for each in quotes}.values())
    items = [{"quote": "its own", "for": own}] * bool(own) + short
    evidence = {"cite": {"wire": items}, "inferred": reasons}
    checked, problems = _checked(event | {name: each for name, each in evidence.items() if each})
    left = {
        path
        for path, value in paths.items()
        if value.field.cited
        and value.text != "unknown"
        and not any(covers(each, path) for each in (*own, *reasons))
    }
    if not left:
        assert {each.field for each in problems} == {"x.cite.wire"}
        return
    assert problems == []
    for passage in checked.canonical["cite"]["wire"][-len(short) :]:
        supported = {path for path in paths if any(covers(each, path) for each in passage["for"])}
        assert supported == left
    again, problems = check_record(RawRecord("event", "x", nodes_of(checked.canonical), "", "", 1))
    assert (again.canonical, problems) == (checked.canonical, [])
    assert may_say_all(checked.canonical, checked.fields, list(paths.values())) is not bool(own)


def _checked(body: dict[str, Any]) -> tuple[CheckedRecord, list[Problem]]:
    content = node_of(body, 1).value
    assert isinstance(content, dict)
    return check_record(RawRecord("event", "x", content, "", "", 1))
