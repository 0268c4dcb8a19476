"""Files that appear under their name whole or not at all, and never in the place of another.

What is written is written beside its place, under a hidden name (``.NAME.….partial``) that is
locked while its writer lives and that nobody else may read. A writer that was killed leaves such a
file without a lock; the next one that writes to the same place removes it. ``folder.py`` does the
same for folders, ``names.py`` knows which names a file can have, ``rights.py`` who may read it.
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
except ModuleNotFoundError:  # Windows: what a killed writer leaves is kept there
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
"""Seconds after which what an older version wrote aside, without a lock, is taken for left."""
_SIDE = ("-wal", "-shm", "-journal")
_LONG = 180  # bytes of a name, to which a hidden name adds some
_unfinished: set[Path] = set()


@atexit.register
def _remove_unfinished() -> None:
    """Remove what is left where Ctrl-C came between two steps of a writer."""
    for partial in _unfinished:
        with suppress(OSError):
            _remove(partial)


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """An empty file in the folder of ``path``, to be written and then ``put`` in its place.

    Whatever is still there at the end is removed, with the files that SQLite makes beside it; so
    are those of writers to ``path`` that no longer live. Raises OSError where the folder does not
    take a file.
    """
    with _hidden(path, _new_file) as partial:
        yield partial


@contextmanager
def folder_beside(path: Path) -> Iterator[Path]:
    """An empty folder in the folder of ``path``, to be filled and then renamed; as ``beside``."""
    with _hidden(path, _new_folder) as partial:
        yield partial


def put(partial: Path, path: Path, *, replace: bool = False, like: Path | None = None) -> None:
    """Give a finished file its name, with the permissions of a new file or at most those of
    ``like``; a file that is replaced is an upper bound too.

    Without ``replace``, raises FileExistsError where anything has that name, a link without a
    target too: of two writers that finish at once one succeeds. The file is on the disk before it
    has its name.
    """
    partial.chmod(file_mode(partial, like, path if replace else None))
    on_disk(partial)
    with stopping.held():
        if replace:
            partial.replace(path)
        else:
            try:
                os.link(partial, path, follow_symlinks=False)
            except FileExistsError:
                raise
            except OSError:  # a file system without links
                if os.path.lexists(path):
                    raise FileExistsError(path) from None
                partial.rename(path)
        stopping.written(path)
    on_disk(path.parent)


def on_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, would outlive a loss of power.

    Raises OSError where a file cannot be written out, as on a full disk.
    """
    folder = path.is_dir()
    try:
        number = os.open(path, os.O_RDONLY)
    except OSError:
        if folder:  # not every system opens a folder
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
    """``path``, or the first of ``path-2``, ``path-3`` … that nothing has as its name."""
    number = 2
    found = path
    while os.path.lexists(found):
        found = path.with_name(f"{path.name}-{number}")
        number += 1
    return found


def is_regular(path: Path) -> bool:
    """Whether a file stands there, by way of links too; not a folder, a pipe or a device."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def lock(number: int, *, shared: bool = False) -> bool:
    """Try to lock an open file or folder; False while another program has it locked.

    True where it cannot be locked at all, as on some network file systems.
    """
    return _lock(number, shared) is not False


def remove_left(path: Path) -> None:
    """Remove what killed writers to ``path`` left beside it, and nothing else."""
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
    """None where nothing can be locked."""
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
            os.close(number)  # it was taken for one that a killed writer left, before it was locked
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
    with suppress(OSError):  # else the next writer removes it
        _remove(partial)
    _unfinished.discard(partial)


def _new_file(partial: Path) -> int:
    return os.open(partial, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)


def _new_folder(partial: Path) -> int:
    partial.mkdir(0o700)
    return os.open(partial, os.O_RDONLY)


def _is(number: int, partial: Path) -> bool:
    """Whether an open file has this name."""
    try:
        return os.path.samestat(os.fstat(number), partial.lstat())
    except FileNotFoundError:
        return False


def _prefix(path: Path) -> str:
    """How the hidden names of a place begin. One that would be too long is told by its hash."""
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
    for ending in (*_SIDE, ""):  # the file last: what lies beside it is told by it
        partial.with_name(partial.name + ending).unlink(missing_ok=True)
