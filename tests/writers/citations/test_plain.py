"""A source as plain text says what the register knows of it, and nothing else."""

import dataclasses

import pytest

from timeline.dates.edtf import parse
from timeline.query.results import ClaimLine, Ref, SourceRef
from timeline.writers.citations.plain import passage_citation, source_citation


def a_source(published: str = "unknown", **known: str | bool) -> SourceRef:
    days = parse("XXXX" if published == "unknown" else published)
    bounds = days.earliest, days.latest
    return dataclasses.replace(
        SourceRef("note", "Note of the ministry", "", published, *bounds, "B", ""),
        **known,  # type: ignore[arg-type]
    )


def a_claim(source: SourceRef | None, place: tuple[tuple[str, int | str], ...]) -> ClaimLine:
    return ClaimLine(
        record=Ref("event", "An event"), paths=("when",), stance="supports", says=None,
        source=source, quote="q", prefix="", suffix="", start=None, end=None, sentence="",
        sentence_start=0, verified=None, language="", translation="", credibility="2",
        claimant=None, note="", place=place,
    )  # fmt: skip


def test_what_is_known_is_stated_in_order() -> None:
    source = a_source(
        "2022-11-30",
        author="Press office",
        publisher="Ministry of Examples",
        edition="2023",
        url="https://example.org/note",
        archived="https://archive.example.org/note",
        accessed="2022-12-01",
    )
    assert source_citation(source) == (
        "Press office, “Note of the ministry”, Ministry of Examples, edition 2023, "
        "30 November 2022, https://example.org/note "
        "(archived at https://archive.example.org/note, accessed 2022-12-01)"
    )


def test_what_is_unknown_is_left_out() -> None:
    assert source_citation(a_source()) == "“Note of the ministry”"
    assert source_citation(a_source(accessed="2022-12-01")) == (
        "“Note of the ministry”, accessed 2022-12-01"
    )


@pytest.mark.parametrize(
    ("published", "inferred", "words"),
    [
        ("2022", False, "2022"),
        ("2022-07~", False, "July 2022, approximate"),
        ("2022?", False, "2022, uncertain"),
        ("[2022-07-01..2022-07-10]", False, "some day from 1 to 10 July 2022"),
        ("[..2022-07-10]", False, "10 July 2022 or earlier"),
        ("2022-23", False, "autumn 2022 (September to November 2022)"),
        ("2022-07-05", True, "5 July 2022, inferred"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(published: str, inferred: bool, words: str) -> None:
    source = a_source(published, published_inferred=inferred)
    assert source_citation(source) == f"“Note of the ministry”, {words}"


def test_a_passage_has_its_place_before_the_address() -> None:
    source = a_source(title="국방부\n 발표", url="https://example.org/note")
    claim = a_claim(source, (("page", 12), ("time", "1:02")))
    assert passage_citation(claim) == "“국방부 발표”, page 12, at 1:02, https://example.org/note"
    assert passage_citation(a_claim(None, ())) == ""
