"""Control characters in the cells of CSV files: shown there, and read back.

A file that is printed on a terminal must not control it, and a table that is loaded again must have
the same values. So a control character, and a control of the direction of text, is written as
``<U+001B>``; what is written like that in a text already begins with ``<U+003C>``. A tab and line
ends stay: they are a part of CSV.
"""

import re
from typing import Final

_CONTROLS: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069"
_IN_ASCII: Final = [chr(code) for code in (*range(0x20), 0x7F) if chr(code) not in "\t\n\r"]
_LONG: Final = 1_000
_CODES: Final = "00[01][0-9A-F]|007F|00[89][0-9A-F]|202[A-E]|206[6-9]|003C"
_TO_SHOW: Final = re.compile(rf"[{_CONTROLS}]|<(?=U\+(?:{_CODES})>)")
_SHOWN: Final = re.compile(rf"<U\+({_CODES})>")
_MARK: Final = "<U+"


def has_controls(text: str) -> bool:
    """Whether a text may have something to show: text of one line that is printable has nothing."""
    if _MARK in text:
        return True
    if len(text) > _LONG and text.isascii():  # eight times as fast
        return any(map(text.__contains__, _IN_ASCII))
    return not text.isprintable()


def show_controls(text: str) -> str:
    """Return a text in which control characters are shown: ESC is ``<U+001B>``."""
    if not has_controls(text):
        return text
    return _TO_SHOW.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def restore_controls(text: str) -> str:
    """Return the text in which ``show_controls`` has shown the control characters."""
    if _MARK not in text:
        return text
    return _SHOWN.sub(lambda found: chr(int(found[1], 16)), text)
