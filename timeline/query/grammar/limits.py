"""How long a query may be: limits far beyond what a person writes, the same on every database.

Below them the time that a query takes grows with its length; without them one could ask for hours.
"""

from collections.abc import Sequence
from typing import Final

from timeline.errors import QueryError, UsageError
from timeline.query.grammar.lexer import Piece
from timeline.query.grammar.nodes import Span

MOST_CHARACTERS: Final = 1_000_000
"""Code points in the text of one query."""
MOST_VALUES: Final = 10_000
"""Values in one query, those of named queries counted; a word or a phrase is one."""
MOST_WORDS: Final = 1_000
"""Words of a phrase; of Chinese, Japanese and Korean, characters."""
DEEPEST: Final = 10
"""Named queries inside one another."""
MOST_NAMED: Final = 200
"""Named queries in one query, those inside others counted."""

_LESS: Final = "ask for less at once, in several queries"


def check_length(words: Sequence[str] | str) -> None:
    """Refuse a text that would take more than a moment to read. Raises UsageError."""
    length = len(words) if isinstance(words, str) else sum(map(len, words))
    if length > MOST_CHARACTERS:
        raise UsageError(
            f"the query is {length:,} characters long, and {MOST_CHARACTERS:,} are the most", _LESS
        )


def count(source: str, values: Sequence[Span], before: int) -> int:
    """How many values there are with these; refuses the one too many. Raises QueryError."""
    left = MOST_VALUES - before
    if len(values) > left:
        raise QueryError(
            f"a query has at most {MOST_VALUES:,} values, and this is one more",
            source,
            *values[left],
            _LESS,
        )
    return before + len(values)


def check_words(piece: Piece, count: int) -> None:
    """Refuse a phrase of so many words. Raises QueryError."""
    if count > MOST_WORDS:
        raise piece.error(
            f"a phrase has at most {MOST_WORDS:,} words, and this one has {count:,}",
            "ask for a part of it, or for its words without quotes around them",
        )
