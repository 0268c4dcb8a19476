"""The chronicle that ships records what its source text asserts, and nothing that it does not."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from timeline import database
from timeline.dates.calendar import day, is_bounded, iso
from timeline.kinds import KINDS
from timeline.kinds.canonical import Canonical, covers, fields_of, values
from timeline.loader import load
from timeline.models import Claim, Entity, Event, EventDate, Passage, Source, Text
from timeline.query.conditions.compile import compile_query, read_query
from timeline.query.records.rows import records

CHRONICLE = Path(__file__).parent.parent / "seeds" / "alliance"
ARTICLE = CHRONICLE / "sources" / "alliance-article.txt"
TWEET = CHRONICLE / "sources" / "cbs-news-tweet.txt"
OURS = ("note", "inferred", "text_sha256")  # not the text’s words


class Dates(NamedTuple):
    """An event's first and last possible day, empty where nothing is known, and its certainty."""

    earliest: str
    latest: str
    sure: bool


class Shipped(NamedTuple):
    """What a database contains after the chronicle is loaded."""

    records: dict[str, Canonical]
    events: dict[str, Canonical]
    dates: dict[str, Dates]


def shown(number: int) -> str:
    return iso(number) if is_bounded(number) else ""


def held_by(engine: Engine) -> Shipped:
    with Session(engine) as session:
        keys = {row.id: row.key for row in session.exec(select(Entity)) if row.id is not None}
        found = {keys[each]: record for each, record in records(session, keys).items()}
        dates = {
            keys[row.id]: Dates(shown(row.start_lo), shown(row.end_hi), row.sure)
            for row in session.exec(select(Event))
        }
    return Shipped(found, {key: found[key] for key in dates}, dates)


