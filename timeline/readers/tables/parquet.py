"""Read Parquet files with pyarrow, some thousand rows at a time."""

import weakref
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from timeline.errors import OF_DAMAGE, Problem
from timeline.importing import how_to_install
from timeline.readers.opening.feed import Stop, open_file
from timeline.readers.tables.base import DateCell, Meter, NumberCell, RawLine, first_lines
from timeline.readers.tables.checking import checked
from timeline.readers.tables.encoding import MAX_TABLE

_ROWS = 4096
_T = TypeVar("_T")


class ParquetFile:
    """A Parquet file. See :class:`~timeline.readers.tables.base.TableFile`.

    The header is on line 0; the line of a row is its number.
    """

    format = "parquet"

    def __init__(self, path: Path, shown: str, sha256: str) -> None:
        try:
            from pyarrow import parquet
        except ModuleNotFoundError:
            message = f"is a Parquet file: install what reads it ({how_to_install('parquet')}), or"
            raise Stop(0, f"{message} save it as CSV") from None
        self.path = shown
        self.sha256 = sha256
        stream = open_file(path, MAX_TABLE)
        weakref.finalize(self, stream.close)
        self._file = _guarded(lambda: parquet.ParquetFile(stream))
        fields = _guarded(lambda: [*self._file.schema_arrow])
        self.meter = Meter(expected=_guarded(lambda: int(self._file.metadata.num_rows)))
        self._paths = [path for each in fields for path in _paths(each)]

    def head(self, most: int = 60) -> Sequence[RawLine]:
        """Return the names of the columns, and the first rows."""
        return first_lines(self.lines(), most)

    def lines(self) -> Iterator[RawLine | Problem]:
        """Yield the names of the columns, then the rows."""
        yield RawLine(0, tuple(".".join(path) for path in self._paths))
        yield from checked(self.path, self._rows())

    def _rows(self) -> Iterator[RawLine]:
        batches = self._file.iter_batches(batch_size=_ROWS)
        line = 0
        while (batch := _guarded(lambda: next(batches, None))) is not None:
            values = {name: batch.column(name) for name in {path[0] for path in self._paths}}
            lists = {name: _guarded(partial(_values, each)) for name, each in values.items()}
            columns = [
                [_text(_at(value, path)) for value in lists[path[0]]] for path in self._paths
            ]
            for cells in zip(*columns, strict=True):
                line += 1
                yield RawLine(line, cells)


def _guarded(action: Callable[[], _T]) -> _T:
    """Return what an action returns; a damaged file raises :class:`Stop`."""
    try:
        return action()
    except (*OF_DAMAGE, OSError, NotImplementedError) as error:  # pyarrow's errors are among these
        raise Stop(0, "is damaged, or of a kind that cannot be read: save it as CSV") from error


def _paths(field: Any) -> Iterator[tuple[str, ...]]:
    """Yield the names that lead to each plain value of a field."""
    from pyarrow import types

    if not types.is_struct(field.type):
        yield (field.name,)
        return
    for inner in field.type:
        for path in _paths(inner):
            yield field.name, *path


def _values(column: Any) -> list[Any]:
    """Return the values of a column. Moments have microseconds at most."""
    from pyarrow import timestamp, types

    if types.is_timestamp(column.type) and column.type.unit == "ns":
        column = column.cast(timestamp("us", column.type.tz), safe=False)
    values: list[Any] = column.to_pylist()
    return values


def _at(value: Any, path: Sequence[str]) -> Any:
    for name in path[1:]:
        value = value[name] if value is not None else None
    return value


def _text(value: Any) -> str:
    """Return a value as text."""
    if isinstance(value, str):
        return value.strip()
    if value is None or value != value:  # noqa: PLR0124 - NaN is a missing number
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return NumberCell(value)
    if isinstance(value, float):
        is_short = value.is_integer() and abs(value) < 1e15
        return NumberCell(int(value) if is_short else repr(value))
    if isinstance(value, datetime):
        is_day = value.time() == time() and not value.tzinfo
        return DateCell(value.date().isoformat() if is_day else value.isoformat())
    if isinstance(value, date):
        return DateCell(value.isoformat())
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogateescape").strip()
    if isinstance(value, list):
        return _text(value[0]) if len(value) == 1 else "; ".join(filter(None, map(_text, value)))
    if isinstance(value, Decimal):
        return NumberCell(format(value, "f"))
    return str(value)
