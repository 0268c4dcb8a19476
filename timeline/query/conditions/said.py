"""Events by the values that any source gives, accepted or not: ``said:quantity:5``.

A claim stores the value of its source if that is not the accepted value: a vaguer one (``says``), a
conversion (``restates``) or a rival (``disputes``). The database compares keys and terms. Numbers,
dates and texts are stored as written, so they are read and compared before the query is compiled.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, func, or_, select

from timeline.canonical.comparing import AMOUNTS, quantity, when
from timeline.canonical.record import KIND, LINKS
from timeline.database.rounds import among
from timeline.database.sessions import Session
from timeline.kinds import Field, FieldType
from timeline.models.columns import TABLES
from timeline.naming.query_names import DECLARED, LINK_FIELDS, DeclaredField
from timeline.query.conditions.fields.fulltext import tokens
from timeline.query.conditions.fields.ranges import date_is_among, quantity_lies_in
from timeline.query.conditions.fields.references import meant
from timeline.query.conditions.fields.scope import Scope
from timeline.query.grammar.nodes import Clause, WordValue
from timeline.query.grammar.words import index_tokens, matches

_CLAIM, _ENTITY = TABLES["claim"], TABLES["entity"]
KEYS: Final = (
    FieldType.ACTOR, FieldType.SYSTEM, FieldType.PROGRAMME, FieldType.PLACE, FieldType.EVENT,
)  # fmt: skip
"""Types whose values are keys of records."""
_WORDS: Final = (FieldType.TERM, FieldType.TAG)
_STORED: Final = (*KEYS, *_WORDS)
"""Types whose values are compared by the database."""
_ROLES: Final = tuple(
    each for found in DECLARED.values() for each in found if each.field.type is FieldType.ACTOR
)


def read(session: Session, names: Iterable[str]) -> dict[str, list[tuple[int, str]]]:
    """Return by query field the values that sources give, each with the id of its record."""
    found = {}
    for name in names:
        if type_of(name) not in _STORED:
            statement = select(_CLAIM.c.entity_id, _CLAIM.c.says).where(_is_on(name))
            found[name] = [(id_, text) for id_, text in session.execute(statement)]
    return found


def matching(clause: Clause, values: Sequence[Any], scope: Scope) -> Select[Any]:
    """Return a SELECT of the events for which a source gives any of the values.

    Without ``values``: for which a source gives any value of the field.
    """
    name = clause.field
    claimed = select(_CLAIM.c.entity_id).where(_is_on(name))
    if not values:
        return claimed
    type_ = type_of(name)
    if type_ in KEYS:
        return claimed.where(_CLAIM.c.says.in_(keys_meant(type_, values, scope)))
    if type_ in _WORDS:
        return claimed.where(_CLAIM.c.says.in_([value.value for value in values]))
    field = field_of(name)
    ids = [id_ for id_, text in scope.said[name] if is_any(field, text, values, clause.surely)]
    return among(sorted(set(ids)), scope.dialect)


def keys_meant(type_: FieldType, values: Sequence[Any], scope: Scope) -> Select[Any]:
    """Return a SELECT of the keys of the records that the values mean."""
    entries = meant(_ENTITY.c.id, TABLES[type_.value], values, scope)
    return select(_ENTITY.c.key).where(entries)


def is_any(field: Field, text: str, values: Sequence[Any], surely: bool) -> bool:
    """Return whether the text of a source is any of the values; not for ``KEYS``."""
    if field.type in _WORDS:
        return any(text == value.value for value in values)
    if field.type in AMOUNTS:
        number = quantity(text, field)
        return any(
            text == value.value
            if isinstance(value, WordValue)
            else quantity_lies_in(number, value, surely, field.whole)
            for value in values
        )
    if field.type is FieldType.DATE:
        own = field.name == "when"
        return any(date_is_among(when(text), value, surely, own) for value in values)
    words = index_tokens(text)
    return any(matches(words, tokens(value)) for value in values)


def type_of(name: str) -> FieldType:
    """Return the type of the values of a query field."""
    return field_of(name).type


def field_of(name: str) -> Field:
    """Return the declared field that has the values of a query field, or the first of several."""
    if name in LINK_FIELDS:
        return LINKS
    return KIND if name == KIND.name else _declared(name)[0].field


def paths_of(name: str) -> tuple[str, ...]:
    """Return the paths that cover every value of a query field, of the modality in its name."""
    if name in LINK_FIELDS:
        return (f"{LINKS.name}.{name}",)
    if name == KIND.name:
        return (name,)
    found = {".".join(filter(None, (each.field.name, each.modality))) for each in _declared(name)}
    return tuple(sorted(found))


def part_of(name: str) -> str:
    """Return the part of a list of records that a query field searches, or an empty text."""
    return "" if name in (*LINK_FIELDS, KIND.name) else _declared(name)[0].part


def _declared(name: str) -> Sequence[DeclaredField]:
    return _ROLES if name == "actor" else DECLARED[name]


def _is_on(name: str) -> ColumnElement[bool]:
    """Return the condition that a claim gives a value of the field."""
    path = _CLAIM.c.fields
    if part := part_of(name):
        items = (path.like(f"{begin}.%.{part}") for begin in paths_of(name))
        return _CLAIM.c.says.is_not(None) & or_(*items)
    of_it = (
        or_(path == begin, func.substr(path, 1, len(begin) + 1) == f"{begin}.")
        for begin in paths_of(name)
    )
    return _CLAIM.c.says.is_not(None) & or_(*of_it)
