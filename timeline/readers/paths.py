"""Files by their names, which one system keeps in decomposed letters, another in composed ones.

``é`` is one character (NFC) or two (NFD): the same name to a reader, two to most file systems.
"""

import os
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from timeline.errors import ValueFault

LINK_OUT = "is a link out of the chronicle's folder: copy what it leads to into the folder"
TWO_NAMES = (
    "is a name that two files have, in composed and in decomposed letters (NFC and NFD): rename one"
)


def find_file(root: Path, parts: Sequence[str]) -> Path:
    """The path below a folder that these names lead to, whatever form their letters have on disk.

    A name that is not there comes back as it is. Raises :class:`~timeline.errors.ValueFault` for
    one that two files have. Follows no link by itself, and leads out of the folder only by a link.
    """
    path = root
    for part in parts:
        path = path / (part if part.isascii() else _on_disk(path, part))
    return path


def _on_disk(folder: Path, name: str) -> str:
    forms = {unicodedata.normalize(form, name): 0 for form in ("NFC", "NFD")} | {name: 0}
    there: dict[tuple[int, int], str] = {}  # a file system that knows the forms has one for all
    for form in forms:
        try:
            status = os.lstat(folder / form)
        except (OSError, ValueError):
            continue
        there.setdefault((status.st_dev, status.st_ino), form)
    if not there:  # letters of both sorts in one name
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
