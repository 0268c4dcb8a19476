"""The sentences of an article: without headings and datelines, and with wrapped lines joined."""

import re
from typing import Final, NamedTuple

from timeline.passages.sentences import sentences
from timeline.spans import Span

_WRAPPED: Final = 55
"""A line of this many characters that does not end a sentence probably continues on the next."""
_LONGEST: Final = 2000
"""A text longer than this is not a sentence of prose, but a table or a list."""
_BREAK: Final = re.compile(r"\n(?=[^\s])")
_ENDED: Final = re.compile(r"[.!?…。！？:][\"'”’)\]]*\Z")
_DATELINE: Final = re.compile(
    r"(?:[A-Z][A-Z.’'-]+(?:[ /,]+[A-Z][A-Z.’'-]+)*)"  # SEOUL, TOKYO/WASHINGTON
    r"(?:, (?:[A-Z][a-z]{2,8}\.? )?[A-Z0-9][^()\n—–-]{0,24})?"
    r"(?: ?\([^()\n]{1,40}\))? (?:--?|—|–) "
    r"|\([^()\n]{3,60}\) (?:--?|—|–|=) ?"
)


class Sentence(NamedTuple):
    """A sentence: its place, and its text with line breaks as spaces, of the same length."""

    span: Span
    text: str


def sentences_of(text: str) -> list[Sentence]:
    """Return the sentences of the body of an article, in order.

    Lines that end without a full stop are headings, captions or signatures: they are left out if
    there is any sentence. A dateline is not a part of its sentence.
    """
    joined = _joined(text)
    found = [
        Sentence(Span(*span), joined[slice(*span)])
        for span in sentences(joined)
        if span[1] - span[0] <= _LONGEST
    ]
    ended = [each for each in found if _ENDED.search(each.text)]
    return [_without_dateline(each) for each in ended or found]


def _joined(text: str) -> str:
    """Return the text with spaces for the line breaks inside paragraphs; its length is the same."""
    begin = 0
    parts = []
    for match in _BREAK.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].rstrip("\r")
        goes_on = len(line) >= _WRAPPED and not re.match(
            r"(?:[-*•]|\d+[.)]) ", text[match.end() :][:5]
        )
        if goes_on:
            parts.append(text[begin : match.start()] + " ")
            begin = match.end()
    return "".join(parts) + text[begin:]


def _without_dateline(sentence: Sentence) -> Sentence:
    match = _DATELINE.match(sentence.text)
    if match is None:
        return sentence
    start = sentence.span.start + match.end()
    return Sentence(Span(start, sentence.span.end), sentence.text[match.end() :])
