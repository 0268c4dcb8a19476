"""The ledger says first what all of it adds up to, and on which sources each figure rests."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.running import Result
from tests.running import run as run_command

Run = Callable[..., Result]


def bought(title: str, when: str, system: str, cited: dict[str, list[str]], **values: Any) -> Any:
    """A procurement; ``cited`` are the fields that each source supports, all others inferred."""
    found = {"kind": "procurement", "title": title, "when": when, "systems": [system], **values}
    named = {field for fields in cited.values() for field in fields}
    others = set(found) - {"kind", "title"} - named
    inferred = {"inferred": dict.fromkeys(sorted(others), "known")} if others else {}
    cite = {source: {"quote": "x", "for": fields} for source, fields in cited.items()}
    return found | inferred | {"cite": cite}


SEED = {
    "sources": {key: {"title": f"The {key}"} for key in ("paper", "wire", "memo")},
    "systems": {
        "f-16": {"name": "F-16", "category": "aircraft", "class": "fighter"},
        "f-16d": {"name": "F-16D", "category": "aircraft", "part_of": "f-16"},
        "k2": {"name": "K2", "category": "vehicle", "class": "tank"},
        "thing": {"name": "Thing", "category": "other"},
    },
    "events": {
        "a": bought(
            "Twenty F-16", "2019-05-01", "f-16",
            {"paper": ["when", "systems", "stage", "quantity"], "wire": ["cost"]},
            stage="ordered", quantity="20", cost="1e9 USD",
        ),
        "b": bought(
            "About ten F-16", "2020-05-01", "f-16", {"wire": ["when", "systems", "quantity"]},
            stage="ordered", quantity="~10", cost="5e8 USD",
        ),
        "c": bought(
            "Eight F-16D", "2020-07-01", "f-16d", {"memo": ["when", "quantity"]},
            stage="delivered", quantity="8",
        ),
        "d": bought(
            "Tanks", "[2020..2021]", "k2", {"memo": ["when", "systems"]},
            stage="ordered", quantity="5",
        ),
        "e": bought("Things", "by 2018", "thing", {"memo": ["when", "systems", "quantity"]},
            stage="ordered", quantity="1"),
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("totals")
    (folder / "a.yaml").write_text(json.dumps(SEED))
    done = run_command("load", str(folder), "--database", str(folder / "timeline.db"))
    assert done.exit_code == 0, done.stderr
    return str(folder / "timeline.db")


@pytest.fixture
def here(where: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    return lambda *words: run_command(*words, "--database", where)


def _read(where: str, *words: str) -> Any:
    result = run_command("ledger", *words, "--json", "--database", where)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_totals_come_first_and_say_their_sources(here: Run) -> None:
    lines = here("ledger").stdout.splitlines()
    at = lines.index("in all")
    assert lines[at + 1].split() == [
        "ordered", "4", "procurements", "·", "$1.5", "billion", "?", "[1],", "2", "without", "a",
        "cost",
    ]  # fmt: skip
    assert lines[at + 2].split() == ["delivered", "1", "procurement"]
    fighters = lines.index("F-16  f-16")
    sums = next(line for line in lines[fighters:] if line.split()[:1] == ["ordered"])
    assert "about 30" in sums
    assert "[1,3]" in sums
    assert lines.index(sums) < next(n for n, each in enumerate(lines) if "Twenty F-16" in each)
    notes = [line for line in lines if line.startswith("[")]
    assert [line.split()[-1] for line in notes] == ["wire", "memo", "paper"]


def test_json_says_what_each_figure_rests_on(where: str) -> None:
    found = _read(where)
    (ordered, _) = found["totals"]
    assert ordered["costs_from"] == {"sources": ["wire"], "estimated": True, "inferred": True}
    by_system = {each["system"][0]: each["accounts"][0]["sums"] for each in found["groups"]}
    fighters, tanks = by_system["f-16"][0], by_system["k2"][0]
    assert fighters["units_from"] == {
        "sources": ["paper", "wire"], "estimated": True, "inferred": False,
    }  # fmt: skip
    assert tanks["units_from"] == {"sources": [], "estimated": True, "inferred": True}
    exact = by_system["f-16d"][0]["units_from"]
    assert exact == {"sources": ["memo"], "estimated": False, "inferred": False}
    assert [each["key"] for each in found["sources"]] == ["wire", "memo", "paper"]


@pytest.mark.parametrize(
    ("by", "name", "keys"),
    [
        ("class", "system_class", [[], ["fighter"], ["tank"]]),
        ("category", "category", [["aircraft"], ["other"], ["vehicle"]]),
        ("year", "year", [["..2018"], ["2019"], ["2020"], ["2020..2021"]]),
    ],
)
def test_groups_by_class_category_and_year(
    where: str, by: str, name: str, keys: list[list[str]]
) -> None:
    """Of systems without a class, that of the system that they are part of."""
    found = _read(where, "--by", by)
    groups = sorted(group[name] for group in found["groups"])
    assert groups == keys
    assert len(found["totals"]) == 2


@pytest.mark.parametrize(("by", "name"), [("class", "fighter"), ("year", "2020")])
def test_the_first_groups_of_many_have_the_same_sums(here: Run, by: str, name: str) -> None:
    lines = here("ledger", "--by", by, "--limit", "1").stdout.splitlines()
    whole = here("ledger", "--by", by).stdout.splitlines()
    in_all = whole.index("in all")
    assert lines[2:5] == whole[in_all : in_all + 3]
    assert any(line.startswith(name) for line in lines)
    assert "a query selects some: " in lines[-1] + lines[-2]


def test_a_pipe_has_the_sources_of_each_row(where: str) -> None:
    lines = run_command("ledger", "--database", where).stdout.splitlines()
    found = {line.split("\t")[-3]: line.split("\t")[-1] for line in lines}
    assert found == {"a": "paper,wire", "b": "wire", "c": "memo", "d": "", "e": "memo"}


def test_a_narrow_terminal_says_which_number_is_which(
    here: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "units  backlog" in here("ledger").stdout
    monkeypatch.setenv("COLUMNS", "24")
    narrow = here("ledger").stdout
    assert "units  backlog" not in narrow
    assert "units 8" in narrow
