"""All that is known of a record of a register, and what a register counts."""

import pytest
from sqlmodel import Session

from timeline.errors import UsageError
from timeline.query.about import about
from timeline.query.conditions.compile import read_query
from timeline.query.events.pages import page
from timeline.query.registers.listing import register
from timeline.query.results import EntityDetail, SourceDetail


def test_all_of_an_actor(chronicle: Session) -> None:
    detail = about(chronicle, "usaf")
    assert isinstance(detail, EntityDetail)
    assert [whole.key for whole in detail.wholes] == ["usa"]
    assert [part.key for part in detail.parts] == ["wing"]
    assert {line.key for line in detail.events.events} == {"answer", "season"}
    wing = about(chronicle, "wing")
    assert isinstance(wing, EntityDetail)
    assert [whole.key for whole in wing.wholes] == ["usaf", "usa"]


def test_a_key_that_is_a_word_of_the_language(chronicle: Session) -> None:
    detail = about(chronicle, "none")
    assert isinstance(detail, EntityDetail)
    assert [line.key for line in detail.events.events] == ["vow"]


def test_all_of_a_named_query(chronicle: Session) -> None:
    detail = about(chronicle, "northern")
    assert isinstance(detail, EntityDetail)
    assert [line.key for line in detail.events.events] == ["shot"]


def test_all_of_a_source(chronicle: Session) -> None:
    detail = about(chronicle, "wire")
    assert isinstance(detail, SourceDetail)
    assert detail.text is not None
    assert detail.sentences == 5
    assert [detail.text[a:b] for a, b in detail.uncited] == ["He wept."]
    assert detail.text[slice(*detail.cited[0])] == "eight missiles"
    assert [each.key for each in detail.reprints] == ["paper"]


def test_a_source_without_text(chronicle: Session) -> None:
    detail = about(chronicle, "paper")
    assert isinstance(detail, SourceDetail)
    assert detail.text is None
    assert {claim.verified for claim in detail.citations} == {None}


def test_a_wrong_key_gets_the_nearest(chronicle: Session) -> None:
    with pytest.raises(UsageError, match="there is no record hwasong12") as caught:
        about(chronicle, "hwasong12")
    assert "hwasong-12" in caught.value.hint


@pytest.mark.parametrize("type_", ["actor", "system", "programme", "place", "source"])
def test_a_register_counts_what_its_query_finds(chronicle: Session, type_: str) -> None:
    entries = register(chronicle, type_)
    assert [entry.key for entry in entries] == sorted(entry.key for entry in entries)
    for entry in entries:
        found = page(chronicle, read_query(chronicle, f'{type_}:"{entry.key}"'))
        assert entry.events == found.total - found.parts
