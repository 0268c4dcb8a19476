"""Recognise files that are not plain text by their content, not by their name."""

import re

from timeline.sqlite import MAGIC
from timeline.text import shell_word

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What identifies the format: in a ZIP file the name of an entry, in an OLE file that of a stream.
_INSIDE = (
    (_ZIP, b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file", "pandoc"),
    (_ZIP, b"mimetypeapplication/epub+zip", "an EPUB book", "pandoc"),
    (_ZIP, b"mimetypeapplication/hwp+zip", "a Hangul document (HWPX)", "hwp"),
    (_ZIP, b"word/", "a Word document (DOCX)", "pandoc"),
    (_ZIP, b"xl/", "an Excel workbook (XLSX)", "table"),
    (_ZIP, b"ppt/", "a PowerPoint file (PPTX)", "text"),
    (_OLE, b"HWP Document File", "a Hangul document (HWP)", "hwp"),
    (_OLE, "WordDocument".encode("utf-16-le"), "a Word document (DOC)", "text"),
)
_BEGINNINGS = (
    (b"%PDF-", "a PDF", "pdf"),
    (b"{\\rtf", "an RTF document", "pandoc"),
    (b"HWP Document File", "a Hangul document (HWP)", "hwp"),
    (_ZIP, "a ZIP archive", "unpack"),
    (b"PK\x05\x06", "an empty ZIP archive", "unpack"),
    (_OLE, "an old Office or Hangul document (DOC, XLS, HWP)", "text"),
    (b"\x1f\x8b", "a gzip file", "unpack"),
    (b"BZh", "a bzip2 file", "unpack"),
    (b"\xfd7zXZ\0", "an xz file", "unpack"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file", "unpack"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack"),
    (b"\x89PNG\r\n\x1a\n", "an image (PNG)", "image"),
    (b"\xff\xd8\xff", "an image (JPEG)", "image"),
    (b"GIF87a", "an image (GIF)", "image"),
    (b"GIF89a", "an image (GIF)", "image"),
    (b"II*\0", "an image (TIFF)", "image"),
    (b"MM\0*", "an image (TIFF)", "image"),
    (MAGIC, "an SQLite database", "text"),
    (b"\x7fELF", "a program", "text"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_LOOKED_AT = 65_536


def binary_format(data: bytes) -> tuple[str, str]:
    """Return the format of a file (``a PDF``) and how to get its text; empty for plain text.

    The second text is an argument for ``how_to_read``.
    """
    head = data[:_LOOKED_AT]
    for beginning, inside, name, way in _INSIDE:
        if head.startswith(beginning) and (inside in head or inside in data[-_LOOKED_AT:]):
            return name, way
    for beginning, name, way in _BEGINNINGS:
        if head.startswith(beginning):
            return name, way
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "an image (WebP)", "image"
    if head[4:8] == b"ftyp":
        return "an image or a film (HEIC, AVIF, MP4)", "image"
    if head[:2] == b"BM" and b"\0" in head[:32]:
        return "an image (BMP)", "image"
    if b"%PDF-" in head[:1024] and b"\0" in head:  # some programs write other bytes before it
        return "a PDF", "pdf"
    return "", ""


def how_to_read(way: str, name: str) -> str:
    """Return what to do with a file of this name to get its text; names are quoted for a shell."""
    stem = name.rpartition(".")[0] if "." in name.rpartition("/")[2] else name
    out = f"{stem}.txt" if name != f"{stem}.txt" else f"{stem}-text.txt"  # not the file itself
    file, text = map(shell_word, (name, out))
    return {
        "pdf": f"store its text and name that here: pdftotext {file} {text}",
        "pandoc": f"store its text and name that here: pandoc {file} -t plain -o {text}",
        "hwp": f"store its text and name that here: hwp5txt {file} > {text}, or save it as text"
        " (UTF-8) in the word processor",
        "text": "save it as plain text (UTF-8) in its own program, and name that file here",
        "table": "save the part that is needed as plain text (UTF-8), and name that file here",
        "unpack": "unpack it, and name the text in it here",
        "image": "type the words in it, or recognise them with OCR, and name that text here",
    }[way]


def is_html(data: bytes) -> bool:
    """Return whether a text is an HTML page."""
    return _HTML.match(data[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf")) is not None
