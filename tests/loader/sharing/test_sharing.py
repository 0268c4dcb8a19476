"""Chronicles that complement each other: one record, of which each states a part."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlmodel import Session

from timeline import database
from timeline.audit.as_of import as_of
from timeline.audit.verify import Verification
from timeline.canonical.from_rows import records
from timeline.dates.calendar import day
from timeline.errors import DataError
from timeline.loader import load, undo
from timeline.query.contents import contents
from timeline.writers.chronicle import TYPES, write_chronicles

ONE = """\
sources: {wire: {title: A wire story, published: 2022-07-20, text: wire.txt}}
actors:
  kor: {name: South Korea, kind: state, country: KOR, aliases: [ROK, 한국]}
systems: {jet: {name: F-35A, category: aircraft, cite: {wire: {quote: The F-35A, for: [name]}}}}
programmes: {kill: {name: Kill Chain, owner: kor}}
places: {seoul: {name: Seoul, timezone: Asia/Seoul}}
"""
TWO = """\
sources: {wire: {title: A wire story, reliability: B, publisher: Wire, text: wire.txt}}
actors:
  kor:
    name: ROK
    kind: state
    note: the South
    aliases: [{text: 한국, language: ko}, Hanguk]
    cite: {wire: [{quote: came, for: [note]}, {quote: The, for: [name]}]}
systems: {jet: {name: F-35A, category: aircraft, cite: {wire: {quote: came, for: [name]}}}}
programmes: {kill: {name: Kill Chain, aim: To strike first}}
places: {seoul: {name: Seoul, country: KOR, latitude: "37.5", longitude: "127"}}
"""
KOR_OF_ONE = {"name": "South Korea", "kind": "state", "country": "KOR", "aliases": ["ROK", "한국"]}
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a chronicle into a folder of this name in the current folder."""
    monkeypatch.chdir(tmp_path)

    def write(name: str, seed: str) -> Path:
        Path(name).mkdir(exist_ok=True)
        (Path(name) / "wire.txt").write_text("The F-35A came.")
        (Path(name) / "c.yaml").write_text(seed)
        return Path(name)

    return write


def stored(engine: Engine) -> dict[str, dict[str, Any]]:
    """Every record by its key, in a database in which all is as loaded."""
    with Session(engine) as session:
        assert list(Verification(session).problems()) == []
        keys = {row.id: row.key for row in session.execute(text("SELECT id, key FROM entity"))}
        return {keys[id_]: record for id_, record in records(session, keys).items()}


def stated(engine: Engine, folder: Path) -> dict[str, str]:
    """What an export writes, by file."""
    with Session(engine) as session:
        write_chronicles(contents(session, TYPES), folder)
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_record_contains_what_all_chronicles_state(engine: Engine, write: Write) -> None:
    load(engine, [write("one", ONE)])
    report = load(engine, [write("two", TWO)])
    assert {key for _, key in report.changed} == {"wire", "kor", "jet", "kill", "seoul"}
    found = stored(engine)
    assert found["kor"] == {
        "name": "South Korea",
        "kind": "state",
        "country": "KOR",
        "aliases": ["ROK", {"text": "한국", "language": "ko"}, "Hanguk"],
        "note": "the South",
        "cite": {
            "wire": [
                {"quote": "came", "for": ["note"]},
                {"quote": "The", "for": ["aliases"]},  # where it supports the name ROK
            ]
        },
    }
    assert [each["quote"] for each in found["jet"]["cite"]["wire"]] == ["The F-35A", "came"]
    assert found["kill"] == {"name": "Kill Chain", "aim": "To strike first", "owner": "kor"}
    assert found["seoul"]["timezone"] == "Asia/Seoul"
    assert (found["seoul"]["latitude"], found["seoul"]["country"]) == ("37.5", "KOR")
    assert (found["wire"]["published"], found["wire"]["reliability"]) == ("2022-07-20", "B")


