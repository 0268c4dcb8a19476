"""A salvo and its parts: one event, several missiles, each part with its own outcome."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from rich.cells import cell_len
from sqlalchemy import Engine

from tests.profiles import is_nightly
from tests.running import Result
from tests.running import run as run_command

Run = Callable[..., Result]


def launch(when: str, whole: str = "", **values: Any) -> dict[str, Any]:
    """A launch, with a citation of each of its values."""
    found: dict[str, Any] = {"kind": "launch", "title": f"Launch on {when}", "when": when, **values}
    if whole:
        found["links"] = [{"part-of": whole}]
    why = [name for name in found if name not in ("kind", "title")]
    return found | {"cite": {"wire": {"quote": "x", "for": why}}}


EVENTS = {
    # three missiles of two types, one of which failed
    "salvo": launch("2022-06-05", quantity="3", systems=["kn-23", "kn-25"], launcher="prk"),
    "salvo-a": launch("2022-06-05T09:08+09:00", "salvo", systems=["kn-23"], outcome="success"),
    "salvo-b": launch("2022-06-05", "salvo", systems=["kn-23"], outcome="failure"),
    "salvo-c": launch("2022-06-05", "salvo", systems=["kn-25"], outcome="success", launcher="prk"),
    # not all parts are recorded
    "barrage": launch("2022-06-20", quantity="8"),
    "barrage-a": launch("2022-06-20", "barrage", quantity="2", systems=["kn-25"]),
    # its parts add up to more than it states
    "volley": launch("2022-07-05", quantity="1"),
    "volley-a": launch("2022-07-05", "volley"),
    "volley-b": launch("2022-07-05", "volley"),
    # bounds: the parts raise the lower one
    "pair": launch("2022-07-20", quantity="1..3"),
    "pair-a": launch("2022-07-20", "pair"),
    "pair-b": launch("2022-07-20", "pair"),
    # no number at all, and only parts
    "single": launch("2022-08-05"),
    "series": launch("2022-08-20"),
    "series-a": launch("2022-08-20", "series", quantity="≥2"),
    # a launch of a drill is another event
    "drill": {
        "kind": "exercise", "title": "Drill", "when": "2022-09-01/2022-09-05",
        "cite": {"wire": {"quote": "x", "for": ["when"]}},
    },
    "drill-launch": launch("2022-09-02", "drill", quantity="2"),
}  # fmt: skip
SEED = {
    "sources": {"wire": {"title": "A wire story", "reliability": "B"}},
    "actors": {"prk": {"name": "North Korea", "kind": "state", "country": "PRK"}},
    "systems": {
        "kn": {"name": "KN", "category": "missile"},
        "kn-23": {"name": "KN-23", "category": "missile", "part_of": "kn"},
        "kn-25": {"name": "KN-25", "category": "missile", "part_of": "kn"},
    },
    "events": EVENTS,
}


@pytest.fixture(scope="module")
def loaded(shared_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database of each sort with these launches, which the tests only read."""
    folder = tmp_path_factory.mktemp("counts")
    (folder / "seed.yaml").write_text(json.dumps(SEED, indent=1), encoding="utf-8")
    address = shared_engine.url.render_as_string(hide_password=False)
    loaded = run_command("load", str(folder / "seed.yaml"), "--database", address)
    assert loaded.exit_code == 0, loaded.stderr
    return address


@pytest.fixture
def ask(run_once: Run, loaded: str) -> Run:
    return lambda *words: run_once(*words, "--database", loaded)


def drawn(ask: Run, monkeypatch: pytest.MonkeyPatch, *words: str) -> list[str]:
    """The lines that a terminal of 80 cells shows."""
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    result = ask(*words)
    assert result.exit_code == 0, result.stderr
    return result.stdout.splitlines()


def lines(result: Result) -> list[list[str]]:
    assert result.exit_code == 0, result.stderr
    return [line.split("\t") for line in result.stdout.splitlines()]


