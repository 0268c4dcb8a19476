"""The place where a parser stopped, and the lines of the file around it."""

from pathlib import Path
from typing import NamedTuple

_MAX_LINE = 1_000_000


class SyntaxFault(NamedTuple):
    """Where the parser stopped (line and column from 0), and where the value in progress began."""

    lines: list[str]
    line: int
    column: int
    begun: tuple[int, int] | None

    @property
    def text(self) -> str:
        """The line at which the parser stopped."""
        return self.at(self.line)

    @property
    def character(self) -> str:
        """The character at which the parser stopped; empty at the end of a line."""
        return self.text[self.column : self.column + 1]

    @property
    def opener(self) -> str:
        """The first character of the value in progress."""
        return self.at(self.begun[0])[self.begun[1] : self.begun[1] + 1] if self.begun else ""

    def at(self, line: int) -> str:
        """Return a line of the file; empty beyond its end."""
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    def above(self) -> int:
        """Return the nearest line above that is not blank or a comment; -1 if there is none."""
        line = self.line - 1
        while line >= 0 and (not self.at(line).strip() or self.at(line).lstrip().startswith("#")):
            line -= 1
        return line


def read_lines(path: Path, last: int) -> list[str]:
    """Read the file again up to one line after the line at fault."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as stream:
            lines: list[str] = []
            while len(lines) < last + 2 and (line := stream.readline(_MAX_LINE)):
                lines.append(line.rstrip("\n"))
                if not line.endswith("\n"):  # the last line, or one too long for the parser
                    break
            return lines
    except OSError:
        return []
