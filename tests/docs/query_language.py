"""Generated parts of ``query-language.md``: every field that a query can name."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from tests.docs.pages import code, codes, table
from timeline.kinds import KINDS, Kind
from timeline.models.vocabularies import LINKS
from timeline.query.fields import DECLARED, FIELDS, KEY_TYPES
from timeline.query.grammar import QueryField

KEYS = {
    "actor": "kor",
    "system": "f-35a",
    "programme": "kill-chain",
    "place": "korean-peninsula",
    "source": "alliance-article",
    "event": "f35a-arrival",
}
"""A key of the shipped chronicle for each type of record that a field can name."""

VALUES = {
    "number": ("numbers", "6..8"),
    "money": ("money", "1e12KRW.."),
    "date": ("dates", "2022-05..2022-08"),
    "grade": ("a grade", "B2"),
    "country": ("a country", "KOR"),
    "text": ("words", "summit"),
    "plain": ("a field", "quantity"),
}
"""What a field of each type takes, and an example."""

SHARED = {
    "kind": "of one of these kinds",
    "actor": "in which this actor, or a part of it, takes part in any role",
    "country": "in this country, or with an actor of this country",
    "source": "with a citation of this source",
    "claimant": "of which a source reports the words of this actor, or of a part of it",
    "grade": "with a supporting citation of at least this grade; `=B2`: of exactly this grade",
    "inferred": "whose value of this field has a reason under `inferred`",
    "disputed": "whose value of this field some source gives otherwise",
    "key": "with this key",
    "quote": "with these words in a quote",
    "text": "with these words in any text; words without a field mean the same",
}
"""What the fields find that no kind declares, except links."""


def parts() -> dict[str, Callable[[], str]]:
    """The generated parts of the page, by name."""
    shared = {name: field for name, field in FIELDS.items() if _belongs(name, None)}
    found: dict[str, Callable[[], str]] = {"fields of all events": partial(_table, shared)}
    for kind in KINDS.values():
        own = {name: _own(name, kind) for name in FIELDS if _belongs(name, kind)}
        found[f"fields of {kind.plural}"] = partial(_table, own)
    return found


def _belongs(name: str, kind: Kind | None) -> bool:
    """Whether a field is one of this kind; without a kind, whether it is one of all events."""
    declared = DECLARED.get(name)
    if declared is None:
        return kind is None
    return any(each.kind is kind for each in declared)


def _own(name: str, kind: Kind) -> QueryField:
    """A field with the terms that this kind alone has."""
    declared = next(each.field for each in DECLARED[name] if each.kind is kind)
    title = declared.title.lower()
    return replace(FIELDS[name], values=declared.terms or None, title=title)


def _table(fields: Mapping[str, QueryField]) -> str:
    rows = [
        [code(name), _takes(field), _finds(field), code(f"{name}:{_example(field)}")]
        for name, field in fields.items()
    ]
    return table(["Field", "Takes", "Finds events", "Query"], rows)


def _takes(field: QueryField) -> str:
    if field.type == "key":
        type_ = KEY_TYPES[field.name]
        return f"key or name of {'an' if type_[0] in 'ae' else 'a'} {type_}"
    if field.values is not None:
        return codes(field.values)
    return VALUES[field.type][0]


def _finds(field: QueryField) -> str:
    if field.name in SHARED:
        return SHARED[field.name]
    if field.name in LINKS:
        return f"with the link {code(field.name)} to this event, or to a part of it"
    _, _, modality = field.name.partition(".")
    what = f"{modality} {field.title}".strip()
    if field.type == "date":
        return "possibly on one of these days" + f", as {what}" * (field.name != "date")
    if field.type in ("number", "money"):
        return f"with {what} possibly in this range"
    if field.type == "text":
        return f"with these words in {what}"
    if field.type == "key":
        return f"with this {KEY_TYPES[field.name]}, or a part of it, as {what}"
    return f"with one of these as {what}"


def _example(field: QueryField) -> str:
    if field.type == "key":
        return KEYS[KEY_TYPES[field.name]]
    return field.values[0] if field.values is not None else VALUES[field.type][1]
