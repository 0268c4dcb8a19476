"""The words with which a text relates an event to another one: ``in response to``, ``during``."""

import re
from typing import Final

_ANSWERS: Final = (
    r"in (?:response|reaction|retaliation|answer|reply) (?:to|for)|in protest (?:at|against|over)"
    r"|responding to|reacting to|(?:the|an|its|in|was|were) answer to|to protest(?: against)?"
)
CUES: Final[dict[str, str]] = {
    "responds-to": _ANSWERS,
    "part-of": r"(?:as )?(?:a )?part of|within the framework of|under the umbrella of",
    "during": r"during|in the course of",
    "announces": r"announc(?:ing|ed|es)",
    "after": r"after|following",
    "before": r"before|ahead of|prior to",
}
"""Patterns of the words before the other event, by the type of the link."""
CUE: Final = re.compile(
    rf"\b(?:{'|'.join(CUES.values())}|of the end of)(?: [a-z-]+){{0,4}} ?[“\"‘]?\Z", re.IGNORECASE
)
"""Such words at the end of a text: what follows names another event."""
