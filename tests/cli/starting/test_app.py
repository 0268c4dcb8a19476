"""The application as a newcomer meets it."""

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from inspect import signature
from pathlib import Path
from typing import get_args

import pytest

from tests.running import Result
from timeline.analysis.duplicates import search as duplicates
from timeline.analysis.ledger.accounts.grouping import BY
from timeline.api.reader import Reader
from timeline.cli import entries, options
from timeline.cli.entries import COMMANDS, GROUPS, PANELS
from timeline.cli.terminal.marking import under
from timeline.over_time.rows import RowsBy
from timeline.query.registers.names import NAMES
from timeline.query.results.counting import CountUnit

Run = Callable[..., Result]
COMMAND_LINES = [(entry.name,) for entry in COMMANDS] + [
    (name, entry.name) for name, _, entries, _ in GROUPS for entry in entries
]


def test_the_bare_command_says_what_to_type(run: Run) -> None:
    result = run()
    assert result.exit_code == 0
    assert "timeline load" in result.stdout
    assert result.stdout == run("--help").stdout


def test_help_lists_every_command_in_its_panel(run: Run) -> None:
    text = run("--help").stdout
    assert {entry.panel for entry in COMMANDS} | {group[3] for group in GROUPS} == set(PANELS)
    positions = [text.index(f"\n{panel}:\n") for panel in PANELS]
    assert positions == sorted(positions)
    for entry in COMMANDS:
        assert f"\n  {entry.name} " in text


@pytest.mark.parametrize("words", COMMAND_LINES, ids=" ".join)
def test_every_help_begins_with_an_example(run: Run, words: tuple[str, ...]) -> None:
    lines = run(*words, "--help").stdout.splitlines()
    assert lines[0].startswith("Usage: timeline")
    assert lines[2:4] == ["  Examples:", lines[3]]
    assert f"timeline {' '.join(words)}" in "\n".join(lines[3:7])


