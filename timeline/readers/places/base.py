"""What is wrong in a file, as a part of a line, and the files that are read again for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from timeline.readers.imports.options import ENDING
from timeline.readers.tables.opening import with_sheet


@dataclass(frozen=True, slots=True)
class Files:
    """The folders and files that the user named in a command: no others are opened for an excerpt.

    A problem may name a file that only the database knows, as another computer named it.
    """

    paths: Sequence[Path] = ()

    def __contains__(self, path: Path) -> bool:
        return any(self._holds(each, path) for each in self.paths)

    @staticmethod
    def _holds(given: Path, path: Path) -> bool:
        if not path.is_relative_to(given):
            beside = with_sheet(given)[0]
            return path in (beside, Path(f"{beside}{ENDING}"))
        return ".." not in path.relative_to(given).parts


class WrongPart(NamedTuple):
    """The line of a fault, and the part that is wrong (code points, end exclusive).

    ``line`` is counted as in the problem. ``text`` is that line, or the cells of a row. ``note``
    is what the part is, if the line does not say it: the column of a cell.
    """

    line: int
    text: str
    start: int
    end: int
    note: str = ""


def whole(line: int, text: str) -> WrongPart:
    """Return a whole line, or its first character that cannot be seen: that is what is wrong."""
    start = len(text) - len(text.lstrip(" "))
    for at, character in enumerate(text):
        if not character.isprintable() and character != "\t":
            return WrongPart(line, text, at, at + 1)
    return WrongPart(line, text, start, max(len(text.rstrip()), start))
