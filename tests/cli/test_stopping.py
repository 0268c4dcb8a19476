"""SIGTERM, SIGHUP and Ctrl-C: nothing is half-written, and one line says what stands."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from tests.cli.commands import OUT, READING
from tests.profiles import is_nightly
from tests.running import program
from timeline import files, stopping
from timeline.cli.app import COMMANDS, GROUPS

SEED = """
actors:
  usa: {name: United States, kind: state, country: USA}
events:
  drill: {kind: exercise, title: A drill, when: 2022-07, inferred: {when: a test}}
"""
ENGINE = str(Path(stopping.__file__).parent)


@pytest.fixture(autouse=True)
def _handlers() -> Iterator[None]:
    """The program's own signal handling, for one test."""
    before = {number: signal.getsignal(number) for number in stopping.SIGNALS}
    hook = sys.unraisablehook
    stopping.install()
    yield
    for number, handler in before.items():
        signal.signal(number, handler)
    sys.unraisablehook = hook
    stopping.reset()


@pytest.fixture
def seed(tmp_path: Path) -> str:
    file = tmp_path / "seed" / "a.yaml"
    file.parent.mkdir()
    file.write_text(SEED)
    return str(file.parent)


def _run(words: list[str], at: int, number: int = signal.SIGTERM) -> tuple[int, int, str]:
    """Run a command and send it a signal at a step; its status, its steps, and its line."""
    stopping.install()
    steps = 0

    def step(frame: FrameType, event: str, _arg: Any) -> None:
        nonlocal steps
        if event in ("call", "return") and frame.f_code.co_filename.startswith(ENGINE):
            steps += 1
            if steps == at:
                sys.setprofile(None)
                signal.raise_signal(number)

    status = 0
    sys.setprofile(step)
    try:
        program().main(args=words, prog_name="timeline")
    except SystemExit as end:
        status = int(end.code or 0)
    except stopping.Stopped:
        status = 128 + number
    finally:
        sys.setprofile(None)
        files._remove_unfinished()  # as the program does at its end
    return status, steps, stopping.line()


