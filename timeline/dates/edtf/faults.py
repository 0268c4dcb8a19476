"""Errors for texts that are not valid EDTF, with their position.

``dates.written.advice`` adds suggestions.

Nothing in this module runs for a valid text.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from timeline.errors import DateError

_Q, _D, _X, _N = "[?~%]?", "[0-9]", "[0-9X]", "[1-9][0-9]*"
_SHAPES: Final = (
    (f"{_Q}-?", *4 * (_X,), _Q, "-", _Q, _X, _X, _Q, "-", _Q, _X, _X, _Q),
    (f"{_Q}-?", *4 * (_D,), "S", _N, _Q),
    (f"{_Q}Y-?", _N, _Q),
    (f"{_Q}Y-?", _N, "S", _N, _Q),
    (f"{_Q}Y-?", _N, "E", _N, _Q),
    (f"{_Q}Y-?", _N, "E", _N, "S", _N, _Q),
    (f"-?{_D}{{4}}-{_D}{{2}}-{_D}{{2}}T", *2 * (_D, _D, ":"), _D, _D, "Z"),
    (f"-?{_D}{{4}}-{_D}{{2}}-{_D}{{2}}T", *2 * (_D, _D, ":"), _D, _D, "[+-]", _D, _D, ":", _D, _D),
)


def _beginning(pieces: tuple[str, ...]) -> Callable[[str], re.Match[str] | None]:
    """Return a matcher of the longest run of first pieces; the fault is where the match ends."""
    pattern = ""
    for piece in reversed(pieces):
        pattern = f"(?:{piece}{pattern})?"
    return re.compile(pattern).match


_beginnings: Final = tuple(_beginning(pieces) for pieces in _SHAPES)


def fault(message: str, position: int, hint: str = "") -> DateError:
    """Return the error at a position of the expression; ``parse`` adds the text."""
    return DateError(message, "", position, hint)


def misfit(text: str, at: int) -> DateError:
    """Return the error of a part (at ``at`` in its expression) that does not look like a date."""
    if not text:
        return fault("a date is missing", at)
    end = max(match.end() for beginning in _beginnings if (match := beginning(text)))
    if end == len(text):
        return fault("the date is incomplete", at + end)
    char = text[end]
    if char.isspace():
        return fault("EDTF has no spaces", at + end)
    if not char.isascii() or not char.isprintable():
        name = unicodedata.name(char, f"U+{ord(char):04X}").lower()
        return fault(f"EDTF is written in ASCII, without {name}", at + end)
    return fault(f"{char!r} does not fit here", at + end)
