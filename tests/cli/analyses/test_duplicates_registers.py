"""``timeline duplicates`` between two registers: days against missiles, and links to be pruned."""

import json
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import yaml

from tests.running import Result

Run = Callable[..., Result]

ACTORS = {"prk": {"name": "North Korea", "kind": "state", "country": "PRK"}}
SYSTEMS = {
    "star": {"name": "Star", "category": "missile"},
    "star-3": {"name": "Star-3", "category": "missile", "part_of": "star"},
}


def launch(source: str, when: str, title: str = "Launch", **values: Any) -> dict[str, Any]:
    event = {"kind": "launch", "title": title, "when": when, "launcher": "prk", **values}
    stated = [name for name in event if name not in ("kind", "title")]
    return event | {"cite": {source: [{"row": 1, "for": stated}]}}


MISSILES = {
    **{
        f"missile-{n}": launch("missiles", "2031-06-05", f"Missile {n}", quantity=1)
        for n in (1, 2, 3)
    },
    "missile-4": launch("missiles", "2031-07-01", "Missile 4", quantity=1, systems="star-3"),
    "missile-5": launch("missiles", "2031-07-09", "Missile 5", quantity=1),
}
DAYS = {
    "day-1": launch("provocations", "2031-06-05", "Three\nballistic\u2028missiles", quantity=3),
    "day-2": launch("provocations", "2031-07-01", "A Star flies", systems="star"),
    "day-3": launch("provocations", "2031-07-19", "Another day"),
}
PARTS = {(f"missile-{n}", "part-of", "day-1") for n in (1, 2, 3)}
PAIRS = {*PARTS, ("day-2", "same-as", "missile-4")}


@pytest.fixture
def asked(run: Run, tmp_path: Path) -> Run:
    """Commands on a database with two registers, each in a chronicle of its own."""

    def asked(*words: str, status: int = 0) -> Result:
        result = run(*words, "--database", str(tmp_path / "t.db"))
        assert result.exit_code == status, result.output
        return result

    for name, events in (("missiles", MISSILES), ("provocations", DAYS)):
        (tmp_path / name).mkdir()
        seed = {
            "sources": {name: {"title": name}}, "actors": ACTORS, "systems": SYSTEMS,
            "events": events,
        }  # fmt: skip
        (tmp_path / name / "seed.yaml").write_text(json.dumps(seed, indent=1), encoding="utf-8")
        asked("load", str(tmp_path / name))
    return asked


def links(result: Result) -> set[tuple[str, str, str]]:
    """The proposed links: from, type, to."""
    return {
        (pair["other"], pair["relation"], pair["primary"]) for pair in json.loads(result.stdout)
    }


def test_missiles_are_parts_of_a_day_and_one_missile_is_the_same_as_one_day(asked: Run) -> None:
    assert links(asked("duplicates", "--json")) == PAIRS
    assert links(asked("duplicates", "--between", "missiles", "provocations", "--json")) == PAIRS
    assert links(asked("duplicates", "--between", "provocations", "missiles", "--json")) == PAIRS
    july = asked("duplicates", "date:2031-07", "--between", "missiles", "provocations", "--json")
    assert links(july) == PAIRS - PARTS


