"""Two chronicles that define one record alike: with evidence, with reasons, or with neither."""

from itertools import cycle, product
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlmodel import Session

from tests import yamls
from tests.loader.editing import write
from tests.profiles import is_nightly
from timeline.audit.as_of import as_of
from timeline.audit.verify import Verification
from timeline.canonical.from_rows import records
from timeline.canonical.record import MAX_REASON
from timeline.dates.calendar import day
from timeline.errors import DataError
from timeline.loader import load, undo
from timeline.query.contents import contents
from timeline.writers.chronicle import TYPES, write_chronicles

VALUES: dict[str, dict[str, Any]] = {
    "actors": {"country": "KOR", "valid_from": "1948", "aliases": ["Hanguk"], "note": "a state"},
    "systems": {"class": "fighter", "maker": "kor", "part_of": "family", "aliases": ["Lightning"]},
    "places": {"timezone": "Asia/Seoul", "part_of": "region"},
    "programmes": {"owner": "kor", "aim": "to strike first"},
}
REQUIRED = {
    "actors": {"kind": "state"},
    "systems": {"category": "aircraft"},
    "places": {},
    "programmes": {},
}
OTHERS: dict[str, Any] = {
    "sources": {
        "wire": {"title": "Wire", "text": "wire.txt", "published": "2020"},
        "late": {"title": "Late", "text": "wire.txt", "published": "2022"},
    },
    "actors": {"kor": {"name": "Korea", "kind": "state"}},
    "systems": {"family": {"name": "The family", "category": "aircraft"}},
    "places": {"region": {"name": "The region"}},
}
EVIDENCE = ("plain", "cited", "cited late", "inferred", "left out")


def definition(section: str, evidence: str, name: str, aliases: tuple[str, ...]) -> dict[str, Any]:
    """One definition of a record, all of whose values have this evidence."""
    values = dict(VALUES[section]) if evidence != "left out" else {}
    known = [*values.get("aliases", ()), *aliases]
    record = REQUIRED[section] | {"name": name} | values | ({"aliases": known} if known else {})
    paths = [path for path in record if path != "kind"]
    if evidence.startswith("cited"):
        source = "late" if "late" in evidence else "wire"
        record["cite"] = {source: {"quote": "It flew", "for": paths}}
    elif evidence == "inferred":
        record["inferred"] = dict.fromkeys(paths, f"{name} has it.")
    return record


def folder(made: Path, chronicle: str, records: dict[str, dict[str, Any]]) -> Path:
    """A chronicle with these records of each section, and those that they refer to."""
    sections = {*OTHERS, *records}
    seed = {name: OTHERS.get(name, {}) | records.get(name, {}) for name in sorted(sections)}
    files = {"c.yaml": yamls.written(seed), "wire.txt": "It flew."}
    return write(files, made / chronicle)


