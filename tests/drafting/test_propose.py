"""What ``propose`` makes of sentences: each value with its words, and nothing that is not said."""

import pytest

from tests import yamls
from tests.benchmarks.drafted.scoring import FOLDER, proposed, registers
from timeline.dates import edtf
from timeline.dates.wording.phrases import read_when
from timeline.drafting.proposals import EntryNames, Proposal, RegisterNames
from timeline.drafting.propose import propose
from timeline.kinds import KINDS, FieldType, event_fields
from timeline.models.vocabularies import LINKS
from timeline.quantities import parse_quantity

NAMES = registers()
WEDNESDAY = edtf.parse("2022-07-13").earliest


def read(text: str, names: RegisterNames = NAMES) -> list[Proposal]:
    return propose(text, (WEDNESDAY, WEDNESDAY), "src", names)


def values(proposal: Proposal) -> dict[str, str]:
    """Return the values of a proposal, those of a list joined."""
    found: dict[str, list[str]] = {}
    for each in proposal.values:
        found.setdefault(each.path, []).append(each.text)
    return {path: " ".join(texts) for path, texts in found.items()}


def the(text: str) -> dict[str, str]:
    """Return the values of the only event of a text, with its kind."""
    (proposal,) = read(text)
    return {"kind": proposal.kind} | values(proposal)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "North Korea fired two ballistic missiles into the East Sea on Monday.",
            "launch | when=2022-07-11 | launcher=prk | quantity=2 | form=ballistic "
            "| impact_place=east-sea",
        ),
        (
            "Poland ordered 32 F-35A jets in January 2020 for about $4.6 billion.",
            "procurement | when=2020-01 | systems=f-35a | stage=ordered | buyer=pol | quantity=32"
            " | cost=~4.6e9 USD",
        ),
        (
            "Japan and Australia will hold a naval exercise from July 20 to 24.",
            "exercise | when=2022-07-20/2022-07-24 | status=announced | participants=jpn aus "
            "| form=naval",
        ),
        (
            "China condemned the plan last week.",
            "statement | when=the week before published src | speaker=chn",
        ),
        (
            "Germany and France signed a memorandum of understanding on June 17.",
            "agreement | when=2022-06-17 | parties=deu fra | form=memorandum | stage=signed",
        ),
        (
            "Britain withdrew 2,500 soldiers from Germany in 2019.",
            "deployment | when=2019 | force=gbr | host=deu | movement=departure | quantity=2500",
        ),
        (
            "Iran seized a tanker, killing three sailors.",
            "incident | when=by published src | form=seizure | by=irn | killed=3",
        ),
        (
            "The European Union imposed an arms embargo on Iran in early May.",
            "measure | when=early 2022-05 | by=eu | towards=irn | form=embargo | action=imposed",
        ),
        (
            "북한이 12일 동해상으로 탄도미사일 2발을 발사했다고 합참이 밝혔다.",
            "launch | when=2022-07-12 | launcher=prk | quantity=2 | form=ballistic "
            "| impact_place=east-sea",
        ),
        (
            "한국과 미국은 2022년 8월 22일부터 26일까지 연합훈련을 실시할 예정이다.",
            "exercise | when=2022-08-22/2022-08-26 | status=announced | participants=kor usa",
        ),
    ],
)
def test_a_sentence_gives_an_event_with_its_values(text: str, expected: str) -> None:
    kind, *pairs = expected.split(" | ")
    fields = dict(pair.split("=", 1) for pair in pairs)
    assert the(text) == {"kind": kind} | fields


@pytest.mark.parametrize(
    "text",
    [
        "North Korea did not launch a missile on Monday.",
        "If talks fail, North Korea could launch a missile.",
        "Moscow denied that it fired a missile.",
        "North Korea would launch a missile, officials fear.",
        "Seoul urged the North not to fire missiles again, said a man aged 38.",
        "He said: “North Korea launched a missile.”",
        "The 32-year-old soldier lives near the 38th parallel.",
        "North Korea has fired more than 40 missiles this year.",
    ],
)
def test_what_is_denied_only_thought_of_or_a_total_is_no_event(text: str) -> None:
    assert not [each for each in read(text) if each.kind != "statement"]


