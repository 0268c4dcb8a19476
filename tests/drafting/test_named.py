"""The names of exercises, and the links between events, as the words of a text state them."""

import pytest

from tests.drafting.test_propose import read, the, values


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Japan and India had begun Iron Lantern, a joint exercise, on Monday.", "Iron Lantern"),
        ("Japan held the war game Winter Shield in January.", "Winter Shield"),
        ("Japan and India conducted Exercise Coral Gate 22 from June 20 to 24.", "Coral Gate 22"),
        ("Japan will hold a naval drill called Deep Current on July 20.", "Deep Current"),
        ("Japan and India held the “Steel Rain” live-fire exercise on Tuesday.", "Steel Rain"),
        ("The exercise, named Coral Gate, was held by Japan from June 20 to 24.", "Coral Gate"),
        ("Japan began Operation Sea Wall, a naval exercise, on Monday.", "Operation Sea Wall"),
        ("Japan took part in Coral Gate, an exercise, on Monday.", "Coral Gate"),
    ],
)
def test_the_name_of_an_exercise_is_its_code_name_and_its_key(text: str, name: str) -> None:
    (exercise,) = read(text)
    assert values(exercise)["code_name"] == name
    assert exercise.title.startswith(f"{name}, ")
    assert exercise.key == name.lower().replace(" ", "-")
    at = next(each.span for each in exercise.values if each.path == "code_name")
    assert name in text[slice(*at)]


def test_the_name_of_an_annual_exercise_is_that_of_its_series() -> None:
    assert the("Japan and India began the annual Silver Falcon drills on July 4.") == {
        "kind": "exercise", "when": "2022-07-04/..", "participants": "jpn ind",
        "series": "Silver Falcon",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Japan held a large Army exercise on Tuesday.",
        "Japan and India held joint Black Sea drills on Tuesday.",
        "Joint exercises were held in June by Japan and India.",
        "NATO exercises were held last week by Norway.",
        "Japan held a drill on the Southern Islands on Tuesday.",
    ],
)
def test_capital_letters_alone_are_no_name_of_an_exercise(text: str) -> None:
    (exercise,) = read(text)
    assert not values(exercise).keys() & {"code_name", "series"}
    assert not exercise.questions


def test_a_name_that_may_be_that_of_a_place_is_asked_for() -> None:
    (exercise,) = read("Japan opened the Malabar exercise on Monday.")
    assert [(each.path, each.text) for each in exercise.questions] == [("code_name", "Malabar")]


def test_what_is_said_of_a_name_later_belongs_to_the_same_event() -> None:
    (exercise,) = read(
        "Japan and India began Iron Lantern, a joint exercise, on July 4. The ministry was silent."
        " About 9,000 troops take part in Iron Lantern. Iron Lantern ended on July 8."
    )
    assert values(exercise) == {
        "when": "2022-07-04/2022-07-08", "participants": "jpn ind", "code_name": "Iron Lantern",
        "troops": "~9000",
    }  # fmt: skip
    first, second = read("Japan held Exercise Blue Fox in May. Japan held Exercise Red Fox in May.")
    assert (first.key, second.key) == ("blue-fox", "red-fox")


def test_an_actor_in_no_register_is_asked_for_with_a_record_of_its_name() -> None:
    for text, name, key in (
        ("Norland fired a missile on Monday.", "Norland", "norland"),
        ("Paris Saint-Germain ordered 20 jets.", "Paris Saint-Germain", "paris-saint-germain"),
        ("On Monday, Tokyo Electron ordered 20 jets.", "Tokyo Electron", "tokyo-electron"),
        ("Japan said that Norland had fired a missile on Monday.", "Norland", "norland"),
        ("Insurgents fired a missile on Monday.", "", ""),
        ("The Su-27 fired a missile on Monday.", "", ""),
        ("Hamas and Hezbollah fired a missile on Monday.", "", ""),
    ):
        (event,) = read(text)
        assert [(each.actor, each.text) for each in event.questions] == [(name, key)]


def test_a_pronoun_is_no_actor_where_the_text_has_named_several() -> None:
    for text, likely in (
        ("Japan condemned North Korea on Monday. It fired a missile on Tuesday.", ""),
        ("Iran fired a missile in May. Japan held a drill. It fired a missile on Tuesday.", ""),
        ("Japan held a drill on Sunday. It fired a missile over Japan on Tuesday.", ""),
        ("Japan held a drill on Sunday. On Tuesday it fired a missile.", "jpn"),
    ):
        *_, launch = read(text)
        assert [each.text for each in launch.questions if each.path == "launcher"] == [likely]


