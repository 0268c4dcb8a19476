"""``count`` on a terminal: tables that fit, and the first rows of many."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from tests.cli.counting.conftest import Run


@pytest.mark.parametrize("width", [20, 40, 80, 120, 200])
@pytest.mark.parametrize(
    "words",
    [
        ("--by", "outcome"),
        ("--by", "month,actor", "--sum", "quantity"),
        ("--by", "buyer", "--sum", "cost"),
        ("--by", "key,year"),
        ("--by", "system,month", "--count", "items"),
    ],
)
def test_no_line_is_wider_than_the_terminal(
    run: Run, loaded: str, monkeypatch: pytest.MonkeyPatch, width: int, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("COLUMNS", str(width))
    result = run("count", *words, "--database", loaded)
    assert result.exit_code == 0, result.stderr
    lines = result.stdout.splitlines()
    assert max(map(cell_len, lines)) <= width
    assert any(line.startswith("all ") for line in lines)


def test_columns_that_do_not_fit_are_together_and_named(
    run: Run, loaded: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("COLUMNS", "60")
    text = run("count", "--by", "kind,key", "--database", loaded).stdout
    assert "others" in text.splitlines()[2]
    assert "others: " in text
    lines = {
        line[2:].split()[0]: line.split() for line in text.splitlines() if line[:2] in ("✦ ", "■ ")
    }
    assert int(lines["procurement"][-1]) == 2
    assert sum(map(int, lines["procurement"][2:-1])) == 2


def test_a_key_is_never_cut(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_DATABASE", str(tmp_path / "timeline.db"))
    begin = "a-key-so-long-that-two-of-them-begin-with-the-same-forty-letters"
    keys = [f"{begin}-{n}" for n in (1, 2)]
    shot = {"kind": "launch", "title": "A shot with a long title " * 3, "when": "2020-01-05"}
    cite = {"cite": {"report": {"page": 1}}}
    seed = {
        "sources": {"report": {"title": "A report"}},
        "events": {each: {**shot, **cite} for each in (*keys, "short")},
    }
    (tmp_path / "seed.yaml").write_text(json.dumps(seed), encoding="utf-8")
    assert run("load", str(tmp_path / "seed.yaml")).exit_code == 0
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("COLUMNS", "80")
    for by in ("key", "key,kind"):
        lines = run("count", "--by", by).stdout.splitlines()
        for key in keys:
            assert lines[lines.index(key) + 1].split()[0] == "1"
        assert any(line.split()[:2] == ["short", "1"] for line in lines)
    lines = run("count", "--by", "kind,key").stdout.splitlines()
    heads = [line.split() for line in lines[2 : [*map(str.split, lines)].index(lines[-2].split())]]
    columns = ["".join(each[n] for each in heads if len(each) > n) for n in (0, 1)]
    assert all(column.startswith(key) for column, key in zip(columns, keys, strict=True))


def test_a_limit_is_of_rows_and_leaves_the_total(
    ask: Callable[..., Any], run: Run, loaded: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = ask("--by", "key")
    some = ask("--by", "key", "--limit", "2")
    assert some[:2] == every[:2]
    assert some[-1] == every[-1]
    assert len(some) == 3
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    text = run("count", "--by", "key", "--limit", "2", "--database", loaded).stdout
    assert f"{len(every) - 3} more rows" in text


def test_a_mark_is_explained_where_it_is(
    run: Run, loaded: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("COLUMNS", "120")
    for by in ("kind", "kind,status"):
        text = run("count", "--by", by, "--sum", "cost", "--database", loaded).stdout
        assert "state no cost" in text
        assert text.count("≈") != 1
        assert ("about" in text) != ("≈ has estimates" in text)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("key:bought", "the event states its cost"),
        ("key:vague", "the event states no cost"),
        ("kind:procurement", "each event states its cost"),
        ("key:bought,vague", "1 of 2 events states no cost"),
    ],
)
def test_how_many_events_a_sum_lacks_is_said_of_each_number(
    run: Run, loaded: str, monkeypatch: pytest.MonkeyPatch, query: str, said: str
) -> None:
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    text = run("count", query, "--by", "kind", "--sum", "cost", "--database", loaded).stdout
    assert said in text.splitlines()


def test_what_events_are_counted_by_is_a_noun(
    run: Run, loaded: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    for by, said in (("launcher", "launcher"), ("buyer.kind", "kind of buyer")):
        head, *_ = run("count", "--by", by, "--database", loaded).stdout.splitlines()
        assert head.endswith(f" events by {said}")
