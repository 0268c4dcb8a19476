"""Reports as files."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from timeline.api.exports.base import Exporting, StrPath
from timeline.errors import UsageError


class ReportExports(Exporting):
    """The methods that write reports."""

    def export_markdown(
        self,
        query: str | Sequence[str] = "",
        *,
        to: StrPath | None = None,
        title: str = "",
        kind: str | None = None,
        sure: bool = False,
        style: str | None = None,
        by: Literal["year", "month"] = "year",
        pandoc: bool = False,
        force: bool = False,
    ) -> str:
        """Write a report on the events that match a query, as ``timeline export markdown`` does.

        Returns the text, or writes it to the file ``to``, which appears when all of it is written;
        then it returns an empty text. ``style`` is that of the citations: ``chicago``, ``apa``,
        another style of CSL, or a file of CSL; a source that it cannot cite is plain text.
        ``kind`` selects the events of this kind, ``sure`` those that surely match the dates of the
        query.
        ``by="month"`` adds headings of months. ``pandoc`` writes the Markdown of pandoc, to make a
        document of; ``force`` replaces a file that exists. Raises QueryError, and UsageError, also
        if the extra ``citations`` is missing.
        """
        from timeline.writers.citations.styles import citing
        from timeline.writers.markdown.report import markdown, write_markdown

        if by not in ("year", "month"):
            raise UsageError(f"{by} is not a unit of headings", "give year or month")
        way, months = citing(style, lambda _: None), by == "month"
        with self._selected(query, kind, sure=sure) as found:
            report = found.report(title)
            if to is None:
                return "".join(markdown(report, way, pandoc=pandoc, months=months))
            write_markdown(report, Path(to), way, pandoc=pandoc, months=months, force=force)
        return ""

    def export_html(
        self,
        query: str | Sequence[str] = "",
        *,
        to: StrPath,
        title: str = "",
        kind: str | None = None,
        sure: bool = False,
        style: str | None = None,
        force: bool = False,
    ) -> None:
        """Write a report on the events that match a query, as ``timeline export html`` does.

        ``to`` is a file, which appears when all of it is written, and ``title`` the title of the
        report; ``style``, ``kind`` and ``sure`` are as in ``export_markdown``. ``force`` replaces a
        file that exists. Raises QueryError, and UsageError, also if the extra ``reports`` is not
        installed.
        """
        from timeline.writers.citations.styles import citing
        from timeline.writers.html import write_html

        way = citing(style, lambda _: None)
        with self._selected(query, kind, sure=sure) as found:
            write_html(found.report(title), found.positions(), Path(to), way, force=force)
