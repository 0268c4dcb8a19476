"""The files that a load reads or may read, and their states, to notice when one has changed.

The states are those of the file system (time of change, size, number of the file), so that files
are not opened to be compared. What editors and this program write next to a file is left out.
"""

import os
import re
import stat
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from timeline.readers.by_name import is_seed
from timeline.readers.chronicle import HEAD_FILE
from timeline.readers.imports import REJECTED
from timeline.readers.tables.opening import with_sheet

# Backups and locks of editors: text.txt~, #text.txt#, ~$book.xlsx, the 4913 of Vim, half downloads.
_OF_EDITORS = re.compile(
    r"\..*|.*~|#.*#|~\$.*|4913|.*\.(?:sw[a-z]|tmp|temp|bak|part|crdownload|orig)", re.IGNORECASE
)


class State(NamedTuple):
    """The state of a file: nanoseconds of its last change, bytes, number in the file system."""

    changed: int
    size: int
    number: int


States = Mapping[Path, State]


class WatchedFiles:
    """The files that a load of these paths may read.

    A folder counts with all that is below it, since the text of a source may have any name; a seed
    file with its chronicle, and a table with the files next to it. ``written`` are the files that
    the load itself writes: those and files whose names continue theirs are left out.
    """

    def __init__(self, paths: Sequence[Path], written: Collection[Path] = ()) -> None:
        self._named = {with_sheet(path)[0] for path in paths}
        self._folders: dict[Path, bool] = {}  # and whether what is below counts too
        for path in self._named:
            folder, deep = _folder_of(path)
            self._folders[folder] = self._folders.get(folder, False) or deep
        # As they are named in the folders that are looked into: these may be moved meanwhile.
        self._written = {
            folder / os.path.relpath(os.path.realpath(path), os.path.realpath(folder))
            for folder in self._folders
            for path in written
        }

    def states(self) -> States:
        """Return the states of the files as they are now, by path."""
        found: dict[Path, State] = {}
        for folder, deep in self._folders.items():
            for path in _below(folder) if deep else _in(folder):
                if self._counts(path):
                    try:
                        status = path.stat()
                    except OSError:  # gone meanwhile, a link to nothing
                        continue
                    if stat.S_ISREG(status.st_mode):
                        found[path] = State(status.st_mtime_ns, status.st_size, status.st_ino)
        return found

    def _counts(self, path: Path) -> bool:
        if any(_is_of(path, each) for each in self._written):
            return False
        is_other = _OF_EDITORS.fullmatch(path.name) or path.name.endswith(REJECTED)
        return path in self._named or not is_other


def changed(before: States, now: States) -> list[Path]:
    """Return the files that have appeared, disappeared or changed, in order."""
    return sorted(path for path in before.keys() | now if before.get(path) != now.get(path))


def _folder_of(path: Path) -> tuple[Path, bool]:
    """Return the folder to look into for a path, and whether also below it."""
    if path.is_dir():
        return path, True
    folder = path.parent
    if not is_seed(path):
        return folder, False
    above = (folder, *folder.absolute().parents)
    return next((each for each in above if _has_head(each)), folder), True


def _has_head(folder: Path) -> bool:
    return (folder / HEAD_FILE).is_file()


def _below(folder: Path) -> Iterator[Path]:
    for top, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(top, name) for name in names)


def _in(folder: Path) -> Iterator[Path]:
    with suppress(OSError):  # gone meanwhile
        yield from folder.iterdir()


def _is_of(path: Path, written: Path) -> bool:
    return path.parent == written.parent and path.name.startswith(written.name)
