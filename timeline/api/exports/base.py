"""What the methods that write files need of a reader."""

import os
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from timeline.database.sessions import Session
from timeline.query.results import RegisterLine

if TYPE_CHECKING:
    from timeline.query.results.rows import EventRow

StrPath = str | os.PathLike[str]


class Exporting(ABC):
    """A reader whose events are written to files."""

    _file: Path | None = None  # SQLite only: no export is readable by more users than this file

    @abstractmethod
    def _session(self) -> AbstractContextManager[Session]:
        """Return a session for one method call."""

    @abstractmethod
    def register(
        self,
        name: str,
        query: str | Sequence[str] = "",
        *,
        count: Literal["events", "items"] = "events",
    ) -> list[RegisterLine]:
        """Return the entries of a register."""

    def _rows(self, query: str | Sequence[str]) -> "Iterator[EventRow]":
        from timeline.query.conditions.compile import read_query
        from timeline.query.events.rows import stream_rows

        with self._session() as session:
            for batch in stream_rows(session, read_query(session, query)):
                yield from batch
