"""Find the quotes of records in the texts of their sources."""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final, TypeAlias

from sqlalchemy import select
from sqlmodel import col

from timeline.canonical.passages_to_rows import CitedWords
from timeline.canonical.record import Canonical
from timeline.database.sessions import Session
from timeline.errors import NO_QUOTE, Problem
from timeline.loader.records.batch import Batch, BatchRecord
from timeline.loader.records.stored import select_in
from timeline.models import Entity, Source, Text
from timeline.passages import (
    ColumnError,
    LineError,
    QuoteError,
    SeveralError,
    SourceText,
    Span,
    same_words,
)
from timeline.text import listed

QuoteSpans = dict[tuple[str, int], CitedWords]
"""The words of each citation, by source and number."""
PassageSpans: TypeAlias = "array[int]"
"""The start and the end of each citation of a record in their order, -1 if its source has no text.

Empty if no source has one. An array, because a load keeps those of all records.
"""
_NOWHERE: Final = (-1, -1)

#: The part of a citation that is at fault, if that is not its quote.
_PART: dict[type[QuoteError], str] = {LineError: "line", ColumnError: "column"}


_TEXTS = (
    select(col(Entity.key), col(Text.body))
    .join(Source, col(Source.id) == col(Entity.id))
    .outerjoin(Text, col(Text.id) == col(Source.text_id))
)


class Quotes:
    """Locates the quotes of entries in the texts of their sources; each text is prepared once."""

    def __init__(self, session: Session, batch: Batch) -> None:
        self._session = session
        self._batch = batch
        self._bodies: dict[str, str | None] = {}
        self._texts: dict[str, SourceText] = {}
        #: Warnings about places that were found.
        self.doubts: list[Problem] = []

    def prepare(self, keys: Iterable[str]) -> None:
        """Read the texts of these sources from the batch, or else from the database."""
        missing = []
        for key in keys:
            entry = self._batch.entries.get(key)
            if entry is None:
                missing.append(key)
            else:
                self._bodies[key] = entry.body
        found = select_in(self._session, _TEXTS, col(Entity.key), missing)
        self._bodies |= dict(found)

    def forget(self) -> None:
        """Free the texts that are prepared for finding: all quotes are located."""
        self._texts.clear()

    def _text(self, source: str) -> SourceText | None:
        """Return the prepared text of a source; None if it has none."""
        text = self._texts.get(source)
        if text is None and (body := self._bodies.get(source)) is not None:
            text = self._texts[source] = SourceText(body)
        return text

    def locate(self, entry: BatchRecord, problems: list[Problem]) -> PassageSpans:
        """Return where the quotes of an entry are; add a problem for each that is not found."""
        places: PassageSpans = array("q")
        if all(self._bodies.get(source) is None for source in entry.ties.cited):
            return places
        for source, items in entry.checked.canonical.get("cite", {}).items():
            text = self._text(source)
            for number, item in enumerate(items):
                path = f"cite.{source}.{number}"
                places.extend(_NOWHERE)
                if text is None:
                    continue
                if "quote" not in item:
                    if (source, number) in entry.checked.unquoted:
                        message = f"is missing: the text of {source} is stored, so write the words"
                        problems.append(entry.problem(f"{path}.quote", message))
                    continue
                try:
                    span = _place(text, item)
                except QuoteError as error:
                    part = _PART.get(type(error), "quote")
                    kind = NO_QUOTE if part == "quote" else ""
                    message = error.message
                    if isinstance(error, SeveralError):
                        message += _unfit(text, item)
                    problems.append(entry.problem(f"{path}.{part}", message, kind))
                else:
                    places[-2:] = array("q", span)
                    self._doubt_page(entry, f"{path}.page", text, item, span.start)
        return places

    def _doubt_page(
        self, entry: BatchRecord, path: str, text: SourceText, item: Mapping[str, Any], start: int
    ) -> None:
        """Note a page that is not the one on which the text has the quote: it may be printed so."""
        page = text.page(start)
        if page is not None and item.get("page", str(page)) != str(page):
            message = f"the quote is on page {page} of the stored text: check the page"
            self.doubts.append(replace(entry.problem(path, message), warning=True))

    def spans(self, entry: BatchRecord, places: Iterable[int]) -> QuoteSpans:
        """Return words and position of each citation of an entry; ``places`` are its spans.

        A quote that differs in more than white space is stored as written, too: an export must
        return what the author wrote. Without the text, it has the white space that a package
        states.
        """
        spans: QuoteSpans = {}
        offsets, exact = iter(places), entry.checked.exact
        for source, items in entry.checked.canonical.get("cite", {}).items():
            body = self._bodies.get(source)
            for number, item in enumerate(items):
                words, span = item.get("quote", ""), None
                words, written = exact.get((source, number), words), ""
                start, end = next(offsets, -1), next(offsets, -1)
                if body is not None and start >= 0:
                    span = Span(start, end)
                    there = body[start:end]
                    written = "" if same_words(there, words) else words
                    words = there
                spans[source, number] = CitedWords(words, written, span)
        return spans


def worded(record: Canonical, spans: QuoteSpans) -> Canonical:
    """Return a record with its quotes replaced by the words of the texts."""
    if not any(words.written for words in spans.values()):
        return record
    cite = {
        source: [
            item | {"quote": spans[source, number].quote} if "quote" in item else item
            for number, item in enumerate(items)
        ]
        for source, items in record["cite"].items()
    }
    return record | {"cite": cite}


def _place(text: SourceText, item: Mapping[str, Any]) -> Span:
    """Return where a quote is. Of several places, one is chosen if it alone is on the page."""
    line = int(item["line"]) if "line" in item else None
    prefix, suffix, column = (item.get(name, "") for name in ("prefix", "suffix", "column"))
    try:
        return text.locate(item["quote"], prefix, suffix, line, column)
    except SeveralError as error:
        there = [span for span in error.places if str(text.page(span.start)) == item.get("page")]
        if len(there) != 1:
            raise
        return there[0]


def _unfit(text: SourceText, item: Mapping[str, Any]) -> str:
    """Return which stated parts of a place do not help to find a quote in this text."""
    paged = text.page(0) is not None
    names = [name for name in ("page", "row", "column") if name in item]
    stated = [f"{name}:" for name in names if not (paged and name == "page")]
    return f"; a quote in this text is not found by {listed(stated)}" if stated else ""
