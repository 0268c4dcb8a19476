"""Files for maps, for calendars and for timelines on web pages: one item for each event."""

from collections.abc import Sequence
from pathlib import Path

from timeline.api.exports.base import Exporting, Notes, StrPath


class ExchangeExports(Exporting):
    """The methods that write one item for each event. Each returns notes on what is left out."""

    def export_geojson(
        self,
        query: str | Sequence[str] = "",
        *,
        to: StrPath,
        kind: str | None = None,
        sure: bool = False,
        force: bool = False,
    ) -> Notes:
        """Write the events that match a query as GeoJSON, as ``timeline export geojson`` does.

        ``to`` is a file, which appears when all of it is written; an existing one is replaced only
        with ``force``. ``kind`` selects the events of this kind, ``sure`` those that surely match
        the dates of the query. Returns notes: how many events are left out, or have an approximate
        position. Raises QueryError and UsageError.
        """
        from timeline.writers.geojson import write_geojson

        notes: list[str] = []
        with self._selected(query, kind, sure=sure) as found:
            write_geojson(
                found.events(), found.positions(), Path(to), force=force, notify=notes.append
            )
        return tuple(notes)

    def export_ics(
        self,
        query: str | Sequence[str] = "",
        *,
        to: StrPath,
        title: str = "",
        kind: str | None = None,
        sure: bool = False,
        force: bool = False,
    ) -> Notes:
        """Write the events that match a query for a calendar, as ``timeline export ics`` does.

        ``to``, ``kind`` and ``sure`` are as in ``export_geojson``; ``title`` is that of the
        calendar. Returns notes: how many events are left out, or have an uncertain date. Raises
        QueryError, and UsageError, also if the extra ``calendar`` is not installed.
        """
        from timeline.writers.ics import write_ics

        notes: list[str] = []
        with self._selected(query, kind, sure=sure) as found:
            write_ics(found.head(title), found.events(), Path(to), force=force, notify=notes.append)
        return tuple(notes)

    def export_timelinejs(
        self,
        query: str | Sequence[str] = "",
        *,
        to: StrPath,
        title: str = "",
        kind: str | None = None,
        sure: bool = False,
        force: bool = False,
    ) -> Notes:
        """Write the events that match a query as TimelineJS, as ``timeline export timelinejs``.

        ``to``, ``kind`` and ``sure`` are as in ``export_geojson``; ``title`` is that of the
        timeline. Returns notes on what the format cannot hold. Raises QueryError and UsageError.
        """
        from timeline.writers.timelinejs import write_timelinejs

        notes: list[str] = []
        with self._selected(query, kind, sure=sure) as found:
            write_timelinejs(
                found.head(title), found.events(), Path(to), force=force, notify=notes.append
            )
        return tuple(notes)
