"""A database is readable if its folder, or the file itself, is read-only."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.cli.commands import ONE_OF_EACH, OUT, READING
from tests.profiles import is_nightly
from tests.running import Result
from timeline import sqlite
from timeline.errors import DatabaseError

Run = Callable[..., Result]
NOBODY = 65534
TITLE = "A title that only the log has"
CHANGE = f"UPDATE event SET title = '{TITLE}' WHERE id = (SELECT min(id) FROM event)"


@contextmanager
def _as_reader() -> Iterator[None]:
    """As somebody who may not write what is not theirs; root may write everything."""
    if os.getuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that everybody can reach."""
    folder = Path(tempfile.mkdtemp())
    (folder / "theirs").mkdir()
    folder.chmod(0o755)
    yield folder / "theirs"
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def mine() -> Iterator[Path]:
    """A folder that a reader may write."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


def _shut(place: Path, folder: int = 0o555) -> None:
    for file in place.iterdir():
        file.chmod(0o444)
    place.chmod(folder)


@pytest.mark.parametrize("words", READING if is_nightly() else ONE_OF_EACH, ids=" ".join)
def test_every_reading_command_reads_it(
    run: Run, loaded_sqlite: Path, place: Path, mine: Path, words: tuple[str, ...]
) -> None:
    def shown(database: Path, out: Path) -> tuple[int, str]:
        result = run(*(word.replace(OUT, str(out)) for word in words), "--database", str(database))
        return result.exit_code, result.output.replace(str(out), OUT).replace(str(database), "")

    file = Path(shutil.copy(loaded_sqlite, place / "timeline.db"))
    expected = shown(file, mine / "first")  # this imports what the reader may not read
    _shut(place)
    with _as_reader():
        seen = shown(file, mine / "second")
    assert seen[0] == 0, seen[1]
    assert seen == expected
    assert [path.name for path in place.iterdir()] == ["timeline.db"]


def _closed(_opened: sqlite3.Connection, _file: Path) -> tuple[str, ...]:
    return ("",)


def _with_log(opened: sqlite3.Connection, _file: Path) -> tuple[str, ...]:
    opened.execute(CHANGE)
    return ("", "-wal", "-shm")


def _without_locks(opened: sqlite3.Connection, _file: Path) -> tuple[str, ...]:
    opened.execute(CHANGE)
    return ("", "-wal")


def _without_log(opened: sqlite3.Connection, _file: Path) -> tuple[str, ...]:
    opened.execute("PRAGMA journal_mode = DELETE")
    return ("",)


def _half_written(opened: sqlite3.Connection, file: Path) -> tuple[str, ...]:
    """As a writer leaves it who is killed: what was half written must be taken back."""
    opened.execute("PRAGMA journal_mode = DELETE")
    opened.execute("PRAGMA cache_size = 2")
    opened.execute("BEGIN")
    opened.execute("UPDATE event SET title = title || ', half written'")
    opened.execute("UPDATE text SET body = body || ', half written'")
    opened.execute("UPDATE passage SET quote = quote || ', half written'")
    assert file.with_name(f"{file.name}-journal").stat().st_size
    return ("", "-journal")


@pytest.mark.parametrize("folder", [0o555, 0o777])
@pytest.mark.parametrize(
    "left",
    [_closed, _with_log, _without_locks, _without_log, _half_written],
    ids=lambda f: f.__name__,
)
def test_it_is_read_as_its_writer_left_it(
    run: Run,
    loaded_sqlite: Path,
    place: Path,
    tmp_path: Path,
    left: Callable[..., tuple[str, ...]],
    folder: int,
) -> None:
    file = Path(shutil.copy(loaded_sqlite, tmp_path / "timeline.db"))
    before = run("show", "--database", str(file)).stdout
    with closing(sqlite3.connect(file, isolation_level=None)) as opened:
        opened.execute("PRAGMA journal_mode = WAL")
        for ending in left(opened, file):
            shutil.copy(f"{file}{ending}", place)
    there = sorted(path.name for path in place.iterdir())
    _shut(place, folder)
    with _as_reader():
        result = run("show", "--database", str(place / "timeline.db"))
    assert result.exit_code == 0, result.output
    changed = left in (_with_log, _without_locks)
    assert (TITLE in result.stdout) == changed
    assert (result.stdout == before) == (not changed)
    assert sorted(path.name for path in place.iterdir()) == there  # nothing of the reader's


def test_a_file_that_another_program_has_open_is_read(
    run: Run, loaded_sqlite: Path, place: Path
) -> None:
    file = Path(shutil.copy(loaded_sqlite, place / "timeline.db"))
    with closing(sqlite3.connect(file, isolation_level=None)) as opened:
        opened.execute(CHANGE)
        for ending in ("-wal", "-shm"):
            file.with_name(f"{file.name}{ending}").chmod(0o644)
        place.chmod(0o555)
        with _as_reader():
            result = run("show", "--database", str(file))
    assert TITLE in result.stdout


def test_a_write_during_a_read_without_locks_is_reported(loaded_sqlite: Path, place: Path) -> None:
    file = Path(shutil.copy(loaded_sqlite, place / "timeline.db"))
    _shut(place)
    with _as_reader():
        opened = sqlite.open_to_read(file)
    assert isinstance(opened, sqlite.UnlockedConnection)
    opened.require_unchanged()
    file.chmod(0o644)
    with file.open("ab") as changed:
        changed.write(b"more")
    with pytest.raises(DatabaseError, match="changed by another program"):
        opened.require_unchanged()
    opened.close()
