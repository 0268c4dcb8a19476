"""Text from files is data: never markup, never an order to the terminal, always to be seen.

The chronicle has markup, emoji codes, escapes, bidirectional overrides, very long words and wide
characters in every field that takes text (``hostile_seed`` in ``conftest.py``).
"""

import ast
import csv
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from tests.cli.hostile import Run, harmless
from tests.profiles import is_nightly
from timeline import cli
from timeline.cli.terminal.console import console, write_json
from timeline.cli.terminal.guarding import Guard
from timeline.kinds import KINDS, REGISTERS
from timeline.safetext.controls import restore_controls

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
    ("count", "--by", "title,series"),
    ("compare", "a-source", "part-source"),
    ("disputes",),
    ("duplicates", "--least", "1"),
    ("log",),
    ("log", "1.."),
    ("log", "a-exercise"),
]
# A colour, a style or a link, which Rich writes; everything else would be from the data.
_STYLES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b\x07]*\x1b\\")


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("words", READING, ids=" ".join)
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
    if READING.index(words) % 4 == 0 or is_nightly():
        monkeypatch.setenv("TERM", "xterm-256color")
        coloured = run(*words, "--database", hostile_database)
        assert _STYLES.sub("", coloured.stdout) == plain.stdout


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_in_a_pipe(run: Run, hostile_database: str, words: tuple[str, ...]) -> None:
    result = run(*words, "--database", hostile_database)
    assert result.exit_code == 0, result.output
    harmless(result.output, tabs=True)


def test_csv_keeps_it_and_has_no_control_characters(
    run: Run, hostile_database: str, tmp_path: Path
) -> None:
    file = tmp_path / "events.csv"
    for options in (
        ("csv", "-o", str(file)),
        ("csv", "--excel", "-o", str(tmp_path / "excel.csv")),
        ("csv", "--claims", "-o", str(tmp_path / "claims.csv")),
        ("csv", "--package", "-o", str(tmp_path / "package")),
        ("register", "sources", "-o", str(tmp_path / "sources.csv")),
    ):
        run("export", *options, "--database", hostile_database)
    written = [*tmp_path.rglob("*.csv"), tmp_path / "package" / "datapackage.json"]
    assert len(written) > 10
    for each in written:
        controls = re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", each.read_text())
        assert controls is None, each
    with file.open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    titles = {restore_controls(row["title"]) for row in rows}
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
            assert file.name in (
                "saying.py",
                "guarding.py",
                "console.py",
                "faults.py",
                "starting.py",
            ), file.name


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
