"""An exported folder put in the place of an earlier one, whole or not at all.

An export replaces what an export wrote, and nothing else. It knows seed files by their first line
and texts by those seed files. So an export into the folder of an earlier one also removes what has
gone from the database, and what a person wrote there (a seed file, a README) is never touched:
where it is in the way, nothing is written.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from filecmp import cmp
from pathlib import Path

from timeline import stopping
from timeline.errors import UsageError
from timeline.readers import Record, open_chronicles, read_chronicle
from timeline.readers.chronicle import HEAD_FILE

MARK = "# Written by timeline export chronicle; the next export replaces this file.\n"
"""The first line of every exported seed file."""


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """Give an empty folder to fill, which at the end takes the place of what an export left.

    Raises UsageError, before anything is written, if ``folder`` (an absolute path) holds something
    else, and at the end if a file of somebody else is in the way.
    """
    earlier = _earlier(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as beside:
        new = Path(beside, "new")
        new.mkdir()
        yield new
        with stopping.held():
            if folder.exists():
                _move(new, folder, earlier)
            else:
                new.rename(folder)
            stopping.written(folder)


def _earlier(folder: Path) -> set[Path]:
    """The files that an earlier export left in a folder, whether they still exist or not."""
    if not folder.exists():
        return set()
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder", "give a new or an empty one")
    if all(path.name.startswith(".") for path in folder.iterdir()):
        return set()
    if not (folder / HEAD_FILE).is_file():
        raise UsageError(f"{folder} is not empty and no chronicle", "give a new or an empty folder")
    chronicles, _ = open_chronicles([folder])
    found: set[Path] = set()
    for chronicle in chronicles:
        for file in chronicle.files:
            if not _is_marked(file.location):
                message = f"{file.location} was not written by an export, so it is not replaced"
                raise UsageError(message, "export into another folder, and compare the two")
            found.add(file.location)
        for record in read_chronicle(chronicle):
            if isinstance(record, Record) and record.type == "source" and "text" in record.body:
                found.add(folder / record.body["text"].written)
    return found


def _is_marked(path: Path) -> bool:
    with path.open("rb") as stream:
        # A checkout may have given the line another end.
        return stream.readline(len(MARK) + 1).rstrip(b"\r\n") == MARK.encode().rstrip()


def _move(new: Path, folder: Path, earlier: set[Path]) -> None:
    """Move what was written into a folder, and remove what an earlier export wrote there."""
    targets = {folder / path.relative_to(new): path for path in new.rglob("*") if path.is_file()}
    for target, path in targets.items():
        if target.resolve() != target:
            raise UsageError(f"{target} is behind a link, so it is not replaced", "remove the link")
        if target.exists() and target not in earlier and not cmp(path, target, shallow=False):
            message = f"{target} was not written by an export, so it is not replaced"
            raise UsageError(message, "move it away, or export into another folder")
    for target, path in targets.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
    for stale in sorted(earlier - targets.keys()):
        _remove(stale, folder)


def _remove(path: Path, folder: Path) -> None:
    """Remove a file of an earlier export, and the folders that it leaves empty."""
    if path.resolve() != path or folder not in path.parents:
        return  # what an export wrote stood inside the folder, and was no link
    path.unlink(missing_ok=True)
    with suppress(OSError):  # not empty, or not there
        for parent in path.relative_to(folder).parents:
            (folder / parent).rmdir()
