"""Designations of equipment: words with a capital and digits, such as ``K2`` and ``Type 10``.

A register has the designations that it has; a text has others, too. Their digits count nothing.
"""

import re
from typing import Final

from timeline.spans import Span

SERIES: Final = ("Type", "Mark", "Mk", "Block", "Model")
"""Words that make a designation of the number after them."""
DESIGNATION: Final = (
    rf"(?-i:(?:{'|'.join(SERIES)}) [0-9]+[A-Z]*(?![\w-])"
    r"|[A-Z][A-Za-z/]*-?[0-9]+[A-Za-z0-9/-]*(?![\w]))"
)
"""A pattern of a designation, for use inside other patterns: it has no group."""
_FOUND: Final = re.compile(rf"(?<![\w-]){DESIGNATION}")


def designations_in(text: str, within: Span) -> list[Span]:
    """Return the designations in a part of a text whose known names are tagged."""
    return [Span(*match.span()) for match in _FOUND.finditer(text, *within)]
