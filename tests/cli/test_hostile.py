"""Text from files is data: never markup, never an order to the terminal, always to be seen.

The chronicle has markup, emoji codes, escapes, bidirectional overrides, very long words and wide
characters in every field that takes text (``hostile_seed`` in ``conftest.py``).
"""

import ast
import csv
import getpass
import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from tests.profiles import is_nightly
from tests.running import Result
from timeline import cli
from timeline.cli.app import build
from timeline.cli.console import console, write_json
from timeline.cli.saying import Guard
from timeline.kinds import KINDS, REGISTERS
from timeline.safetext import visible

Run = Callable[..., Result]

MARKUP = "[bold]x[/b]"
ABOUT = [
    *(("about", f"a-{kind}") for kind in KINDS),
    *(("about", f"a-{register.name}") for register in REGISTERS),
]
READING = [
    ("show",),
    ("show", "--by", "actor"),
    ("show", "--as", "lanes"),
    ("show", "--as", "lanes", "--by", "system"),
    ("show", "--as", "density", "--by", "place"),
    ("show", MARKUP),
    *ABOUT,
    ("about", "a-launch", "--why"),
    *(("list", register.section) for register in REGISTERS if register.name != "query"),
    ("list", "events"),
    ("around", "a-launch"),
    ("responses", "--to", "kind:exercise", "--by", "kind:launch,summit"),
    ("ledger",),
    ("disputes",),
    ("duplicates", "--least", "1"),
    ("log",),
    ("log", "1.."),
    ("log", "a-exercise"),
]
# A colour, a style or a link, which Rich writes; everything else would be from the data.
_STYLES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b\x07]*\x1b\\")


def harmless(text: str, tabs: bool = False) -> None:
    """Fail if a terminal would obey, or a reader not see, any of it."""
    text = text.replace("\t", " ") if tabs else text
    assert visible(text, keep_newlines=True) == text
    assert "😄" not in text


@pytest.mark.parametrize("words", READING, ids=" ".join)
@pytest.mark.parametrize("width", [40, 80])
def test_on_a_terminal(
    run: Run,
    hostile_database: str,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    width: int,
) -> None:
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "dumb")
    plain = run(*words, "--database", hostile_database)
    assert plain.exit_code == 0, plain.output
    harmless(plain.output)
    if words[0] != "duplicates":  # it has a line to be copied, which is not broken
        assert max(map(cell_len, plain.stdout.splitlines())) <= width
    if width == 80 or is_nightly():
        monkeypatch.setenv("TERM", "xterm-256color")
        coloured = run(*words, "--database", hostile_database)
        assert _STYLES.sub("", coloured.stdout) == plain.stdout


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_in_a_pipe(run: Run, hostile_database: str, words: tuple[str, ...]) -> None:
    result = run(*words, "--database", hostile_database)
    assert result.exit_code == 0, result.output
    harmless(result.output, tabs=True)


@pytest.mark.parametrize("words", [each for each in READING if "--as" not in each], ids=" ".join)
def test_as_json(run: Run, hostile_database: str, words: tuple[str, ...]) -> None:
    result = run(*words, "--json", "--database", hostile_database)
    harmless(result.stdout)
    for text in _texts(json.loads(result.stdout)):
        assert "\x1b" not in visible(text)
        if MARKUP in text and ":smile:" in text:
            assert f"{MARKUP} :smile: " in text  # nothing is lost: JSON gives it as it is


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def test_csv_keeps_it_exactly(run: Run, hostile_database: str, tmp_path: Path) -> None:
    file = tmp_path / "events.csv"
    run("export", "csv", "-o", str(file), "--database", hostile_database)
    with file.open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    titles = {row["title"] for row in rows}
    shown = json.loads(run("show", "--json", "--database", hostile_database).stdout)
    assert titles == {event["title"] for event in shown}


