"""Kinds, fields and words explained: every example is valid, and every word is found."""

import re
from pathlib import Path

import pytest
import yaml

from tests.docs.generated import dates_and_numbers as page
from tests.reference.editors import as_texts, faults
from timeline.dates.written.parsing import parse_when
from timeline.errors import Problem, UsageError
from timeline.kinds import KINDS, REGISTERS
from timeline.loader.checking.record import check_record
from timeline.readers import RawRecord, open_chronicles, read_chronicle
from timeline.reference.date_words import DATE_MARKS, DATE_WORDS
from timeline.reference.entries import field_entries, groups, kind_entries
from timeline.reference.examples import example_entry, example_event
from timeline.reference.explaining import explain, words

EXAMPLES = [("events", example_event(kind)) for kind in KINDS.values()]
EXAMPLES += [(each.section, example_entry(each)) for each in REGISTERS]


@pytest.mark.parametrize(("section", "example"), EXAMPLES, ids=[each[1][:20] for each in EXAMPLES])
def test_an_example_of_a_record_is_valid(section: str, example: str, tmp_path: Path) -> None:
    file = tmp_path / "seed.yaml"
    file.write_text(f"{section}:\n  {example}\n", encoding="utf-8")
    (chronicle,), problems = open_chronicles([file])
    found = list(read_chronicle(chronicle))
    problems += [each for each in found if isinstance(each, Problem)]
    (record,) = (each for each in found if isinstance(each, RawRecord))
    assert [*problems, *check_record(record)[1]] == []
    assert faults(as_texts(file.read_text(encoding="utf-8"))) == []


def test_examples_of_dates_are_valid_and_contain_their_word() -> None:
    for word, (_, example) in (DATE_WORDS | DATE_MARKS).items():
        parse_when(example)
        assert all(mark in example for mark in (word if word == "[]" else [word])), word


def test_every_word_of_a_date_that_the_documentation_shows_is_explained() -> None:
    shown = (*page.WORDINGS, *page.LASTING, *page.RELATIVE, *page.TIMES)
    found = {word for text in shown for word in re.findall(r"\b[A-Za-z]{2,}\b", text)}
    known = {part for word in DATE_WORDS for part in word.split()}
    units = {word.removesuffix("s") for word in ("days", "weeks", "months", "years")}
    assert found - {page.ANCHOR[0], page.PUBLISHED[0], "XXXX", "or", "at"} <= known | units


def test_every_word_is_explained_with_examples_that_can_be_written() -> None:
    for word in words():
        for each in explain(word):
            assert each.word == word
            assert each.meaning
            if each.what in ("field", "evidence", "type of link", "word of a closed list"):
                assert isinstance(yaml.safe_load(each.example), dict), each


@pytest.mark.parametrize(
    ("word", "what", "part"),
    [
        ("launch", "kind of event", "missiles"),
        ("sources", "section", "title"),
        ("fleet_after", "field", "expected"),
        ("ballistic", "word of a closed list", "of any range"),
        ("b", "word of a closed list", "usually reliable"),
        ("responds-to", "type of link", "answered by"),
        ("disputes", "evidence", "rival"),
        ("early", "word of a date", "first third"),
        ("~", "mark of a date", "approximate"),
        ("country", "field of a query", "took place in"),
        ("salvo", "term", "several missiles"),
        ("location", "other name", "`place`"),
        ("date", "other name", "`when`"),
        ("drill", "other word", "`exercise`"),
        ("all", "evidence", "no other passage"),
        ("ellipsis", "evidence", "last words"),
        ("XXXX", "mark of a date", "year"),
        ("fiscal year", "term", "2022-10/2023-09"),
        ("KRW", "currency", "₩"),
        ("usd", "currency", "2 decimals"),
        ("heads of state", "other word", "`leaders`"),
    ],
)
def test_a_word_is_explained(word: str, what: str, part: str) -> None:
    assert any(each.what == what and part in each.meaning for each in explain(word)), explain(word)


def test_an_unknown_word_is_answered_with_a_similar_one() -> None:
    with pytest.raises(UsageError) as caught:
        explain("qantity")
    assert "quantity" in caught.value.hint
    with pytest.raises(UsageError) as caught:
        field_entries("lanch")
    assert "launch" in caught.value.hint
    for entries in (field_entries, kind_entries):
        with pytest.raises(UsageError) as caught:
            entries("drill")
        assert "exercise" in caught.value.hint
    with pytest.raises(UsageError) as caught:
        kind_entries("sources")
    assert "timeline fields sources" in caught.value.hint
    with pytest.raises(UsageError):
        explain(" ")


def test_a_kind_is_shown_alone() -> None:
    assert [each.name for each in kind_entries("launches")] == ["launch"]
    assert [each.name for each in kind_entries()] == [*KINDS]


def test_the_fields_of_a_kind_come_with_those_of_all_events() -> None:
    names = [(each.of, each.name) for each in field_entries("launches")]
    assert names[0] == ("events", "kind")
    assert ("launch", "apogee") in names
    assert {each.of for each in field_entries()} == {*groups()}
    assert {each.of for each in field_entries("source")} == {"sources"}
    assert not any(each.cited for each in field_entries("cite"))
