"""Decide whether two values of one field surely differ, or how both can be true.

Numbers, dates and words of a closed list are compared: "eight" and "about ten", or "May 2022" and
21 May 2022, differ only in precision. Two texts or keys differ because the curator states so: only
a reader knows whether both mean the same. A date that depends on another event has no bounds here
unless they are given, because rival dates are not solved.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from timeline.canonical.comparing import (
    AMOUNTS,
    DaySeconds,
    apart,
    contradicts,
    moments,
    quantity,
    same,
    when,
)
from timeline.dates.wording.terms import Bounds
from timeline.errors import QuantityError
from timeline.kinds.base import Field, FieldType, Per
from timeline.quantities import within

_COMPARED: Final = frozenset({*AMOUNTS, FieldType.DATE, FieldType.TERM})
_UNCERTAIN: Final = "unknown"

Difference = Literal["contradicts", "vaguer", "finer", "overlaps", "same", "differs"]
"""How a rival value differs from the accepted one.

- contradicts: both cannot be true
- vaguer, finer: the rival contains the accepted value, or is contained in it
- overlaps: both can be true, but neither contains the other
- same: both are the same value, written differently
- differs: texts, keys, two currencies, dates that are not solved: only a reader can compare them
"""
DIFFERENCES: Final[tuple[Difference, ...]] = get_args(Difference)


@dataclass(frozen=True, slots=True)
class StatedValue:
    """A value of a field, accepted in a record or given by a source.

    ``bounds`` are alternatives for the bounds of a date: one of them applies. They are empty for a
    date that is not solved, and for values of other types. ``instants`` are the first and the last
    possible instant of an accepted clock time, in seconds since 1970 UTC, if its zone is known.
    """

    field: Field
    text: str
    bounds: tuple[Bounds, ...] = ()
    instants: DaySeconds | None = None


ValuesByPath = Mapping[str, StatedValue]
"""The values of a record by path."""


def accepted_value(
    field: Field, text: str, solved: Bounds, instants: DaySeconds | None = None
) -> StatedValue:
    """Return an accepted value of a record; ``solved`` are its bounds if it is a date.

    The date of an event is solved in the days of its place, but may be written in the days of
    another zone. If it depends on no other event, its bounds as written are an alternative.
    """
    if field.type is not FieldType.DATE:
        return StatedValue(field, text)
    written = when(text)
    bounds = (solved,) if written.anchors else (written.bounds, solved)
    return StatedValue(field, text, bounds, instants)


def given(field: Field, text: str) -> StatedValue:
    """Return a value that a source gives."""
    if field.type is not FieldType.DATE or when(text).anchors:
        return StatedValue(field, text)
    return StatedValue(field, text, (when(text).bounds,))


def differ(accepted: StatedValue, said: StatedValue) -> bool:
    """Return whether two values of a field surely differ; False if they cannot be compared.

    Values in lists of records cannot: the second delivery of one record need not be the second of
    another.
    """
    if (
        accepted.field.per is Per.ITEM
        or not _comparable(accepted, said)
        or accepted.text == said.text
    ):
        return False
    if accepted.field.type is FieldType.DATE:
        return not _may_be_one(accepted, said)
    return contradicts(accepted.field, accepted.text, said.text)


def difference(accepted: StatedValue, said: StatedValue) -> Difference:
    """Return how a rival value differs from the accepted one."""
    if not _comparable(accepted, said):
        return "differs"
    if differ(accepted, said):
        return "contradicts"
    within, contains = _is_within(said, accepted), _is_within(accepted, said)
    if same(accepted.field, accepted.text, said.text) or (within and contains):
        return "same"
    return "finer" if within else "vaguer" if contains else "overlaps"


def agreement(accepted: StatedValue, said: StatedValue) -> str:
    """Return how two values can both be true, as in ``5 is within 3+``.

    Return an empty text if they cannot both be true, or if only a reader can decide.
    """
    found = difference(accepted, said)
    if found in ("contradicts", "differs"):
        return ""
    if found == "same":
        return f"{said.text} is {accepted.text}"
    if _UNCERTAIN in (accepted.text, said.text):
        noun = "word" if accepted.field.type is FieldType.TERM else "value"
        return f"{_UNCERTAIN} allows every {noun}"
    if found == "overlaps":
        return f"{said.text} and {accepted.text} may be the same"
    inner, outer = (said, accepted) if found == "finer" else (accepted, said)
    return f"{inner.text} is within {outer.text}"


def _comparable(a: StatedValue, b: StatedValue) -> bool:
    """Return whether two values can be compared: not two currencies, and not two texts."""
    if a.field.type is not b.field.type or a.field.type not in _COMPARED:
        return False
    if a.field.type in AMOUNTS:
        try:
            contradicts(a.field, a.text, b.text)
        except QuantityError:
            return False
    if a.field.type is FieldType.DATE:
        return bool(a.bounds and b.bounds) or _times(a, b) is not None
    return True


def _is_within(inner: StatedValue, outer: StatedValue) -> bool:
    if inner.field.type in AMOUNTS:
        amounts = (quantity(each.text, each.field) for each in (inner, outer))
        return within(*amounts) == "surely"
    if inner.field.type is FieldType.TERM:
        return outer.text in (inner.text, _UNCERTAIN)
    if (times := _times(inner, outer)) is not None:
        (first, last), (start, end) = times
        return start <= first and last <= end
    if _has_clock(outer):  # no day is within a time of it, and the zone of another time is unknown
        return False
    return any(
        theirs.start_lo <= mine.start_lo
        and mine.start_hi <= theirs.start_hi
        and theirs.end_lo <= mine.end_lo
        and mine.end_hi <= theirs.end_hi
        for mine in inner.bounds
        for theirs in outer.bounds
    )


def _has_clock(value: StatedValue) -> bool:
    return when(value.text).clock is not None


def _times(a: StatedValue, b: StatedValue) -> tuple[DaySeconds, DaySeconds] | None:
    """Return the times of two dates with clock times that can be compared; else None."""
    if (one := _instants(a)) is not None and (other := _instants(b)) is not None:
        return one, other
    return moments(when(a.text), when(b.text))


def _instants(value: StatedValue) -> DaySeconds | None:
    """Return the first and the last instant of a clock time; None if its zone is unknown."""
    written = when(value.text)
    if moments(written, written) is None or written.clock is None:  # none, or an approximate one
        return None
    return value.instants or written.clock.instants


def _may_be_one(a: StatedValue, b: StatedValue) -> bool:
    """Return whether two comparable dates have days in common, or are the same moment."""
    if (times := _times(a, b)) is not None:
        (first, last), (start, end) = times
        return first <= end and start <= last
    if not all(mine.apart(theirs) for mine in a.bounds for theirs in b.bounds):
        return True
    return _has_clock(a) and _has_clock(b) and not apart(when(a.text), when(b.text))
