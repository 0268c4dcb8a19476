"""What the methods that write files need of a reader."""

import os
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

from timeline import files
from timeline.api.guards import of_kind
from timeline.database.sessions import Session
from timeline.progress import rarely_collected
from timeline.query.results import LeftOut, RegisterLine

if TYPE_CHECKING:
    from timeline.api.exports.selection import Selection
    from timeline.query.history.newest import NewestRevision

StrPath = str | os.PathLike[str]
ExportTarget = StrPath | TextIO
"""A file to write, or an open text stream that leaves line ends as they are (``newline=""``)."""
Notes = tuple[str, ...]
"""What is to be said of a file that was written, as sentences."""


class ExportingReader(ABC):
    """A reader whose events are written to files."""

    left_out: tuple[LeftOut, ...] = ()
    """What a snapshot as of a date lacks of what is known today; empty for any other reader."""
    _file: Path | None = None  # SQLite only: no export is readable by more users than this file
    _known_on = ""  # the date of a snapshot as of a date, as given

    @abstractmethod
    def _session(self) -> AbstractContextManager[Session]:
        """Return a session for one method call."""

    @abstractmethod
    def _newest(self, session: Session) -> "NewestRevision | None":
        """Return the newest revision of the database that is read."""

    @abstractmethod
    def register(
        self,
        name: str,
        query: str | Sequence[str] = "",
        *,
        count: Literal["events", "items"] = "events",
    ) -> list[RegisterLine]:
        """Return the entries of a register."""

    @contextmanager
    def _selected(
        self, query: str | Sequence[str], kind: str | None = None, *, sure: bool = False
    ) -> "Iterator[Selection]":
        """Provide the events that match a query.

        No file that is written meanwhile is readable by more users than that of the database.
        """
        from timeline.api.exports.selection import Selection
        from timeline.query.conditions.compile import read_query

        with rarely_collected(), self._session() as session, files.no_wider_than(self._file):
            asked = read_query(session, of_kind(query, kind), sure=sure)
            yield Selection(session, asked, self._newest(session), self._known_on, self.left_out)

    @contextmanager
    def _writing(
        self,
        query: str | Sequence[str],
        to: ExportTarget,
        kind: str | None = None,
        *,
        sure: bool = False,
        force: bool = False,
    ) -> "Iterator[tuple[Selection, TextIO]]":
        """Provide the events that match a query, and open what a text of them is written to."""
        with self._selected(query, kind, sure=sure) as found, self._target(to, force=force) as file:
            yield found, file

    @contextmanager
    def _target(self, to: ExportTarget, *, force: bool) -> Iterator[TextIO]:
        """Open what a text is written to."""
        from timeline.writers.file import target

        if isinstance(to, str | os.PathLike):
            with files.no_wider_than(self._file), target(Path(to), force=force) as file:
                yield file
        else:
            yield to
