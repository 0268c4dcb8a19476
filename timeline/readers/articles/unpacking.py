"""Limit what the streams of a PDF unpack to: a megabyte of them can become a gigabyte.

pdfminer has no limit of its own. It unpacks with the module ``zlib`` that ``pdfminer.pdftypes``
imports, in place of which these functions stand while a file is read.
"""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, Final

from timeline.readers.opening.feed import Stop

_MOST: Final = 200_000_000
"""Bytes of all streams of a document at most: its text, fonts and tables are far smaller."""
_MOST_DAMAGED: Final = 4_000_000
"""Bytes of a damaged stream, which pdfminer unpacks byte by byte in quadratic time."""


@contextmanager
def limited(pdftypes: ModuleType) -> Iterator[None]:
    """Let ``pdftypes`` unpack no more than the limits. More raises :class:`Stop`."""
    before: Any = pdftypes.zlib
    pdftypes.zlib = _Limited()  # type: ignore[attr-defined]
    try:
        yield
    finally:
        pdftypes.zlib = before  # type: ignore[attr-defined]


class _Limited:
    """What pdfminer uses of ``zlib``."""

    error = zlib.error

    def __init__(self) -> None:
        self._left = _MOST

    def decompress(self, data: bytes) -> bytes:
        """Return unpacked data."""
        unpacker = zlib.decompressobj()
        found = unpacker.decompress(data, self._left + 1)
        if not unpacker.eof and len(found) <= self._left:
            raise zlib.error("incomplete or truncated stream")
        return self.count(found)

    def decompressobj(self) -> "_Damaged":
        """Return an object that unpacks a damaged stream piece by piece."""
        return _Damaged(self)

    def count(self, found: bytes) -> bytes:
        """Count bytes that were unpacked, and return them."""
        self._left -= len(found)
        if self._left < 0:
            raise Stop(0, f"unpacks to more than {_MOST:,} bytes: print it into a new PDF")
        return found


class _Damaged:
    def __init__(self, all_: _Limited) -> None:
        self._all = all_
        self._unpacker = zlib.decompressobj()
        self._done = 0

    def decompress(self, data: bytes) -> bytes:
        """Return the next part of a stream."""
        found = self._all.count(self._unpacker.decompress(data))
        self._done += len(found)
        if self._done > _MOST_DAMAGED:
            raise Stop(0, "is damaged: open it in a PDF reader, and print it into a new PDF")
        return found
