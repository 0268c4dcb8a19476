"""Open a file that contains a table, of any format."""

import contextlib
import re
import tempfile
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from timeline.errors import DataError, Problem
from timeline.readers.opening.feed import Stop, open_file
from timeline.readers.opening.formats import binary_format, is_html
from timeline.readers.tables.base import TableFile
from timeline.readers.tables.delimited.reading import DelimitedFile
from timeline.readers.tables.encoding import MAX_TABLE, decoded, find_encoding, read, sha256_of
from timeline.readers.tables.objects.json_files import (
    JsonFile,
    JsonLinesFile,
    is_json,
    is_json_lines,
)
from timeline.readers.tables.parquet import ParquetFile
from timeline.readers.tables.sheets.choosing import SheetFile, Workbook
from timeline.readers.tables.sheets.excel import ExcelBook
from timeline.readers.tables.sheets.opendocument import OpenDocumentBook
from timeline.text import clip

_HEAD = 1 << 16
_CHUNK = 1 << 20
_MARKUP = re.compile(rb"<(?:\?xml|!doctype|html|table)\b|<!--", re.IGNORECASE)
_TEXT = (".csv", ".tsv", ".tab", ".psv", ".json", ".jsonl", ".ndjson")
_ENDINGS = frozenset((*_TEXT, ".xlsx", ".xlsm", ".ods", ".parquet", ".pq"))


def is_table(path: Path) -> bool:
    """Return whether a file is a table by the extension of its name.

    ``.txt`` is none: most texts are prose. A file with any name can be opened as a table. The name
    of a sheet may follow: ``FILE#SHEET``.
    """
    return with_sheet(path)[0].suffix.lower() in _ENDINGS


def open_table_file(path: Path, shown: str = "", sheet: str = "") -> TableFile:
    """Open a file with a table; its content shows the format.

    ``shown`` is the file as the user named it. ``sheet`` is the name of a sheet, if the file has
    several. Raises :class:`~timeline.readers.opening.feed.Stop` if the file cannot be read.
    """
    shown = shown or str(path)
    with open_file(path, MAX_TABLE) as stream:
        head = read(stream, _HEAD)
    if book := _workbook(path, head):
        return SheetFile(book, shown, sha256_of(path), sheet)
    if head.startswith(b"PAR1"):
        return ParquetFile(path, shown, sha256_of(path))
    if fault := _no_table(head):
        raise Stop(0, fault)
    encoding = find_encoding(path)
    text = "".join(islice(decoded(path, encoding), 2))
    if not text.strip("\ufeff \t\r\n"):
        raise Stop(0, "is empty" if len(head) < _HEAD else "begins with a long blank part")
    if is_json(text):
        lines = path.suffix.lower() in {".jsonl", ".ndjson"} or is_json_lines(text)
        if lines:
            return JsonLinesFile(path, shown, encoding)
        return JsonFile(path, shown, encoding, sheet)
    if sheet:
        raise Stop(0, f"has no sheets, so none is {clip(sheet)!r}")
    return DelimitedFile(path, shown, encoding)


def with_sheet(path: Path) -> tuple[Path, str]:
    """Return a file and the name of a sheet in it, from ``FILE#SHEET``; it is empty for a file.

    A file that does not exist has a sheet if its name is that of a table.
    """
    file, mark, sheet = str(path).rpartition("#")
    is_named = Path(file).is_file() or Path(file).suffix.lower() in _ENDINGS
    if mark and is_named and not path.exists():
        return Path(file), sheet
    return path, ""


def _no_table(head: bytes) -> str:
    """Return what a file is that contains no table, and what to do; empty if it may contain one."""
    name, way = binary_format(head)
    if way == "unpack":
        return f"is {name}, not a table: unpack it, and name the table in it"
    if way == "table":
        return f"is {name}, but damaged: open it in a spreadsheet program, and save it again"
    if name:
        return f"is {name}, not a table: save the table in it as CSV or XLSX, without a password"
    if _MARKUP.match(head[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()) or is_html(head):
        return "is HTML or XML, not a table: save the table in it as CSV or XLSX"
    return ""


def _workbook(path: Path, head: bytes) -> Workbook | None:
    """Return the workbook in a ZIP file, or None."""
    if not head.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    if "xl/workbook.xml" in names:
        return ExcelBook(path)
    if "xl/workbook.bin" in names:
        raise Stop(0, "is a binary Excel workbook (XLSB): save it as XLSX or CSV")
    if b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" in head:
        return OpenDocumentBook(path)
    return None


@contextlib.contextmanager
def spooled(stream: BinaryIO) -> Iterator[Path]:
    """Copy a stream to a temporary file, so that it can be read several times; then delete it.

    Raises DataError if it is longer than a table may be, or cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="timeline-") as folder:
        path = Path(folder, "input")
        try:
            with path.open("wb") as file:
                _copy(stream, file)
        except OSError as error:
            raise _unread(f"cannot be copied to a temporary file: {error.strerror}") from error
        yield path


def _copy(stream: BinaryIO, file: BinaryIO) -> None:
    size = 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > MAX_TABLE:
            raise _unread(f"is longer than {MAX_TABLE:,} bytes: split it")
        file.write(chunk)


def _unread(message: str) -> DataError:
    return DataError([Problem("standard input", 0, "", message)])
