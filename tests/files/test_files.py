"""Files appear whole or not at all, and never in the place of another."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from timeline import files


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_finished_file_gets_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with files.beside(path) as partial:
        partial.write_text("whole")
        assert not path.exists()
        files.put(partial, path)
    assert path.read_text() == "whole"
    assert _names(tmp_path) == {"a.csv"}


def test_a_writer_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def fail() -> None:
        with files.beside(tmp_path / "a.csv") as partial:
            partial.write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert _names(tmp_path) == set()


@pytest.mark.parametrize("what", ["file", "folder", "link without a target"])
def test_no_file_is_overwritten_without_a_request(tmp_path: Path, what: str) -> None:
    path = tmp_path / "a.csv"
    if what == "file":
        path.write_text("before")
    elif what == "folder":
        path.mkdir()
    else:
        path.symlink_to(tmp_path / "nowhere")
    with files.beside(path) as partial, pytest.raises(FileExistsError):
        files.put(partial, path)
    assert _names(tmp_path) == {"a.csv"}


def test_a_file_keeps_its_permissions_and_a_new_one_gets_those_of_the_user(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.touch(0o600)
    mask = os.umask(0o022)
    try:
        for name, like in (("new", None), ("copy", secret)):
            with files.beside(tmp_path / name) as partial:
                files.put(partial, tmp_path / name, like=like)
    finally:
        os.umask(mask)
    modes = {name: (tmp_path / name).stat().st_mode & 0o777 for name in ("new", "copy")}
    assert modes == {"new": 0o644, "copy": 0o600}


KILLED = """
import os, pathlib, sys
from timeline import files
with files.beside(pathlib.Path(sys.argv[1])) as partial:
    partial.with_name(partial.name + "-wal").touch()
    os._exit(9)
"""


def test_the_next_writer_removes_the_files_of_a_killed_one(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with files.beside(path) as living:
        subprocess.run([sys.executable, "-c", KILLED, path], check=False)
        assert len(_names(tmp_path)) == 3
        with files.beside(path) as partial:
            assert _names(tmp_path) == {living.name, partial.name}
    assert _names(tmp_path) == set()


def test_only_files_of_a_killed_writer_are_removed(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    mine = {".a.db.notes.partial", ".a.db.0123456789abcdef.partial.txt", ".a.dbx.partial"}
    left = {".a.db.0123456789abcdef.partial", ".a.db.0123456789abcdee.partial-journal"}
    for name in mine | left:
        (tmp_path / name).touch()
    (tmp_path / ".a.db.0123456789abcdeb.partial").mkdir()
    (tmp_path / ".a.db.0123456789abcdea.partial").symlink_to(path)
    files.remove_left(path)
    assert _names(tmp_path) == mine | {".a.db.0123456789abcdea.partial"}


@pytest.mark.parametrize("make", [files.beside, files.folder_beside])
def test_a_temporary_file_is_possible_for_a_long_name(tmp_path: Path, make: Any) -> None:
    path = tmp_path / ("x" * 250)
    with make(path) as partial:
        assert partial.exists()
        assert len(partial.name) < 200
    assert _names(tmp_path) == set()


def test_a_free_name_is_found(tmp_path: Path) -> None:
    path = tmp_path / "x.db.before-restore"
    names = []
    for _ in range(3):
        found = files.free(path)
        found.touch()
        names.append(found.name)
    assert names == ["x.db.before-restore", "x.db.before-restore-2", "x.db.before-restore-3"]
