"""Reports of many events: a screen of them by default, and everything that is asked for."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.running import run as run_command

MANY = 120
LINES, COLUMNS = 40, "80"
RESPONSES = ("responses", "--to", "kind:launch", "--by", "kind:exercise", "--within", "30")
EVERYTHING = "--limit N shows more, --all everything"


def event(kind: str, number: int, **values: Any) -> dict[str, Any]:
    """An event of one day, with a citation of each of its values."""
    when = f"20{number // 12:02}-{number % 12 + 1:02}-05"
    values = {"when": when, **values}
    cite = {"register": {"quote": "x", "for": list(values)}}
    return {"kind": kind, "title": f"The {kind} {number}", **values, "cite": cite}


def chronicle() -> dict[str, Any]:
    events = {f"shot-{n}": event("launch", n, launcher="prk") for n in range(MANY)}
    few = {f"drill-{n}": event("exercise", n, participants=["mnd"]) for n in range(40)}
    buys = {
        f"buy-{n}": event(
            "procurement", n, stage="ordered", buyer="kor", systems=[f"s{n % 12}"], quantity="3"
        )
        for n in range(MANY)
    }
    return {
        "sources": {"register": {"title": "A register", "reliability": "B"}},
        "actors": {
            "prk": {"name": "North Korea", "kind": "state", "country": "PRK"},
            "kor": {"name": "South Korea", "kind": "state", "country": "KOR"},
            "mnd": {"name": "Ministry", "kind": "organisation", "part_of": "kor"},
        },
        "systems": {f"s{n}": {"name": f"System {n}", "category": "ship"} for n in range(12)},
        "events": events | few | buys,
    }


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("many")
    (folder / "seed.yaml").write_text(json.dumps(chronicle()))  # JSON is YAML
    file = str(folder / "timeline.db")
    assert run_command("load", str(folder / "seed.yaml"), "--database", file).exit_code == 0
    return file


@pytest.fixture
def drawn(run_once: Run, database: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run a command as on a terminal and return its lines."""

    def run(*words: str) -> list[str]:
        with monkeypatch.context() as terminal:
            terminal.setenv("TIMELINE_OUTPUT", "drawn")
            terminal.setenv("COLUMNS", COLUMNS)
            return run_once(*words, "--database", database).stdout.splitlines()

    return run


