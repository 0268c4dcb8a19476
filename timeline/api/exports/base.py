"""What the methods that write files need of a reader."""

import os
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from timeline import files
from timeline.api.guards import of_kind
from timeline.database.sessions import Session
from timeline.query.results import EventDetail, LeftOut, RegisterLine

if TYPE_CHECKING:
    from timeline.query.history.newest import NewestRevision
    from timeline.query.results.rows import EventRow
    from timeline.writers.reports.report import Report

StrPath = str | os.PathLike[str]


class Exporting(ABC):
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

    def _rows(self, query: str | Sequence[str]) -> "Iterator[EventRow]":
        from timeline.query.conditions.compile import read_query
        from timeline.query.events.rows import stream_rows

        with self._session() as session:
            for batch in stream_rows(session, read_query(session, query)):
                yield from batch

    @contextmanager
    def _complete(
        self, query: str | Sequence[str], kind: str | None
    ) -> "Iterator[tuple[Session, Iterator[EventDetail]]]":
        """Provide the complete events that match a query, and the session that they are read in.

        No file that is written meanwhile is readable by more users than that of the database.
        """
        from timeline.query.conditions.compile import read_query
        from timeline.query.events.merged import stream_complete

        with self._session() as session, files.no_wider_than(self._file):
            found = stream_complete(session, read_query(session, of_kind(query, kind)))
            yield session, (event for batch in found for event in batch)

    @contextmanager
    def _report(self, query: str | Sequence[str], title: str) -> "Iterator[Report]":
        with self._reading(query, title) as (_, report):
            yield report

    @contextmanager
    def _reading(
        self, query: str | Sequence[str], title: str
    ) -> "Iterator[tuple[Session, Report]]":
        """Provide a report on a query, and the session that reads it."""
        from timeline.api.exports.report import read_report
        from timeline.query.conditions.compile import read_query

        with self._session() as session:
            asked, newest = read_query(session, query), self._newest(session)
            report = read_report(
                session,
                asked,
                newest,
                title=title,
                as_of=self._known_on,
                left_out=self.left_out,
            )
            yield session, report
