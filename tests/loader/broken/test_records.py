"""Records that are wrong by themselves: each fault is reported with its line; nothing is written."""

# ruff: noqa: E501 - the tables read best with one fault a line

from collections.abc import Callable
from pathlib import Path

import pytest

Refused = Callable[..., None]

# An event without its kind; what is wrong comes on line 6.
EVENT = """\
events:
  bad:
    kind: {kind}
    title: An event
    when: 2022-07-10
    {line}
    inferred: {{when: a test, {field}: a test}}
"""

# Kind, line 6, and what is said of it after story/broken.yaml:6: bad. (or bad, where none is named)
FIELDS = [
    ("exercise", "troop: 9", "troop: is not a field of an exercise; did you mean troops?"),
    ("exercise", "buyer: usa", "buyer: is not a field of an exercise, but of a procurement"),
    ("exercise", "colour: red", "colour: is not a field of an exercise (kind, title, when"),
    ("exercise", "place: n/a", "place: 'n/a' is not a value: leave it out"),
    ("exercise", "place: none", "place: there is no place none: leave the field out"),
    ("exercise", "status: done", "status: 'done' is not in the list; did you mean occurred? (planned, announced"),
    ("exercise", "form: cyber", "form: 'cyber' is not in the list"),
    ("launch", "outcome: Success", "outcome: 'Success' is not in the list; did you mean success?"),
    ("launch", "quantity: eight", "quantity: 'eight' is not a valid quantity: write 8"),
    ("launch", "quantity: 1,000", "quantity: '1,000' is not a valid quantity: write 1000"),
    ("launch", "quantity: -8", "quantity: "),
    ("launch", "quantity: 9..3", "quantity: the range runs backwards: write 3..9"),
    ("launch", "quantity: " + "9" * 31, "quantity: a number has at most 30 digits"),
    ("launch", "quantity: 1e999999999", "quantity: "),
    ("launch", "quantity: NaN", "quantity: "),
    ("launch", "quantity: 0x10", "quantity: "),
    ("launch", "quantity: ٨", "quantity: "),
    ("launch", "quantity: 8 USD", "quantity: a plain number is required, not an amount of money"),
    ("launch", "quantity: [8]", "quantity: must be one value, not a list"),
    ("launch", "quantity: {usa: 8}", "quantity: must be one value, not a mapping"),
    ("launch", "quantity:", "quantity: is empty"),
    ("procurement", "cost: 3.9e12", "cost: an amount of money needs a currency"),
    ("procurement", "cost: 3.9e12 WON", "cost: WON is not an ISO 4217 currency code: write 3.9e12 KRW if South Korean won are meant, or 3.9e12 KPW"),
    ("procurement", "fleet_after: {planned: 60}", "fleet_after.planned: is neither expected nor"),
    ("procurement", "delivery: {expected: by 2030-13}", "delivery.expected: 'by 2030-13'"),
    ("procurement", "delivery: 2030-02-30", "delivery: '2030-02-30': "),
    ("procurement", "delivery: soon", "delivery: 'soon'"),
    ("exercise", "troops: {usa: 9}", "troops.usa: usa does not take part: name it under"),
    ("exercise", "troops: {USA: 9}", "troops.USA: 'USA' is not a valid key; write usa"),
    ("exercise", "participants: [usa, usa]", "participants: usa is given twice: keep one"),
    ("exercise", "participants: {usa: 9}", "participants: must be one value, not a mapping"),
    ("exercise", "participants: USA", "participants: 'USA' is not a valid key; write usa"),
    ("exercise", "participants: []", "participants: is empty"),
    ("exercise", "participants: [ussr]", "participants.ussr: there is no actor ussr: add it to actors:"),
    ("exercise", "participants: [zzzzz]", "participants.zzzzz: there is no actor zzzzz: add it to actors:"),
    ("exercise", "participants: [f-35a]", "participants.f-35a: f-35a is a system, not an actor"),
    ("exercise", "participants: [bad]", "participants.bad: bad is an event, not an actor"),
    ("exercise", "systems: [f-35b]", "systems.f-35b: there is no system f-35b; did you mean f-35a?"),
    ("exercise", "place: seoul", "place: there is no place seoul"),
    ("exercise", "place: [sunan, sunan]", "place: must be one value, not a list"),
    ("exercise", "programme: killchain", "programme.killchain: there is no programme killchain; did you mean kill-chain?"),
    ("exercise", "links: firing", "links: firing has no type: write [{responds-to: firing}]"),
    ("exercise", "links: [{answers: firing}]", "links.answers: is not a type of link"),
    ("exercise", "links: [{responds-to: fring}]", "links.responds-to.fring: there is no event fring; did you mean firing?"),
    ("exercise", "links: [{responds-to: usa}]", "links.responds-to.usa: usa is an actor, not an event"),
    ("exercise", "links: [{responds-to: bad}]", "links.responds-to.bad: refers to itself"),
    ("exercise", "links: [{same-as: firing}, {same-as: firing}]", "links.same-as: firing is given twice"),
    ("exercise", "links: [{part-of: {firing: x}}]", "links.part-of: must be one value, not a mapping"),
    ("statement", "commitments: we will", "commitments: is a text: write a text for each"),
    ("statement", "commitments: {One Two: x}", "commitments.One Two: 'One Two' is not a valid key"),
    ("statement", "words: ' '", "words: is empty"),
    ("statement", f"words: {'x' * 10_001}", "words: has 10,001 characters; at most 10,000 are allowed"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "line", "part"), FIELDS, ids=[f"{c[0]} {c[1][:40]}" for c in FIELDS]
)
def test_a_fault_in_a_field(story: Path, refused: Refused, kind: str, line: str, part: str) -> None:
    field = line.partition(":")[0]
    (story / "broken.yaml").write_text(EVENT.format(kind=kind, line=line, field=field))
    refused(f"story/broken.yaml:6: bad.{part}")


