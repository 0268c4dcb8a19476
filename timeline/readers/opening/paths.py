"""Find files by name where systems store names in composed (NFC) or decomposed (NFD) form.

``é`` is one character (NFC) or two (NFD): the same name for a reader, but two names for most file
systems.
"""

import os
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from timeline.errors import ValueFault

LINK_OUT = "is a link out of the chronicle's folder: copy its target into the folder"
TWO_NAMES = (
    "is the name of two files, in composed and in decomposed form (NFC and NFD): rename one of them"
)


def find_file(root: Path, parts: Sequence[str]) -> Path:
    """Return the path of these names below a folder, in the Unicode form that they have on disk.

    A name that does not exist is used as it is. Raises :class:`~timeline.errors.ValueFault` for a
    name that two files have. Links are not resolved, and only a link can lead out of the folder.
    """
    path = root
    for part in parts:
        path = path / (part if part.isascii() else _on_disk(path, part))
    return path


def _on_disk(folder: Path, name: str) -> str:
    forms = {unicodedata.normalize(form, name): 0 for form in ("NFC", "NFD")} | {name: 0}
    there: dict[tuple[int, int], str] = {}  # if the file system unifies the forms, all are one file
    for form in forms:
        try:
            status = os.lstat(folder / form)
        except (OSError, ValueError):
            continue
        there.setdefault((status.st_dev, status.st_ino), form)
    if not there:  # both forms in one name
        wanted = unicodedata.normalize("NFC", name)
        try:
            names = [path.name for path in folder.iterdir()]
        except (OSError, ValueError):
            return name
        found = [each for each in names if unicodedata.normalize("NFC", each) == wanted]
        there = dict(enumerate(found))  # type: ignore[arg-type]
    if len(there) > 1:
        raise ValueFault(TWO_NAMES, name)
    return next(iter(there.values()), name)
