"""A real (pseudo-)terminal: its size, its pager, its colours, and Ctrl-C."""

import os
import re
import shutil
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest
from rich.cells import cell_len

from tests.cli.terminals import PATIENCE, Terminal, run_on_screen
from tests.forking import run_forked
from tests.running import run
from timeline.cli.commands.database import db, undo
from timeline.cli.commands.load import load
from timeline.cli.commands.question import duplicates
from timeline.cli.commands.write.export import chronicle, output, tables
from timeline.cli.terminal import bar

COLOUR = re.compile(r"\x1b\[(?:[0-9]+;)*(?:3[0-8]|9[0-7])[;m]")


@pytest.fixture
def terminal(loaded_sqlite: Path, tmp_path: Path) -> Terminal:
    """A terminal next to a copy of the shipped chronicle."""
    file = tmp_path / "timeline.db"
    shutil.copy(loaded_sqlite, file)
    return Terminal(str(file))


@pytest.fixture
def pager(tmp_path: Path) -> str:
    """A pager whose work can be seen."""
    script = tmp_path / "pager"
    script.write_text("#!/bin/sh\nsed 's/^/PAGED /'\n")
    script.chmod(0o755)
    return str(script)


def test_what_is_drawn_follows_the_size_of_the_terminal(terminal: Terminal) -> None:
    drawn = {}
    for columns in (40, 120):
        terminal.columns = columns
        drawn[columns] = terminal.run("show").lines
        assert max(map(cell_len, drawn[columns])) <= columns
    assert max(map(cell_len, drawn[120])) > 80
    assert len(drawn[40]) > len(drawn[120])


def test_long_output_is_paged_and_short_output_is_not(terminal: Terminal, pager: str) -> None:
    terminal.settings["PAGER"] = pager
    terminal.rows = 12
    long = terminal.run("show")
    assert long.status == 0
    assert all(line.startswith("PAGED ") for line in long.lines)
    short = terminal.run("list", "programmes")
    assert short.status == 0
    assert "PAGED" not in short.text
    terminal.rows = 200
    assert "PAGED" not in terminal.run("show").text
    terminal.rows, terminal.settings["TERM"] = 12, "dumb"
    assert "PAGED" not in terminal.run("show").text


def test_less_shows_the_first_screen_and_q_leaves_it(terminal: Terminal) -> None:
    if shutil.which("less") is None:
        pytest.skip("NO LESS to page with")
    del terminal.settings["PAGER"]
    terminal.rows = 12
    seen = terminal.run("show", when=lambda text: "events" in text, keys="q")
    assert seen.status == 0
    assert "Traceback" not in seen.text


def test_quitting_the_pager_early_is_not_an_error(terminal: Terminal) -> None:
    terminal.settings["PAGER"] = "head -n 1"
    terminal.rows = 12
    seen = terminal.run("show")
    assert (seen.status, len(seen.lines)) == (0, 1)


def test_ctrl_c_in_the_pager_is_for_the_pager(terminal: Terminal, tmp_path: Path) -> None:
    script = tmp_path / "pager"
    script.write_text(
        "#!/bin/sh\ntrap '' INT\ncat > /dev/null\n"
        # The program must be waiting for the pager, and not about to wait: it sleeps then.
        "until ps -o stat= -p $PPID | grep -q S; do :; done\n"
        "echo SHOWN\nread key < /dev/tty\necho LEFT\n"
    )
    script.chmod(0o755)
    terminal.settings["PAGER"] = str(script)
    terminal.rows = 12
    seen = terminal.run("show", when=lambda text: "SHOWN" in text, keys="\x03\n")
    assert "LEFT" in seen.text
    assert "Traceback" not in seen.text
    assert seen.status == 0


def test_colour_is_for_those_who_want_it(loaded_sqlite: Path) -> None:
    show = partial(run_on_screen, "show", database=str(loaded_sqlite))
    assert COLOUR.search(show().text)
    without = show(NO_COLOR="1")
    assert "\x1b" not in without.text, "neither colour nor bold nor dim"
    assert show(NO_COLOR="1", FORCE_COLOR="1").text == without.text
    dumb = show(NO_COLOR="1", FORCE_COLOR="1", TERM="dumb")
    assert "\x1b" not in dumb.text
    assert dumb.lines == without.lines