@pytest.mark.parametrize("order", [("one", "two"), ("two", "one")])
@pytest.mark.parametrize("together", [False, True])
def test_the_order_of_loading_changes_only_which_name_is_first(
    engine: Engine, write: Write, tmp_path: Path, order: tuple[str, str], together: bool
) -> None:
    for name, seed in zip(("one", "two"), (ONE, TWO), strict=True):
        write(name, seed)
    paths = [Path(name) for name in order]
    for each in [paths] if together else [[path] for path in paths]:
        load(engine, each)
    found = stored(engine)
    first, other = ("South Korea", "ROK")[:: 1 if order[0] == "one" else -1]
    assert found["kor"]["name"] == first
    names = [each if isinstance(each, str) else each["text"] for each in found["kor"]["aliases"]]
    assert sorted(names) == sorted(["한국", "Hanguk", other])
    assert found["kor"]["note"] == "the South"
    for again in (paths, paths[:1], paths[1:]):
        assert load(engine, again, prune=True).revision is None
    assert load(engine, [Path("one"), Path("two")]).revision is None


def test_removing_one_chronicle_leaves_what_the_other_states(engine: Engine, write: Write) -> None:
    load(engine, [write("one", ONE)])
    alone = stored(engine)
    load(engine, [write("two", TWO)])
    both = stored(engine)
    write("two", "queries: {none: kind:summit}\n")
    load(engine, [Path("two")], prune=True)
    assert {key: each for key, each in stored(engine).items() if key != "none"} == alone
    undo(engine)
    assert stored(engine) == both
    write("one", "queries: {none: kind:summit}\n")
    load(engine, [Path("one")], prune=True)
    found = stored(engine)
    assert found["kor"]["name"] == "ROK"
    assert "country" not in found["kor"]
    assert found["seoul"].keys() == {"name", "country", "latitude", "longitude"}
    undo(engine)
    assert stored(engine) == both


def test_an_undo_takes_only_the_part_of_the_last_chronicle(engine: Engine, write: Write) -> None:
    load(engine, [write("one", ONE)])
    alone = stored(engine)
    load(engine, [write("two", TWO)])
    undo(engine)
    assert stored(engine) == alone
    assert load(engine, [Path("one")], prune=True).revision is None


def test_a_part_that_adds_nothing_new_is_kept_all_the_same(engine: Engine, write: Write) -> None:
    """Two repeats what one states; then one leaves it out, and the record keeps it."""
    load(engine, [write("one", "places: {p: {name: P, country: KOR}}\n")])
    load(engine, [write("two", "places: {p: {name: P}}\n")])
    assert load(engine, [write("two", "places: {p: {name: P, country: KOR}}\n")]).changed == []
    load(engine, [write("one", "places: {p: {name: P}}\n")])
    assert stored(engine)["p"] == {"name": "P", "country": "KOR"}
    undo(engine)
    undo(engine)  # two states no country again
    load(engine, [write("one", "places: {p: {name: P}}\n")])
    assert stored(engine)["p"] == {"name": "P"}


def test_an_export_writes_for_each_chronicle_its_own_part(
    engine: Engine, write: Write, tmp_path: Path
) -> None:
    alone = {}
    for name, seed in (("one", ONE), ("two", TWO)):
        new = database.open_engine(database.locate(str(tmp_path / f"{name}.db")))
        load(new, [write(name, seed)])
        alone[name] = stored(new)
        new.dispose()
        load(engine, [Path(name)])
    folder = tmp_path / "export"
    files = stated(engine, folder)
    assert load(engine, [folder / "two", folder / "one"], prune=True).changed == []
    for name in ("one", "two"):
        new = database.open_engine(database.locate(str(tmp_path / f"{name}-again.db")))
        load(new, [folder / name])
        assert stored(new) == alone[name]
        new.dispose()
    assert stated(engine, tmp_path / "again") == files


