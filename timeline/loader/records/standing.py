"""Where a record stands: in a file of its chronicle, and in those of others that define it too."""

from collections.abc import Mapping
from typing import Any, NamedTuple

FileName = tuple[str, str]
"""The name of a chronicle and the path of a file inside its folder."""


class FileLine(NamedTuple):
    """The line of a file on which a record stands."""

    chronicle: str
    file: str
    line: int

    @property
    def name(self) -> FileName:
        """The file."""
        return self.chronicle, self.file


class Standing(NamedTuple):
    """Where a record stands, and by chronicle where others define it too."""

    own: FileLine
    also: tuple[FileLine, ...] = ()

    @property
    def lines(self) -> tuple[FileLine, ...]:
        """All lines, that of the chronicle which keeps the record first."""
        return (self.own, *self.also)

    @property
    def files(self) -> list[FileName]:
        """The files of these lines: a record has moved where they are others."""
        return [line.name for line in self.lines]

    def to_json(self) -> dict[str, Any]:
        """This, as the history keeps it."""
        kept: dict[str, Any] = self.own._asdict()
        return kept | {"also": [line._asdict() for line in self.also]}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Standing":
        """What the history kept; older versions kept nothing of other chronicles."""
        also = tuple(FileLine(**each) for each in kept.get("also", ()))
        return cls(FileLine(kept["chronicle"], kept["file"], kept["line"]), also)

    def on_line(self, name: FileName, line: int) -> "Standing":
        """The same, with another line in one of its files."""
        own, *also = (
            each._replace(line=line) if each.name == name else each for each in self.lines
        )
        return Standing(own, tuple(also))
