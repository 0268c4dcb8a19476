"""Values and claims of the shipped chronicle in words."""

from pathlib import Path

import pytest
from sqlmodel import Session

from tests.made_events import of_edtf
from timeline import database
from timeline.canonical.record import fields_by_name
from timeline.query.about import about
from timeline.query.results import EventDetail, LinkLine, Value
from timeline.wording.claims import evidence, origin_facts, reason_words, said, says_words, sentence
from timeline.wording.values import field_label, link_words, text_in_words, title_in_words, worded


@pytest.fixture
def batch(loaded_sqlite: Path) -> EventDetail:
    engine = database.open_engine(database.locate(str(loaded_sqlite)))
    with Session(engine) as session:
        found = about(session, "f35a-second-batch")
    engine.dispose()
    assert isinstance(found, EventDetail)
    return found


def test_values_are_worded_as_they_are_known(batch: EventDetail) -> None:
    words = {field_label(each): str(worded(each, batch.line)) for each in batch.values}
    assert words["Fleet after"] == "60 units, expected"
    assert words["Cost"] == "about ₩3.9 trillion"
    assert words["Delivery"] == "no later than 31 December 2030 (written: by 2030), expected"
    assert words["Buyer"] == "Ministry of National Defense"
    assert "(written: about 1 week after f35a-arrival)" in words["When"]
    assert title_in_words(batch.line) == batch.line.title


@pytest.mark.parametrize(
    ("when", "qualifiers", "worded_"),
    [
        ("2021-03-01", "", "1 March 2021"),
        ("2021-03?", "?", "March 2021, uncertain"),
        ("-0044", "", "45 BC"),
        ("[2021,2023]", "", "between 2021 and 2023 (written: [2021,2023])"),
        ("2021/2023", "", "from 2021 to 2023 (written: 2021/2023)"),
    ],
)
def test_a_plain_date_is_not_written_twice(when: str, qualifiers: str, worded_: str) -> None:
    event = of_edtf(when, qualifiers=qualifiers)
    field = fields_by_name("event", "launch")["when"]
    value = Value("when", field, "", when)
    assert worded(value, event).text == worded_


@pytest.mark.parametrize(
    ("stored", "said_"),
    [
        ("2022-08-25", "25 August 2022"), ("{2020,2021}", "2020 and 2021"),
        ("by 2017", "by 2017"), ("2022-08~", "August 2022, approximate"),
        ("2022-07-05T21:30:00Z", "2022-07-05T21:30:00Z"),
    ],
)  # fmt: skip
def test_a_rival_date_is_worded_as_the_accepted_one_is(stored: str, said_: str) -> None:
    assert text_in_words(fields_by_name("event", "launch")["when"], stored) == said_


def test_a_link_is_worded_from_its_side(batch: EventDetail) -> None:
    assert link_words(LinkLine("responds-to", True, batch.line)) == "responds to"
    assert link_words(LinkLine("responds-to", False, batch.line)) == "answered by"


def test_claims_are_worded_with_their_quote_in_its_sentence(batch: EventDetail) -> None:
    cost = next(value for value in batch.values if value.field.name == "cost")
    restated = next(claim for claim in batch.claims_on("cost") if claim.stance == "restates")
    assert (says_words(restated), said(restated, cost.field)) == (
        "= in its own words",
        "$3 billion",
    )
    before, quote, after = sentence(restated)
    assert "around 3.9 trillion won ($3 billion)" in quote
    assert quote == evidence(restated, "cost")
    assert before + quote + after == restated.sentence.replace("\n", " ")
    inferred = next(claim for claim in batch.claims_on("when") if claim.source is None)
    assert reason_words(inferred, None) == "? inferred"
    assert evidence(inferred, "when") == inferred.note
    assert origin_facts(inferred) == []