def test_an_amount_in_brackets_is_the_same_amount_and_an_unsure_one_is_asked_for() -> None:
    (order,) = read("Japan ordered 20 F-35A jets for 3.9 trillion yen ($3 billion).")
    cost = next(each for each in order.values if each.path == "cost")
    assert (cost.text, cost.restates) == ("3.9e12 JPY", "3e9 USD")
    (order,) = read("Japan ordered the last of 40 F-35A jets on Monday.")
    assert "quantity" not in values(order)
    (asked,) = (each for each in order.questions if each.path == "quantity")
    assert (asked.text, "part of 40" in asked.ask) == ("", True)


def test_a_state_by_its_capital_is_inferred_and_one_in_no_register_is_a_question() -> None:
    (seoul,) = read("Seoul ordered 20 F-35A jets.")
    buyer = next(each for each in seoul.values if each.path == "buyer")
    assert (buyer.text, bool(buyer.inferred)) == ("kor", True)
    (other,) = read("Ukraine ordered 20 F-16 jets.")
    assert "buyer" not in values(other)
    assert "Ukraine" in next(each.ask for each in other.questions if each.path == "buyer")


def test_states_that_no_country_is_have_peoples_too() -> None:
    names = RegisterNames.of([EntryNames("norvia", "actor", "Norvia", kind="state")])
    (drones,) = read("Two Norvian drones crossed the border on Tuesday.", names)
    assert values(drones)["by"] == "norvia"


def test_a_later_sentence_adds_to_the_event_and_answers_are_linked() -> None:
    launch, exercise, protest = read(
        "North Korea fired a missile on Monday.\n\nThe missile flew about 620 km.\n\n"
        "In response to the launch, Japan and Australia held an exercise on Tuesday.\n\n"
        "China condemned the exercise."
    )
    assert values(launch)["range"] == "~620"
    assert [(each.type, each.to) for each in exercise.links] == [("responds-to", launch.key)]
    assert [(each.type, each.to) for each in protest.links] == [("responds-to", exercise.key)]


def test_headings_datelines_and_wrapped_lines_are_no_obstacle() -> None:
    text = (
        "North Korea fires missile\n\nSEOUL, July 13 (Wire) -- North Korea fired a missile,"
        " which the"
        " army in the capital of South\nKorea saw, on Monday.\n"
    )
    (launch,) = read(text)
    assert values(launch) | {"launcher": "prk"} == values(launch)
    assert text[slice(*launch.spans[0])].startswith("North Korea fired")


def test_without_the_day_of_publication_no_year_is_guessed() -> None:
    (launch,) = propose("North Korea fired a missile on July 5.", None, "src", NAMES)
    assert values(launch)["when"] == "unknown"
    assert [each.path for each in launch.questions] == ["when"]
    (launch,) = propose("North Korea fired a missile last week.", None, "src", NAMES)
    assert values(launch)["when"] == "unknown"
    (launch,) = propose("North Korea fired a missile on July 5, 2022.", None, "src", NAMES)
    assert values(launch)["when"] == "2022-07-05"


def test_every_value_has_its_words_and_is_valid_in_its_field() -> None:
    keys = {each.key for each in NAMES.entries}
    for name in ("tuning", "held_out"):
        for article in yamls.values((FOLDER / f"{name}.yaml").read_text(encoding="utf-8")):
            text = article["text"]
            proposals = proposed(article, NAMES)
            assert proposals == proposed(article, RegisterNames.of(reversed(NAMES.entries)))
            assert len({each.key for each in proposals}) == len(proposals)
            for proposal in proposals:
                fields = {each.name: each for each in event_fields(KINDS[proposal.kind])}
                inside = [range(*span) for span in proposal.spans]
                for each in proposal.values:
                    assert text[slice(*each.span)].strip()
                    assert any(each.span.start in span for span in inside)
                    field = fields[each.path.partition(".")[0]]
                    if field.type is FieldType.DATE:
                        read_when(each.text)
                    elif field.type in (FieldType.NUMBER, FieldType.MONEY):
                        money = field.type is FieldType.MONEY
                        parse_quantity(each.text, money=money, whole=field.whole)
                    elif field.type is FieldType.TERM:
                        assert each.text in field.terms
                    elif field.type is not FieldType.TEXT:
                        assert each.text in keys
                for link in proposal.links:
                    assert link.type in LINKS
                    assert link.to in {each.key for each in proposals}


@pytest.mark.parametrize("text", ["", "\n", "“" * 2000, "0," * 900, "fired a " * 200, "\x1b[31m"])
def test_texts_without_sentences_give_nothing(text: str) -> None:
    assert read(text) == []
