"""What is a dispute and what is only another precision; how support is counted."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session

from timeline.analysis.disputes import Dispute, disputes
from timeline.analysis.independence import Support, count
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.events.candidates import contested
from timeline.query.results import ClaimLine, Ref, SourceRef

Find = Callable[..., list[Dispute]]


@pytest.fixture
def find(tmp_path: Path, sqlite_engine: Engine) -> Find:
    """The disputes on one launch with these values, of which one source says otherwise."""

    def find(disputed: dict[str, str], *others: str, **fields: str) -> list[Dispute]:
        held: dict[str, Any] = {
            "kind": "launch",
            "title": "A launch",
            "when": "2022-05-21",
            "quantity": "8",
            "outcome": "success",
            "impact": "in the sea",
        } | fields
        names = [name for name in held if name not in ("kind", "title")]
        held["cite"] = {
            "wire": {"quote": "so it was", "for": names},
            "paper": {"quote": "not so", "disputes": disputed},
        }
        events = {"shot": held, "later": {"kind": "launch", "title": "L", "when": "unknown"}}
        seed = {
            "sources": {
                name: {"title": name, "reliability": grade}
                for name, grade in (("wire", "B"), ("paper", "C"), ("list", "D"))
            },
            "places": {"seoul": {"name": "Seoul", "timezone": "Asia/Seoul"}},
            "events": events,
        }
        file = tmp_path / "seed.yaml"
        file.write_text(json.dumps(seed, indent=1) + "\n", encoding="utf-8")
        more = tmp_path / "more.yaml"
        more.write_text("events:\n" + "".join(others), encoding="utf-8")
        load(sqlite_engine, [file, more] if others else [file])
        with Session(sqlite_engine) as session:
            return list(disputes(contested(session, read_query(session))))

    return find


@pytest.mark.parametrize(
    ("field", "accepted", "stated", "kind", "expected"),
    [
        ("quantity", "8", "~10", "vaguer", "8 is within ~10"),
        ("quantity", ">=3", "5", "finer", "5 is within >=3"),
        ("quantity", "3+", ">3", "finer", ">3 is within 3+"),
        ("quantity", "≥3", ">3", "finer", ">3 is within 3+"),
        ("quantity", ">=3", "~6", "finer", "~6 is within >=3"),
        ("quantity", "17000+", "300000", "finer", "300000 is within 17000+"),
        ("quantity", "8", "6..9", "vaguer", "8 is within 6..9"),
        ("quantity", "~10", "8..12", "same", "8..12 is ~10"),
        ("quantity", "5..8", "7..9", "overlaps", "7..9 and 5..8 may be the same"),
        ("when", "2022-05-21", "2022-05", "vaguer", "2022-05-21 is within 2022-05"),
        ("when", "2022-05", "2022-05-21", "finer", "2022-05-21 is within 2022-05"),
        ("when", "2022-05-21", "late 2022-05", "vaguer", "2022-05-21 is within late 2022-05"),
        ("outcome", "success", "unknown", "vaguer", "unknown allows every word"),
        ("outcome", "unknown", "success", "finer", "unknown allows every word"),
        ("range", "90", "unknown", "vaguer", "unknown allows every value"),
        ("range", "unknown", "90", "finer", "unknown allows every value"),
        ("range", "not-applicable", "unknown", "vaguer", "unknown allows every value"),
        ("range", "not-applicable", "90", "contradicts", ""),
        ("range", "0+", "not-applicable", "contradicts", ""),
    ],
)
def test_a_written_dispute_is_listed_and_says_how_both_can_be_true(
    find: Find, field: str, accepted: str, stated: str, kind: str, expected: str
) -> None:
    (dispute,) = find({field: stated}, **{field: accepted})
    assert dispute.path == field
    (rival,) = dispute.rivals
    assert (rival.text, rival.difference, rival.compatible) == (stated, kind, expected)
    assert dispute.accepted.difference is None


def test_a_day_is_vaguer_than_a_moment_of_it(find: Find) -> None:
    (dispute,) = find({"when": "2022-05-21"}, when="2022-05-21T05:00:00")
    (rival,) = dispute.rivals
    assert rival.difference == "vaguer"
    assert rival.compatible == "2022-05-21T05:00:00 is within 2022-05-21"


@pytest.mark.parametrize(
    ("accepted", "stated", "kind"),
    [
        ("2022-05-22T06:30", "2022-05-21T21:30Z", "same"),  # half past six in Seoul
        ("2022-05-21T21:30:10Z", "2022-05-22T06:30", "overlaps"),  # nobody says where
        ("2022-05-22T06:30", "2022-05-22T06:30Z", "contradicts"),
        ("2022-05-22T06:30", "2022-05-21T20:00Z", "contradicts"),
        ("2022-05-22T06:30", "2022-05-22", "vaguer"),
        ("2022-05-22T06:30", "night of 2022-05-22", "contradicts"),
    ],
)
def test_a_clock_time_is_compared_as_an_instant_if_its_zone_is_known(
    find: Find, accepted: str, stated: str, kind: str
) -> None:
    (dispute,) = find({"when": stated}, when=accepted, place="seoul")
    assert [rival.difference for rival in dispute.rivals] == [kind]


def test_a_night_in_one_zone_is_a_morning_in_another(find: Find) -> None:
    """A launch at 21:30 UTC happened the next day in Seoul."""
    for stated, fits in (("2022-05-21", True), ("2022-05-22", True), ("2022-05-23", False)):
        (dispute,) = find({"when": stated}, when="2022-05-21T21:30:00Z", place="seoul")
        assert bool(dispute.rivals[0].compatible) == fits


@pytest.mark.parametrize(
    ("field", "accepted", "stated"),
    [
        ("quantity", "8", "10"),
        ("quantity", "~10", "17+"),
        ("when", "2022-05-21", "2022-05-22"),
        ("when", "2022-05", "2022-06-01"),
        ("when", "2022-05-21/2022-05-23", "2022-05-21/2022-05-24"),
        ("when", "2022-05-21T05:00:00+09:00", "2022-05-21T05:10:00+09:00"),
        ("when", "2022-05-21", "3 days after later"),
        ("outcome", "success", "failure"),
        ("impact", "in the sea", "on land"),
        ("status", "occurred", "claimed"),
    ],
)
def test_what_cannot_both_be_is_a_dispute(
    find: Find, field: str, accepted: str, stated: str
) -> None:
    (dispute,) = find({field: stated}, **{field: accepted})
    assert (dispute.path, dispute.accepted.text) == (field, accepted)
    (rival,) = dispute.rivals
    words = field == "impact" or "after" in stated  # a reader compares texts and unsolved dates
    kind = "differs" if words else "contradicts"
    assert (rival.text, rival.difference, rival.compatible) == (stated, kind, "")
    assert [claim.grade for claim in dispute.accepted.claims] == ["B6"]


def test_the_accepted_date_is_the_solved_one_if_it_depends_on_another(find: Find) -> None:
    anchor = """
  anchor: {kind: launch, title: A, when: 2022-05-14, cite: {list: {quote: a, for: [when]}}}
