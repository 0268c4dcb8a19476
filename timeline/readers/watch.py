"""What a parser passes over in silence, noticed as the text passes: comments and conflicts."""

import re

_MARK = r"^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n])"
_MARKS = re.compile(_MARK, re.MULTILINE)
_MARKS_AND_COMMENTS = re.compile(rf"{_MARK}|(?<=[ \t])#", re.MULTILINE)
_MARK_LENGTH = 8
_KEPT = 20_000
"""Characters of a line that are looked at; prose is shorter, and a longer line takes its time."""


class Watch:
    """Looks at a text that comes in pieces. Lines are counted from 1.

    ``comments`` holds the lines that have a ``#`` after a space, ``conflicts`` the number of the
    line on which each merge conflict begins.
    """

    def __init__(self) -> None:
        self.comments: dict[int, str] = {}
        self.conflicts: list[int] = []
        self._line = 1
        self._rest = ""  # the last line, as far as it has come
        self._open = False  # inside a conflict

    def see(self, text: str, *, comments: bool = True) -> None:
        """Look at the next piece of the text, for its comments too or for conflicts alone."""
        if len(self._rest) >= _KEPT:  # the rest of a line that is too long
            if (end := text.find("\n") + 1) == 0:
                return
            text, self._rest = text[end:], ""
            self._line += 1
        text = self._rest + text
        end = text.rfind("\n") + 1
        line, counted, kept = self._line, 0, 0
        for found in (_MARKS_AND_COMMENTS if comments else _MARKS).finditer(text):
            line += text.count("\n", counted, found.start())
            counted = found.start()
            if found[0] == "#" and line != kept:
                kept = line
                start = text.rfind("\n", 0, counted) + 1
                stop = text.find("\n", counted)
                self.comments[line] = text[start : stop if stop >= 0 else len(text)]
            elif found[0] != "#" and counted < end:
                self._mark(line, found[0][0])
        self._line += text.count("\n", 0, end)
        self._rest = text[end : end + (_KEPT if comments else _MARK_LENGTH)]

    def _mark(self, line: int, mark: str) -> None:
        if mark == "<" or not self._open:
            self.conflicts.append(line)
        self._open = mark != ">"


def conflicts(text: str) -> list[int]:
    """The lines on which merge conflicts begin that are left whole (``<<<``, ``===``, ``>>>``).

    A row of equals signs by itself underlines a heading, and is none.
    """
    found, opened, divided = [], 0, False
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("<<<<<<< "):
            opened, divided = number, False
        elif opened and line.rstrip("\r") == "=======":
            divided = True
        elif divided and line.startswith(">>>>>>> "):
            found.append(opened)
            opened, divided = 0, False
    return found
