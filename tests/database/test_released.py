"""The databases of every released version, upgraded: nothing is lost, and nothing is in doubt.

They are kept in ``released/``; how to keep the next one is explained in ``released/make.py``.
"""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.database.released import kept
from tests.profiles import is_nightly
from tests.running import Result
from tests.running import run as run_command
from timeline import database

_KEPT = kept.versions()
VERSIONS = _KEPT if is_nightly() else [_KEPT[0], _KEPT[len(_KEPT) // 2], _KEPT[-1]]
"""By day the first, which takes all steps, one in the middle, and the newest."""

Run = Callable[..., Result]


@pytest.fixture
def run(address: str) -> Run:
    """Run one command on the database; what is not a mistake of the user raises."""

    def invoke(*words: str) -> Result:
        result = run_command(*words, "--database", address)
        assert result.exit_code == 0, result.output
        return result

    return invoke


Expected = dict[Path, dict[str, dict[str, bytes]]]


@pytest.fixture(scope="session")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Expected:
    """What this version of the program exports after it has loaded ``first``, and ``then``."""
    found: Expected = {kept.chronicle(version): {} for version in VERSIONS}
    for chronicle, states in found.items():
        today = kept.in_todays_words(chronicle, tmp_path_factory.mktemp("today"))
        for state in ("first", "then"):
            folder = tmp_path_factory.mktemp(state)
            for words in (
                ["load", str(today / state)],
                ["export", "chronicle", "-o", str(folder / "out")],
            ):
                done = run_command(*words, "--database", str(folder / "timeline.db"))
                assert done.exit_code == 0, done.output
            states[state] = _files(folder / "out")
        assert states["first"] != states["then"]
    return found


def _files(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _export(run: Run, folder: Path) -> dict[str, bytes]:
    run("export", "chronicle", "-o", str(folder))
    return _files(folder)


def _history(run: Run) -> list[str]:
    """Each revision: its number, its time, its user, what it did and what it was called."""
    return run("log").stdout.splitlines()


def _content(address: str) -> list[str]:
    """All rows of an SQLite file, except for the times of revisions; of a server, nothing."""
    if "://" in address:
        return [address]
    with closing(sqlite3.connect(address)) as opened:
        return sorted(
            line
            for line in opened.iterdump()
            if line.startswith("INSERT") and not line.startswith('INSERT INTO "revision"')
        )


@pytest.fixture(scope="module")
def tried() -> list[list[str]]:
    """The contents of databases that have been asked, which each test adds to."""
    return []


def test_the_version_before_every_migration_is_kept() -> None:
    """Where this fails, type ``git stash; python -m tests.database.released.make; git stash pop``:
    the database of the released version has to be made before the migration is there."""
    steps = [path.read_text() for path in database.bundled("alembic").glob("versions/*.py")]
    before = re.findall(r'^down_revision.*= "(\w+)"$', "\n".join(steps), re.MULTILINE)
    assert len(before) == len(steps) - 1  # the first has none before it
    assert sorted(set(before) - set(kept.versions())) == []


@pytest.mark.parametrize("version", VERSIONS)
def test_a_database_of_a_released_version_is_upgraded_whole(
    version: str,
    address: str,
    run: Run,
    tmp_path: Path,
    expected: Expected,
    tried: list[list[str]],
) -> None:
    """Databases that an upgrade makes equal answer alike, and are asked once."""
    kept.put(version, address)
    chronicle = kept.chronicle(version)
    run("db", "upgrade")
    history = _history(run)
    done = [line.split("\t")[8] for line in reversed(history)]
    assert done == ["load first", "load then --prune", "undo", "load then --prune"]
    assert {line.split("\t")[2] for line in history} == {"analyst"}
    content = _content(address)
    if content in tried:
        return
    tried.append(content)
    assert "all as loaded" not in run("check").stdout  # one source has no text
    assert _export(run, tmp_path / "upgraded") == expected[chronicle]["then"]
    assert "Launch of eight missiles" in run("log", "test").stdout

    today = kept.in_todays_words(chronicle, tmp_path)
    run("load", str(today / "then"), "--prune")
    assert _history(run) == history  # its records have the hashes that they were loaded with

    run("undo")
    assert _export(run, tmp_path / "undone") == expected[chronicle]["first"]
    run("check")


def test_a_load_upgrades_by_itself(
    address: str, run: Run, tmp_path: Path, expected: Expected
) -> None:
    version = _KEPT[0 if is_nightly() else -1]
    kept.put(version, address)
    chronicle = kept.chronicle(version)
    states = expected[chronicle]
    today = kept.in_todays_words(chronicle, tmp_path)
    run("load", str(today / "first"), "--prune")
    assert _export(run, tmp_path / "loaded") == states["first"]
    run("undo")
    assert _export(run, tmp_path / "undone") == states["then"]
    run("check")
