"""``compare``: two sources, and two chronicles, side by side."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from sqlalchemy import Engine

from tests.cli.analyses.two_sides import ONE, TWO, event, supports
from tests.running import Result
from tests.running import run as run_command

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def loaded(shared_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database of each sort with two chronicles, which the tests only read."""
    folder = tmp_path_factory.mktemp("compare")
    address = shared_engine.url.render_as_string(hide_password=False)
    for seed in (ONE, TWO):
        file: Path = folder / seed["chronicle"]["name"] / "seed.yaml"
        file.parent.mkdir()
        file.write_text(json.dumps(seed), encoding="utf-8")
        done = run_command("load", str(file.parent), "--database", address)
        assert done.exit_code == 0, done.stderr
    return address


@pytest.fixture
def ask(run_once: Run, loaded: str) -> Callable[..., Any]:
    """The JSON of a comparison."""

    def ask(*words: str) -> Any:
        result = run_once("compare", *words, "--json", "--database", loaded)
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout)

    return ask


def keys(events: list[dict[str, Any]]) -> list[str]:
    return [each["key"] for each in events]


def test_events_of_two_sources_are_sorted_by_who_reports_them(ask: Callable[..., Any]) -> None:
    found = ask("wire", "paper")
    assert keys(found["alike"]) == ["alike"]
    assert keys(found["different"]) == ["rival", "vaguer", "told-twice", "priced", "merged-a"]
    assert [(pair["first"]["key"], pair["second"]["key"]) for pair in found["likely"]] == [
        ("maybe-wire", "maybe-paper")
    ]
    assert keys(found["only_first"]) == ["only-wire"]
    assert keys(found["only_second"]) == ["only-paper"]


def differences(found: dict[str, Any]) -> dict[str, tuple[str, str, str]]:
    return {
        value["field"]: (value["first"]["value"], value["second"]["value"], value["difference"])
        for value in found["values"]
        if value["difference"] not in (None, "same")
    }


def test_each_source_has_the_value_that_it_gives_with_its_quote(ask: Callable[..., Any]) -> None:
    rival, vaguer, *_, merged = ask("wire", "paper")["different"]
    assert differences(rival) == {"quantity": ("8", "10", "contradicts")}
    assert differences(vaguer) == {"when": ("2020-03-03", "2020-03", "vaguer")}
    assert differences(merged) == {
        "when": ("2023-03-03", "2023-03", "vaguer"), "quantity": ("4", "3", "contradicts"),
    }  # fmt: skip
    (quantity,) = (each for each in rival["values"] if each["field"] == "quantity")
    assert [claim["quote"] for claim in quantity["second"]["claims"]] == ["ten"]
    systems = {each["field"]: each["second"] for each in vaguer["values"]}
    assert systems["systems"] is None  # the paper names no system


def told(found: dict[str, Any], field: str) -> set[tuple[str, str, str]]:
    """How each value of the first side is compared with one of the second."""
    return {
        (value["first"]["value"], value["second"]["value"], value["difference"])
        for value in found["values"]
        if value["field"] == field
    }


def test_every_value_of_each_source_is_compared(ask: Callable[..., Any]) -> None:
    *_, twice, _, _ = ask("wire", "paper")["different"]
    assert told(twice, "quantity") == {("8", "6", "contradicts"), ("8", "10", "contradicts")}
    assert told(twice, "when") == {
        ("2022-07-07", "2022-07-07", "same"), ("2022-07-07", "2022-06", "contradicts"),
    }  # fmt: skip


