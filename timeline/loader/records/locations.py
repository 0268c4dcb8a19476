"""The locations of a record: a line in a file of its owner, and in files of other chronicles."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from timeline.canonical.record import Canonical, content_hash

FileName = tuple[str, str]
"""The name of a chronicle and the path of a file inside its folder."""


class FileLine(NamedTuple):
    """The line of a file on which a record is defined.

    ``record`` is what the chronicle itself states there, as JSON; None if that is the whole record.
    """

    chronicle: str
    file: str
    line: int
    record: str | None = None

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

    @property
    def definitions(self) -> list[tuple[FileName, str | None]]:
        """The files of these lines, and what each of them states."""
        return [(line.name, line.record) for line in self.lines]

    def whole(self) -> "Locations":
        """Return a copy in which each chronicle states the whole record."""
        own, *also = (line._replace(record=None) for line in self.lines)
        return Locations(own, tuple(also))

    def stating(self, records: Sequence[Canonical], digest: str) -> "Locations":
        """Return a copy in which the chronicles, in the order of ``lines``, state these records.

        ``digest`` is the hash of the whole record. Without ``records`` each states all of it.
        """
        if not records:
            return self.whole()
        own, *also = (
            line._replace(record=None if content_hash(each) == digest else _json(each))
            for line, each in zip(self.lines, records, strict=True)
        )
        return Locations(own, tuple(also))

    def correcting(self, own: Canonical, corrections: Sequence[Canonical]) -> "Locations":
        """Return a copy for an event that its owner and these corrections state, as ``lines``.

        A correction is always written, even if it states the whole record.
        """
        own_line = self.own._replace(record=_json(own) if corrections else None)
        also = zip(self.also, corrections, strict=True)
        return Locations(own_line, tuple(line._replace(record=_json(each)) for line, each in also))

    def to_json(self) -> dict[str, Any]:
        """Return the form that the history stores."""
        own, *also = (_kept(line) for line in self.lines)
        return own | {"also": also}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Locations":
        """Read the form that the history stores.

        Older versions stored no ``also`` or no ``own_record``.
        """
        return cls(_line(kept), tuple(_line(each) for each in kept.get("also", ())))

    def on_line(self, name: FileName, line: int) -> "Locations":
        """Return a copy with another line in one of its files."""
        own, *also = (
            each._replace(line=line) if each.name == name else each for each in self.lines
        )
        return Locations(own, tuple(also))


def _kept(line: FileLine) -> dict[str, Any]:
    kept: dict[str, Any] = {"chronicle": line.chronicle, "file": line.file, "line": line.line}
    return kept if line.record is None else kept | {"own_record": json.loads(line.record)}


def _line(kept: Mapping[str, Any]) -> FileLine:
    record = kept.get("own_record")
    stored = None if record is None else _json(record)
    return FileLine(kept["chronicle"], kept["file"], kept["line"], stored)


def _json(record: Canonical) -> str:
    return json.dumps(record, ensure_ascii=False)
