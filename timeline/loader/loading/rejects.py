"""Write rejected rows to a table of the same columns, to be corrected and loaded alone."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Self

from timeline import files
from timeline.errors import Problem, UsageError
from timeline.readers.formats.base import row_text
from timeline.readers.imports import TableImport
from timeline.readers.imports.mended import OriginalRow, added_columns
from timeline.readers.tables.base import TableRow


class Rejects:
    """The rejected rows of one table: a hidden file that is given its name when the load is done.

    ``path`` is that name; ``count`` the number of rows.
    """

    def __init__(self, table: TableImport, path: Path, partial: Path, stream: IO[str]) -> None:
        self.path = path
        self.count = 0
        self._partial, self._stream = partial, stream
        self._writer = csv.writer(stream)
        self._width = len(table.table.columns)
        self._table = table
        names = added_columns(table.key, table.format.name)
        self._writer.writerow([*table.table.columns, *names])

    @classmethod
    @contextmanager
    def beside(cls, table: TableImport, path: Path) -> Iterator[Self]:
        """Begin the file of a table's rejected rows. Raises UsageError if its name is taken."""
        if path.exists() or path.is_symlink():
            hint = "load it if its rows are correct now, remove it, or name another with --rejects"
            raise UsageError(f"{path} exists already", hint)
        with ExitStack() as stack:
            try:
                partial = stack.enter_context(files.beside(path))
                stream = partial.open("w", encoding="utf-8", newline="")
            except OSError as error:
                raise UsageError(f"{path} cannot be written: {error.strerror}") from error
            yield cls(table, path, partial, stack.enter_context(stream))

    def add(self, rows: Sequence[TableRow], problems: Iterable[Problem]) -> None:
        """Add rows that are rejected together, with all that is wrong with them.

        The added columns have the number of the row, or its line if it is not a row, its line and
        its cells. Of a corrected row they are those of the table that it is from. Cells beyond the
        last column are added to the last one.
        """
        why = "; ".join(dict.fromkeys(map(_reason, problems)))
        for row in rows:
            written = self._table.format.as_texts(self._table.table.columns, row.cells)
            cells = [*written, *[""] * (self._width - len(written))]
            last = ",".join(cells[self._width - 1 :])
            origin = self._table.origins.get(row.number) or OriginalRow(row.line, row_text(written))
            added = [row.number or row.line, origin.line, origin.cells, why]
            self._writer.writerow([*cells[: self._width - 1], last, *added])
            self.count += 1

    def put(self) -> None:
        """Give the file its name, if there is a rejected row."""
        self._stream.flush()
        if self.count:
            files.put(self._partial, self.path)


def _reason(problem: Problem) -> str:
    return ": ".join(filter(None, (problem.field, problem.message)))
