"""Whole numbers in English words: ``three``, ``twenty-one``, ``a hundred``."""

from typing import Final

ONES: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS: Final = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen",
)  # fmt: skip
TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

SINGLE: Final = {word: number for number, word in enumerate((*ONES, *TEENS), 1)} | {
    word: 10 * number for number, word in enumerate(TENS, 2)
}
"""The numbers of one word, up to ninety."""

_WORDS: Final = (
    {"a": 1, "an": 1, "a hundred": 100, "one hundred": 100, "a dozen": 12}
    | SINGLE
    | {
        f"{tens}-{one}": SINGLE[tens] + number
        for tens in TENS
        for number, one in enumerate(ONES, 1)
    }
)
NUMBER: Final = rf"(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))}|[1-9]\d{{0,3}})"
"""A pattern of a number in words of lower case or in digits; ``a`` is one."""


def number_of(text: str) -> int:
    """Return a number from a text with the pattern ``NUMBER``."""
    return _WORDS.get(text) or int(text)
