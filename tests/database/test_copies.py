"""A copy is sound, a restore changes all or nothing, and no copy is ever overwritten."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from timeline import database
from timeline.database import Patience
from timeline.database.versions.copies import backup, restore
from timeline.errors import DatabaseError, UsageError


@pytest.fixture
def here(loaded_sqlite: Path, tmp_path: Path) -> Path:
    """A folder with a database, ``timeline.db``."""
    shutil.copy(loaded_sqlite, tmp_path / "timeline.db")
    return tmp_path


def _events(file: Path) -> int:
    with closing(sqlite3.connect(file)) as opened:
        return int(opened.execute("SELECT count(*) FROM event").fetchone()[0])


def _forget(file: Path) -> None:
    with closing(sqlite3.connect(file)) as opened, opened:
        opened.execute("DELETE FROM claim")
        opened.execute("DELETE FROM event")


def test_a_restore_can_be_restored_from_what_it_kept(here: Path) -> None:
    live, copy = here / "timeline.db", here / "copy.db"
    before = _events(live)
    backup(live, copy)
    _forget(live)
    first = restore(copy, live)
    assert _events(live) == before
    assert first is not None
    second = restore(first, live)
    assert second not in (None, first)
    assert _events(live) == 0
    assert second is not None
    assert (_events(first), _events(second), _events(copy)) == (0, before, before)


def _truncated(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-5000])


def _overwritten(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096:12288] = b"\xff" * 8192
    file.write_bytes(content)


def _no_database(file: Path) -> None:
    file.write_text("a letter to a friend")


def _foreign(file: Path, table: str = "event") -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as opened, opened:
        opened.execute("PRAGMA page_size = 1024")
        opened.execute("PRAGMA journal_mode = WAL")
        opened.execute(f"CREATE TABLE {table} (note TEXT)")


def _incomplete(file: Path) -> None:
    _foreign(file, "entity")


def _empty(file: Path) -> None:
    file.write_bytes(b"")


@pytest.mark.parametrize("harm", [_truncated, _overwritten, _no_database, _incomplete, _empty])
def test_a_copy_is_restored_over_any_file(here: Path, harm: Callable[[Path], None]) -> None:
    live, copy = here / "timeline.db", here / "copy.db"
    backup(live, copy)
    harm(live)
    was = live.read_bytes()
    kept = restore(copy, live)
    assert _events(live) == _events(copy) > 0
    assert kept is not None
    if harm not in (_incomplete, _empty):  # what SQLite can read is copied by SQLite
        assert kept.read_bytes() == was
    assert not list(here.glob("*.partial"))


def test_no_copy_is_restored_over_the_database_of_another_program(here: Path) -> None:
    live, copy = here / "timeline.db", here / "copy.db"
    backup(live, copy)
    _foreign(live)
    was = live.read_bytes()
    with pytest.raises(DatabaseError, match="a table event that timeline did not create"):
        restore(copy, live)
    assert live.read_bytes() == was
    assert not list(here.glob("*before-restore*"))


@pytest.mark.parametrize("harm", [_truncated, _overwritten, _no_database, _foreign, _empty])
def test_an_invalid_copy_changes_nothing(here: Path, harm: Callable[[Path], None]) -> None:
    live, copy = here / "timeline.db", here / "copy.db"
    backup(live, copy)
    harm(copy)
    was = live.read_bytes()
    with pytest.raises(DatabaseError):
        restore(copy, live)
    assert live.read_bytes() == was
    assert {path.name for path in here.iterdir()} >= {"timeline.db", "copy.db"}
    assert not list(here.glob("*before-restore*"))


def test_a_copy_of_a_newer_version_is_refused(here: Path) -> None:
    live, copy = here / "timeline.db", here / "copy.db"
    backup(live, copy)
    with closing(sqlite3.connect(copy)) as opened, opened:
        opened.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DatabaseError, match="newer version"):
        restore(copy, live)


def test_a_locked_database_is_not_waited_for_without_end(here: Path) -> None:
    live, copy = here / "timeline.db", here / "copy.db"
    backup(live, copy)
    with closing(sqlite3.connect(live, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseError, match="in use"):
            restore(copy, live, patience=Patience(0))
    assert _events(live) == _events(copy)


def test_who_reads_while_a_copy_is_put_back_sees_what_was_there(here: Path) -> None:
    live, copy = here / "timeline.db", here / "copy.db"
    backup(live, copy)
    _forget(live)
    engine = database.open_engine(database.locate(str(live)), reading=True)
    with database.snapshot(engine) as session:
        restore(copy, live)
        assert session.execute(text("SELECT count(*) FROM event")).scalar() == 0
    with database.snapshot(engine) as session:
        assert session.execute(text("SELECT count(*) FROM event")).scalar() == _events(copy)
    engine.dispose()


def test_a_backup_replaces_nothing_unasked(here: Path) -> None:
    live, target = here / "timeline.db", here / "notes.db"
    target.write_text("mine")
    with pytest.raises(UsageError, match="exists"):
        backup(live, target)
    assert target.read_text() == "mine"
    backup(live, target, replace=True)
    assert _events(target) == _events(live)


def test_a_left_over_log_is_not_read_into_a_copy(here: Path) -> None:
    (here / "copy.db-wal").write_bytes(b"\x37\x7f\x06\x82" + bytes(28))
    with pytest.raises(UsageError, match=r"copy\.db-wal"):
        backup(here / "timeline.db", here / "copy.db")
    assert not (here / "copy.db").exists()


def test_a_copy_of_a_private_database_is_private(here: Path) -> None:
    live, copy = here / "timeline.db", here / "copy.db"
    live.chmod(0o600)
    backup(live, copy)
    assert copy.stat().st_mode & 0o777 == 0o600
