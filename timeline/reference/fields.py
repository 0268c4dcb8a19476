"""A field in words: what its values are, and what else is to be known of them, in Markdown."""

from collections.abc import Iterable, Iterator

from timeline.kinds.base import ANY, REFERENCES, Field, FieldType, Per
from timeline.reference.types import TYPES
from timeline.text import with_article

UNLIMITED = 10_000
"""The limit of a text that has no limit of its own."""


def code(text: str) -> str:
    """Return a text as inline code of Markdown."""
    return f"`{text}`"


def codes(texts: Iterable[str]) -> str:
    """Return texts as a list of inline code."""
    return ", ".join(map(code, texts))


def value_of(field: Field, *, terms: bool = True) -> str:
    """Return what a value is: ``number (people)``, ``list of keys of actors``.

    Without ``terms``, the words of a closed list are left out.
    """
    name = TYPES[field.type].name
    if field.type is FieldType.TERM:
        return f"one of {codes(field.terms)}" if terms else "one word of a closed list"
    if field.type is FieldType.WORDING:
        return "list of texts" if field.many else "`{slot: text}`"
    if field.type is FieldType.RECORDS:
        return f"list of `{{{', '.join(f'{part.name}: …' for part in field.parts)}}}`"
    if field.type is FieldType.COLUMNS:
        return "`{column: value paths}`"
    if field.type is FieldType.EVENT:
        return "list of `{type of link: key of an event}`"
    if field.type in REFERENCES:
        return f"list of keys of {name}s" if field.many else f"key of {with_article(name)}"
    return f"{name} ({field.unit})" if field.unit else name


def notes_of(field: Field, vocabularies: str = "") -> Iterator[str]:
    """Yield what else is to be known of a field.

    ``vocabularies`` says where the words of a field that narrows another one are listed.
    """
    if field.required:
        yield "required"
    if field.default:
        yield f"default {code(field.default)}"
    if field.per is Per.PARTICIPANT:
        yield "one value, or one for each participant: `{usa: …, kor: …}`"
    if field.per is Per.MODALITY:
        yield "one value, or `{expected: …, actual: …}`"
    for part in field.parts:
        unit = f" ({part.unit})" if part.unit else ""
        name = part.query or f"{field.query_name}.{part.name}"
        usual = "" if part.usual == ANY else f", usually {part.usual}"
        yield f"{code(part.name)}: {TYPES[part.type].name}{unit}{usual}, in a query {code(name)}"
    if field.whole:
        yield "whole numbers"
    if field.possible != ANY:
        yield str(field.possible)
    if field.usual != ANY:
        yield f"usually {field.usual}, otherwise a warning"
    if field.sequence:
        yield f"in this order of time if `stage-of` joins two events: {codes(field.sequence)}"
    if field.narrows:
        yield f"must fit `{field.narrows}`{vocabularies}"
    if field.type in (FieldType.TEXT, FieldType.WORDING) and field.limit != UNLIMITED:
        yield f"at most {field.limit:,} characters"
    if field.query:
        yield f"in a query: {code(field.query)}"


def example_of(field: Field) -> str:
    """Return a valid value of a field as a seed file writes it; a list has one item."""
    if field.terms:
        one = str(next((each for each in field.terms if each != field.default), field.terms[0]))
    elif field.type is FieldType.RECORDS:
        return f"[{{{', '.join(f'{part.name}: {example_of(part)}' for part in field.parts)}}}]"
    elif field.type is FieldType.WORDING and not field.many:
        return f"{{first: {TYPES[field.type].example}}}"
    elif field.type is FieldType.EVENT:
        return f"[{{responds-to: {TYPES[field.type].example}}}]"
    elif field.type is FieldType.NUMBER:
        one = "8"
    elif field.type is FieldType.DATE and not field.cited:
        one = "2022-07"
    else:
        one = TYPES[field.type].example
    if field.per is Per.MODALITY:
        return f"{{expected: {one}}}"
    return f"[{one}]" if field.many else one