def test_one_of_several_events_is_not_taken_as_the_one_that_is_meant() -> None:
    *_, protest = read(
        "Iran fired a missile in May. The day was calm. Officials spoke. Nobody came. It rained."
        " North Korea fired a missile on Monday. Japan condemned the launch."
    )
    assert not protest.links
    assert [each.path for each in protest.questions] == ["links.responds-to"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Japan retired its F-4EJ jets on Monday.", "Retirement of F-4EJ jets by Japan"),
        ("Japan retired its last F-4EJs on Monday.", "Retirement of F-4EJs by Japan"),
        ("A Russian helicopter crashed near Oslo.", "Crash of a helicopter of Russia"),
        ("Iran seized two Greek tankers on Monday.", "Seizure of 2 tankers by Iran"),
        ("China sent 2,000 troops to Norway.", "Arrival of 2,000 troops of China"),
        ("Britain withdrew about 200 soldiers from Norway.",
         "Departure of about 200 soldiers of United Kingdom"),
        ("Japan ordered 400 Harpoon missiles.", "Order of 400 Harpoon missiles by Japan"),
        ("Poland ordered 12 helicopters.", "Order of 12 helicopters by Poland"),
        ("An exercise was held on Monday.", "Exercise, 2022-07-11"),
        ("Japan launched a rocket on Monday.", "Launch of 1 rocket by Japan"),
        ("북한이 12일 미사일 10여 발을 발사했다.", "Launch of 10 or more missiles by North Korea"),
        ("Iran launched more than 20 missiles.", "Launch of over 20 missiles by Iran"),
    ],
)  # fmt: skip
def test_the_title_names_what_the_text_counts(text: str, title: str) -> None:
    (event,) = read(text)
    assert event.title == title


def test_a_key_has_no_separator_of_thousands() -> None:
    (event,) = read("China sent 2,000 troops to Norway.")
    assert event.key == "arrival-of-2000-troops-of-china"


BEGUN = "Japan and India began Iron Lantern, a joint exercise, on Monday. "


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("China fired a missile in response to the drill Iron Lantern.", "responds-to"),
        ("China condemned the exercise Iron Lantern.", "responds-to"),
        ("Japan fired two missiles during the war game Iron Lantern on Tuesday.", "during"),
        ("As part of the exercise, Japan fired four missiles on Tuesday.", "part-of"),
        ("On Wednesday, India fired a missile after the drill.", "after"),
    ],
)
def test_words_link_an_event_with_the_one_that_they_name(text: str, link: str) -> None:
    exercise, other = read(BEGUN + text)
    assert [(each.type, each.to) for each in other.links] == [(link, exercise.key)]
    assert not other.questions
    (alone,) = read(text)
    assert not alone.links
    assert f"links.{link}" in {each.path for each in alone.questions}


def test_a_name_that_the_text_does_not_report_is_in_the_question() -> None:
    (launch,) = read("China fired a missile in response to the war game Iron Lantern.")
    assert [(each.path, each.named) for each in launch.questions] == [
        ("links.responds-to", "Iron Lantern")
    ]
    (launch,) = read("Two days after the exercise began, China fired a missile.")
    assert not [each for each in launch.questions if each.path.startswith("links")]


def test_a_delivery_is_linked_with_its_order_and_is_not_of_its_day() -> None:
    order, delivery = read(
        "Poland ordered 40 K2 tanks in 2014. On Tuesday Poland received the first four of the 40 K2"
        " tanks it ordered in 2014."
    )
    assert [(each.type, each.to) for each in delivery.links] == [("delivers", order.key)]
    assert values(delivery) == {
        "when": "2022-07-12", "systems": "k2", "stage": "delivered", "buyer": "pol",
        "quantity": "4",
    }  # fmt: skip
    (alone,) = read("Poland received four K2 tanks on Tuesday under a contract signed in 2014.")
    assert [each.path for each in alone.questions] == ["links.delivers"]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("China fired a missile on Monday. It was China’s third launch this year.",
         ("series_number", "3")),
        ("China fired a missile on Monday, its 12th launch of the year.", ("series_number", "12")),
        ("China fired one missile on 16 January and another in late February.", ("", "")),
    ],
)  # fmt: skip
def test_what_a_text_only_hints_at_is_asked(text: str, asked: tuple[str, str]) -> None:
    (launch,) = read(text)
    assert [(each.path, each.text) for each in launch.questions] == [asked]


def test_an_intention_that_nothing_counts_is_no_event() -> None:
    (summit,) = read(
        "The presidents of China and Russia met on 1 March and agreed to hold more joint exercises."
    )
    assert summit.kind == "summit"
    assert not read("China and Russia plan to hold regular exercises.")
    assert the("China and Russia agreed to hold a joint exercise in August.")["when"] == "2022-08"


def test_all_who_meet_or_train_are_taken() -> None:
    every = {"jpn", "ind", "aus"}
    for text in (
        "Japan’s president met his counterparts from India and Australia on Monday.",
        "The foreign ministers of Japan and India met their Australian counterpart on Monday.",
    ):
        assert {*the(text)["participants"].split()} == every
    assert the("Japan and its allies held an exercise on Monday.")["participants"] == "jpn"
    several = the("Japan, India and four other states held an exercise on Monday.")
    assert several["participants"] == "jpn ind"
    assert the("Japan’s cabinet said it had decided to buy 24 F-35A jets.")["buyer"] == "jpn"
