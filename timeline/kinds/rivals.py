"""Whether two values of one field surely differ, and how they fit together where they do not.

Numbers, dates and words of a closed list are compared: "eight" and "about ten", "May 2022" and
21 May 2022 differ in precision only. Two texts or keys differ because the curator says so: only a
reader knows whether both mean the same. A date that depends on another event has no bounds here
unless they are given, for rival dates are not solved.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from timeline.dates.phrases import When
from timeline.dates.terms import Bounds, EdtfTerm
from timeline.errors import QuantityError
from timeline.kinds.base import Field, FieldType
from timeline.kinds.comparing import AMOUNTS, contradicts, quantity, same, when
from timeline.quantities import within

_COMPARED: Final = frozenset({*AMOUNTS, FieldType.DATE, FieldType.TERM})
_UNCERTAIN: Final = "unknown"


@dataclass(frozen=True, slots=True)
class Said:
    """A value of a field as a record holds it or a source gives it.

    ``bounds`` is what is known of a date: one of these holds. There are none for a date that is not
    solved, and for what is no date.
    """

    field: Field
    text: str
    bounds: tuple[Bounds, ...] = ()


ValuesByPath = Mapping[str, Said]
"""The values of a record by path."""


def held(field: Field, text: str, solved: Bounds) -> Said:
    """A value of a record; ``solved`` are the bounds of it if it is a date.

    The event's own date is solved in the days of its place, and may be written in those of another:
    what it says as written holds too, if it depends on no other event.
    """
    if field.type is not FieldType.DATE:
        return Said(field, text)
    written = when(text)
    return Said(field, text, (solved,) if written.anchors else (written.bounds, solved))


def given(field: Field, text: str) -> Said:
    """A value that a source gives."""
    if field.type is not FieldType.DATE or when(text).anchors:
        return Said(field, text)
    return Said(field, text, (when(text).bounds,))


def differ(accepted: Said, said: Said) -> bool:
    """Whether two values of a field surely differ; what cannot be compared does not."""
    if not _comparable(accepted, said) or accepted.text == said.text:
        return False
    if accepted.field.type is FieldType.DATE:
        return not _may_be_one(accepted, said)
    return contradicts(accepted.field, accepted.text, said.text)


def agreement(accepted: Said, said: Said) -> str:
    """How two values can both be true, as in ``5 is within 3+``; empty where they cannot, or where
    only a reader can tell.
    """
    if not _comparable(accepted, said) or differ(accepted, said):
        return ""
    if same(accepted.field, accepted.text, said.text):
        return f"{said.text} is {accepted.text}"
    for inner, outer in ((said, accepted), (accepted, said)):
        if _is_within(inner, outer):
            return f"{inner.text} is within {outer.text}"
    if accepted.field.type is FieldType.TERM:
        return f"{_UNCERTAIN} leaves every word possible"
    return f"{said.text} and {accepted.text} may be the same"


def _comparable(a: Said, b: Said) -> bool:
    """Whether these values can be compared at all: not two currencies, nor two texts."""
    if a.field.type is not b.field.type or a.field.type not in _COMPARED:
        return False
    if a.field.type in AMOUNTS:
        try:
            contradicts(a.field, a.text, b.text)
        except QuantityError:
            return False
    if a.field.type is FieldType.DATE:
        return bool(a.bounds and b.bounds) or _moments(a, b) is not None
    return True


def _is_within(inner: Said, outer: Said) -> bool:
    if inner.field.type in AMOUNTS:
        money = inner.field.type is FieldType.MONEY
        return within(quantity(inner.text, money), quantity(outer.text, money)) == "surely"
    if inner.field.type is not FieldType.DATE:
        return False
    return any(
        theirs.start_lo <= mine.start_lo
        and mine.start_hi <= theirs.start_hi
        and theirs.end_lo <= mine.end_lo
        and mine.end_hi <= theirs.end_hi
        for mine in inner.bounds
        for theirs in outer.bounds
    )


def _may_be_one(a: Said, b: Said) -> bool:
    """Whether two dates that can be compared allow the same days, or are the same moment."""
    moments = _moments(a, b)
    if moments is not None:
        return moments[0] == moments[1]
    return not all(mine.apart(theirs) for mine in a.bounds for theirs in b.bounds)


def _moments(a: Said, b: Said) -> tuple[int, int] | None:
    """Seconds of two dates with clock times, both of UTC or both of some local time; or None."""
    one, other = _moment(when(a.text)), _moment(when(b.text))
    if one is None or other is None or one[1] != other[1]:
        return None
    return one[0], other[0]


def _moment(written: When) -> tuple[int, bool] | None:
    """Seconds of a date with a clock time, and whether they are of UTC; None of any other date."""
    if len(written.terms) != 1 or not isinstance(written.terms[0], EdtfTerm):
        return None
    date = written.terms[0].date
    if date.seconds is None or written.approximate or written.uncertain:
        return None
    offset = date.offset or 0
    return date.earliest * 86_400 + date.seconds - 60 * offset, date.offset is not None