def density(ask: Run, *words: str) -> Any:
    result = ask("show", "--as", "density", "--json", *words)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_a_salvo_is_one_event_of_a_chart(ask: Run) -> None:
    rows = lines(ask("show", "--as", "density", "date:2022-06..2022-07"))
    assert [row[3:] for row in rows] == [["1", "1"]] * 4
    assert density(ask)["total"] == {"low": 8, "high": 8}
    by_kind = {row["key"]: row["total"]["low"] for row in density(ask)["rows"]}
    assert by_kind == {"exercise": 1, "launch": 7}


def test_the_missiles_of_a_whole_and_its_parts_count_once(ask: Run) -> None:
    rows = lines(ask("show", "--as", "density", "--count", "items", "kind:launch"))
    assert [row[3:] for row in rows] == [
        ["3", "3"],
        ["8", "8"],
        ["1", "2"],
        ["2", "3"],
        ["1", ""],
        ["2", ""],
        ["2", "2"],
    ]
    found = density(ask, "--count", "items")
    assert found["total"] == {"low": 19, "high": None}
    assert found["unknown"] == ["single", "series"]
    assert found["fewer"] == ["barrage"]
    assert found["more"] == ["volley"]
    assert found["not_counted"] == {"exercise": 1}


def test_a_selection_counts_the_parts_that_match_and_what_may(ask: Run) -> None:
    words = ("--count", "items", "date:2022-06")
    assert density(ask, *words, "not:outcome:none")["total"] == {"low": 3, "high": 3}
    found = density(ask, *words, "outcome:failure")
    assert (found["total"], found["events"], found["parts"]) == ({"low": 1, "high": 9}, 1, 0)
    assert found["uncertain"] == ["barrage", "barrage-a"]  # nobody states their outcome
    assert density(ask, *words, "outcome:failure", "not:outcome:none")["total"]["high"] == 1


def test_the_missiles_of_a_mixed_salvo_are_those_of_its_parts(ask: Run) -> None:
    rows = density(ask, "--count", "items", "--by", "system", "date:2022-06")["rows"]
    assert {row["name"]: row["total"] for row in rows} == {
        "KN-23": {"low": 2, "high": 2},
        "KN-25": {"low": 3, "high": 3},
        "no system": {"low": 6, "high": 6},  # those of the barrage that no part describes
    }


