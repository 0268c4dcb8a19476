"""Two chronicles that define the same records, as they could be known on a day: each its part."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from timeline import database
from timeline.audit.as_of import as_of
from timeline.audit.verify import Verification
from timeline.dates.calendar import day
from timeline.loader import load
from timeline.query.contents import contents
from timeline.writers.chronicle import TYPES, write_chronicles

ONE = """\
sources:
  early: {title: An early story, published: 2020-01-01, publisher: A, text: early.txt}
  late: {title: A late story, published: 2021-01-01, text: late.txt}
actors:
  kor:
    name: South Korea
    kind: state
    country: KOR
    aliases: [ROK, Hanguk]
    cite:
      early: {quote: came, for: [country]}
      late: {quote: went, for: [aliases]}
systems:
  jet: {name: Jet, category: aircraft, country: USA, cite: {late: {quote: went, for: [country]}}}
programmes: {kill: {name: Kill, owner: kor, inferred: {owner: of course}}}
places: {seoul: {name: Seoul, timezone: Asia/Seoul, country: KOR, note: a town}}
"""
TWO = """\
sources:
  early: {title: An early story, published: 2020-01-01, author: B, text: early.txt}
  late: {title: A late story, published: 2021-01-01, reliability: B, text: late.txt}
actors:
  kor:
    name: ROK
    kind: state
    note: the South
    cite:
      early: {quote: The, for: [name]}
      late: {quote: went, for: [note]}
systems:
  jet:
    name: Jet
    category: aircraft
    class: fighter
    country: USA
    cite:
      early: {quote: came, disputes: {country: KOR}}
      late: [{quote: went, for: [class, country]}]
programmes: {kill: {name: Kill, aim: To hit, cite: {late: {quote: went, for: [aim]}}}}
places:
  seoul:
    name: Seoul
    country: KOR
    latitude: "37"
    longitude: "127"
    cite:
      early: {quote: came, disputes: {country: PRK}}
      late: {quote: went, for: [country]}
"""
EARLY_OF_TWO = {
    "kor": {
        "name": "ROK",
        "kind": "state",
        "cite": {"early": [{"quote": "The", "for": ["name"]}]},
    },
    "jet": {
        "name": "Jet",
        "category": "aircraft",
        "country": "KOR",
        "cite": {"early": [{"quote": "came", "for": ["country"]}]},
    },
    "kill": {"name": "Kill"},
    "seoul": {
        "name": "Seoul",
        "country": "PRK",
        "latitude": "37",
        "longitude": "127",
        "cite": {"early": [{"quote": "came", "for": ["country"]}]},
    },
}
EARLY_OF_ONE = {
    "kor": {
        "name": "South Korea",
        "kind": "state",
        "country": "KOR",
        "aliases": ["ROK"],  # that both are names of one actor is not information of a source
        "cite": {"early": [{"quote": "came", "for": ["country"]}]},
    },
    "jet": {"name": "Jet", "category": "aircraft"},
    "kill": {"name": "Kill", "owner": "kor", "inferred": {"owner": "of course"}},
    "seoul": {"name": "Seoul", "timezone": "Asia/Seoul", "note": "a town"},  # the other is valid
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Both chronicles, each in a folder of its own."""
    for name, seed in (("one", ONE), ("two", TWO)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "early.txt").write_text("The South came.")
        (tmp_path / name / "late.txt").write_text("The South went.")
        (tmp_path / name / "c.yaml").write_text(seed)
    return tmp_path


@pytest.fixture
def both(engine: Engine, folder: Path) -> Engine:
    """A database with both."""
    for name in ("one", "two"):
        load(engine, [folder / name])
    return engine


def stated(engine: Engine) -> dict[str, dict[str, dict[str, Any]]]:
    """What each chronicle states of the records that are not sources."""
    with Session(engine) as session:
        return {
            each.name: {r.key: r.canonical for r in each.records if r.type != "source"}
            for each in contents(session, TYPES)
        }


def export(engine: Engine, folder: Path, on: int | None = None) -> dict[str, str]:
    """Export all, as it could be known on a day, and return the content of every file."""
    with Session(engine) as session:
        seen = as_of(session, on).engine if on else engine
    with Session(seen) as session:
        write_chronicles(contents(session, TYPES), folder)
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


def sound(engine: Engine) -> bool:
    """Whether a check of the database finds nothing."""
    with Session(engine) as session:
        return list(Verification(session).problems()) == []


def test_each_chronicle_states_its_own_part_of_what_was_known(both: Engine) -> None:
    with Session(both) as session:
        early, late = (as_of(session, day(year, 6, 1)).engine for year in (2020, 2021))
    assert stated(early) == {"one": EARLY_OF_ONE, "two": EARLY_OF_TWO}
    assert sound(early)
    assert stated(late) == stated(both)
    assert sound(late)


def test_what_one_chronicle_states_on_a_day_needs_no_other(both: Engine, folder: Path) -> None:
    """Apart from values that they then give differently, and the alias that unites them."""
    for name in ("one", "two"):
        alone = database.open_engine(database.locate(str(folder / f"{name}.db")))
        load(alone, [folder / name])
        with Session(alone) as session:
            found = stated(as_of(session, day(2020, 6, 1)).engine)
        part = {"one": EARLY_OF_ONE, "two": EARLY_OF_TWO}[name]
        united = {"kor", "seoul"} if name == "one" else set()
        assert {key: found[name][key] for key in part if key not in united} == {
            key: record for key, record in part.items() if key not in united
        }
        alone.dispose()


@pytest.mark.parametrize("on", [None, day(2020, 6, 1), day(2021, 6, 1)])
@pytest.mark.parametrize("order", [("one", "two"), ("two", "one")])
@pytest.mark.parametrize("together", [True, False])
def test_an_export_loads_again_in_any_order_with_the_same_content(
    both: Engine, folder: Path, on: int | None, order: tuple[str, str], together: bool
) -> None:
    first = export(both, folder / "export", on)
    again = database.open_engine(database.locate(str(folder / "again.db")))
    for names in [order] if together else [[name] for name in order]:
        load(again, [folder / "export" / name for name in names])
    assert sound(again)
    assert export(again, folder / "second") == first
    again.dispose()


@pytest.mark.parametrize("on", [None, day(2020, 6, 1)])
@pytest.mark.parametrize(("gone", "left"), [("one", "two"), ("two", "one")])
def test_of_a_loaded_export_one_can_be_removed(
    both: Engine, folder: Path, on: int | None, gone: str, left: str
) -> None:
    export(both, folder / "export", on)
    again, alone = (
        database.open_engine(database.locate(str(folder / f"{name}.db"))) for name in "xy"
    )
    load(again, [folder / "export" / "one", folder / "export" / "two"])
    head = folder / "export" / gone
    (head / "c.yaml").unlink()
    load(again, [head], prune=True)
    load(alone, [folder / "export" / left])
    assert sound(again)
    assert stated(again)[left] == stated(alone)[left]
    for engine in (again, alone):
        engine.dispose()
