"""Pass the bytes of a file to a parser: hash them, and reject early what is not text.

A parser reads ahead until it has a complete token, so an endless line or an unclosed quotation mark
would fill the memory before the parser noticed. The feed counts the bytes and stops in time. It
also finds characters that a seed file must not contain, while their line is still known.
"""

import codecs
import contextlib
import hashlib
import re
import stat
from pathlib import Path
from typing import BinaryIO

from timeline.readers.opening.encodings import encoding_of
from timeline.readers.opening.formats import binary_format
from timeline.readers.opening.watch import Watch

MAX_FILE = 64_000_000
"""The largest size of a seed file or of a source text, in bytes."""
MAX_LINE = 1_000_000
"""The largest length of a line, in bytes."""
MAX_RECORD = 1_000_000
"""The largest length of a record with the comments above it, in bytes."""

# Control characters except tab, LF and CR; the separators that are line breaks in YAML 1.1 but not
# in editors, so that all later line numbers would differ; the non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


class Stop(Exception):  # noqa: N818 - it ends the reading of a file and never leaves the package
    """The file cannot be read any further. ``line`` is 0 if the fault is not on one line."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


def open_file(path: Path, most: int = MAX_FILE) -> BinaryIO:
    """Open a regular file of at most ``most`` bytes, or raise :class:`Stop`."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise Stop(0, "is a folder, not a file")
        if not stat.S_ISREG(status.st_mode):  # opening a pipe would wait for ever
            raise Stop(0, "is a pipe or a device, not a regular file")
        if status.st_size > most:
            raise Stop(0, f"has {status.st_size:,} bytes; the limit is {most:,}: split it")
        return path.open("rb")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or "the name is not a valid file name"
        raise Stop(0, f"cannot be read: {reason}") from error


class Feed:
    """A binary stream for a parser that hashes and checks the bytes read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.watch = Watch()
        self._digest = hashlib.sha256()
        self._pending = b""  # a CR at the end of the last chunk, until the next byte is known
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._offset = 0  # bytes passed on
        self._line = 1  # of the next byte
        self._column = 0  # bytes of that line passed on
        self._record_offset = 0
        self._record_line = 1

    @property
    def sha256(self) -> str:
        """The hexadecimal hash of the bytes read, with LF line ends, without byte order mark."""
        return self._digest.hexdigest()

    @property
    def done(self) -> int:
        """The number of bytes read."""
        return self._offset

    def begin_record(self, line: int) -> None:
        """Start counting the bytes of a record that begins on this line."""
        self._record_offset = self._offset
        self._record_line = line

    def read(self, size: int = -1, /) -> bytes:
        """Return up to ``size`` bytes, none at the end of the file. Raises :class:`Stop`."""
        try:
            chunk = self._stream.read(size)
        except OSError as error:
            raise Stop(0, f"cannot be read: {error.strerror}") from error
        if self._offset == 0 and chunk.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise Stop(1, "is UTF-16: save it as UTF-8")
        if self._offset == 0 and (name := binary_format(chunk)[0]):
            raise Stop(0, f"is {name}: a seed file is text in YAML")
        self._check_text(chunk)
        self._check_sizes(chunk)
        self._add(chunk)
        self._offset += len(chunk)
        return chunk

    def _add(self, chunk: bytes) -> None:
        """Hash a chunk; the last chunk is empty."""
        data = self._pending + (chunk if self._offset else chunk.removeprefix(codecs.BOM_UTF8))
        self._pending = b"\r" if chunk and data.endswith(b"\r") else b""
        data = data.removesuffix(self._pending)
        self._digest.update(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))

    def _check_text(self, chunk: bytes) -> None:
        pending = self._decoder.getstate()[0]  # an incomplete character from the last chunk
        try:
            text = self._decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            data, at = error.object, error.start
            line = self._line + data.count(b"\n", 0, at)
            offset = self._offset - len(pending) + at
            seems = encoding_of(data[max(at - 2000, 0) :])
            raise Stop(
                line,
                f"byte {offset} (0x{data[at]:02X}) is not UTF-8: save the file as UTF-8{seems}",
            ) from error
        if found := _FORBIDDEN.search(text):
            line = self._line + text.count("\n", 0, found.start())
            raise Stop(line, _forbidden(found.group()))
        self.watch.see(text.removeprefix("\ufeff") if not self._offset else text)

    def drain(self) -> None:
        """Look for merge conflicts in the rest of a file that the parser cannot read further."""
        with contextlib.suppress(OSError):
            while chunk := self._stream.read(1 << 16):
                self.watch.see(chunk.decode(errors="replace"), comments=False)

    def _check_sizes(self, chunk: bytes) -> None:
        first = chunk.find(b"\n")
        if self._column + (len(chunk) if first < 0 else first) > MAX_LINE:
            raise Stop(self._line, f"the line is longer than {MAX_LINE:,} bytes: break it")
        if first < 0:
            self._column += len(chunk)
        else:
            self._column = len(chunk) - chunk.rfind(b"\n") - 1
            self._line += chunk.count(b"\n")
        if self._offset - self._record_offset > MAX_RECORD:
            raise Stop(
                self._record_line,
                f"the record that begins here is longer than {MAX_RECORD:,} bytes:"
                " split it, or close an open quotation mark",
            )


def _forbidden(character: str) -> str:
    code = ord(character)
    if code == 0:
        return "a NUL character: a seed file is UTF-8 text, not UTF-16 and not binary"
    if code in (0x85, 0x2028, 0x2029):
        return f"the line separator U+{code:04X}: write an ordinary line break or a space"
    if code > 0xFF:
        return f"U+{code:04X} is not a character: remove it"
    return (
        f'the control character U+{code:04X}: remove it, or write "\\x{code:02x}" in double quotes'
    )
