"""Read Parquet files with pyarrow, some thousand rows at a time."""

import weakref
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from timeline.errors import OF_DAMAGE, Problem
from timeline.readers.opening.feed import Stop, open_file
from timeline.readers.tables.base import RawLine
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
            message = "is a Parquet file: install what reads it (pip install"
            raise Stop(0, f"{message} 'timeline-chronicle[parquet]'), or save it as CSV") from None
        self.path = shown
        self.sha256 = sha256
        stream = open_file(path, MAX_TABLE)
        weakref.finalize(self, stream.close)
        self._file = _guarded(lambda: parquet.ParquetFile(stream))
        self._columns = tuple(_guarded(lambda: self._file.schema_arrow.names))

    def head(self, most: int = 60) -> Sequence[RawLine]:
        """Return the names of the columns, and the first rows."""
        return list(islice((line for line in self.lines() if isinstance(line, RawLine)), most))

    def lines(self) -> Iterator[RawLine | Problem]:
        """Yield the names of the columns, then the rows."""
        yield RawLine(0, self._columns)
        yield from checked(self.path, self._rows())

    def _rows(self) -> Iterator[RawLine]:
        batches = self._file.iter_batches(batch_size=_ROWS)
        line = 0
        while (batch := _guarded(lambda: next(batches, None))) is not None:
            columns = [
                [_text(value) for value in _guarded(column.to_pylist)] for column in batch.columns
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


def _text(value: Any) -> str:
    """Return a value as text."""
    if isinstance(value, str):
        return value.strip()
    if value is None or value != value:  # noqa: PLR0124 - NaN is a missing number
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.isoformat() if value.time() != time() or value.tzinfo else _day(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogateescape").strip()
    if isinstance(value, list):
        return "; ".join(filter(None, map(_text, value)))
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, time | timedelta):
        return str(value)
    return str(value)


def _day(value: datetime) -> str:
    return value.date().isoformat()
