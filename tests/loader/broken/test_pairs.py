"""Two independent faults of one record: both are reported, whichever they are."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from tests import yamls
from tests.profiles import is_nightly
from timeline.errors import DataError
from timeline.loader import load

TEXT = "Seoul ordered twenty jets in 2022 for 3 billion dollars. The jets came in 2024.\n"
GOOD: dict[str, Any] = {
    "kind": "procurement",
    "title": "Seoul orders jets",
    "when": "2022",
    "stage": "ordered",
    "buyer": ["kor"],
    "seller": ["usa"],
    "systems": ["jet"],
    "quantity": "20",
    "cost": "3e9 USD",
    "place": "seoul",
    "delivery": {"expected": "2024"},
    "deliveries": [{"when": "2024", "quantity": "4"}],
    "links": [{"part-of": "whole"}],
    "cite": {
        "wire": [
            {
                "quote": "Seoul ordered twenty jets in 2022",
                "for": ["when", "stage", "buyer", "systems", "quantity"],
                "credibility": "2",
            },
            {"quote": "for 3 billion dollars", "for": ["cost"], "says": {"when": "202X"}},
            {"quote": "came in 2024", "for": ["delivery", "deliveries"]},
        ],
        "other": [{"page": "3", "for": ["when"], "claimant": "kor"}],
    },
    "inferred": {"place": "so it is", "links": "so it is", "seller": "who else"},
}
OTHERS = """\
sources:
  wire: {title: Wire, text: wire.txt}
  other: {title: A book}
actors:
  kor: {name: South Korea, kind: state}
  usa: {name: United States, kind: state}
systems: {jet: {name: Jet, category: aircraft}}
places: {seoul: {name: Seoul}}
"""
Change = Callable[[dict[str, Any]], object]


def put(path: str, value: Any) -> Change:
    """Return a change that writes a value at a path; numbers count in lists."""

    def change(record: dict[str, Any]) -> None:
        content: Any = record
        *parents, last = path.split("/")
        for name in parents:
            content = content[int(name) if isinstance(content, list) else name]
        if isinstance(content, list):
            content.insert(int(last), value)
        else:
            content[last] = value

    return change


#: Each fault: the change of the record, and the beginnings of its problems.
FAULTS: dict[str, tuple[Change, tuple[str, ...]]] = {
    "date": (put("when", "soonish"), ("when: 'soonish'",)),
    "stage": (put("stage", "orderd"), ("stage: 'orderd' is not in the list",)),
    "number": (put("quantity", "lots"), ("quantity: 'lots'",)),
    "money": (put("cost", "3e9 US dollar"), ("cost: '3e9 US dollar'",)),
    "unknown field": (put("colour", "red"), ("colour: is not a field",)),
    "untitled": (lambda record: record.pop("title"), ("title: is missing",)),
    "list": (put("place", ["seoul", "busan"]), ("place: must be one value",)),
    "actor": (put("seller/0", "nobody"), ("seller.nobody: there is no actor nobody",)),
    "key": (put("systems/0", "A Jet"), ("systems: 'A Jet' is not a valid key",)),
    "twice": (put("buyer/0", "kor"), ("buyer: kor is given twice",)),
    "slot": (
        put("delivery/expectd", "soonish"),
        ("delivery.expectd: is neither", "delivery.expectd: 'soonish'"),
    ),
    "part": (put("deliveries/0/qty", "4"), ("deliveries.1.qty: is not a part",)),
    "part's value": (put("deliveries/0/quantity", "a lot"), ("deliveries.1.quantity: 'a lot'",)),
    "link type": (
        put("links/0", {"partof": ["A Whole", "nothing"]}),
        ("links.partof: is not a type", "links.partof: 'A Whole'", "links.partof: there is no"),
    ),
    "link": (put("links/0", {"responds-to": "nothing"}), ("links.responds-to.nothing: there",)),
    "zone": (put("timezone", "Asia/Soul"), ("timezone: 'Asia/Soul'",)),
    "quote": (put("cite/wire/0/quote", "It said so"), ("cite.wire.0.quote: the quote is not in",)),
    "no quote": (
        put("cite/wire/3", {"page": "4", "for": ["when"]}),
        ("cite.wire.3.quote: is missing: the text of wire is stored",),
    ),
    "no words": (put("cite/wire/3", {"for": ["when"]}), ("cite.wire.quote: is missing: write",)),
    "grade": (put("cite/wire/1/credibility", "9"), ("cite.wire.credibility: '9'",)),
    "page": (put("cite/other/0/page", "iv"), ("cite.other.page: 'iv'",)),
    "claimant": (put("cite/other/0/claimant", "Seoul!"), ("cite.other.claimant: 'Seoul!'",)),
    "path": (put("cite/wire/2/for/0", "colours"), ("cite.wire.for: 'colours' names no value",)),
    "rival": (
        put("cite/wire/1/disputes", {"cost": "3e9 USD"}),
        ("cite.wire.disputes.cost: is the accepted value",),
    ),
    "rival's value": (
        put("cite/wire/1/restates", {"cost": "x"}),
        ("cite.wire.restates.cost: 'x'",),
    ),
    "citation's field": (put("cite/wire/1/pages", "3"), ("cite.wire.pages: is not a field",)),
    "source": (
        put("cite/paper", [{"quote": "a", "for": ["when"]}]),
        ("cite.paper: there is no source paper",),
    ),
    "source's key": (
        put("cite/A Paper", [{"quote": "a", "for": ["when"], "credibility": "x"}]),
        ("cite.A Paper: 'A Paper' is not a valid key", "cite.A Paper.credibility: 'x'"),
    ),
    "uncited": (put("mode", "purchase"), ("mode: has no citation",)),
    "reason": (put("inferred/place", ""), ("inferred.place: is empty",)),
    "reason's path": (put("inferred/colours", "red"), ("inferred.colours: 'colours' names no",)),
    "accepted": (put("accepted", {"stage": "so"}), ("accepted.stage: no source disputes",)),
}
#: Faults of the text of a record, and of its key.
IN_TEXT: dict[str, tuple[str, ...]] = {
    "alias": ("summary: an alias (*nowhere) is not supported",),
    "the key": ("is not a valid key",),
}
#: Pairs of which one replaces the other, or is a consequence of it.
DEPENDENT = {
    ("link type", "link"),
    ("stage", "accepted"),
    ("money", "rival"),
    ("no quote", "no words"),
}


def sets_of_faults() -> list[tuple[str, ...]]:
    """Return each fault, and each pair of two; by day, each fault with a third of the others."""
    names = [*FAULTS, *IN_TEXT]
    pairs = combinations(enumerate(names), 2)
    part = 1 if is_nightly() else 3
    tried = ((one, two) for (first, one), (other, two) in pairs if (first + other) % part == 0)
    return [*((name,) for name in names), *tried]


def records() -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Yield faults, and the key and text of a record that has them."""
    for number, faults in enumerate(sets_of_faults()):
        record = deepcopy(GOOD)
        for name in faults:
            if name in FAULTS:
                FAULTS[name][0](record)
        key = f"{'R' if 'the key' in faults else 'r'}{number}"
        text = yamls.written({key: record}, indent=2, width=10_000)
        if "alias" in faults:
            text += "  summary: *nowhere\n"
        yield faults, key, "".join(f"  {line}\n" for line in text.splitlines())


