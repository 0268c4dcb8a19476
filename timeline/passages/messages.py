"""The faults of a quote in words: where else its words are, and what to write instead."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Final

from timeline.passages.faults import ColumnError, LineError, QuoteError, SeveralError
from timeline.passages.folding import FoldedText
from timeline.passages.nearest import Nearest
from timeline.passages.spacing import fold
from timeline.spans import Span
from timeline.text import clip

_BESIDE: Final = 24
"""Code points on each side by which a place is shown."""


class Messages:
    """Makes the faults of quotes in one text.

    ``line_of`` returns the line of an offset, and ``searched`` the search form of the text, which
    is only needed for a quote that is not in it.
    """

    def __init__(
        self, body: str, line_of: Callable[[int], int], searched: Callable[[], FoldedText]
    ) -> None:
        self._body, self._line_of, self._searched = body, line_of, searched

    def missing(self, words: str, quote: str, part: str = "") -> QuoteError:
        """Return the fault of words that are not in the text; ``part`` names the part they are."""
        near = self._nearest.to(words)
        if near is None:
            message = "the quote is not in the text, and nothing in the text is similar"
        elif near.exact:
            message = (
                "the quote is not in the text with these capital letters: write"
                f" “{near.words}” (line {self._line_of(near.offset)})"
            )
        else:
            difference = f"; the text has {near.difference}" if near.difference else ""
            message = (
                "the quote is not in the text; the nearest is on line"
                f" {self._line_of(near.offset)}: “{near.words}”{difference}"
            )
        return QuoteError(f"of the {part} “{words}”: {message}" if part else message, quote)

    def misplaced(self, what: str, but_not: str, found: Sequence[Span], quote: str) -> QuoteError:
        """Return the fault of words that are in the text, but not where they should be."""
        message = f"{what} is in the text, but not {but_not}"
        return QuoteError(f"{message}; it occurs {self._places(found)}", quote)

    def too_long(self, passage: Span, most: int, quote: str) -> QuoteError:
        """Return the fault of a passage that has more characters than one can be quoted by."""
        first, last = map(self._line_of, passage)
        message = f"the passage from line {first} to line {last} is too long to be quoted by"
        return QuoteError(f"{message} its ends: {most:,} characters at most", quote)

    def several(
        self, found: Sequence[Span], quote: str, *, by_ends: bool, beside: bool, on_line: bool
    ) -> SeveralError:
        """Return the fault of a quote with several places.

        ``by_ends``: it was given by its ends; ``beside``: with a prefix or a suffix; ``on_line``:
        with a line.
        """
        remedy = self._remedy(found, beside, on_line)
        message = f"the quote occurs in the text {len(found)} times: {remedy}"
        if by_ends:
            message = f"{len(found)} passages begin and end so: write more of it, or {remedy}"
        places = self._places(found, whole=by_ends)
        return SeveralError(f"{message}; it occurs {places}", quote, found)

    def on_other_line(self, found: Sequence[Span], line: int, quote: str) -> LineError:
        """Return the fault of a quote that does not begin on a line."""
        first = self._line_of(found[0].start)
        if all(self._line_of(span.start) == first for span in found):
            return LineError(f"the quote is not on line {line} but on line {first}", quote)
        places = self._places(found)
        return LineError(f"the quote is not on line {line}; it occurs {places}", quote)

    def in_other_column(self, line: int, cell: Span, quote: str) -> ColumnError:
        """Return the fault of a quote that is not in a cell."""
        has = fold(self._body[slice(*cell)]).strip()
        says = f"contains “{has}”" if has else "is empty"
        message = f"the quote is not in this column: its cell on line {line} {says}"
        return ColumnError(message, quote)

    @cached_property
    def _nearest(self) -> Nearest:
        return Nearest(self._searched())

    def _places(self, found: Sequence[Span], most: int = 3, *, whole: bool = False) -> str:
        """Return ``on line 3 between “… the ” and “ of …”, on line 9 …``, with its words too."""
        places = []
        for span in found[:most]:
            before, after = (fold(part) for part in context(self._body, span, 40))
            line = self._line_of(span.start)
            words = f"as “{clip(fold(self._body[slice(*span)]), 80)}” " if whole else ""
            beside = f"between “{before[-_BESIDE:]}” and “{after[:_BESIDE]}”"
            places.append(f"on line {line} {words}{beside}")
        if len(found) > most:
            places.append(f"and {len(found) - most} more")
        return ", ".join(places)

    def _remedy(self, found: Sequence[Span], beside: bool, on_line: bool) -> str:
        """Return what distinguishes the places of a quote: its line, if it is on several."""
        remedy = "make prefix: or suffix: longer" if beside else "add prefix: or suffix:"
        if on_line or len({self._line_of(span.start) for span in found}) < len(found):
            return remedy
        return f"{remedy}, or add line:" if beside else "add line:, prefix: or suffix:"


def context(body: str, span: tuple[int, int], n: int = 32) -> tuple[str, str]:
    """Return the ``n`` code points of ``body`` before ``span`` and the ``n`` after it."""
    start, end = span
    return body[max(start - n, 0) : start], body[end : end + n]
