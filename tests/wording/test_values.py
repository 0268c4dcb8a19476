"""Values and claims of the shipped chronicle in words."""

from pathlib import Path

import pytest
from sqlmodel import Session

from tests.made_events import of_edtf
from timeline import database
from timeline.canonical.record import fields_by_name
from timeline.dates.edtf import parse
from timeline.quantities import stored_quantity
from timeline.query.about import about
from timeline.query.results import DateValue, EventDetail, LinkLine, Value
from timeline.wording.claims import evidence, origin_facts, reason_words, said, says_words, sentence
from timeline.wording.values import (
    field_label,
    link_words,
    path_label,
    text_in_words,
    title_in_words,
    worded,
    worded_together,
)


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
        ("[2021,2023]", "", "one of 2021 or 2023 (written: [2021,2023])"),
        ("2021/2023", "", "from 2021 to 2023 (written: 2021/2023)"),
    ],
)
def test_a_plain_date_is_not_written_twice(when: str, qualifiers: str, worded_: str) -> None:
    event = of_edtf(when, qualifiers=qualifiers)
    field = fields_by_name("event", "launch")["when"]
    value = Value("when", field, "", when)
    assert str(worded(value, event)) == worded_


@pytest.mark.parametrize(
    ("stored", "said_"),
    [
        ("2022-08-25", "25 August 2022"), ("{2020,2021}", "2020 and 2021"),
        ("by 2017", "by 2017"), ("2022-08~", "August 2022, approximate"),
        ("2022-07-05T21:30:00Z", "5 Jul 2022 21:30 (UTC)"),
        ("[2024-02-28,2024-03-01]", "one of 28 February or 1 March 2024"),
        ("early XXXX-07", "early July of an unknown year"),
    ],
)  # fmt: skip
def test_a_rival_date_is_worded_as_the_accepted_one_is(stored: str, said_: str) -> None:
    assert text_in_words(fields_by_name("event", "launch")["when"], stored) == said_


def test_a_rival_time_is_told_in_the_zone_of_its_event() -> None:
    when = fields_by_name("event", "launch")["when"]
    told = "13 Mar 2024 06:40 (Asia/Seoul)"
    assert text_in_words(when, "2024-03-12T21:40Z", zone="Asia/Seoul") == told
    assert text_in_words(when, "2024-03-13T06:40+09:00", zone="Asia/Seoul") == told


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("quantity", "Quantity"), ("troops.prk", "Troops, North Korea"),
        ("troops.usa", "Troops, usa"), ("killed.prk", "Killed, North Korea"),
        ("deliveries.2.quantity", "Deliveries, 2"), ("delivery.expected", "Delivery, expected"),
    ],
)  # fmt: skip
def test_a_value_is_labelled_with_its_slot(path: str, label: str) -> None:
    kind = "exercise" if path.startswith(("troops", "killed")) else "procurement"
    assert path_label(path, of_edtf("2022", kind=kind), None) == label


def test_the_parts_of_a_delivery_are_one_value() -> None:
    deliveries = fields_by_name("event", "procurement")["deliveries"]

    def part(slot: str, text: str) -> Value:
        field = deliveries.at(slot)
        if slot.endswith("quantity"):
            return Value(f"deliveries.{slot}", field, slot, text, quantity=stored_quantity(text))
        days = parse(text)
        dated = DateValue(text, days.earliest, days.latest, not days.qualifiers)
        return Value(f"deliveries.{slot}", field, slot, text, dated=dated)

    event = of_edtf("2020", kind="procurement", inferred=("deliveries.2",))
    values = [part("1.when", "2025~"), part("1.quantity", "4"), part("2.quantity", "6")]
    told = [(str(words), inferred) for words, inferred in worded_together(values, event)]
    assert told == [("(1) 2025, approximate: 4 units", False), ("(2) 6 units", True)]


def test_dates_of_fields_keep_their_doubts() -> None:
    field = fields_by_name("event", "procurement")["delivery"]
    days = parse("2024")
    rough = DateValue("2024~", days.earliest, days.latest, False)
    value = Value("delivery.actual", field, "actual", "2024~", dated=rough)
    assert str(worded(value)) == "2024, approximate, actual"


def test_a_link_is_worded_from_its_side(batch: EventDetail) -> None:
    assert link_words(LinkLine("responds-to", True, batch.line, batch.line.key)) == "responds to"
    assert link_words(LinkLine("responds-to", False, batch.line, batch.line.key)) == "answered by"


def test_claims_are_worded_with_their_quote_in_its_sentence(batch: EventDetail) -> None:
    cost = next(value for value in batch.values if value.field.name == "cost")
    restated = next(claim for claim in batch.claims_on("cost") if claim.stance == "restates")
    assert (says_words(restated), said(restated, cost.field, "")) == (
        "= in its own words",
        "$3 billion",
    )
    before, quote, after = sentence(restated)
    assert "around 3.9 trillion won ($3 billion)" in quote
    assert quote == evidence(restated, "cost")
    assert before + quote + after == restated.sentence.replace("\n", " ")
    inferred = next(claim for claim in batch.claims_on("when") if claim.source is None)
    assert reason_words(inferred, None, "") == "? inferred"
    assert evidence(inferred, "when") == inferred.note
    assert origin_facts(inferred) == []
