"""One fault in a record: on which line, in which field, and what would be right."""

# ruff: noqa: E501 - the tables read best with one fault a line

from collections.abc import Callable

import pytest

from timeline.loader.checking.record import CheckedRecord

Check = Callable[[str], tuple[CheckedRecord, list[str]]]

BASE = {"kind": "exercise", "title": "The largest exercise", "when": "2016"}


def event(lines: dict[str, str]) -> str:
    """An event with the base's fields from line 3 on and these, all cited; "-" leaves one out."""
    fields = {name: text for name, text in (BASE | lines).items() if text != "-"}
    shown = "\n    ".join(f"{name}: {text}" for name, text in fields.items())
    return f"""\
events:
  drill:
    {shown}
    cite:
      article:
        quote: the largest exercise
        for: [{", ".join(BASE | lines)}]
"""


FIELDS = [
    # unknown fields
    ("exercise", {"trops": "3"}, "6: drill.trops: is not a field of an exercise; did you mean troops?"),
    ("exercise", {"buyer": "kor"}, "6: drill.buyer: is not a field of an exercise, but of a procurement"),
    ("exercise", {"outcome": "success"}, "6: drill.outcome: is not a field of an exercise, but of a launch"),
    ("exercise", {"zzz": "1"}, "6: drill.zzz: is not a field of an exercise (kind, title, when, status"),
    ("launch", {"troops": "3"}, "is not a field of a launch, but of an exercise"),
    # names of everyday speech
    ("exercise", {"location": "seoul"}, "6: drill.location: is not a field of an exercise; write place: seoul"),
    ("launch", {"actors": "prk"}, "6: drill.actors: is not a field of a launch; write launcher: prk"),
    ("procurement", {"who": "kor"}, "write buyer: kor (or seller:, recipient: or payer:)"),
    ("exercise", {"date": "2016"}, "6: drill.date: is not a field of an exercise; did you mean when?"),
    ("exercise", {"description": "x"}, "write summary: x"),
    ("launch", {"url": "https://x.org"}, "write it as url: of a source under sources:"),
    ("launch", {"participants": "kor"}, "but of an exercise or a summit; write launcher: kor"),
    # missing and empty values
    ("exercise", {"title": "-"}, "2: drill.title: is missing: every event has one"),
    ("exercise", {"when": "-"}, "2: drill.when: is missing: every event has one: a date, or unknown"),
    ("exercise", {"title": ""}, "4: drill.title: is empty"),
    ("exercise", {"title": "null"}, "4: drill.title: is empty"),
    ("exercise", {"title": '"  "'}, "4: drill.title: is empty"),
    ("exercise", {"title": '"\\u00a0"'}, "4: drill.title: is empty"),
    ("exercise", {"systems": "[]"}, "6: drill.systems: is empty"),
    ("exercise", {"troops": "{}"}, "6: drill.troops: is empty"),
    ("exercise", {"participants": '[usa, ""]'}, "6: drill.participants: is empty"),
    # kinds
    ("-", {}, "2: drill.kind: is missing: every event has one: one of exercise, launch, test"),
    ("drill", {}, "3: drill.kind: 'drill' is not in the list; did you mean exercise? (exercise, launch"),
    ("excercise", {}, "3: drill.kind: 'excercise' is not in the list; did you mean exercise?"),
    ("[exercise]", {}, "3: drill.kind: must be one value, not a list: remove the brackets"),
    # wrong shapes
    ("exercise", {"title": "[a, b]"}, "4: drill.title: must be one value, not a list"),
    ("exercise", {"title": "{en: a}"}, "4: drill.title: must be one value, not a mapping"),
    (
        "exercise",
        {"when": "[2022-07-01..2022-07-10]"},
        '5: drill.when: must be one value, not a list: put an EDTF set in quotes: "[2022-07-01..2022-07-10]"',
    ),
    (
        "exercise",
        {"when": "[2022-07-01, 2022-07-10]"},
        'put an EDTF set in quotes: "[2022-07-01,2022-07-10]"',
    ),
    ("exercise", {"when": "{2016, 2017}"}, "5: drill.when: must be one value, not a mapping"),
    ("exercise", {"place": "[seoul, busan]"}, "6: drill.place: must be one value, not a list"),
    ("exercise", {"participants": "{usa: yes}"}, "6: drill.participants: must be one value, not a mapping"),
    ("exercise", {"troops": "[1, 2]"}, "is a list: write one value, or one for each part"),
    ("exercise", {"links": "part-of"}, "6: drill.links: is a text: write [{responds-to: key}]"),
    # closed lists
    ("exercise", {"status": "ocurred"}, "'ocurred' is not in the list; did you mean occurred? (planned"),
    ("exercise", {"status": "Planned"}, "6: drill.status: 'Planned' is not in the list; did you mean pl"),
    ("exercise", {"form": "cyber"}, "6: drill.form: 'cyber' is not in the list (field-training"),
    ("procurement", {"stage": "done"}, "(proposed, approved, ordered, delivered, cancelled)"),
    # lengths
    ("exercise", {"title": "x" * 501}, "4: drill.title: has 501 characters; at most 500 are allowed"),
    ("exercise", {"series": "x" * 201}, "6: drill.series: has 201 characters; at most 200"),
    # keys
    ("exercise", {"place": "Seoul"}, "6: drill.place: 'Seoul' is not a valid key"),
    ("exercise", {"systems": "F-35A"}, "6: drill.systems: 'F-35A' is not a valid key"),
    ("exercise", {"participants": "[usa, usa]"}, "6: drill.participants: usa is given twice: keep one"),
    ("exercise", {"programme": "'?'"}, "6: drill.programme: '?' is not a value: leave it out"),
    # numbers and money
    ("launch", {"quantity": "eight"}, "6: drill.quantity: 'eight' is not a valid quantity: write 8"),
    ("launch", {"quantity": "1,000"}, "6: drill.quantity: '1,000' is not a valid quantity: write 1000"),
    ("procurement", {"cost": "2 billion won"}, "6: drill.cost: '2 billion won' is not a valid amount of money: write"),
    ("launch", {"quantity": "1.000"}, "the point in 1.000 may mark thousands or decimals: write 1000, or 1"),
    ("launch", {"quantity": "1.250"}, "the point in 1.250 may mark thousands or decimals: write 1250"),
    ("launch", {"quantity": "2.5"}, "6: drill.quantity: a count has no decimals"),
    ("launch", {"range": "1.250"}, "6: drill.range: the point in 1.250 may mark thousands or decimals: write 1250, or 1.25"),
    ("procurement", {"cost": "3.900 EUR"}, "write 3900 EUR, or 3.90 EUR"),
    ("launch", {"quantity": "8..6"}, "6: drill.quantity: the range runs backwards: write 6..8"),
    ("launch", {"quantity": "8 USD"}, "6: drill.quantity: a plain number is required, not an amount of money"),
    ("launch", {"quantity": "1" * 31}, "6: drill.quantity: a number has at most 30 digits"),
    ("launch", {"quantity": "{usa: 8}"}, "6: drill.quantity: must be one value, not a mapping"),
    ("procurement", {"cost": "3e9"}, "an amount of money needs a currency: add its code, as in 3e9 USD"),
    ("procurement", {"cost": "3e9 WON"}, "WON is not an ISO 4217 currency code: write 3e9 KRW if South Korean won are meant, or 3e9 KPW"),
    ("procurement", {"fleet_after": "{planned: 60}"}, "6: drill.fleet_after.planned: is neither expect"),
    ("procurement", {"fleet_after": "{expected: many}"}, "6: drill.fleet_after.expected: 'many' is no"),
    ("exercise", {"troops": "{USA: 17000}"}, "6: drill.troops.USA: 'USA' is not a valid key"),
    ("exercise", {"troops": "{usa: 1}"}, "6: drill.troops.usa: usa does not take part: name it under"),
    (
        "exercise",
        {"participants": "[usa, kor]", "troops": "{usa: 1, korea: 2}"},
        "7: drill.troops.korea: korea does not take part; did you mean kor?",
    ),
    # dates
    ("exercise", {"when": "2022-13-01"}, "5: drill.when: '2022-13-01': there is no month 13; write 2022-01-13"),
    ("exercise", {"when": "2022-02-30"}, "February 2022 has 28 days, so there is no day 30; the last day is 2022-02-28"),
    ("exercise", {"when": "next week"}, "5: drill.when: 'next week': 'next' does not fit here; a date must not"),
    ("exercise", {"when": "'{2016,2017}'"}, "a set in braces means all of its days"),
    ("exercise", {"when": "3 days after drill"}, "5: drill.when: depends on the event itself: name another"),
    ("procurement", {"delivery": "2030-00"}, "6: drill.delivery: '2030-00': there is no month 00"),
    ("procurement", {"delivery": "{expected: [2030]}"}, '6: drill.delivery.expected: must be one value, not a list: put an EDTF set in quotes: "[2030]"'),
    # links
    ("exercise", {"links": "[{responds: x}]"}, "6: drill.links.responds: is not a type of link; did you mean respo"),
    ("exercise", {"links": "[{part-of: A B}]"}, "6: drill.links.part-of: 'A B' is not a valid key"),
    ("exercise", {"links": "[{part-of: drill}]"}, "6: drill.links.part-of.drill: refers to itself"),
    ("exercise", {"links": "[{part-of: [x, x]}]"}, "6: drill.links.part-of: x is given twice: keep one"),
    ("exercise", {"links": "[{part-of: x}, {part-of: x}]"}, "6: drill.links.part-of: x is given twice"),
    ("exercise", {"links": "[part-of]"}, "6: drill.links: is a text: write [{responds-to: key}]"),
    ("exercise", {"links": "[{part-of: {x: y}}]"}, "6: drill.links.part-of: must be one value, not a mapping"),
    # wordings
    ("statement", {"commitments": "we will"}, "6: drill.commitments: is a text: write a text for"),
    ("statement", {"commitments": "{Cyber Security: x}"}, "'Cyber Security' is not a valid key; write cyber-security"),
    ("statement", {"commitments": "{cyber: [a, b]}"}, "6: drill.commitments.cyber: must be one value, not a list"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "lines", "expected"), FIELDS)
