"""Compare two values of one field, such as those of two sources; parsed values are cached.

Most commands that read compare no dates, so their grammar is imported with the first of them.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.kinds.base import Field, FieldType
from timeline.quantities import Quantity, compatible, stored_quantity
from timeline.quantities import same as same_quantity

if TYPE_CHECKING:
    from timeline.dates.wording.phrases import When

AMOUNTS = frozenset({FieldType.NUMBER, FieldType.MONEY})
"""The types whose values are quantities."""
DaySeconds = tuple[int, int]
"""The first and the last possible second of a clock time."""
_WORDS = frozenset({FieldType.TERM, FieldType.FLAG, FieldType.ZONE, FieldType.LANGUAGE})


# A chronicle repeats the same few texts many times, so parsed values are cached.
@lru_cache(1 << 14)
def when(text: str) -> "When":
    """``parse_when`` with a cache, for any date field; only ``when`` refuses a set in braces."""
    from timeline.dates.written.parsing import parse_when

    return parse_when(text, several=True)


def can_be_restated(field: Field) -> bool:
    """Return whether a source can convert a value of a field: to another currency, unit or form."""
    return field.type in AMOUNTS or field.type is FieldType.DATE


def quantity(text: str, field: Field) -> Quantity:
    """Return the amount that a text is as a value of a field, with bounds that suit the field.

    New values get stricter checks (``loader.checking``).
    """
    return read_quantity(text, field.type is FieldType.MONEY, field.whole)


@lru_cache(1 << 14)
def read_quantity(text: str, money: bool, whole: bool = False) -> Quantity:
    """``stored_quantity`` with a cache."""
    return stored_quantity(text, money=money, whole=whole)


def contradicts(field: Field, accepted: str, said: str) -> bool:
    """Return whether a source's value surely cannot be a vaguer form of the accepted value.

    Relative dates are not compared, because they must be solved first. Texts and keys are never
    compared: only a reader knows whether one means the other. Raises QuantityError for amounts that
    cannot be compared.
    """
    if field.type in AMOUNTS:
        return not compatible(quantity(accepted, field), quantity(said, field))
    if field.type is FieldType.DATE:
        return apart(when(accepted), when(said))
    return field.type in _WORDS and accepted != said and "unknown" not in (accepted, said)


def same(field: Field, a: str, b: str) -> bool:
    """Return whether two texts are the same value."""
    if field.type in AMOUNTS:
        return same_quantity(quantity(a, field), quantity(b, field))
    if field.type is FieldType.DATE:
        return when(a) == when(b)
    return a == b


def apart(a: "When", b: "When") -> bool:
    """Return whether two dates as written cannot be one, in any time zone.

    Times with offsets are compared as instants. A time with an offset and a date without one can
    be one if the time is on that date somewhere: 21:40 UTC is on the next day in Seoul.
    """
    from timeline.dates.network.agreement import anywhere
    from timeline.dates.wording.phrases import When

    if not a.bounds.apart(b.bounds):
        return False
    if (times := moments(a, b)) is not None:
        (first, last), (start, end) = times
        return first > end or start > last
    return When(anywhere(a.terms)).bounds.apart(When(anywhere(b.terms)).bounds)


def same_moment(a: str, b: str) -> bool:
    """Return whether two dates are one instant, written with different offsets."""
    times = moments(when(a), when(b))
    return times is not None and times[0] == times[1]


def moments(a: "When", b: "When") -> tuple[DaySeconds, DaySeconds] | None:
    """Return the times of two dates with clock times, both in UTC or both local; else None."""
    one, other = _moment(a), _moment(b)
    if one is None or other is None or one[1] != other[1]:
        return None
    return one[0], other[0]


def _moment(written: "When") -> tuple[DaySeconds, bool] | None:
    """Return the time of a date with a clock time, and whether it is in UTC; else None."""
    from timeline.dates.wording.terms import EdtfTerm

    if len(written.terms) != 1 or not isinstance(written.terms[0], EdtfTerm):
        return None
    term = written.terms[0]
    if term.seconds is None or written.approximate or written.uncertain:
        return None
    first, last = term.seconds
    offset = 60 * (term.date.offset or 0)
    return (first - offset, last - offset), term.date.offset is not None
