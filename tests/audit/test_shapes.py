"""What a later source adds is gone on every day before, for any shape of the value."""

from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlmodel import Session

from tests.running import run
from timeline import database
from timeline.audit import as_of
from timeline.canonical.from_rows import records
from timeline.canonical.record import Canonical
from timeline.dates.written.parsing import parse_edtf
from timeline.errors import DataError
from timeline.loader import load

SHAPES = """\
sources:
  early: {title: First word, published: 2022-06-05, reliability: C}
  late: {title: Last word, published: 2024-01-01, reliability: B}
actors:
  usa: {name: United States, kind: state}
  kor: {name: South Korea, kind: state}
  jpn: {name: Japan, kind: state}
  unit:
    name: A unit
    kind: unit
    part_of: kor
    cite:
      early: {quote: under the Americans, disputes: {part_of: usa}}
      late: {quote: under the South, for: [part_of]}
systems:
  f-16: {name: F-16, category: aircraft}
  f-35a: {name: F-35A, category: aircraft}
  drone:
    name: A drone
    category: missile
    class: crbm
    cite:
      early: {quote: a drone, disputes: {category: aircraft}}
      late: {quote: a missile, for: [category]}
places:
  range:
    name: A range
    latitude: 38.5
    longitude: 127.5
    cite:
      early: {quote: at 38.5 north, for: [latitude]}
      late: {quote: at 127.5 east, for: [longitude]}
events:
  drill:
    kind: exercise
    title: A drill
    when: 2022-06-01
    place: range
    participants: [usa, kor, jpn]
    systems: [f-16, f-35a]
    troops: {usa: 17000, kor: 300000}
    cite:
      early:
        - {quote: on 1 June, for: [when]}
        - {quote: 17000 and 300000, for: [troops]}
        - {quote: with the United States, for: [participants.usa], says: {participants.jpn: usa}}
        - {quote: Twice, for: [when], disputes: {participants.kor: jpn}}
        - {quote: Twice, for: [when], disputes: {systems.f-35a: f-16}}
      late:
        - {quote: all of it, for: [participants, systems, place]}
  deal:
    kind: procurement
    title: Jets
    when: 2022-06-01
    cost: 4e12 KRW
    delivery: {expected: by 2030}
    status: planned
    cite:
      early:
        - {quote: in June, for: [when], disputes: {cost: 3e9 USD}}
        - {quote: four trillion won or so, says: {cost: ~4e12 KRW}, restates: {cost: 3e9 USD}}
      late: {quote: by 2030, for: [delivery, cost, status]}
"""


def looking_back(engine: Engine, folder: Path, seed: str, date: str) -> dict[str, Canonical]:
    """Load a chronicle, and return each of its records as it could be known on a day."""
    path = folder / "seed.yaml"
    path.write_text(dedent(seed))
    load(engine, [path])
    with database.session(engine) as session:
        seen = as_of(session, parse_edtf(date).latest)
    with Session(seen.engine) as session:
        keys = dict(tuple(row) for row in session.execute(text("SELECT id, key FROM entity")))
        return {keys[id_]: record for id_, record in records(session, list(keys)).items()}


