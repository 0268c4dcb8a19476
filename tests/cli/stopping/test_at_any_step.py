"""SIGTERM, SIGHUP and Ctrl-C: nothing is half-written, and one line says what was written."""

import os
import re
import signal
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.cli.stopping.conftest import SEED
from tests.cli.stopping.steps import stopped
from tests.profiles import is_nightly
from tests.running import program
from timeline import stopping


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
    status, steps, _ = stopped(words, -1)
    assert status == 0
    seen = set()
    for at in _sampled(steps):
        prepare()
        status, _, line = stopped(words, at)
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
