"""What is known of one record, drawn from the shipped chronicle."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import Session

from timeline import database
from timeline.query.about import about
from timeline.query.results import EntityDetail, EventDetail, SourceDetail
from timeline.views.base import Lines
from timeline.views.records.about import about_event
from timeline.views.records.entity import about_entity
from timeline.views.records.source import about_source


@pytest.fixture
def session(loaded_sqlite: Path) -> Iterator[Session]:
    engine = database.open_engine(database.locate(str(loaded_sqlite)))
    with Session(engine) as opened:
        yield opened
    engine.dispose()


def drawn(session: Session, key: str, width: int) -> Lines:
    detail = about(session, key)
    if isinstance(detail, EventDetail):
        return about_event(detail, width)
    if isinstance(detail, SourceDetail):
        return about_source(detail, width)
    assert isinstance(detail, EntityDetail)
    return about_entity(detail, width)


def text(session: Session, key: str, width: int = 80) -> str:
    return "\n".join(line.plain for line in drawn(session, key, width))


def test_a_value_is_shown_above_the_passage_that_supports_it(session: Session) -> None:
    lines = text(session, "f35a-second-batch").splitlines()
    at = lines.index("Fleet after     60 units, expected")
    assert lines[at + 1 : at + 4] == [
        "  │ A week after, Seoul’s defense ministry approved funding of an additional",
        "  │ twenty F-35As, ›which would increase her fleet to 60 aircraft‹.",
        "  │ C6 [1] alliance-article 1984–2029",
    ]


def test_an_inference_gives_its_reason(session: Session) -> None:
    drawn_text = text(session, "f35a-second-batch")
    assert "(written: about 1 week after f35a-arrival)" in " ".join(drawn_text.split())
    assert '? inferred: "A week after" is counted from the arrival' in drawn_text


def test_money_is_worded_with_the_conversion_of_the_source(session: Session) -> None:
    lines = text(session, "f35a-second-batch").splitlines()
    assert "Cost            about ₩3.9 trillion" in lines
    assert "  │ = in its own words: $3 billion" in lines


def test_links_are_shown_from_both_ends(session: Session) -> None:
    assert "→ responds to  ✦ launch" in text(session, "allied-answer-by-july-2017", 120)
    assert "← answered by  ◆ exercise" in text(session, "nk-launch-by-july-2017", 120)


def test_a_source_marks_what_is_cited(session: Session) -> None:
    drawn_text = text(session, "alliance-article")
    assert "not cited yet" in drawn_text
    assert "›A week after, Seoul’s defense\n  ministry approved" in drawn_text


def test_a_programme_has_its_own_timeline(session: Session) -> None:
    drawn_text = text(session, "kill-chain")
    assert "Aim             to address North Korean nuclear and missile threats" in drawn_text
    assert "■ procurement  Seoul approves" in drawn_text


def test_a_page_has_one_numbering_of_its_sources(session: Session) -> None:
    """The passages of a programme and those of its events are numbered as one list."""
    for key in ("kill-chain", "kor", "f-35a"):
        detail = about(session, key)
        assert isinstance(detail, EntityDetail)
        numbers = re.findall(r"^\[ *(\d+)\] (.*)", text(session, key), re.MULTILINE)
        assert [int(number) for number, _ in numbers] == list(range(1, len(numbers) + 1))
        assert len({source for _, source in numbers}) == len(numbers)


def test_one_event_cites_and_two_cite(session: Session) -> None:
    detail = about(session, "alliance-article")
    assert isinstance(detail, SourceDetail)
    for total, expected in ((1, "1 event cites it"), (2, "2 events cite it")):
        counted = replace(detail, events=replace(detail.events, total=total))
        assert expected in [line.plain for line in about_source(counted, 80)]


@pytest.mark.parametrize("width", [40, 80, 120, 200])
@pytest.mark.parametrize(
    "key", ["f35a-second-batch", "biden-yoon-statement", "alliance-article", "kor", "kill-chain"]
)
def test_no_line_is_wider_than_the_terminal(session: Session, key: str, width: int) -> None:
    for line in drawn(session, key, width):
        assert line.cell_len <= width, line.plain
