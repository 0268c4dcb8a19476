"""A chronicle to start from: a folder that loads at once, with an example of each file."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from timeline.errors import UsageError
from timeline.readers.chronicle import HEAD_FILE
from timeline.reference.schema import seed_schema_text
from timeline.scalar import name as scalar_name
from timeline.text import first_of
from timeline.writers.file import target

SCHEMA: Final = "seed.schema.json"
"""The schema of seed files, to which the first line of each of them points."""
SETTINGS: Final = ".vscode/settings.json"
"""The settings of an editor, which point to the schema too."""
_TEMPLATES: Final = {
    "sources/example-note.txt": "sources/example-note.txt",
    "events.yaml": "events.yaml",
    SETTINGS: "settings.json",
    HEAD_FILE: "chronicle.yaml",  # the last: with it, the folder is a chronicle
}
_NAMED: Final = "chronicle: {name: example,"


def init(folder: str | os.PathLike[str], name: str = "") -> list[Path]:
    """Write a chronicle to start from into a new or empty folder, and return its files.

    Its name is ``name``, or that of the folder. Files whose names begin with a dot may be there;
    none is replaced. Raises UsageError if the folder contains anything else or cannot be written;
    nothing is written then.
    """
    place = Path(folder)
    name = name or place.resolve().name or "chronicle"
    if not name.strip() or len(name) > 200 or not name.isprintable():
        raise UsageError(
            f"{name!r} cannot be the name of a chronicle", "add --name NAME: 1 to 200 characters"
        )
    _require_empty(place)
    written: list[Path] = []
    folders: list[Path] = []
    try:
        for file, content in _contents(name).items():
            path = place / file
            if file == SETTINGS and path.exists():
                continue
            _make_folder(path.parent, folders)
            with target(path) as stream:
                stream.write(content)
            written.append(path)
    except BaseException as error:
        for path in written:
            path.unlink(missing_ok=True)
        for each in reversed(folders):
            with suppress(OSError):  # another program has put something into it
                each.rmdir()
        if isinstance(error, OSError):
            raise UsageError(f"{folder} cannot be written: {error.strerror}") from error
        raise
    return written


def _contents(name: str) -> dict[str, str]:
    """Return the texts of the files by their paths in the folder."""
    templates = Path(__file__).with_name("starter")
    found = {
        file: (templates / template).read_text("utf-8") for file, template in _TEMPLATES.items()
    }
    head = found.pop(HEAD_FILE).replace(_NAMED, f"chronicle: {{name: {scalar_name(name)},")
    return {SCHEMA: seed_schema_text()} | found | {HEAD_FILE: head}


def _require_empty(folder: Path) -> None:
    try:
        names = sorted(each.name for each in folder.iterdir())
    except FileNotFoundError:
        return
    except OSError as error:  # a file, or a folder that cannot be read
        raise UsageError(f"{folder} cannot be used: {error.strerror}", "name a folder") from error
    if HEAD_FILE in names:
        raise UsageError(f"{folder} is a chronicle already", "add records to it with timeline new")
    if there := [each for each in names if not each.startswith(".")]:
        raise UsageError(
            f"{folder} is not empty: it contains {first_of(there)}",
            "name a new folder: timeline init my-chronicle",
        )


def _make_folder(folder: Path, made: list[Path]) -> None:
    """Create a folder and those above it; note each that was created."""
    for each in reversed((folder, *folder.parents)):
        if not each.exists():
            each.mkdir()
            made.append(each)
