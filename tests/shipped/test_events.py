"""The events of the shipped chronicle: each says what its sentence does, and no more."""

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from tests.shipped.chronicle import Dates, Shipped, every_text, quotes
from timeline.canonical.record import Canonical
from timeline.dates.calendar import day
from timeline.models import Claim, Entity, EventDate
from timeline.query.conditions.compile import read_query
from timeline.query.events.pages import page


def stated(record: Canonical, path: str) -> list[str]:
    """What the sources say of a value where they are vaguer than it."""
    items = [item for cited in record["cite"].values() for item in cited]
    return [item["says"][path] for item in items if path in item.get("says", {})]


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
    assert stated(summit, "when") == ["XXXX-XX"]
    assert "that month" in every_text(quotes(summit, "when"))


def test_the_joint_statement_is_one_document_by_inference(shipped: Shipped) -> None:
    statement = shipped.events["biden-yoon-statement"]
    assert statement["form"] == "joint-statement"
    assert shipped.dates["biden-yoon-statement"] == Dates("2022-05-01", "2022-05-31", False)
    assert sorted(stated(statement, "when")) == ["XXXX-05", "XXXX-XX"]
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
    assert stated(arrival, "when") == ["XXXX-07"]
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
        found = page(session, read_query(session, f"@{name}"))
        assert {event.key for event in found} == keys