def test_a_fault_in_an_event(check: Check, kind: str, lines: dict[str, str], expected: str) -> None:
    _, problems = check(event({"kind": kind} | lines))
    assert [each for each in problems if expected in each], problems
    faulty = expected.split(": ")[1] if expected[0].isdecimal() else None
    assert not faulty or {each.split(": ")[1] for each in problems} == {faulty}


REGISTERS = [
    ("actors", "kind: state", "2: x.name: is missing: every actor has one"),
    ("actors", "name: X", "x.kind: is missing: every actor has one: one of state, former-state"),
    ("actors", "{name: X, kind: country}", "x.kind: 'country' is not in the list; did you mean state? (state, former"),
    ("actors", "{name: X, kind: state, country: Korea}", "did you mean KOR ("),
    ("actors", "{name: X, kind: state, country: KR}", "x.country: 'KR' is not a country code of ISO 3166-1"),
    ("actors", "{name: X, kind: state, country: usa}", "did you mean USA ("),
    ("actors", "{name: X, kind: unit, part_of: x}", "x.part_of: refers to itself: remove it"),
    ("actors", "{name: X, kind: unit, part-of: y}", "is not a field of an actor; did you mean part_of?"),
    ("actors", "{name: X, kind: state, links: [{part-of: y}]}", "x.links: is not a field of an actor"),
    ("actors", "{name: X, kind: state, aliases: [Y, Y]}", "x.aliases: Y is given twice: keep one"),
    ("actors", "{name: X, kind: state, aliases: [{language: ko}]}", "x.aliases.text: is missing"),
    ("actors", "{name: X, kind: state, aliases: [{text: Y, lang: ko}]}", "x.aliases.lang: is neither"),
    ("actors", "{name: X, kind: state, aliases: [[Y]]}", "x.aliases: is a list: write a name"),
    ("actors", "{name: X, kind: state, aliases: [{text: Y, language: korean}]}", "did you mean ko?"),
    ("systems", "{name: X, category: plane}", "x.category: 'plane' is not in the list"),
    ("programmes", "{name: X, owner: Ministry of Defense}", "is not a valid key"),
    ("places", "{name: X, latitude: 91, longitude: 0}", "x.latitude: '91' is not a decimal number of deg"),
    ("places", "{name: X, latitude: 37°N, longitude: 0}", "x.latitude: '37°N' is not a decimal number of degrees: write 37"),
    ("places", "{name: X, latitude: 0, longitude: -180.1}", "from -180 to 180"),
    ("places", "{name: X, latitude: 37.5}", "x.latitude: latitude and longitude must both be given"),
    ("places", "{name: X, timezone: asia/seoul}", "not a time zone of the IANA list, such as Asia/Seoul"),
    ("places", "{name: X, timezone: KST}", "x.timezone: 'KST' is not a time zone of the IANA list"),
    ("sources", "{title: X, url: www.a.org}", "x.url: 'www.a.org' is not a web address: write https://www.a.org"),
    ("sources", "{title: X, url: ftp://a.org/b}", "x.url: 'ftp://a.org/b' is not a web address"),
    ("sources", "{title: X, archived: 'https:// a.org'}", "x.archived: 'https:// a.org' is not a web add"),
    ("sources", "{title: X, language: Korean}", "is not a language tag (BCP 47) such as ko or zh-Hant; did"),
    ("sources", "{title: X, reliability: G}", "x.reliability: 'G' is not in the list (A: completely reliable, B: usually reliable"),
    ("sources", "{title: X, published: 3 days after y}", "x.published: '3 days after y': EDTF has no spaces; dates"),
    ("sources", "{title: X, published: 5 July 2017}", "; write 2017-07-05"),
    ("sources", "{title: X, derived_from: x}", "x.derived_from: refers to itself: remove it"),
    ("sources", "{title: X, text: [a.txt]}", "x.text: must be one value, not a list: remove the"),
]  # fmt: skip


