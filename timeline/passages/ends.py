"""A quote by its beginning and its end: ``first words … last words``.

The passage is the shortest one that begins with the first words and ends with the last: no other
occurrence of either is between them. An ellipsis before the first words or after the last is only
a sign that the sentence goes on.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from timeline.passages.faults import QuoteError
from timeline.spans import Span

LONGEST: Final = 2_000
"""The most characters of a passage that is given by its ends."""
FEWEST: Final = 2
"""The fewest words of an end; a character of a script without spaces is a word."""

_ELLIPSIS: Final = re.compile(r"\s*[\[(]?(?:…|\.{3,4})[\])]?\s*")
_WORD: Final = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7a3]|\w+"
)


def ends_of(quote: str) -> list[str]:
    """Return the two ends of a quote, or what is left of it next to an ellipsis, or nothing.

    Nothing is returned for a quote without an ellipsis. Raises QuoteError for ends that are too
    short, and for more than two parts.
    """
    if not _ELLIPSIS.search(quote):
        return []
    parts = [part for part in _ELLIPSIS.split(quote) if part]
    if len(parts) > 2:
        message = (
            f"the quote has {len(parts)} parts: write its first words, …, and its last words, or"
            " quote its parts separately"
        )
        raise QuoteError(message, quote)
    for part in parts if len(parts) == 2 else ():
        if len(_WORD.findall(part)) < FEWEST:
            message = f"“{part}” is too short to be found next to …: write {FEWEST} words or more"
            raise QuoteError(message, quote)
    return parts


def between(heads: Sequence[Span], tails: Sequence[Span]) -> list[Span]:
    """Return the shortest passages from a head to a tail after it, in the order of the text."""
    begins = sorted(heads, key=lambda head: head.end)
    stops = [head.end for head in begins]
    found: dict[Span, Span] = {}
    for tail in sorted(tails):
        if number := bisect_right(stops, tail.start):
            head = begins[number - 1]
            found.setdefault(head, Span(head.start, tail.end))
    return sorted(found.values())