"""
    for stated, fits in (("2022-05", True), ("2022-06", False)):
        (dispute,) = find({"when": stated}, anchor, when="about 1 week after anchor")
        assert dispute.accepted.text == "about 1 week after anchor"
        assert bool(dispute.rivals[0].compatible) == fits


SAME = """
  again:
    kind: launch
    title: Again
    when: 2022-05
    quantity: 10
    outcome: success
    impact: off the coast
    links: [{same-as: shot}]
    cite: {list: {quote: again, for: [when, quantity, outcome, impact, links]}}
"""


def test_records_of_one_event_dispute_each_other_where_they_surely_differ(find: Find) -> None:
    (dispute,) = find({"quantity": "10"}, SAME)
    assert dispute.event.key == "shot"
    (rival,) = dispute.rivals
    assert [claim.source.key for claim in rival.claims if claim.source] == ["paper", "list"]


def test_a_rival_of_another_record_may_be_the_accepted_value(find: Find) -> None:
    rival = SAME.replace("links]}}", "links], disputes: {outcome: failure}}}").replace(
        "quantity: 10", "quantity: 8"
    )
    (dispute,) = find({"outcome": "failure"}, rival)
    assert dispute.path == "outcome"
    assert dispute.rivals[0].support == Support(2, 2)


def source(key: str, root: str = "") -> SourceRef:
    return SourceRef(key, key, "", "unknown", 0, 0, "F", "", derived_from=root, root=root)


def claim(of: SourceRef, *repeats: SourceRef) -> ClaimLine:
    return ClaimLine(
        Ref("e", "E"), ("when",), "supports", None, of, "words", "", "", None, None, "", 0, None,
        "", "", "6", None, "", derived_from=repeats,
    )  # fmt: skip


def test_five_reprints_of_one_wire_are_one() -> None:
    reprints = [claim(source(f"paper-{number}", "wire")) for number in range(5)]
    wire, study = claim(source("wire")), claim(source("study"))
    assert count(reprints) == Support(5, 1)
    assert count([*reprints, wire]) == Support(6, 1)
    assert count([*reprints, study, study]) == Support(6, 2)


def test_a_paper_may_repeat_a_wire_in_one_passage_and_report_itself_in_another() -> None:
    wire, paper, other = (source(key) for key in ("wire", "paper", "other"))
    repeated, own = claim(paper, wire), claim(paper)
    assert count([claim(wire), repeated]) == Support(2, 1)
    assert count([claim(wire), own]) == Support(2, 2)
    assert count([claim(wire), repeated, own]) == Support(2, 2)
    assert count([repeated, own]) == Support(1, 1)
    # The paper repeats the wire, which itself repeats the study here; a cycle is one.
    study = source("study")
    assert count([repeated, claim(wire, study)]) == Support(2, 1)
    assert count([repeated, claim(wire, study), claim(study)]) == Support(3, 1)
    assert count([repeated, claim(wire, paper)]) == Support(2, 1)
    # Two passages that repeat different papers of one wire have the wire as their common root.
    reprint = source("reprint", "wire")
    assert count([repeated, claim(other, reprint)]) == Support(2, 1)


def test_a_passage_that_repeats_several_sources_counts_if_none_of_them_does() -> None:
    """It does not say which of them has the value."""
    wire, study, third, paper, other = map(source, ("wire", "study", "third", "paper", "other"))
    both = claim(paper, wire, study)
    assert both.roots == both.repeats == ("wire", "study")
    assert count([both]) == Support(1, 1)
    assert count([both, claim(wire)]) == Support(2, 1)
    assert count([both, claim(wire), claim(study)]) == Support(3, 2)
    assert count([both, claim(third)]) == Support(2, 2)
    assert count([both, claim(other, study, third)]) == Support(2, 1)
    assert count([both, claim(other, third, source("fourth"))]) == Support(2, 2)
    assert count([both, claim(paper)]) == Support(1, 1)
    # Two that repeat one wire are one root.
    reprints = [source(f"reprint-{number}", "wire") for number in range(2)]
    assert claim(paper, *reprints).roots == ("wire",)


@given(st.lists(st.tuples(*[st.sampled_from("abcdef"), *[st.sampled_from(["", "g", "h"])] * 2])))
def test_no_more_sources_are_independent_than_exist(found: Sequence[tuple[str, str, str]]) -> None:
    roots = {key: root for key, root, _ in found}
    claims = [
        claim(source(key, roots[key]), *([source(repeated)] if repeated else []))
        for key, _, repeated in found
    ]
    support = count(claims)
    assert support.sources == len(roots)
    assert min(support.sources, 1) <= support.independent <= support.sources
    assert count([*claims, *claims]) == support
