"""The name of an actor that no record has may be that of a country, in other letters."""

import csv
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.readers.formats.sipri.rows import ORDERS
from timeline.errors import DataError
from timeline.loader import load
from timeline.readers.imports.options import TableOptions

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


def test_a_country_that_no_record_is_yet_is_answered_with_what_makes_its_record(
    sqlite_engine: Engine, tmp_path: Path
) -> None:
    table, own, map_ = tmp_path / "table.csv", tmp_path / "own.csv", tmp_path / "map.toml"
    events = '[event]\nkey = "id"\nkind = "incident"\ntitle = "{what}"\nwhen = "day"\nby = "by"\n'
    table.write_text("id,what,day,by\n1,A,2031-01-01,Chad\n", encoding="utf-8")
    own.write_text("key,kind,title,when,by\na,incident,A,2031-01-01,Niger\n", encoding="utf-8")
    mapped = TableOptions(map=map_)

    def advice(path: Path, options: TableOptions, before: str) -> str:
        with pytest.raises(DataError) as error:
            load(sqlite_engine, [path], options=options)
        (problem,) = error.value.problems
        assert before in problem.message
        return problem.message.partition(before)[2]

    map_.write_text(events, encoding="utf-8")
    option = advice(
        table, mapped, "; it is a country: say so in the map where it has this column: "
    )
    map_.write_text(events.replace('"by"', option), encoding="utf-8")
    added = load(sqlite_engine, [table], options=mapped).added
    assert [each.key for each in added] == ["table", "tcd"]

    record = advice(own, TableOptions(), "; add it to a chronicle: ")
    (tmp_path / "more.yaml").write_text(record, encoding="utf-8")
    load(sqlite_engine, [tmp_path / "more.yaml"])
    assert [each.type for each in load(sqlite_engine, [own]).added] == ["source"]
