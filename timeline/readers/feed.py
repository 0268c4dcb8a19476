"""The bytes of a file on their way to a parser: hashed, and refused early where they are no text.

A parser reads ahead until it has a whole token, so a line without end or a quotation mark that is
never closed would fill the memory before the parser noticed. The feed counts as it passes bytes on
and stops in time; and it finds characters that no seed file may hold while it still knows on which
line they are.
"""

import codecs
import contextlib
import hashlib
import re
import stat
from pathlib import Path
from typing import BinaryIO

from timeline.readers.encodings import encoding_of
from timeline.readers.formats import binary_format
from timeline.readers.watch import Watch

MAX_FILE = 64_000_000
"""Bytes of a seed file or of a source text."""
MAX_LINE = 1_000_000
"""Bytes of a line."""
MAX_RECORD = 1_000_000
"""Bytes of a record, with the comments above it."""

# Controls but tab, LF and CR; the separators that YAML 1.1 takes for line breaks and editors do
# not, so that every line number after them would be wrong; the non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


class Stop(Exception):  # noqa: N818 - it ends the reading of a file and never leaves the package
    """The file cannot be read any further. ``line`` is 0 where no line is at fault."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


def open_file(path: Path) -> BinaryIO:
    """Open a regular file of at most ``MAX_FILE`` bytes, or raise :class:`Stop`."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise Stop(0, "is a folder, and a file is due")
        if not stat.S_ISREG(status.st_mode):  # to open a pipe would wait for ever
            raise Stop(0, "is a pipe or a device, and a regular file is due")
        if status.st_size > MAX_FILE:
            raise Stop(0, f"has {status.st_size:,} bytes; at most {MAX_FILE:,} are read: split it")
        return path.open("rb")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or "the name is no file name"
        raise Stop(0, f"cannot be read: {reason}") from error


class Feed:
    """A binary stream for a parser, which hashes and checks what passes through it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.watch = Watch()
        self._digest = hashlib.sha256()
        self._held = b""  # a CR at the end of the last chunk, until it is known what follows
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._offset = 0  # bytes passed on
        self._line = 1  # of the next byte
        self._column = 0  # bytes of that line passed on
        self._record_offset = 0
        self._record_line = 1

    @property
    def sha256(self) -> str:
        """The hash of what has passed, with line ends of LF and no mark, in hexadecimal."""
        return self._digest.hexdigest()

    def begin_record(self, line: int) -> None:
        """A record begins on this line: count its bytes from here."""
        self._record_offset = self._offset
        self._record_line = line

    def read(self, size: int = -1, /) -> bytes:
        """Return up to ``size`` bytes, none at the file's end; raise :class:`Stop` at a fault."""
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
        """Hash a chunk, the last of which is empty."""
        data = self._held + (chunk if self._offset else chunk.removeprefix(codecs.BOM_UTF8))
        self._held = b"\r" if chunk and data.endswith(b"\r") else b""
        data = data.removesuffix(self._held)
        self._digest.update(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))

    def _check_text(self, chunk: bytes) -> None:
        pending = self._decoder.getstate()[0]  # the begun character at the end of the last chunk
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
        """Let the rest of a file that cannot be read any further pass the watch."""
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
                " split it, or close the quotation mark that was left open",
            )


def _forbidden(character: str) -> str:
    code = ord(character)
    if code == 0:
        return "a NUL character: a seed file is UTF-8 text, not UTF-16 and not binary"
    if code in (0x85, 0x2028, 0x2029):
        return f"the line separator U+{code:04X}: write an ordinary line break or a space"
    if code > 0xFF:
        return f"U+{code:04X} is no character: remove it"
    return (
        f'the control character U+{code:04X}: remove it, or write "\\x{code:02x}" in double quotes'
    )
