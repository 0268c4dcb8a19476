"""Passages of a source text: finding a quote, its context, and the sentences that contain it.

Positions are offsets in Unicode code points into the stored text, with exclusive ends: the text
position selector of the W3C Web Annotation Data Model. Quote, prefix and suffix are its text quote
selector.
"""

from timeline.passages.faults import ColumnError, LineError, QuoteError, SeveralError
from timeline.passages.quotes import SourceText
from timeline.passages.sentences import sentence_at, sentences
from timeline.passages.spacing import same_words
from timeline.passages.tables import cell_at
from timeline.spans import Span

__all__ = [
    "ColumnError",
    "LineError",
    "QuoteError",
    "SeveralError",
    "SourceText",
    "Span",
    "cell_at",
    "same_words",
    "sentence_at",
    "sentences",
]
