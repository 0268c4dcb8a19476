"""An exported folder that replaces an earlier export, completely or not at all.

An export replaces only what an export wrote. Each export leaves a list in its folder, which names
its files and shows whether they were edited since. So a new export into the same folder also
removes the files of records that are no longer in the database. Files that a person wrote there (a
seed file, a README, the files of git) stay as they are and are reported.
"""

import re
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from timeline import files, stopping
from timeline.errors import UsageError
from timeline.files import folder as folders
from timeline.files.names import path_fault
from timeline.files.rights import file_mode, folder_mode
from timeline.readers import RawRecord, open_chronicles, read_chronicle
from timeline.text import first_of, shell_word

SEED_ENDINGS = (".yaml", ".yml")
"""The ends of the names of seed files."""
MARK = "# Written by timeline export chronicle; the next export replaces this file.\n"
"""The first line of every exported seed file."""

Notify = Callable[[str], None]

_MOST = 20  # the most files that a message names


@contextmanager
def replaced(folder: Path, notify: Notify, *, force: bool = False) -> Iterator[Path]:
    """Provide an empty folder to fill, which at the end replaces the previous export in ``folder``.

    ``folder`` is an absolute path with links resolved. ``notify`` receives messages about existing
    files. With ``force``, files of the same names are replaced even if no export wrote them. Raises
    UsageError, before anything is changed, if ``folder`` contains files that an export must not
    replace.
    """
    files.remove_left(folder)
    _remove_old_left(folder)
    if not folder.exists():
        with _made(folder.parent), files.folder_beside(folder) as beside:
            new = beside / "files"
            new.mkdir(0o700)
            yield new
            hashes = {name: folders.digest(path) for name, path in folders.below(new).items()}
            folders.write_list(new / folders.LIST, hashes)
            _give_modes(new, None)
            folders.settle(beside)
            with stopping.delayed():
                new.rename(folder)
                stopping.written(folder)
            files.on_disk(folder.parent)
        return
    if not folder.is_dir():
        raise UsageError(f"{folder} is not a folder", "name a new or an empty one")
    with folders.locked(folder):
        _carry_through(folder, notify)
        earlier = _earlier(folder)
    if earlier is None and not force and (found := _shown_names(folder)):
        there = first_of(found, _MOST)
        message = f"{folder} is not empty, and no export wrote it: it contains {there}"
        hint = "name a new folder, or add --force, which replaces files of the same names only"
        raise UsageError(message, hint)
    with files.folder_beside(folder / folders.LIST[1:]) as beside:
        new = beside / "files"
        new.mkdir(0o700)
        yield new
        with folders.locked(folder):
            _carry_through(folder, notify)
            hashes = {name: folders.digest(path) for name, path in folders.below(new).items()}
            going = _judge(new, folder, hashes, force)
            _give_modes(new, folder)
            with stopping.delayed():
                folders.change(beside, folder, hashes, going)
                stopping.written(folder)
            _report_others(folder, hashes, notify)


@contextmanager
def replaced_tables(folder: Path, notify: Notify, *, force: bool = False) -> Iterator[Path]:
    """Provide an empty folder to fill with tables; only ``force`` replaces a folder that has files.

    Then the files of an earlier export are replaced and removed in one step, and others stay.
    ``notify`` receives messages about these. Raises UsageError.
    """
    place = resolved(folder)
    try:
        if place.is_dir() and not force and (found := _shown_names(place)):
            message = f"{folder} is not empty: it contains {first_of(found, _MOST)}"
            raise UsageError(message, "name a new folder, or add --force to replace it")
        refuse_other_export(place, seeds=False)
        with replaced(place, notify, force=force) as new:
            yield new
    except OSError as error:
        raise UsageError(f"{folder} cannot be written: {error.strerror}") from error


def refuse_other_export(folder: Path, *, seeds: bool) -> None:
    """Raise UsageError if a folder has an export of the other sort: ``seeds``, or tables.

    Neither replaces the other, because all files of an earlier export that are not in the new one
    are removed.
    """
    names = folders.listed(folder / folders.LIST)
    if names and any(name.endswith(SEED_ENDINGS) for name in names) is not seeds:
        what = "exported tables" if seeds else "an exported chronicle"
        raise UsageError(f"{folder} has {what}", "name another folder")


def resolved(folder: Path) -> Path:
    """Return the absolute path of a folder. Raises UsageError for links that form a loop."""
    try:
        return folder.resolve()
    except RuntimeError:
        raise UsageError(f"{folder} is a link that refers to itself", "name another") from None


def _carry_through(folder: Path, notify: Notify) -> None:
    for kept in folders.carry_through(folder):
        notify(f"a file that was edited during an export is kept as {kept}")


# -- what may be replaced and removed -------------------------------------------------------------


