"""Columns of values as columns of Arrow, and tables of them in Parquet files."""

from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import IO, Any, Final

from timeline.dates.calendar import EPOCH
from timeline.importing import extra
from timeline.query.dataset.beside import LAST_DAY
from timeline.query.dataset.declared import DatasetTable, Type
from timeline.query.dataset.frame import Columns
from timeline.query.dataset.values import CachedFunction

_COMPRESSION: Final = "zstd"


def arrow() -> ModuleType:
    """Return pyarrow. Raises UsageError, which says how to install it, if it is missing."""
    extra("pyarrow.parquet", "parquet", "Parquet")
    return extra("pyarrow", "parquet", "Parquet")


class TableWriter:
    """Writes one table into one file. Close it at the end."""

    def __init__(self, table: DatasetTable, file: IO[bytes] | Path, leave_out: str = "") -> None:
        """Begin the file; ``leave_out`` is the name of a column that is not written."""
        self._arrow = arrow()
        self._columns = [column for column in table.columns if column.name != leave_out]
        self._types = [self._type(column.type) for column in self._columns]
        names = [column.name for column in self._columns]
        schema = self._arrow.schema([*zip(names, self._types, strict=True)])
        self._schema = schema
        self._days = CachedFunction(_day)
        self._writer = self._arrow.parquet.ParquetWriter(
            file if not isinstance(file, Path) else str(file), schema, compression=_COMPRESSION
        )

    def close(self) -> None:
        """Complete the file."""
        self._writer.close()

    def batch(self, columns: Columns, count: int) -> Any:
        """Return rows for this table; a column that is missing has no values."""
        arrays = [
            self._array(column.type, type_, columns.get(column.name), count)
            for column, type_ in zip(self._columns, self._types, strict=True)
        ]
        return self._arrow.Table.from_arrays(arrays, schema=self._schema)

    def write(self, batch: Any) -> None:
        """Write rows as one row group."""
        if batch.num_rows:
            self._writer.write_table(batch, row_group_size=batch.num_rows)

    def _type(self, type_: Type) -> Any:
        made: dict[Type, Callable[[], Any]] = {
            Type.TEXT: self._arrow.string,
            Type.TEXTS: lambda: self._arrow.list_(self._arrow.string()),
            Type.BOOL: self._arrow.bool_,
            Type.DAY: self._arrow.date32,
            Type.INTEGER: self._arrow.int64,
            Type.NUMBER: self._arrow.float64,
        }
        return made[type_]()

    def _array(self, type_: Type, arrow_type: Any, values: list[Any] | None, count: int) -> Any:
        if values is None:
            return self._arrow.nulls(count, arrow_type)
        if type_ is Type.DAY:
            days = self._arrow.array(map(self._days.__getitem__, values), self._arrow.int32())
            return days.cast(arrow_type)
        return self._arrow.array(values, arrow_type)


def write_columns(table: DatasetTable, file: Path, chunks: Iterable[Columns]) -> None:
    """Write a whole table into a file."""
    writer = TableWriter(table, file)
    try:
        for columns in chunks:
            writer.write(writer.batch(columns, count_of(columns)))
    finally:
        writer.close()


def count_of(columns: Columns) -> int:
    """Return the number of rows."""
    return len(next(iter(columns.values()), ()))


def _day(day: int | None) -> int | None:
    """Return the days since 1970-01-01; None if the day is not a DATE."""
    return None if day is None or not 1 <= day <= LAST_DAY else day - EPOCH