def test_a_part_is_shown_with_the_line_to_write(
    asked: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = asked("duplicates", "date:2031-06").stdout.splitlines()[0].split("\t")
    assert fields[1:3] == ["day-1", "missile-1"]
    assert fields[4] == "links: [{part-of: day-1}]"
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("TERM", "dumb")
    text = asked("duplicates").stdout
    assert "1 pair may be the same event · 3 pairs may be wholes and parts" in text
    assert "to make missile-1 a part, write under missile-1:" in text
    assert "together 3 of 3" in text


MAP = """
name = "firings"
[source]
title = 'A "register" of firings'
[event]
key = "No"
kind = "launch"
title = 'Missile "{No}" is fired'
when = "Day"
launcher = "By"
quantity = "Number"
"""


@pytest.mark.parametrize("relation", ["same-as", "part-of"])
def test_what_is_advised_for_a_row_of_a_table_loads_as_it_is(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, relation: str
) -> None:
    monkeypatch.setenv("TIMELINE_DATABASE", str(tmp_path / "t.db"))
    monkeypatch.setenv("COLUMNS", "80")
    (tmp_path / "firings.toml").write_text(MAP)
    (tmp_path / "firings.csv").write_text("No,Day,By,Number\n7,2031-06-05,prk,1\n")
    number = 1 if relation == "same-as" else 3
    day = launch("paper", "2031-06-05", 'Missile "7" is fired', quantity=number)
    paper = {"title": "A paper", "reliability": "A"}
    (tmp_path / "own.yaml").write_text(
        json.dumps({"sources": {"paper": paper}, "actors": ACTORS, "events": {"day": day}})
    )
    own, table = str(tmp_path / "own.yaml"), str(tmp_path / "firings.csv")
    assert run("load", own).exit_code == 0
    assert run("load", table, "--map", str(tmp_path / "firings.toml")).exit_code == 0
    [pair] = json.loads(run("duplicates", "--json").stdout)
    assert (pair["relation"], pair["other"], pair["primary"]) == (relation, "firings-7", "day")
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("TERM", "dumb")
    told, _, lines = run("duplicates").stdout.partition("       corrections:\n")
    assert "firings-7 is a row of a table:" in " ".join(told.split())
    assert pair["seed"] == dedent(f"       corrections:\n{lines}").strip()
    (tmp_path / "links.yaml").write_text(dedent(f"       corrections:\n{lines}"))
    linked = run("load", str(tmp_path / "links.yaml"))
    assert linked.exit_code == 0, linked.output
    assert "No two records look like the same event." in run("duplicates").stdout


def test_a_register_is_compared_with_itself_only_if_asked(asked: Run) -> None:
    query = "source:missiles date:2031-06"
    assert links(asked("duplicates", "--json")) == PAIRS
    inside = {("missile-2", "same-as", "missile-1"), ("missile-3", "same-as", "missile-1")}
    assert links(asked("duplicates", "--within", "--json")) >= PAIRS | inside
    assert links(asked("duplicates", query, "--between", "missiles", "missiles", "--json")) > inside


def test_a_chronicle_that_does_not_exist_is_named(asked: Run) -> None:
    result = asked("duplicates", "--between", "missiles", "provocation", status=2)
    assert "provocation is neither a chronicle nor a source; did you mean provocations" in (
        result.stderr
    )


def test_a_limit_keeps_the_best_and_says_what_it_leaves_out(asked: Run) -> None:
    result = asked("duplicates", "--limit", "1")
    assert len(result.stdout.splitlines()) == 1
    assert "leaves out 3 pairs" in result.stderr
    assert result.stdout == asked("duplicates").stdout.splitlines(keepends=True)[0]


def test_proposals_are_a_seed_file_with_a_comment_for_each(asked: Run, tmp_path: Path) -> None:
    file = tmp_path / "links.yaml"
    result = asked("duplicates", "--write", str(file))
    assert result.stdout == ""
    assert "4 links" in result.stderr
    text = file.read_text(encoding="utf-8")
    seed = yaml.load(text, yaml.BaseLoader)
    stated = {
        (key, type_, to)
        for key, entry in seed["corrections"].items()
        for link in entry["links"]
        for type_, to in link.items()
    }
    assert stated == PAIRS
    assert seed["corrections"]["missile-1"]["kind"] == "launch"
    assert "links.part-of.day-1" in seed["corrections"]["missile-1"]["inferred"]
    assert text.count("# ") > 4 * 4
    assert "  #   leads: missile-4: it states more values\n" in text
    assert "Three␊ballistic<U+2028>missiles" in text
    assert "\u2028" not in text


def test_an_existing_file_is_never_overwritten(asked: Run, tmp_path: Path) -> None:
    file = tmp_path / "links.yaml"
    file.touch()
    result = asked("duplicates", "--write", str(file), status=2)
    assert "exists" in result.stderr
    assert file.read_bytes() == b""
    nothing = tmp_path / "nothing.yaml"
    asked("duplicates", "date:1900", "--write", str(nothing))
    assert not nothing.exists()


def test_proposals_load_and_are_done_then(asked: Run, tmp_path: Path) -> None:
    file = tmp_path / "links.yaml"
    asked("duplicates", "--write", str(file))
    asked("load", str(file))
    assert links(asked("duplicates", "--json")) == set()
    shown = json.loads(asked("show", "source:provocations", "date:2031-07-01", "--json").stdout)
    assert shown[0]["same_as"] == ["day-2"]


MISSILE_ROWS = """\
date,time,series,missile,facility,landing,apogee,distance,bearing,outcome,description
2031-06-12,02:00 (UTC),na,star-9,south range,unknown,150,400,90,success,One.
2031-06-12,02:00 (UTC),na,star-9,north range,unknown,150,400,90,success,Two.
2031-07-02,22:00 (UTC),na,star-9,south range,unknown,150,400,90,success,Alone.
"""
DAY_ROWS = """\
date,type,event,description,resources
2031-06-12,Missile Provocation,Missile Launch,Northland fired several ballistic missiles.,
2031-07-03,Missile Provocation,Missile Launch,Northland fired a ballistic missile.,
"""


def test_two_tables_of_registers_are_compared_but_none_with_itself(
    run: Run, tmp_path: Path
) -> None:
    """One has missiles by the clock, the other days: the day of a launch is that of its place."""

    def asked(*words: str) -> Result:
        result = run(*words, "--database", str(tmp_path / "t.db"))
        assert result.exit_code == 0, result.output
        return result

    for name, rows in (("rockets", MISSILE_ROWS), ("days", DAY_ROWS)):
        file = tmp_path / f"{name}.csv"
        file.write_text(rows, encoding="utf-8")
        if name == "days":
            alone = asked("duplicates", "--json")
            assert links(alone) == set()
            assert "rockets is a register, which is not compared with itself" in alone.stderr
            assert len(links(asked("duplicates", "--within", "--json"))) == 1
        asked("load", str(file))
    relations = [each[1] for each in links(asked("duplicates", "--json"))]
    assert sorted(relations) == ["part-of", "part-of", "same-as"]
