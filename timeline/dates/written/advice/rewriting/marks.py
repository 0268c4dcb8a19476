"""Normalisation of characters that can be typed in several ways."""

import re
import unicodedata

from timeline.text import without_note_marks

_HYPHENS = "\u2010\u2011\ufe63\uff0d"  # NFKC does not replace all of these
_QUOTES = re.compile(r"""(["'“”‘’«»])(.+)\1?["'“”‘’«»]""", re.DOTALL)

_PARENTHESES = re.compile(r"\(([^()]+)\)")


def fold(text: str) -> str:
    """Return ``text`` trimmed, with ASCII digits and hyphens, other dashes as ``–``, single spaces.

    Quotation marks and parentheses around the whole text, and a full stop after a last digit, are
    removed, and marks of footnotes, and characters that are not seen, such as a soft hyphen.
    """
    found = []
    for char in unicodedata.normalize("NFKC", without_note_marks(text)):
        if char in _HYPHENS or char == "\N{MINUS SIGN}":
            found.append("-")
        elif unicodedata.category(char) == "Pd" and char != "-":
            found.append("–")
        elif (digit := unicodedata.decimal(char, None)) is not None:
            found.append(str(digit))
        elif unicodedata.category(char) != "Cf":
            found.append(char)
    folded = re.sub(r"\s+", " ", "".join(found)).strip()
    if match := _QUOTES.fullmatch(folded):
        folded = match[2].strip()
    if match := _PARENTHESES.fullmatch(folded):
        folded = match[1].strip()
    return folded.removesuffix(".") if re.search(r"\d\.$", folded) else folded
