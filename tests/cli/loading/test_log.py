"""``timeline log`` and ``timeline undo`` as a user meets them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import Result

Run = Callable[..., Result]

SEED = """
events:
  shot: {kind: launch, title: A launch, when: unknown}
  test: {kind: launch, title: A test, when: unknown}
"""


@pytest.fixture
def on_changed(run: Run, tmp_path: Path) -> Callable[..., Result]:
    """Commands on a database in which one title was changed."""
    database = str(tmp_path / "t.db")
    seed = tmp_path / "seed.yaml"
    for text in (SEED, SEED.replace("A launch", "Two \x1b[31mlaunches")):
        seed.write_text(
            text.replace("\x1b", "\\e")
            .replace("title: Two", 'title: "Two')
            .replace("launches,", 'launches",')
        )
        assert run("load", str(seed), "--database", database).exit_code == 0
    return lambda *words: run(*words, "--database", database)


def test_a_pipe_gets_a_line_for_each_revision(on_changed: Run) -> None:
    lines = [line.split("\t") for line in on_changed("log").stdout.splitlines()]
    assert [(line[0], *line[4:8]) for line in lines] == [
        ("2", "0", "1", "0", ""),
        ("1", "2", "0", "0", ""),
    ]


@pytest.mark.parametrize("what", ["2", "2..", "2..2"])
def test_revisions_are_shown_field_by_field(on_changed: Run, what: str) -> None:
    (line,) = on_changed("log", what).stdout.splitlines()
    assert line.split("\t")[2:] == [
        "changed", "event", "shot", "title", "A launch", "Two ␛[31mlaunches",
    ]  # fmt: skip


@pytest.mark.parametrize("what", ["1", "..", "shot"])
def test_a_terminal_says_how_many_changes_it_leaves_out(
    on_changed: Run, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """Chronicles and files are changes, too; of a record only its own count."""
    every = json.loads(on_changed("log", what, "--json").stdout)
    total = sum(len(each["records"]) for each in every)
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    for limit in range(1, total + 1):
        *lines, last = on_changed("log", what, "--limit", str(limit)).stdout.splitlines()
        shown = sum(line.startswith(("  + ", "  ~ ")) for line in [*lines, last])
        more = int(last.split()[0]) if "--all" in last else 0
        assert (shown, more) == (limit, total - limit)


def test_a_key_is_followed_through_all_revisions(on_changed: Run) -> None:
    on_changed("undo")
    shapes = json.loads(on_changed("log", "shot", "--json").stdout)
    assert [shape["revision"] for shape in shapes] == [3, 2, 1]
    assert shapes[0]["undoes"] == 2
    assert shapes[0]["records"][0]["fields"] == [
        {"field": "title", "before": "Two \x1b[31mlaunches", "after": "A launch"}
    ]
    assert {each["field"] for each in shapes[2]["records"][0]["fields"]} == {
        "kind", "title", "when",
    }  # fmt: skip


def test_undo_says_what_it_did_as_load_does(on_changed: Run) -> None:
    tried = on_changed("undo", "--dry-run")
    assert "changed        1: event shot" in tried.stdout
    assert "nothing was written" in tried.stderr
    assert "revision 2 would be undone" in tried.stderr
    done = on_changed("undo", "--json")
    assert json.loads(done.stdout) == {
        "revision": 3,
        "undoes": 2,
        "added": [],
        "changed": [{"type": "event", "key": "shot"}],
        "removed": [],
        "moved": [],
    }


def test_when_all_is_undone_undo_says_so(on_changed: Run) -> None:
    on_changed("undo")
    on_changed("undo")
    result = on_changed("undo")
    assert result.exit_code == 1
    assert "nothing to undo" in result.stderr


def test_on_a_terminal_the_latest_revision_comes_first(
    on_changed: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("TERM", "dumb")
    text = on_changed("log").stdout
    assert text.index("revision 2") < text.index("revision 1")
    assert "+ 2 records added: event shot, event test" in text
    assert "title  A launch → Two ␛[31mlaunches" in on_changed("log", "2").stdout
