"""Reports as files."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from timeline import files
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
        style: str | None = None,
        by: Literal["year", "month"] = "year",
        pandoc: bool = False,
        force: bool = False,
    ) -> str:
        """Write a report on the events that match a query, as ``timeline export markdown`` does.

        Returns the text, or writes it to the file ``to``, which appears when all of it is written;
        then it returns an empty text. ``style`` is that of the citations: ``chicago``, ``apa``,
        another style of CSL, or a file of CSL; a source that it cannot cite is plain text.
        ``by="month"`` adds headings of months. ``pandoc`` writes the Markdown of pandoc, to make a
        document of; ``force`` replaces a file that exists. Raises QueryError, and UsageError, also
        if the extra ``citations`` is missing.
        """
        from timeline.writers.citations.styles import citing
        from timeline.writers.markdown.report import markdown, write_markdown

        if by not in ("year", "month"):
            raise UsageError(f"{by} is not a unit of headings", "give year or month")
        way, months = citing(style, lambda _: None), by == "month"
        with self._report(query, title) as report:
            if to is None:
                return "".join(markdown(report, way, pandoc=pandoc, months=months))
            with files.no_wider_than(self._file):
                write_markdown(report, Path(to), way, pandoc=pandoc, months=months, force=force)
        return ""

    def export_html(
        self,
        query: str | Sequence[str] = "",
        *,
        to: StrPath,
        title: str = "",
        style: str | None = None,
        force: bool = False,
    ) -> None:
        """Write a report on the events that match a query, as ``timeline export html`` does.

        ``to`` is a file, which appears when all of it is written, and ``title`` the title of the
        report; ``style`` is that of the citations, as for ``export_markdown``. ``force`` replaces a
        file that exists. Raises QueryError, and UsageError, also if the extra ``reports`` is not
        installed.
        """
        from timeline.query.registers.positions import positions
        from timeline.writers.citations.styles import citing
        from timeline.writers.html import write_html

        way = citing(style, lambda _: None)
        with self._reading(query, title) as (session, report), files.no_wider_than(self._file):
            write_html(report, positions(session), Path(to), way, force=force)
