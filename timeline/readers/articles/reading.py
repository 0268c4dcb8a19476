"""Choose how a file is read, by its content: its name only decides between kinds of plain text."""

import codecs
from collections.abc import Callable
from pathlib import Path
from typing import Final

from timeline.errors import DataError, Problem
from timeline.readers.articles.base import MAX_ARTICLE, MAX_TEXT, Article
from timeline.readers.articles.docx import read_docx
from timeline.readers.articles.html import read_html
from timeline.readers.articles.pdf import read_pdf
from timeline.readers.articles.text import read_text
from timeline.readers.opening.encodings import encoding_of
from timeline.readers.opening.feed import Stop, open_file
from timeline.readers.opening.formats import binary_format, how_to_read, is_html

FORMATS: Final[dict[str, Callable[[bytes], Article]]] = {
    "a PDF": read_pdf,
    "a Word document (DOCX)": read_docx,
}
"""The reader of each binary format, by the name that ``binary_format`` gives it."""

_HTML_NAMES: Final = (".html", ".htm", ".xhtml")
_NAMED: Final = {".pdf": "a PDF", ".docx": "a Word document (DOCX)"}
_TEXT_NAMES: Final = {".md": "Markdown", ".markdown": "Markdown"}
_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_article(path: Path, shown: str = "") -> Article:
    """Return the article in a file of plain text, HTML, PDF or DOCX.

    ``shown`` is the path for messages. Raises DataError if the file cannot be read, is of another
    format, or has no text, and UsageError if a package is not installed.
    """
    try:
        with open_file(path, MAX_ARTICLE) as stream:
            data = stream.read()
        article = _read(path, data)
        if not article.text.strip():
            raise Stop(0, "has no text")
        if len(article.text) > MAX_TEXT:
            raise Stop(0, f"has more than {MAX_TEXT:,} characters: split it")
    except OSError as error:
        raise _fault(shown or str(path), Stop(0, f"cannot be read: {error.strerror}")) from error
    except Stop as stop:
        raise _fault(shown or str(path), stop) from stop
    return article


def _read(path: Path, data: bytes) -> Article:
    if not data.strip():
        raise Stop(0, "is empty")
    name, way = binary_format(data)
    if read := FORMATS.get(name):
        return read(data)
    claimed = _NAMED.get(path.suffix.lower())
    if name:
        name = f"{name} and not {claimed}, as its name says" if claimed else name
        raise Stop(0, f"is {name}: {how_to_read(way, path.name).replace(' here', '')}")
    if is_html(data) or path.suffix.lower() in _HTML_NAMES:
        return read_html(data)
    try:
        text = _decoded(data)
    except Stop as stop:
        if claimed is None:
            raise
        message = f"is not {claimed}, as its name says, and not a text: save it again as one"
        raise Stop(0, message) from stop
    return read_text(text, _TEXT_NAMES.get(path.suffix.lower(), "plain text"))


def _decoded(data: bytes) -> str:
    """Return plain text, in UTF-8, or in UTF-16 with a byte order mark. Raises :class:`Stop`."""
    codec = "utf-16" if data.startswith(_UTF16) else "utf-8-sig"
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        if codec == "utf-16":
            raise Stop(0, "is not valid UTF-16 to its end: save it again, as UTF-8") from error
        seems = encoding_of(data[max(error.start - 2000, 0) : error.start + 20_000])
        byte = f"byte 0x{data[error.start]:02X} is not UTF-8"
        raise Stop(line, f"{byte}: save the file as UTF-8{seems}") from error
    if "\0" in text:
        raise Stop(0, "has NUL characters: it is not plain text, HTML, PDF or DOCX")
    return text


def _fault(shown: str, stop: Stop) -> DataError:
    return DataError([Problem(shown, stop.line, "", stop.message)])
