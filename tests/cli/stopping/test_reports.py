"""A signal at any command: one line says whether something was written."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.commands import OUT, READING
from tests.cli.stopping.steps import stopped
from tests.profiles import is_nightly
from timeline import stopping
from timeline.cli.entries import COMMANDS, GROUPS


@pytest.mark.parametrize(
    "words", [each for each in READING if OUT not in " ".join(each) and each[0] != "export"]
)
def test_a_command_that_only_reads_reports_nothing_of_writing(
    words: tuple[str, ...], loaded_sqlite: Path
) -> None:
    asked = [*words, "--database", str(loaded_sqlite)]
    _, whole, _ = stopped(asked, -1)
    _, steps, line = stopped(asked, whole // 2)  # the command line was read long before
    assert steps >= whole // 2
    assert line == "timeline: stopped"


def test_a_program_stopped_before_its_command_reports_that_nothing_was_written() -> None:
    _, steps, line = stopped(["show"], 3)
    assert steps >= 3
    assert line == "timeline: stopped; nothing was written"


TABLE = Path(__file__).parents[3] / "docs" / "examples" / "made-up-arms.csv"
README = TABLE.parents[2] / "README.md"
WRITING = (
    ("load", "SEED"),
    ("load", "TABLE"),
    ("draft", "ARTICLE", "--chronicle", "CHRONICLE"),
    ("init", "OUT"),
    ("new", "place", "--name", "X", "--chronicle", "CHRONICLE"),
    ("map", "TABLE", "-o", "OUT"),
    ("schema", "seed", "-o", "OUT"),
    ("schema", "output", "-o", "OUT"),
    ("undo",),
    ("export", "csv", "-o", "OUT"),
    ("export", "csv", "--package", "-o", "OUT"),
    ("export", "jsonl", "-o", "OUT"),
    ("export", "register", "actors", "-o", "OUT"),
    ("export", "parquet", "-o", "OUT"),
    ("export", "parquet", "--dataset", "-o", "OUT"),
    ("export", "xlsx", "-o", "OUT"),
    ("export", "ics", "-o", "OUT"),
    ("export", "markdown", "-o", "OUT"),
    ("export", "bibliography", "-o", "OUT"),
    ("export", "bibtex", "-o", "OUT"),
    ("export", "csl", "-o", "OUT"),
    ("export", "ris", "-o", "OUT"),
    ("export", "timelinejs", "-o", "OUT"),
    ("export", "html", "-o", "OUT"),
    ("export", "geojson", "-o", "OUT"),
    ("export", "chronicle", "-o", "OUT"),
    ("plot", "lanes", "-o", "OUT.svg"),
    ("plot", "ledger", "-o", "OUT.svg"),
    ("plot", "responses", "--to", "kind:summit", "--by", "kind:deployment", "-o", "OUT.svg"),
    ("plot", "density", "-o", "OUT.svg"),
    ("db", "upgrade"),
    ("db", "backup", "OUT"),
    ("db", "restore", "COPY"),
)


@pytest.mark.parametrize("words", WRITING, ids=" ".join)
def test_a_command_that_writes_reports_whether_it_has_written(
    words: tuple[str, ...], seed: str, loaded_sqlite: Path, tmp_path: Path
) -> None:
    """From the end of reading the command line on, not only while it writes."""
    copies = iter(range(100))

    def named() -> list[str]:
        folder = tmp_path / str(next(copies))
        folder.mkdir()
        database = folder / "timeline.db"
        database.write_bytes(loaded_sqlite.read_bytes())
        places = {"SEED": seed, "OUT": str(folder / "out"), "COPY": str(loaded_sqlite)}
        places["OUT.svg"] = str(folder / "out.svg")
        places |= {"TABLE": str(TABLE), "CHRONICLE": str(folder), "ARTICLE": str(README)}
        (folder / "chronicle.yaml").write_text("chronicle: {name: drafts}\n")
        alone = ("map", "draft", "init", "schema")
        of_database = [] if words[0] in alone else ["--database", str(database)]
        return [*(places.get(each, each) for each in words), *of_database]

    _, steps, _ = stopped(named(), -1, after=stopping.declare_writing)
    assert steps > 10
    by_day = 1 if WRITING.index(words) % 2 else 4
    for part in (1, 2, 3, 4) if is_nightly() else (by_day,):
        _, _, line = stopped(named(), steps * part // 5, after=stopping.declare_writing)
        assert line.startswith("timeline: stopped; "), part


def test_every_command_that_writes_is_tested() -> None:
    groups = {name: entries for name, _, entries, _ in GROUPS} | {"": COMMANDS}
    writing = {
        " ".join(filter(None, (group, entry.name)))
        for group, entries in groups.items()
        for entry in entries
        if entry.writes
    }
    assert writing == {" ".join(words[: 2 if words[0] in groups else 1]) for words in WRITING}


@pytest.mark.parametrize("number", stopping.SIGNALS)
def test_a_signal_while_input_is_awaited(number: int) -> None:
    # A shell starts what runs in the background with some signals ignored: here they are not.
    code = f"import signal; signal.signal({number}, signal.SIG_DFL); from timeline.cli import main"
    if number == signal.SIGINT:
        code = code.replace("SIG_DFL", "default_int_handler")
    with subprocess.Popen(
        [sys.executable, "-c", f"{code}; main()", "dates", "--json", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:  # fmt: skip
        assert process.stdin
        assert process.stdout
        process.stdin.write(b"2022\n")
        process.stdin.flush()
        assert process.stdout.readline()  # it is awaiting the next line
        process.send_signal(number)
        _, printed = process.communicate()
    assert process.returncode == 128 + number
    assert printed == b"timeline: stopped\n"  # it would write nothing in any case