def test_a_contradiction_with_a_chronicle_that_is_not_loaded_now(
    engine: Engine, write: Write
) -> None:
    """The owner is changed alone; what the other states is still stored."""
    for name in ("one", "two"):
        load(engine, [write(name, "places: {p: {name: P, country: KOR}}\n")])
    write("one", "places:\n  p:\n    name: P\n    country: PRK\n")
    with pytest.raises(DataError) as error:
        load(engine, [Path("one")])
    (problem,) = error.value.problems
    assert str(problem).startswith(
        "one/c.yaml:4: p.country: is 'PRK', but 'KOR' in the chronicle two (c.yaml:1)"
    )
    write("one", "places: {p: {name: P}}\n")  # as advised: it leaves the field out
    load(engine, [Path("one")])
    assert stored(engine)["p"]["country"] == "KOR"


def test_all_contradictions_are_reported_at_once(engine: Engine, write: Write) -> None:
    one = "places: {p: {name: P, country: KOR, note: a, latitude: '1', longitude: '2'}}\n"
    load(engine, [write("one", one)])
    two = "places: {p: {name: Q, country: PRK, note: a, latitude: '1', longitude: '3'}}\n"
    with pytest.raises(DataError) as error:
        load(engine, [write("two", two)])
    found = {problem.field: problem.message for problem in error.value.problems}
    assert list(found) == ["p.country", "p.longitude", "p.name"]
    assert "add 'P' to the aliases here" in found["p.name"]
    assert "leave latitude and longitude out" in found["p.longitude"]
    load(engine, [write("two", "places: {p: {name: Q, aliases: [P], note: a}}\n")])
    assert stored(engine)["p"]["aliases"] == ["Q"]


def test_names_with_rivals_do_not_agree(engine: Engine, write: Write) -> None:
    rival = "cite: {wire: {quote: came, disputes: {name: Burma}}}"
    load(engine, [write("one", ONE.replace("places: {", f"places: {{p: {{name: P, {rival}}}, "))])
    with pytest.raises(DataError) as error:
        load(engine, [write("two", "places: {p: {name: Q, aliases: [P]}}\n")])
    (problem,) = error.value.problems
    assert problem.field == "p.name"
    assert "aliases" not in problem.message


def test_a_fault_in_a_part_is_located_where_it_is_written(engine: Engine, write: Write) -> None:
    wrong = TWO.replace("quote: The, for: [name]", "quote: Then, for: [name]")
    write("one", ONE)
    write("two", wrong.replace("owner: kor", "owner: kor2").replace("aim:", "owner: nobody, aim:"))
    (Path("one") / "c.yaml").write_text(ONE.replace(", owner: kor", ""))
    with pytest.raises(DataError) as error:
        load(engine, [Path("one"), Path("two")])
    found = [f"{each.path}:{each.line}: {each.field}" for each in error.value.problems]
    assert found == ["two/c.yaml:8: kor.cite.wire.1.quote", "two/c.yaml:10: kill.owner"]


def test_parts_that_refer_to_each_other_in_a_circle(engine: Engine, write: Write) -> None:
    load(engine, [write("one", "places: {a: {name: A, part_of: b}, b: {name: B}}\n")])
    with pytest.raises(DataError, match="circular reference"):
        load(engine, [write("two", "places: {a: {name: A}, b: {name: B, part_of: a}}\n")])


def test_what_was_known_on_a_day_contains_the_parts_known_then(
    engine: Engine, write: Write
) -> None:
    for name, seed in (("one", ONE), ("two", TWO)):
        load(engine, [write(name, seed)])
    with Session(engine) as session:
        past = as_of(session, day(2022, 7, 1))
        assert "country" in stored(past.engine)["kor"]


def test_check_finds_a_part_that_was_altered(engine: Engine, write: Write) -> None:
    for name, seed in (("one", ONE), ("two", TWO)):
        load(engine, [write(name, seed)])
    altered = json.dumps(KOR_OF_ONE | {"country": "PRK"})
    with Session(engine) as session:
        session.execute(
            text("UPDATE entity SET own_record = :altered WHERE key = 'kor'"), {"altered": altered}
        )
        (problem,) = Verification(session).problems()
        assert (problem.field, problem.line) == ("kor", 3)
        session.execute(text("UPDATE definition SET own_record = 'no JSON'"))
        assert any("JSON" in each.message for each in Verification(session).problems())
