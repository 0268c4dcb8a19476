"""The locations of a record: a line in a file of its owner, and in files of other chronicles."""

from collections.abc import Mapping
from typing import Any, NamedTuple

FileName = tuple[str, str]
"""The name of a chronicle and the path of a file inside its folder."""


class FileLine(NamedTuple):
    """The line of a file on which a record is defined."""

    chronicle: str
    file: str
    line: int

    @property
    def name(self) -> FileName:
        """The name of the file."""
        return self.chronicle, self.file


class Locations(NamedTuple):
    """The locations of a record: ``own`` in its owner's files, ``also`` in other chronicles."""

    own: FileLine
    also: tuple[FileLine, ...] = ()

    @property
    def lines(self) -> tuple[FileLine, ...]:
        """All lines, the one of the owner first."""
        return (self.own, *self.also)

    @property
    def files(self) -> list[FileName]:
        """The files of these lines. A record has moved if they change."""
        return [line.name for line in self.lines]

    def to_json(self) -> dict[str, Any]:
        """Return the form that the history stores."""
        kept: dict[str, Any] = self.own._asdict()
        return kept | {"also": [line._asdict() for line in self.also]}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Locations":
        """Read the form that the history stores; older versions stored no ``also``."""
        also = tuple(FileLine(**each) for each in kept.get("also", ()))
        return cls(FileLine(kept["chronicle"], kept["file"], kept["line"]), also)

    def on_line(self, name: FileName, line: int) -> "Locations":
        """Return a copy with another line in one of its files."""
        own, *also = (
            each._replace(line=line) if each.name == name else each for each in self.lines
        )
        return Locations(own, tuple(also))
