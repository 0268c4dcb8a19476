"""Permissions of the files that a command creates: never wider than those of their origin."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_bound: os.stat_result | None = None  # of the database that a command reads


@contextmanager
def no_wider_than(file: Path | None) -> Iterator[None]:
    """Create no file or folder with more permissions than this file has; None means no limit."""
    global _bound  # noqa: PLW0603 - like the mask of the process, which it narrows
    if file is None:
        yield
        return
    before, _bound = _bound, file.stat()
    mask = os.umask(0o077)
    os.umask(mask | ~_of_folder(_bound.st_mode) & 0o077)
    try:
        yield
    finally:
        os.umask(mask)
        _bound = before


def file_mode(file: Path, like: Path | None = None, replaced: Path | None = None) -> int:
    """Return the permissions for a finished file, and set its group to that of ``like``.

    They are those of the file that it replaces, or those of ``like``, or those of any new file; and
    never more than any of these or the database has. The group is set only if the user may do so.
    """
    there = None
    if replaced is not None:
        with suppress(FileNotFoundError):
            there = replaced.stat()
    model = None if like is None else like.stat()
    group = file.stat().st_gid
    if model is not None and model.st_gid != group:
        with suppress(OSError, AttributeError):  # Windows has no groups
            os.chown(file, -1, model.st_gid)
            group = model.st_gid
    base = there or model
    mode = stat.S_IMODE(base.st_mode) & 0o777 if base else 0o666 & ~_mask()
    for bound in (there, model, _bound):
        if bound is not None:
            mode &= _allowed(stat.S_IMODE(bound.st_mode), bound.st_gid == group)
    return mode


def folder_mode(folder: Path) -> int:
    """Return the permissions for a finished folder."""
    mode = 0o777 & ~_mask()
    if _bound is not None:
        mode &= _allowed(_of_folder(_bound.st_mode), _bound.st_gid == folder.stat().st_gid)
    return mode


def _allowed(mode: int, same_group: bool) -> int:
    """Return the widest mode that this mode allows.

    A file of another group gives that group only what all others may do.
    """
    group = mode & 0o070
    return 0o700 | (group if same_group else group & (mode & 0o007) << 3) | mode & 0o007


def _of_folder(mode: int) -> int:
    """Return the mode of a folder for files of this mode: who may read them may enter it."""
    return stat.S_IMODE(mode) | (mode & 0o444) >> 2


def _mask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
