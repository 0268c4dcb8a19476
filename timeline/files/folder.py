"""Change a folder from one state to the next as a whole, even if its writer is interrupted.

A hidden file in it (``LIST``) lists the files that an export wrote with their hashes, in the format
of ``sha256sum``. The next export writes its new files into a hidden folder inside. When complete,
that folder is renamed to ``HALF``: from then on the folder counts as changed. The new files are
moved to their places, obsolete files are removed, and the new list is written last. The next
command that writes or reads the folder and finds ``HALF`` completes these steps first.
"""

import hashlib
import os
import shutil
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Final

from timeline import files
from timeline.errors import UsageError
from timeline.files.names import path_fault
from timeline.files.rights import file_mode

LIST: Final = ".timeline-export"
HALF: Final = ".timeline-export.half"
PATIENCE: Final = 30.0
"""Seconds to wait for a command that reads or writes the folder."""

# Inside HALF: the files to move; the new list; the files that may be replaced or removed.
_FILES, _NEW, _GOING = "files", "new", "going"
_ASIDE = ".before-export"
_MOST = 64_000_000  # bytes of a list
_PAUSE = 0.05


def digest(path: Path) -> str:
    """Return the SHA-256 of a file in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def is_as_written(path: Path, hashes: Iterable[str]) -> bool:
    """Return whether a file has one of these hashes, with its line ends or with LF.

    A checkout may have changed the line ends.
    """
    known = set(hashes)
    if not known or path.stat().st_size > 2 * _MOST:
        return False
    content = path.read_bytes()
    lines = content.replace(b"\r\n", b"\n")
    return any(hashlib.sha256(each).hexdigest() in known for each in (content, lines))


def listed(path: Path) -> dict[str, set[str]] | None:
    """Return the files of a list with their hashes, several after a merge; None if not a list.

    Lines that are invalid, or name a path that is not allowed in the folder, are left out.
    """
    try:
        if not stat.S_ISREG(path.lstat().st_mode) or path.stat().st_size > _MOST:
            return None
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return None
    found: dict[str, set[str]] = {}
    for line in lines:
        hash_, _, name = line.partition("  ")
        if len(hash_) == 64 and not path_fault(name):
            found.setdefault(name, set()).add(hash_)
    return found


def write_list(path: Path, hashes: Mapping[str, str]) -> None:
    """Write a list; equal files give an identical list."""
    lines = (f"{hashes[name]}  {name}\n" for name in sorted(hashes))
    path.write_text("".join(lines), encoding="utf-8", newline="")


def below(folder: Path) -> dict[str, Path]:
    """Return the files below a folder by their paths in it, with ``/`` on every system."""
    found: dict[str, Path] = {}
    for top, _, names in os.walk(folder):
        for name in names:
            path = Path(top, name)
            found[path.relative_to(folder).as_posix()] = path
    return found


def obstacle(folder: Path, name: str) -> str:
    """Return the path that prevents a regular file in a folder; empty if there is none.

    That is a link, a folder or a device with the name of the file or of a folder above it.
    """
    parts = PurePosixPath(name).parts
    path = folder
    for number, part in enumerate(parts, 1):
        path = path / part
        try:
            mode = path.lstat().st_mode
        except FileNotFoundError:
            return ""
        if not (stat.S_ISREG(mode) if number == len(parts) else stat.S_ISDIR(mode)):
            return "/".join(parts[:number])
    return ""


def change(staged: Path, folder: Path, new: Mapping[str, str], going: Mapping[str, str]) -> None:
    """Change a folder to its next state; it must be ``locked``.

    ``staged`` is a hidden folder inside it; ``staged/files`` contains the files to move. ``new``
    has the hashes of all files of the next state, ``going`` those of the files that may be replaced
    or removed. Raises OSError if nothing was changed, or UsageError if the change has begun and
    could not be completed.
    """
    write_list(staged / _NEW, new)
    write_list(staged / _GOING, going)
    (staged / _NEW).chmod(file_mode(staged / _NEW, None, folder / LIST))
    settle(staged)
    staged.rename(folder / HALF)
    files.on_disk(folder)
    carry_through(folder)


def settle(folder: Path) -> None:
    """Wait until a folder and everything below it would survive a loss of power."""
    for top, _, names in os.walk(folder, topdown=False):
        for name in names:
            files.on_disk(Path(top, name))
        files.on_disk(Path(top))


def is_half_way(folder: Path) -> bool:
    """Return whether an export into a folder was interrupted after it had begun to change it."""
    half = folder / HALF
    try:
        if not stat.S_ISDIR(half.lstat().st_mode):
            return False
        return {path.name for path in half.iterdir()} <= {_FILES, _NEW, _GOING}
    except FileNotFoundError:
        return False


def carry_through(folder: Path) -> list[Path]:
    """Complete an interrupted change of a folder.

    Return the files that were edited since and are saved under another name. Raises UsageError if
    something prevents the change.
    """
    if not is_half_way(folder):
        return []
    try:
        return _carry_through(folder / HALF, folder)
    except OSError as error:
        raise UsageError(
            f"an export into {folder} was interrupted and cannot be completed: {error.strerror}",
            "correct that, and run the command again",
        ) from error


def _carry_through(half: Path, folder: Path) -> list[Path]:
    new = listed(half / _NEW)
    aside: list[Path] = []
    if new is not None:
        going = listed(half / _GOING) or {}
        moved = (_move(half, folder, name, going.get(name, set())) for name in new)
        aside += (kept for kept in moved if kept)
        for name in going.keys() - new.keys():
            _remove(folder, name, going[name])
        for place in {(folder / name).parent for name in (*new, *going)}:
            if place.is_dir():
                files.on_disk(place)
        (half / _NEW).replace(folder / LIST)
        files.on_disk(folder)
    shutil.rmtree(half)
    return aside


def _move(half: Path, folder: Path, name: str, going: set[str]) -> Path | None:
    """Move a file to its place. An unexpected file there is saved, and its new path returned."""
    moved = half / _FILES / name
    if obstacle(half, f"{_FILES}/{name}") or not moved.exists():
        return None
    if found := obstacle(folder, name):
        raise UsageError(f"{folder / found} is in the way of an export", "move it away")
    place, aside = folder / name, None
    for parent in reversed(list(PurePosixPath(name).parents)[:-1]):
        mode = stat.S_IMODE((half / _FILES / parent).stat().st_mode)
        (folder / parent).mkdir(mode, exist_ok=True)
    if place.exists() and digest(place) not in {*going, digest(moved)}:
        aside = files.free(place.with_name(place.name + _ASIDE))
        place.rename(aside)
    moved.replace(place)
    return aside


def _remove(folder: Path, name: str, going: set[str]) -> None:
    """Remove a file if it has an expected hash, and the folders that become empty."""
    if obstacle(folder, name):
        return
    path = folder / name
    if path.exists():
        if digest(path) not in going:
            return
        path.unlink()
    with suppress(OSError):  # not empty, or missing
        for parent in list(PurePosixPath(name).parents)[:-1]:
            (folder / parent).rmdir()


@contextmanager
def locked(folder: Path, *, shared: bool = False) -> Iterator[None]:
    """Lock a folder against other exports, and unless ``shared`` also against readers.

    Raises UsageError if another command keeps it locked for too long.
    """
    try:
        number = os.open(folder, os.O_RDONLY)
    except OSError:  # not every system can open a folder, not every user may
        yield
        return
    try:
        end = time.monotonic() + PATIENCE
        while not files.lock(number, shared=shared):
            if time.monotonic() > end:
                raise UsageError(
                    f"{folder} is in use by another command", "try again when it has ended"
                )
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(number)


@contextmanager
def at_rest(paths: Iterable[Path]) -> Iterator[list[Path]]:
    """Prevent exports from changing files while they are read at these paths.

    An interrupted export into one of these folders, into one above them or, unless the path is that
    of a file, below them is completed first. Yield the edited files that this saved under another
    name. Raises UsageError.
    """
    aside: list[Path] = []
    folders = sorted(_exported(paths))
    while True:
        for folder in filter(is_half_way, folders):
            with locked(folder):
                aside += carry_through(folder)
        with ExitStack() as locks:
            for folder in folders:
                locks.enter_context(locked(folder, shared=True))
                files.remove_left(folder / LIST[1:])
            if not any(map(is_half_way, folders)):
                yield aside
                return


def _exported(paths: Iterable[Path]) -> set[Path]:
    """Return the folders that are read at these paths and may be folders of an export.

    What is below the folder of a single file is not read, and may be all of a home folder.
    """
    found: set[Path] = set()
    for path in paths:
        with suppress(OSError, RuntimeError, ValueError):
            read = path.resolve()
            folder = read if read.is_dir() else read.parent
            found.add(folder)
            found |= {each for each in folder.parents if _is_exported(each)}
            for top, folders, _ in os.walk(read):
                if _is_exported(Path(top)):
                    found.add(Path(top))
                folders[:] = [name for name in folders if not name.startswith(".")]
    return found


def _is_exported(folder: Path) -> bool:
    return any(os.path.lexists(folder / name) for name in (LIST, HALF))
