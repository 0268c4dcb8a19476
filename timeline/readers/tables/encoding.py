"""Turn the bytes of a file into text: find its encoding, hash it, and cut it into lines."""

import codecs
import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from timeline.errors import Problem
from timeline.readers.opening.encodings import encoding_of
from timeline.readers.opening.feed import Stop, open_file
from timeline.readers.tables.base import Meter
from timeline.text import plural

MAX_TABLE = 4_000_000_000
"""The largest size of a file with a table, in bytes."""
MAX_LINE = 16_000_000
"""The largest length of a line, in characters."""

_CHUNK = 1 << 18
_LOOKED_AT = 1 << 16
_BOMS = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_END = re.compile("\r\n?|\n")
_NO_UTF8 = re.compile("[\udc80-\udcff]")
_NOT_ASCII = re.compile("[\x80-\ud7ff\ue000-\U0010ffff]")


class Encoding(NamedTuple):
    """How the bytes of a file become text: the name of a codec, and its way with invalid bytes.

    ``warning`` says that the encoding is a guess; it is empty if the encoding is certain. ``line``
    is where that is seen first.
    """

    sha256: str
    codec: str
    errors: str = "strict"
    warning: str = ""
    line: int = 0

    def problems(self, path: str) -> Iterator[Problem]:
        """Yield the warning, if there is one."""
        if self.warning:
            yield Problem(path, self.line, "", self.warning, warning=True)


def find_encoding(path: Path) -> Encoding:
    """Return the encoding and the hash of a text file. Raises :class:`Stop`."""
    digest = hashlib.sha256()
    with open_file(path, MAX_TABLE) as stream:
        head = read(stream, _LOOKED_AT)
        codec = _by_mark(head) or _utf16_without_mark(head) or "utf-8-sig"
        decoder = codecs.getincrementaldecoder(codec)()
        chunk, fault = head, False
        while True:
            digest.update(chunk)
            if not fault:
                try:
                    decoder.decode(chunk, final=not chunk)
                except UnicodeDecodeError:
                    fault = True
            if not chunk:
                break
            chunk = read(stream, _CHUNK)
    if not fault:
        return Encoding(digest.hexdigest(), codec)
    if codec != "utf-8-sig":
        raise Stop(0, f"is not valid {codec[:6].upper()} to its end: save it again, as UTF-8")
    return _not_utf8(path, digest.hexdigest())


def decoded(path: Path, encoding: Encoding, meter: Meter | None = None) -> Iterator[str]:
    """Yield the text of a file piece by piece; ``meter`` has its part. Raises :class:`Stop`."""
    decoder = codecs.getincrementaldecoder(encoding.codec)(encoding.errors)
    done, size = 0, max(path.stat().st_size, 1) if meter else 0
    with open_file(path, MAX_TABLE) as stream:
        while True:
            chunk = read(stream, _CHUNK)
            if meter is not None:
                done += len(chunk)
                meter.part = min(done / size, 1.0)
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:  # it was valid before
                raise Stop(0, "was changed while it was read: load it again") from error
            yield text
            if not chunk:
                return


def text_blocks(pieces: Iterable[str]) -> Iterator[str]:
    """Yield a text in blocks of whole lines. Raises :class:`Stop` for an endless line."""
    rest, line = "", 1
    for piece in pieces:
        text = rest + piece
        # A CR at the very end may be the first half of CRLF.
        cut = max(text.rfind("\n"), text.rfind("\r", 0, -1)) + 1
        rest = text[cut:]
        if len(rest) > MAX_LINE:
            line += line_ends(text[:cut])
            raise Stop(line, f"the line is longer than {MAX_LINE:,} characters: is it a table?")
        if cut:
            yield text[:cut]
            line += line_ends(text[:cut])
    if rest:
        yield rest


def text_lines(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a text with their ends. Raises :class:`Stop` for an endless line."""
    for block in text_blocks(pieces):
        yield from io.StringIO(block, newline="")


def read(stream: BinaryIO, size: int) -> bytes:
    """Return up to ``size`` bytes of a file, none at its end. Raises :class:`Stop`."""
    try:
        return stream.read(size)
    except OSError as error:
        raise Stop(0, f"cannot be read: {error.strerror}") from error


def sha256_of(path: Path) -> str:
    """Return the hash (hex) of the bytes of a file. Raises :class:`Stop`."""
    digest = hashlib.sha256()
    with open_file(path, MAX_TABLE) as stream:
        while chunk := read(stream, _CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def line_ends(text: str) -> int:
    """Return the number of line ends (LF, CRLF or CR) in a text."""
    if "\r" not in text:
        return text.count("\n")
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _by_mark(head: bytes) -> str:
    return next((codec for mark, codec in _BOMS if head.startswith(mark)), "")


def _utf16_without_mark(head: bytes) -> str:
    """Return the codec of UTF-16 without a byte order mark, if that is certain; else empty.

    The ASCII characters of a table, its delimiters and line ends at least, have a zero byte each,
    all at the same side.
    """
    head = head[: len(head) // 2 * 2]
    for codec, zeros, others in (
        ("utf-16-le", head[1::2], head[::2]),
        ("utf-16-be", head[::2], head[1::2]),
    ):
        if zeros.count(0) > len(zeros) // 4 and others.count(0) <= len(others) // 50:
            text = head.decode(codec, errors="replace")
            if "\ufffd" not in text[:-1] and _LINE_END.search(text):
                return codec
    return ""


def _not_utf8(path: Path, sha256: str) -> Encoding:
    """Return the encoding of a text that is not UTF-8, from a second pass over it."""
    tolerant = Encoding(sha256, "utf-8-sig", "surrogateescape")
    line, first, valid, invalid = 1, 0, 0, 0
    around = byte = b""
    for text in decoded(path, tolerant):
        if not first and (found := _NO_UTF8.search(text)):
            first = line + line_ends(text[: found.start()])
            near = text[max(found.start() - 2000, 0) : found.start() + 20_000]
            around = near.encode("utf-8", "surrogateescape")
            byte = found.group().encode("utf-8", "surrogateescape")
        line += line_ends(text)
        if not text.isascii():
            invalid += len(_NO_UTF8.findall(text))
            valid += len(_NOT_ASCII.findall(text))
    if valid > invalid:  # a few bad bytes: their rows are reported
        return tolerant
    seems = encoding_of(around)
    if seems.endswith("Windows-1252") and _is_windows(path):
        warning = (
            f"is read as Windows-1252, because byte 0x{byte[0]:02X} is not UTF-8"
            f" ({plural(invalid, 'such byte')} in the file): save it as UTF-8 if letters are wrong"
        )
        return Encoding(sha256, "cp1252", warning=warning, line=first)
    raise Stop(first, f"byte 0x{byte[0]:02X} is not UTF-8: save the file as UTF-8{seems}")


def _is_windows(path: Path) -> bool:
    """Return whether all bytes of a file are characters of Windows-1252."""
    with open_file(path, MAX_TABLE) as stream:
        while chunk := read(stream, _CHUNK):
            try:
                chunk.decode("cp1252")
            except UnicodeDecodeError:
                return False
    return True