def test_what_is_exported_loads_again_as_it_was(
    run: Run, hostile_database: str, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    assert run("export", "chronicle", "-o", str(folder), "--database", hostile_database)
    for file in folder.rglob("*.yaml"):
        harmless(file.read_text())
    again = str(tmp_path / "again.db")
    loaded = run("load", str(folder), "--database", again)
    assert loaded.exit_code == 0, loaded.output
    for key in ("a-launch", "a-exercise", "a-place"):
        first, second = (
            json.loads(run("about", key, "--json", "--database", each).stdout)
            for each in (hostile_database, again)
        )
        for shape in (first, second):
            del shape["file"], shape["line"]
            shape.get("links", []).sort(key=str)
        assert first == second


def test_messages_of_a_load_are_harmless(run: Run, hostile_seed: Path, tmp_path: Path) -> None:
    result = run("load", str(hostile_seed), "--database", str(tmp_path / "x.db"))
    assert result.exit_code == 0, result.output
    harmless(result.output)


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
    commands: list[tuple[str, ...]] = [
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
    for words in commands:
        result = run(*words, "--database", f"{name}.db")
        harmless(result.output, tabs=True)
        assert "\nrevision 9" not in result.stdout + result.stderr
        succeeded += result.exit_code == 0
    assert succeeded > len(commands) / 2


def _commands() -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command that there is, by its words."""
    program: Any = typer.main.get_command(build())
    for name, command in program.commands.items():
        if hasattr(command, "commands"):
            yield from (((name, inner), each) for inner, each in command.commands.items())
        else:
            yield (name,), command


@pytest.mark.parametrize("words", [words for words, _ in _commands()], ids=" ".join)
def test_hostile_options_and_arguments_of_every_command(
    run: Run, hostile_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    file = str(shutil.copy(hostile_database, tmp_path / "copy.db"))
    command = dict(_commands())[words]
    needed = [NAME for each in command.params if each.required and each.param_type_name != "option"]
    tried = [[*needed], [*needed, NAME], [*needed, NAME, NAME], [f"--{NAME}"], [f"-{NAME}", NAME]]
    for parameter in command.params:
        if parameter.param_type_name == "option":
            tried += [[*needed, parameter.opts[-1], NAME], [f"{parameter.opts[-1]}={NAME}"]]
    for last in tried:
        result = run("--database", file, *words, *last)
        harmless(result.stderr)
        if words != ("export", "csv"):  # a table in a pipe has its texts as they are
            harmless(result.stdout, tabs=True)
    wrong = run("--database", file, *words, f"--{NAME}")
    assert wrong.exit_code == (1 if words == ("dates",) else 2)  # there a dash may begin a year


def test_no_command_prints_past_the_one_way_out() -> None:
    """Only these files print; they make visible what they print."""
    folder = Path(cli.__file__).parent
    for file in folder.glob("*.py"):
        calls = (
            node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call)
        )
        named = {ast.unparse(call.func) for call in calls}
        assert not named & {"typer.echo", "typer.secho", "sys.stdout.write", "sys.stderr.write"}
        if "print" in named:
            assert file.name in ("saying.py", "console.py", "faults.py", "starting.py"), file.name


@given(
    st.text(st.one_of(st.characters(), st.sampled_from("\x1b\x9b\n\r\t\u202e\u3164\ufe01\ufe02")))
)
def test_whatever_a_library_prints_is_guarded(text: str) -> None:
    stream = io.StringIO(newline="")
    Guard(stream).write(text)
    harmless(stream.getvalue(), tabs=True)
    drawn = io.StringIO(newline="")
    console(drawn, terminal=True, width=10_000).print(Text(text))
    harmless(_STYLES.sub("", drawn.getvalue()))


@given(
    st.text(st.one_of(st.characters(), st.sampled_from("\x1b\x9b\n\r\t\u202e\u3164\ufe01\ufe02")))
)
def test_json_escapes_and_loses_nothing(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        stream = io.StringIO(newline="")
        patch.setattr("sys.stdout", Guard(stream))
        write_json({"text": text})
    harmless(stream.getvalue())
    assert json.loads(stream.getvalue())["text"] == text
