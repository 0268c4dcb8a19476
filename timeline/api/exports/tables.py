"""Tables as files: events, registers, and Parquet."""

from collections.abc import Sequence
from pathlib import Path

from timeline.api.exports.base import ExportingReader, ExportTarget, Notes, StrPath


class TableExports(ExportingReader):
    """The methods that write tables.

    ``to`` is a file, or for a text an open text stream (``newline=""``); a file or folder appears
    when all of it is written, and an existing one is replaced only with ``force``. ``kind`` selects
    the events of this kind, ``sure`` those that surely match the query. Each method
    returns notes on what was written, and raises QueryError and UsageError.
    """

    def export_csv(
        self,
        query: str | Sequence[str] = "",
        *,
        to: ExportTarget,
        kind: str | None = None,
        sure: bool = False,
        claims: bool = False,
        all_columns: bool = False,
        excel: bool = False,
        force: bool = False,
    ) -> Notes:
        """Write one row for each event that matches a query, as ``timeline export csv`` does.

        With ``claims`` there is a row for each value and each claim on it. Only columns that hold
        something are written, or with ``all_columns`` all, or all of the kind. ``excel`` makes
        formulas harmless. A note says what of the events is not in a table of them.
        """
        from timeline.writers.csv import TableLosses, write_claims, write_csv

        losses = TableLosses()
        with self._writing(query, to, kind, sure=sure, force=force) as (found, file):
            if claims:
                write_claims(found.events(), file, excel, all_columns=all_columns)
            else:
                write_csv(losses.of(found.rows()), file, kind, excel, all_columns=all_columns)
        return tuple(losses.notes())

    def export_jsonl(
        self,
        query: str | Sequence[str] = "",
        *,
        to: ExportTarget,
        kind: str | None = None,
        sure: bool = False,
        force: bool = False,
    ) -> Notes:
        """Write one complete event on each line, as ``timeline export jsonl`` does."""
        from timeline.writers.json import write_jsonl

        with self._writing(query, to, kind, sure=sure, force=force) as (found, file):
            write_jsonl(found.events(), file)
        return ()

    def export_package(
        self,
        query: str | Sequence[str] = "",
        *,
        to: StrPath,
        kind: str | None = None,
        sure: bool = False,
        force: bool = False,
    ) -> Notes:
        """Write a data package of all tables, as ``timeline export csv --package`` does.

        ``to`` is a folder, in which ``force`` replaces tables. The query selects events; registers
        are complete. The notes are on other files in the folder.
        """
        from timeline.api.exports.writing_tables import package_of

        notes: list[str] = []
        with self._selected(query, kind, sure=sure) as found:
            package_of(found, Path(to), force=force, notify=notes.append)
        return tuple(notes)

    def export_register(
        self,
        name: str,
        query: str | Sequence[str] = "",
        *,
        to: ExportTarget,
        excel: bool = False,
        force: bool = False,
    ) -> Notes:
        """Write one row for each entry of a register, as ``timeline export register`` does.

        ``query`` selects entries, as in ``register``; ``excel`` is that of ``export_csv``.
        """
        from timeline.query.registers.names import entry_type
        from timeline.writers.csv.registers import write_register

        type_ = entry_type(name, "call export_csv()")
        lines = self.register(name, query)
        with self._target(to, force=force) as file:
            write_register(lines, type_, file, excel)
        return ()

    def export_parquet(
        self,
        query: str | Sequence[str] = "",
        *,
        to: StrPath,
        dataset: bool = False,
        kind: str | None = None,
        sure: bool = False,
        force: bool = False,
    ) -> Notes:
        """Write the events that match a query as Parquet, as ``timeline export parquet`` does.

        ``to`` is a file with one row for each event; with ``dataset`` it is a folder with all
        tables, in which the events are by year. A file has the columns of ``kind``. The notes are
        on other files in the folder. Raises UsageError also if the extra ``parquet`` is missing.
        """
        from timeline.api.exports.writing_tables import parquet_of

        notes: list[str] = []
        with self._selected(query, kind, sure=sure) as found:
            parquet_of(found, Path(to), kind, dataset=dataset, force=force, notify=notes.append)
        return tuple(notes)
