"""Files for maps, for calendars and for timelines on web pages: one item for each event."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from timeline import files
from timeline.api.exports.base import Exporting, StrPath
from timeline.api.guards import of_kind

if TYPE_CHECKING:
    from timeline.writers.reports.report import Report


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

    def export_ics(
        self,
        query: str | Sequence[str] = "",
        *,
        to: StrPath,
        title: str = "",
        kind: str | None = None,
        force: bool = False,
    ) -> tuple[str, ...]:
        """Write the events that match a query for a calendar, as ``timeline export ics`` does.

        ``to`` and ``kind`` are as in ``export_geojson``; ``title`` is that of the calendar. Returns
        notes: how many events are left out, or have an uncertain date. Raises QueryError, and
        UsageError, also if the extra ``calendar`` is not installed.
        """
        from timeline.writers.ics import write_ics

        notes: list[str] = []
        with self._reported(query, title, kind) as report:
            write_ics(report, Path(to), force=force, notify=notes.append)
        return tuple(notes)

    def export_timelinejs(
        self,
        query: str | Sequence[str] = "",
        *,
        to: StrPath,
        title: str = "",
        kind: str | None = None,
        force: bool = False,
    ) -> tuple[str, ...]:
        """Write the events that match a query as TimelineJS, as ``timeline export timelinejs``.

        ``to`` and ``kind`` are as in ``export_geojson``; ``title`` is that of the timeline. Returns
        notes on what the format cannot hold. Raises QueryError and UsageError.
        """
        from timeline.writers.timelinejs import write_timelinejs

        notes: list[str] = []
        with self._reported(query, title, kind) as report:
            write_timelinejs(report, Path(to), force=force, notify=notes.append)
        return tuple(notes)

    @contextmanager
    def _reported(
        self, query: str | Sequence[str], title: str, kind: str | None
    ) -> "Iterator[Report]":
        with files.no_wider_than(self._file), self._report(of_kind(query, kind), title) as report:
            yield report
