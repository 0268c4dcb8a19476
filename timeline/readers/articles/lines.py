"""Make the text of an article plain: one paragraph on a line, and no invisible controls."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS: Final = re.compile("\r\n?|[\x85\u2028\u2029]")
_BLANK_LINES: Final = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")
_PARAGRAPHS: Final = re.compile(r"(\n[ \t]*\n\s*|\f)")
_LINE_OF_ITS_OWN: Final = re.compile(r"\s|[-*•–—#>|]|\d+[.)]\s|\w[\w ]{0,30}:\s")
_NARROWEST: Final = 40
_WIDEST: Final = 120
"""Columns of the widest lines that a program has broken; longer lines are paragraphs."""
_FEW: Final = 2


def plain(text: str) -> str:
    """Return a text with LF line ends, without characters that no file of text should have."""
    return _CONTROLS.sub("", _BREAKS.sub("\n", text.removeprefix("\ufeff")))


def paragraphs(parts: Iterable[str]) -> str:
    """Return paragraphs as a text, with an empty line between two."""
    found = (part.strip(" \n\t") for part in parts)
    return "\n\n".join(part for part in found if part) + "\n"


def tidied(text: str) -> str:
    """Return a text with at most one empty line in a row, and one line end at its end."""
    return _BLANK_LINES.sub("\n\n", text).strip(" \n\t\f") + "\n"


def unwrapped(text: str) -> str:
    """Return a text whose paragraphs were broken into lines with each paragraph on one line.

    A line end is removed only where the next word would not have fitted on the line, so lists,
    headings and verses keep their lines.
    """
    parts = _PARAGRAPHS.split(text)
    broken = [part.split("\n") for part in parts[::2]]
    inner = [len(line) for lines in broken for line in lines[:-1] if len(line) <= _WIDEST]
    width = max(inner, default=0)
    if len(inner) < _FEW or width < _NARROWEST:
        return text
    parts[::2] = [joined(lines, width) for lines in broken]
    return "".join(parts)


def joined(lines: Sequence[str], width: float) -> str:
    """Return the lines of a paragraph, joined where the next word would have exceeded ``width``.

    A word that is divided by a hyphen stays divided: quotes are found without the hyphen.
    """
    out = [*lines[:1]]
    for before, line in pairwise(lines):
        word = line.partition(" ")[0]
        full = len(before.rstrip()) + 1 + len(word) > width
        if full and before.strip() and word and not _LINE_OF_ITS_OWN.match(line):
            divided = before.endswith(("-", "\u00ad", "\u2010"))
            out += ["\n" if divided else " ", line]
        else:
            out += ["\n", line]
    return "".join(out)
