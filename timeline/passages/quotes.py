"""Finding a quote in a source text, and saying what is wrong with one that is not there.

White space is folded in quote and text: any run of it, line ends included, matches any other run.
Where the quote then stands nowhere next to its prefix and suffix, all three are sought in the
search form of the text (``folding``), in which what nobody sees is folded away. Nothing that can be
seen is folded, so a quote with a straight apostrophe is not found where the text has a typographic
one; the error says so.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from timeline.errors import ValueFault
from timeline.passages.folding import Folded, Span, cuts_character, trimmed
from timeline.passages.nearest import Nearest


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
        words, before, after = (_fold(part).strip() for part in (quote, prefix, suffix))
        if not words:
            raise QuoteError("the quote is empty: copy the words from the source text", quote)
        fitting, others = _split(self._exact(words, before, after))
        if not fitting:
            fitting, more = _split(self._alike(words, before, after))
            others = more or others
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            remedy = (
                "make prefix: or suffix: longer" if before or after else "add prefix: or suffix:"
            )
            message = f"the quote stands in the text {len(fitting)} times: {remedy}"
            raise QuoteError(f"{message}; it stands {self._places(fitting)}", quote)
        if others:
            message = "the quote is in the text, but not next to its prefix and suffix"
            raise QuoteError(f"{message}; it stands {self._places(others)}", quote)
        raise QuoteError(self._missing(words), quote)

    def line(self, offset: int) -> int:
        """The line of the body, from 1, that holds the code point at ``offset``."""
        return self.body.count("\n", 0, offset) + 1

    def _exact(self, words: str, before: str, after: str) -> Iterator[tuple[Span, bool]]:
        """Every place of the words, white space folded, and whether it is the one that is meant."""
        at = self._folded.find(words)
        while at >= 0:
            stop = at + len(words)
            span = Span(self._offset(at), self._offset(stop - 1) + 1)
            if not (cuts_character(self.body, span.start) or cuts_character(self.body, span.end)):
                yield span, self._is_between(before, at, stop, after)
            at = self._folded.find(words, at + 1)

    def _is_between(self, before: str, start: int, end: int, after: str) -> bool:
        text = self._folded
        start -= text.endswith(" ", 0, start)
        end += text.startswith(" ", end)
        return text.endswith(before, 0, start) and text.startswith(after, end)

    def _offset(self, at: int) -> int:
        """The offset in the body of position ``at`` in the folded text."""
        return at + self._lost[bisect_right(self._runs, at) - 1]

    @cached_property
    def _searched(self) -> Folded:
        """The search form; most texts never need it."""
        return Folded(self.body)

    def _alike(self, words: str, before: str, after: str) -> Iterator[tuple[Span, bool]]:
        """As ``_exact``, in the search form."""
        needle, head, tail = (Folded(trimmed(part)) for part in (words, before, after))
        for at, span in self._searched.find(needle):
            stop = at + len(needle.letters)
            yield span, self._searched.is_between(head, at, stop, tail)

    # -- what to say of a quote that is not found, or found too often ---------------------------

    @cached_property
    def _nearest(self) -> Nearest:
        return Nearest(self._searched)

    def _places(self, found: Sequence[Span], most: int = 3) -> str:
        """``on line 3 between “… said the ” and “ of …”, on line 9 …``."""
        places = []
        for span in found[:most]:
            before, after = (_fold(part) for part in context(self.body, span, 40))
            line = self.line(span.start)
            places.append(f"on line {line} between “{before[-24:]}” and “{after[:24]}”")
        if len(found) > most:
            places.append(f"and {len(found) - most} more")
        return ", ".join(places)

    def _missing(self, words: str) -> str:
        if "…" in words or "..." in words:
            remedy = "; a quote is one unbroken stretch: quote its parts one by one"
        else:
            remedy = ""
        near = self._nearest.to(words)
        if near is None:
            return f"the quote is not in the text, nor anything like it{remedy}"
        difference = f"; the text has {near.difference}" if near.difference else ""
        return (
            f"the quote is not in the text; nearest is line {self.line(near.offset)}: "
            f"“{near.words}”{difference}{remedy}"
        )


def says(passage: str, quote: str) -> bool:
    """Whether a stretch of a text is what ``SourceText.locate`` takes for this quote."""
    return same_words(passage, quote) or Folded(passage).says(Folded(trimmed(quote)))


def same_words(passage: str, quote: str) -> bool:
    """Whether two texts are the same but for white space."""
    return passage.split() == quote.split()


def context(body: str, span: tuple[int, int], n: int = 32) -> tuple[str, str]:
    """The ``n`` code points of ``body`` before ``span`` and the ``n`` after it."""
    start, end = span
    return body[max(start - n, 0) : start], body[end : end + n]


def _fold(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _split(found: Iterator[tuple[Span, bool]]) -> tuple[list[Span], list[Span]]:
    """The places that are meant, and the others."""
    places = list(found)
    return [span for span, meant in places if meant], [span for span, meant in places if not meant]
