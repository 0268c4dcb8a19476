"""The name of an actor that no record has may be that of a country, in other letters."""

import csv
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.readers.formats.sipri.rows import ORDERS
from timeline.errors import DataError
from timeline.loader import load

_CHRONICLE = """chronicle: {name: more, title: More}
actors:
  jpane: {name: Jpane, kind: armed-group}
"""


def advice(engine: Engine, folder: Path, recipient: str) -> str:
    path = folder / "made-up.csv"
    row = (recipient, "Chile", "2011", "", "12", "", "Falcon-2", "trainer", *[""] * 8)
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([ORDERS, row])
    with pytest.raises(DataError) as error:
        load(engine, [path])
    (problem,) = error.value.problems
    return problem.message.partition("; ")[2]


@pytest.mark.parametrize(
    ("name", "meant"),
    [("Jpan", "Japan"), ("Untied States", "United States"), ("Sotuh Korea", "South Korea")],
)
def test_the_country_that_is_meant_is_named(
    name: str, meant: str, sqlite_engine: Engine, tmp_path: Path
) -> None:
    assert advice(sqlite_engine, tmp_path, name) == f"did you mean {meant}?"


def test_a_record_that_is_near_comes_first(sqlite_engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "more.yaml").write_text(_CHRONICLE, encoding="utf-8")
    load(sqlite_engine, [tmp_path / "more.yaml"])
    assert advice(sqlite_engine, tmp_path, "Jpan") == "did you mean jpane?"
    assert advice(sqlite_engine, tmp_path, "Wibble") == ""
