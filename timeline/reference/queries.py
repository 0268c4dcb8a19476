"""The fields of queries in words: what each takes, and an example."""

from typing import Final

from timeline.query.grammar import QueryField
from timeline.reference.fields import codes
from timeline.text import with_article

KEYS: Final = {
    "actor": "kor",
    "system": "f-35a",
    "programme": "kill-chain",
    "place": "korean-peninsula",
    "source": "alliance-article",
    "event": "f35a-arrival",
}
"""A key of the shipped chronicle for each type of record that a field can name."""

VALUES: Final = {
    "number": ("numbers", "6..8"),
    "money": ("money", "1e12KRW.."),
    "date": ("dates", "2022-05..2022-08"),
    "grade": ("a grade", "B2"),
    "country": ("a country", "KOR"),
    "text": ("words", "summit"),
    "tag": ("a tag", "annual"),
    "degrees": ("degrees", "37.5..38"),
    "zone": ("a time zone", "Asia/Seoul"),
    "language": ("a language tag", "ko"),
    "plain": ("a value path", "quantity"),
}
"""What a field of each type takes, and an example."""


def takes(field: QueryField, terms: tuple[str, ...]) -> str:
    """Return what a field takes, in Markdown; ``terms`` are its words, if it has a closed list."""
    if field.type == "key":
        return f"key or name of {with_article(field.keys)}"
    if field.type in VALUES:
        return ", ".join(filter(None, (VALUES[field.type][0], codes(terms))))
    return codes(terms)


def example_of_query(field: QueryField, terms: tuple[str, ...]) -> str:
    """Return a value for a field, as a query has it."""
    if field.type == "key":
        return KEYS[field.keys]
    example = VALUES[field.type][1] if field.type in VALUES else terms[0]
    return example.partition("..")[0] if field.end else example
