"""Forms of the grammar as patterns, and the error for a text that fits none of them."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from typing import Final

from timeline.dates.names import WEEKDAYS
from timeline.dates.wording.terms import Term
from timeline.dates.wording.thirds import THIRDS
from timeline.errors import DateError
from timeline.likeness import near
from timeline.text import KEY


class Form:
    """One form of the grammar, compiled to a pattern.

    In ``wording``, ``a|b`` is a choice, ``[word]`` is optional, and words in capitals are the
    placeholders of ``_PLACES``. ``make`` gets the text of each word, or None for a missing one.
    """

    def __init__(self, wording: str, make: Callable[..., Term]) -> None:
        self.make = make
        self.words = wording.split(" ")
        self.shown = wording
        for place, words in _SHOWN.items():
            self.shown = self.shown.replace(place, words)
        self.own_words = frozenset(re.findall(r"[a-z]+", self.shown))
        self.match = self._pattern(len(self.words)).fullmatch

    def reach(self, text: str) -> int:
        """Return the length of the longest start of ``text`` that the first words match."""
        return next((found.end() for start in self._starts if (found := start.match(text))), 0)

    @cached_property
    def _starts(self) -> list[re.Pattern[str]]:
        """The patterns of its first words, the most words first."""
        return [self._pattern(count, "(?: |$)") for count in range(len(self.words), 0, -1)]

    def _pattern(self, count: int, end: str = "") -> re.Pattern[str]:
        """Return a pattern of the first ``count`` words, the last of which is required."""
        parts = [
            f"(?:({word[1:-1]}) )?" if word[0] == "[" else f"({_PLACES.get(word, word)}) "
            for word in self.words[: count - 1]
        ]
        last = self.words[count - 1].strip("[]")
        return re.compile("".join(parts) + f"({_PLACES.get(last, last)})" + end)


_PLACES: Final = {
    "DATE": r"[^ a-z][^ ]*",
    "N": r"0|[1-9][0-9]{0,6}",
    "UNITS": r"days?|weeks?|months?|years?",
    "KEY": KEY,
    "WEEKDAY": "|".join((*map(str.capitalize, WEEKDAYS), "weekend")),
    "REFERENCE": rf"(?:published )?{KEY}|(?:(?:{'|'.join(THIRDS)}) )?[^ a-z][^ ]*",
}
_SHOWN: Final = {
    "UNITS": "days|weeks|months|years",
    "hours?": "hours",
    "WEEKDAY": "Monday|…|Sunday|weekend",
    "REFERENCE": "KEY|DATE",
}
"""Placeholders as error messages name them."""


def unknown_wording(text: str, known: Sequence[Form]) -> DateError:
    """Return the error for a text that fits no form: where the best form ends, nearest forms."""
    start = text.find("  ") + 1 if "  " in text else 0
    if start or text.startswith(" ") or text.endswith(" "):
        place = 0 if text.startswith(" ") else start or len(text) - 1
        message = "words are separated by one space, without spaces at the start or end"
        return DateError(message, position=place)
    reaches = [form.reach(text) for form in known]
    if at := max(reaches):
        nearest = [form for form, reach in zip(known, reaches, strict=True) if reach == at]
    else:
        alike = _likeness(text, known)
        nearest = sorted(alike, key=alike.__getitem__, reverse=True)[:3]
    forms = ", ".join(form.shown for form in nearest)
    hint = f"the nearest forms: {forms}" if forms else ""
    if at >= len(text):
        return DateError("the wording is incomplete", position=len(text), hint=hint)
    word = repr(text[at : at + 41].split(" ", 1)[0])
    return DateError(f"{word} does not fit here", position=at, hint=hint)


def _likeness(text: str, known: Sequence[Form]) -> dict[Form, int]:
    """Return how many of the first words of ``text`` are similar to words of each form, if any."""
    words = frozenset[str]().union(*(form.own_words for form in known))
    alike = [_similar(word, words) for word in text[:120].split(" ")]
    scores = {form: sum(not form.own_words.isdisjoint(each) for each in alike) for form in known}
    return {form: score for form, score in scores.items() if score}


@lru_cache(1 << 10)
def _similar(word: str, words: frozenset[str]) -> frozenset[str]:
    """Return those of the words of all forms that are similar to a word, which has four letters."""
    if len(word) < 4:  # one edit turns "foo" into "for"
        return frozenset()
    return frozenset(near(word, words, len(words), beginnings=False))
