"""Finding a quote in a source text, and explaining why a quote is not found.

White space is folded in quote and text: any run of it, including line ends, matches any other run.
If the quote then does not occur next to its prefix and suffix, all three are searched in the search
form of the text (``folding``), which removes invisible differences. Visible differences are never
removed: a quote with a straight apostrophe does not match a text with a typographic one, and the
error states this difference.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from timeline.errors import ValueFault
from timeline.likeness import did_you_mean
from timeline.passages.folding import Folded, trimmed
from timeline.passages.nearest import Nearest
from timeline.passages.spacing import Spaced, fold
from timeline.passages.tables import Table
from timeline.spans import Span
from timeline.text import clip, listed


class QuoteError(ValueFault):
    """A quote that does not occur in its text, or occurs more than once."""


class SeveralError(QuoteError):
    """A quote that occurs in its text more than once."""


class LineError(QuoteError):
    """A quote that occurs in its text, but not on the stated line."""


class ColumnError(QuoteError):
    """A quote in a table, but not in the stated column, or the table does not have this column."""


class SourceText:
    """A text prepared for finding many quotes in it; memory use is linear in its length."""

    def __init__(self, body: str) -> None:
        self.body = body
        self._spaced = Spaced(body)

    def locate(
        self,
        quote: str,
        prefix: str = "",
        suffix: str = "",
        line: int | None = None,
        column: str = "",
    ) -> Span:
        """Return the span of ``quote``, next to ``prefix`` and ``suffix`` if they are given.

        With ``line`` only occurrences that begin on this line count; with ``column`` too, only
        those in this cell, if the text is a table. Raises QuoteError if the quote
        is empty, does not occur, or occurs more than once; LineError if it is on another line;
        ColumnError if it is in another column, or if the table does not have this column.
        """
        words, before, after = (fold(part).strip() for part in (quote, prefix, suffix))
        if not words:
            raise QuoteError("the quote is empty: copy the words from the source text", quote)
        fitting, others = self._found(words, before, after, line)
        if line is not None and fitting:
            fitting = self._on_line(fitting, line, quote)
            if column:
                fitting = self._in_column(fitting, line, column, quote)
        elif column and fitting:
            self._check_column(self.line(fitting[0].start), column, quote)
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            remedy = self._remedy(fitting, bool(before or after), line is not None)
            message = f"the quote occurs in the text {len(fitting)} times: {remedy}"
            raise SeveralError(f"{message}; it occurs {self._places(fitting)}", quote)
        if others:
            message = "the quote is in the text, but not next to its prefix and suffix"
            raise QuoteError(f"{message}; it occurs {self._places(others)}", quote)
        raise QuoteError(self._missing(words), quote)

    def spans(self, quote: str, prefix: str = "", suffix: str = "") -> list[Span]:
        """Return all spans of ``quote`` next to ``prefix`` and ``suffix``; none if it is empty."""
        words, before, after = (fold(part).strip() for part in (quote, prefix, suffix))
        return self._found(words, before, after)[0] if words else []

    def line(self, offset: int) -> int:
        """Return the line number, from 1, of the code point at ``offset``."""
        return bisect_left(self._breaks, offset) + 1

    def cell(self, line: int, column: str) -> Span | None:
        """Return the span of the cell of a table; None if the text has no such cell."""
        return self._table.cell(line, column)

    def without_column(self, line: int, column: str) -> list[str]:
        """Return the columns of a line that is surely in a table which does not have ``column``.

        The list is empty if the table has this column, or if the text may be no table.
        """
        if self._table.has(column):
            return []
        return self._table.columns(line)

    @cached_property
    def _breaks(self) -> Sequence[int]:
        """The offsets of the line ends."""
        return array("q", (each.start() for each in re.finditer("\n", self.body)))

    def _found(
        self, words: str, before: str, after: str, line: int | None = None
    ) -> tuple[list[Span], list[Span]]:
        """Return the spans of the words that fit prefix and suffix, and the other ones.

        With ``line`` only this line is searched, unless nothing fits there.
        """
        fitting, others = _split(self._exact(words, before, after, line))
        if not fitting and line is not None:
            fitting, others = _split(self._exact(words, before, after))
        if not fitting:
            fitting, more = _split(self._alike(words, before, after))
            others = more or others
        return fitting, others

    def _on_line(self, found: Sequence[Span], line: int, quote: str) -> list[Span]:
        """Return the spans that begin on a line. Raises LineError if there are none."""
        there = [span for span in found if self.line(span.start) == line]
        if there:
            return there
        first = self.line(found[0].start)
        if all(self.line(span.start) == first for span in found):
            raise LineError(f"the quote is not on line {line} but on line {first}", quote)
        places = self._places(found)
        raise LineError(f"the quote is not on line {line}; it occurs {places}", quote)

    def _in_column(self, found: list[Span], line: int, column: str, quote: str) -> list[Span]:
        """Return the spans in a cell; all if the text has no such cell.

        Raises ColumnError if the quote is in another cell, or if the table has no such column.
        """
        cell = self.cell(line, column)
        if cell is None:
            self._check_column(line, column, quote)
            return found
        inside = [span for span in found if cell.start <= span.start and span.end <= cell.end]
        if inside:
            return inside
        has = fold(self.body[cell.start : cell.end]).strip()
        says = f"contains “{has}”" if has else "is empty"
        message = f"the quote is not in this column: its cell on line {line} {says}"
        raise ColumnError(message, quote)

    def _check_column(self, line: int, column: str, quote: str) -> None:
        """Raise ColumnError if this line is in a table without the column.

        If the text may be no table, only if a line that may be the header has a similar column.
        """
        if columns := self.without_column(line, column):
            hint = did_you_mean(column, columns) or f": it has {listed(columns, 'and')}"
        elif self._table.has(column):
            return
        else:
            hint = did_you_mean(column, self._table.likely_columns(line))
        if hint:
            raise ColumnError(f"the table has no column {clip(column)!r}{hint}", quote)

    @cached_property
    def _table(self) -> Table:
        return Table(self.body, self._breaks)

    def _exact(
        self, words: str, before: str, after: str, line: int | None = None
    ) -> Iterator[tuple[Span, bool]]:
        """Yield each span of the words, white space folded, and whether prefix and suffix fit.

        With ``line`` only those that begin on it; the rest of the text is not searched.
        """
        if line is None:
            return self._spaced.find(words, before, after)
        breaks = self._breaks
        if line - 1 > len(breaks):
            return iter(())
        start = breaks[line - 2] + 1 if line > 1 else 0
        end = breaks[line - 1] if line <= len(breaks) else len(self.body)
        return self._spaced.within(words, before, after, start, end)

    @cached_property
    def _searched(self) -> Folded:
        """The search form of the body; most texts never need it."""
        return Folded(self.body)

    def _alike(self, words: str, before: str, after: str) -> Iterator[tuple[Span, bool]]:
        """Yield the same as ``_exact``, but found in the search form."""
        needle, head, tail = (Folded(trimmed(part)) for part in (words, before, after))
        for at, span in self._searched.find(needle):
            stop = at + len(needle.letters)
            yield span, self._searched.is_between(head, at, stop, tail)

    # -- messages for a quote that is not found, or found more than once -------------------------

    @cached_property
    def _nearest(self) -> Nearest:
        return Nearest(self._searched)

    def _places(self, found: Sequence[Span], most: int = 3) -> str:
        """Return ``on line 3 between “… said the ” and “ of …”, on line 9 …``."""
        places = []
        for span in found[:most]:
            before, after = (fold(part) for part in context(self.body, span, 40))
            line = self.line(span.start)
            places.append(f"on line {line} between “{before[-24:]}” and “{after[:24]}”")
        if len(found) > most:
            places.append(f"and {len(found) - most} more")
        return ", ".join(places)

    def _remedy(self, found: Sequence[Span], beside: bool, on_line: bool) -> str:
        """Return what distinguishes the places of a quote: its line, if it is on several."""
        remedy = "make prefix: or suffix: longer" if beside else "add prefix: or suffix:"
        if on_line or len({self.line(span.start) for span in found}) < len(found):
            return remedy
        return f"{remedy}, or add line:" if beside else "add line:, prefix: or suffix:"

    def _missing(self, words: str) -> str:
        if "…" in words or "..." in words:
            remedy = "; a quote is one continuous passage: quote its parts separately"
        else:
            remedy = ""
        near = self._nearest.to(words)
        if near is None:
            return f"the quote is not in the text, and nothing in the text is similar{remedy}"
        difference = f"; the text has {near.difference}" if near.difference else ""
        return (
            f"the quote is not in the text; the nearest is on line {self.line(near.offset)}: "
            f"“{near.words}”{difference}{remedy}"
        )


def matches(passage: str, quote: str) -> bool:
    """Whether a passage of a text matches this quote by the rules of ``SourceText.locate``."""
    return same_words(passage, quote) or Folded(passage).matches(Folded(trimmed(quote)))


def same_words(passage: str, quote: str) -> bool:
    """Whether two texts are the same apart from white space."""
    return passage.split() == quote.split()


def context(body: str, span: tuple[int, int], n: int = 32) -> tuple[str, str]:
    """Return the ``n`` code points of ``body`` before ``span`` and the ``n`` after it."""
    start, end = span
    return body[max(start - n, 0) : start], body[end : end + n]


def _split(found: Iterator[tuple[Span, bool]]) -> tuple[list[Span], list[Span]]:
    """Return the spans that fit prefix and suffix, and the others."""
    places = list(found)
    return [span for span, meant in places if meant], [span for span, meant in places if not meant]
