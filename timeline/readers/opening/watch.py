"""Find what a parser ignores or cannot report: comments and merge conflicts."""

import re

_MARKS = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n])", re.MULTILINE)
_IN_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_MARK_LENGTH = 8
_KEPT = 20_000
"""Characters of a line that are examined; prose is shorter, and longer lines would be slow."""


class Watch:
    """Examines a text that arrives in pieces. Lines are counted from 1.

    ``comments`` has the lines with a ``#`` after a space, by number; ``conflicts`` has the number
    of the first line of each merge conflict.
    """

    def __init__(self) -> None:
        self.comments: dict[int, str] = {}
        self.conflicts: list[int] = []
        self._line = 1
        self._rest = ""  # the last line, as far as it has arrived
        self._open = False  # inside a conflict

    def see(self, text: str, *, comments: bool = True) -> None:
        """Examine the next piece of the text for conflicts, and also for comments if requested."""
        if len(self._rest) >= _KEPT:  # the rest of a line that is too long
            if (end := text.find("\n") + 1) == 0:
                return
            text, self._rest = text[end:], ""
            self._line += 1
        text = self._rest + text
        end = text.rfind("\n") + 1
        if any(mark in text for mark in _IN_MARKS):
            line, counted = self._line, 0
            for found in _MARKS.finditer(text, 0, end):
                line += text.count("\n", counted, found.start())
                counted = found.start()
                self._mark(line, found[0][0])
        if comments:
            self._keep_comments(text)
        self._line += text.count("\n", 0, end)
        self._rest = text[end : end + (_KEPT if comments else _MARK_LENGTH)]

    def _keep_comments(self, text: str) -> None:
        line, counted = self._line, 0
        at = text.find("#")
        while at >= 0:
            stop = at
            if text[max(at - 1, 0)] in " \t":
                start = text.rfind("\n", 0, at) + 1
                stop = text.find("\n", at)
                stop = stop if stop >= 0 else len(text)
                line += text.count("\n", counted, at)
                counted = at
                self.comments[line] = text[start:stop]
            at = text.find("#", stop + 1)

    def _mark(self, line: int, mark: str) -> None:
        if mark == "<" or not self._open:
            self.conflicts.append(line)
        self._open = mark != ">"


def conflicts(text: str) -> list[int]:
    """Return the first lines of complete merge conflicts (``<<<``, ``===``, ``>>>``).

    A row of equals signs alone underlines a heading and is not a conflict.
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