@pytest.fixture(scope="module")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An SQLite database that holds this chronicle, to be read.

    What was known on a day is an SQLite database in memory, whatever it was read from.
    """
    folder = tmp_path_factory.mktemp("shapes")
    (folder / "seed.yaml").write_text(SHAPES)
    address = str(folder / "timeline.db")
    assert run("load", str(folder / "seed.yaml"), "--database", address).exit_code == 0
    return address


def test_values_of_a_later_source_are_absent_whatever_their_type(
    engine: Engine, tmp_path: Path
) -> None:
    found = looking_back(engine, tmp_path, SHAPES, "2023-01-01")
    drill = found["drill"]
    assert (drill["participants"], drill["systems"]) == (["usa", "jpn"], ["f-16"])
    assert drill["troops"] == {"usa": "17000"}  # a number goes with its participant
    assert "place" not in drill
    assert "latitude" not in found["range"]  # half a point is none
    assert found["unit"]["part_of"] == "usa"
    assert found["drone"]["category"] == "aircraft"
    assert "class" not in found["drone"]  # no aircraft is of this class
    deal = found["deal"]
    assert deal["cost"] == "~4e12 KRW"
    assert not {"delivery", "status"} & set(deal)
    assert deal["cite"]["early"][1]["restates"] == {"cost": "3e9 USD"}


def test_after_the_last_source_everything_is_present(engine: Engine, tmp_path: Path) -> None:
    found = looking_back(engine, tmp_path, SHAPES, "2024-01-01")
    assert found["drill"]["participants"] == ["usa", "kor", "jpn"]
    assert found["range"]["longitude"] == "127.5"
    assert found["deal"]["delivery"] == {"expected": "by 2030"}


def test_a_rival_that_makes_a_circular_reference_is_ignored(engine: Engine, tmp_path: Path) -> None:
    seed = """\
    sources:
      early: {title: First word, published: 2022-06-05}
      late: {title: Last word, published: 2024-01-01}
    actors:
      army: {name: Army, kind: organisation}
      corps: {name: Corps, kind: unit, part_of: army}
      base:
        name: Base
        kind: unit
        part_of: army
        cite: {early: {quote: own, disputes: {part_of: base}}, late: {quote: so, for: part_of}}
      north:
        name: North
        kind: unit
        part_of: army
        cite: {early: {quote: of south, disputes: {part_of: south}}, late: {quote: a, for: part_of}}
      south: {name: South, kind: unit, part_of: north}
    """
    found = looking_back(engine, tmp_path, seed, "2023-01-01")
    assert ["part_of" in found[key] for key in ("base", "north", "south")] == [False, False, True]
    assert found["corps"]["part_of"] == "army"


def test_an_inference_is_valid_after_every_source_of_its_record(
    engine: Engine, tmp_path: Path
) -> None:
    seed = """\
    sources:
      early: {title: First word, published: 2022-06-05}
      late: {title: Last word, published: 2024-01-01}
    events:
      firing:
        kind: launch
        title: A launch
        when: 2022-06-01
        quantity: 3
        outcome: success
        cite: {early: {quote: on 1 June, for: when}, late: {quote: three of them, for: quantity}}
        inferred: {outcome: nobody spoke of a failure}
    """
    assert "outcome" not in looking_back(engine, tmp_path, seed, "2023")["firing"]
    assert looking_back(engine, tmp_path, seed, "2024")["firing"]["outcome"] == "success"


@pytest.mark.parametrize(
    "words",
    [
        ("show",),
        ("show", "--json"),
        ("show", "--as", "lanes"),
        ("show", "--as", "lanes", "--by", "actor"),
        ("show", "--as", "density"),
        ("show", "kind:exercise", "--as", "density", "--by", "kind"),
        ("show", "drill", "--sort", "relevance"),
        ("about", "drill"),
        ("about", "drill", "--why"),
        ("about", "deal", "--json"),
        ("about", "range"),
        ("about", "early"),
        ("disputes",),
        ("disputes", "--json"),
        ("export", "csv"),
    ],
)
def test_every_command_with_as_of_uses_it(shapes: str, words: Any) -> None:
    result = run(*words, "--as-of", "2023", "--database", shapes)
    assert result.exit_code == 0, result.output
    assert "1 source of the whole database published after 2023-12-31" in result.stderr
    assert "f-35a" not in result.stdout
    assert "2030" not in result.stdout


def test_an_export_of_a_day_keeps_the_title_of_its_chronicle(
    engine: Engine, tmp_path: Path
) -> None:
    looking_back(engine, tmp_path, "chronicle: {title: All drills}\n" + SHAPES, "2023")
    address = engine.url.render_as_string(hide_password=False)
    folder = str(tmp_path / "out")
    asked = ["export", "chronicle", "-o", folder, "--as-of", "2023", "--database", address]
    assert run(*asked).exit_code == 0
    assert "title: All drills" in (tmp_path / "out" / "chronicle.yaml").read_text()


def test_a_value_that_an_older_version_accepted_is_reported(engine: Engine, tmp_path: Path) -> None:
    """A number that is refused today, as an earlier version stored it."""
    (tmp_path / "old.yaml").write_text(OLD)
    (tmp_path / "s.txt").write_text("It fired 17 missiles.")
    load(engine, [tmp_path / "old.yaml"])
    with engine.begin() as connection:
        connection.execute(text("UPDATE amount SET text = '17.000' WHERE text = '17'"))
    with Session(engine) as session, pytest.raises(DataError, match=r"17\.000"):
        as_of(session, date(2023, 1, 1).toordinal())


OLD = """
sources:
  s: {title: S, text: s.txt, published: 2022-01-01}
events:
  old-launch:
    kind: launch
    title: A launch
    when: 2022
    quantity: 17
    cite: {s: [{quote: It fired 17 missiles, for: [quantity]}]}
    inferred: {when: for the test}
"""