def _sampled(steps: int) -> list[int]:
    """Some steps of all, and many of the last, among which it is written."""
    early, late = (4, 8) if is_nightly() else (1, 25)
    last = range(max(steps - 50, 1), steps, late)
    return sorted({*range(9, steps, max(steps // early, 1)), *last})


def _revisions(database: Path) -> int:
    if not database.exists():
        return 0
    with closing(sqlite3.connect(database)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return int(opened.execute("SELECT count(*) FROM revision").fetchone()[0])


def _left(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir() if "partial" in each.name]


def _check(
    words: list[str], folder: Path, prepare: Callable[[], None], is_done: Callable[[], bool]
) -> None:
    """At every sampled step: the status, the truth of the line, and no leftovers."""
    prepare()
    status, steps, _ = _run(words, -1)
    assert status == 0
    seen = set()
    for at in _sampled(steps):
        prepare()
        status, _, line = _run(words, at)
        done = is_done()
        seen.add(done)
        if stopping.stopped():
            assert status in (128 + signal.SIGTERM, 130), at  # 130: the library's, before ours
            before = not re.search("is (in|written|restored)", line)
            assert before is not done, (at, line, done)
        assert not _left(folder), at
    assert seen == {True, False}


def test_a_first_load(seed: str, tmp_path: Path) -> None:
    database = tmp_path / "timeline.db"

    def prepare() -> None:
        for each in tmp_path.glob("timeline.db*"):
            each.unlink()

    words = ["load", seed, "--database", str(database)]
    _check(words, tmp_path, prepare, lambda: _revisions(database) == 1)


def test_a_second_load_and_an_undo(seed: str, tmp_path: Path) -> None:
    database = tmp_path / "timeline.db"
    with suppress(SystemExit):
        program().main(args=["load", seed, "--database", str(database)], prog_name="timeline")
    held = _revisions(database)

    def prepare() -> None:
        nonlocal held
        held = _revisions(database)
        Path(seed, "a.yaml").write_text(SEED.replace("A drill", f"Drill {held}"))

    words = ["load", seed, "--database", str(database)]
    _check(words, tmp_path, prepare, lambda: _revisions(database) > held)
    _check(
        ["undo", "--database", str(database)], tmp_path, prepare,
        lambda: _revisions(database) > held,
    )  # fmt: skip


def test_a_backup_a_restore_and_an_export(loaded_sqlite: Path, tmp_path: Path) -> None:
    database, copy, table = (tmp_path / name for name in ("timeline.db", "copy.db", "t.csv"))

    def prepare() -> None:
        for each in tmp_path.iterdir():
            each.unlink()
        database.write_bytes(loaded_sqlite.read_bytes())

    of = ["--database", str(database)]
    _check(["db", "backup", str(copy), *of], tmp_path, prepare, copy.exists)
    _check(["export", "csv", "-o", str(table), *of], tmp_path, prepare, table.exists)

    def damage() -> None:
        prepare()
        copy.write_bytes(database.read_bytes())
        with closing(sqlite3.connect(database)) as opened:
            opened.execute("DELETE FROM claim")
            opened.commit()

    def is_restored() -> bool:
        with closing(sqlite3.connect(database)) as opened:
            return int(opened.execute("SELECT count(*) FROM claim").fetchone()[0]) > 0

    _check(["db", "restore", str(copy), *of], tmp_path, damage, is_restored)


def test_a_long_statement_of_sqlite_ends(tmp_path: Path) -> None:
    from timeline.cli.terminal.faults import unless_stopped
    from timeline.database import locate, open_engine

    engine = open_engine(locate(str(tmp_path / "a.db")))
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    timer = threading.Timer(0.2, lambda: os.kill(os.getpid(), signal.SIGTERM))
    timer.start()
    with pytest.raises(SystemExit) as end, unless_stopped(), engine.connect() as connection:
        connection.exec_driver_sql(endless)
    assert end.value.code == 128 + signal.SIGTERM
    engine.dispose()


def test_what_python_swallows_is_raised_again() -> None:
    class Ended:
        def __del__(self) -> None:
            signal.raise_signal(signal.SIGTERM)

    def end() -> None:
        held = [Ended()]
        held.clear()
        threading.Event().wait(20)

    with pytest.raises(stopping.Stopped):
        end()


def test_a_commit_is_brought_to_its_end() -> None:
    reached = []

    def commit() -> None:
        with stopping.delayed():
            signal.raise_signal(signal.SIGTERM)
            reached.append(True)

    with pytest.raises(stopping.Stopped):
        commit()
    assert reached


@pytest.mark.parametrize(
    "words", [each for each in READING if OUT not in " ".join(each) and each[0] != "export"]
)
def test_a_command_that_only_reads_reports_nothing_of_writing(
    words: tuple[str, ...], loaded_sqlite: Path
) -> None:
    asked = [*words, "--database", str(loaded_sqlite)]
    _, whole, _ = _run(asked, -1)
    _, steps, line = _run(asked, whole // 2)  # the command line was read long before
    assert steps >= whole // 2
    assert line == "timeline: stopped"


def test_a_program_stopped_before_its_command_reports_that_nothing_was_written() -> None:
    _, steps, line = _run(["show"], 3)
    assert steps >= 3
    assert line == "timeline: stopped; nothing was written"


TABLE = Path(__file__).parents[2] / "docs" / "examples" / "made-up-arms.csv"
WRITING = (
    ("load", "SEED"),
    ("load", "TABLE"),
    ("map", "TABLE", "-o", "OUT"),
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
        places["TABLE"] = str(TABLE)
        of_database = [] if words[0] == "map" else ["--database", str(database)]
        return [*(places.get(each, each) for each in words), *of_database]

    _, first, _ = _run([*words[: 2 if words[0] in ("db", "export", "plot") else 1], "--help"], -1)
    _, steps, _ = _run(named(), -1)
    assert first < steps
    for part in (1, 2, 3, 4) if is_nightly() else (1, 4):
        _, _, line = _run(named(), first + (steps - first) * part // 5)
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
