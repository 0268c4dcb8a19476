"""The target of a writer: a file that is replaced completely or not at all, or standard output."""

import io
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from timeline import files
from timeline.errors import UsageError
from timeline.safetext import visible


class _Shown(io.TextIOWrapper):
    """A terminal: control characters are made visible. Files and pipes get the text unchanged."""

    def write(self, text: str) -> int:
        return super().write(visible(text, keep_newlines=True))


@contextmanager
def target(path: Path | None, ours: Callable[[str], bool], force: bool = False) -> Iterator[TextIO]:
    """Open a text file to write: UTF-8, line ends unchanged; None is standard output.

    The file gets its name when it is complete; until then a previous file stays in place. A
    previous file is replaced only if it is empty, if its first line is ``ours``, or with ``force``.
    If the path is a link, its target is replaced. A pipe or a device is written to directly. Raises
    UsageError if the path cannot be written.
    """
    if path is None:
        sys.stdout.flush()
        kind = _Shown if sys.stdout.isatty() else io.TextIOWrapper
        stream = kind(sys.stdout.buffer, "utf-8", newline="", write_through=True)
        try:
            yield stream
        finally:
            stream.detach()
        return
    with (
        replaced_file(path, lambda place: _is_ours(place, ours), force) as place,
        place.open("w", encoding="utf-8", newline="") as file,
    ):
        yield file


@contextmanager
def replaced_file(path: Path, ours: Callable[[Path], bool], force: bool) -> Iterator[Path]:
    """Provide a file to write that gets the name ``path`` when it is complete; see ``target``.

    A previous file is replaced only if it is ``ours``, or with ``force``.
    """
    try:
        place = _behind_links(path)
        if place.is_dir():
            raise UsageError(f"{path} is a folder", "name a file in it")
        if os.path.lexists(place) and not files.is_regular(place):
            yield place
            return
        if place.exists() and not force and not ours(place):
            raise UsageError(
                f"{path} exists and was not written by this command",
                "name another file, or add --force to replace it",
            )
        _remove_old_left(place, ours)
        with files.beside(place) as partial:
            yield partial
            files.put(partial, place, replace=True, like=place if place.exists() else None)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error


def _behind_links(path: Path) -> Path:
    try:
        return path.resolve()
    except RuntimeError:  # circular links
        raise UsageError(f"{path} is a link that refers to itself", "name another file") from None


def _is_ours(place: Path, ours: Callable[[str], bool]) -> bool:
    with place.open("rb") as file:
        first = file.readline(100_000)
    return not first or ours(first.decode("utf-8-sig", "replace").rstrip("\r\n"))


def _remove_old_left(place: Path, ours: Callable[[Path], bool]) -> None:
    """Remove the partial file of a killed export of an older version, if it certainly is one.

    Older versions did not lock it, so it is recognised by its name, its first line and its age.
    """
    left = place.with_name(f".{place.name}{files.ENDING}")
    with suppress(OSError):
        status = left.lstat()
        old = time.time() - status.st_mtime > files.OLD
        if old and stat.S_ISREG(status.st_mode) and status.st_size and ours(left):
            left.unlink()
