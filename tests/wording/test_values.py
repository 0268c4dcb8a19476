"""Values and claims of the shipped chronicle in words."""

from pathlib import Path

import pytest
from sqlmodel import Session

from timeline import database
from timeline.query.about import about
from timeline.query.results import EventDetail, LinkLine
from timeline.wording.claims import evidence, origin_facts, reason_words, said, says_words, sentence
from timeline.wording.values import field_label, link_words, title_in_words, worded


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
    assert reason_words(inferred) == "? inferred"
    assert evidence(inferred, "when") == inferred.note
    assert origin_facts(inferred) == []
