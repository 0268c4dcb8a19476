"""A folder that goes from one state to the next as a whole, whenever its writer is stopped.

A hidden file in it (``LIST``) says which files an export wrote, and what they were, in the notation
of ``sha256sum``. The next export writes all that is new into a hidden folder inside. That folder is
renamed to ``HALF`` when it is complete: from then on the folder counts as changed. Its files are
moved to their places, those that have gone are removed, the new list comes last. Whoever finds
``HALF`` there carries this through first: the next export, and every command that reads the folder.
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

# Inside HALF: the files to be moved; the new list; what may be replaced or removed for it.
_FILES, _NEW, _GOING = "files", "new", "going"
_ASIDE = ".before-export"
_MOST = 64_000_000  # bytes of a list
_PAUSE = 0.05


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def is_as_written(path: Path, hashes: Iterable[str]) -> bool:
    """Whether a file is one of these, line ends aside, which a checkout may have changed."""
    known = set(hashes)
    if not known or path.stat().st_size > 2 * _MOST:
        return False
    content = path.read_bytes()
    lines = content.replace(b"\r\n", b"\n")
    return any(hashlib.sha256(each).hexdigest() in known for each in (content, lines))


def listed(path: Path) -> dict[str, set[str]] | None:
    """The files of a list and the hashes of each, more than one after a merge; None for no list.

    A line that is none, or names what cannot stand in the folder, is left out.
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
    """Write a list: equal files give equal bytes."""
    lines = (f"{hashes[name]}  {name}\n" for name in sorted(hashes))
    path.write_text("".join(lines), encoding="utf-8", newline="")


def below(folder: Path) -> dict[str, Path]:
    """The files below a folder by their paths in it, with ``/`` on every system."""
    found: dict[str, Path] = {}
    for top, _, names in os.walk(folder):
        for name in names:
            path = Path(top, name)
            found[path.relative_to(folder).as_posix()] = path
    return found


def obstacle(folder: Path, name: str) -> str:
    """What stands in the way of a regular file in a folder, and is none itself; empty for nothing.

    That is a link, a folder or a device in its place, or in the place of a folder above it.
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
    """Bring a folder into its next state, to be called while it is ``locked``.

    ``staged`` is a hidden folder inside, of which ``staged/files`` holds what is to be moved;
    ``new`` are the hashes of all files of the next state, ``going`` those of the files that may be
    replaced or removed. Raises OSError, and has then changed nothing, or UsageError where the
    change is made and could not be carried through.
    """
    write_list(staged / _NEW, new)
    write_list(staged / _GOING, going)
    (staged / _NEW).chmod(file_mode(staged / _NEW, None, folder / LIST))
    settle(staged)
    staged.rename(folder / HALF)
    files.on_disk(folder)
    carry_through(folder)


def settle(folder: Path) -> None:
    """Wait until a folder and all below it would outlive a loss of power."""
    for top, _, names in os.walk(folder, topdown=False):
        for name in names:
            files.on_disk(Path(top, name))
        files.on_disk(Path(top))


def is_half_way(folder: Path) -> bool:
    """Whether an export into a folder was stopped after it had begun to change it."""
    half = folder / HALF
    try:
        if not stat.S_ISDIR(half.lstat().st_mode):
            return False
        return {path.name for path in half.iterdir()} <= {_FILES, _NEW, _GOING}
    except FileNotFoundError:
        return False


def carry_through(folder: Path) -> list[Path]:
    """Bring a folder that was left half-way into its next state.

    Returns what was edited since, and is kept under another name. Raises UsageError where something
    is in the way.
    """
    if not is_half_way(folder):
        return []
    try:
        return _carry_through(folder / HALF, folder)
    except OSError as error:
        raise UsageError(
            f"an export into {folder} was stopped half-way, and cannot be carried through:"
            f" {error.strerror}",
            "mend that, and type the command again",
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
    """Move a file to its place. One there that is not what is expected is kept, and returned."""
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
    """Remove a file, if it is what is expected, and the folders that it leaves empty."""
    if obstacle(folder, name):
        return
    path = folder / name
    if path.exists():
        if digest(path) not in going:
            return
        path.unlink()
    with suppress(OSError):  # not empty, or not there
        for parent in list(PurePosixPath(name).parents)[:-1]:
            (folder / parent).rmdir()


@contextmanager
def locked(folder: Path, *, shared: bool = False) -> Iterator[None]:
    """Keep other exports out of a folder, and unless ``shared`` its readers too.

    Raises UsageError where another command holds it for long.
    """
    try:
        number = os.open(folder, os.O_RDONLY)
    except OSError:  # not every system opens a folder, not every user may
        yield
        return
    try:
        end = time.monotonic() + PATIENCE
        while not files.lock(number, shared=shared):
            if time.monotonic() > end:
                raise UsageError(
                    f"{folder} is in use by another command", "try again when that has ended"
                )
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(number)


@contextmanager
def at_rest(paths: Iterable[Path]) -> Iterator[list[Path]]:
    """Keep exports from changing what is read at these paths.

    An export into one of these folders, or into one above or below, that was stopped half-way is
    carried through first; what is kept under another name for it comes back. Raises UsageError.
    """
    aside: list[Path] = []
    folders = sorted(_exported(paths))
    while True:
        for folder in filter(is_half_way, folders):
            with locked(folder):
                aside += carry_through(folder)
        with ExitStack() as held:
            for folder in folders:
                held.enter_context(locked(folder, shared=True))
                files.remove_left(folder / LIST[1:])
            if not any(map(is_half_way, folders)):
                yield aside
                return


def _exported(paths: Iterable[Path]) -> set[Path]:
    """The folders that are read at these paths and may be those of an export."""
    found: set[Path] = set()
    for path in paths:
        with suppress(OSError, RuntimeError, ValueError):
            folder = path.resolve()
            if not folder.is_dir():
                folder = folder.parent
            found.add(folder)
            found |= {each for each in folder.parents if _is_exported(each)}
            for top, folders, _ in os.walk(folder):
                if _is_exported(Path(top)):
                    found.add(Path(top))
                folders[:] = [name for name in folders if not name.startswith(".")]
    return found


def _is_exported(folder: Path) -> bool:
    return any(os.path.lexists(folder / name) for name in (LIST, HALF))
