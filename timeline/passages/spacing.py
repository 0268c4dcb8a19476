"""A text with white space folded: any run of it is one space, and offsets lead back to the text."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator

from timeline.passages.finding import Finder
from timeline.passages.folding import cuts_character
from timeline.spans import Span


class SpacedText:
    """A text in which words are found wherever its lines end."""

    def __init__(self, body: str) -> None:
        self._body = body
        self._folded = fold(body)
        self._finder = Finder(self._folded)
        # Each run of white space is one space in the folded text. From position _runs[i] of the
        # folded text on, offsets in the body are greater by _lost[i].
        self._runs, self._lost = array("q", [0]), array("q", [0])
        self._ends = array("q", [0])  # where the runs end in the body
        lost = 0
        for run in re.finditer(r"\s{2,}", body):
            self._runs.append(run.start() - lost + 1)
            lost += run.end() - run.start() - 1
            self._lost.append(lost)
            self._ends.append(run.end())

    def find(self, words: str, before: str, after: str) -> Iterator[tuple[Span, bool]]:
        """Yield each span of the words, and whether prefix and suffix fit; all are folded.

        If some of few words fit, only these are yielded: they are found together with the
        text around them.
        """
        found = list(self._spans(self._beside(words, before, after), words, before, after))
        yield from found or self._spans(self._finder.find(words), words, before, after)

    def within(
        self, words: str, before: str, after: str, start: int, end: int
    ) -> Iterator[tuple[Span, bool]]:
        """Yield the same, but only spans that begin in a part of the body, such as a line."""
        first, stop = self._position(start), self._position(end)
        return self._spans(self._finder.within(words, first, stop), words, before, after)

    def _spans(
        self, places: Iterator[int], words: str, before: str, after: str
    ) -> Iterator[tuple[Span, bool]]:
        for at in places:
            end = at + len(words)
            span = Span(self._offset(at), self._offset(end - 1) + 1)
            if not any(cuts_character(self._body, each) for each in span):
                yield span, self._is_between(before, at, end, after)

    def _beside(self, words: str, before: str, after: str) -> Iterator[int]:
        """Yield where few words are between prefix and suffix; nothing for many words."""
        if not (before or after) or len(words) >= self._finder.shortest:
            return
        heads = (before, f"{before} ") if before else ("",)
        tails = (after, f" {after}") if after else ("",)
        yield from sorted(
            at + len(head)
            for head in heads
            for tail in tails
            for at in self._finder.find(f"{head}{words}{tail}")
        )

    def _is_between(self, before: str, start: int, end: int, after: str) -> bool:
        text = self._folded
        start -= text.endswith(" ", 0, start)
        end += text.startswith(" ", end)
        return text.endswith(before, 0, start) and text.startswith(after, end)

    def _offset(self, at: int) -> int:
        """Return the offset in the body for position ``at`` in the folded text."""
        return at + self._lost[bisect_right(self._runs, at) - 1]

    def _position(self, at: int) -> int:
        """Return the position in the folded text for an offset in the body."""
        run = bisect_right(self._ends, at) - 1
        following = self._runs[run + 1] if run + 1 < len(self._runs) else len(self._folded)
        return min(at - self._lost[run], following)


def fold(text: str) -> str:
    """Return a text with each run of white space as one space."""
    return re.sub(r"\s+", " ", text)


def same_words(passage: str, quote: str) -> bool:
    """Whether two texts are the same apart from white space."""
    return passage == quote or passage.split() == quote.split()
