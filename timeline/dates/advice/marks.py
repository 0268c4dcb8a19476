"""Characters: one text for the many ways to type the same thing."""

import re
import unicodedata

_HYPHENS = "\u2010\u2011\ufe63\uff0d"  # in NFKC some of these stay
_QUOTES = re.compile(r"""(["'“”‘’«»])(.+)\1?["'“”‘’«»]""", re.DOTALL)


def fold(text: str) -> str:
    """``text`` with ASCII digits and hyphens, every other dash as ``–``, single spaces, trimmed."""
    found = []
    for char in unicodedata.normalize("NFKC", text):
        if char in _HYPHENS or char == "\N{MINUS SIGN}":
            found.append("-")
        elif unicodedata.category(char) == "Pd" and char != "-":
            found.append("–")
        elif (digit := unicodedata.decimal(char, None)) is not None:
            found.append(str(digit))
        else:
            found.append(char)
    folded = re.sub(r"\s+", " ", "".join(found)).strip()
    if match := _QUOTES.fullmatch(folded):
        folded = match[2].strip()
    return folded.removesuffix(".") if re.search(r"\d\.$", folded) else folded
