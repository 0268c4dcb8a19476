"""A register as CSV and as JSON: every field that it declares is there."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from timeline.kinds import BY_TYPE
from timeline.kinds.columns import register_columns
from timeline.loader import load
from timeline.query.registers.listing import listed, register
from timeline.writers.csv.registers import write_register
from timeline.writers.json import output

SEED = """
actors:
  works: {name: The Works, kind: company, country: USA}
  south-vietnam:
    name: South Vietnam
    kind: former-state
    valid_from: 1955~
    valid_until: 1975-04-30
    aliases: [RVN, "Republic; of Vietnam"]
    note: "=1+1"
systems:
  f-35a: {name: F-35A, category: aircraft, class: fighter, maker: works}
  f-35i: {name: F-35I, category: aircraft, version_of: f-35a}
sources:
  db: {title: A database, publisher: An institute, covers: 1950/.., published: 2024}
places:
  osan: {name: Osan, country: KOR, latitude: 37.09, longitude: 127.03, timezone: Asia/Seoul}
"""
TYPES = [each for each in BY_TYPE if each != "query"]


@pytest.fixture(scope="module")
def session(shared_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The seed above on each database."""
    file = tmp_path_factory.mktemp("registers") / "seed.yaml"
    file.write_text(SEED)
    load(shared_engine, [file])
    with Session(shared_engine) as opened:
        yield opened


def rows(session: Session, type_: str, file: Path, query: str = "") -> dict[str, dict[str, str]]:
    with file.open("w", encoding="utf-8", newline="") as out:
        write_register(listed(session, type_, query), type_, out)
    with file.open(encoding="utf-8", newline="") as written:
        return {row["key"]: row for row in csv.DictReader(written, strict=True)}


@pytest.mark.parametrize("type_", TYPES)
def test_every_declared_field_has_a_column_and_a_key(type_: str) -> None:
    names = [field.name for field in BY_TYPE[type_].fields]
    assert [name for name in register_columns(type_) if name in names] == names


def test_every_value_of_an_entry_is_in_its_row(session: Session, tmp_path: Path) -> None:
    actors = rows(session, "actor", tmp_path / "a.csv")
    assert actors["south-vietnam"] == dict.fromkeys(register_columns("actor"), "") | {
        "key": "south-vietnam",
        "name": "South Vietnam",
        "kind": "former-state",
        "valid_from": "1955~",
        "valid_from_earliest": "1955-01-01",
        "valid_from_latest": "1955-12-31",
        "valid_until": "1975-04-30",
        "valid_until_earliest": "1975-04-30",
        "valid_until_latest": "1975-04-30",
        "aliases": "RVN\nRepublic; of Vietnam",
        "note": "=1+1",
        "events": "0",
    }
    systems = rows(session, "system", tmp_path / "s.csv")
    assert (systems["f-35a"]["class"], systems["f-35a"]["maker"]) == ("fighter", "works")
    assert (systems["f-35i"]["class"], systems["f-35i"]["version_of"]) == ("", "f-35a")
    source = rows(session, "source", tmp_path / "d.csv")["db"]
    assert [source[f"covers{end}"] for end in ("", "_earliest", "_latest")] == [
        "1950/..", "1950-01-01", "",
    ]  # fmt: skip
    assert source["reliability"] == "F"
    assert rows(session, "place", tmp_path / "p.csv")["osan"]["latitude"] == "37.09"


def test_a_query_selects_the_rows(session: Session, tmp_path: Path) -> None:
    assert [*rows(session, "actor", tmp_path / "a.csv", "kind:company")] == ["works"]


@pytest.mark.parametrize("type_", TYPES)
def test_json_has_the_same_values_as_the_row(session: Session, tmp_path: Path, type_: str) -> None:
    found = rows(session, type_, tmp_path / "r.csv")
    for line in json.loads(json.dumps(output("list", register(session, type_)))):
        line["aliases"] = "\n".join(line["aliases"])
        assert {
            name: str(line[name] or "") for name in register_columns(type_) if name != "events"
        } == {name: cell for name, cell in found[line["key"]].items() if name != "events"}


def test_no_cell_is_a_formula_in_excel(session: Session) -> None:
    file = io.StringIO(newline="")
    write_register(register(session, "actor"), "actor", file, excel=True)
    assert "'=1+1" in file.getvalue()
