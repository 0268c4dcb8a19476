"""What is wrong with a quote: it is not in its text, or not where its citation says."""

from collections.abc import Sequence

from timeline.errors import ValueFault
from timeline.spans import Span


class QuoteError(ValueFault):
    """A quote that does not occur in its text, or occurs more than once."""


class SeveralError(QuoteError):
    """A quote that occurs in its text more than once, at ``places``."""

    def __init__(self, message: str, text: str, places: Sequence[Span]) -> None:
        super().__init__(message, text)
        self.places = places


class LineError(QuoteError):
    """A quote that occurs in its text, but not on the stated line."""


class ColumnError(QuoteError):
    """A quote in a table, but not in the stated column, or the table does not have this column."""
