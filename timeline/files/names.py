"""Names that a file can have on every system, without a special meaning on any of them.

A chronicle is stored in git, unpacked on a Mac, checked out on Windows. So the files that its
records name, and those that an export writes, follow one rule. It excludes names that some system
cannot store, confuses with another file, or interprets (``.git/config``).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Final

MAX_NAME: Final = 255
"""The largest length of one name in UTF-8, in bytes."""

_OUT = "is outside the chronicle's folder: name a file inside it"
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|clock\$|conin\$|conout\$|(?:com|lpt)[0-9¹²³])[ .]*(?:\..*)?", re.IGNORECASE
)
_FORBIDDEN = re.compile(r'[\\/:<>"|?*]')
_SHORT = re.compile(r"(?=[^.]{3,8}(?:\.|\Z))[^.]+~[0-9]+(?:\.[^.]{0,3})?")
#: Control characters, format characters (bidirectional, zero width), line and paragraph separators,
#: surrogates, private characters (some systems use them to replace forbidden ones).
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Co"})
#: Letters, marks and signs that look blank.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")


def name_fault(name: str) -> str:
    """Return what is wrong with the name of a file or folder, and what to do; else empty."""
    if not name:
        return "is not a file name: name a file"
    if unseen := next(filter(_is_unseen, name), ""):
        return f"has the invisible character U+{ord(unseen):04X}: rename it without"
    if name == "..":
        return _OUT
    if name.startswith("."):
        return "begins with a dot, like settings of other programs: rename it"
    if name.endswith(".") or name != name.rstrip():
        return "ends in a dot or a space, which Windows removes: rename it"
    if found := _FORBIDDEN.search(name):
        return f"contains {found[0]}, which is not allowed on Windows: rename it"
    if _DEVICE.fullmatch(name):
        return "is the name of a device on Windows: rename it"
    if _SHORT.fullmatch(name):
        return "may be the short name of another file on Windows: rename it without ~"
    if len(name.encode()) > MAX_NAME:
        return f"is longer than {MAX_NAME} bytes: rename it"
    return ""


def path_fault(path: str) -> str:
    """Return what is wrong with a path inside a folder (``sources/article.txt``); else empty."""
    if "\\" in path:
        return "has a backslash: write / between folder and file"
    parts = PurePosixPath(path).parts
    if path.startswith("/") or ".." in parts:
        return _OUT
    if not parts or path.endswith("/"):
        return "is not a file name: name a file inside the chronicle's folder"
    for part in parts:
        if fault := name_fault(part):
            return fault if len(parts) == 1 else f"has the part {part[:60]}, which {fault}"
    return ""


def folded(path: str) -> str:
    """Return the same text for all paths that are the same file on some system.

    For example ``A/é.txt`` and ``a/É.TXT``.
    """
    plain = PurePosixPath(path).as_posix()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", plain).casefold())


def fitted(name: str) -> str:
    """Return a valid name that is as similar to this one as possible."""
    name = "".join("_" if _is_unseen(each) else each for each in name)
    name = _FORBIDDEN.sub("_", name).lstrip(".").rstrip().rstrip(". ")
    if len(name.encode()) > MAX_NAME:
        stem, dot, ending = name.rpartition(".")
        ending = dot + ending if stem and len(ending) < 10 else ""
        name = (stem if ending else name).encode()[: MAX_NAME - 60].decode(errors="ignore") + ending
    if not name or _DEVICE.fullmatch(name):
        name = f"_{name}"
    return fitted(name.replace("~", "-")) if name_fault(name) else name


class Taken:
    """Paths that are used in one folder, to find other paths that conflict with them."""

    def __init__(self, paths: Iterable[str] = ()) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}
        for path in paths:
            self.add(path)

    def add(self, path: str) -> None:
        """Add a path that is used."""
        self._files.setdefault(folded(path), path)
        for folder in _above(path):
            self._folders.setdefault(folder, path)

    def __contains__(self, path: str) -> bool:
        """Return whether a path is used, or conflicts with one that is."""
        return folded(path) in self._files or bool(self.other(path))

    def other(self, path: str) -> str:
        """Return another used path that conflicts with this one; empty if there is none.

        The two are the same file on systems that ignore case, or one would be a folder of the
        other.
        """
        name = folded(path)
        for taken in (self._files.get(name, ""), self._folders.get(name, "")):
            if taken and PurePosixPath(taken) != PurePosixPath(path):
                return taken
        return next((self._files[each] for each in _above(path) if each in self._files), "")


def _above(path: str) -> Iterator[str]:
    return (folded(str(each)) for each in list(PurePosixPath(path).parents)[:-1])


def _is_unseen(character: str) -> bool:
    return (
        unicodedata.category(character) in _UNSEEN
        or character in _BLANK
        or ord(character) & 0xFFFE == 0xFFFE  # noncharacters
        or 0xFDD0 <= ord(character) <= 0xFDEF
    )
