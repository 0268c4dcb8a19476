"""Finding a quote in a source text.

A quote is searched in four ways, and the first that finds it next to its prefix and suffix counts:

1. as it is; white space is folded in quote and text: any run of it, including line ends, matches
   any other run;
2. in the search form of the text (``folding``), without invisible differences;
3. the same with plain quotation marks, apostrophes, dashes and full-width characters
   (``typography``), which people type and editors change;
4. if it has an ellipsis, by its beginning and its end (``ends``).

Letters of other scripts that look alike are never folded: the error names them. A quote that is
found more than once in one way is ambiguous, and an error. The errors are worded in ``messages``.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from timeline.likeness import did_you_mean
from timeline.passages.ends import LONGEST, between, ends_of
from timeline.passages.faults import ColumnError, QuoteError
from timeline.passages.folding import FoldedText, trimmed
from timeline.passages.messages import Messages
from timeline.passages.spacing import SpacedText, fold
from timeline.passages.tables import TableText
from timeline.passages.typography import plain
from timeline.spans import Span
from timeline.text import clip, listed


class SourceText:
    """A text prepared for finding many quotes in it; memory use is linear in its length."""

    def __init__(self, body: str) -> None:
        self.body = body
        self._spaced = SpacedText(body)

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
        ends = ends_of(words) if not fitting and not others else []
        if len(ends) == 1:
            fitting, others = self._found(ends[0], before, after, line)
        elif ends:
            fitting = self._by_ends(ends, before, after, line)
        if line is not None and fitting:
            fitting = self._on_line(fitting, line, quote)
            if column:
                fitting = self._in_column(fitting, line, column, quote)
        elif column and fitting:
            self._check_column(self.line(fitting[0].start), column, quote)
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            given = {"beside": bool(before or after), "on_line": line is not None}
            raise self._messages.several(fitting, quote, by_ends=len(ends) > 1, **given)
        if others:
            beside = "next to its prefix and suffix"
            raise self._messages.misplaced("the quote", beside, others, quote)
        raise self._messages.missing(words, quote)

    def spans(self, quote: str, prefix: str = "", suffix: str = "") -> list[Span]:
        """Return all spans of ``quote`` next to ``prefix`` and ``suffix``; none if it is empty."""
        words, before, after = (fold(part).strip() for part in (quote, prefix, suffix))
        return self._found(words, before, after)[0] if words else []

    def line(self, offset: int) -> int:
        """Return the line number, from 1, of the code point at ``offset``."""
        return bisect_left(self._breaks, offset) + 1

    def page(self, offset: int) -> int | None:
        """Return the page, from 1, of a text with form feeds between its pages; None of others."""
        return bisect_left(self._feeds, offset) + 1 if self._feeds else None

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

    @cached_property
    def _feeds(self) -> Sequence[int]:
        """The offsets of the form feeds."""
        return array("q", (each.start() for each in re.finditer("\f", self.body)))

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
            fitting, more = _split(_alike(self._searched, words, before, after))
            others = more or others
        if not fitting:
            typed = (plain(part) for part in (words, before, after))
            fitting, more = _split(_alike(self._typed, *typed))
            others = more or others
        return fitting, others

    def _by_ends(
        self, ends: Sequence[str], before: str, after: str, line: int | None
    ) -> list[Span]:
        """Return the passages with these ends, next to prefix and suffix.

        Raises QuoteError if there is none, or none that is short enough.
        """
        chosen = []
        for name, end, beside in zip(
            ("beginning", "end"), ends, ((before, ""), ("", after)), strict=True
        ):
            found, others = self._found(end, *beside)
            if not found and others:
                side = f"next to its {'prefix' if before else 'suffix'}"
                raise self._messages.misplaced(f"the {name} “{end}”", side, others, end)
            if not found:
                raise self._messages.missing(end, end, name)
            chosen.append(found)
        heads, tails = chosen
        if line is not None:
            heads = self._on_line(heads, line, ends[0])
        passages = between(heads, tails)
        short = [span for span in passages if span.end - span.start <= LONGEST]
        if not passages:
            behind = f"behind “{ends[0]}”"
            raise self._messages.misplaced(f"“{ends[1]}”", behind, tails, ends[0])
        if not short:
            raise self._messages.too_long(passages[0], LONGEST, ends[0])
        return short

    def _on_line(self, found: Sequence[Span], line: int, quote: str) -> list[Span]:
        """Return the spans that begin on a line. Raises LineError if there are none."""
        there = [span for span in found if self.line(span.start) == line]
        if there:
            return there
        raise self._messages.on_other_line(found, line, quote)

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
        raise self._messages.in_other_column(line, cell, quote)

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
    def _table(self) -> TableText:
        return TableText(self.body, self._breaks)

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
    def _searched(self) -> FoldedText:
        """The search form of the body; most texts never need it."""
        return FoldedText(self.body)

    @cached_property
    def _typed(self) -> FoldedText:
        """The search form of the body with plain characters, as a keyboard has them."""
        return FoldedText(plain(self.body), self.body)

    @cached_property
    def _messages(self) -> Messages:
        return Messages(self.body, self.line, lambda: self._searched)


def _alike(text: FoldedText, words: str, before: str, after: str) -> Iterator[tuple[Span, bool]]:
    """Yield each span of the words in a search form, and whether prefix and suffix fit."""
    needle, head, tail = (FoldedText(trimmed(part)) for part in (words, before, after))
    for at, span in text.find(needle):
        stop = at + len(needle.letters)
        yield span, text.is_between(head, at, stop, tail)


def _split(found: Iterator[tuple[Span, bool]]) -> tuple[list[Span], list[Span]]:
    """Return the spans that fit prefix and suffix, and the others."""
    places = list(found)
    return [span for span, meant in places if meant], [span for span, meant in places if not meant]
