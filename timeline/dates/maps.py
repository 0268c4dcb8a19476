"""Calendar relations as monotone maps between days, each usable in both directions.

A map means ``left <= map.up(right)``, which is equivalent to ``right >= map.down(left)``: for all
days ``y <= up(x)`` if and only if ``down(y) <= x`` (a Galois connection). One map therefore
propagates an upper bound from right to left and a lower bound from left to right without loss. All
maps repeat after the 400-year cycle of the calendar.

``gain`` is a lower bound of the map: ``down(y) >= y + gain`` for every day ``y``.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Protocol

from timeline.dates.calendar import (
    Unit,
    add_months,
    day,
    days_in_month,
    unit_end,
    unit_index,
    unit_start,
    ymd,
)

PERIOD: Final = 146_097  # days in 400 years, which are whole weeks


class DayMap(Protocol):
    """A monotone map between days; see the module docstring."""

    @property
    def gain(self) -> int: ...  # noqa: D102
    def up(self, right: int) -> int: ...  # noqa: D102
    def down(self, left: int) -> int: ...  # noqa: D102


_LONGEST: Final[dict[Unit, tuple[int, int]]] = {  # one unit, two units in a row
    "day": (1, 2),
    "week": (7, 14),
    "month": (31, 62),
    "year": (366, 731),
}


@dataclass(frozen=True, slots=True)
class UnitMap:
    """``left`` is not after the last day of the calendar unit ``step`` (-1, 0, 1) after right's.

    With sides and step exchanged: right is not before the first day of the unit.
    """

    unit: Unit
    step: int

    @property
    def gain(self) -> int:
        """1 minus the greatest number of days in ``step + 1`` units."""
        return (1 - _LONGEST[self.unit][self.step]) if self.step >= 0 else 1

    def up(self, right: int) -> int:
        """Return the last day of the unit."""
        return unit_end(self.unit, unit_index(self.unit, right) + self.step)

    def down(self, left: int) -> int:
        """Return the first day whose related unit contains ``left``."""
        return unit_start(self.unit, unit_index(self.unit, left) - self.step)


@dataclass(frozen=True, slots=True)
class MonthsMap:
    """``left`` is at most ``slack`` days after right plus ``months`` (clipped to the month)."""

    months: int
    slack: int

    @property
    def gain(self) -> int:
        """A month is 28 to 31 days."""
        return _least_days(-self.months) - self.slack

    def up(self, right: int) -> int:
        """Return the latest day."""
        return add_months(right, self.months) + self.slack

    def down(self, left: int) -> int:
        """Return the first day that, ``months`` later, is not before ``left`` minus the slack."""
        year, month, day_of_month = ymd(left - self.slack)
        year, month = divmod(year * 12 + month - 1 - self.months, 12)
        month += 1
        if day_of_month <= days_in_month(year, month):
            return day(year, month, day_of_month)
        return day(year, month, days_in_month(year, month)) + 1


@dataclass(frozen=True, slots=True)
class MonthsBackMap:
    """``right`` is at least left plus ``months`` (clipped to the month), less ``slack`` days.

    The months are counted from the day that is ``ahead`` days after left.
    """

    months: int
    slack: int
    ahead: int = 0

    @property
    def gain(self) -> int:
        """A month is 28 to 31 days."""
        return _least_days(self.months) + self.ahead - self.slack

    def up(self, right: int) -> int:
        """Return the last day that, ``months`` later, is not after ``right`` plus the slack."""
        year, month, day_of_month = ymd(right + self.slack)
        at_end = day_of_month == days_in_month(year, month)
        year, month = divmod(year * 12 + month - 1 - self.months, 12)
        month += 1
        last = days_in_month(year, month)
        return day(year, month, last if at_end else min(day_of_month, last)) - self.ahead

    def down(self, left: int) -> int:
        """Return the earliest day."""
        return add_months(left + self.ahead, self.months) - self.slack


@dataclass(frozen=True, slots=True)
class WeeksMap:
    """``left`` is not after ``to`` plus the whole weeks from ``since`` to right.

    Both are days: the map rises by seven days on each day that is whole weeks from ``since``. It
    relates a day to a weekday before or after it, such as the last Monday.
    """

    since: int
    to: int

    @property
    def gain(self) -> int:
        """The least distance of the two, on the last day of a week."""
        return self.since - self.to

    def up(self, right: int) -> int:
        """Return the latest day."""
        return (right - self.since) // 7 * 7 + self.to

    def down(self, left: int) -> int:
        """Return the first day of the week whose latest day is not before ``left``."""
        return -((self.to - left) // 7) * 7 + self.since


def _least_days(months: int) -> int:
    return 28 * months if months >= 0 else 31 * months


# Many statements use the same relation, such as "the month after"; they share one map.
unit_map = lru_cache(1024)(UnitMap)
months_map = lru_cache(1024)(MonthsMap)
months_back_map = lru_cache(1024)(MonthsBackMap)
weeks_map = lru_cache(1024)(WeeksMap)
