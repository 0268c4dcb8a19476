"""Tables as files: events, registers, and Parquet."""

import io
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO, overload

from timeline import files
from timeline.api.exports.base import Exporting, StrPath


class TableExports(Exporting):
    """The methods that write tables."""

    @overload
    def export_csv(
        self,
        query: str | Sequence[str] = "",
        *,
        to: None = None,
        kind: str | None = None,
        sure: bool = False,
        claims: bool = False,
        all_columns: bool = False,
        excel: bool = False,
        force: bool = False,
    ) -> str: ...
    @overload
    def export_csv(
        self,
        query: str | Sequence[str] = "",
        *,
        to: StrPath | TextIO,
        kind: str | None = None,
        sure: bool = False,
        claims: bool = False,
        all_columns: bool = False,
        excel: bool = False,
        force: bool = False,
    ) -> None: ...
    def export_csv(
        self,
        query: str | Sequence[str] = "",
        *,
        to: StrPath | TextIO | None = None,
        kind: str | None = None,
        sure: bool = False,
        claims: bool = False,
        all_columns: bool = False,
        excel: bool = False,
        force: bool = False,
    ) -> str | None:
        """Write one row for each event that matches a query, as ``timeline export csv`` does.

        With ``claims`` there is a row for each value and each claim on it. Without ``to`` the text
        is returned. ``to`` is a file, which appears when all of it is written, or an open text
        stream that leaves line ends as they are (``newline=""``). ``kind`` selects the events of
        this kind, ``sure`` those that surely match the dates of the query. Only columns that hold
        something are written, or with ``all_columns`` all, or all of the kind. ``excel`` makes
        formulas harmless; ``force`` replaces a file that exists. Raises QueryError and UsageError.
        """
        from timeline.writers.csv import write_claim_rows, write_rows
        from timeline.writers.file import target

        def write(file: TextIO) -> None:
            with self._selected(query, kind, sure=sure) as found:
                if claims:
                    write_claim_rows(found.events(), file, excel, all_columns=all_columns)
                else:
                    write_rows(found.rows(), file, kind, excel, all_columns=all_columns)

        if to is None:
            text = io.StringIO(newline="")
            write(text)
            return text.getvalue()
        if isinstance(to, str | os.PathLike):
            with files.no_wider_than(self._file), target(Path(to), force=force) as file:
                write(file)
        else:
            write(to)
        return None

    def export_jsonl(
        self,
        query: str | Sequence[str] = "",
        *,
        to: StrPath,
        kind: str | None = None,
        sure: bool = False,
        force: bool = False,
    ) -> None:
        """Write one complete event on each line, as ``timeline export jsonl`` does.

        ``to`` is a file, which appears when all of it is written; an existing one is replaced only
        with ``force``. ``kind`` and ``sure`` select as in ``export_csv``. Raises QueryError and
        UsageError.
        """
        from timeline.writers.jsonl import write_jsonl

        with self._selected(query, kind, sure=sure) as found:
            write_jsonl(found.events(), Path(to), force=force)

    def export_package(
        self,
        query: str | Sequence[str] = "",
        *,
        to: StrPath,
        kind: str | None = None,
        sure: bool = False,
        force: bool = False,
    ) -> tuple[str, ...]:
        """Write a data package of all tables, as ``timeline export csv --package`` does.

        ``to`` is a folder, which appears when all of it is written. The query selects events;
        registers are complete. ``kind`` and ``sure`` select as in ``export_csv``; ``force``
        replaces the tables in the folder. Returns notes on other files in the folder. Raises
        QueryError and UsageError.
        """
        from timeline.query.dataset.package import record_chunks, register_tables, timezone
        from timeline.writers.package import write_package

        notes: list[str] = []
        with self._selected(query, kind, sure=sure) as found:
            write_package(
                record_chunks(found.session, found.query),
                register_tables(found.session, found.query),
                Path(to),
                complete=not found.query.clauses,
                timezone=timezone(found.session),
                force=force,
                notify=notes.append,
            )
        return tuple(notes)

    def export_register(
        self,
        name: str,
        query: str | Sequence[str] = "",
        *,
        to: StrPath,
        excel: bool = False,
        force: bool = False,
    ) -> None:
        """Write one row for each entry of a register, as ``timeline export register`` does.

        ``to`` is a file, which appears when all of it is written. ``query`` selects entries, as in
        ``register``; ``excel`` and ``force`` are those of ``export_csv``. Raises QueryError and
        UsageError.
        """
        from timeline.query.registers.names import entry_type
        from timeline.writers.register_csv import write_register

        type_ = entry_type(name, "call export_csv()")
        lines = self.register(name, query)
        with files.no_wider_than(self._file):
            write_register(lines, type_, Path(to), excel, force=force)

    def export_parquet(
        self,
        query: str | Sequence[str] = "",
        *,
        to: StrPath,
        dataset: bool = False,
        kind: str | None = None,
        sure: bool = False,
        force: bool = False,
    ) -> tuple[str, ...]:
        """Write the events that match a query as Parquet, as ``timeline export parquet`` does.

        ``to`` is a file with one row for each event; with ``dataset`` it is a folder with all
        tables, in which the events are by year. It appears when all of it is written. ``kind`` and
        ``sure`` select as in ``export_csv``, ``kind`` the columns of a file, too. ``force``
        replaces a file that exists, or the tables in a folder. Returns notes on other files in the
        folder. Raises QueryError, and UsageError, also if the extra ``parquet`` is not installed.
        """
        from timeline.query.dataset.beside import other_tables
        from timeline.query.dataset.chunks import chunks
        from timeline.query.dataset.declared import OF_EVENTS
        from timeline.writers.parquet import write_dataset, write_file

        notes: list[str] = []
        with self._selected(query, kind, sure=sure) as found:
            parts = chunks(found.session, found.query, OF_EVENTS if dataset else ())
            if dataset:
                tables = other_tables(found.session, found.query)
                write_dataset(parts, tables, Path(to), force=force, notify=notes.append)
            else:
                write_file(parts, Path(to), kind, force=force)
        return tuple(notes)
