"""Hostile words of a user, names of files and faulty seeds are shown in messages, never obeyed."""

import getpass
import shutil
from pathlib import Path

import pytest

from tests.cli.hostile import Run, harmless
from tests.profiles import is_nightly
from tests.running import commands

FAULTS = [
    '"[bold]\\u001b[2J:smile:": {}',
    'events: {"[/b]\\u001b[2J": {kind: launch}}',
    'events: {shot: {kind: "[/b]\\u001b[2J", title: x, when: 2022}}',
    'events: {shot: {kind: launch, title: x, when: "[/b]\\u001b[2J\\u202e"}}',
    'events: {shot: {kind: launch, title: x, when: unknown, "[/b]\\e": y}}',
    'events: {shot: {kind: launch, title: x, when: unknown, launcher: "[/b]\\e[2J"}}',
    'events: {shot: {kind: launch, title: x, when: unknown, quantity: "[/b]\\e[2J"}}',
    'sources: {paper: {title: x, text: "[/b]\\e[2J.txt"}}',
    "a: [\x1b[2J",
]


@pytest.mark.parametrize("text", FAULTS)
def test_messages_of_an_error_are_harmless(run: Run, tmp_path: Path, text: str) -> None:
    seed = tmp_path / "[bold]\x1b[2J.yaml"
    seed.write_text(text)
    result = run("load", str(seed), "--database", str(tmp_path / "x.db"))
    assert result.exit_code == 1, result.output
    harmless(result.output)
    assert "[bold]␛[2J.yaml" in result.stderr


@pytest.mark.parametrize("text", ['title: "a\\0b"', "title: a\0b"])
def test_nul_is_refused(run: Run, tmp_path: Path, text: str) -> None:
    seed = tmp_path / "seed.yaml"
    seed.write_text(f"events:\n  shot:\n    kind: launch\n    when: unknown\n    {text}\n")
    result = run("load", str(seed), "--database", str(tmp_path / "x.db"))
    assert result.exit_code == 1
    assert f"{seed}:5: " in result.stderr
    harmless(result.output)


@pytest.mark.parametrize(
    "words",
    [
        ("show", "kind:\x1b[2J[/b]"),
        ("show", "\x1b[2J:x"),
        ("show", "@\x1b[2J"),
        ("show", "date:\x1b[2J"),
        ("show", "--limit", "\x1b[2J"),
        ("show", "--as", "\x1b[2J"),
        ("show", "--\x1b[2J"),
        ("about", "[/b]\x1b[2J"),
        ("around", "\x1b[2J"),
        ("list", "\x1b[2J"),
        ("log", "\x1b[2J"),
        ("load", "\x1b[2J"),
        ("\x1b[2J",),
        ("show", "--database", "\x1b[2J.db"),
        ("show", "--as-of", "\x1b[2J"),
    ],
    ids=repr,
)
def test_an_error_message_is_harmless(
    run: Run, hostile_database: str, words: tuple[str, ...]
) -> None:
    result = run("--database", hostile_database, *words)
    assert result.exit_code in (1, 2)
    harmless(result.output)


NAME = "[b]\x1b[2J\x1b]0;x\x07\x9b31m\u202e\u3164\t\r"
"""What a file, a folder, a chronicle or a user may be called."""


@pytest.mark.parametrize(("end", "output"), [("", "drawn"), ("\nrevision 9", "plain")])
def test_hostile_names_of_everything(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str, output: str
) -> None:
    name = NAME + end
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TIMELINE_OUTPUT", output)
    monkeypatch.setattr(getpass, "getuser", lambda: name)
    folder = Path(name)
    folder.mkdir()
    seed = folder / "seed.yaml"
    seed.write_text("events: {a-shot: {kind: launch, title: x, when: unknown}}\n")
    lines: list[tuple[str, ...]] = [
        ("load", name, "--dry-run"),
        ("load", name),
        ("load", name, "--prune"),
        ("db", "status"),
        ("db", "upgrade"),
        ("log",),
        ("log", "1.."),
        ("check",),
        ("about", "a-shot"),
        ("show",),
        ("export", "csv", "-o", f"{name}.csv"),
        ("export", "csv", "-o", name),
        ("export", "chronicle", "-o", f"{name}.out"),
        ("export", "chronicle", "-o", f"{name}.csv"),
        ("db", "backup", f"{name}.copy"),
        ("db", "backup", f"{name}.copy"),
        ("db", "backup", name),
        ("db", "restore", f"{name}.copy"),
        ("db", "restore", str(seed)),
        ("undo", "--dry-run"),
        ("undo",),
        ("undo",),
        ("load", f"{name}.none"),
        ("load", str(seed), f"{name}.csv"),
    ]
    succeeded = 0
    for words in lines:
        result = run(*words, "--database", f"{name}.db")
        harmless(result.output, tabs=True)
        assert "\nrevision 9" not in result.stdout + result.stderr
        succeeded += result.exit_code == 0
    assert succeeded > len(lines) / 2


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_hostile_options_and_arguments_of_every_command(
    run: Run, hostile_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    file = str(shutil.copy(hostile_database, tmp_path / "copy.db"))
    parameters = commands()[words].params
    options = [each for each in parameters if each.param_type_name == "option"]
    assert options
    needed = [NAME for each in parameters if each.required and each not in options]
    tried = [[*needed], [*needed, NAME], [*needed, NAME, NAME], [f"--{NAME}"], [f"-{NAME}", NAME]]
    for number, option in enumerate(options):  # both ways to give a value are read alike
        apart, joined = [*needed, option.opts[-1], NAME], [f"{option.opts[-1]}={NAME}"]
        tried += [apart, joined] if is_nightly() else [joined if number % 2 else apart]
    for last in tried:
        result = run("--database", file, *words, *last)
        harmless(result.stderr)
        if words != ("export", "csv"):  # a table in a pipe has its texts as they are
            # a word joiner keeps a text from being read as markup: in Markdown, in CSL
            harmless(result.stdout.replace("\u2060", ""), tabs=True)
        if last == [f"--{NAME}"]:
            assert result.exit_code == (1 if words == ("dates",) else 2)  # a dash may begin a year
