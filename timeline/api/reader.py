"""Reading a database: its newest state, one state of it, or what could be known on a day."""

import datetime
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, Self

from sqlalchemy import URL

from timeline import database
from timeline.api.exports import Exports
from timeline.api.guards import damage_reported, require_count
from timeline.database.sessions import PlainSession, Session
from timeline.errors import UsageError
from timeline.query.results import (
    EntityDetail,
    EventDetail,
    EventPage,
    LeftOut,
    Most,
    RegisterLine,
    SourceDetail,
)

if TYPE_CHECKING:
    from timeline.analysis.crosstab.table import Crosstab
    from timeline.analysis.sides.comparison import Comparison
    from timeline.audit.explain import Reason
    from timeline.query.history.newest import NewestRevision

Record = EventDetail | EntityDetail | SourceDetail
"""All of one record: each has ``values``, ``claims``, ``file`` and ``file_line``."""


class Reader(Exports):
    """The methods that read; base of ``Database`` and ``Snapshot``."""

    def query(
        self,
        query: str | Sequence[str] = "",
        *,
        limit: int | None = None,
        sort: Literal["date", "relevance"] = "date",
        count: Literal["events", "items"] = "events",
        sure: bool = False,
    ) -> EventPage:
        """Return the events that match a query, in order of time, as ``timeline show`` does.

        ``query`` is a text in the query language, or a list of its words as a shell passes them;
        an empty one matches every event. ``limit`` is the largest number of events in the page;
        ``total`` counts all. ``sort="relevance"`` lists the best matches of words first. With
        ``count="items"`` the page has the number of missiles and devices for which the query is
        true, in all events (``tally``) and in each (``counting.items.of(key)``). ``certainty`` says
        how many events match the query only possibly; ``sure`` leaves them out. Raises
        QueryError, and UsageError for another order, a negative limit, or ``sure`` without a
        condition on dates or numbers.
        """
        from timeline.query.conditions.compile import read_query
        from timeline.query.events.items import counted_by_item
        from timeline.query.events.pages import page
        from timeline.query.snippets import with_words

        if sort not in ("date", "relevance"):
            raise UsageError(f"{sort} is not an order of events", "sort by date or by relevance")
        require_count(count)
        with self._session() as session:
            parsed = read_query(session, query, sure=sure)
            found = page(session, parsed, limit, ranked=sort == "relevance", certain=True)
            found = with_words(session, parsed, found)
            if count == "items":
                found = counted_by_item(session, found, parsed)
        return replace(found, left_out=found.left_out + self.left_out)

    def count(
        self,
        query: str | Sequence[str] = "",
        *,
        by: str | Sequence[str] = "kind",
        sum: str = "",
        exact: bool = False,
        count: Literal["events", "items"] = "events",
        sure: bool = False,
    ) -> "Crosstab":
        """Return how many events, or items, that match a query there are by one or two fields.

        ``by`` has their names, as a list or separated by commas: fields of the query language, or
        units of time such as ``year`` and ``delivery.month``. ``sum`` is a field whose numbers are
        summed in each cell. Actors count for their states, unless ``exact``. ``count="items"``
        counts missiles and devices. ``possible`` events match the query only possibly;
        ``sure`` leaves them out. Raises UsageError for a field that no event has, and QueryError.
        """
        from timeline.analysis.crosstab.table import crosstab
        from timeline.query.conditions.compile import read_query
        from timeline.query.grouping.stream import grouped

        require_count(count)
        with self._session() as session:
            asked = read_query(session, query)
            return crosstab(grouped(session, asked, by, sum, exact=exact, sure=sure), count=count)

    def compare(
        self, first: str, second: str, query: str | Sequence[str] = "", *, least: int = 50
    ) -> "Comparison":
        """Return what two sources, or two chronicles, report alike, differently, or alone.

        ``first`` and ``second`` are keys of sources or names of chronicles. A query limits the
        events of both; ``least`` is the lowest score of a pair that is likely one event. Raises
        UsageError for a name that is neither, and QueryError.
        """
        from timeline.analysis.sides.comparison import compared_sides
        from timeline.query.conditions.compile import read_query

        with self._session() as session:
            return compared_sides(session, first, second, read_query(session, query), least=least)

    def details(self, query: str | Sequence[str] = "") -> Iterator[EventDetail]:
        """Yield all of each event that matches a query, in order of time; read in batches.

        Claims have no ``sentence``. The database is read until the last event, or until the
        iterator is closed. Raises QueryError when the first event is requested.
        """
        from timeline.query.conditions.compile import read_query
        from timeline.query.events.merged import stream_details

        with self._session() as session:
            for batch in stream_details(session, read_query(session, query)):
                yield from batch

    def about(self, key: str, *, limit: int | None = None) -> Record:
        """Return all that is known of one record: an event, an actor, a place, a source …

        ``limit`` is the largest number of events, and of cited passages, that are listed with a
        record other than an event. Raises UsageError, with the nearest keys, if no record has this
        key.
        """
        from timeline.query.about import about

        with self._session() as session:
            most = None if limit is None else Most(limit, limit)
            return about(session, key, most, most)

    def why(self, key: str) -> "list[Reason]":
        """Return the chain of statements behind each bound of an event's dates.

        Raises UsageError if no event has this key.
        """
        from timeline.audit.explain import why
        from timeline.query.about import about

        with self._session() as session:
            detail = about(session, key, Most(0, 0), Most(0, 0))
            if not isinstance(detail, EventDetail):
                raise UsageError(f"{key} is not an event: it has no dates to explain")
            return why(session, detail.line.key)

    def register(
        self,
        name: str,
        query: str | Sequence[str] = "",
        *,
        count: Literal["events", "items"] = "events",
    ) -> list[RegisterLine]:
        """Return the ``actors``, ``systems``, ``programmes``, ``places`` or ``sources``, by key.

        With a query, only those that match it, as ``timeline list`` does: by fields of the register
        (``class:helicopter``), or by fields of the events in which they occur (``date:2022``), with
        the number of these. With ``count="items"`` each entry also has the number of missiles and
        devices of its events, as bounds (``items``). Raises QueryError, and UsageError for another
        name or count.
        """
        from timeline.query.registers.listing import listed, listed_by_item
        from timeline.query.registers.names import entry_type

        type_ = entry_type(name, "call query()")
        require_count(count)
        with self._session() as session:
            if count == "items":
                return listed_by_item(session, type_, query)[0]
            return listed(session, type_, query)

    def as_of(self, date: str | datetime.date) -> "Snapshot":
        """Return a snapshot of what could be known on the last day of a date.

        It is made in memory from what was published by then, which takes as long as loading.
        Raises DateError for a text that is not a date, and UsageError for one without a last day.
        """
        from timeline.audit import as_of, last_day

        text = date if isinstance(date, str) else date.isoformat().partition("T")[0]
        with self._session() as session:
            seen = as_of(session, last_day(text))
            newest = self._newest(session)
        stack = ExitStack()
        stack.callback(seen.engine.dispose)
        then = stack.enter_context(PlainSession(seen.engine))
        left_out = self.left_out + seen.left_out
        return Snapshot(stack, then, self._file, left_out, origin=SnapshotOrigin(text, newest))

    def _newest(self, session: Session) -> "NewestRevision | None":
        from timeline.query.history.newest import newest_revision

        return newest_revision(session)


class SnapshotOrigin(NamedTuple):
    """What a snapshot as of a date was made from: the date, and the newest revision."""

    on: str
    newest: "NewestRevision | None"


class Snapshot(Reader):
    """One state of a database, or what could be known on a day. Close it after use."""

    def __init__(
        self,
        stack: ExitStack,
        session: Session,
        file: Path | None,
        left_out: tuple[LeftOut, ...] = (),
        *,
        url: URL | None = None,
        origin: SnapshotOrigin | None = None,
    ) -> None:
        self._stack, self._read, self._file, self._url = stack, session, file, url
        self.left_out = left_out
        self._origin = origin
        self._known_on = origin.on if origin else ""
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the reading. Raises DatabaseError if a file that could not be locked was changed."""
        self._closed = True
        self._stack.close()

    def _newest(self, session: Session) -> "NewestRevision | None":
        return self._origin.newest if self._origin else super()._newest(session)

    @contextmanager
    def _session(self) -> Iterator[Session]:
        if self._closed:
            raise UsageError("the snapshot is closed", "take another one")
        engine = self._read.connection().engine
        with damage_reported(self._url), database.driver_faults(engine):
            yield self._read