def test_the_first_line_of_a_list_counts_events_and_items(
    ask: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert drawn(ask, monkeypatch, "show")[0] == "8 events and 9 parts of them"
    assert drawn(ask, monkeypatch, "show", "--limit", "3")[0] == (
        "8 events and 9 parts of them, the first 3 shown"
    )
    head = drawn(ask, monkeypatch, "show", "--count", "items", "date:2022-07", "--limit", "1")
    assert head[:2] == [
        "3–5 missiles in 2 events and 4 parts of them, the first 1 shown  date:2022-07",
        "the parts add up to more than the number, so it is a range: volley",
    ]
    monkeypatch.delenv("TIMELINE_OUTPUT")
    piped = ask("show", "--count", "items", "outcome:failure")
    assert piped.stderr.splitlines()[:2] == [
        "at least 1 missile in 1 event",
        "possible, but not sure: the missiles of barrage, barrage-a, volley-a and 8 more",
    ]
    assert [row[5:6] + row[10:] for row in lines(piped)] == [["salvo-b", "1", "1"]]


def test_items_that_only_may_match_are_counted_without_an_event(
    ask: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("--count", "items", "date:2022-06-20", "outcome:failure")
    assert drawn(ask, monkeypatch, "show", *words) == [
        "0–8 missiles  date:2022-06-20 outcome:failure",
        "possible, but not sure: the missiles of barrage and barrage-a",
        "the parts add up to fewer than the number: barrage",
    ]
    assert [line.split() for line in drawn(ask, monkeypatch, "list", "systems", *words)[1:3]] == [
        ["kn", "0", "0–2", "KN", "missile"],
        ["kn-25", "0", "0–2", "KN-25", "missile", "·", "part", "of", "kn"],
    ]
    assert drawn(ask, monkeypatch, "list", "systems", *words)[-2].startswith("possible, but not")


def test_rows_of_a_list_have_the_items_of_their_heading(
    ask: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = drawn(ask, monkeypatch, "show", "--by", "actor", "--count", "items", "outcome:failure")
    at = shown.index("North Korea  1 missile")  # the launcher of the whole salvo
    assert "(part of salvo)" in shown[at + 1]


def test_parts_of_a_day_are_below_their_whole(ask: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = drawn(ask, monkeypatch, "show", "system:kn", "date:2022-06-05")
    titles = [line.partition(" launch ")[2].split() for line in shown if " launch " in line]
    assert [title[:2] for title in titles] == [["Launch", "on"], *[["└", "Launch"]] * 3]
    (part,) = [
        line for line in drawn(ask, monkeypatch, "show", "outcome:failure") if "Launch" in line
    ]
    assert "(part of salvo)" in part


def test_json_has_the_whole_and_the_items(ask: Run) -> None:
    found = json.loads(ask("show", "--json", "--count", "items", "date:2022-09").stdout)
    assert {event["key"]: (event["part_of"], event.get("items")) for event in found} == {
        "drill": ([], None),
        "drill-launch": (["drill"], {"low": 2, "high": 2}),
    }
    assert "items" not in json.loads(ask("show", "--json", "kind:launch").stdout)[0]


def test_counts_are_of_events_or_items(ask: Run) -> None:
    result = ask("show", "--count", "missiles")
    assert result.exit_code == 2
    assert "items" in result.stderr


def test_a_register_counts_events_and_items(ask: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    found = {row[0]: [row[1], *row[6:]] for row in lines(ask("list", "systems"))}
    assert found == {"kn": ["2"], "kn-23": ["1"], "kn-25": ["2"]}
    found = {
        row[0]: [row[1], *row[6:]] for row in lines(ask("list", "systems", "--count", "items"))
    }
    assert found == {"kn": ["2", "5", "5"], "kn-23": ["1", "2", "2"], "kn-25": ["2", "3", "3"]}
    shown = drawn(ask, monkeypatch, "list", "actors", "--count", "items")
    assert shown[:2] == ["key  events  items  name", "prk       1      3  North Korea  state · PRK"]
    result = ask("list", "events", "--count", "items")
    assert result.exit_code == 2
    assert "timeline show --count items" in result.stderr


def test_about_an_entry_counts_as_its_register(ask: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "1 event and 1 part of it" in drawn(ask, monkeypatch, "about", "prk")


@pytest.mark.parametrize("width", ["40", "60", "80", "120"] if is_nightly() else ["40", "80"])
def test_no_line_is_wider_than_the_terminal(
    ask: Run, monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", width)
    for line in (
        "show --count items",
        "show --by system --count items",
        "show --as lanes --count items",
        "show --as density --by system --count items",
        "list systems --count items",
        "responses --to kind:launch --by kind:launch --within 30",
        "around salvo",
    ):
        shown = ask(*line.split()).stdout.splitlines()
        assert shown
        assert max(map(cell_len, shown)) <= int(width), line


def test_responses_count_a_salvo_once(ask: Run) -> None:
    words = ("--to", "kind:launch", "--by", "kind:launch", "--within", "20")
    found = json.loads(ask("responses", *words, "--json").stdout)
    pairs = {t["key"]: [each["key"] for each in t["responses"]] for t in found["triggers"]}
    assert pairs == {
        "salvo": ["barrage"],
        "barrage": ["volley"],
        "volley": ["pair"],
        "pair": ["single"],
        "single": ["series"],
        "series": ["drill-launch"],
        "drill-launch": [],
    }
    assert found["parts"] == {"triggers": 9, "responses": 9}
    drill = ask("responses", "--to", "kind:exercise", "--by", "kind:launch", "--within", "20")
    assert drill.stdout.startswith("drill\t\t")  # its own launch is not a response to it


def test_around_and_duplicates_take_a_salvo_as_one_event(ask: Run) -> None:
    keys = [row[8] for row in lines(ask("around", "salvo-b", "--days", "15"))]
    assert keys == ["barrage"]
    found = json.loads(ask("around", "salvo-b", "--days", "15", "--json").stdout)
    assert found["parts"] == 4
    pairs = lines(ask("duplicates", "--least", "1", "date:2022-06..2022-07"))
    families = [{key.partition("-")[0] for key in row[1:3]} for row in pairs]
    assert all(len(family) == 2 for family in families)
