"""Whole numbers in words: ``three``, ``a hundred``, ``twenty-one``."""

from typing import Final

_ONES: Final = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = (
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_WORDS: Final = (
    {"a": 1, "an": 1, "a hundred": 100, "one hundred": 100, "a dozen": 12}
    | {word: number for number, word in enumerate(_ONES, 1)}
    | {word: 10 * number for number, word in enumerate(_TENS, 2)}
    | {
        f"{tens}-{one}": 10 * number + rest
        for number, tens in enumerate(_TENS, 2)
        for rest, one in enumerate(_ONES[:9], 1)
    }
)
NUMBER: Final = rf"(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))}|[1-9]\d{{0,3}})"
"""A pattern of a number in words or digits; ``a`` is one."""


def number_of(text: str) -> int:
    """Return a number from its word or its digits."""
    return _WORDS.get(text) or int(text)
