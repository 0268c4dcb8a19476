"""Excel workbooks."""

from collections.abc import Sequence
from pathlib import Path

from timeline.api.exports.base import ExportingReader, Notes, StrPath


class WorkbookExports(ExportingReader):
    """The method that writes a workbook."""

    def export_xlsx(
        self,
        query: str | Sequence[str] = "",
        *,
        to: StrPath,
        kind: str | None = None,
        sure: bool = False,
        force: bool = False,
    ) -> Notes:
        """Write the events that match a query as an Excel workbook, as ``timeline export xlsx``.

        ``to`` is a file, which appears when all of it is written; an existing one is replaced only
        with ``force``. ``kind`` selects the events of this kind, ``sure`` those that surely match
        the query. Returns notes on what the limits of Excel left out. Raises
        QueryError, and UsageError, also if the extra ``tables`` is not installed.
        """
        from timeline.writers.xlsx import write_workbook

        notes: list[str] = []
        with self._selected(query, kind, sure=sure) as found:
            write_workbook(found.events(), Path(to), force=force, notify=notes.append)
        return tuple(notes)
