"""Nobody may read what a command wrote who may not read the database that it was made of."""

import builtins
import io
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.running import run as run_command
from timeline.files.rights import file_mode, no_wider_than

Seen = list[tuple[str, int]]
_STEPS = [
    (builtins, "open"),
    (io, "open"),
    *((os, name) for name in ("open", "rename", "replace", "mkdir", "chmod", "link")),
]


@contextmanager
def watched(folder: Path) -> Iterator[Seen]:
    """Collect the mode of each file and folder below one, before every step of a program."""
    seen: Seen = []
    looking = False

    def look() -> None:
        nonlocal looking
        if not looking:
            looking = True  # looking is not a step
            seen.extend(
                (path.relative_to(folder).as_posix(), path.lstat().st_mode & 0o777)
                for path in folder.rglob("*")
            )
            looking = False

    def after_look(step: Callable[..., Any]) -> Callable[..., Any]:
        def looked(*args: Any, **named: Any) -> Any:
            look()
            return step(*args, **named)

        return looked

    with pytest.MonkeyPatch.context() as patch:
        for module, name in _STEPS:
            patch.setattr(module, name, after_look(getattr(module, name)))
        yield seen
    look()


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def run(*words: str, database: Path | str) -> None:
    done = run_command(*words, "--database", str(database))
    assert done.exit_code == 0, done.output


def _damage(file: Path) -> None:
    with file.open("r+b") as stream:
        stream.seek(5000)
        stream.write(b"\xff" * 3000)


def _restore_over_a_damaged_one(db: Path, there: Path) -> None:
    run("db", "backup", str(there / "copy.db"), database=db)
    _damage(db)
    run("db", "restore", str(there / "copy.db"), database=db)


def _older(db: Path, _: Path) -> None:
    from timeline import database

    with closing(sqlite3.connect(db)) as opened, opened:
        opened.execute("UPDATE alembic_version SET version_num = '0000'")
    engine = database.open_engine(database.locate(str(db)))
    from timeline.loader.upgrading import copy_before_upgrade

    copy_before_upgrade(engine)
    engine.dispose()


def _writing(name: str, *words: str) -> Callable[[Path, Path], None]:
    """Return a command that writes a file or folder of this name, also over an earlier one."""
    return lambda db, there: run(*words, str(there / name), "--force", database=db)


COMMANDS: dict[str, Callable[[Path, Path], None]] = {
    "export csv": _writing("a.csv", "export", "csv", "-o"),
    "export parquet": _writing("a.parquet", "export", "parquet", "-o"),
    "export package": _writing("package", "export", "csv", "--package", "-o"),
    "export dataset": _writing("tables", "export", "parquet", "--dataset", "-o"),
    "export xlsx": _writing("a.xlsx", "export", "xlsx", "-o"),
    "export chronicle": _writing("ch", "export", "chronicle", "-o"),
    "backup": _writing("copy.db", "db", "backup"),
    "backup beside": lambda db, _: run("db", "backup", database=db),
    "restore over a damaged one": _restore_over_a_damaged_one,
    "copy before an upgrade": _older,
    "undo": lambda db, _: run("undo", database=db),
}


@pytest.mark.parametrize("mask", [0, 0o022, 0o077], ids=oct)
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644], ids=oct)
@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_is_ever_wider_than_the_database(
    command: str, mode: int, mask: int, loaded_sqlite: Path, tmp_path: Path
) -> None:
    db = tmp_path / "timeline.db"
    shutil.copy(loaded_sqlite, db)
    db.chmod(mode)
    there = tmp_path / "there"
    there.mkdir(0o700)
    with umask(mask), watched(tmp_path) as seen:
        COMMANDS[command](db, there)
    wider = {
        (name, oct(was))
        for name, was in seen
        if was & ~(mode | (mode & 0o444) >> 2 if "." not in Path(name).name else mode) & 0o077
        and name != "there"
    }
    assert wider == set()
    assert any(name.endswith(".partial") for name, _ in seen) or command == "undo"
    made = [path for path in there.rglob("*") if path.is_file()]
    if command.startswith(("export", "backup")) and "beside" not in command:
        assert made
        for path in made:  # and not narrower than it could be
            assert path.stat().st_mode & 0o044 & ~mask == mode & 0o044 & ~mask


@pytest.mark.parametrize("was", [0o600, 0o666])
@pytest.mark.parametrize("mode", [0o600, 0o644])
@pytest.mark.parametrize("command", ["export csv", "export dataset", "export chronicle", "backup"])
def test_what_is_replaced_is_neither_wider_than_before_nor_than_the_database(
    command: str, mode: int, was: int, loaded_sqlite: Path, tmp_path: Path
) -> None:
    db, there = tmp_path / "timeline.db", tmp_path
    shutil.copy(loaded_sqlite, db)
    COMMANDS[command](db, there)
    made = {p for p in there.rglob("*") if p.is_file() and not p.name.startswith("timeline.db")}
    for path in made:
        path.chmod(was)
    db.chmod(mode)
    with umask(0o022):
        COMMANDS[command](db, there)
    assert {path.stat().st_mode & 0o777 & ~(was & mode) for path in made} == {0}


@pytest.mark.parametrize("mask", [0o022, 0o077])
def test_an_export_of_postgresql_is_as_wide_as_any_new_file(
    mask: int, loaded: str, tmp_path: Path
) -> None:
    if "://" not in loaded:
        Path(loaded).chmod(0o666)
    with umask(mask):
        run("export", "csv", "-o", str(tmp_path / "a.csv"), database=loaded)
        run("export", "chronicle", "-o", str(tmp_path / "ch"), database=loaded)
    assert (tmp_path / "a.csv").stat().st_mode & 0o777 == 0o666 & ~mask
    assert (tmp_path / "ch").stat().st_mode & 0o777 == 0o777 & ~mask
    assert (tmp_path / "ch" / "chronicle.yaml").stat().st_mode & 0o777 == 0o666 & ~mask


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644])
def test_what_sqlite_makes_beside_a_database_is_not_wider(
    mode: int, loaded_sqlite: Path, tmp_path: Path
) -> None:
    from timeline import database

    db = tmp_path / "timeline.db"
    shutil.copy(loaded_sqlite, db)
    db.chmod(mode)
    with umask(0):
        engine = database.open_engine(database.locate(str(db)))
        with database.session(engine, writing=True) as session:
            session.connection().exec_driver_sql("UPDATE event SET title = title")
            made = [path.stat().st_mode & 0o777 for path in tmp_path.glob("timeline.db-*")]
        engine.dispose()
    assert made
    assert not any(each & ~mode for each in made)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="takes root")
def test_another_group_gets_no_more_than_all_others(tmp_path: Path) -> None:
    db, new = tmp_path / "db", tmp_path / "new"
    for path in (db, new):
        path.touch()
    os.chown(db, -1, 12345)
    db.chmod(0o640)
    with umask(0), no_wider_than(db):
        assert file_mode(new) == 0o600
    assert file_mode(new, db) == 0o640
    assert new.stat().st_gid == 12345
