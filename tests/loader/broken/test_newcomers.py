"""Seed files as newcomers write them: each fault says what to write, and what it says loads."""

# ruff: noqa: E501 - the table reads best with one fault a line

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from timeline import database
from timeline.errors import DataError
from timeline.loader import load

TEXT = "On 5 July 2022 North Korea fired eight missiles from Sunan. The drill was joined."
BASE = """\
sources:
  wire: {title: A wire story, text: wire.txt, published: 2022-07-20}
actors:
  prk: {name: North Korea, kind: state, country: PRK, aliases: [DPRK, {text: 북한, language: ko}]}
  kor: {name: South Korea, kind: state, country: KOR, aliases: [Seoul]}
  usa: {name: United States, kind: state, country: USA}
systems:
  hwasong-12: {name: Hwasong-12, category: missile, aliases: [KN-17]}
  f-35a: {name: F-35A, category: aircraft}
places:
  sunan: {name: Sunan airfield, country: PRK, aliases: [Sunan]}
programmes:
  kill-chain: {name: Kill Chain}
events:
  other: {kind: statement, title: Another, when: 2022-07-05, inferred: {when: a test}}
"""
# Kind, what is written, and the line to write instead; "cite" lines are all of the evidence.
LINES = [
    # names, aliases and codes are not keys
    ("exercise", "participants: [North Korea]", "participants: [prk]"),
    ("exercise", "participants: [PRK]", "participants: [prk]"),
    ("exercise", "participants: [DPRK]", "participants: [prk]"),
    ("exercise", "participants: [북한]", "participants: [prk]"),
    ("exercise", "participants: [north_korea]", "participants: [prk]"),
    ("exercise", "participants: [U.S.]", "participants: [usa]"),
    ("exercise", "participants: [N. Korea]", "participants: [prk]"),
    ("exercise", "participants: [south-korea]", "participants: [kor]"),
    ("exercise", "place: Sunan", "place: sunan"),
    ("exercise", "systems: [KN-17]", "systems: [hwasong-12]"),
    ("exercise", "systems: [Hwasong 12]", "systems: [hwasong-12]"),
    ("exercise", "programme: Kill Chain", "programme: kill-chain"),
    # several names in one text
    ("exercise", "participants: usa, kor", "participants: [usa, kor]"),
    ("exercise", "participants: usa and kor", "participants: [usa, kor]"),
    ("exercise", "participants: usa kor", "participants: [usa, kor]"),
    ("exercise", "participants: United States, South Korea", "participants: [usa, kor]"),
    ("exercise", "participants: US-ROK", "participants: [usa, kor]"),
    ("exercise", "systems: f-35a/hwasong-12", "systems: [f-35a, hwasong-12]"),
    # numbers with words and units
    ("procurement", "quantity: 20 aircraft", "quantity: 20"),
    ("procurement", "quantity: 20 F-35As", "quantity: 20"),
    ("procurement", "quantity: twenty", "quantity: 20"),
    ("procurement", "quantity: twenty-four", "quantity: 24"),
    ("procurement", "quantity: a dozen", "quantity: 12"),
    ("procurement", "quantity: about twenty aircraft", "quantity: ~20"),
    ("exercise", "troops: 17,000 soldiers", "troops: 17000"),
    ("exercise", "troops: over 17,000", 'troops: ">17000"'),
    ("launch", "range: 4500km", "range: 4500"),
    ("launch", "range: 4,500 km", "range: 4500"),
    ("launch", "range: 2800 miles", "range: ~4506"),
    ("launch", "range: 385 miles", "range: ~620"),
    ("launch", "apogee: 12 nautical miles", "apogee: ~22.2"),
    ("launch", "range: 500 nm", "range: 926"),
    ("launch", "apogee: 90000 m", "apogee: 90"),
    ("launch", "flight_time: 90 seconds", "flight_time: 1.5"),
    ("launch", "bearing: northeast", "bearing: ~45"),
    ("launch", "bearing: NNW", "bearing: ~337.5"),
    # amounts of money
    ("procurement", "cost: $3 billion", "cost: 3e9 USD"),
    ("procurement", "cost: ₩3.9 trillion", "cost: 3.9e12 KRW"),
    ("procurement", "cost: around 3.9 trillion won ($3 billion)", "cost: ~3.9e12 KRW"),
    ("procurement", "cost: {amount: 3e9, currency: USD}", "cost: 3e9 USD"),
    # everyday names of fields, by kind and by value
    ("exercise", "location: sunan", "place: sunan"),
    ("exercise", "actors: [usa, kor]", "participants: [usa, kor]"),
    ("launch", "actors: [prk]", "launcher: [prk]"),
    ("statement", "actors: [prk]", "speaker: [prk]"),
    ("procurement", "actors: [kor]", "buyer: [kor]"),
    ("deployment", "actors: [usa]", "force: [usa]"),
    ("retirement", "who: usa", "operator: usa"),
    ("statement", "to: usa", "addressee: usa"),
    ("launch", "type: ballistic", "form: ballistic"),
    ("launch", "missiles: 8", "quantity: 8"),
    ("launch", "missile: hwasong-12", "systems: hwasong-12"),
    ("launch", "missile_type: hwasong-12", "systems: hwasong-12"),
    ("launch", "number_of_missiles: 8", "quantity: 8"),
    ("launch", "success: yes", "outcome: success"),
    ("launch", "description: A long text", "summary: A long text"),
    ("exercise", "personnel: 17000", "troops: 17000"),
    ("exercise", "series_name: Shield", "series: Shield"),
    ("procurement", "price: 3e9 USD", "cost: 3e9 USD"),
    ("procurement", "delivery_date: 2030", "delivery: 2030"),
    ("procurement", "amount: 20", "quantity: 20"),
    ("procurement", "status: approved", "stage: approved"),
    ("summit", "topics: trade", "agenda: trade"),
    ("exercise", "responds-to: other", "links: [{responds-to: other}]"),
    ("exercise", "responds_to: other", "links: [{responds-to: other}]"),
    # parts in another form
    ("exercise", "participants: [usa, kor]\ntroops: [usa: 17000, kor: 9]", "participants: [usa, kor]\ntroops: {usa: 17000, kor: 9}"),
    ("exercise", "links: {type: responds-to, to: other}", "links: [{responds-to: other}]"),
    ("exercise", "links: responds-to other", "links: [{responds-to: other}]"),
    # words of closed lists
    ("launch", "outcome: failed", "outcome: failure"),
    ("launch", "form: ICBM", "form: ballistic"),
    ("procurement", "stage: contract", "stage: ordered"),
    # evidence
    ("launch", "cite: wire", "cite: {wire: the words of the source}"),
    ("launch", "cite: [wire]", "cite: {wire: the words of the source}"),
    ("launch", "source: wire\nquote: North Korea fired eight missiles", "cite: {wire: North Korea fired eight missiles}"),
    ("launch", "cite: {source: wire, quote: North Korea fired eight missiles, for: [when]}", "cite: {wire: North Korea fired eight missiles}"),
    ("launch", "cite: [{source: wire, quote: North Korea fired eight missiles}]", "cite: {wire: North Korea fired eight missiles}"),
    ("launch", "cite: [wire: North Korea fired eight missiles]", "cite: {wire: North Korea fired eight missiles}"),
    ("launch", "cite: {wire: {quote: North Korea fired eight missiles, for: [date]}}", "cite: {wire: {quote: North Korea fired eight missiles, for: [when]}}"),
    ("launch", 'quantity: 8\ncite: {wire: {quote: North Korea fired eight missiles, for: "when, quantity"}}', "quantity: 8\ncite: {wire: {quote: North Korea fired eight missiles, for: [when, quantity]}}"),
    ("launch", "quantity: 8\ncite: {wire: {quote: North Korea fired eight missiles, for: [when, quantity.number]}}", "quantity: 8\ncite: {wire: {quote: North Korea fired eight missiles, for: [when, quantity]}}"),
]  # fmt: skip
KINDS = [
    ("drill", "exercise"), ("military exercise", "exercise"), ("missile test", "launch"),
    ("nuclear test", "test"), ("purchase", "procurement"), ("contract", "procurement"),
    ("meeting", "summit"), ("announcement", "statement"), ("press release", "statement and form: press-release"),
    ("treaty", "agreement and form: treaty"), ("sanctions", "measure and form: sanction"),
    ("attack", "incident and form: attack"), ("Launch", "launch"),
]  # fmt: skip
REGISTERS = [
    ("actors", "jpn: Japan", "write {name: Japan, kind: …}"),
    ("actors", "jpn: {name: Japan, type: country}", "write kind: state"),
    ("actors", "jpn: {name: Japan, kind: country}", "did you mean state?"),
    ("actors", "Japan: {name: Japan, kind: state}", "write japan"),
    ("sources", "a: {title: A, link: 'https://a.org'}", "write url: https://a.org"),
    ("sources", "a: {title: A, date: 2022-07-05}", "write published: 2022-07-05"),
    ("sources", "a: {title: A, published: 07/25/2022}", "write 2022-07-25"),
    ("sources", "a: {title: A, reliability: B2}", "did you mean B?"),
    ("systems", "x: {name: X, type: aircraft}", "write category: aircraft"),
    ("systems", "x: {name: X, category: fighter}", "write category: aircraft and class: fighter"),
    ("places", 'x: {name: X, coordinates: "37.5, 127"}', "write latitude: 37.5 and longitude: 127"),
    ("places", "x: {name: X, country: South Korea}", "did you mean KOR"),
]  # fmt: skip


