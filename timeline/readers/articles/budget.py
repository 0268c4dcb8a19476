"""Limit what a PDF may unpack to and draw: a few kilobytes can become gigabytes, and hours of work.

pdfminer has no limits of its own. Those of a document are counted in one object, so that several
can be read at the same time.
"""

import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from timeline.readers.articles.base import MAX_TEXT
from timeline.readers.opening.feed import Stop

if TYPE_CHECKING:
    from pdfminer.pdftypes import PDFStream

_MOST: Final = 30_000_000
"""Bytes of all streams of a document at most: its text, fonts and tables are far smaller."""
_MOST_DAMAGED: Final = 4_000_000
"""Bytes of a damaged stream, which pdfminer unpacks byte by byte in quadratic time."""
_MOST_DRAWN: Final = 12_000_000
"""Bytes of instructions that are carried out at most; those of a form count each time."""
_FORM: Final = 100
"""What beginning a form counts, in addition to its instructions: an empty one takes time, too."""
_MOST_ON_A_PAGE: Final = 100_000
"""Letters of a page at most: pdfminer has a kilobyte for each."""
_MOST_PAIRS: Final = 1_000_000
"""Pairs of blocks of text at most: pdfminer compares each of a page with each other one."""
_MOST_CODES: Final = 3_000_000
"""Codes in the ranges of fonts at most: pdfminer lists each, and a range can have billions."""
_WIDEST: Final = 1_000_000
"""Columns of a table of bytes at most: pdfminer makes a row of zeros as wide as a stream states."""
_FAXES: Final = ("CCITTFaxDecode", "CCF")
_PIECE: Final = 65_536
_AGAIN: Final = "print it into a new PDF"
_DAMAGED: Final = f"is damaged: open it in a PDF reader, and {_AGAIN}"


class DocumentBudget:
    """What is left for a document. More of anything raises :class:`Stop`."""

    def __init__(self) -> None:
        self._unpacked = _MOST
        self._drawn = _MOST_DRAWN
        self._letters = MAX_TEXT
        self._on_page = 0
        self._pairs = _MOST_PAIRS
        self._codes = _MOST_CODES

    def unpack(self, stream: "PDFStream") -> None:
        """Unpack a stream as a replacement of its own ``decode``, one filter after the other.

        Each is carried out only after it is known how much it gives.
        """
        from pdfminer.pdftypes import PDFStream

        data = stream.rawdata or b""
        if stream.decipher:
            data = stream.decipher(stream.objid, stream.genno, data, stream.attrs)  # type: ignore[arg-type]
        for name, given in stream.get_filters():
            called = getattr(name, "name", "")
            if called in _FAXES:
                data = b""  # a picture as large as it states, and no text is in it
                continue
            if measure := _MEASURES.get(called):
                measure(data, self._require_room)
            _require_narrow(given)
            part = PDFStream({"Filter": name, "DecodeParms": given}, data)
            part.decode()
            data = part.get_data()
            self._unpacked -= len(data)
            self._require_room()
        stream.data, stream.rawdata = data, None

    def draw(self, size: int) -> None:
        """Count instructions, in bytes, before they are carried out."""
        self._drawn -= size + _FORM
        if self._drawn < 0:
            raise Stop(0, f"draws far more than a text needs: {_AGAIN}, without pictures")

    def page(self) -> None:
        """Begin a page."""
        self._on_page = 0

    def letter(self) -> None:
        """Count a letter."""
        self._letters -= 1
        self._on_page += 1
        if self._letters < 0:
            raise Stop(0, f"has more than {MAX_TEXT:,} characters: split it")
        if self._on_page > _MOST_ON_A_PAGE:
            raise Stop(0, f"has a page of more than {_MOST_ON_A_PAGE:,} characters: {_AGAIN}")

    def arrange(self, blocks: int) -> None:
        """Count the blocks of text of a page, before they are put in order."""
        self._pairs -= blocks * blocks // 2
        if self._pairs < 0:
            raise Stop(0, "has more blocks of text than pages of text have: split it")

    def codes(self, first: float, last: float) -> None:
        """Count the codes of a range of a font, before they are listed."""
        self._codes -= int(max(last - first, 0)) + 1
        if self._codes < 0:
            raise Stop(0, f"has fonts of more than {_MOST_CODES:,} codes: {_AGAIN}")

    def _require_room(self, more: int = 0) -> None:
        """Require that this many bytes, with those that are there, are not over what is left."""
        if more > self._unpacked or self._unpacked < 0:
            raise Stop(0, f"unpacks to more than {_MOST:,} bytes: {_AGAIN}")


def _flate(data: bytes, require: Callable[[int], None]) -> None:
    unpacker = zlib.decompressobj()
    size = 0
    try:
        piece = data
        while not unpacker.eof and (piece or data):  # it may hold back more than it has read
            piece = unpacker.decompress(data, _PIECE)
            data = unpacker.unconsumed_tail
            size += len(piece)
            require(size)
        complete = unpacker.eof
    except zlib.error:
        complete = False
    if not complete and size > _MOST_DAMAGED:
        raise Stop(0, _DAMAGED)


def _run_length(data: bytes, require: Callable[[int], None]) -> None:
    at = size = 0
    while at < len(data) and data[at] != 128:
        length = data[at]
        at, size = (
            (at + 2 + length, size + length + 1) if length < 128 else (at + 2, size + 257 - length)
        )
        require(size)


def _lzw(data: bytes, require: Callable[[int], None]) -> None:
    import io

    from pdfminer.lzw import LZWDecoder

    size = 0
    for piece in LZWDecoder(io.BytesIO(data)).run():
        size += len(piece)
        require(size)


_MEASURES: Final[dict[str, Callable[[bytes, Callable[[int], None]], None]]] = {
    "FlateDecode": _flate, "Fl": _flate,
    "RunLengthDecode": _run_length, "RL": _run_length,
    "LZWDecode": _lzw, "LZW": _lzw,
}  # fmt: skip


def _require_narrow(given: Any) -> None:
    """Raise :class:`Stop` if the parameters of a filter state rows that no text has."""
    from pdfminer.pdftypes import resolve1

    if isinstance(given, dict):
        for name in ("Columns", "Colors", "BitsPerComponent"):
            value = resolve1(given.get(name, 1))
            if not isinstance(value, int) or not 0 < value <= _WIDEST:
                raise Stop(0, _DAMAGED)
