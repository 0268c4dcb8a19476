"""A range of a text, by which quotes, matches and faults of a query are located."""

from typing import NamedTuple


class Span(NamedTuple):
    """A range of a text in code points; the end is exclusive."""

    start: int
    end: int
