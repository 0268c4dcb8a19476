"""What a draft asks: of what a load refuses, of its fields, and of what the chronicle may have."""

from dataclasses import replace
from pathlib import Path

from tests.authoring.drafts.conftest import both, exercise, launch, loaded, span
from timeline.authoring.drafts import DraftOptions, draft
from timeline.drafting.proposals import Proposal, ProposedValue, Question
from timeline.drafting.propose import propose


def test_a_value_that_a_load_refuses_is_a_question(folder: Path, article: Path) -> None:
    def rules(text: str, *_: object) -> list[Proposal]:
        wrong = ProposedValue("quantity", "many", span(text, "a missile"))
        other = ProposedValue("systems", "no-such-system", span(text, "a missile"))
        return [launch(text, wrong, other)]

    made = draft(article, DraftOptions(folder), rules)
    assert "    # quantity: many\n" in made.text
    assert "    # systems: [no-such-system]\n" in made.text
    assert made.text.count("# question: what is right? A load refuses this value: ") == 2
    assert (made.kinds, made.refused) == ({"launch": 1}, 0)
    loaded(folder)


def test_an_event_that_a_load_refuses_is_a_comment(folder: Path, article: Path) -> None:
    def rules(text: str, *_: object) -> list[Proposal]:
        wrong = launch(text)
        when = replace(wrong.values[0], text="one fine day")
        return [replace(wrong, values=(when, *wrong.values[1:])), exercise(text)]

    made = draft(article, DraftOptions(folder), rules)
    assert "  # a load refuses this event: " in made.text
    assert "\n  # launch:\n  #   kind: launch\n" in made.text
    assert "# links: [{responds-to: launch}]" in made.text  # its end is only a comment
    assert (made.kinds, made.refused) == ({"exercise": 1}, 1)
    assert {key for type_, key in loaded(folder).added if type_ == "event"} == {"exercise"}


def test_an_actor_that_no_register_has_is_a_record_to_complete(folder: Path, article: Path) -> None:
    def rules(text: str, *_: object) -> list[Proposal]:
        at = span(text, "North Korea")
        asked = Question("launcher", "norland", at, "who is “Norland”?", actor="Norland")
        return [launch(text, questions=[asked])]

    (folder / "places.yaml").write_text("places:\n  norland: {name: Norland}\n")
    made = draft(article, DraftOptions(folder), rules)
    assert "  # norland-2: {name: Norland, kind: KIND}\n" in made.text
    loaded(folder)


def test_a_state_of_the_register_without_a_country_is_found_by_its_name(
    folder: Path, article: Path
) -> None:
    (folder / "actors.yaml").write_text("actors:\n  dprk: {name: North Korea, kind: state}\n")
    article.write_text("Launches\n\nPyongyang fired a missile on Monday.\n")
    text = draft(article, DraftOptions(folder, fields={"published": "2031-03-04"}), propose).text
    assert "launcher: [dprk]" in text
    assert "in no register" not in text


def test_a_sentence_that_recurs_is_cited_by_its_line(folder: Path, article: Path) -> None:
    article.write_text("Launches\n\n" + "China condemned the launch.\n\nIt rained.\n\n" * 30)
    made = draft(article, DraftOptions(folder, fields={"published": "2031-03-04"}), propose)
    assert (made.kinds, made.refused) == ({"statement": 30}, 0)
    assert "          line: 59\n" in made.text


def test_what_is_too_much_for_a_person_is_counted(folder: Path, article: Path) -> None:
    def rules(text: str, *_: object) -> list[Proposal]:
        at = span(text, "a missile")
        asked = [Question("place", f"place-{number}", at, "was it there?") for number in range(30)]
        one = launch(text, questions=asked)
        bad = replace(one.values[0], text="one fine day")
        refused = [replace(one, key=f"e{n}", values=(bad,), questions=()) for n in range(55)]
        return [one, *refused]

    made = draft(article, DraftOptions(folder), rules)
    assert made.text.count("question: was it there?") == 20
    assert "10 more questions are left out" in made.text
    assert made.text.count("a load refuses this event") == 50
    assert "5 more events that a load refuses are left out" in made.text
    loaded(folder)


