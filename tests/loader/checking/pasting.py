"""What a message advises to write, as the texts that a user would paste into the file."""

import re

_CHOICE = re.compile(
    r"""("[^"]*"|'[^']*'|[^,("']+?)"""
    r"(?: \([^()]*\))?(?: if [^,]* (?:is|are) meant)?(?:,? or |, |[:;] |$)"
)
_CALL = re.compile(r"\b(?:write|in quotes:) (?=\S)")


def advised(message: str) -> list[str]:
    """Return each value that the message advises to write; none if it advises no value."""
    calls = list(_CALL.finditer(message))
    if not calls:
        return []
    rest = message[calls[-1].end() :].partition(", whichever")[0]
    return [each.strip() for each in _CHOICE.findall(rest)]
