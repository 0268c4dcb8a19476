"""Finding a quote in a source text, and saying what is wrong with one that is not there.

White space is folded in quote and text: any run of it, line ends included, matches any other run.
Nothing else is folded, so a quote with a straight apostrophe is not found where the text has a
typographic one; the error says so.
"""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from timeline.errors import ValueFault

# Marks that look alike, one character each, so that positions stay what they are.
_LOOKALIKES = str.maketrans("’‘ʼ′´`“”„«»″‐‑‒–—―−", "''''''\"\"\"\"\"\"-------")
_LIKENESS = 60  # of 100: below it, the "nearest" passage has nothing to do with the quote
_NEEDLE = 200  # code points of a long quote that are enough to find its place
_SHOWN = 160


class Span(NamedTuple):
    """A stretch of a text, in code points, end exclusive."""

    start: int
    end: int


class QuoteError(ValueFault):
    """A quote that is not in its text, or is there more than once."""


class SourceText:
    """A text made ready for finding many quotes in it; memory is linear in its length."""

    def __init__(self, body: str) -> None:
        self.body = body
        self._folded = _fold(body)
        # The folded text is shorter by one less than each run of white space. From position
        # _runs[i] of the folded text on, _lost[i] code points of the body are gone.
        self._runs, self._lost = array("q", [0]), array("q", [0])
        lost = 0
        for run in re.finditer(r"\s{2,}", body):
            self._runs.append(run.start() - lost + 1)
            lost += run.end() - run.start() - 1
            self._lost.append(lost)

    def locate(self, quote: str, prefix: str = "", suffix: str = "") -> Span:
        """Where ``quote`` stands, next to ``prefix`` and ``suffix`` if they are given.

        Raises QuoteError if it stands nowhere or in more than one place.
        """
        needle, before, after = (_fold(part).strip() for part in (quote, prefix, suffix))
        if not needle:
            raise QuoteError("the quote is empty: copy the words from the source text", quote)
        found = list(self._occurrences(needle))
        if not found:
            raise QuoteError(self._missing(needle), quote)
        fitting = [at for at in found if self._is_between(before, at, at + len(needle), after)]
        if len(fitting) == 1:
            return Span(self._offset(fitting[0]), self._offset(fitting[0] + len(needle) - 1) + 1)
        if not fitting:
            raise QuoteError(
                f"the quote is in the text, but not next to its prefix and suffix; "
                f"it stands {self._places(found, needle)}",
                quote,
            )
        remedy = "make prefix: or suffix: longer" if before or after else "add prefix: or suffix:"
        raise QuoteError(
            f"the quote stands in the text {len(fitting)} times: {remedy}; "
            f"it stands {self._places(fitting, needle)}",
            quote,
        )

    def line(self, offset: int) -> int:
        """The line of the body, from 1, that holds the code point at ``offset``."""
        return self.body.count("\n", 0, offset) + 1

    def _occurrences(self, needle: str) -> Iterator[int]:
        at = self._folded.find(needle)
        while at >= 0:
            yield at
            at = self._folded.find(needle, at + 1)

    def _is_between(self, before: str, start: int, end: int, after: str) -> bool:
        text = self._folded
        start -= text.endswith(" ", 0, start)
        end += text.startswith(" ", end)
        return text.endswith(before, 0, start) and text.startswith(after, end)

    def _offset(self, at: int) -> int:
        """The offset in the body of position ``at`` in the folded text."""
        return at + self._lost[bisect_right(self._runs, at) - 1]

    # -- what to say of a quote that is not found, or found too often ---------------------------

    @cached_property
    def _lookalike(self) -> str:
        return self._folded.translate(_LOOKALIKES)

    def _places(self, found: list[int], needle: str, most: int = 3) -> str:
        """``on line 3 between “… said the ” and “ of …”, on line 9 …``."""
        text = self._folded
        places = []
        for at in found[:most]:
            end = at + len(needle)
            before, after = text[max(at - 24, 0) : at], text[end : end + 24]
            places.append(f"on line {self.line(self._offset(at))} between “{before}” and “{after}”")
        if len(found) > most:
            places.append(f"and {len(found) - most} more")
        return ", ".join(places)

    def _missing(self, needle: str) -> str:
        from rapidfuzz.fuzz import partial_ratio_alignment  # only a mistake needs it

        if "…" in needle or "..." in needle:
            remedy = "; a quote is one unbroken stretch: quote its parts one by one"
        else:
            remedy = ""
        at = self._lookalike.find(needle.translate(_LOOKALIKES))
        if at < 0:
            near = partial_ratio_alignment(needle[:_NEEDLE], self._folded, score_cutoff=_LIKENESS)
            if near is None:
                return f"the quote is not in the text, nor anything like it{remedy}"
            # The window is of the needle's length; its first words, if there, say where to start.
            head = self._folded.find(needle[:8], max(near.dest_start - 20, 0), near.dest_end)
            at = near.dest_start if head < 0 else head
        passage = self._folded[at : at + len(needle)]
        same = _common_start(needle, passage)
        # Words are shown whole, and a long passage around the place where it departs.
        start = at if same < _SHOWN // 2 else at + same - _SHOWN // 2
        end = min(at + len(needle), start + _SHOWN)
        start = self._folded.rfind(" ", max(start - 20, 0), start) + 1 or start
        stop = self._folded.find(" ", end, end + 20)
        shown = self._folded[start : end if stop < 0 else stop].strip()
        return (
            f"the quote is not in the text; nearest is line {self.line(self._offset(at))}: "
            f"“{shown}”{_difference(needle, passage, same)}{remedy}"
        )


def locate(quote: str, body: str, prefix: str = "", suffix: str = "") -> Span:
    """Where ``quote`` stands in ``body``; for many quotes of one text keep a SourceText."""
    return SourceText(body).locate(quote, prefix, suffix)


def context(body: str, span: tuple[int, int], n: int = 32) -> tuple[str, str]:
    """The ``n`` code points of ``body`` before ``span`` and the ``n`` after it."""
    start, end = span
    return body[max(start - n, 0) : start], body[end : end + n]


def _fold(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _common_start(a: str, b: str) -> int:
    pairs = enumerate(zip(a, b, strict=False))
    return next((i for i, (x, y) in pairs if x != y), min(len(a), len(b)))


def _difference(quote: str, passage: str, at: int) -> str:
    """Names the first two characters that differ, if a reader could take one for the other."""
    if at >= min(len(quote), len(passage)):
        return ""
    wrong, right = quote[at], passage[at]
    alike = wrong.translate(_LOOKALIKES) == right.translate(_LOOKALIKES)
    unseen = any(unicodedata.category(x) in {"Mn", "Cf", "Cc"} for x in (wrong, right))
    if not alike and not unseen:
        return ""
    return f"; the text has {_named(right)} where the quote has {_named(wrong)}"


def _named(character: str) -> str:
    shown = (
        f"{character} " if character.isprintable() and not unicodedata.combining(character) else ""
    )
    return f"{shown}(U+{ord(character):04X})"
