"""The longest queries: limits far beyond what a person writes, the same on every database.

The time that a query takes grows with its length; without limits it could take hours.
"""

from collections.abc import Sequence
from typing import Final

from timeline.errors import QueryError, UsageError
from timeline.query.grammar.lexer import Piece
from timeline.spans import Span

MOST_CHARACTERS: Final = 1_000_000
"""Code points in the text of one query."""
MOST_VALUES: Final = 10_000
"""Values in one query, including those of named queries; a word or a phrase is one value."""
MOST_WORDS: Final = 1_000
"""Words of a phrase; in Chinese, Japanese and Korean, characters."""
DEEPEST: Final = 10
"""Levels of named queries that refer to named queries."""
MOST_NAMED: Final = 200
"""Named queries in one query, including those inside others."""

_LESS: Final = "split it into several queries"


def check_length(words: Sequence[str] | str) -> None:
    """Raise UsageError for a text that is too long to parse quickly."""
    length = len(words) if isinstance(words, str) else sum(map(len, words))
    if length > MOST_CHARACTERS:
        raise UsageError(
            f"a query has at most {MOST_CHARACTERS:,} characters, and this one has {length:,}",
            _LESS,
        )


def count(source: str, values: Sequence[Span], before: int) -> int:
    """Return the number of values including these. Raises QueryError at the one over the limit."""
    left = MOST_VALUES - before
    if len(values) > left:
        raise QueryError(
            f"a query has at most {MOST_VALUES:,} values, and this one exceeds the limit",
            source,
            *values[left],
            _LESS,
        )
    return before + len(values)


def check_words(piece: Piece, count: int) -> None:
    """Raise QueryError for a phrase with too many words."""
    if count > MOST_WORDS:
        raise piece.error(
            f"a phrase has at most {MOST_WORDS:,} words, and this one has {count:,}",
            "search for a part of it, or for its words without quotes",
        )