def test_an_amount_is_compared_by_the_conversion_of_its_source(
    ask: Callable[..., Any], run: Run, loaded: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    *_, priced, _ = ask("wire", "paper")["different"]
    costs = [value for value in priced["values"] if value["field"] == "cost"]
    won = "~3.9e12 KRW"
    assert told(priced, "cost") == {
        (won, "3e9 USD", "same"), (won, "5e9 USD", "contradicts"), (won, "1 EUR", "differs"),
    }  # fmt: skip
    assert [value["first"]["conversion"] for value in costs] == ["3e9 USD", "3e9 USD", None]
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    text = run("compare", "wire", "paper", "key:priced", "--database", loaded).stdout
    assert "Cost: the same, as a source converts it" in text
    assert "about ₩3.9 trillion = $3 billion" in text


def test_events_of_two_chronicles_are_joined_by_same_as(ask: Callable[..., Any]) -> None:
    found = ask("one", "two")
    (merged,) = found["different"]
    assert differences(merged) == {
        "when": ("2023-03-03", "2023-03", "vaguer"),
        "quantity": ("4", "3", "contradicts"),
        "systems": ("kn-23, kn-25", "kn-23", "overlaps"),
    }
    assert keys(found["only_second"]) == ["only-two"]
    assert len(found["only_first"]) == 9
    assert found["sides"] == [
        {"name": "one", "type": "chronicle"},
        {"name": "two", "type": "chronicle"},
    ]


def test_exchanged_sides_exchange_the_sections_and_keep_the_rest(ask: Callable[..., Any]) -> None:
    found, other = ask("wire", "paper"), ask("paper", "wire")
    assert keys(found["only_first"]) == keys(other["only_second"])
    assert keys(found["alike"]) == keys(other["alike"])
    opposite = {"vaguer": "finer", "finer": "vaguer"}
    for mine, theirs in zip(found["different"], other["different"], strict=True):
        for field in {value["field"] for value in mine["values"] if value["difference"]}:
            assert told(theirs, field) == {
                (second, first, opposite.get(kind, kind))
                for first, second, kind in told(mine, field)
            }


def test_a_query_limits_both_sides_and_each_event_is_in_one_section(
    ask: Callable[..., Any], run: Run, loaded: str
) -> None:
    found = ask("wire", "paper", "2020")
    assert (keys(found["only_second"]), found["likely"]) == ([], [])
    every = ask("wire", "paper")
    placed = [*keys(every["alike"]), *keys(every["different"]), *keys(every["only_first"])]
    placed += [
        *keys(every["only_second"]),
        *(p[s]["key"] for p in every["likely"] for s in ("first", "second")),
    ]
    shown = json.loads(run("show", "source:wire,paper", "--json", "--database", loaded).stdout)
    assert sorted(placed) == sorted(keys(shown))


def test_in_a_pipe_each_difference_is_a_line(run: Run, loaded: str) -> None:
    result = run("compare", "wire", "paper", "--database", loaded)
    lines = [line.split("\t") for line in result.stdout.splitlines()]
    assert [
        "different",
        "rival",
        "rival",
        "quantity",
        "8",
        "10",
        "contradicts",
        "eight of them",
        "ten",
        "",
    ] in lines
    assert ["first", "only-wire", *[""] * 8] in lines
    (likely,) = (line for line in lines if line[0] == "likely")
    assert likely[1:7] == ["maybe-wire", "maybe-paper", "quantity", "7", "5", "contradicts"]
    assert {len(line) for line in lines} == {10}
    some = run("compare", "wire", "paper", "--limit", "1", "--database", loaded).stdout
    assert "vaguer" not in some


def purchase(stage: str, when: str, links: Sequence[dict[str, str]] = ()) -> dict[str, Any]:
    values: dict[str, Any] = {"when": when, "stage": stage, "buyer": "prk", "quantity": "20"}
    values |= {"systems": ["kn-23"]} | ({"links": [*links]} if links else {})
    cited = {"wire": {"quote": "twenty", "for": [*values]}}
    return {"kind": "procurement", "title": "Twenty KN-23", **values, "cite": cited}


def test_stages_of_a_purchase_are_two_events_before_and_after_they_are_linked(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_DATABASE", str(tmp_path / "timeline.db"))

    def add(name: str, **seed: Any) -> None:
        file = tmp_path / f"{name}.yaml"
        file.write_text(json.dumps({"chronicle": {"name": name}, **seed}))
        assert run("load", str(file)).exit_code == 0

    registers = {each: ONE[each] for each in ("sources", "actors", "systems")}
    add("one", **registers, events={"approval": purchase("approved", "2022-07")})
    add("two", events={"order": purchase("ordered", "2022")})
    sides = ("compare", "one", "two")
    before = json.loads(run(*sides, "--json").stdout)
    (pair,) = before["related"]
    assert (pair["pair"]["relation"], before["likely"]) == ("stage-of", [])
    lines = run(*sides).stdout.splitlines()
    assert {line.split("\t")[0] for line in lines} == {"stage", "first", "second"}
    add("two", events={"order": purchase("ordered", "2022", [{"stage-of": "approval"}])})
    after = json.loads(run(*sides, "--json").stdout)
    assert after["related"] == []
    for side in ("only_first", "only_second"):
        assert len(before[side]) == len(after[side]) == 1
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    add("two", events={"order": purchase("ordered", "2022")})
    drawn = run(*sides).stdout
    assert "1 pair  may be two stages of one purchase, not linked" in drawn


def test_events_without_a_value_of_both_are_not_alike(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_DATABASE", str(tmp_path / "timeline.db"))

    def launch(key: str, wire: list[str], paper: list[str], **more: Any) -> dict[str, Any]:
        cited = {"wire": supports("one", *wire), "paper": supports("two", *paper)}
        unsaid = {"launcher", "quantity"} - {*wire, *paper}
        more |= {"inferred": dict.fromkeys(unsaid, "as before")} if unsaid else {}
        return {key: event(cited, when="2020-01-06", quantity="8", **more)}

    seed = {each: ONE[each] for each in ("chronicle", "sources", "actors", "systems")}
    seed["events"] = {
        **launch("same", ["when", "kind"], ["when"]),
        **launch("apart", ["when", "launcher"], ["quantity"]),
        **launch("kinds", ["when", "kind", "status"], ["quantity", "kind", "status"]),
        **launch("claims", ["when", "status"], ["quantity", "status"], status="claimed"),
    }
    (tmp_path / "one.yaml").write_text(json.dumps(seed), encoding="utf-8")
    assert run("load", str(tmp_path / "one.yaml")).exit_code == 0
    found = json.loads(run("compare", "wire", "paper", "--json").stdout)
    assert keys(found["alike"]) == ["claims", "same"]
    assert keys(found["not_compared"]) == ["apart", "kinds"]
    lines = [line.split("\t") for line in run("compare", "wire", "paper").stdout.splitlines()]
    assert ["not-compared", "apart", "apart", *[""] * 7] in lines
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    drawn = run("compare", "wire", "paper").stdout
    assert "2 events  in both, alike" in drawn
    assert "2 events  in both, with nothing to compare" in drawn


@pytest.mark.parametrize("width", [20, 40, 80, 120, 200])
def test_a_terminal_has_the_numbers_first_and_no_line_too_wide(
    run: Run, loaded: str, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(width))
    result = run("compare", "wire", "paper", "--database", loaded)
    assert max(map(cell_len, result.stdout.splitlines())) <= width
    assert "\x1b" not in result.stdout
    if width >= 80:
        assert "5 events  in both, different" in result.stdout
        assert "‹" in result.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("wire", "wire"), "cannot be compared with itself"),
        (("wire", "papr"), "did you mean paper"),
        (("wire",), "SOURCE is missing"),
    ],
)
def test_a_side_that_does_not_exist_is_refused(
    run: Run, loaded: str, words: tuple[str, ...], message: str
) -> None:
    result = run("compare", *words, "--database", loaded)
    assert result.exit_code == 2
    assert message in result.output


def test_nothing_is_said_about_sides_without_events(run: Run, loaded: str) -> None:
    result = run("compare", "wire", "paper", "1900", "--database", loaded)
    assert (result.exit_code, result.stdout) == (0, "")
