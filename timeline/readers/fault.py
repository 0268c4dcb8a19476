"""The place at which a parser stopped, and the lines of the file around it."""

from pathlib import Path
from typing import NamedTuple

_MAX_LINE = 1_000_000


class Fault(NamedTuple):
    """Where the parser stopped (line and column from 0), and where what it was reading began."""

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
        """What it stopped at; empty at the end of a line."""
        return self.text[self.column : self.column + 1]

    @property
    def opener(self) -> str:
        """The first character of what it was reading."""
        return self.at(self.begun[0])[self.begun[1] : self.begun[1] + 1] if self.begun else ""

    def at(self, line: int) -> str:
        """A line of the file, empty beyond its end."""
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    def above(self) -> int:
        """The nearest line above that holds anything but a comment; -1 where none does."""
        line = self.line - 1
        while line >= 0 and (not self.at(line).strip() or self.at(line).lstrip().startswith("#")):
            line -= 1
        return line


def read_lines(path: Path, last: int) -> list[str]:
    """Read the file again up to the line at fault, and a line more."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as stream:
            lines: list[str] = []
            while len(lines) < last + 2 and (line := stream.readline(_MAX_LINE)):
                lines.append(line.rstrip("\n"))
                if not line.endswith("\n"):  # the last, or too long for the parser to pass it
                    break
            return lines
    except OSError:
        return []
