"""What analysts type in each field, and what the message advises them to write instead."""

import re
from collections.abc import Iterator

import pytest

from tests.loader.checking.pasting import advised
from timeline.canonical.record import CITATION, fields_of
from timeline.kinds import KINDS, REGISTERS, Field
from timeline.kinds.base import FieldType
from timeline.loader.checking.values.single import value_fault

FIELDS: dict[str, tuple[Field, str]] = {
    f"{owner}.{field.name}": (field, type_)
    for owner, type_, fields in (
        *((kind, "event", fields_of("event", kind)) for kind in KINDS),
        *((each.name, each.name, each.fields) for each in REGISTERS),
        ("cite", "event", CITATION),
    )
    for field in fields
}

# A field, what people type there, and the only value that has the same meaning.
MEANT = {
    "test.yield": {
        "10 kt": "10", "10kt": "10", "about 10 kilotons": "~10", "10-20 kt": "10..20",
        "1 Mt": "1000", "0.5 megatons": "500", "15 kilotons of TNT": "15", "less than 1 kt": "<1",
        "~10 kt": "~10", "5 tons": "0.005", "over 100 kt": ">100", "ten kilotons": "10",
    },
    "test.magnitude": {"5.1 mb": "5.1", "mb 5.1": "5.1", "M5.1": "5.1", "magnitude 5.1": "5.1",
                       "Mw 6.3": "", "ML5": "", "ms 6.1": ""},
    "launch.range": {
        "500 km": "500", "500km": "500", "900 m": "0.9", "about 5 kilometres": "~5",
        "385 miles": "~620", "about 2800 miles": "~4506", "over 385 miles": ">619.59744",
    },
    "launch.flight_time": {"45 minutes": "45", "1 hour": "60", "1.5 h": "90"},
    "launch.bearing": {"45°": "45", "45 degrees": "45"},
    "launch.quantity": {
        "a dozen": "12", "half a dozen": "6", "a pair": "2", "a couple": "~2", "20 missiles": "20",
        "~20 jets": "~20",
        "8-10 missiles": "8..10", "20 (est.)": "~20", "two (2)": "2", "3 x 8": "24",
        "several": "2+", "several missiles": "2+", "a number of missiles": "2+", "some": "2+",
        "dozens": "24+", "hundreds of rockets": "200+", "thousands": "2000+", "a few": "2+",
        "twenty-one rockets": "", "squadron": "", "8 USD": "", "all of them": "",
    },
    "launch.apogee": {"none": "not-applicable"},
    "incident.killed": {
        "none": "0", "nil": "not-applicable", "zero": "0", "no": "0", "dozens": "24+",
        "5 soldiers": "5",
    },
    "procurement.cost": {
        "3 USD bn": "3e9 USD", "$3bn": "3e9 USD", "Rs 500 crore": "", "free": "not-applicable",
        "€5m": "5e6 EUR",
    },
    "launch.outcome": {
        "n/a": "not-applicable", "na": "not-applicable", "N/A": "not-applicable",
        "none": "not-applicable", "-": "not-applicable", "?": "unknown", "unclear": "unknown",
        "TBD": "unknown", "not reported": "unknown", "succeeded": "success", "ok": "success",
        "failed": "failure", "SUCCESS": "success", "partially successful": "partial",
        "failure (exploded)": "failure", "success?": "success", "aborted": "",
    },
    "launch.status": {
        "done": "occurred", "completed": "occurred", "scheduled": "planned",
        "canceled": "cancelled", "called off": "cancelled", "alleged": "claimed", "ongoing": "",
    },
    "procurement.stage": {"contract": "ordered", "signed": "ordered", "requested": "proposed"},
    "procurement.mode": {"donation": "gift", "license": "licence-production", "sold": "purchase"},
    "agreement.stage": {"in force": "in-force", "terminated": "withdrawn"},
    "agreement.form": {"MoU": "memorandum", "truce": "ceasefire"},
    "actor.kind": {
        "country": "state", "NGO": "organisation", "firm": "company", "militia": "armed-group",
        "politician": "person", "n/a": "unknown",
    },
    "system.category": {"plane": "aircraft", "warship": "ship", "missiles": "missile"},
    "source.reliability": {"usually reliable": "B", "B2": "B", "b": "B", "unknown": "F"},
    "cite.credibility": {"probably true": "2", "B2": "2", "confirmed": "1", "n/a": "6"},
    "place.latitude": {
        "37°30′N": "37.5", "37.5 N": "37.5", "S 37.5": "-37.5", "37,5": "37.5", "+37.5": "37.5",
        "37 30 00 N": "37.5", "37°30'36\"S": "-37.51", "91": "", "37°75′N": "",
    },
    "place.longitude": {"127°W": "-127", "127.25 E": "127.25"},
    "source.url": {
        "www.example.org": "https://www.example.org", "example.org/a?b": "https://example.org/a?b",
        "https://x.org/a b": "https://x.org/a%20b", "doi:10.1000/182": "https://doi.org/10.1000/182",
        "in the archive": "",
    },
    "source.covers": {
        "1994 to present": "1994/..", "1990s": "1990/1999", "until 2012": "../2012",
        "1994/now": "1994/..", "since 1994": "1994/..", "1994-2012": "1994/2012", "all": "",
    },
    "source.published": {"n.d.": "unknown", "undated": "unknown", "July 2022": "2022-07"},
    "launch.when": {
        "Spring 2017": "2017-21", "Q3 2017": "2017-35", "from 2017": "2017/..",
        "sometime in 2017": "2017", "2017, exact date unknown": "2017", "1953 (July)": "1953-07",
        "Jul/Aug 2022": "2022-07/2022-08", "week 27 of 2022": "[2022-07-04..2022-07-10]",
        "the first week of July 2022": "[2022-07-01..2022-07-07]",
        "last week of February 2024": "[2024-02-23..2024-02-29]", "20 years ago": "", "4Q17": "",
    },
}  # fmt: skip
ABSENT = ("n/a", "unknown", "none", "-", "?", "TBD", "not available", "N.A.", "not known", "tbc")
LEFT_OUT = (
    "actor.country", "source.url", "place.latitude", "place.timezone",
    "cite.page", "cite.time",
)  # fmt: skip


