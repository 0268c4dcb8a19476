"""Find similar names, to propose in ``did you mean``.

One measure for commands, options, fields, values and keys. Two names are near if few edits turn one
into the other (a letter added, removed or changed, or two exchanged): one edit for names up to five
characters, two up to nine, three for longer ones. They are also near if one is the beginning of the
other, or consists of the beginnings of its words (``nkorea`` for North Korea). Case, hyphens,
underscores, spaces and accents are ignored, and so is the part of a known name before its last
slash (``Seoul`` for Asia/Seoul). ``stats`` is three edits from ``dates``, so neither is proposed
for the other.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from timeline.text import suggest

_LONGEST: Final = 100
"""The characters of the given name that are compared."""
_WORD: Final = re.compile(r"[^\W_]+")
_WORDS: Final = 6
"""The number of words of a name whose beginnings are compared."""
_BEGINNING: Final = 3
"""The shortest beginning, in characters."""


def near(name: str, known: Iterable[str], most: int = 3, *, beginnings: bool = True) -> list[str]:
    """Return at most ``most`` of the known names that are near to ``name``, the nearest first.

    Without ``beginnings`` only edits count.
    """
    from rapidfuzz import process  # imported late, because only a wrong name needs it
    from rapidfuzz.distance import OSA

    asked = _fold(name[:_LONGEST])
    if not asked:
        return []
    folded: dict[str, list[str]] = {}
    for each in known:
        for part in dict.fromkeys((each, each.rpartition("/")[2])):
            folded.setdefault(_fold(part), []).append(each)
    few = strokes(asked)
    found = {
        each: distance
        for each, distance, _ in process.extract(
            asked, list(folded), scorer=OSA.distance, score_cutoff=few, limit=None
        )
    }
    for each in folded:
        whole = folded[each][0]
        if not beginnings or each in found or ("/" in whole and _fold(whole) == each):
            continue
        if _begins(asked, each) or _abbreviates(asked, _WORD.findall(whole.casefold())[:_WORDS]):
            found[each] = few + 1
    nearest = sorted(found, key=lambda each: (found[each], abs(len(each) - len(asked)), each))
    return list(dict.fromkeys(name for each in nearest for name in folded[each]))[:most]


def nearest(name: str, known: Iterable[str]) -> list[str]:
    """Return the known names that are nearest to ``name``: several if they are equally near."""
    from rapidfuzz.distance import OSA

    asked = _fold(name[:_LONGEST])
    found = near(name, known)
    edits = [OSA.distance(asked, _fold(each)) for each in found]
    return [each for each, distance in zip(found, edits, strict=True) if distance == edits[0]]


def did_you_mean(name: str, known: Iterable[str], meant: Sequence[str] = ()) -> str:
    """Return ``; did you mean X?`` for the names that are meant, or else for the nearest known one.

    It is empty if there is none.
    """
    names = meant or near(name, known, 1)
    return f"; {suggest(names)}" if names else ""


def strokes(name: str) -> int:
    """Return how many edits are allowed for a name."""
    length = len(name)
    return 0 if length < 3 else 1 if length < 6 else 2 if length < 10 else 3


def _begins(asked: str, known: str) -> bool:
    """Return whether one begins the other: ``proc`` procurement, launch ``launches``."""
    if known.startswith(asked):
        return len(asked) >= _BEGINNING
    return asked.startswith(known) and len(known) >= _BEGINNING and len(asked) - len(known) <= 3


def _abbreviates(asked: str, words: Sequence[str]) -> bool:
    """Return whether it consists of the beginnings of all these words, which are two or more."""
    if len(words) < 2 or len(asked) < _BEGINNING:
        return False
    ends = {0}
    for word in words:
        ends = {
            end + length
            for end in ends
            for length in range(1, len(word) + 1)
            if asked.startswith(word[:length], end)
        }
    return len(asked) in ends


def _fold(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    return "".join(char for char in decomposed if char.isalnum())
