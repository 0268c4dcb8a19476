"""Seed files as files: a chronicle to keep in git."""

from dataclasses import dataclass
from pathlib import Path

from timeline import files
from timeline.api.exports.base import ExportingReader, StrPath


@dataclass(frozen=True, slots=True)
class ChronicleExport:
    """The folder of each written chronicle, and notes on files that were there before."""

    folders: tuple[Path, ...]
    notes: tuple[str, ...]


class ChronicleExports(ExportingReader):
    """The method that writes a chronicle."""

    def export_chronicle(self, folder: StrPath, *, force: bool = False) -> ChronicleExport:
        """Write seed files and source texts into a folder, as ``timeline export chronicle`` does.

        Loading them into an empty database gives an equal one. ``force`` replaces files of the same
        names that no export wrote. Raises UsageError if the folder contains other files.
        """
        from timeline.query.contents import contents
        from timeline.writers.chronicle import TYPES, write_chronicles

        notes: list[str] = []
        with self._session() as session, files.no_wider_than(self._file):
            found = contents(session, TYPES)
            folders = write_chronicles(found, Path(folder), force=force, notify=notes.append)
        return ChronicleExport(tuple(folders), tuple(notes))
