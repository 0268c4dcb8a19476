"""Is each quote of a source text still where its citation states: position, context and line?"""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final, NamedTuple

from timeline.canonical.record import LOCATORS
from timeline.passages import SourceText
from timeline.text import listed

_SHOWN: Final = 160


class MisstatedPlace(NamedTuple):
    """What a passage states of its place and is not true of the text of its source.

    ``of`` is the field at fault as the end of a path (``.line``), or empty for the whole passage.
    """

    of: str
    message: str


class QuotedText:
    """The text of a source, to compare with the passages that cite it."""

    def __init__(self, source: str, body: str) -> None:
        self.source = source
        self.body = body

    def faults(self, passage: Any) -> Iterator[MisstatedPlace]:
        """Yield what a passage states of its place that is not true of the text.

        It has the columns of passages.
        """
        if not (passage.quote or any(getattr(passage, name) for name in LOCATORS)):
            return  # the date of publication, not a piece of the text
        quote = " ".join(passage.quote.split())
        shown = quote if len(quote) <= _SHOWN else f"{quote[:_SHOWN]}…"
        the_quote = f"the quote “{shown}”"
        if passage.start is None or passage.end is None:
            message = f"{the_quote} has no position in the text of {self.source}"
            yield MisstatedPlace("", message)
            return
        if self.body[passage.start : passage.end] != passage.quote:
            place = f"{passage.start}-{passage.end}"
            message = f"{the_quote} is no longer in the text of {self.source} at {place}"
            yield MisstatedPlace("", message)
            return
        if (passage.prefix or passage.suffix) and not self._is_in_context(passage):
            message = f"{the_quote} is not between its prefix and suffix in {self.source}"
            yield MisstatedPlace(".prefix" if passage.prefix else ".suffix", message)
        if passage.line is None and not passage.column:
            return
        line = self._prepared.line(passage.start)
        columns = self._prepared.without_column(line, passage.column) if passage.column else []
        if passage.line is not None and line != passage.line:
            message = f"{the_quote} is on line {line} of {self.source}, not on line {passage.line}"
            yield MisstatedPlace(".line", message)
        elif columns:
            has = listed(columns, "and")
            message = f"{self.source} has no column {passage.column!r}: it has {has}"
            yield MisstatedPlace(".column", message)
        elif passage.column and not self._is_in_column(passage):
            message = f"{the_quote} is not in the column {passage.column!r} of {self.source}"
            yield MisstatedPlace(".column", message)

    def _is_in_context(self, passage: Any) -> bool:
        """Return whether the stored position is that of the quote in its context."""
        found = self._prepared.spans(passage.quote, passage.prefix, passage.suffix)
        return (passage.start, passage.end) in found

    def _is_in_column(self, passage: Any) -> bool:
        """Return whether a quote is in its cell; true if the text has no such cell."""
        if passage.line is None or passage.start is None or passage.end is None:
            return True
        cell = self._prepared.cell(passage.line, passage.column or "")
        return cell is None or (cell.start <= passage.start and passage.end <= cell.end)

    @cached_property
    def _prepared(self) -> SourceText:
        return SourceText(self.body)
