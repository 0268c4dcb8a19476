"""A database in which another program has its tables is left alone, by every command."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, text

from tests.cli.seeds import Run
from tests.profiles import is_nightly

COMMANDS = [
    ("load",),
    ("load", "--dry-run"),
    ("show",),
    ("check",),
    ("undo",),
    ("db", "upgrade"),
    ("db", "status"),
]


def refused(run: Run, words: tuple[str, ...], address: str, table: str) -> None:
    result = run(*words, "--database", address)
    assert result.exit_code == 1
    message = " ".join(result.stderr.split())
    assert f"belongs to another program: it has a table {table} that timeline did not" in message
    assert "name a database of its own for timeline" in message


@pytest.mark.parametrize("table", ["notes", "event"])
def test_a_file_of_another_program_is_left_as_it_is(
    run: Run, tmp_path: Path, loaded_sqlite: Path, table: str
) -> None:
    file, other = tmp_path / "theirs.db", tmp_path / "ours.db"
    shutil.copy(loaded_sqlite, other)
    with closing(sqlite3.connect(file)) as opened, opened:
        opened.execute(f"CREATE TABLE {table} (text TEXT)")
    was = file.read_bytes()
    for words in (*COMMANDS, ("db", "backup"), ("db", "restore", str(other))):
        refused(run, words, str(file), table)
        assert file.read_bytes() == was
    assert {each.name for each in tmp_path.iterdir()} == {"theirs.db", "ours.db"}


def test_a_version_alone_does_not_make_a_database_that_of_timeline(
    run: Run, empty_engine: Engine, address: str
) -> None:
    with empty_engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        connection.execute(text("INSERT INTO alembic_version VALUES ('0003')"))
    for words in COMMANDS:
        result = run(*words, "--database", address)
        assert result.exit_code == 1
        assert "belongs to another program" in result.stderr


@pytest.mark.parametrize("script", ["", "CREATE TABLE a (b); DROP TABLE a"])
def test_a_file_without_tables_can_be_loaded_into(
    run: Run, tmp_path: Path, folder: Path, script: str
) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db")) as opened:
        opened.executescript(script)
    assert "nothing is loaded yet" in run("show", "--database", str(tmp_path / "a.db")).stderr
    if script and not is_nightly():
        return
    assert run("load", str(folder), "--database", str(tmp_path / "a.db")).exit_code == 0
    assert run("check", "--database", str(tmp_path / "a.db")).exit_code == 0


def test_a_schema_of_postgresql_is_shared_unless_a_name_is_the_same(
    run: Run, empty_engine: Engine, address: str, folder: Path
) -> None:
    if empty_engine.dialect.name == "sqlite":
        pytest.skip("a file belongs to one program")
    with empty_engine.begin() as connection:
        connection.execute(text("CREATE TABLE event (x int)"))
    for words in COMMANDS:
        refused(run, words, address, "event")
    with empty_engine.begin() as connection:
        connection.execute(text("ALTER TABLE event RENAME TO notes"))
    assert "nothing is loaded yet" in run("show", "--database", address).stderr
    assert run("load", str(folder), "--database", address).exit_code == 0
    assert run("check", "--database", address).exit_code == 0
    assert inspect(empty_engine).has_table("notes")
