"""The passage of a text that is most similar to a quote that is not in it, and the difference."""

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cached_property
from typing import Final, NamedTuple

from timeline.passages.folding import FoldedText, trimmed
from timeline.passages.typography import PLAIN

# Letters of other scripts that look like Latin ones, replaced one for one so that offsets do not
# change, and the characters that typography chooses.
_LOOKALIKES: Final = PLAIN | dict(
    zip(
        map(ord, "аеорсухіѕјһԁԛԝАВЕКМНОРСТУХІЅЈԌԚԜӀαοινρΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"),
        "aeopcyxisjhdqwABEKMHOPCTYXISJGQWIaoivpABEZHIKMNOPTYX",
        strict=True,
    )
)
_BLANK: Final = "\u115f\u1160\u3164\uffa0"
"""The Hangul fillers: letters that are invisible."""
_LIKENESS: Final = 60
"""Minimum similarity, of 100: below it, the nearest passage is unrelated to the quote."""
_NEEDLE: Final = 200
"""Code points at the start of a long quote that are enough to locate it."""
_SHOWN: Final = 160
"""Maximum length of the passage in a message, before it is extended to whole words."""
_NAMED: Final = 3
"""Maximum number of different characters in a message."""


class Near(NamedTuple):
    """An offset in a text, the words there, and the lookalike characters in which they differ.

    ``exact``: the words are the quote but for capital letters, so that they can be quoted instead.
    """

    offset: int
    words: str
    difference: str
    exact: bool = False


class Nearest:
    """Finds the passages of one text that are most similar to quotes."""

    def __init__(self, text: FoldedText) -> None:
        self._text = text

    def to(self, quote: str) -> Near | None:
        """Return the passage most similar to a quote that is not in the text; None if none is."""
        quote = trimmed(quote)
        needle, _ = FoldedText(quote).readable()
        if (in_other_case := self._in_other_case(needle)) is not None:
            return in_other_case
        at, length, pairs = self._alike(quote)
        if at < 0:
            at, length = self._similar(needle), len(needle)
        if at < 0:
            return None
        text, places = self._readable
        passage = text[at : at + length]
        same = _common_start(needle, passage)
        # Whole words are shown, and of a long passage the part around the first difference.
        start = at if same < _SHOWN // 2 else at + same - _SHOWN // 2
        end = min(at + length, start + _SHOWN)
        start = text.rfind(" ", max(start - 20, 0), start) + 1 or start
        stop = text.find(" ", end, end + 20)
        pairs = pairs or _first_difference(needle, passage, same)
        difference = ", ".join(
            f"{_named(right)} where the quote has {_named(wrong)}" for wrong, right in pairs
        )
        return Near(places[at], text[start : end if stop < 0 else stop].strip(), difference)

    def _in_other_case(self, needle: str) -> Near | None:
        """Return the same words with other capitals; None if there are none, or too many words."""
        text, places = self._readable
        lower = text.lower()
        at = lower.find(needle.lower()) if len(needle) <= _SHOWN else -1
        if at < 0 or len(lower) != len(text):  # İ is two characters in lower case
            return None
        return Near(places[at], text[at : at + len(needle)], "", exact=True)

    @cached_property
    def _readable(self) -> tuple[str, Sequence[int]]:
        return self._text.readable()

    @cached_property
    def _lookalike(self) -> FoldedText:
        return FoldedText(self._text.text.translate(_LOOKALIKES))

    def _alike(self, quote: str) -> tuple[int, int, list[tuple[str, str]]]:
        """Return offset and length of the same text in lookalike characters, and the pairs."""
        found = next(self._lookalike.find(FoldedText(quote.translate(_LOOKALIKES))), None)
        if found is None:
            return -1, 0, []
        span = found[1]
        passage, _ = FoldedText(self._text.text[span.start : span.end]).readable()
        wrong, _ = FoldedText(quote).readable()
        text, places = self._readable
        at = bisect_left(places, span.start)
        at = text.find(passage, max(at - 2, 0))
        return at, len(passage), _pairs(wrong, passage)

    def _similar(self, needle: str) -> int:
        from rapidfuzz.fuzz import partial_ratio_alignment  # only needed for errors

        text, _ = self._readable
        near = partial_ratio_alignment(needle[:_NEEDLE], text, score_cutoff=_LIKENESS)
        if near is None:
            return -1
        # The window has the length of the needle; if it contains its first words, it starts there.
        head = text.find(needle[:8], max(near.dest_start - 20, 0), near.dest_end)
        return near.dest_start if head < 0 else head


def _common_start(a: str, b: str) -> int:
    pairs = enumerate(zip(a, b, strict=False))
    return next((i for i, (x, y) in pairs if x != y), min(len(a), len(b)))


def _pairs(quote: str, passage: str) -> list[tuple[str, str]]:
    """Return the differing characters of quote and passage as distinct pairs."""
    changes = SequenceMatcher(None, quote, passage, autojunk=False).get_opcodes()
    found = {
        (wrong, right): None
        for change, a, b, c, d in changes
        if change == "replace" and b - a == d - c
        for wrong, right in zip(quote[a:b], passage[c:d], strict=True)
        if wrong != right
    }
    return list(found)[:_NAMED]


def _first_difference(quote: str, passage: str, at: int) -> list[tuple[str, str]]:
    """Return the first pair of differing characters if a reader could confuse them."""
    if at >= min(len(quote), len(passage)):
        return []
    wrong, right = quote[at], passage[at]
    alike = wrong.translate(_LOOKALIKES) == right.translate(_LOOKALIKES)
    unseen = any(unicodedata.category(x)[0] in "MC" or x in _BLANK for x in (wrong, right))
    return [(wrong, right)] if alike or unseen else []


def _named(character: str) -> str:
    seen = character.isprintable() and character not in _BLANK
    seen = seen and not unicodedata.combining(character)
    return f"{character} (U+{ord(character):04X})" if seen else f"(U+{ord(character):04X})"
