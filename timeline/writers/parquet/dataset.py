"""All tables of the database as a partitioned dataset: a folder of Parquet files."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from timeline.query.dataset import declared
from timeline.query.dataset.chunks import Chunk
from timeline.query.dataset.declared import OF_EVENTS, YEAR, DatasetTable
from timeline.query.dataset.frame import Columns
from timeline.writers.folder import Notify, replaced_tables
from timeline.writers.parquet.arrow import TableWriter, arrow, count_of, write_columns

PART: Final = "part-0.parquet"
"""The name of the only file of a table, or of a partition of it."""
NO_YEAR: Final = "__HIVE_DEFAULT_PARTITION__"
"""The year of a partition without a year, as Hive names it."""
_ANY_YEAR: Final = 0
"""The year of an empty file where no event has one: readers take the type from names of folders."""


def write_dataset(
    chunks: Iterable[Chunk],
    registers: Iterable[tuple[DatasetTable, Iterable[Columns]]],
    folder: Path,
    *,
    force: bool = False,
    notify: Notify,
) -> None:
    """Write all tables into a folder, while they are read; see ``replaced_tables``."""
    arrow()
    with replaced_tables(folder, notify, force=force) as new:
        _write_events(chunks, new)
        for table, columns in registers:
            write_columns(table, _part(new, table.name), columns)


def _part(folder: Path, *names: str) -> Path:
    """Return a new file for a table, or for a partition of it."""
    place = folder.joinpath(*names)
    place.mkdir(parents=True, exist_ok=True)
    return place / PART


def _write_events(chunks: Iterable[Chunk], folder: Path) -> None:
    """Write the events by year, and the tables that have rows of them.

    Events are in order of their years, so only one of these files is open at a time.
    """
    with ExitStack() as opened:
        others = {table.name: TableWriter(table, _part(folder, table.name)) for table in OF_EVENTS}
        for writer in others.values():
            opened.callback(writer.close)
        events = _Partitions(folder / declared.events().name)
        opened.callback(events.close)
        events.begin(None)  # so that the table is there even if it is empty
        for chunk in chunks:
            events.write(chunk.events)
            for name, columns in chunk.others.items():
                others[name].write(others[name].batch(columns, count_of(columns)))
        if not events.has_years:
            events.begin(_ANY_YEAR)


class _Partitions:
    """The files of events, one for each year."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._table = declared.events()
        self._year: int | None = None
        self._writer: TableWriter | None = None
        self.has_years = False

    def write(self, columns: Columns) -> None:
        """Write some events; those without a year are first, and the years ascend."""
        batch: Any = None
        for year, first, count in _runs(columns[YEAR.name]):
            writer = self._writer
            if writer is None or year != self._year:
                writer = self.begin(year)
            if batch is None:
                batch = writer.batch(columns, count_of(columns))
            writer.write(batch.slice(first, count))

    def begin(self, year: int | None) -> TableWriter:
        """Begin the file of a year."""
        self.close()
        name = f"{YEAR.name}={NO_YEAR if year is None else year}"
        self._writer = TableWriter(self._table, _part(self._folder, name), YEAR.name)
        self._year = year
        self.has_years = self.has_years or year is not None
        return self._writer

    def close(self) -> None:
        """Complete the file of the last year."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None


def _runs(years: Iterable[int | None]) -> Iterator[tuple[int | None, int, int]]:
    """Yield each year with the place of its first event and their number."""
    first = 0
    for year, same in groupby(years):
        count = sum(1 for _ in same)
        yield year, first, count
        first += count
