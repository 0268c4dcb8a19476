"""The target of a writer: a file that is replaced completely or not at all, or standard output."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import takewhile
from pathlib import Path
from typing import TextIO

from timeline import files
from timeline.errors import UsageError
from timeline.safetext import visible
from timeline.sqlite import is_database


class _Shown(io.TextIOWrapper):
    """A terminal: control characters are made visible. Files and pipes get the text unchanged."""

    def write(self, text: str) -> int:
        return super().write(visible(text, keep_newlines=True))


@contextmanager
def target(path: Path | None, *, force: bool = False) -> Iterator[TextIO]:
    """Open a text file to write, in UTF-8 with line ends unchanged; None is standard output.

    For a file, see ``replaced_file``.
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
        replaced_file(path, force=force) as place,
        place.open("w", encoding="utf-8", newline="") as file,
    ):
        yield file


@contextmanager
def replaced_file(path: Path, *, force: bool = False) -> Iterator[Path]:
    """Provide a file to write that gets the name ``path`` when it is complete.

    Until then a previous file stays in place. It is replaced only if it is empty, or with
    ``force``; an SQLite database is never replaced. If the path is a link, its target is replaced.
    A pipe or a device is written to directly. Missing folders are made. Raises UsageError if the
    path cannot be written.
    """
    try:
        place = _behind_links(path)
        if place.is_dir():
            raise UsageError(f"{path} is a folder", "name a file in it")
        if os.path.lexists(place) and not files.is_regular(place):
            yield place
            return
        if is_database(place):
            raise UsageError(f"{path} is a database", "name another file: no export replaces one")
        before = place if place.exists() else None
        if before and before.stat().st_size and not force:
            raise _taken(path)
        with folders_for(place), files.beside(place) as partial:
            yield partial
            try:
                files.put(partial, place, replace=force or bool(before), like=before)
            except FileExistsError:  # another program has written it meanwhile
                raise _taken(path) from None
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error


@contextmanager
def folders_for(place: Path) -> Iterator[None]:
    """Make the folders that a file needs, and remove them again if it is not written."""
    missing = [*takewhile(lambda each: not each.exists(), place.parents)]
    for folder in reversed(missing):
        folder.mkdir(exist_ok=True)
    try:
        yield
    except BaseException:
        for folder in missing:
            with suppress(OSError):  # another program has put something there
                folder.rmdir()
        raise


def _taken(path: Path) -> UsageError:
    return UsageError(f"{path} exists", "name another file, or add --force to replace it")


def _behind_links(path: Path) -> Path:
    try:
        return path.resolve()
    except RuntimeError:  # circular links
        raise UsageError(f"{path} is a link that refers to itself", "name another file") from None
