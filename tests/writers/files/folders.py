"""Folders to export into, and what they hold."""

import errno
import io
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from timeline import files
from timeline.files.folder import HALF, LIST, at_rest
from timeline.query.contents import StoredChronicle, StoredRecord, StoredText
from timeline.readers import RawRecord, open_chronicles, read_chronicle
from timeline.writers.chronicle import write_chronicles

EVENT = {"kind": "launch", "title": "A launch", "when": "2022"}
State = dict[str, bytes]


def story(title: str, *names: str, texts: dict[str, str] | None = None) -> StoredChronicle:
    """A chronicle with a seed file of each name, and these texts."""
    records = [StoredRecord("event", f"e{i}", n, EVENT | {"title": title}) for i, n in
               enumerate(sorted(names))]  # fmt: skip
    stored = [
        StoredText(f"s{i}", path, body) for i, (path, body) in enumerate((texts or {}).items())
    ]
    return StoredChronicle("test", title, dict.fromkeys(names, ""), records, stored)


BEFORE = story(
    "Before", "a.yaml", "b/c.yaml", "gone/d.yaml", texts={"t/x.txt": "X", "t/y.txt": "Y"}
)
AFTER = story("After", "a.yaml", "b/c.yaml", "new/e.yaml", texts={"t/x.txt": "X", "z/y.txt": "Y2"})
FOREIGN = {"README.md": b"Mine.", ".git/config": b"[core]", "t/mine.txt": b"Mine.", "gone/n": b"n"}


def state(folder: Path) -> State:
    """What a person, git and a reader of chronicles see in a folder."""
    if not folder.exists():
        return {}
    found = (path for path in folder.rglob("*") if path.is_file())
    names = {path.relative_to(folder).as_posix(): path for path in found}
    return {n: p.read_bytes() for n, p in names.items() if not n.startswith(LIST)}


def hidden(folder: Path) -> list[str]:
    """What a writer has left in a folder or next to it."""
    places = [each for each in (folder, folder.parent) if each.exists()]
    return sorted(
        path.name
        for place in places
        for path in place.iterdir()
        if files.ENDING in path.name or path.name == HALF
    )


def read(folder: Path) -> State:
    """The state of a folder as a load finds it, every file of which it can read."""
    with at_rest([folder]):
        found = state(folder)
        if found:
            chronicles, _ = open_chronicles([folder])
            items = [item for each in chronicles for item in read_chronicle(each)]
            assert all(isinstance(item, RawRecord) for item in items), items
        return found


OPEN, IO_OPEN = os.open, io.open


class Killed(BaseException):
    """The program ended here: nothing after it is done."""


class Steps:
    """Counts what changes a file system, and ends the program at one of the steps, or fails it."""

    CHANGING = ("mkdir", "rename", "replace", "unlink", "rmdir", "chmod", "fsync", "link", "open")

    def __init__(self, patch: pytest.MonkeyPatch, at: int, kill: Callable[[], None] | None) -> None:
        self.count, self.at, self.kill = 0, at, kill
        for name in self.CHANGING:
            patch.setattr(os, name, self._counted(getattr(os, name)))
        patch.setattr(io, "open", self._counted(io.open))

    def _counted(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: Any, **options: Any) -> Any:
            if real in (OPEN, IO_OPEN) and not _writes(*args):
                return real(*args, **options)
            self.count += 1
            if self.count == self.at and self.kill is None:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            if self.count >= self.at and self.kill:
                self.kill()
            return real(*args, **options)

        return step


def _writes(_path: Any, mode: Any = "r", *_: Any) -> bool:
    """Whether a file is opened to be written."""
    if isinstance(mode, str):
        return mode[0] in "wxa"
    return bool(mode & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def die() -> None:
    raise Killed


@contextmanager
def stopped(at: int, kill: Callable[[], None] | None = die) -> Iterator[Steps]:
    with pytest.MonkeyPatch.context() as patch:
        yield Steps(patch, at, kill)


def make(kind: str, place: Path) -> tuple[Path, State]:
    """A folder to export into, and what it holds before."""
    out, model = place / "out", place.parent / "model"
    if kind != "first":
        if not model.exists():
            write_chronicles([BEFORE], model)
        shutil.copytree(model, out)
    if kind == "beside files of others":
        for name, content in FOREIGN.items():
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            (out / name).write_bytes(content)
    return out, state(out)


def export(out: Path, what: StoredChronicle = AFTER, *, force: bool = False) -> list[str]:
    """Export, and return the output."""
    notices: list[str] = []
    write_chronicles([what], out, force=force, notify=notices.append)
    return notices
