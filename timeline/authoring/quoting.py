"""A quote for a new record: found in the text of its source, and written as one that is found."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from timeline.authoring.known import KnownRecords
from timeline.passages import SourceText, Span, sentence_at
from timeline.text import one_line

_MOST_BEFORE: Final = 400
"""Characters before a quote that are tried to distinguish it from the same words elsewhere."""


class QuotePlace(NamedTuple):
    """A place of a quote: its line, and its sentence as three texts of which the second is it."""

    span: Span
    line: int
    before: str
    quote: str
    after: str


def places(known: KnownRecords, source: str, quote: str) -> list[QuotePlace]:
    """Return the places of a quote in the text of a source; none if no text is stored.

    Raises QuoteError, which names the nearest passage, for a quote that is nowhere.
    """
    text = known.text(source)
    if text is None:
        return []
    spans = text.spans(quote) or [text.locate(quote)]
    return [_found(text, span) for span in spans]


def passage(
    known: KnownRecords, source: str, quote: str, found: Sequence[QuotePlace], chosen: int
) -> Any:
    """Return a quote as a seed file has it, with what distinguishes the chosen place from others.

    ``found`` are ``places`` of the quote, ``chosen`` is the number of one of them, from 0.
    """
    words = one_line(quote.strip())
    text = known.text(source)
    if text is None or len(found) < 2:
        return words
    place = found[chosen]
    if [each.line for each in found].count(place.line) == 1:
        return {"quote": words, "line": str(place.line)}
    before = text.body[max(place.span.start - _MOST_BEFORE, 0) : place.span.start].split()
    prefix = ""
    for word in reversed(before):
        prefix = f"{word} {prefix}".strip()
        if len(text.spans(quote, prefix)) == 1:
            break
    return {"quote": words, "prefix": prefix}


def _found(text: SourceText, span: Span) -> QuotePlace:
    start, end = sentence_at(text.body, span.start, span.end)
    parts = (text.body[start : span.start], text.body[span.start : span.end])
    rest = text.body[span.end : end]
    return QuotePlace(span, text.line(span.start), *map(one_line, (*parts, rest)))
