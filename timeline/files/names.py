"""Names that a file can have on every system, and that mean nothing else on any.

A chronicle travels: it is kept in git, unpacked on a Mac, checked out on Windows. So the files that
its records name, and those that an export writes, keep to one rule, which leaves out what some
system cannot keep, takes for another file, or acts upon (``.git/config``).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Final

MAX_NAME: Final = 255
"""Bytes of one name in UTF-8."""

_OUT = "leads out of the chronicle's folder: name a file inside it"
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|clock\$|conin\$|conout\$|(?:com|lpt)[0-9¹²³])[ .]*(?:\..*)?", re.IGNORECASE
)
_FORBIDDEN = re.compile(r'[\\/:<>"|?*]')
_SHORT = re.compile(r"(?=[^.]{3,8}(?:\.|\Z))[^.]+~[0-9]+(?:\.[^.]{0,3})?")
#: Controls, format characters (bidirectional, zero width), line and paragraph separators,
#: surrogates, private ones (into which some systems turn what they forbid).
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Co"})
#: Letters, marks and signs that are blank.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")


def name_fault(name: str) -> str:
    """What is wrong with the name of one file or folder, and what would be right; else empty."""
    if not name:
        return "is not a file name: name a file"
    if unseen := next(filter(_is_unseen, name), ""):
        return f"has the character U+{ord(unseen):04X}, which is not seen: rename it without"
    if name == "..":
        return _OUT
    if name.startswith("."):
        return "begins with a dot, as the settings of other programs do: rename it"
    if name.endswith(".") or name != name.rstrip():
        return "ends in a dot or a space, which Windows leaves out: rename it"
    if found := _FORBIDDEN.search(name):
        return f"has {found[0]} in it, which Windows cannot keep: rename it"
    if _DEVICE.fullmatch(name):
        return "is the name of a device on Windows: rename it"
    if _SHORT.fullmatch(name):
        return "may be the short name of another file on Windows: rename it without ~"
    if len(name.encode()) > MAX_NAME:
        return f"is a name of more than {MAX_NAME} bytes: rename it"
    return ""


def path_fault(path: str) -> str:
    """What is wrong with a path inside a folder (``sources/article.txt``); else empty."""
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
    """The same text for all paths that some system takes for one: ``A/é.txt`` and ``a/É.TXT``."""
    plain = PurePosixPath(path).as_posix()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", plain).casefold())


def fitted(name: str) -> str:
    """The name most like this one that has no fault."""
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
    """Paths inside one folder, and those that cannot stand beside them."""

    def __init__(self, paths: Iterable[str] = ()) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}
        for path in paths:
            self.add(path)

    def add(self, path: str) -> None:
        """Take a path."""
        self._files.setdefault(folded(path), path)
        for folder in _above(path):
            self._folders.setdefault(folder, path)

    def __contains__(self, path: str) -> bool:
        """Whether a path is taken, or cannot stand beside one that is."""
        return folded(path) in self._files or bool(self.other(path))

    def other(self, path: str) -> str:
        """Another path that is taken and cannot stand beside this one; empty if there is none.

        The two are one file where letters have no case, or one would be a folder of the other.
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
        or ord(character) & 0xFFFE == 0xFFFE  # what is no character
        or 0xFDD0 <= ord(character) <= 0xFDEF
    )
