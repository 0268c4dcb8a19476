"""How wide a text is, estimated from the widths of Arial and of fonts of the same widths.

A text of other scripts is taken as wide as its characters are in most fonts: an ideograph as wide
as high.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_ASCII: Final = (
    *(278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278),
    *(556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556),
    *(1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778),
    *(667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556),
    *(333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556),
    *(556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584),
)
"""Thousandths of the font size, from U+0020 to U+007E."""
_MARKS: Final = {
    **{"…": 1000, "—": 1000, "–": 556, "“": 333, "”": 333, "‘": 222, "’": 222, "·": 278},
    **{"•": 350, "₩": 835, "€": 556, "£": 556, "→": 1000},
}
_HANGUL: Final = 0.92
"""A syllable or a letter of Hangul, in the fonts that ``fonts.SCRIPTS`` names."""
_OTHER: Final = 0.67
"""A character of another script, on the wide side: a text never has less space than it needs."""
ELLIPSIS: Final = "…"


@lru_cache(4096)
def _character(character: str) -> float:
    if " " <= character <= "~":
        return _ASCII[ord(character) - 32] / 1000
    if character in _MARKS:
        return _MARKS[character] / 1000
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return _HANGUL if unicodedata.name(character, "").startswith("HANGUL") else 1.0
    base = unicodedata.normalize("NFKD", character)[0]
    return _ASCII[ord(base) - 32] / 1000 if " " <= base <= "~" else _OTHER


def text_width(text: str, font: float) -> float:
    """Return the width of a text in pixels; ``font`` is the size of the font."""
    return sum(map(_character, text)) * font


def cut(text: str, room: float, font: float) -> str:
    """Return as much of a text as fits into ``room`` pixels, with ``…`` if it is not all."""
    if text_width(text, font) <= room:
        return text
    room -= font * _character(ELLIPSIS)
    kept = ""
    for character in text:
        room -= font * _character(character)
        if room < 0:
            break
        kept += character
    return kept.rstrip() + ELLIPSIS


def wrapped(text: str, room: float, font: float) -> list[str]:
    """Return a text in lines of at most ``room`` pixels; a word that is longer is split."""
    lines, line = [], ""
    for piece in _pieces(text):
        if line and text_width((line + piece).rstrip(), font) > room:
            lines.append(line.rstrip())
            line = ""
        line = (line + piece).lstrip() if not line else line + piece
        while text_width(line.rstrip(), font) > room and len(line) > 1:
            at = _fitting(line, room, font)
            lines.append(line[:at])
            line = line[at:]
    return [*lines, line.rstrip()] if line.rstrip() else lines


def _pieces(text: str) -> Iterator[str]:
    """Yield what stays on one line: a word with the blanks after it, or a wide character."""
    for word in re.findall(r"\S+\s*|\s+", text):
        start = 0
        for at, character in enumerate(word):
            if unicodedata.east_asian_width(character) == "W" and at > start:
                yield word[start:at]
                start = at
        yield word[start:]


def _fitting(text: str, room: float, font: float) -> int:
    """Return how many characters of a text fit, at least one."""
    used = 0.0
    for at, character in enumerate(text):
        used += _character(character) * font
        if used > room:
            return max(at, 1)
    return len(text)
