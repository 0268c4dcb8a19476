"""Reports as files."""

from collections.abc import Sequence
from pathlib import Path

from timeline import files
from timeline.api.exports.base import Exporting, StrPath


class ReportExports(Exporting):
    """The methods that write reports."""

    def export_markdown(
        self,
        query: str | Sequence[str] = "",
        *,
        to: StrPath | None = None,
        title: str = "",
        pandoc: bool = False,
        force: bool = False,
    ) -> str:
        """Write a report on the events that match a query, as ``timeline export markdown`` does.

        Returns the text, or writes it to the file ``to``, which appears when all of it is written;
        then it returns an empty text. ``pandoc`` writes the Markdown of pandoc, to make a document
        of; ``force`` replaces a file that exists. Raises QueryError and UsageError.
        """
        from timeline.writers.markdown.report import markdown, write_markdown

        with self._report(query, title) as report:
            if to is None:
                return "".join(markdown(report, pandoc=pandoc))
            with files.no_wider_than(self._file):
                write_markdown(report, Path(to), pandoc=pandoc, force=force)
        return ""
