"""A new user is shown what to type, whatever they type first."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.commands import FORMATS
from tests.running import Result

Run = Callable[..., Result]

BEFORE_LOADING = [
    ("show",),
    ("show", "kind:launch", "--as", "lanes"),
    ("about", "f35a-second-batch"),
    ("list", "actors"),
    ("around", "2022-07-05"),
    ("responses", "--to", "kind:exercise", "--by", "kind:launch"),
    ("ledger",),
    ("count",),
    ("disputes",),
    ("duplicates",),
    ("export", "csv"),
    ("export", "chronicle", "-o", "out"),
    ("check",),
    ("log",),
    ("undo",),
    ("db", "status"),
    ("db", "backup"),
]
MISTAKES = [
    (("about", "f35a-secnd-batch"), "did you mean f35a-second-batch"),
    (("about", "South Korea"), " kor"),
    (("about", "nothing-like-it"), "timeline list"),
    (("about",), "timeline about --help"),
    (("around", "f35a-arival"), "did you mean f35a-arrival"),
    (("show", "knd:launch"), "write kind:launch"),
    (("show", "kind:lanch"), "did you mean launch"),
    (("show", "actor:nkorea"), "did you mean"),
    (("show", "actor:Nord Korea"), "did you mean prk"),
    (("show", "country:Korea"), "KOR or PRK"),
    (("show", "2022-13"), "there is no month 13"),
    (("show", "kind=launch"), "write kind:launch"),
    (("show", "kind:launch", "OR", "kind:summit"), "kind:launch,summit"),
    (("show", "date:2022-13"), "month 13"),
    (("show", "@mine"), "queries:"),
    (("show", "kind:launch", "kind:summit"), "kind:launch,summit"),
    (("show", "--as", "lane"), "lanes"),
    (("show", "--kind", "lanch"), "did you mean launch"),
    (("list",), "timeline list --help"),
    (("list", "actor-s"), "did you mean actors"),
    (("responses", "--to", "kind:launch"), "--by"),
    (("ledger", "--by", "vendor"), "seller"),
    (("shwo",), "show"),
    (("export", "xls"), "did you mean timeline export xlsx?"),
    (("export", "zzz"), f"one of {FORMATS}"),
    (("load", "no-such-folder"), "without a path the bundled chronicle is loaded"),
    (("log", "99"), "the latest is 1"),
]


@pytest.mark.parametrize("words", BEFORE_LOADING, ids=" ".join)
def test_before_anything_is_loaded(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*words)
    assert result.exit_code == 1
    assert "nothing is loaded yet" in result.stderr
    assert "timeline load " in result.stderr
    assert result.stdout == ""
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("words", "message"), MISTAKES, ids=str)
def test_a_mistake_is_answered_with_what_to_type(
    run: Run, loaded_sqlite: Path, words: tuple[str, ...], message: str
) -> None:
    result = run("--database", str(loaded_sqlite), *words)
    assert result.exit_code == 2, result.output
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) < 8


def test_a_fault_in_a_query_has_a_caret_under_it(run: Run, loaded_sqlite: Path) -> None:
    result = run("show", "--database", str(loaded_sqlite), "actor:kor", "kind:lanch")
    assert result.stderr.splitlines()[1:3] == ["  actor:kor kind:lanch", "                 ^^^^^"]


def test_a_query_that_finds_nothing_says_so(
    run: Run, loaded_sqlite: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    result = run("show", "--database", str(loaded_sqlite), "nowhere")
    assert result.exit_code == 0
    assert "0 events" in result.stdout
