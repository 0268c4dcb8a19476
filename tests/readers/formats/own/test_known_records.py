"""A table in a database that has other records: none is taken for one of the table in silence."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from timeline.errors import DataError
from timeline.loader import load

HERE = """\
chronicle: {name: here, title: Here}
actors:
  ost: {name: Ostland, kind: state}
  navy: {name: Navy of Vestmark, kind: unit}
  nor: {name: Northland, kind: company}
systems: {skua: {name: Skua, category: aircraft}, heron: {name: Heron, category: ship}}
"""
COLUMNS = (
    "key,kind,title,when,participants,participants_names,systems,systems_names,"
    "actors,actors_names,actors_kinds,systems_categories"
)


def table(folder: Path, key: str, name: str) -> Path:
    """A table of two events with an actor, who is a state, and with two ships."""
    file = folder / "events.csv"
    cells = f"{key},{name},skua;heron,Skua;Heron,{key},{name},state,ship;ship"
    rows = (f"{event},exercise,Drill,2031,{cells}" for event in ("drill", "again"))
    file.write_text("\n".join((COLUMNS, *rows, "")), encoding="utf-8")
    return file


@pytest.fixture
def here(sqlite_engine: Engine, tmp_path: Path) -> Engine:
    (tmp_path / "here.yaml").write_text(HERE)
    load(sqlite_engine, [tmp_path / "here.yaml"])
    return sqlite_engine


@pytest.mark.parametrize(
    ("key", "name", "other"), [("ostland", "Ostland", "ost"), ("fleet", "Navy of Vestmark", "navy")]
)
def test_a_record_whose_name_another_one_has_is_asked_for(
    here: Engine, tmp_path: Path, key: str, name: str, other: str
) -> None:
    with pytest.raises(DataError) as caught:
        load(here, [table(tmp_path, key, name)])
    (problem,) = (each for each in caught.value.problems if key in each.message)
    assert f"{other} has the name {name!r}: write {other} if it is the same" in problem.message


def test_a_record_that_is_another_one_here_is_reported_once(here: Engine, tmp_path: Path) -> None:
    told = [each.message for each in load(here, [table(tmp_path, "nor", "Northland")]).warnings]
    assert [each.partition(": ")[0] for each in told] == [
        "skua is 'aircraft' here, but 'ship' in the table",
        "nor is 'company' here, but 'state' in the table",
    ]