@pytest.mark.parametrize("words", [("db", "status"), ("db", "upgrade"), ("check",)], ids=" ".join)
def test_before_loading_a_command_says_what_to_type(
    run: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    result = run(*words, "--database", str(tmp_path / "none.db"))
    assert result.exit_code == 1
    assert "nothing is loaded yet" in result.stderr
    assert "timeline load" in result.stderr
    assert not (tmp_path / "none.db").exists()
    advice = [line for line in result.stderr.splitlines() if "FOLDER" in line]
    assert shlex.quote(str(tmp_path / "none.db")) in advice[0]


@pytest.mark.parametrize("option", [("--as", "lanes"), ("--by", "kind"), ("--by", "year")])
def test_json_does_not_ignore_an_option(
    run: Run, loaded_sqlite: Path, option: tuple[str, str]
) -> None:
    result = run("show", "--json", *option, "--database", str(loaded_sqlite))
    assert (result.exit_code, result.stdout) == (2, "")
    assert " ".join(option) in result.stderr


def test_the_database_may_be_named_before_or_after_the_command(run: Run, tmp_path: Path) -> None:
    name = str(tmp_path / "mine.db")
    assert run("--database", name, "load").exit_code == 0
    assert run("--database", name, "db", "upgrade").exit_code == 0
    assert name in run("db", "status", "--database", name).stdout


def test_a_file_that_is_not_a_database_is_reported(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("no database at all, but a text that is long enough to be looked at" * 20)
    result = run("check", "--database", str(file))
    assert result.exit_code == 1
    assert result.stderr.startswith(f"timeline: {file}: file is not a database")
    assert "a file of data is loaded into one: timeline load FILE\n" in result.stderr


def test_what_is_advised_for_a_missing_database_works(run: Run, tmp_path: Path) -> None:
    """A load makes the file, but no folder, which may be a mistyped one."""
    file = tmp_path / "new folder" / "x.db"
    advice = run("show", "--database", str(file)).stderr
    made = re.search(r"mkdir -p (.+)", advice)
    assert made
    Path(*shlex.split(made[1])).mkdir(parents=True)
    advice = run("show", "--database", str(file)).stderr
    assert "mkdir" not in advice
    load = re.search(r"type: timeline (.+?)  ", advice)
    assert load
    assert run(*shlex.split(load[1])).exit_code == 0


def test_a_mistyped_command_gets_a_suggestion(run: Run) -> None:
    result = run("laod")
    assert result.exit_code == 2
    assert "load" in result.stderr


def test_carets_count_cells_not_characters() -> None:
    assert list(under("발사 knd:launch", 3, 6, 80)) == [
        "  발사 knd:launch",
        "       ^^^",
    ]


def test_a_long_query_is_cut_to_the_fault() -> None:
    shown, carets = under("a" * 300 + "wrong" + "b" * 300, 300, 305, 60)
    assert len(shown) <= 60
    start = carets.index("^")
    assert shown[start : start + len(carets.strip())] == "wrong"


def test_the_line_of_each_command_in_the_help_is_the_first_of_its_own_help() -> None:
    every = [*COMMANDS, *(entry for group in GROUPS for entry in group.entries)]
    shown = {f"{entry.group} {entry.name}".strip(): entry for entry in every}
    text = json.dumps({name: entry.help.split("\n")[0] for name, entry in shown.items()}, indent=1)
    file = Path(entries.__file__).with_name("summaries.json")
    if os.environ.get("WRITE_GOLDEN"):
        file.write_text(f"{text}\n")
    assert file.read_text() == f"{text}\n", "WRITE_GOLDEN=1 writes it anew"


@pytest.mark.parametrize("words", [("--help",), ("export", "csv", "--help")], ids=" ".join)
def test_help_imports_nothing_heavy(words: tuple[str, ...]) -> None:
    """Neither a library that is slow to import, nor a command that is not asked for."""
    code = (
        f"import sys; sys.argv[1:] = {words!r}\n"
        "from timeline.cli.starting import start\n"
        "start()\n"
        "print({'sqlalchemy', 'alembic', 'rich', 'pydantic', 'yaml'} & set(sys.modules),"
        "{'timeline.cli.commands.read.show', 'timeline.cli.commands.write.export.workbook'}"
        "& set(sys.modules), file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stderr.strip() == "set() set()"


def test_options_offer_the_words_of_what_they_call() -> None:
    assert get_args(options.LedgerBy) == BY
    assert tuple(options.Rows) == get_args(RowsBy)
    assert tuple(options.CountName) == get_args(CountUnit)
    assert tuple(name for name in NAMES if name != "events") == options.REGISTERS
    library = signature(Reader.compare).parameters["least"].default
    assert options.LEAST == duplicates.LEAST == library


def test_json_without_a_database_imports_no_kinds() -> None:
    code = (
        "import sys; sys.argv[1:] = ['dates', '--json', '2022']\n"
        "from timeline.cli.starting import start\n"
        "start()\n"
        "print(sorted({'sqlalchemy', 'timeline.kinds', 'yaml'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[1:] == ["[]"]


def test_a_list_in_a_pipe_imports_neither_rich_nor_pydantic(hostile_database: str) -> None:
    code = (
        f"import sys; sys.argv[1:] = ['--database', {hostile_database!r}, 'show', 'kind:launch']\n"
        "from timeline.cli.starting import start\n"
        "start()\n"
        "print(sorted({'pydantic', 'rich'} & set(sys.modules)), file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (bool(run.stdout), run.stderr.strip()) == (True, "[]")


@pytest.mark.parametrize("words", [["dates", "2022"], ["kinds", "launch"], ["--version"]])
def test_a_closed_pipe_ends_every_output_as_the_signal_does(words: list[str]) -> None:
    """Drawn ones, too: the library that draws would call it an error."""
    reader, writer = os.pipe()
    os.close(reader)
    code = "from timeline.cli import main; main()"
    settings = os.environ | {"TIMELINE_OUTPUT": "drawn"}
    run = subprocess.run(
        [sys.executable, "-c", code, *words],
        check=False,
        stdout=writer,
        stderr=subprocess.PIPE,
        env=settings,
    )
    os.close(writer)
    assert (run.returncode, run.stderr) == (128 + 13, b"")


def test_a_pipe_that_is_closed_in_the_middle_of_an_output_ends_it(tmp_path: Path) -> None:
    """The text is longer than a pipe holds, so the command is still writing."""
    many = tmp_path / "dates.txt"
    many.write_text("2022-07-05\n" * 10_000)
    code = "from timeline.cli import main; main()"
    with many.open() as given:
        run = subprocess.Popen(
            [sys.executable, "-c", code, "dates", "-"],
            stdin=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    assert run.stdout is not None
    assert run.stderr is not None
    assert run.stdout.readline()
    run.stdout.close()
    assert (run.stderr.read(), run.wait()) == (b"", 128 + 13)
    run.stderr.close()
