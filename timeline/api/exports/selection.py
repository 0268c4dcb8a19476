"""The events of an export: selected by a query, and read while they are written."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from timeline.database.sessions import Session
from timeline.progress import Progress, counted, silent
from timeline.query.grammar.nodes import Query
from timeline.query.history.newest import NewestRevision
from timeline.query.results import EventDetail, EventPage, LeftOut, Position

if TYPE_CHECKING:
    from timeline.query.registers.actors import RegisteredActor
    from timeline.query.results.rows import EventRow
    from timeline.writers.reports.head import ReportContent, ReportHead

T = TypeVar("T")


class Selection(NamedTuple):
    """The events that match a query, in a session.

    ``newest`` is the newest revision of the database. ``as_of`` is the date of a snapshot as of a
    date, as given, and ``left_out`` what that lacks. ``counted`` has the numbers of the events, if
    they were counted before. ``progress`` is called with how many events are done.
    """

    session: Session
    query: Query
    newest: NewestRevision | None
    as_of: str = ""
    left_out: tuple[LeftOut, ...] = ()
    counted: EventPage | None = None
    progress: Progress = silent

    @property
    def total(self) -> int:
        """How many events there are; 0 if they were not counted."""
        return 0 if self.counted is None else self.counted.total

    def rows(self) -> "Iterator[EventRow]":
        """Yield the events as rows of a table, in order of time."""
        from timeline.query.events.rows import stream_rows

        return self._counted(stream_rows(self.session, self.query))

    def events(self) -> Iterator[EventDetail]:
        """Yield all that is known of each event, in order of time."""
        from timeline.query.events.merged import stream_complete

        return self._counted(stream_complete(self.session, self.query))

    def head(self, title: str = "") -> "ReportHead":
        """Return what a file states before the events; see ``ReportHead``."""
        from timeline.query.events.pages import page
        from timeline.writers.reports.head import ReportHead

        found = self.counted
        if found is None:
            found = page(self.session, self.query, 0, certain=True)
        return ReportHead.of(
            found, self.newest, title=title, as_of=self.as_of, left_out=self.left_out
        )

    def report(self, title: str = "") -> "ReportContent":
        """Return a report on the events, with their disputes; they are read while it is written."""
        from timeline.query.events.candidates import contested
        from timeline.writers.reports.events import report_events
        from timeline.writers.reports.head import ReportContent

        found = report_events(self.events(), contested(self.session, self.query))
        return ReportContent(self.head(title), found)

    def positions(self) -> Mapping[str, Position]:
        """Return the positions of places, by key."""
        from timeline.query.registers.positions import positions

        return positions(self.session)

    def actors(self) -> "Mapping[str, RegisteredActor]":
        """Return all actors, by key."""
        from timeline.query.registers.actors import registered_actors

        return registered_actors(self.session)

    def _counted(self, batches: Iterable[Iterable[T]]) -> Iterator[T]:
        each = chain.from_iterable(batches)
        return counted(each, self.progress, "events", self.total)
