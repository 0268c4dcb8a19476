"""Reports as files."""

from collections.abc import Sequence
from typing import Literal

from timeline.api.exports.base import ExportingReader, ExportTarget, Notes
from timeline.errors import UsageError


class ReportExports(ExportingReader):
    """The methods that write reports on the events that match a query.

    ``to`` is a file, or an open text stream (``newline=""``); a file appears when all of it is
    written, and an existing one is replaced only with ``force``. ``title`` is the title of the
    report. ``kind`` selects the events of this kind, ``sure`` those that surely match the query.
    ``style`` is that of the citations: ``chicago``, ``apa``, another style of CSL, or a
    file of CSL; a source that it cannot cite is plain text, and the notes that are returned say so.
    Each raises QueryError, and UsageError, also if an extra is not installed.
    """

    def export_markdown(
        self,
        query: str | Sequence[str] = "",
        *,
        to: ExportTarget,
        title: str = "",
        kind: str | None = None,
        sure: bool = False,
        style: str | None = None,
        by: Literal["year", "month"] = "year",
        pandoc: bool = False,
        force: bool = False,
    ) -> Notes:
        """Write a report on the events that match a query, as ``timeline export markdown`` does.

        ``by="month"`` adds headings of months. ``pandoc`` writes the Markdown of pandoc, to make a
        document of.
        """
        from timeline.writers.citations.styles import citing
        from timeline.writers.markdown.report import markdown

        if by not in ("year", "month"):
            raise UsageError(f"{by} is not a unit of headings", "give year or month")
        notes: list[str] = []
        way, months = citing(style, notes.append), by == "month"
        with self._writing(query, to, kind, sure=sure, force=force) as (found, file):
            report = found.report(title)
            file.writelines(markdown(report, way, pandoc=pandoc, months=months))
        return tuple(notes)

    def export_html(
        self,
        query: str | Sequence[str] = "",
        *,
        to: ExportTarget,
        title: str = "",
        kind: str | None = None,
        sure: bool = False,
        style: str | None = None,
        force: bool = False,
    ) -> Notes:
        """Write a report on the events that match a query, as ``timeline export html`` does."""
        from timeline.writers.citations.styles import citing
        from timeline.writers.html import write_html

        notes: list[str] = []
        way = citing(style, notes.append)
        with self._writing(query, to, kind, sure=sure, force=force) as (found, file):
            write_html(found.report(title), found.positions(), found.actors(), file, way)
        return tuple(notes)
