"""Files that appear under their name whole or not at all, and never in the place of another.

What is written is written beside its place, under a hidden name (``.NAME.….partial``) that is
locked while its writer lives. A writer that was killed leaves such a file without a lock; the next
one that writes to the same place removes it.
"""

import atexit
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from timeline import stopping

try:
    import fcntl
except ModuleNotFoundError:  # Windows: what a killed writer leaves is kept there
    fcntl = None  # type: ignore[assignment]

ENDING = ".partial"
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
    _clean(path)
    partial = path.with_name(f"{_prefix(path)}{secrets.token_hex(8)}{ENDING}")
    _unfinished.add(partial)
    number = os.open(partial, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        if fcntl:
            fcntl.flock(number, fcntl.LOCK_EX)
        yield partial
    finally:
        _remove(partial)
        _unfinished.discard(partial)
        os.close(number)


def put(partial: Path, path: Path, *, replace: bool = False, like: Path | None = None) -> None:
    """Give a finished file its name, with the permissions of a new file or those of ``like``.

    Without ``replace``, raises FileExistsError where anything has that name, a link without a
    target too: of two writers that finish at once one succeeds. The file is on the disk before it
    has its name.
    """
    partial.chmod(_mode(like))
    with partial.open("rb") as file:
        os.fsync(file.fileno())
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
    with suppress(OSError):  # not every system opens a folder
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


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


def _prefix(path: Path) -> str:
    return f".{path.name}."


def _mode(like: Path | None) -> int:
    if like is not None:
        return stat.S_IMODE(like.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _clean(path: Path) -> None:
    """Remove what killed writers to ``path`` left."""
    if not fcntl:
        return
    with suppress(OSError):
        for left in path.parent.iterdir():
            if left.name.startswith(_prefix(path)) and left.name.endswith(ENDING):
                _remove_if_left(left)


def _remove_if_left(partial: Path) -> None:
    with suppress(OSError):
        number = os.open(partial, os.O_RDWR | os.O_NOFOLLOW)
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)  # refused while its writer lives
            _remove(partial)
        finally:
            os.close(number)


def _remove(partial: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        partial.with_name(partial.name + ending).unlink(missing_ok=True)