@pytest.mark.parametrize(("section", "body", "expected"), REGISTERS)
def test_a_fault_in_a_register(check: Check, section: str, body: str, expected: str) -> None:
    _, problems = check(f"{section}:\n  x:\n    {body}\n")
    assert len(problems) == 1
    assert expected in problems[0]


def test_all_faults_are_reported_at_once(check: Check) -> None:
    _, problems = check(
        event({"kind": "launch", "title": "", "when": "soon", "quantity": "some", "status": "soon"})
    )
    assert [each.split(": ")[1] for each in problems] == [
        "drill.title", "drill.when", "drill.status", "drill.quantity",
    ]  # fmt: skip


def test_a_value_over_several_lines_is_blamed_on_the_line_it_begins_on(check: Check) -> None:
    _, problems = check(
        "events:\n  drill:\n    kind: exercise\n    title: Drill\n    when:\n      soon\n"
        "    participants:\n      - usa\n      - USA\n"
    )
    assert [each.split(": ")[:2] for each in problems][:2] == [
        ["6", "drill.when"], ["9", "drill.participants"],
    ]  # fmt: skip


def test_what_the_reader_refused_is_not_called_missing(check: Check) -> None:
    _, problems = check(
        "events:\n  drill:\n    kind: exercise\n    title: &a Drill\n    when: *a\n"
    )
    assert all("is not supported" in each for each in problems), problems


@pytest.mark.parametrize(("written", "whole"), [("17,000", "17000"), ("1,200,000", "1200000")])
def test_a_comma_in_a_number_in_braces_is_named(check: Check, written: str, whole: str) -> None:
    _, problems = check(
        "events:\n"
        f"  drill: {{kind: exercise, title: T, when: 2016, troops: {written},"
        " cite: {article: {quote: the largest exercise}}}\n"
    )
    divided = [each for each in problems if "comma" in each]
    assert len(divided) == 1
    assert f"write {whole} without a comma" in divided[0]
