"""Compare two values of one field, such as those of two sources; parsed values are cached."""

from collections.abc import Callable
from functools import lru_cache, partial

from timeline.dates.wording.phrases import When
from timeline.dates.written.parsing import parse_when
from timeline.kinds.base import Field, FieldType
from timeline.quantities import Quantity, compatible, stored_quantity

AMOUNTS = frozenset({FieldType.NUMBER, FieldType.MONEY})
"""The types whose values are quantities."""
_WORDS = frozenset({FieldType.TERM, FieldType.FLAG, FieldType.ZONE, FieldType.LANGUAGE})


# A chronicle repeats the same few texts many times, so parsed values are cached.
when: Callable[[str], When] = lru_cache(1 << 15)(partial(parse_when, several=True))
"""``parse_when`` with a cache, for any date field; only ``when`` refuses a set in braces."""


@lru_cache(1 << 15)
def quantity(text: str, money: bool) -> Quantity:
    """``stored_quantity`` with a cache; new values get stricter checks (``loader.checking``)."""
    return stored_quantity(text, money=money)


def contradicts(field: Field, accepted: str, said: str) -> bool:
    """Return whether a source's value surely cannot be a vaguer form of the accepted value.

    Relative dates are not compared, because they must be solved first. Texts and keys are never
    compared: only a reader knows whether one means the other. Raises QuantityError for amounts that
    cannot be compared.
    """
    if field.type in AMOUNTS:
        return not compatible(*(quantity(text, _is_money(field)) for text in (accepted, said)))
    if field.type is FieldType.DATE:
        return when(accepted).bounds.apart(when(said).bounds)
    return field.type in _WORDS and accepted != said and "unknown" not in (accepted, said)


def same(field: Field, a: str, b: str) -> bool:
    """Return whether two texts are the same value."""
    if field.type in AMOUNTS:
        return quantity(a, _is_money(field)) == quantity(b, _is_money(field))
    if field.type is FieldType.DATE:
        return when(a) == when(b)
    return a == b


def _is_money(field: Field) -> bool:
    return field.type is FieldType.MONEY