@pytest.fixture(scope="module")
def database_of_it(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    path = tmp_path_factory.mktemp("shipped") / "timeline.db"
    engine = database.open_engine(database.locate(str(path)))
    database.upgrade(engine)
    load(engine, [CHRONICLE], command="load")
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def shipped(database_of_it: Engine) -> Shipped:
    return held_by(database_of_it)


def quotes(record: Canonical, path: str, source: str = "alliance-article") -> list[str]:
    """The quotes of a source that support the value at ``path``, in order."""
    return [
        item["quote"]
        for item in record.get("cite", {}).get(source, [])
        if any(covers(each, path) for each in (*item.get("for", ()), *item.get("says", ())))
    ]


def said(record: Canonical, path: str) -> list[str]:
    """What the sources say of a value where they are vaguer than it."""
    items = [item for cited in record["cite"].values() for item in cited]
    return [item["says"][path] for item in items if path in item.get("says", {})]


def every_text(value: Any) -> str:
    """All texts of a record, one after another."""
    if isinstance(value, dict):
        return " ".join(every_text(each) for each in value.values())
    if isinstance(value, list):
        return " ".join(every_text(each) for each in value)
    return str(value)


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


def test_it_has_events_of_all_six_kinds(shipped: Shipped) -> None:
    assert len(shipped.events) >= 12
    assert {event["kind"] for event in shipped.events.values()} == set(KINDS)


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


# -- the allies' launch, and the episode of 2017 -------------------------------------------------


def test_the_eight_missiles_have_no_link_to_another_event(shipped: Shipped) -> None:
    launch = shipped.events["allied-missile-launch"]
    assert launch["quantity"] == "8"
    assert launch["launcher"] == ["usa", "kor"]
    assert "launcher" in launch["inferred"]
    assert launch["links"] == [["during", "allied-missile-exercise"]]
    assert "following week" in every_text(quotes(launch, "when"))
    exercise = shipped.events["allied-missile-exercise"]
    assert exercise["kind"] == "exercise"
    assert "links" not in exercise
    linked = {key for event in shipped.events.values() for _, key in event.get("links", [])}
    assert "allied-missile-launch" not in linked


def test_the_post_reports_a_launch_and_a_response_by_its_day(shipped: Shipped) -> None:
    launch = shipped.events["nk-launch-by-july-2017"]
    answer = shipped.events["allied-answer-by-july-2017"]
    assert launch["kind"] == "launch"
    assert launch["launcher"] == ["prk"]
    assert "quantity" not in launch
    assert answer["kind"] == "exercise"
    assert answer["participants"] == ["usa", "kor"]
    assert answer["links"] == [["responds-to", "nk-launch-by-july-2017"]]
    for key in ("nk-launch-by-july-2017", "allied-answer-by-july-2017"):
        assert shipped.events[key]["when"] == "by published cbs-news-tweet"
        assert shipped.dates[key] == Dates("", "2017-07-05", True)
        assert list(shipped.events[key]["cite"]) == ["cbs-news-tweet"]


# -- the two presidents --------------------------------------------------------------------------


def test_the_presidents_met_in_a_month_that_is_inferred(shipped: Shipped) -> None:
    summit = shipped.events["biden-yoon-summit"]
    assert summit["participants"] == ["joe-biden", "yoon"]
    assert shipped.dates["biden-yoon-summit"] == Dates("2022-05-01", "2022-05-31", False)
    assert said(summit, "when") == ["XXXX-XX"]
    assert "that month" in every_text(quotes(summit, "when"))


def test_the_joint_statement_is_one_document_by_inference(shipped: Shipped) -> None:
    statement = shipped.events["biden-yoon-statement"]
    assert statement["form"] == "joint-statement"
    assert shipped.dates["biden-yoon-statement"] == Dates("2022-05-01", "2022-05-31", False)
    assert sorted(said(statement, "when")) == ["XXXX-05", "XXXX-XX"]
    words = {slot: text.lower() for slot, text in statement["commitments"].items()}
    assert "expand the scope and scale of combined military exercises" in words["wider-exercises"]
    assert "in a timely and coordinated manner" in words["asset-deployment"]
    assert "additional steps to reinforce deterrence" in words["further-steps"]
    assert "21st-century challenges" in words["challenges-of-the-21st-century"]
    assert "technologies and cyber security" in words["technology-and-cyber"]
    for slot in ("wider-exercises", "asset-deployment", "further-steps"):
        assert "same document" in statement["inferred"][f"commitments.{slot}"]


def test_the_open_door_is_a_statement_without_a_date(shipped: Shipped) -> None:
    door = shipped.events["yoon-open-door"]
    assert door["kind"] == "statement"
    assert door["speaker"] == ["yoon"]
    assert "words" not in door  # it is reported, not quoted
    assert "always be left open for the North" in door["commitments"]["open-door"]


# -- the F-35As ----------------------------------------------------------------------------------


def test_the_f35as_arrive_in_early_july_in_unknown_number(shipped: Shipped) -> None:
    arrival = shipped.events["f35a-arrival"]
    assert arrival["kind"] == "deployment"
    assert arrival["movement"] == "arrival"
    assert arrival["force"] == ["usaf"]
    assert arrival["host"] == ["kor"]
    assert "quantity" not in arrival
    assert said(arrival, "when") == ["XXXX-07"]
    assert shipped.dates["f35a-arrival"] == Dates("2022-07-01", "2022-07-10", False)


def test_the_joint_training_is_only_planned(shipped: Shipped) -> None:
    training = shipped.events["joint-training"]
    assert training["status"] == "planned"
    assert training["when"] == "the month after f35a-arrival"
    assert shipped.dates["joint-training"] == Dates("2022-08-01", "2022-08-31", False)
    assert ["before", "joint-training"] in shipped.events["f35a-arrival"]["links"]


def test_the_second_batch_is_approved_not_ordered(database_of_it: Engine, shipped: Shipped) -> None:
    batch = shipped.events["f35a-second-batch"]
    assert batch["stage"] == "approved"
    assert batch["buyer"] == ["rok-mnd"]
    assert batch["quantity"] == "20"
    assert batch["fleet_after"] == {"expected": "60"}
    assert batch["cost"] == "~3.9e12 KRW"
    items = [item for item in batch["cite"]["alliance-article"] if "restates" in item]
    assert [item["restates"] for item in items] == [{"cost": "3e9 USD"}]
    assert batch["spending"] == {"expected": "by the year after f35a-second-batch"}
    assert batch["delivery"] == {"expected": "by 2030"}
    with Session(database_of_it) as session:
        latest = {row.field: row.hi for row in session.exec(select(EventDate))}
    assert latest == {"spending": day(2023, 12, 31), "delivery": day(2030, 12, 31)}


def test_the_second_batch_is_a_week_after_something_inferred(shipped: Shipped) -> None:
    batch = shipped.events["f35a-second-batch"]
    assert batch["when"] == "about 1 week after f35a-arrival"
    assert shipped.dates["f35a-second-batch"] == Dates("2022-07-06", "2022-07-19", False)
    reason = batch["inferred"]["when"]
    assert "arrival" in reason
    assert "training" in reason


def test_the_second_batch_is_part_of_kill_chain_with_its_aim(shipped: Shipped) -> None:
    programme = shipped.records["kill-chain"]
    assert shipped.events["f35a-second-batch"]["programme"] == ["kill-chain"]
    assert programme["aim"] == "to address North Korean nuclear and missile threats"
    assert quotes(programme, "aim")
    assert "part_of" not in programme


# -- the exercises ---------------------------------------------------------------------------------


def test_the_largest_exercise_is_so_in_the_writers_word(shipped: Shipped) -> None:
    largest = shipped.events["largest-exercise-2016"]
    assert largest["when"] == "2016"
    assert largest["troops"] == {"usa": ">17000", "kor": "300000"}
    assert largest["distinction"].endswith("in the writer’s word")


def test_the_threat_answers_it_and_precedes_it_by_inference(shipped: Shipped) -> None:
    threat = shipped.events["pyongyang-threat"]
    assert threat["form"] == "threat"
    assert threat["speaker"] == ["prk"]
    assert "pre-emptive and offensive nuclear strike" in threat["words"]
    assert "undisguised nuclear drill" in threat["words"]
    assert threat["links"] == [["responds-to", "largest-exercise-2016"]]
    assert "links.responds-to" not in threat["inferred"]  # "Because of this", the text says
    assert threat["when"] == "within 3 days before largest-exercise-2016"
    assert "scheduled" in threat["inferred"]["when"]
    assert shipped.dates["pyongyang-threat"] == Dates("2015-12-29", "2016-12-31", False)


def test_decades_of_training_have_no_date(shipped: Shipped) -> None:
    decades = shipped.events["combined-training"]
    assert decades["kind"] == "exercise"
    assert "for decades" in every_text(quotes(decades, "when"))


# -- whose word ------------------------------------------------------------------------------------


def test_the_delivery_is_the_air_forces_own_expectation(database_of_it: Engine) -> None:
    with Session(database_of_it) as session:
        claimant = session.exec(
            select(Entity.key).join(Claim, col(Claim.claimant_id) == Entity.id)
        ).all()
    assert claimant == ["rokaf"]


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("missiles", {"allied-missile-launch", "nk-launch-by-july-2017"}),
        ("strike-plan", {"f35a-second-batch"}),
        ("north-korea", {"nk-launch-by-july-2017", "pyongyang-threat"}),
        ("still-to-come", {"joint-training"}),
    ],
)
def test_its_named_queries_find_what_they_name(
    database_of_it: Engine, name: str, keys: set[str]
) -> None:
    with Session(database_of_it) as session:
        condition = compile_query(session, read_query(session, f"@{name}"))
        found = session.exec(
            select(Entity.key).join(Event, col(Event.id) == Entity.id).where(condition)
        )
        assert set(found) == keys
