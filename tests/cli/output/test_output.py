"""What decides the format of output, and what only its colours."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.profiles import is_nightly
from tests.running import Result

Run = Callable[..., Result]

READING = [
    ("show",),
    ("show", "--as", "lanes"),
    ("show", "--as", "density"),
    ("list", "actors"),
    ("list", "events"),
    ("about", "f35a-second-batch"),
    ("about", "f35a-second-batch", "--why"),
    ("about", "alliance-article"),
    ("around", "f35a-arrival"),
    ("responses", "--to", "kind:summit", "--by", "kind:procurement"),
    ("ledger",),
    ("count",),
    ("disputes",),
    ("duplicates",),
    ("log",),
    ("dates", "2022-07"),
]
COLOURS = [
    {"FORCE_COLOR": "1"},
    {"FORCE_COLOR": "3", "TERM": "xterm-256color", "COLORTERM": "truecolor"},
    {"FORCE_COLOR": "0"},
    {"FORCE_COLOR": ""},
    {"FORCE_COLOR": "1", "NO_COLOR": "1"},
    {"CLICOLOR_FORCE": "1"},
    {"TTY_COMPATIBLE": "1", "TTY_INTERACTIVE": "1"},
    {"PY_COLORS": "1"},
]


@pytest.fixture
def here(run_once: Run, loaded_sqlite: Path) -> Callable[..., str]:
    """What a command about the shipped chronicle writes to standard output, in a pipe."""

    def invoke(*words: str) -> str:
        database = () if words[0] == "dates" else ("--database", str(loaded_sqlite))
        result = run_once(*words, *database)
        assert result.exit_code == 0, result.output
        return result.stdout

    return invoke


@pytest.fixture
def plain(here: Callable[..., str], words: tuple[str, ...]) -> str:
    """What a pipe gets while no variable is set."""
    return here(*words)


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_no_variable_of_colour_changes_what_a_pipe_gets(
    here: Callable[..., str],
    plain: str,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
) -> None:
    """By day each command is tried with three of the variables, and each of them with some."""
    assert "\x1b" not in plain
    assert all("\t" in line for line in plain.splitlines())
    for settings in COLOURS if is_nightly() else COLOURS[READING.index(words) % 3 :: 3]:
        with monkeypatch.context() as patch:
            for name, value in settings.items():
                patch.setenv(name, value)
            assert here(*words) == plain, settings


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_what_a_terminal_gets_can_be_had_in_a_pipe(
    here: Callable[..., str],
    plain: str,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
) -> None:
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    drawn = here(*words)
    assert drawn != plain
    assert "\t" not in drawn
    assert "\x1b" not in drawn
    monkeypatch.setenv("TIMELINE_OUTPUT", "plain")
    assert here(*words) == plain


@pytest.mark.parametrize(
    ("settings", "styled"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "true"}, True),
        ({"FORCE_COLOR": ""}, False),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": "False"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, False),
        ({"TTY_COMPATIBLE": "1"}, False),
        ({"FORCE_COLOR": "1", "TTY_COMPATIBLE": "0"}, True),
    ],
    ids=str,
)
def test_colour_is_forced_and_forbidden(
    here: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
    settings: dict[str, str],
    styled: bool,
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    for words in (("show",), ("about", "f35a-second-batch")):
        assert ("\x1b" in here(*words)) == styled


def test_an_unknown_format_is_reported_with_the_valid_ones(
    run: Run, loaded_sqlite: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_OUTPUT", "pretty")
    result = run("show", "--database", str(loaded_sqlite))
    assert result.exit_code == 2
    assert "TIMELINE_OUTPUT=drawn or =plain" in result.stderr


@pytest.mark.parametrize("words", [("csv",), ("html",), ("bibtex",), ("chronicle",), ("xlsx",)])
def test_a_dash_is_standard_output_or_refused(
    run_once: Run, loaded_sqlite: Path, words: tuple[str, ...]
) -> None:
    database = ("--database", str(loaded_sqlite))
    result = run_once("export", *words, "-o", "-", *database)
    if words[0] in ("chronicle", "xlsx"):
        assert result.exit_code == 2
        assert "standard output" in result.output
    else:
        assert result.stdout == run_once("export", *words, *database).stdout != ""
    assert not Path("-").exists()