def cases() -> Iterator[tuple[str, str, str]]:
    return ((name, text, right) for name, texts in MEANT.items() for text, right in texts.items())


@pytest.mark.parametrize(("name", "text", "right"), [*cases()])
def test_the_advice_is_accepted_and_means_the_same(name: str, text: str, right: str) -> None:
    field, type_ = FIELDS[name]
    fault = value_fault(field, text, type_)
    assert fault
    found = [
        each.strip("\"'") for each in advised(re.sub(" if that .*|, which is sure.*", "", fault))
    ]
    found += re.findall(r"did you mean (\S+)\?", fault)
    found = [re.sub(r" \(.*| if .*", "", each) for each in found]
    if not right:
        return
    assert right in found or f"write {right}" in fault, fault
    assert value_fault(field, right, type_) == ""


@pytest.mark.parametrize("text", ABSENT)
@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_is_not_known_is_left_out(name: str, text: str) -> None:
    field, type_ = FIELDS[name]
    assert "leave it out" in value_fault(field, text, type_)


@pytest.mark.parametrize("text", ABSENT)
def test_whatever_stands_for_no_value_is_answered_in_every_typed_field(text: str) -> None:
    """Unless it is a valid key or word."""
    for name, (field, type_) in FIELDS.items():
        free = (
            FieldType.TEXT, FieldType.WORDING, FieldType.FILE, FieldType.RECORDS, FieldType.COLUMNS,
        )  # fmt: skip
        if field.type in free:
            continue
        fault = value_fault(field, text, type_)
        answers = ("leave it out", "did you mean", "write ", "the forms are")
        if fault and not (field.required and field.terms):
            assert any(each in fault for each in answers), (name, fault)


def test_a_class_is_told_from_its_category() -> None:
    field, type_ = FIELDS["system.category"]
    advice = value_fault(field, "fighter", type_)
    assert "write category: aircraft and class: fighter" in advice
    assert "class: uav" in value_fault(field, "drone", type_)


def test_grades_are_listed_with_their_meaning() -> None:
    field, type_ = FIELDS["source.reliability"]
    assert "B: usually reliable" in value_fault(field, "high", type_)


def test_money_without_a_currency_says_where_it_goes() -> None:
    field, type_ = FIELDS["procurement.cost"]
    for text, right in {"3 billion": "3e9 USD", "1.2m": "1200000 USD", "3e9": "3e9 USD"}.items():
        fault = value_fault(field, text, type_)
        assert fault.endswith(f"add its code, as in {right}")
        assert value_fault(field, right, type_) == ""
    assert "write 5e9 INR if Indian rupees" in value_fault(field, "Rs 500 crore", type_)


def test_a_long_text_has_no_advice_that_takes_long() -> None:
    """Its patterns would take minutes for such texts."""
    for name in ("launch.quantity", "test.yield", "procurement.cost", "source.url"):
        field, type_ = FIELDS[name]
        for text in ("(" * 9000, "1 a" * 3000, "x " * 4000, "3 crore " * 1000):
            assert value_fault(field, text[: field.limit], type_)
