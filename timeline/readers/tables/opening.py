"""Open a file that contains a table, whatever its format is."""

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from timeline.readers.opening.feed import Stop, open_file
from timeline.readers.opening.formats import binary_format, how_to_read, is_html
from timeline.readers.tables.base import TableFile
from timeline.readers.tables.delimited import open_delimited
from timeline.readers.tables.encoding import MAX_TABLE

_HEAD = 1 << 16
_CHUNK = 1 << 20
_TEXT = (".csv", ".tsv", ".tab", ".psv", ".json", ".jsonl", ".ndjson")
_ENDINGS = frozenset((*_TEXT, ".xlsx", ".xlsm", ".ods", ".parquet", ".pq"))


def is_table(path: Path) -> bool:
    """Return whether a file is a table by the extension of its name.

    ``.txt`` is none: most texts are prose. A file with any name can be opened as a table.
    """
    return path.suffix.lower() in _ENDINGS


def open_table_file(path: Path, shown: str = "", sheet: str = "") -> TableFile:
    """Open a file with a table; its content tells the format.

    ``shown`` is the file as the user named it. ``sheet`` is the name of a sheet, if the file has
    several. Raises :class:`~timeline.readers.opening.feed.Stop` if the file cannot be read.
    """
    shown = shown or str(path)
    with open_file(path, MAX_TABLE) as stream:
        head = stream.read(_HEAD)
    if not head.strip():
        raise Stop(0, "is empty" if not head else "contains only white space")
    name, way = binary_format(head)
    if name:
        raise Stop(0, f"is {name}, not a table: {how_to_read(way, shown)}")
    if is_html(head):
        raise Stop(0, "is an HTML page, not a table: save the table itself, as CSV")
    return open_delimited(path, shown)


@contextlib.contextmanager
def spooled(stream: BinaryIO) -> Iterator[Path]:
    """Copy a stream to a temporary file, so that it can be read several times; then delete it.

    Raises :class:`Stop` if it is longer than a table may be, or cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="timeline-") as folder:
        path = Path(folder, "input")
        try:
            with path.open("wb") as file:
                _copy(stream, file)
        except OSError as error:
            raise Stop(0, f"cannot be read: {error.strerror}") from error
        yield path


def _copy(stream: BinaryIO, file: BinaryIO) -> None:
    size = 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > MAX_TABLE:
            raise Stop(0, f"is longer than {MAX_TABLE:,} bytes: split it")
        file.write(chunk)
