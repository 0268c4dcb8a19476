"""Characters that typography chooses for the same sign: quotation marks, dashes, full-width forms.

Each is replaced by one character, so that offsets do not change. Letters of other scripts that look
alike are not among them: they are other letters, and a quote with one is a mistake to be named.
A dash becomes a hyphen, but at the end of a line it still breaks no word (``folding``).
"""

from typing import Final

_SINGLE: Final = "‘’‚‛ʹʻʼʽˈ′‵´`‹›"
_DOUBLE: Final = "“”„‟″‶«»〝〞〟"
_DASHES: Final = "\u2010\u2011‒–—―−﹘﹣"

PLAIN: Final = (
    str.maketrans(
        _SINGLE + _DOUBLE + _DASHES, "'" * len(_SINGLE) + '"' * len(_DOUBLE) + "-" * len(_DASHES)
    )
    | str.maketrans("µ", "μ")
    | {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
)
"""Each of these characters with the one that a keyboard has."""


def plain(text: str) -> str:
    """Return a text of the same length with plain quotation marks, apostrophes and hyphens."""
    return text.translate(PLAIN)
