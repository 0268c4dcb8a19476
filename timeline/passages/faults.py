"""What is wrong with a quote: it is not in its text, or not where its citation says."""

from timeline.errors import ValueFault


class QuoteError(ValueFault):
    """A quote that does not occur in its text, or occurs more than once."""


class SeveralError(QuoteError):
    """A quote that occurs in its text more than once."""


class LineError(QuoteError):
    """A quote that occurs in its text, but not on the stated line."""


class ColumnError(QuoteError):
    """A quote in a table, but not in the stated column, or the table does not have this column."""