def _event(key: str, kind: str, lines: str) -> str:
    """An event whose values are all inferred, unless it has evidence."""
    names = re.findall(r"^(\w[\w-]*):", lines, re.MULTILINE)
    shown = lines.replace("\n", "\n    ")
    free = {"source", "quote", "cite"}
    reasons = (
        ""
        if free & {*names}
        else f"\n    inferred: {{{', '.join(f'{name}: a test' for name in ('when', *names))}}}"
    )
    return f"  {key}:\n    kind: {kind}\n    title: An event\n    when: 2022-07-05\n    {shown}{reasons}\n"


def _load(folder: Path, records: str) -> list[str]:
    """What is said of these records, in a file of their own, next to the others."""
    folder.mkdir()
    (folder / "base.yaml").write_text(BASE, encoding="utf-8")
    (folder / "records.yaml").write_text(records, encoding="utf-8")
    (folder / "wire.txt").write_text(TEXT, encoding="utf-8")
    engine = database.open_engine(database.locate(str(folder / "timeline.db")))
    try:
        load(engine, [folder])
    except DataError as error:
        return [f"{each.field}: {each.message}" for each in error.problems]
    finally:
        engine.dispose()
    return []


def _events(events: Iterable[str]) -> str:
    return f"events:\n{''.join(events)}"


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is said of all these events together, each after its key."""
    written = (_event(f"e-{number}", *each[:2]) for number, each in enumerate(LINES))
    return _load(tmp_path_factory.mktemp("said") / "all", _events(written))


@pytest.mark.parametrize("number", range(len(LINES)), ids=[each[1] for each in LINES])
def test_the_line_to_write_is_said(said: list[str], number: int) -> None:
    *_, line = LINES[number][2].splitlines()
    value = line.partition(": ")[2]
    mine = [each for each in said if each.startswith(f"e-{number}.")]
    if "for: [" in value:
        value = value.partition("for: ")[2].strip("[]}").split(", ")[-1]
    advised = [f"write {line}", f"write {value}", f"write [{value}", f"mean {value}?", value[1:-1]]
    assert any(each in problem for each in advised for problem in mine), mine


def test_what_is_said_loads(tmp_path: Path) -> None:
    mended = (_event(f"e-{number}", each[0], _real(each[2])) for number, each in enumerate(LINES))
    assert _load(tmp_path / "all", _events(mended)) == []


def _real(lines: str) -> str:
    """Lines with words of the source where the advice has a place for them."""
    return lines.replace("the words of the source", "North Korea fired")


def test_a_word_for_a_kind_is_answered_with_the_kind(tmp_path: Path) -> None:
    written = (_event(f"k-{number}", kind, "summary: x") for number, (kind, _) in enumerate(KINDS))
    said = _load(tmp_path / "all", _events(written))
    for number, (_, kind) in enumerate(KINDS):
        wanted = (f"did you mean {kind}?", f"write kind: {kind} ")
        mine = [each for each in said if each.startswith(f"k-{number}.kind")]
        assert any(each in problem for each in wanted for problem in mine), mine


@pytest.mark.parametrize(("section", "record", "part"), REGISTERS, ids=[c[1] for c in REGISTERS])
def test_an_entry_of_a_register(section: str, record: str, part: str, tmp_path: Path) -> None:
    said = _load(tmp_path / "all", f"{section}:\n  {record}\n")
    assert any(part in each for each in said), said


# What is wrong in an event or in a section, and parts of what is said of it.
SAID = [
    ("when: last week\n    cite: {wire: North Korea}", ["write the week before published wire"]),
    ("when: last week\n    cite: {wire: North, web: Korea}", ["published SRC", "key of the source"]),
    ("when: the week after next\n    cite: {wire: North Korea}",
     ["at least 8 days after published wire and within 20 days after published wire"]),
    ("start: 2022-07-05\n    end: 2022-07-08", ["write when: 2022-07-05/2022-07-08 for start and end"]),
    ("date_from: 2022-07-08\n    date_to: 2022-07-05", ["date_from: is not a field"]),
    ("when: 2022-07-05\n    links: [other]", ["write [{responds-to: other}] with the type", "part-of"]),
    ("when: 2022-07-05\n    place: Pyongyang Airport", ["timeline new place"]),
    ("when: 2022-07-05\n    cite: {wier: North Korea}", ["did you mean wire"]),
    ("when: 2022-07-05\n    cite: {we: North Korea}", ["there is no source we"]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "parts"), SAID, ids=[each[0][:40] for each in SAID])
def test_what_is_said_of_an_event(lines: str, parts: list[str], tmp_path: Path) -> None:
    said = _load(
        tmp_path / "all", f"events:\n  e:\n    kind: exercise\n    title: E\n    {lines}\n"
    )
    for part in parts:
        assert any(part in each for each in said), said


def test_the_nearest_keys_are_all_offered(tmp_path: Path) -> None:
    sources = "sources:\n  src: {title: A}\n  src2: {title: A}\n"
    event = "  e: {kind: exercise, title: E, when: 2022-07-05, cite: {srcc: a}}\n"
    said = _load(tmp_path / "all", f"{sources}events:\n{event}")
    assert any("did you mean src2 or src?" in each for each in said), said


def test_a_section_of_a_list_needs_keys(tmp_path: Path) -> None:
    said = _load(tmp_path / "all", "events:\n  - {kind: exercise, title: E, when: 2022-07-05}\n")
    assert any("a key and a colon in place of each dash" in each for each in said), said
