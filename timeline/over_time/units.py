"""Units of a time axis, and ranges of days in order."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Final, NamedTuple

from timeline.dates.calendar import Unit, unit_index, unit_start


@dataclass(frozen=True, slots=True)
class AxisUnit:
    """A number of calendar units as one: a quarter is three months, a decade ten years."""

    unit: Unit
    count: int = 1

    def index(self, day: int) -> int:
        """Return the number of the step that contains ``day``."""
        return unit_index(self.unit, day) // self.count

    def start(self, index: int) -> int:
        """Return the first day of step number ``index``."""
        return unit_start(self.unit, index * self.count)

    def end(self, index: int) -> int:
        """Return the last day of step number ``index``."""
        return self.start(index + 1) - 1

    @property
    def name(self) -> str:
        """``week``, ``quarter``, ``decade``, ``100 years``."""
        known = {("month", 3): "quarter", ("year", 10): "decade", ("year", 100): "century"}
        several = self.unit if self.count == 1 else f"{self.count:,} {self.unit}s"
        return known.get((self.unit, self.count), several)


DAY, WEEK, MONTH = (AxisUnit(unit) for unit in ("day", "week", "month"))
QUARTER = AxisUnit("month", 3)
POWERS: Final = tuple(AxisUnit("year", 10**power) for power in range(18))
"""A year, ten years, a hundred years …"""
YEARS: Final = tuple(AxisUnit("year", n * ten.count) for ten in POWERS for n in (1, 2, 5))
"""Years, and two, five, ten … of them together, for labels and columns that would be too many."""
BY_DAY: Final = (DAY, MONTH, *POWERS)
"""The units of an axis on which days matter; weeks would not align with months."""
BY_MONTH: Final = (MONTH, QUARTER, *POWERS)
BY_WEEK: Final = (WEEK, *BY_MONTH)
"""The units of an axis for counts."""


class Slots(NamedTuple):
    """Ranges of days in order, with the column of each: the cells or the units of an axis."""

    columns: list[int]
    firsts: list[int]
    lasts: list[int]

    def between(self, first: int, last: int) -> tuple[int, int] | None:
        """Return the numbers of the first and the last slot that overlap ``first`` to ``last``.

        From the bounds of an event these are the slots that it touches: ``start_lo`` and ``end_hi``
        give those that it possibly touches, ``start_hi`` and ``end_lo`` those that it surely does.
        """
        begin, end = bisect_left(self.lasts, first), bisect_right(self.firsts, last) - 1
        return (begin, end) if begin <= end else None