# What is written after when:, and what is said of it.
DATES = [
    ("", "is empty"),
    ("2022-13-01", "'2022-13-01': there is no month 13"),
    ("2022-02-30", "'2022-02-30': February 2022 has 28 days"),
    ("2023-02-29", "'2023-02-29': February 2023 has 28 days"),
    ("5 July 2022", "'5 July 2022'"),
    ("05/07/2022", "'05/07/2022'"),
    ("last week", "'last week'"),
    ("2022-07-05 / 2022-07-06", "'2022-07-05 / 2022-07-06'"),
    ("2022-07-06/2022-07-05", "'2022-07-06/2022-07-05'"),
    ("2022-07-05T24:00:00", "'2022-07-05T24:00:00'"),
    ("2022-07-05T21:30:00+15:00", "'2022-07-05T21:30:00+15:00'"),
    ("-0000", "'-0000'"),
    ("Y2022", "'Y2022'"),
    ("20", "'20'"),
    ("/", "'/'"),
    ("[2022-07-01..2022-07-10]", "must be one value, not a list: put an EDTF set in quotes"),
    ("{2016, 2017}", "must be one value, not a mapping"),
    ("'{2016,2017}'", "'{2016,2017}': a set in braces means all of its days"),
    ("Y" + "9" * 999_999, "has 1,000,000 characters; at most 10,000 are allowed"),
    ("2022-07 and", "'2022-07 and'"),
    ("3 days after bad", "depends on the event itself: name another event"),
    ("99999999999999999999 days after firing", "'99999999999999999999 days after firing'"),
    ("3 days after fring", "there is no event fring; did you mean firing?"),
    ("3 days after usa", "usa is an actor, not an event"),
    ("by published firing", "firing is an event, not a source"),
    ("during wire", "wire is a source, not an event"),
]  # fmt: skip