def it(record: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {"places": {"it": record}}


def sound(engine: Engine) -> list[Any]:
    """What each chronicle states, in a database in which all is as loaded."""
    with Session(engine) as session:
        assert list(Verification(session).problems()) == []
        return [
            (each.name, [(record.key, record.canonical) for record in each.records])
            for each in sorted(contents(session, TYPES), key=lambda each: each.name)
        ]


def all_ways() -> tuple[dict[str, Any], dict[str, Any]]:
    """Two chronicles with a record for every pair of kinds of evidence.

    Every night it is a record of each section, named in each way: alike, or with an alias in one
    or the other. By day it is one of a section, and named in a way, in turn.
    """
    both: tuple[dict[str, Any], dict[str, Any]] = ({}, {})
    pairs = product(EVIDENCE, EVIDENCE)
    in_turn = zip(cycle(VALUES), pairs, cycle(range(3)), strict=False)
    by_day = ((section, *pair, named) for section, pair, named in in_turn)
    every = product(VALUES, EVIDENCE, EVIDENCE, range(3))
    for section, first, second, named in every if is_nightly() else by_day:
        name = ("It", "Other", "Other")[named]
        found = (
            definition(section, first, "It", (name,) if named == 1 else ()),
            definition(section, second, name, ("It",) if named == 2 else ()),
        )
        key = f"{section}-{named}-{first}-{second}".replace(" ", "-")
        for chronicle, record in zip(both, found, strict=True):
            chronicle.setdefault(section, {})[key] = record
    return both


@pytest.mark.by_day_on("sqlite")
def test_whatever_the_evidence_equal_values_are_one_record(engine: Engine, tmp_path: Path) -> None:
    """In both orders; what each stated is kept, and can be loaded again and taken back."""
    chronicles = zip(("one", "two"), all_ways(), strict=True)
    paths = [folder(tmp_path, name, records) for name, records in chronicles]
    stated = []
    for order in (paths, paths[::-1]):
        load(engine, [order[0]])
        alone = sound(engine)
        load(engine, [order[1]])
        stated.append(sound(engine))
        assert load(engine, paths, prune=True).revision is None
        with Session(engine) as session:
            sound(as_of(session, day(2021, 1, 1)).engine)
            write_chronicles(contents(session, TYPES), tmp_path / "export")
        undo(engine)
        assert sound(engine) == alone
        undo(engine)
    assert stated[0] == stated[1]
    load(engine, [tmp_path / "export" / name for name in ("two", "one")])
    assert sound(engine) == stated[0]


def test_reasons_are_united(sqlite_engine: Engine, tmp_path: Path) -> None:
    one = {"name": "It", "inferred": {"name": "known so", "aliases": "heard."}, "aliases": ["X"]}
    two = {"name": "That", "aliases": ["It"], "inferred": {"name": "said so", "aliases": "seen"}}
    for name, record in (("one", one), ("two", two)):
        load(sqlite_engine, [folder(tmp_path, name, it(record))])
    with Session(sqlite_engine) as session:
        id_ = session.execute(text("SELECT id FROM entity WHERE key = 'it'")).scalar_one()
        (record,) = records(session, [id_]).values()
    assert record["aliases"] == ["X", "That"]
    assert record["inferred"] == {"name": "known so", "aliases": "heard. said so; seen"}


def test_reasons_that_are_too_long_together_do_not_stop_the_load(
    sqlite_engine: Engine, tmp_path: Path
) -> None:
    warnings = []
    for name in ("one", "two"):
        reason = name[0] * (MAX_REASON - 5)
        record = {"name": "It", "country": "KOR", "inferred": {"country": reason}}
        warnings.append(load(sqlite_engine, [folder(tmp_path, name, it(record))]).warnings)
    sound(sqlite_engine)
    before, (warning,) = warnings
    assert (before, warning.field) == ([], "it.inferred.country")


def test_degrees_that_are_equal_agree(sqlite_engine: Engine, tmp_path: Path) -> None:
    for name, latitude in (("one", "37.5"), ("two", "37.50")):
        record = {"name": "It", "latitude": latitude, "longitude": "127"}
        load(sqlite_engine, [folder(tmp_path, name, it(record))])
    sound(sqlite_engine)
    record = {"name": "It", "latitude": "37.51", "longitude": "127"}
    with pytest.raises(DataError, match=r"is '37\.51', but '37\.5' in the chronicle one"):
        load(sqlite_engine, [folder(tmp_path, "two", it(record))])


COVERS = "sources: {wire: {title: Wire, covers: 1990/2020}}\n"
PUBLISHED = "sources:\n  wire:\n    title: Wire\n    published: 2010\n"


@pytest.mark.parametrize("together", [False, True])
def test_what_is_improbable_only_together_is_a_warning(
    sqlite_engine: Engine, tmp_path: Path, together: bool
) -> None:
    """When a load brings it about, and in every check since."""
    paths = [
        write({"c.yaml": COVERS}, tmp_path / "one"),
        write({"c.yaml": PUBLISHED}, tmp_path / "two"),
    ]
    for each in [paths] if together else [[path] for path in paths]:
        report = load(sqlite_engine, each)
    (warning,) = report.warnings
    assert (warning.field, warning.line) == ("wire.published", 4)
    assert warning.path == str(tmp_path / "two" / "c.yaml")
    assert "before the end of covers (1990/2020)" in warning.message
    assert "(one, " in warning.message
    assert load(sqlite_engine, paths).warnings == []
    with Session(sqlite_engine) as session:
        run = Verification(session)
        assert list(run.problems()) == []
        (found,) = run.warnings()
    assert (found.path, found.line, found.message.partition(" (one")[0]) == (
        "two/c.yaml", 2, warning.message.partition(" (one")[0],
    )  # fmt: skip


def test_a_definition_that_adds_nothing_has_its_own_warnings(
    sqlite_engine: Engine, tmp_path: Path
) -> None:
    place = "places:\n  it:\n    name: It\n    note: a town"
    load(sqlite_engine, [write({"c.yaml": place}, tmp_path / "one")])
    two = write({"c.yaml": f"{place} #2 of the country"}, tmp_path / "two")
    (warning,) = load(sqlite_engine, [two]).warnings
    assert (warning.path, warning.field) == (str(two / "c.yaml"), "it.note")
    assert load(sqlite_engine, [two]).warnings == []


def test_what_is_impossible_only_together_names_both_places(
    sqlite_engine: Engine, tmp_path: Path
) -> None:
    actor = "actors:\n  it:\n    name: It\n    kind: state\n    {}: {}\n"
    load(sqlite_engine, [write({"c.yaml": actor.format("valid_from", 2000)}, tmp_path / "one")])
    with pytest.raises(DataError) as error:
        load(
            sqlite_engine, [write({"c.yaml": actor.format("valid_until", 1999)}, tmp_path / "two")]
        )
    (problem,) = error.value.problems
    assert (problem.field, problem.line) == ("it.valid_until", 5)
    assert "before valid_from (2000)" in problem.message
    assert "(one, c.yaml:2, defines the same actor)" in problem.message


_VAGUE = """
systems: {jet: {name: Jet, category: other}}
actors: {front: {name: Front, kind: unknown}}
"""
_PLAIN = """
systems: {jet: {name: Jet, category: aircraft, class: fighter}}
actors: {front: {name: Front, kind: armed-group}}
"""


@pytest.mark.parametrize("order", [(_VAGUE, _PLAIN), (_PLAIN, _VAGUE)])
def test_a_word_that_says_nothing_gives_way(
    order: tuple[str, str], sqlite_engine: Engine, tmp_path: Path
) -> None:
    paths = [write({"c.yaml": each}, tmp_path / f"c{at}") for at, each in enumerate(order)]
    for path in paths:
        load(sqlite_engine, [path])
    assert load(sqlite_engine, paths).revision is None
    assert stated_words(sqlite_engine) == [("aircraft", "fighter", "armed-group")]
    found = sound(sqlite_engine)
    vague = order.index(_VAGUE)
    assert dict(found[vague][1])["jet"]["category"] == "other"  # each exports its own
    undo(sqlite_engine)
    one = ("other", None, "unknown") if vague == 0 else ("aircraft", "fighter", "armed-group")
    assert stated_words(sqlite_engine) == [one]


def test_a_word_with_evidence_does_not_give_way(sqlite_engine: Engine, tmp_path: Path) -> None:
    reason = "inferred: {category: It is none of the others.}"
    vague = f"systems: {{jet: {{name: Jet, category: other, {reason}}}}}"
    load(sqlite_engine, [write({"c.yaml": vague}, tmp_path / "one")])
    with pytest.raises(DataError) as error:
        load(sqlite_engine, [write({"c.yaml": _PLAIN}, tmp_path / "two")])
    (problem,) = error.value.problems
    assert problem.field == "jet.category"


def stated_words(engine: Engine) -> list[tuple[str | None, ...]]:
    words = "SELECT category, class, kind FROM system, actor"
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(words))]
