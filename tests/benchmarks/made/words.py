"""Made-up names and sentences.

A name is as frequent as its rank in the list says, as in real registers: the first actor is in one
row of ten, the last in one of some ten thousand.
"""

import random
from collections.abc import Sequence
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")

_ONSETS = [
    "b",
    "ch",
    "d",
    "f",
    "g",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "sh",
    "t",
    "v",
    "z",
    "br",
    "dr",
    "kr",
    "st",
    "tr",
]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ou"]
_ENDS = ("", "n", "r", "l", "s", "m", "k", "nd", "rt")

COUNTRIES = (
    "Chad", "Mali", "Niger", "Kenya", "Uganda", "Sudan", "Nigeria", "Somalia", "Ethiopia", "Benin",
    "Togo", "Ghana", "Angola", "Zambia", "Malawi", "Rwanda", "Burundi", "Gabon", "Senegal",
    "Guinea", "Mauritania", "Morocco", "Algeria", "Tunisia",
)  # fmt: skip
"""Countries in which the made-up events take place; nothing of them happened."""


class Ranked(Generic[T]):
    """Some things, drawn as often as their rank says."""

    def __init__(self, things: Sequence[T]) -> None:
        self.things = things
        self._weights = list(accumulate(1 / (rank + 4) for rank in range(len(things))))

    def draw(self, made: random.Random, count: int = 1) -> list[T]:
        """Return N of them, some perhaps twice."""
        return made.choices(self.things, cum_weights=self._weights, k=count)


def words(count: int, seed: int) -> list[str]:
    """Return N different words of two or three syllables."""
    made = random.Random(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        syllables = (
            made.choice(_ONSETS) + made.choice(_VOWELS) for _ in range(made.choice((2, 2, 3)))
        )
        found["".join(syllables) + made.choice(_ENDS)] = None
    return list(found)


def names(count: int, seed: int, *kinds: str) -> list[str]:
    """Return N different names of two words and a kind: ``Beshai Kolun Front``."""
    first, second = words(count, seed), words(count, seed + 1)
    return [
        " ".join(
            (one.title(), other.title(), kinds[number % len(kinds)]) if kinds else (one, other)
        )
        for number, (one, other) in enumerate(zip(first, second, strict=True))
    ]


class Sentences:
    """Notes as analysts write them: some words are in every second one, most in few."""

    def __init__(self, seed: int, vocabulary: int = 4_000) -> None:
        self.words = Ranked(words(vocabulary, seed))

    def note(self, made: random.Random, low: int = 12, high: int = 40) -> str:
        """Return two sentences of N words together."""
        drawn = self.words.draw(made, made.randint(low, high))
        half = len(drawn) // 2
        return (
            " ".join(drawn[:half]).capitalize() + ". " + " ".join(drawn[half:]).capitalize() + "."
        )