def _judge(new: Path, folder: Path, hashes: dict[str, str], force: bool) -> dict[str, str]:
    """Return the files of ``folder`` that are replaced or removed, with their hashes.

    Removes unchanged files from ``new``. Raises UsageError with all files that must stay.
    """
    earlier = _earlier(folder) or {}
    wrong: list[str] = []
    going: dict[str, str] = {}
    for name in sorted({*hashes, *earlier, folders.LIST}):
        path = folder / name
        if found := folders.obstacle(folder, name):
            if name in hashes or name == folders.LIST:
                wrong.append(f"{found}: is a link, or not the file or folder that is needed there")
            continue
        if name == folders.LIST or not path.exists():
            continue
        there = folders.digest(path)
        ours = folders.is_as_written(path, earlier.get(name, ()))
        if there == hashes.get(name):
            mode = file_mode(new / name, None, path)
            if mode == path.stat().st_mode & 0o777:
                (new / name).unlink()
        elif not (ours or force):
            why = "was edited since it was exported" if earlier.get(name) else (
                "may have been edited since it was exported" if name in earlier else
                "was not written by an export"
            )  # fmt: skip
            wrong.append(f"{name}: {why}")
        going[name] = there
    if wrong:
        more = [f"and {len(wrong) - _MOST:,} more"] if len(wrong) > _MOST else []
        advice = "load it or move it away, or name another folder; --force replaces files"
        raise UsageError(
            f"{folder} contains files that an export must not replace",
            "\n".join([*dict.fromkeys(wrong[:_MOST]), *more, advice]),
        )
    return going


def _earlier(folder: Path) -> dict[str, set[str]] | None:
    """Return the files that exports left in a folder, with their hashes; None without an export.

    Exports of older versions left no list: their files are recognised by ``MARK``, without hashes.
    """
    found = folders.listed(folder / folders.LIST)
    if found is not None or not folder.is_dir():
        return found
    chronicles, _ = open_chronicles([folder])
    marked: dict[str, set[str]] = {}
    for chronicle in chronicles:
        for file in chronicle.files:
            if _is_marked(file.location):
                marked[file.location.relative_to(folder).as_posix()] = set()
        if not any(_is_marked(file.location) for file in chronicle.files):
            continue
        for record in read_chronicle(chronicle):
            if isinstance(record, RawRecord) and record.type == "source" and "text" in record.body:
                text = record.body["text"].written
                place = chronicle.root / text
                if not path_fault(text) and place.is_relative_to(folder):
                    marked[place.relative_to(folder).as_posix()] = set()
    return marked or None


def _is_marked(path: Path) -> bool:
    with suppress(OSError), path.open("rb") as stream:
        # A git checkout may have changed the line ending.
        return stream.readline(len(MARK) + 1).rstrip(b"\r\n") == MARK.encode().rstrip()
    return False


def _give_modes(new: Path, folder: Path | None) -> None:
    """Give the new files and folders their final permissions."""
    for name, path in folders.below(new).items():
        path.chmod(file_mode(path, None, folder / name if folder else None))
    for path in [new, *(each for each in new.rglob("*") if each.is_dir())]:
        path.chmod(folder_mode(path))


# -- what stays -----------------------------------------------------------------------------------


def _report_others(folder: Path, hashes: Iterable[str], notify: Notify) -> None:
    """Report the files that are not of this export, and those of them that a load would read."""
    mine = set(hashes)
    above = {parent.as_posix() for name in mine for parent in Path(name).parents}
    others = [
        f"{path.relative_to(folder).as_posix()}{'/' if path.is_dir() else ''}"
        for place in sorted(above)
        for path in sorted((folder / place).iterdir())
        if path.name not in (folders.LIST, folders.HALF)
        and not (path.name.startswith(folders.LIST) and path.name.endswith(files.ENDING))
        and path.relative_to(folder).as_posix() not in mine | above
    ]
    if others:
        notify(f"not part of this export, left unchanged in {folder}: {first_of(others, _MOST)}")
    chronicles, _ = open_chronicles([folder])
    read = [
        name
        for chronicle in chronicles
        for file in chronicle.files
        if (name := file.location.relative_to(folder).as_posix()) not in mine
    ]
    if read:
        others_read = f"files that are not part of this export: {first_of(read, _MOST)}"
        notify(f"timeline load {shell_word(str(folder))} also reads {others_read}")


def _shown_names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


# -- the folders around ---------------------------------------------------------------------------


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """Create a folder and its missing parents; remove them again if an error follows."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        with suppress(OSError):
            for each in missing:
                each.rmdir()
        raise


def _remove_old_left(folder: Path) -> None:
    """Remove the hidden folders that killed exports of older versions left next to a folder.

    They are recognised by their name, their exact contents and their age.
    """
    pattern = re.compile(re.escape(f".{folder.name}-") + "[a-z0-9_]{8}")
    with suppress(OSError):
        for left in folder.parent.iterdir():
            if pattern.fullmatch(left.name) and left.is_dir() and not left.is_symlink():
                with suppress(OSError):
                    if _is_old_left(left):
                        shutil.rmtree(left)


def _is_old_left(left: Path) -> bool:
    if [path.name for path in left.iterdir()] != ["new"] or (left / "new").is_symlink():
        return False
    found = [left, *left.rglob("*")]
    youngest = max(path.lstat().st_mtime for path in found)
    seeds = [path for path in found if path.suffix in (".yaml", ".yml") and path.is_file()]
    return time.time() - youngest > files.OLD and bool(seeds) and all(map(_is_marked, seeds))
