"""What a map may not have before it is parsed: the time of the parser grows with some of it."""

import re
from typing import Final

MAX_PARTS: Final = 10
"""Parts of a dotted key at most: the parser's time grows with their third power."""
_STRING: Final = re.compile(r'"(?:[^"\\\n]|\\.)*+"|\'[^\'\n]*+\'')
_COMMENT: Final = re.compile(r"#[^\n]*+")
_LONG_KEY: Final = re.compile(
    rf"(?<![\w.\"-])(?:[\w-]++|\"\")(?:[ \t]*+\.[ \t]*+(?:[\w-]++|\"\")){{{MAX_PARTS}}}"
)


def excess(text: str) -> tuple[int, str]:
    """Return the line of what a map has too much of, and what it is; an empty text for nothing."""
    bare = _COMMENT.sub("", _STRING.sub('""', text))
    if not (match := _LONG_KEY.search(bare)):
        return 0, ""
    line = bare.count("\n", 0, match.start()) + 1
    return line, f"has a key with more than {MAX_PARTS} parts: no key of a map has so many"
