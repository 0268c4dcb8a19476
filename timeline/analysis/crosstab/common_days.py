"""Tables of two units of one date: an event is in a cell on a day that is in both units.

It is possibly there if one of its possible days is; it surely is if one of its dates surely is in
both units, and, where days are known on which it surely was, on one of these.
"""

from collections.abc import Iterable, Sequence
from typing import Self

from timeline.analysis.crosstab.axes import GroupAxis
from timeline.dates.calendar import DayRange
from timeline.query.grouping.fields import units_of_one_date
from timeline.query.grouping.periods import PeriodUnit
from timeline.query.results.grouping import DateBounds


class CommonDays:
    """The days of the cells of a table whose fields are two units of one date."""

    def __init__(self, axes: Sequence[GroupAxis], units: Sequence[PeriodUnit]) -> None:
        self._axes, self._units = axes, units
        recurring = bool(units[0].cycle) and not units[1].cycle
        self._order = (1, 0) if recurring else (0, 1)

    @classmethod
    def of(cls, axes: Sequence[GroupAxis]) -> Self | None:
        """Return those of a table; None for a table of other fields."""
        groupings = [axis.grouping for axis in axes]
        if not units_of_one_date(groupings):
            return None
        return cls(axes, [each.unit for each in groupings if each.unit is not None])

    def truth(self, dates: Iterable[DateBounds], groups: Sequence[int]) -> tuple[bool, bool]:
        """Return whether a date possibly has a day of a cell, and whether it surely can have one.

        ``groups`` are those of the cell, which both have units of the dates.
        """
        numbers = [axis.unit_number(group) for axis, group in zip(self._axes, groups, strict=True)]
        possibly = surely = False
        for date in dates:
            if self._have(numbers, (date.start_lo, date.end_hi)):
                possibly = True
                surely = surely or self._surely_has(numbers, date)
        return possibly, surely

    def _surely_has(self, numbers: Sequence[int], date: DateBounds) -> bool:
        each = zip(self._units, numbers, strict=True)
        if not all(unit.surely_has(number, date) for unit, number in each):
            return False
        return date.start_hi > date.end_lo or self._have(numbers, (date.start_hi, date.end_lo))

    def _have(self, numbers: Sequence[int], days: DayRange) -> bool:
        one, other = self._order
        return any(
            self._units[other].has(numbers[other], part)
            for part in self._units[one].parts(numbers[one], days)
        )
