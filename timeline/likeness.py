"""Names that are spelt nearly like another: what ``did you mean`` may offer.

One measure for commands, options, fields, values and keys. Two names are near if one becomes the
other by few strokes (a letter added, left out, changed, or two exchanged): one for names up to five
characters, two up to nine, three beyond; or if one is the beginning of the other, or the beginnings
of its words (``nkorea`` of North Korea). Case, hyphens,
underscores, spaces and accents count for nothing, nor does what stands before the last slash of a
known name (``Seoul`` of Asia/Seoul). ``stats`` is three strokes from ``dates``, so that neither is
offered for the other.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from timeline.text import suggest

_LONGEST: Final = 100
"""Characters of a name that is looked for."""
_WORD: Final = re.compile(r"[^\W_]+")
_WORDS: Final = 6
"""Words of a name whose beginnings count."""
_BEGINNING: Final = 3
"""Characters that a beginning has at least."""


def near(name: str, known: Iterable[str], most: int = 3, *, beginnings: bool = True) -> list[str]:
    """At most so many of the known names that are near to ``name``, the nearest first.

    Without ``beginnings`` a beginning is not near for being one.
    """
    from rapidfuzz import process  # only a mistake needs it
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


def did_you_mean(name: str, known: Iterable[str], meant: Sequence[str] = ()) -> str:
    """Return ``; did you mean X?`` for the names that are meant, or else for the nearest known one.

    It is empty if there is none.
    """
    names = meant or near(name, known, 1)
    return f"; {suggest(names)}" if names else ""


def strokes(name: str) -> int:
    """How many wrong strokes of a name are forgiven."""
    length = len(name)
    return 0 if length < 3 else 1 if length < 6 else 2 if length < 10 else 3


def _begins(asked: str, known: str) -> bool:
    """Whether one is a beginning of the other: ``proc`` of procurement, launch of ``launches``."""
    if known.startswith(asked):
        return len(asked) >= _BEGINNING
    return asked.startswith(known) and len(known) >= _BEGINNING and len(asked) - len(known) <= 3


def _abbreviates(asked: str, words: Sequence[str]) -> bool:
    """Whether it is made of the beginnings of all these words, of two or more."""
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
