"""``count``: tables of events by one or two fields, drawn, in a pipe and as JSON."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.counting.conftest import Run
from tests.running import Result


def test_a_salvo_is_one_event_in_each_row_and_in_all(
    ask: Callable[..., Any], run: Run, loaded: str
) -> None:
    lines = ask("kind:launch", "--by", "system")
    assert ["kn-23", "1", "1"] in lines  # the salvo, with three parts
    assert ["kn-25", "2", "2"] in lines  # the salvo, and a part of a barrage that states no system
    shown = json.loads(
        run(
            "show",
            "--as",
            "density",
            "--by",
            "system",
            "kind:launch",
            "--json",
            "--database",
            loaded,
        ).stdout
    )
    assert lines[-1] == ["*", str(shown["total"]["low"]), str(shown["total"]["high"])]
    by_key = {row["key"]: row["total"]["high"] for row in shown["rows"]}
    assert {key or None: int(high) for key, _, high in lines[:-1]} == by_key


def test_the_number_of_a_part_is_not_added_to_that_of_its_whole(ask: Callable[..., Any]) -> None:
    (year,) = [
        line
        for line in ask("kind:launch", "2022-06", "--by", "year", "--sum", "quantity")
        if line[0] == "2022"
    ]
    assert year[3:6] == ["missiles", "", "11"]  # 3 and 8, not the 2 of the part of the 8
    (series,) = [
        line
        for line in ask("key:series,series-a", "--by", "kind", "--sum", "quantity")
        if line[0] == "launch"
    ]
    assert series[1:7] == [
        "1",
        "1",
        "missiles",
        "",
        "2",
        "",
    ]  # the whole states none: its part does
    assert series[-2:] == ["0", "0"]


def test_a_day_in_one_of_two_years_is_surely_in_none_and_possibly_in_each(
    ask: Callable[..., Any],
) -> None:
    lines = ask("key:vague", "--by", "year,outcome", "--sum", "quantity")
    assert ["2022", "failure", "0", "1", "missiles", "", "0", "4", "", "0", "0"] in lines
    assert ["2023", "failure", "0", "1", "missiles", "", "0", "4", "", "0", "0"] in lines
    assert ["*", "*", "1", "1", "missiles", "", "0", "4", "", "0", "0"] in lines


def test_units_count_for_their_state_unless_exact(ask: Callable[..., Any]) -> None:
    assert ["prk", "2", "2"] in ask("--by", "buyer")
    assert ["fleet", "1", "1"] in ask("--by", "buyer", "--exact")


def test_money_of_two_currencies_and_plans_stay_apart(ask: Callable[..., Any]) -> None:
    found = ask("kind:procurement", "--by", "buyer", "--sum", "cost", "--json")
    sums = [
        (each["unit"], each["sort"], each["best"], each["estimated"])
        for each in found["total"]["sums"]
    ]
    assert sums == [("USD", None, "2500000", False), ("KRW", "announced", "3900000000000", True)]
    (open_,) = ask("key:priced", "--by", "tag", "--sum", "quantity", "--json")["fields"][0][
        "groups"
    ]
    assert (open_["sums"][0]["low"], open_["sums"][0]["high"]) == ("3", None)


def test_the_query_of_a_group_finds_its_events(
    ask: Callable[..., Any], run: Run, loaded: str
) -> None:
    """A density counts what happened, and says how many events of the list have not."""
    left = 0
    for query in ([], ["status:occurred,claimed"]):
        (years, kinds) = ask(*query, "--by", "year,kind", "--json")["fields"]
        for group in (*years["groups"], *kinds["groups"]):
            if not group["number"]["high"]:
                continue
            words = [*query, *group["query"].split()]
            shown = run("show", *words, "--as", "density", "--json", "--database", loaded)
            density = json.loads(shown.stdout)
            others = sum(density["not_happened"].values())
            assert density["total"]["high"] + others == group["number"]["high"], group
            assert not (query and others)
            left += others
    assert left


def test_a_sum_of_no_number_is_empty(
    run: Run, loaded: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("COLUMNS", "80")
    text = run("count", "--by", "kind,decade", "--sum", "cost", "--database", loaded).stdout
    won = text.partition("cost in KRW")[2].partition("cost in")[0].splitlines()
    assert [line.split()[-1] for line in won if "launch" in line] == ["launch"]
    assert [line.split()[-1] for line in won if "procurement" in line] == ["trillion"]


def test_what_has_not_surely_happened_is_said(
    run: Run, loaded: str, ask: Callable[..., Any]
) -> None:
    def said(*words: str) -> str:
        return run("count", *words, "--database", loaded).stderr

    words = ("key:priced,vague,bought", "--by", "kind")
    assert "1 announced event and 1 claimed event are counted, too" in said(*words)
    assert ask(*words, "--json")["statuses"] == {"announced": 1, "occurred": 1, "claimed": 1}
    assert "counted, too" not in said(*words, "--by", "status")
    assert "counted, too" not in said("status:claimed", "--by", "kind")
    for query, others in (("@to-come", {}), ("@purchases", {"announced": 1})):
        assert ("counted, too" in said(query, "--by", "kind")) == bool(others)
        shown = run("show", query, "--as", "density", "--json", "--database", loaded)
        assert json.loads(shown.stdout)["total"]["high"] == 1
        assert json.loads(shown.stdout)["not_happened"] == others
    whole = ask("kind:launch", "--by", "kind", "--json")
    assert sum(whole["statuses"].values()) == whole["total"]["number"]["high"]


def test_an_outcome_that_no_event_has_is_no_row_of_items(
    run: Run, loaded: str, ask: Callable[..., Any]
) -> None:
    words = ("kind:launch", "--by", "outcome", "--count", "items")
    stated = {line[0] for line in ask("kind:launch", "--by", "outcome")}
    assert {line[0] for line in ask(*words)} <= stated
    note = "missiles without a known outcome are possible among those of each outcome"
    assert note in run("count", *words, "--database", loaded).stderr
    assert note not in run("count", "key:vague", *words, "--database", loaded).stderr


@pytest.mark.parametrize(
    ("by", "advice"),
    [
        ("class", "did you mean system.class?"),
        ("category", "did you mean system.category?"),
        ("system.clas", "did you mean system.class?"),
        ("systm", "did you mean system?"),
    ],
)
def test_a_field_of_what_an_event_refers_to_is_proposed_by_its_own_name(
    run: Run, loaded: str, by: str, advice: str
) -> None:
    result = run("count", "--by", by, "--database", loaded)
    assert (result.exit_code, advice in result.stderr) == (2, True)


def test_all_faults_of_a_query_are_told_at_once(run: Run, loaded: str) -> None:
    result = run(
        "count", "kind:launch,incidnet,lunch", "actr:nor", "date:20x", "--database", loaded
    )
    assert result.exit_code == 2
    for fault in ("no kind incidnet", "no kind lunch", "no field actr:", "20x is not a date"):
        assert result.stderr.count(fault) == 1
    keys = run("count", "actor:nowhere", "system:nothing", "--database", loaded).stderr
    assert "no actor nowhere" in keys
    assert "no system nothing" in keys
    many = run("count", *(f"kind:x{n}" for n in range(30)), "--database", loaded).stderr
    assert many.count("there is no kind") == 10


def test_a_register_says_how_many_events_match_its_dates_only_possibly(
    run: Run, loaded: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def listed(query: str) -> Result:
        return run("list", "sources", query, "--database", loaded)

    for query in ("date:2022-06-05", "surely:date:2022-12-31", "kind:launch"):
        assert "possibly" not in listed(query).stderr
    assert listed("surely:date:2022-12-31").stdout == ""
    assert "the event only possibly matches the query" in listed("date:2022-12-31").stderr
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    assert "possibly matches" in listed("date:2022-12-31").stdout


def test_nothing_found_is_said(run: Run, loaded: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("count", "kind:summit", "--by", "year,kind", "--database", loaded).stdout == ""
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    assert (
        "Nothing matches."
        in run("count", "kind:summit", "--by", "year,kind", "--database", loaded).stdout
    )


def test_hostile_text_is_only_text(
    run: Run, hostile_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for by in ("title,series", "actor.name", "source,kind"):
        result = run("count", "--by", by, "--database", hostile_database)
        assert result.exit_code == 0
        assert "\x1b" not in result.stdout
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("NO_COLOR", "1")
    drawn = run("count", "--by", "title,series", "--database", hostile_database)
    assert "\x1b" not in drawn.stdout
    assert "[bold]" in drawn.stdout


def test_a_table_as_of_a_day_has_what_was_published_then(run: Run, loaded_sqlite: Path) -> None:
    result = run(
        "count", "--by", "kind", "--as-of", "1990", "--json", "--database", str(loaded_sqlite)
    )
    assert json.loads(result.stdout)["total"]["number"] == {"low": 0, "high": 0}
    assert "left out" in result.stderr


def test_items_are_counted_in_the_rows_that_are_true_for_them(
    ask: Callable[..., Any], run: Run, loaded: str
) -> None:
    words = ("kind:launch", "2022-06", "--by", "outcome,system", "--count", "items")
    lines = ask(*words)
    assert ["success", "kn-23", "1", "1"] in lines  # the first of the salvo
    assert ["failure", "*", "1", "9"] in lines  # of the barrage nobody knows
    assert lines[-1] == ["*", "*", "11", "11"]
    notes = run("count", *words, "--database", loaded).stderr
    assert "the parts add up to fewer than the number: barrage" in notes
    found = ask("2022-08", "--by", "month", "--count", "items", "--json")
    assert (found["count"], found["items"]["unit"]) == ("items", "missiles")
    assert found["total"]["number"] == {"low": 3, "high": None}


def test_items_have_no_sums(run: Run, loaded: str) -> None:
    result = run("count", "--count", "items", "--sum", "quantity", "--database", loaded)
    assert result.exit_code == 2
    assert "items have no sums" in result.stderr


def test_events_that_match_only_possibly_are_counted_and_left_out(
    run: Run, loaded: str, ask: Callable[..., Any]
) -> None:
    result = run("count", "date:2022-12-31", "--by", "kind", "--database", loaded)
    assert result.stdout.splitlines()[-1] == "*\t0\t1"
    assert "the event only possibly matches the query" in result.stderr
    assert ask("date:2022-12-31", "--by", "kind", "--json")["possible"] == 1
    barrage = ask("date:2022-12", "--by", "kind", "--sum", "quantity")
    assert barrage[-1][1:5] == ["0", "1", "missiles", ""]
    assert barrage[-1][-2:] == ["0", "0"]
    sure = ask("date:2022-12-31", "--sure", "--by", "kind", "--json")
    assert (sure["total"]["number"]["high"], sure["possible"]) == (0, 0)
    assert run("count", "--sure", "--database", loaded).exit_code == 2
