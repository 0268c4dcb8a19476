"""The progress bar of a command that takes long: on a terminal, and never in the way."""

import io
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.cli.output.test_terminal import COLOUR, seed_of
from tests.cli.terminals import STYLE, Terminal, run_on_screen
from tests.running import run
from timeline.cli.commands.load import load
from timeline.cli.terminal import bar
from timeline.cli.terminal.bar import Picture
from timeline.progress import counted

CLEAR = "\r\x1b[K"


def left_on_screen(text: str) -> list[str]:
    """The lines that are there at the end, when the bars were cleared."""
    return [line.rpartition(CLEAR)[2] for line in STYLE.sub("", text).split("\n") if line]


def bars(text: str) -> list[str]:
    """The bars that were drawn, one after the other, without colours."""
    found = re.findall(r"\r\x1b\[K([^\r\n]*)", STYLE.sub("", text))
    return [each for each in found if each and each not in left_on_screen(text)]


def shown_at(step: str, then: Callable[[], None] = lambda: None) -> Callable[[], None]:
    """Let a command show its bar at once, and a load go on from this step when it was drawn.

    Before it goes on, it does ``then``.
    """

    def begin() -> None:
        times: Counter[str] = Counter()

        class Counting(Picture):
            def line(self, step: str, done: int, of: int, columns: int) -> str:
                times[step] += 1
                return super().line(step, done, of, columns)

        def tell(name: str, done: int = 0, of: int = 0) -> None:
            bar.tell(name, done, of)
            while name == step and times[step] < 2 and sys.stderr.isatty():
                time.sleep(0.01)
            if name == step:
                then()

        patch = pytest.MonkeyPatch()
        patch.setattr(bar, "PATIENCE", 0)
        patch.setattr(bar, "Picture", Counting)
        patch.setattr(load, "tell", tell)

    return begin


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(str(tmp_path / "timeline.db"))


@pytest.mark.parametrize("columns", [40, 80])
def test_the_bar_fits_its_line_and_is_gone_at_the_end(
    terminal: Terminal, tmp_path: Path, columns: int
) -> None:
    terminal.columns = columns
    seen = terminal.run("load", seed_of(tmp_path, 1), first=shown_at("writing"))
    assert seen.status == 0
    assert any(each.startswith("writing") for each in bars(seen.text))
    assert max(map(cell_len, bars(seen.text))) < columns
    assert COLOUR.search(seen.text)
    report = left_on_screen(seen.text)
    assert report[0].startswith("added")
    file = terminal.settings["TIMELINE_DATABASE"]
    again = run_on_screen("load", seed_of(tmp_path, 1), database=file, columns=columns)
    assert len(report) == len(left_on_screen(again.text))


def test_a_short_command_shows_no_bar(terminal: Terminal, tmp_path: Path) -> None:
    assert "\r" not in terminal.run("load", seed_of(tmp_path, 1)).text


def test_the_bar_has_no_colour_for_those_who_want_none(terminal: Terminal, tmp_path: Path) -> None:
    terminal.settings["NO_COLOR"] = "1"
    seen = terminal.run("load", seed_of(tmp_path, 1), first=shown_at("writing"))
    assert bars(seen.text)
    assert not STYLE.search(seen.text)


@pytest.mark.parametrize(("words", "settings"), [((), {"TERM": "dumb"}), (("--json",), {})])
def test_no_bar_for_a_terminal_without_control_sequences_and_for_programs(
    terminal: Terminal, tmp_path: Path, words: tuple[str, ...], settings: dict[str, str]
) -> None:
    run("load", seed_of(tmp_path, 1), "--database", terminal.settings["TIMELINE_DATABASE"])
    terminal.settings |= settings
    seen = terminal.run("list", "actors", *words, first=lambda: setattr(bar, "PATIENCE", 0))
    assert seen.status == 0
    assert "\r" not in seen.text


def test_messages_take_the_place_of_the_bar(terminal: Terminal, tmp_path: Path) -> None:
    first = shown_at("writing", lambda: print("a message", file=sys.stderr))
    seen = terminal.run("load", seed_of(tmp_path, 1), first=first)
    assert left_on_screen(seen.text)[0] == "a message"


def test_a_picture_of_a_step_with_an_end_has_its_part() -> None:
    picture = Picture(io.StringIO(), 0)
    wide, narrow = (picture.line("rows", 4_500, 10_000, columns) for columns in (80, 40))
    assert "rows" in wide
    assert "4,500" in wide
    assert "45%" in wide
    assert "45%" in narrow
    assert "4,500" not in narrow
    assert cell_len(narrow) < 40


@pytest.mark.parametrize("columns", [1, 5, 12, 20])
def test_a_picture_fits_the_narrowest_terminal(columns: int) -> None:
    line = Picture(io.StringIO(), 0).line("finding quotes 面", 5, 10, columns)
    assert cell_len(line) <= max(columns - 1, 1)


def test_what_is_counted_is_told_from_beginning_to_end() -> None:
    told: list[tuple[str, int, int]] = []
    items = [*counted(range(200), lambda *state: told.append(state), "rows", 200)]
    assert items == [*range(200)]
    assert told[0] == ("rows", 0, 200)
    assert told[-1] == ("rows", 200, 200)
    assert sorted(told) == told
