"""Rows, and registers, that state different things of one name: none wins in silence."""

from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session, select

from timeline.loader import load
from timeline.models import Place
from timeline.readers.imports import TableOptions

_MAP = """
[event]
key = "id"
kind = "incident"
title = "{place}"
when = "date"
involved = {column = "who", define = {kind = {column = "kind"}}}

[event.place]
column = "place"
define = {country = {column = "of"}, latitude = {column = "lat"}, longitude = {column = "lon"}}
"""
_HEADER = "id,date,place,of,lat,lon,who,kind\n"
_SEA = "1,2020-01-01,Sea,,56.5,19.0,Front,unit\n"


def told(engine: Engine, folder: Path, name: str, rows: str) -> list[tuple[str, str]]:
    """Load a table; return the lines and columns that are reported, with what they are about."""
    (folder / "map.toml").write_text(_MAP, encoding="utf-8")
    table = folder / f"{name}.csv"
    table.write_text(_HEADER + rows, encoding="utf-8")
    found = load(engine, [table], options=TableOptions(map=folder / "map.toml")).warnings
    return [(f"{each.line} {each.field}", each.message) for each in found]


def positions(engine: Engine) -> dict[str, tuple[str | None, str | None]]:
    with Session(engine) as session:
        return {each.name: (each.country, each.latitude) for each in session.exec(select(Place))}


def test_a_place_that_is_clearly_elsewhere_is_another_place(
    sqlite_engine: Engine, tmp_path: Path
) -> None:
    rows = _SEA + (
        "2,2020-02-01,Sea,,54.4,10.9,,\n"
        "3,2020-02-01,Sea,,54.41,10.92,,\n"  # as near as registers round
        "4,2020-02-01,Sea,,,,,\n"
        "5,2020-02-01,Sea,,56.54,19,,\n"
        "6,2020-02-01,Paris,FRA,,,,\n"
        "7,2020-02-01,Paris,USA,,,,\n"
        "8,2020-02-01,Atoll,,10.1,179.99,,\n"
        "9,2020-02-01,Atoll,,10.1,-179.99,,\n"
    )
    found = told(sqlite_engine, tmp_path, "first", rows)
    assert [where for where, _ in found] == ["3 lat", "5 lat", "8 of"]
    assert all(part in found[0][1] for part in ("54.4, 10.9", "'Sea'", "line 2", "56.5, 19.0"))
    known = {
        "Sea": (None, "56.5"),
        "Sea (54.4, 10.9)": (None, "54.4"),
        "Paris": ("FRA", None),
        "Paris (USA)": ("USA", None),
        "Atoll": (None, "10.1"),
    }
    assert positions(sqlite_engine) == known
    assert told(sqlite_engine, tmp_path, "first", rows + "\n")  # again: the same places
    # Another register: what the database has does not decide where its events were.
    ((where, message),) = told(sqlite_engine, tmp_path, "second", "1,2020-01-01,Sea,,40,5,,\n")
    assert where == "2 lat"
    assert "place sea of the database" in message
    assert positions(sqlite_engine) == {**known, "Sea (40, 5)": (None, "40")}


def test_other_values_are_reported_and_the_first_ones_are_kept(
    sqlite_engine: Engine, tmp_path: Path
) -> None:
    rows = _SEA + (
        "2,2020-02-01,Sea,SWE,56.5,19.0,Front,company\n"
        "3,2020-02-01,Sea,FIN,56.5,19.0,Front,company\n"
        "4,2020-02-01,Town,KOR,,,Front,unknown\n"
        "5,2020-02-01,Town,KOR,37.5,127.0,,\n"
        "6,2020-02-01,Town,KOR,37.51,127.0,,\n"
        "7,2020-02-01,Town,,,,,\n"
    )
    found = told(sqlite_engine, tmp_path, "first", rows)
    assert [where for where, _ in found] == ["3 kind", "3 of", "6 lat"]
    assert "'company', but 'Front' has 'unit' by line 2" in found[0][1]
    assert "'37.5, 127.0' is not recorded" in found[2][1]
    assert positions(sqlite_engine) == {"Sea": (None, "56.5"), "Town": ("KOR", None)}
    found = told(sqlite_engine, tmp_path, "second", "1,2020-01-01,Town,,,,Front,company\n")
    assert [where for where, _ in found] == ["2 kind"]
    assert "actor front of the database" in found[0][1]


def test_a_name_with_its_country_is_the_place_that_the_database_has(
    sqlite_engine: Engine, tmp_path: Path
) -> None:
    one = '1,2020-01-01,Wonsan,PRK,39.1,127.4,,\n2,2020-01-01,"Kusong, North Korea",PRK,,,,\n'
    other = (
        '1,2020-01-01,"Wonsan, North Korea",PRK,,,,\n'
        '2,2020-01-01,"Wonsan, China",CHN,,,,\n'  # no other country
        '3,2020-01-01,"Wonsan, South",PRK,,,,\n'
        "4,2020-01-01,Kusong,PRK,,,,\n"
    )
    assert told(sqlite_engine, tmp_path, "one", one) == []
    assert told(sqlite_engine, tmp_path, "other", other) == []
    first = {"Wonsan", "Kusong, North Korea"}
    assert positions(sqlite_engine).keys() == first | {"Wonsan, China", "Wonsan, South"}
    # A place that a table has already stays what it is.
    assert told(sqlite_engine, tmp_path, "one", one + "3,2020-01-01,Wonsan,PRK,,,,\n") == []
    assert positions(sqlite_engine).keys() == first | {"Wonsan, China", "Wonsan, South"}
