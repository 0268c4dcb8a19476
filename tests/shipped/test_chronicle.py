"""The chronicle that ships records what its source text asserts, and nothing that it does not."""

import hashlib

from sqlalchemy import Engine
from sqlmodel import Session, select

from tests.shipped.chronicle import CHRONICLE, Shipped, every_text, held_by, quotes
from timeline.canonical.record import covers, fields_of, values
from timeline.kinds import KINDS
from timeline.loader import load
from timeline.models import Entity, Passage, Source, Text

ARTICLE = CHRONICLE / "sources" / "alliance-article.txt"
TWEET = CHRONICLE / "sources" / "cbs-news-tweet.txt"
OURS = ("note", "inferred", "text_sha256")  # not the text’s words


# -- the whole -----------------------------------------------------------------------------------


def test_the_source_text_is_the_article_byte_for_byte() -> None:
    digest = hashlib.sha256(ARTICLE.read_bytes()).hexdigest()
    assert digest == "c9782bffe1f6db24fd7cb1d375008a981b4a93479aaf4887dd5a6917f0bbe28b"


def test_both_databases_have_the_same_content(engine: Engine, shipped: Shipped) -> None:
    load(engine, [CHRONICLE], command="load")
    assert held_by(engine) == shipped


def test_loading_it_twice_changes_nothing(engine: Engine) -> None:
    first = load(engine, [CHRONICLE], command="load")
    again = load(engine, [CHRONICLE], command="load")
    assert not first.warnings
    assert len(again.unchanged) == len(first.added) > 30
    assert not again.added
    assert not again.changed
    assert not again.removed


def test_it_has_events_of_six_kinds(shipped: Shipped) -> None:
    assert len(shipped.events) >= 12
    kinds = {event["kind"] for event in shipped.events.values()}
    assert len(kinds) == 6
    assert kinds <= set(KINDS)


def test_every_value_is_cited_or_inferred(shipped: Shipped) -> None:
    for key, event in shipped.events.items():
        for value in values(event, fields_of("event", event["kind"])):
            if not value.field.cited or value.text == "unknown":
                continue
            sources = event.get("cite", {})
            cited = any(quotes(event, value.path, source) for source in sources)
            inferred = any(covers(path, value.path) for path in event.get("inferred", {}))
            assert cited or inferred, f"{key}: {value.path}"


def test_every_quote_occurs_in_its_text(database_of_it: Engine) -> None:
    with Session(database_of_it) as session:
        bodies = {
            source.id: text.body
            for source, text in session.exec(select(Source, Text).where(Source.text_id == Text.id))
        }
        passages = session.exec(select(Passage)).all()
    assert len(passages) > 40
    for passage in passages:
        stretch = bodies[passage.source_id][passage.start : passage.end]
        assert " ".join(stretch.split()) == passage.quote


def test_every_sentence_that_asserts_something_is_cited(database_of_it: Engine) -> None:
    body = ARTICLE.read_text(encoding="utf-8")
    with Session(database_of_it) as session:
        article = session.exec(select(Entity.id).where(Entity.key == "alliance-article")).one()
        spans = session.exec(select(Passage).where(Passage.source_id == article)).all()
    left = list(body)
    for span in spans:
        assert span.start is not None
        assert span.end is not None
        left[span.start : span.end] = " " * (span.end - span.start)
    lines = "".join(left).split("\n")
    assert [line.strip(" .,") for line in lines if line.strip(" .,")] == [
        ": https://t.co/FZ1zHOhdQI pic.twitter.com/zEjuWSmfmy",
        "US pivotal role as South Korean allies",
        lines[8].strip(" .,"),
        lines[14].strip(" .,"),
        "COMMENTS",
    ]
    assert lines[8].split() == ["With", "this,", "and"]
    assert lines[14].strip(" .,") == "where"


def test_only_dates_that_the_text_states_are_sure(shipped: Shipped) -> None:
    """The text gives the year of the largest exercise; the post its own day, and nothing else."""
    sure = {key for key, dates in shipped.dates.items() if dates.sure and dates.latest}
    assert sure == {
        "largest-exercise-2016",
        "nk-launch-by-july-2017",
        "allied-answer-by-july-2017",
    }


def test_an_event_without_a_date_in_the_text_has_none(shipped: Shipped) -> None:
    undated = {key for key, event in shipped.events.items() if event["when"] == "unknown"}
    assert undated == {
        "allied-missile-exercise",
        "allied-missile-launch",
        "combined-training",
        "yoon-open-door",
    }
    assert all(shipped.dates[key][:2] == ("", "") for key in undated)


def test_each_year_that_is_not_in_the_text_is_inferred_with_its_reason(shipped: Shipped) -> None:
    for key, dates in shipped.dates.items():
        if dates.earliest.startswith("2022"):
            assert "year" in shipped.events[key]["inferred"]["when"], key


def test_knowledge_of_the_curator_is_marked_as_inferred(shipped: Shipped) -> None:
    """What everybody knows but the text does not say: the first forty, names, the system above."""
    for record in shipped.records.values():
        plain = {name: value for name, value in record.items() if name not in OURS}
        text = every_text(plain).lower()
        for absent in ("40", "forty", "three-axis", "suk", "ulchi", "foal eagle", "lockheed"):
            assert absent not in text, f"{absent!r} in {plain}"


# -- the sources ---------------------------------------------------------------------------------


def test_the_article_has_no_date_of_publication(shipped: Shipped) -> None:
    article = shipped.records["alliance-article"]
    assert article.get("published", "unknown") == "unknown"
    assert article["reliability"] == "C"
    assert "Graded C" in article["note"]


def test_the_post_is_a_source_of_its_own(shipped: Shipped) -> None:
    post = shipped.records["cbs-news-tweet"]
    body = TWEET.read_text(encoding="utf-8")
    assert post["published"] == "2017-07-05"
    assert post["reliability"] == "B"
    assert "known only as embedded" in post["note"]
    assert body in ARTICLE.read_text(encoding="utf-8")
    assert body.startswith("U.S., South Korea respond")
    assert body.endswith("July 5, 2017")
