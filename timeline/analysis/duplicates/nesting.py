"""Whether two events can be a whole and its part, by their kinds, numbers, days and places."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from timeline.analysis.duplicates.comparing import other_place
from timeline.analysis.duplicates.traits import EventTraits
from timeline.kinds import WITH_ITEMS

_OTHER_WHOLES: Final = {"launch": "incident"}
"""Kinds of parts that can have a whole of another kind."""
_PRECISE: Final = 3
"""The days of a part are fewer: it is known to be on the day of its whole."""


def may_nest(a: EventTraits, b: EventTraits) -> bool:
    """Return whether one of two events can be part of the other one."""
    return covers(a, b) or covers(b, a)


def covers(whole: EventTraits, part: EventTraits) -> bool:
    """Return whether an event can have another one as its part.

    It is of a kind that has such parts, and may have more items. Without a day, or at another
    place, nothing says that they belong together.
    """
    kind = part.event.kind
    if whole.event.kind != kind:
        fits = _OTHER_WHOLES.get(kind) == whole.event.kind and part.fewest <= whole.most
    else:
        fits = kind in WITH_ITEMS and part.fewest < whole.most
    return fits and whole.dated and _has_day(part) and not other_place(whole, part)


def is_nested(a: EventTraits, b: EventTraits) -> bool:
    """Return whether two events are a whole and its part rather than one, by kind and number."""
    if a.event.kind != b.event.kind:
        return True
    if a.event.kind not in WITH_ITEMS or a.items is None or b.items is None:
        return False
    few, many = sorted((a.items, b.items), key=lambda items: items.low)
    return few.low == few.high == 1 < many.low


def is_exact(each: EventTraits) -> bool:
    """Return whether an event states one number of items, without bounds."""
    return each.items is not None and each.items.low == each.items.high


class OnlyOnes:
    """Which pairs are the only events of their day in both chronicles, and alike but for a number.

    Two lists that have one launch each, of one system at one place on one day, differ in its number
    rather than that one has a part of the other.
    """

    def __init__(self, near: Iterable[tuple[EventTraits, EventTraits]]) -> None:
        """``near`` are all pairs that are less than a day apart."""
        of_day = (pair for pair in near if all(map(_has_day, pair)))
        self._times = Counter(each.id for pair in of_day for each in pair)

    def has(self, a: EventTraits, b: EventTraits) -> bool:
        """Return whether two events are such a pair."""
        if a.event.kind != b.event.kind or self._times[a.id] != 1 or self._times[b.id] != 1:
            return False
        systems = a.names.value.systems & b.names.value.systems
        placed = a.event.place is not None and b.event.place is not None
        return bool(systems) and placed and not other_place(a, b)


def _has_day(each: EventTraits) -> bool:
    return each.dated and each.event.end_hi - each.event.start_lo < _PRECISE