@pytest.mark.parametrize(("date", "part"), DATES, ids=[case[0][:40] or "none" for case in DATES])
def test_a_fault_in_a_date(story: Path, refused: Refused, date: str, part: str) -> None:
    (story / "broken.yaml").write_text(
        f"events:\n  bad:\n    kind: launch\n    title: x\n    when: {date}\n"
        "    inferred: {when: a test}\n"
    )
    refused(
        f"story/broken.yaml:5: bad.when: {part}" if len(date) < 10_000 else "story/broken.yaml:5: "
    )


# A section, the body of its record on line 2, and what is said of it.
REGISTERS = [
    ("actors", "{kind: state}", ".name: is missing: every actor has one"),
    ("actors", "{name: A}", ".kind: is missing: every actor has one: one of state, former-state"),
    ("actors", "{name: A, kind: country}", ".kind: 'country' is not in the list"),
    ("actors", "{name: A, kind: state, country: Korea}", ".country: … did you mean KOR"),
    ("actors", "{name: A, kind: state, capital: B}", ".capital: is not a field of an actor"),
    ("actors", "{name: A, kind: state, part_of: uno}", ".part_of: there is no actor uno"),
    ("actors", "{name: A, kind: state, part_of: bad}", ".part_of: refers to itself"),
    ("actors", "{name: A, kind: state, aliases: [B, B]}", ".aliases: B is given twice: keep one"),
    ("actors", "{name: A, kind: state, aliases: [{language: ko}]}", ".aliases.text: is missing"),
    ("systems", "{name: A, category: plane}", ".category: 'plane' is not in the list"),
    ("programmes", "{name: A, owner: rok}", ".owner: there is no actor rok"),
    ("places", "{name: A, latitude: 37°N, longitude: 0}", ".latitude: '37°N' is not a decimal number"),
    ("places", "{name: A, latitude: 91, longitude: 0}", ".latitude: '91' is not a decimal number"),
    ("places", "{name: A, longitude: 127}", ".longitude: latitude and longitude must both be given"),
    ("places", "{name: A, timezone: Asia/Soul}", ".timezone: … did you mean Asia/Seoul?"),
    ("sources", "{title: A, published: 5 July}", ".published: '5 July': "),
    ("sources", "{title: A, published: 2 days after firing}", ".published: … (write unknown if it is not known)"),
    ("sources", "{title: A, reliability: '1'}", ".reliability: '1' is not in the list (A: completely reliable, B: usually reliable"),
    ("sources", "{title: A, url: 'javascript:alert(1)'}", ".url: … is not a web address"),
    ("sources", "{title: A, url: 'http://['}", ".url: 'http://[' is not a web address"),
    ("sources", "{title: A, language: Korean}", ".language: … did you mean ko?"),
    ("sources", "{title: A, derived_from: wires}", ".derived_from: there is no source wires; did"),
    ("queries", "[kind:launch]", ": a query is one text: put it in quotes"),
    ("queries", "''", ".text: is empty"),
    ("events", "{title: A, when: unknown}", ".kind: is missing: every event has one: one of"),
    ("events", "{kind: lunch, title: A, when: unknown}", ".kind: … did you mean launch?"),
    ("events", "{kind: launch, when: unknown}", ".title: is missing: every event has one"),
    ("events", "{kind: launch, title: A}", ".when: is missing: every event has one: a date, or"),
    ("events", "{kind: launch, title: A, when: 2022}", ".when: has no citation: cite it"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("section", "body", "part"), REGISTERS, ids=[f"{c[0]} {c[1][:50]}" for c in REGISTERS]
)
def test_a_fault_in_a_short_record(
    story: Path, refused: Refused, section: str, body: str, part: str
) -> None:
    (story / "broken.yaml").write_text(f"{section}:\n  bad: {body}\n")
    where = f"{section}.bad" if part.startswith(": a query") else "bad"
    refused(f"story/broken.yaml:2: {where}{part}")