def test_pairs_of_faults_are_reported(sqlite_engine: Engine, tmp_path: Path) -> None:
    cases = list(records())
    events = "  whole: {kind: exercise, title: All, when: unknown}\n" + "".join(
        text for *_, text in cases
    )
    (tmp_path / "wire.txt").write_text(TEXT)
    (tmp_path / "c.yaml").write_text(f"{OTHERS}events:\n{events}")
    with pytest.raises(DataError) as error:
        load(sqlite_engine, [tmp_path])
    found: dict[str, list[str]] = {}
    for problem in error.value.problems:
        field = problem.field.removeprefix("events.")
        key, _, path = field.partition(".")
        found.setdefault(key, []).append(f"{path}: {problem.message}".removeprefix(": "))
    expected = {name: parts for name, (_, parts) in FAULTS.items()} | IN_TEXT
    hidden, more = [], []
    for faults, key, _ in cases:
        if faults in DEPENDENT:
            continue
        parts = [part for name in faults for part in expected[name]]
        here = found.get(key, [])
        hidden += [(faults, part) for part in parts if not any(part in each for each in here)]
        more += [(faults, each) for each in here if not any(part in each for part in parts)]
    assert hidden == []
    assert more == []


def test_dates_that_contradict_each_other_are_reported_with_other_faults(
    sqlite_engine: Engine, tmp_path: Path
) -> None:
    """But not those of events that a faulty one dates, directly or over others."""
    event = "  {}: {{kind: exercise, title: X, when: {}, inferred: {{when: so}}, {}}}\n"
    (tmp_path / "c.yaml").write_text(
        "events:\n"
        + event.format("a", "2022", "status: occured")
        + event.format("b", "1 day after a and 2022", "summary: x")
        + event.format("c", "2022-07 and 2022-08", "summary: x")
        + event.format("d", "1 day after e", "summary: x")
        + event.format("e", "1 day after d", "summary: x")
        + event.format("f", "1 day after nothing", "summary: x")
        + event.format("g", "1 day after b and 2021", "summary: x")
    )
    with pytest.raises(DataError) as error:
        load(sqlite_engine, [tmp_path])
    assert [each.field for each in error.value.problems] == [
        "a.status",
        "c.when",
        "d",
        "f.when",
    ]


def test_definitions_that_contradict_each_other_are_reported_with_other_faults(
    sqlite_engine: Engine, tmp_path: Path
) -> None:
    for name, rest in (("one", "country: KOR"), ("two", "country: PRK, valid_from: soon")):
        (tmp_path / name).mkdir()
        seed = f"actors: {{kor: {{name: Korea, kind: state, {rest}}}}}\n"
        (tmp_path / name / "c.yaml").write_text(seed)
    with pytest.raises(DataError) as error:
        load(sqlite_engine, [tmp_path / "one", tmp_path / "two"])
    assert {each.field for each in error.value.problems} == {"kor.country", "kor.valid_from"}


def test_an_unknown_kind_hides_no_fault_that_every_kind_has(
    sqlite_engine: Engine, tmp_path: Path
) -> None:
    (tmp_path / "c.yaml").write_text(
        "events:\n  a: {kind: lanch, title: X, when: soon, range: lots, launcher: A B}\n"
    )
    with pytest.raises(DataError) as error:
        load(sqlite_engine, [tmp_path])
    assert {each.field for each in error.value.problems} == {
        "a.kind", "a.when", "a.range", "a.launcher",
    }  # fmt: skip
