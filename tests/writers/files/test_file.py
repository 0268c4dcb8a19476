"""A file that is written: complete or not at all, and nothing is replaced unasked."""

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from timeline.errors import UsageError
from timeline.writers.file import replaced_file, target


def write(path: Path, text: str = "new", *, force: bool = False) -> None:
    with target(path, force=force) as file:
        file.write(text)


def test_a_file_is_replaced_only_by_force(tmp_path: Path) -> None:
    file = tmp_path / "events.csv"
    write(file, "one")
    with pytest.raises(UsageError, match="exists") as caught:
        write(file, "two")
    assert "--force" in caught.value.hint
    assert file.read_text() == "one"
    write(file, "two", force=True)
    assert file.read_text() == "two"
    file.write_bytes(b"")  # as mktemp makes it
    write(file, "three")
    assert file.read_text() == "three"


def test_a_file_that_appears_meanwhile_stays(tmp_path: Path) -> None:
    file = tmp_path / "events.csv"

    def overtaken() -> None:
        with target(file):
            file.write_text("of another program")

    with pytest.raises(UsageError, match="exists"):
        overtaken()
    assert file.read_text() == "of another program"
    assert [each.name for each in tmp_path.iterdir()] == ["events.csv"]


@pytest.mark.parametrize("before", ["", "earlier"])
def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, before: str) -> None:
    file = tmp_path / "events.csv"
    if before:
        file.write_text(before)

    def broken() -> None:
        with replaced_file(file, force=True) as place:
            place.write_text("half a ro")
            raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        broken()
    assert [each.read_text() for each in tmp_path.iterdir()] == ([before] if before else [])


def test_a_link_stays_and_a_pipe_is_written_into(tmp_path: Path) -> None:
    file, link, pipe = tmp_path / "events.csv", tmp_path / "link.csv", tmp_path / "pipe"
    file.write_bytes(b"")
    link.symlink_to(file)
    write(link)
    assert link.is_symlink()
    assert file.read_text() == "new"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as pool:
        read = pool.submit(pipe.read_bytes)
        write(pipe)
        assert read.result(timeout=30) == b"new"
    assert pipe.is_fifo()


def test_a_file_that_cannot_be_written_is_a_mistake_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "events.csv").touch()
    with pytest.raises(UsageError, match="cannot be written"):
        write(tmp_path / "events.csv" / "events.csv")
    with pytest.raises(UsageError, match="is a folder"):
        write(tmp_path)


def test_folders_that_are_missing_are_made_for_a_file_that_is_written(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "events.csv"

    def interrupted() -> None:
        with target(file):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert [*tmp_path.iterdir()] == []
    write(file)
    assert file.read_text() == "new"


@pytest.mark.parametrize("name", ["events.db", "events.db-wal", "link.csv"])
def test_a_database_is_never_replaced(tmp_path: Path, name: str) -> None:
    database = tmp_path / "events.db"
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE event (id)")
        connection.commit()
    (tmp_path / "events.db-wal").write_bytes(b"changes")
    (tmp_path / "link.csv").symlink_to(database)
    before = database.read_bytes()
    with pytest.raises(UsageError) as caught:
        write(tmp_path / name, force=True)
    assert "--force" not in caught.value.hint
    assert database.read_bytes() == before
    assert (tmp_path / "events.db-wal").read_bytes() == b"changes"


def test_a_file_may_be_called_like_the_ending_of_a_log(tmp_path: Path) -> None:
    for name in ("-wal", ".-shm", "..-journal"):
        write(tmp_path / name)
        assert (tmp_path / name).read_text() == "new"
