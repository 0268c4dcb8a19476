"""Files for maps, for calendars and for timelines on web pages: one item for each event."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from timeline import files
from timeline.api.exports.base import Exporting, StrPath
from timeline.api.guards import of_kind
from timeline.database.sessions import Session
from timeline.query.results import EventDetail


class ExchangeExports(Exporting):
    """The methods that write one item for each event. Each returns notes on what is left out."""

    def export_geojson(
        self,
        query: str | Sequence[str] = "",
        *,
        to: StrPath,
        kind: str | None = None,
        force: bool = False,
    ) -> tuple[str, ...]:
        """Write the events that match a query as GeoJSON, as ``timeline export geojson`` does.

        ``to`` is a file, which appears when all of it is written; an existing one is replaced only
        with ``force``. ``kind`` selects the events of this kind. Returns notes: how many events are
        left out, or have an approximate position. Raises QueryError and UsageError.
        """
        from timeline.query.registers.positions import positions
        from timeline.writers.geojson import write_geojson

        notes: list[str] = []
        with self._complete(query, kind) as (session, events):
            places = positions(session)
            write_geojson(events, places, Path(to), force=force, notify=notes.append)
        return tuple(notes)

    @contextmanager
    def _complete(
        self, query: str | Sequence[str], kind: str | None
    ) -> Iterator[tuple[Session, Iterator[EventDetail]]]:
        """Provide the complete events that match a query, and the session that they are read in."""
        from timeline.query.conditions.compile import read_query
        from timeline.query.events.merged import stream_complete

        with self._session() as session, files.no_wider_than(self._file):
            found = stream_complete(session, read_query(session, of_kind(query, kind)))
            yield session, (event for batch in found for event in batch)