@pytest.fixture
def plain(run_once: Run, database: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run a command as in a pipe."""
    monkeypatch.delenv("TIMELINE_OUTPUT", raising=False)
    return lambda *words: run_once(*words, "--database", database)


@pytest.mark.parametrize("words", [("about", "prk"), ("about", "register"), ("ledger",), RESPONSES])
def test_a_report_of_many_events_is_a_screen_that_says_how_many_more_there_are(
    words: tuple[str, ...], drawn: Any, plain: Any
) -> None:
    brief = drawn(*words)
    assert len(brief) <= LINES
    assert "--all every" in " ".join(brief[-2:])
    assert len(drawn(*words, "--all")) > MANY
    piped = plain(*words)
    assert len(piped.stdout.splitlines()) <= LINES
    assert "--all every" in piped.stderr
    whole = plain(*words, "--all")
    assert len(whole.stdout.splitlines()) >= MANY
    assert "--all" not in whole.stderr


def test_an_actor_of_many_events_says_how_many_first(drawn: Any) -> None:
    lines = drawn("about", "prk")
    assert "120 events, the first 10 are:" in lines
    assert lines[-1] == f"110 more events: {EVERYTHING}"
    assert f"20 more events: {EVERYTHING}" in drawn("about", "prk", "--limit", "100")


def test_a_report_of_few_events_has_all_of_them(drawn: Any, plain: Any) -> None:
    lines = drawn("about", "mnd")
    assert lines == drawn("about", "mnd", "--all")
    assert sum("The exercise" in line for line in lines) == 40
    assert plain("about", "mnd").stderr == ""


def test_json_has_everything(plain: Any) -> None:
    assert len(json.loads(plain("about", "prk", "--json").stdout)["events"]) == MANY
    source = json.loads(plain("about", "register", "--json").stdout)
    assert len({each["record"] for each in source["citations"]}) == 2 * MANY + 40
    assert len(source["events"]) == 2 * MANY + 40


@pytest.mark.parametrize("other", ["--all", "--json"])
def test_a_limit_and_everything_exclude_each_other(other: str, plain: Any) -> None:
    result = plain("about", "prk", "--limit", "3", other)
    assert result.exit_code == 2
    assert f"--limit cannot be combined with {other}" in result.stderr


def test_a_long_text_is_shown_up_to_its_first_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "long.txt").write_text("A shot was seen. " + "Nothing else happened. " * 3_000)
    shot = {"kind": "launch", "title": "Shot", "when": "2022-01-05"}
    cite = {"book": {"quote": "A shot was seen", "for": ["when"]}}
    seed = {
        "sources": {"book": {"title": "A book", "text": "long.txt"}},
        "events": {"shot": shot | {"cite": cite}},
    }
    (tmp_path / "seed.yaml").write_text(json.dumps(seed))
    file = str(tmp_path / "timeline.db")
    assert run_command("load", str(tmp_path), "--database", file).exit_code == 0
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("COLUMNS", COLUMNS)
    lines = run_command("about", "book", "--database", file).stdout.splitlines()
    assert len(lines) <= LINES
    assert any("›A shot was seen‹" in line for line in lines)
    assert any("characters: --all shows the whole text" in line for line in lines)
    whole = run_command("about", "book", "--all", "--database", file).stdout.splitlines()
    assert len(whole) > 500


def test_a_long_ledger_is_its_leading_groups_with_their_sums(drawn: Any, plain: Any) -> None:
    lines = drawn("ledger")
    assert lines[0] == "120 procurements by system"
    assert "12 groups, the 8 with the most procurements:" in lines
    # The sums of all come first, then those of each group.
    assert lines[2:4] == ["in all", "  ordered  120 procurements"]
    first = lines.index("System 0  s0 · 10 procurements")
    assert lines[first + 1] == "  ordered 30 [1] · backlog 30"
    assert sum("· 10 procurements" in line for line in drawn("ledger", "--limit", "3")) == 3
    assert sum("· 10 procurements" in line for line in drawn("ledger", "--limit", "99")) == 12
    whole = plain("ledger", "--all").stdout.splitlines()
    piped = plain("ledger")
    assert piped.stdout.splitlines() == whole[:8]
    every = "of 12 groups with 120 procurements: --limit N lists more, --all every one"
    assert f"8 records are listed, the first {every}" in piped.stderr
    piped = plain("ledger", "--limit", "15")
    assert piped.stdout.splitlines() == whole[:15]
    assert "15 records are listed, the first of" in piped.stderr


def test_the_sums_of_a_long_ledger_name_what_records_outside_the_list_take_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed = chronicle()
    orders = {key: each for key, each in seed["events"].items() if key.startswith("buy-")}
    come = event(
        "procurement", 300, stage="delivered", systems=["s0"], quantity="2",
        links=[{"delivers": "buy-0"}],
    )  # fmt: skip
    (tmp_path / "seed.yaml").write_text(json.dumps(seed | {"events": orders | {"come": come}}))
    file = str(tmp_path / "timeline.db")
    assert run_command("load", str(tmp_path / "seed.yaml"), "--database", file).exit_code == 0
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("COLUMNS", "100")
    said = "backlog 28, without 2 delivered in records not listed here"
    for words in ((), ("--all",)):
        result = run_command("ledger", "stage:ordered", *words, "--database", file)
        assert said in " ".join(result.stdout.split())


def test_a_short_ledger_is_whole(drawn: Any) -> None:
    assert drawn("ledger", "system:s1") == drawn("ledger", "system:s1", "--all")


def test_responses_to_many_triggers_are_numbers_and_the_first_triggers(
    drawn: Any, plain: Any
) -> None:
    lines, whole = drawn(*RESPONSES), drawn(*RESPONSES, "--all")
    assert lines[:4] == whole[:4]
    assert "40 triggers with 56 responses within 30 days, 80 without" in lines
    assert set(whole[-3:]) <= set(lines), "the chart of lags"
    assert sum("The launch" in line for line in lines) == 3
    assert "117 more triggers: --limit N shows more, --all every trigger" in " ".join(lines[-2:])
    piped = plain(*RESPONSES)
    first = piped.stdout.splitlines()
    assert len({line.split("\t")[0] for line in first}) == 3
    assert first == plain(*RESPONSES, "--all").stdout.splitlines()[: len(first)]
    assert "by chance" in piped.stderr
    assert "3 triggers are listed, with all responses; 117 more triggers" in piped.stderr


def test_in_a_pipe_each_trigger_of_the_first_ones_has_all_its_responses(plain: Any) -> None:
    words = ("responses", "--to", "kind:launch", "--by", "kind:exercise", "--within", "2000")
    some, whole = (plain(*words, *each).stdout.splitlines() for each in ((), ("--all",)))
    first = {line.split("\t")[0] for line in some}
    assert len(first) == 3
    assert some == [line for line in whole if line.split("\t")[0] in first]
    assert len(some) > 3 * 30


def test_responses_in_json_have_the_base_rate_and_the_p_value(plain: Any) -> None:
    (rate,) = json.loads(plain(*RESPONSES, "--json").stdout)["rates"]
    assert 0 < rate["base_rate"][0] <= rate["base_rate"][1] < 1
    assert rate["ratio"][0] <= rate["ratio"][1]
    assert 0 < rate["p"] <= 1
    (other,) = json.loads(plain(*RESPONSES, "--permutations", "0", "--json").stdout)["rates"]
    assert other == rate | {"p": None}


@pytest.mark.parametrize(
    ("words", "more"),
    [
        (("list", "events"), "260 more events"),
        (("log", "1"), "288 more changes"),
        (("around", "2004-05-05", "--days", "3000"), "270 more events"),
    ],
)
def test_a_terminal_shows_the_first_of_a_long_list_and_a_pipe_all(
    words: tuple[str, ...], more: str, drawn: Any, plain: Any
) -> None:
    lines = drawn(*words)
    assert len(lines) <= LINES
    assert f"{more}: {EVERYTHING}" in " ".join(lines)
    assert len(drawn(*words, "--all")) > 2 * MANY
    whole = plain(*words).stdout.splitlines()
    assert len(whole) > 2 * MANY
    assert len(plain(*words, "--limit", "3").stdout.splitlines()) == 3


def test_the_nearest_events_are_shown_in_order_of_time(drawn: Any) -> None:
    lines = drawn("around", "2004-05-05", "kind:launch", "--days", "3000")
    shown = [line.split()[0] for line in lines if "The launch" in line]
    assert shown[4:6] == ["D−30", "D"]
    assert len(shown) == 10
    assert "120 events within 3,000 days, the 10 nearest" in " ".join(lines)


def test_a_short_list_is_whole_on_a_terminal(drawn: Any) -> None:
    assert drawn("list", "systems") == drawn("list", "systems", "--all")
    assert len(drawn("list", "systems", "--limit", "5")) == 5 + 3


def test_a_ledger_without_procurements_offers_no_more_of_them(tmp_path: Path) -> None:
    lost = {f"loss-{n}": event("incident", n, form="clash", involved=["kor"]) for n in range(MANY)}
    (tmp_path / "seed.yaml").write_text(json.dumps(chronicle() | {"events": lost}))
    file = str(tmp_path / "timeline.db")
    assert run_command("load", str(tmp_path / "seed.yaml"), "--database", file).exit_code == 0
    result = run_command("ledger", "--database", file)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
