"""Write files atomically: a file appears under its name complete, and never overwrites another.

A file is first written next to its place under a hidden name (``.NAME.….partial``). It is locked
while its writer runs, and no other user may read it. A killed writer leaves such a file without a
lock; the next writer to the same place removes it. ``folder.py`` does the same for folders,
``together.py`` for several files, ``names.py`` checks the names of files, ``rights.py`` determines
their permissions.
"""

import atexit
import errno
import hashlib
import os
import re
import secrets
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from timeline import stopping
from timeline.files.rights import file_mode, no_wider_than

try:
    import fcntl
except ModuleNotFoundError:  # Windows: files of killed writers are not removed there
    fcntl = None  # type: ignore[assignment]

__all__ = [
    "ENDING",
    "OLD",
    "beside",
    "folder_beside",
    "free",
    "is_regular",
    "lock",
    "no_wider_than",
    "on_disk",
    "put",
    "remove_left",
]

ENDING = ".partial"
OLD = 3600.0
"""Seconds after which a hidden file of an older version, which has no lock, counts as left over."""
_SIDE = ("-wal", "-shm", "-journal")
_LONG = 180  # the largest name in bytes to which a hidden name can add its parts
_unfinished: set[Path] = set()


@atexit.register
def _remove_unfinished() -> None:
    """Remove unfinished files that are left if Ctrl-C came between two steps of a writer."""
    for partial in _unfinished:
        with suppress(OSError):
            _remove(partial)


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Create an empty file in the folder of ``path``, to be written and then ``put`` in its place.

    If it still exists at the end, it is removed, with the files that SQLite creates next to it.
    Files of killed writers to ``path`` are removed too. Raises OSError if no file can be created.
    """
    with _hidden(path, _new_file) as partial:
        yield partial


@contextmanager
def folder_beside(path: Path) -> Iterator[Path]:
    """Create an empty folder next to ``path``, to be filled and renamed; else as ``beside``."""
    with _hidden(path, _new_folder) as partial:
        yield partial


def put(partial: Path, path: Path, *, replace: bool = False, like: Path | None = None) -> None:
    """Rename a finished file to its final name, and set its permissions.

    They are those of a new file, and at most those of ``like`` and of a replaced file. Without
    ``replace``, raises FileExistsError if the name exists, even as a broken link: of two writers
    that finish at the same time one succeeds. The file is written to the disk before it is renamed.
    """
    partial.chmod(file_mode(partial, like, path if replace else None))
    on_disk(partial)
    with stopping.delayed():
        if replace:
            partial.replace(path)
        else:
            try:
                os.link(partial, path, follow_symlinks=False)
            except FileExistsError:
                raise
            except OSError:  # the file system has no hard links
                if os.path.lexists(path):
                    raise FileExistsError(path) from None
                partial.rename(path)
        stopping.written(path)
    on_disk(path.parent)


def on_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, would survive a loss of power.

    Raises OSError if a file cannot be written to the disk, for example because it is full.
    """
    folder = path.is_dir()
    try:
        number = os.open(path, os.O_RDONLY)
    except OSError:
        if folder:  # not every system can open a folder
            return
        raise
    try:
        os.fsync(number)
    except OSError:
        if not folder:
            raise
    finally:
        os.close(number)


def free(path: Path) -> Path:
    """Return ``path``, or the first of ``path-2``, ``path-3`` … that does not exist."""
    number = 2
    found = path
    while os.path.lexists(found):
        found = path.with_name(f"{path.name}-{number}")
        number += 1
    return found


def is_regular(path: Path) -> bool:
    """Return whether a path is a regular file or a link to one; not a folder, pipe or device."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def lock(number: int, *, shared: bool = False) -> bool:
    """Try to lock an open file or folder; return False if another program has locked it.

    Return True also if it cannot be locked at all, as on some network file systems.
    """
    return _lock(number, shared) is not False


def remove_left(path: Path) -> None:
    """Remove the hidden files that killed writers to ``path`` left next to it, and no others."""
    if not fcntl:
        return
    hidden = re.compile(re.escape(_prefix(path)) + r"[0-9a-f]{16}" + re.escape(ENDING))
    side = re.compile(f"({hidden.pattern})(?:{'|'.join(_SIDE)})")
    with suppress(OSError):
        for left in sorted(path.parent.iterdir()):
            if hidden.fullmatch(left.name):
                _remove_if_left(left)
            elif (of := side.fullmatch(left.name)) and not os.path.lexists(left.with_name(of[1])):
                with suppress(OSError):
                    left.unlink(missing_ok=True)


def _lock(number: int, shared: bool = False) -> bool | None:
    """Try to lock; return None if locking is not supported."""
    if not fcntl:
        return None
    try:
        fcntl.flock(number, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError as error:
        busy = error.errno in (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES)
        return False if busy else None
    return True


@contextmanager
def _hidden(path: Path, make: Callable[[Path], int]) -> Iterator[Path]:
    remove_left(path)
    number = None
    try:
        while True:
            partial = path.with_name(f"{_prefix(path)}{secrets.token_hex(8)}{ENDING}")
            _unfinished.add(partial)
            number = make(partial)
            if _lock(number) is not False and _is(number, partial):
                break
            os.close(number)  # another writer removed it as left over before it was locked
            number = None
            _drop(partial)
        yield partial
    finally:
        try:
            _drop(partial)
        finally:
            if number is not None:
                os.close(number)


def _drop(partial: Path) -> None:
    with suppress(OSError):  # otherwise the next writer removes it
        _remove(partial)
    _unfinished.discard(partial)


def _new_file(partial: Path) -> int:
    return os.open(partial, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)


def _new_folder(partial: Path) -> int:
    partial.mkdir(0o700)
    return os.open(partial, os.O_RDONLY)


def _is(number: int, partial: Path) -> bool:
    """Return whether an open file still has this name."""
    try:
        return os.path.samestat(os.fstat(number), partial.lstat())
    except FileNotFoundError:
        return False


def _prefix(path: Path) -> str:
    """Return the beginning of a path's hidden names; a hash replaces a name that is too long."""
    raw = os.fsencode(path.name)
    return f".{path.name}." if len(raw) <= _LONG else f".{hashlib.sha256(raw).hexdigest()}."


def _remove_if_left(partial: Path) -> None:
    with suppress(OSError):
        number = os.open(partial, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            if _lock(number) and _is(number, partial):
                _remove(partial)
        finally:
            os.close(number)


def _remove(partial: Path) -> None:
    if partial.is_dir() and not partial.is_symlink():
        shutil.rmtree(partial, ignore_errors=True)
        return
    for ending in (*_SIDE, ""):  # the file itself last, because the others are found by its name
        partial.with_name(partial.name + ending).unlink(missing_ok=True)
