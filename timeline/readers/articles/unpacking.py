"""Limit what the streams of a PDF unpack to: a megabyte of them can become a gigabyte.

pdfminer has no limit of its own. It unpacks with what ``pdfminer.pdftypes`` imports: the module
``zlib``, and functions for LZW, runs and faxes. These here stand in their place while a file is
read.
"""

import io
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

_END_OF_RUNS: Final = 128


@contextmanager
def limited(pdftypes: ModuleType) -> Iterator[None]:
    """Let ``pdftypes`` unpack no more than the limits. More raises :class:`Stop`."""
    mine = _Limited()
    instead: dict[str, Any] = {
        "zlib": mine, "lzwdecode": mine.lzw, "rldecode": mine.runs, "ccittfaxdecode": _no_picture,
    }  # fmt: skip
    before = {name: getattr(pdftypes, name) for name in instead}
    for name, each in instead.items():
        setattr(pdftypes, name, each)
    try:
        yield
    finally:
        for name, each in before.items():
            setattr(pdftypes, name, each)


def _no_picture(data: bytes, params: object) -> bytes:
    """Return nothing for a fax: it is a picture, and no text is in it."""
    return b""


class _Limited:
    """What pdfminer uses of ``zlib``, and its other ways to unpack, with one limit for all."""

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

    def lzw(self, data: bytes) -> bytes:
        """Return data unpacked by LZW."""
        from pdfminer.lzw import LZWDecoder

        return b"".join(map(self.count, LZWDecoder(io.BytesIO(data)).run()))

    def runs(self, data: bytes) -> bytes:
        """Return data unpacked by run lengths: a byte says how many follow, or repeats one."""
        out: list[bytes] = []
        at = 0
        while at < len(data) and (length := data[at]) != _END_OF_RUNS:
            literal = length < _END_OF_RUNS
            taken = length + 1 if literal else 1
            found = data[at + 1 : at + 1 + taken]
            out.append(self.count(found if literal else found * (257 - length)))
            at += 1 + taken
        return b"".join(out)

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
