"""Which columns of few words may be fields with a list of words, and what their cells mean."""

import re
from collections.abc import Mapping
from typing import Final

from timeline.kinds.base import Field, FieldType
from timeline.models.vocabularies import NOT_HAPPENED
from timeline.naming.words import word_meant
from timeline.readers.maps.drafting.columns import ColumnProfile
from timeline.readers.maps.drafting.said import few
from timeline.readers.maps.drafting.titles import Guess
from timeline.readers.maps.drafting.words import TYPES
from timeline.readers.maps.toml import toml

_DOUBTFUL: Final = re.compile(
    r"[?¿？]|\b(?:probabl|possibl|presum|likely|maybe|perhaps|alleged|suspected|unconfirmed)",
    re.IGNORECASE,
)
"""What says that the word of a cell is in doubt."""
_OF_DOUBT: Final = frozenset({"unknown", "claimed"})
"""Words that do not say more than such a cell."""


def word_field(guess: Guess, column: ColumnProfile, known: Mapping[str, Field]) -> str:
    """Return the field whose words most cells of a column mean; empty if there is none.

    A column with the name of a field, or of what an event is, needs fewer of them.
    """
    best, most = "", (0, False)
    for name, field in known.items():
        if field.type is not FieldType.TERM or name in guess.fields:
            continue
        fitting = sum(map(bool, _meanings(column, field).values()))
        needed = 2 if {*TYPES, name} & {*column.words} else 4
        if fitting * 5 >= len(column.values) * needed:
            rank = fitting, name in column.words
            best, most = (name, rank) if rank > most else (best, most)
    return best


def give_words(guess: Guess, column: ColumnProfile, field: Field) -> None:
    """Give a column to a field with a list of words; a word in doubt is not taken as certain."""
    words = _meanings(column, field)
    doubtful = [
        text
        for text, word in words.items()
        if word and word not in _OF_DOUBT and _DOUBTFUL.search(text)
    ]
    certain = ", ".join(dict.fromkeys(words[text] for text in doubtful))
    lost = [text for text, word in words.items() if not word]
    remarks: list[str] = []
    if lost:
        without = f"is {field.default!r} then" if field.default else "has no value then"
        remarks.append(f"CHECK: {few(lost)} fit no word of the field: such a row {without}")
    if doubtful and "unknown" in field.terms:
        words |= dict.fromkeys(doubtful, "unknown")
        remarks.append(
            f"CHECK: here 'unknown' stands for {few(doubtful)}, because {certain} would be certain"
        )
    elif doubtful:
        remarks.append(f"CHECK: {few(doubtful)} are taken as certain: {certain}")
    open_ = [text for text in words if field.name != "status" and word_meant(text, NOT_HAPPENED)]
    if open_:
        terms = {text: word_meant(text, NOT_HAPPENED) for text in open_}
        way = toml({"column": column.name, "terms": terms, "otherwise": "occurred"})
        remarks.append(
            f"CHECK: all rows are things that happened; if {few(open_)} did not, add status = {way}"
        )
    guess.give(field.name, {"column": column.name, "terms": words}, [column], "; ".join(remarks))


def _meanings(column: ColumnProfile, field: Field) -> dict[str, str]:
    return {text: word_meant(text, field.terms) for text in column.values}
