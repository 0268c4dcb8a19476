"""Files for maps, for calendars and for timelines on web pages: one item for each event."""

from collections.abc import Sequence

from timeline.api.exports.base import ExportingReader, ExportTarget, Notes


class ExchangeExports(ExportingReader):
    """The methods that write one item for each event.

    ``to`` is a file, or an open text stream (``newline=""``); a file appears when all of it is
    written, and an existing one is replaced only with ``force``. ``title`` is that of the calendar
    or the timeline. ``kind`` selects the events of this kind, ``sure`` those that surely match the
    query. Each returns notes on what is left out, and raises QueryError and
    UsageError.
    """

    def export_geojson(
        self,
        query: str | Sequence[str] = "",
        *,
        to: ExportTarget,
        kind: str | None = None,
        sure: bool = False,
        force: bool = False,
    ) -> Notes:
        """Write the events that match a query as GeoJSON, as ``timeline export geojson`` does.

        The notes: how many events are left out, or have an approximate position.
        """
        from timeline.writers.geojson import write_geojson

        notes: list[str] = []
        with self._writing(query, to, kind, sure=sure, force=force) as (found, file):
            write_geojson(found.events(), found.positions(), file, notify=notes.append)
        return tuple(notes)

    def export_ics(
        self,
        query: str | Sequence[str] = "",
        *,
        to: ExportTarget,
        title: str = "",
        kind: str | None = None,
        sure: bool = False,
        force: bool = False,
    ) -> Notes:
        """Write the events that match a query for a calendar, as ``timeline export ics`` does.

        The notes: how many events are left out, or have an uncertain date. Raises UsageError also
        if the extra ``calendar`` is not installed.
        """
        from timeline.writers.ics import write_ics

        notes: list[str] = []
        with self._writing(query, to, kind, sure=sure, force=force) as (found, file):
            write_ics(
                found.head(title), found.events(), found.positions(), file, notify=notes.append
            )
        return tuple(notes)

    def export_timelinejs(
        self,
        query: str | Sequence[str] = "",
        *,
        to: ExportTarget,
        title: str = "",
        kind: str | None = None,
        sure: bool = False,
        force: bool = False,
    ) -> Notes:
        """Write the events that match a query as TimelineJS, as ``timeline export timelinejs``.

        The notes: what the format cannot hold.
        """
        from timeline.writers.timelinejs import write_timelinejs

        notes: list[str] = []
        with self._writing(query, to, kind, sure=sure, force=force) as (found, file):
            write_timelinejs(found.head(title), found.events(), file, notify=notes.append)
        return tuple(notes)