def test_a_closed_pipe_gets_no_message(loaded_sqlite: Path) -> None:
    def close_output() -> None:
        reading, writing = os.pipe()
        os.close(reading)
        os.dup2(writing, 1)

    status, messages = run_forked(["show", "--database", str(loaded_sqlite)], close_output)
    assert (status, messages) == (128 + 13, "")


def test_csv_on_a_terminal_is_shown_and_not_interpreted(hostile_database: str) -> None:
    seen = Terminal(hostile_database).run("export", "csv")
    assert seen.status == 0
    assert "\x1b" not in seen.text
    assert "<U+001B>[2J" in seen.text


def held_at(step: str, command: ModuleType = load) -> Callable[[], None]:
    """Let a command go as far as this step with its bar, and wait there until it is stopped."""

    def hold() -> None:
        def tell_and_wait(name: str, done: int = 0, of: int = 0) -> None:
            bar.tell(name, done, of)
            if name == step:
                time.sleep(PATIENCE)

        patch = pytest.MonkeyPatch()
        patch.setattr(bar, "PATIENCE", 0)
        patch.setattr(command, "tell", tell_and_wait)

    return hold


def seed_of(folder: Path, count: int) -> str:
    """A chronicle of N actors."""
    file = folder / "seed.yaml"
    actors = (f"  actor-{n}: {{name: Actor {n}, kind: person}}\n" for n in range(count))
    file.write_text(f"actors:\n{''.join(actors)}")
    return str(file)


def asked(database: str, *words: str) -> str:
    """What a command that must succeed prints of a database, in a pipe."""
    result = run(*words, "--database", database)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture(scope="module")
def before(loaded_sqlite: Path) -> list[str]:
    """What a terminal's database has, with its history, before a test changes it."""
    return [asked(str(loaded_sqlite), words) for words in ("show", "log")]


@pytest.mark.parametrize(("step", "count"), [("reading", 1000), ("writing", 1)])
def test_ctrl_c_in_the_middle_of_a_load_leaves_everything_as_it_was(
    terminal: Terminal, tmp_path: Path, before: list[str], step: str, count: int
) -> None:
    seen = terminal.run(
        "load",
        seed_of(tmp_path, count),
        when=lambda text: step in text,
        keys="\x03",
        first=held_at(step),
    )
    assert seen.status == 130, seen.text
    assert "Traceback" not in seen.text
    assert "stopped" in seen.text
    database = terminal.settings["TIMELINE_DATABASE"]
    assert [asked(database, "show"), asked(database, "log")] == before
    assert asked(database, "check")


def test_ctrl_c_leaves_no_new_database_behind(tmp_path: Path) -> None:
    file = tmp_path / "new.db"
    terminal = Terminal(str(file))
    seen = terminal.run(
        "load",
        seed_of(tmp_path, 1),
        when=lambda text: "writing" in text and any(tmp_path.glob(".new.db*")),
        keys="\x03",
        first=held_at("writing"),
    )
    assert seen.status == 130, seen.text
    assert not [path for path in tmp_path.iterdir() if "new.db" in path.name]


@pytest.mark.parametrize(
    ("command", "words", "step"),
    [
        (undo, ("undo",), "writing"),
        (chronicle, ("export", "chronicle", "-o", "new"), "alliance"),
        (output, ("export", "csv", "-o", "new"), "events"),
        (tables, ("export", "register", "actors", "-o", "new"), "actors"),
        (db, ("db", "backup", "new"), "copying"),
        (duplicates, ("duplicates", "--within", "--write", "new"), "reading"),
    ],
)
def test_ctrl_c_beside_a_bar_leaves_everything_as_it_was(
    terminal: Terminal,
    tmp_path: Path,
    before: list[str],
    command: ModuleType,
    words: tuple[str, ...],
    step: str,
) -> None:
    there = sorted(tmp_path.iterdir())
    seen = terminal.run(
        *(str(tmp_path / word) if word == "new" else word for word in words),
        when=lambda text: step in text,
        keys="\x03",
        first=held_at(step, command),
    )
    assert seen.status == 130, seen.text
    assert seen.lines[-1].rpartition("\x1b[K")[2].startswith("timeline: stopped")
    assert sorted(tmp_path.iterdir()) == there
    database = terminal.settings["TIMELINE_DATABASE"]
    assert [asked(database, "show"), asked(database, "log")] == before