def test_questions_stand_at_their_field(folder: Path, article: Path) -> None:
    def rules(text: str, *_: object) -> list[Proposal]:
        at = span(text, "a missile")
        asked = (
            Question("", "", at, "is this one event?"),
            Question("when", "2031-03", at, "which Monday?"),
            Question("place", "tonghae", at, "was it there?"),
            Question("launcher", "jpn", at, "or was it\nJapan?"),
            Question("quantity", "", at, "how many?"),
            Question("links.during", "", at, "during which one?"),
            Question("links.after", "launch", at, "after that?"),
        )
        return [launch(text, questions=asked)]

    made = draft(article, DraftOptions(folder), rules)
    assert (
        "  # question: is this one event?\n  launch:\n    kind: launch\n"
        "    title: North Korea launches a missile\n"
        "    # question: which Monday?\n    # when: 2031-03\n    when: 2031-03-03\n"
        "    # question: or was it Japan?\n    # launcher: [jpn]\n    launcher: [prk]\n"
        "    # question: was it there?\n    # place: tonghae\n"
        "    # question: how many?\n    # quantity: NUMBER\n"
        "    # question: during which one?\n    # question: after that?\n"
        "    # links: [{during: KEY}, {after: launch}]\n    cite:\n"
    ) in made.text
    assert "  # jpn: {name: Japan, kind: state, country: JPN}\n" in made.text
    assert made.questions == 7
    loaded(folder)


def test_an_event_that_the_chronicle_may_have_is_a_question(folder: Path, article: Path) -> None:
    (folder / "a.yaml").write_text(
        "actors:\n  prk: {name: North Korea, kind: state, country: PRK}\n"
        "events:\n"
        "  same: {kind: launch, title: A, when: 2031-03-02/2031-03-03, launcher: prk,"
        " inferred: {when: x, launcher: x}}\n"
        "  later: {kind: launch, title: B, when: 2031-03-09, launcher: prk,"
        " inferred: {when: x, launcher: x}}\n"
        "  long: {kind: launch, title: C, when: 2031, launcher: prk,"
        " inferred: {when: x, launcher: x}}\n"
        "  nobody: {kind: launch, title: D, when: 2031-03-03, inferred: {when: x}}\n"
    )
    text = draft(article, DraftOptions(folder), both).text
    assert text.count("# question: is it this event") == 1
    assert f"is it this event ({folder}/a.yaml:4)?" in " ".join(text.replace("#", "").split())
    assert "    # links: [{same-as: same}]\n" in text
    loaded(folder)


def test_an_exercise_that_goes_on_and_what_words_name_are_sought_in_the_chronicle(
    folder: Path, article: Path
) -> None:
    (folder / "a.yaml").write_text(
        "actors:\n  kor: {name: South Korea, kind: state, country: KOR}\n"
        "systems:\n  k2: {name: K2, category: vehicle}\n"
        "events:\n"
        "  drill: {kind: exercise, title: A, when: 2031-03-01/.., participants: kor,"
        " code_name: Iron Lantern, inferred: {when: x, participants: x, code_name: x}}\n"
        "  order: {kind: procurement, title: B, when: 2029, systems: k2, stage: ordered,"
        " inferred: {when: x, systems: x, stage: x}}\n"
    )

    def rules(text: str, *_: object) -> list[Proposal]:
        at = span(text, "a missile")
        asked = Question("links.responds-to", "", at, "which one?", "Iron Lantern")
        other = Question("links.delivers", "", at, "which order?")
        arms = ProposedValue("systems", "k2", at), ProposedValue("stage", "delivered", at)
        when = ProposedValue("when", "2031-03-03", at)
        spans = launch(text).spans
        delivery = Proposal("b", "procurement", "B", spans, (when, *arms), questions=(other,))
        return [launch(text, questions=[asked]), replace(exercise(text), links=()), delivery]

    text = draft(article, DraftOptions(folder), rules).text
    assert "    # links: [{responds-to: drill}]\n" in text
    assert "    # links: [{same-as: drill}]\n" in text
    assert "    # links: [{delivers: order}]\n" in text
    loaded(folder)
