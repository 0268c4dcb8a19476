"""A command waits for a locked database, as long as ``--wait`` states; then it reports it."""

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.cli.commands import OUT, READING
from tests.running import Result
from timeline import database
from timeline.cli.terminal import opening
from timeline.database import LockWait

Run = Callable[..., Result]
ALTERING = (
    ("load",),
    ("load", "--dry-run"),
    ("undo",),
    ("db", "upgrade"),
    ("db", "restore", "COPY"),
)


@pytest.fixture
def written(shared: str) -> Iterator[str]:
    """A database that another program writes."""
    other = database.open_engine(database.locate(shared))
    with database.session(other, writing=True):
        yield shared
    other.dispose()


def _refused(result: Result) -> None:
    assert result.exit_code == 1, result.output
    first, *rest = result.stderr.splitlines()
    assert "in use" in first
    assert "--wait" in "".join(rest)
    assert not result.stdout


@pytest.mark.parametrize("words", ALTERING, ids=" ".join)
def test_a_writer_is_refused_without_waiting(
    run: Run, written: str, loaded_sqlite: Path, words: tuple[str, ...]
) -> None:
    words = tuple(str(loaded_sqlite) if word == "COPY" else word for word in words)
    result = run(*words, "--database", written, "--wait", "0")
    if words[:2] == ("db", "restore") and "://" in written:
        assert result.exit_code == 2  # pg_restore does this
        return
    _refused(result)
    _refused(run("--wait", "0", "--database", written, *words))


def test_a_reader_does_not_wait_for_a_writer(run: Run, written: str) -> None:
    assert run("show", "--database", written, "--wait", "0").exit_code == 0


def test_a_first_load_waits_for_another(run: Run, address: str) -> None:
    if "://" not in address:
        pytest.skip("an SQLite database is made aside: nobody is waited for")
    other = database.open_engine(database.locate(address))
    with database.session(other, writing=True):
        _refused(run("load", "--database", address, "--wait", "0"))
    assert run("load", "--database", address, "--wait", "0").exit_code == 0
    other.dispose()


@pytest.fixture
def shut(shared: str) -> Iterator[str]:
    """A database that nobody may even read for now."""
    if "://" not in shared:
        with closing(sqlite3.connect(shared, isolation_level=None)) as other:
            other.execute("PRAGMA journal_mode = DELETE")
            other.execute("BEGIN EXCLUSIVE")
            yield shared
            other.execute("ROLLBACK")
            other.execute("PRAGMA journal_mode = WAL")
        return
    engine = database.open_engine(database.locate(shared))
    with engine.begin() as connection:
        connection.execute(text("LOCK TABLE alembic_version IN ACCESS EXCLUSIVE MODE"))
        yield shared
    engine.dispose()


@pytest.mark.parametrize(
    "words",
    [each for each in READING if each[0] in ("show", "check", "export", "db")],
    ids=" ".join,
)
def test_a_reader_is_refused_without_waiting(
    run: Run, shut: str, tmp_path: Path, words: tuple[str, ...]
) -> None:
    if words[:2] == ("db", "backup") and "://" in shut:
        pytest.skip("pg_dump does this")
    out = tmp_path / "out"
    words = tuple(word.replace(OUT, str(out)) for word in words)
    _refused(run(*words, "--database", shut, "--wait", "0"))
    assert not out.exists()


def test_a_terminal_shows_the_lock_holder_and_the_waiting_time(
    capsys: pytest.CaptureFixture[str],
) -> None:
    notify = opening.WaitNotices()
    for seconds in (0.0, 0.5, 1.2, 2.0, 5.5, 6.0, 15.0, 20.0, 31.0):
        notify(LockWait("timeline.db", seconds, lambda: "timeline load (process 7\x1b[2J)"))
    lines = capsys.readouterr().err.splitlines()
    assert [line.partition("(")[0] for line in lines] == ["waiting for timeline load "] * 4
    assert [line.split("(")[-1].split(")")[0] for line in lines] == ["1 s", "6 s", "15 s", "31 s"]
    assert all("timeline.db" in line and "Ctrl-C" in line and "\x1b" not in line for line in lines)


def test_only_a_terminal_shows_the_waiting_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert isinstance(opening.patience(None).notify, opening.WaitNotices)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False, raising=False)
    assert not isinstance(opening.patience(None).notify, opening.WaitNotices)
