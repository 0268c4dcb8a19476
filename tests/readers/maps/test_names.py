"""Actors and places by their names in cells: known ones, those of the map, and new ones."""

import os
from pathlib import Path

import pytest

from tests.readers.maps.tables import Outcome, converted, converted_text
from timeline.errors import Problem
from timeline.readers.maps import read_map

MAP = """
[event]
key = "id"
kind = "incident"
title = "{what}"
when = "date"
by = FIELD
"""
PLAIN = 'ignore = "*"\n' + MAP.replace("FIELD", '"who"')
COLUMNS = ["id", "what", "date", "who", "side"]


def outcome(field: str, *rows: tuple[str, str], more: str = "") -> Outcome:
    cells = [
        [str(number), "A thing", "2031", who, side] for number, (who, side) in enumerate(rows, 1)
    ]
    return converted_text(
        f'ignore = "*"\n{MAP.replace("FIELD", field)}{more}',
        [COLUMNS, *cells],
        {("actor", "Star Front"): "front"},
    )


def test_a_name_that_the_database_has_is_used() -> None:
    found = outcome('"who"', ("Star Front", ""))
    assert (found.faults, found.events[0]["by"]) == ([], ["front"])


def test_an_unknown_name_rejects_each_of_its_rows_and_is_counted() -> None:
    found = outcome('"who"', ("Moon Front", ""), ("Moon Front", ""), ("Star Front", ""))
    assert len(found.faults) == 2
    assert found.conversion.unknown["actor", "Moon Front"].count == 2


def test_a_map_can_describe_the_names_that_are_new() -> None:
    kind = '{column = "side", terms = {"1" = "unit"}, otherwise = "armed-group"}'
    define = f'{{column = "who", define = {{kind = {kind}}}}}'
    found = outcome(define, ("Moon Front", "1"), ("Sun Front", "2"), ("Moon Front", "2"))
    assert found.problems == []
    assert found.defined("actor") == {
        "moon-front": {"name": "Moon Front", "kind": "unit"},
        "sun-front": {"name": "Sun Front", "kind": "armed-group"},
    }


def test_countries_become_states_under_one_key_whatever_their_name_is() -> None:
    found = outcome(
        '{column = "who", countries = true, define = {kind = "unknown"}}',
        ("Chad", ""), ("TCD", ""), ("Republic of Chad", ""), ("Moon Front", ""),
    )  # fmt: skip
    assert [event["by"] for event in found.events] == [["tcd"], ["tcd"], ["tcd"], ["moon-front"]]
    assert found.defined("actor")["tcd"] == {"name": "Chad", "kind": "state", "country": "TCD"}


def test_a_table_of_names_with_aliases() -> None:
    names = """
[names.actors]
front = ["S. Front", "The Star Front"]
moon = {name = "Moon Front", kind = "armed-group", aliases = ["M.F."]}
"""
    found = outcome('"who"', ("s. front", ""), ("M.F.", ""), ("Moon Front", ""), more=names)
    # "front" is a key; the directory of the test knows names only.
    assert found.events[0]["by"] == ["front"]
    assert [event["by"] for event in found.events[1:]] == [["moon"], ["moon"]]
    assert found.defined("actor") == {
        "moon": {"name": "Moon Front", "kind": "armed-group", "aliases": ["M.F."]}
    }


def test_a_table_of_names_in_a_file_beside_the_map(tmp_path: Path) -> None:
    (tmp_path / "actors.csv").write_text(
        "key,name,kind,aliases\nmoon,Moon Front,armed-group,M.F.; The Moon\n"
    )
    path = tmp_path / "map.toml"
    path.write_text(f'{PLAIN}[names]\nactors = "actors.csv"\n')
    format_, problems = read_map(path)
    assert format_ is not None, problems
    found = converted(format_, [COLUMNS, ["1", "A thing", "2031", "The Moon", ""]])
    assert found.problems == []
    assert found.events[0]["by"] == ["moon"]


def test_the_file_of_names_must_have_keys(tmp_path: Path) -> None:
    (tmp_path / "actors.csv").write_text("name,kind\nMoon Front,armed-group\n")
    path = tmp_path / "map.toml"
    path.write_text(f'{PLAIN}[names]\nactors = "actors.csv"\n')
    assert "has no column key" in read_map(path)[1][0].message


def test_a_name_of_two_records_is_a_fault_of_the_map(tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    path.write_text(f'{PLAIN}[names.actors]\none = ["X"]\ntwo = ["x"]\n')
    assert "is a name of one too" in read_map(path)[1][0].message


def test_a_constant_actor_is_inferred_with_its_reason() -> None:
    field = '{value = "moon", reason = "the table lists its attacks"}'
    names = '[names.actors]\nmoon = {name = "Moon Front", kind = "armed-group"}\n'
    found = outcome(field, ("x", ""), more=names)
    assert (found.faults, found.problems) == ([], [])
    assert found.events[0]["by"] == ["moon"]
    assert found.records["reg-1"].canonical["inferred"] == {"by": "the table lists its attacks"}


def test_a_number_of_the_actor_of_a_role() -> None:
    field = '"who"\nkilled = {each = {by = "side"}}'
    found = outcome(field, ("Star Front", "3"))
    assert found.problems == []
    assert found.events[0]["killed"] == {"front": "3"}


def map_with(folder: Path, name: str) -> list[Problem]:
    """The problems of a map in a folder whose names of actors are in a file."""
    path = folder / "map.toml"
    path.write_text(f'{PLAIN}[names]\nactors = "{name}"\n')
    return read_map(path)[1]


def test_a_pipe_is_no_map_and_no_file_of_names(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    os.mkfifo(tmp_path / "pipe.toml")
    assert "is a pipe" in read_map(tmp_path / "pipe.toml")[1][0].message
    assert "is a pipe" in map_with(tmp_path, "pipe.csv")[0].message


def test_a_file_of_names_is_in_the_folder_of_the_map(tmp_path: Path) -> None:
    inside = tmp_path / "maps"
    inside.mkdir()
    (tmp_path / "out.csv").write_text("key,name\nfront,Front\n")
    (inside / "link.csv").symlink_to("../out.csv")
    (inside / "loop.csv").symlink_to("loop.csv")
    assert "link out of the folder" in map_with(inside, "link.csv")[0].message
    assert len(map_with(inside, "loop.csv")) == 1
    (inside / "real.csv").write_text("key,aliases\nfront,Front\n")
    (inside / "own.csv").symlink_to("real.csv")
    assert map_with(inside, "own.csv") == []


@pytest.mark.parametrize("text", ["", "name\nFront\n", "key,name\n", 'key\n"x'])
def test_a_bad_file_of_names_is_one_fault(tmp_path: Path, text: str) -> None:
    (tmp_path / "actors.csv").write_text(text)
    (problem,) = map_with(tmp_path, "actors.csv")
    assert "actors.csv" in problem.message
    assert "empty table" not in problem.message
