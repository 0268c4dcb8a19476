"""Dates by calendar unit: the years, months or weekdays in which an event surely and possibly is.

An event is surely in a unit that ``surely:date:UNIT`` finds it in, and possibly in one that
``date:UNIT`` does. No query finds those that recur: in these, a date that is one of several periods
is only in the months or weekdays of these, and surely if all have the same.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from timeline.dates.calendar import (
    MONTH_NAMES,
    DayRange,
    edtf_year,
    is_bounded,
    iso,
    unit_index,
    unit_start,
    ymd,
)
from timeline.dates.edtf import parse
from timeline.dates.edtf.choices import start_days
from timeline.dates.names import WEEKDAYS
from timeline.query.results.grouping import EARLIEST, LATEST, DateBounds, Membership, UnitSpan

_SEVERAL: Final = re.compile(r"^\[|X")
"""What the text of a date has that means one of several periods."""
_ANY_YEARS: Final = unit_start("year", 2000), unit_start("year", 2028) - 1
"""Days of 28 years, after which all weekdays recur."""
_MANY_DAYS: Final = 1_200
"""Days in which each month recurs as a whole, and so with each weekday."""


@dataclass(frozen=True, slots=True)
class PeriodUnit:
    """A calendar unit. ``cycle`` are the names of units that recur, such as weekdays."""

    name: str
    index: Callable[[int], int]
    first_day: Callable[[int], int]
    label: Callable[[int], str]
    cycle: tuple[str, ...] = ()

    def clause(self, number: int) -> str:
        """Return the days of a unit as a value of the query language."""
        label = self.label(number)
        if self.name in ("year", "month"):
            return label
        return f"{iso(self.first_day(number))}..{iso(self.first_day(number + 1) - 1)}"

    def membership(
        self, dates: Iterable[DateBounds], asked: DayRange | None = None, *, dated: bool = False
    ) -> Membership:
        """Return in which units an event with these dates is: of those of the days asked for.

        An event none of whose dates is on these days by itself is in all units of its dates.
        Whether it is in several does not depend on the days that are asked for.
        ``dated``: with the dates.
        """
        known = [date for date in dates if any(map(is_bounded, date[:4]))]
        found = {span for date in known for span in self._spans(date)}
        several = len({unit for span in found for unit in span[:2]}) > 1
        if asked is not None:
            first, last = (_number(self.name, day) for day in asked)
            found = {each for span in found if (each := _between(span, first, last))} or found
        spans = tuple(sorted(found, key=_place))
        made = self._recurring(spans) if self.cycle else Membership(spans=spans, several=several)
        return made._replace(dates=tuple(sorted({*known}))) if dated else made

    def _spans(self, date: DateBounds) -> list[UnitSpan]:
        """Return the spans of the units of a date: one, or of a cycle that of each choice."""
        if not (self.cycle and date.choices):
            return [_span(self.name, date)]
        spans = [(self.index(first), self.index(last)) for first, last in date.choices]
        sure = date.sure and len({name for each in spans for name in self._names(*each)}) == 1
        return [UnitSpan(*each, each if sure else None) for each in spans]

    def has(self, number: int, days: DayRange) -> bool:
        """Return whether any of these days is in a unit; of a cycle, in one of its place."""
        return self._holds(number, *map(self.index, days))

    def surely_has(self, number: int, date: DateBounds) -> bool:
        """Return whether a date by itself surely is in a unit; of a cycle, in one of its place."""
        sure = _span(self.name, date).sure
        return sure is not None and self._holds(number, *sure)

    def parts(self, number: int, days: DayRange) -> Iterator[DayRange]:
        """Yield those of some days that are in a unit; of a cycle, in each one of its place.

        If they have an open end, of a cycle only some years are looked at: enough for each month
        and weekday.
        """
        if not self.cycle:
            yield from _common(days, (self.first_day(number), self.first_day(number + 1) - 1))
            return
        first, last = days
        first = first if is_bounded(first) else last - _MANY_DAYS
        last = last if is_bounded(last) else first + _MANY_DAYS
        begin, length = self.index(first), len(self.cycle)
        for each in range(begin + (number - begin) % length, self.index(last) + 1, length):
            unit = self.first_day(each), self.first_day(each + 1) - 1
            yield from _common((first, last), unit)

    def _holds(self, number: int, first: int, last: int) -> bool:
        return number in self._names(first, last) if self.cycle else first <= number <= last

    def _recurring(self, spans: Iterable[UnitSpan]) -> Membership:
        sure: set[int] = set()
        possible: set[int] = set()
        for span in spans:
            possible |= self._names(span.first, span.last)
            sure |= self._names(*span.sure) if span.sure else set()
        surely, possibly = (
            tuple(self.cycle[at] for at in sorted(each)) for each in (sure, possible - sure)
        )
        return Membership(surely, possibly, several=len(sure | possible) > 1)

    def _names(self, first: int, last: int) -> set[int]:
        """Return the places in the cycle of the units from the first to the last."""
        length = len(self.cycle)
        return {(first + n) % length for n in range(min(last - first + 1, length))}


@lru_cache(1 << 12)
def choices_of(edtf: str, days: DayRange) -> tuple[DayRange, ...]:
    """Return the periods of which a date within some days is one; none if it is not of several.

    Of an unknown year (``XXXX-05``) they are those of some years, enough for every weekday.
    """
    if not _SEVERAL.search(edtf):
        return ()
    date = parse(edtf)
    if date.kind in ("interval", "all-of"):
        return ()
    found = start_days(date, _ANY_YEARS if edtf.startswith("XXXX") else days)
    return tuple(found) if len(found) > 1 else ()


def _common(one: DayRange, other: DayRange) -> Iterator[DayRange]:
    """Yield the days that are in both; nothing if there are none."""
    first, last = max(one[0], other[0]), min(one[1], other[1])
    if first <= last:
        yield first, last


def _between(span: UnitSpan, first: int, last: int) -> UnitSpan | None:
    """Return the part of a span from the first to the last unit; None if there is none."""
    sure = span.sure and (max(span.sure[0], first), min(span.sure[1], last))
    part = max(span.first, first), min(span.last, last)
    if part[0] > part[1]:
        return None
    return UnitSpan(*part, sure if sure and sure[0] <= sure[1] else None)


def _place(span: UnitSpan) -> tuple[int, int, tuple[int, int]]:
    return span.first, span.last, span.sure or (LATEST, LATEST)


@lru_cache(1 << 16)
def _span(unit: str, date: DateBounds) -> UnitSpan:
    """Return the span of the units of a date."""
    first, last = _number(unit, date.start_lo), _number(unit, date.end_hi)
    begun, until = _number(unit, date.start_hi), _number(unit, date.end_lo)
    certain = date.sure and (date.start_hi <= date.end_lo or begun == until)
    certain = certain and begun < LATEST and until > EARLIEST
    return UnitSpan(first, last, (begun, until) if certain else None)


def _number(unit: str, day: int) -> int:
    """Return the number of the unit of a day, which may be a sentinel."""
    if is_bounded(day):
        return UNITS[unit].index(day)
    return LATEST if day > 0 else EARLIEST


def _month(day: int) -> int:
    return unit_index("month", day)


def _first_of_month(number: int) -> int:
    return unit_start("month", number)


def _month_text(number: int) -> str:
    return f"{edtf_year(number // 12)}-{number % 12 + 1:02}"


def _week_text(number: int) -> str:
    """Return an ISO week: its year is that of its Thursday."""
    monday = unit_start("week", number)
    year = ymd(monday + 3)[0]
    january = unit_start("year", year) + 3  # the fourth is in the first week
    return f"{edtf_year(year)}-W{number - unit_index('week', january) + 1:02}"


def _decade_text(number: int) -> str:
    return f"{edtf_year(number * 10)}s"


_UNITS: Final = (
    PeriodUnit(
        "decade",
        lambda day: ymd(day)[0] // 10,
        lambda number: unit_start("year", number * 10),
        _decade_text,
    ),
    PeriodUnit(
        "year",
        lambda day: ymd(day)[0],
        lambda number: unit_start("year", number),
        edtf_year,
    ),
    PeriodUnit(
        "quarter",
        lambda day: _month(day) // 3,
        lambda number: _first_of_month(number * 3),
        lambda number: f"{edtf_year(number // 4)}-Q{number % 4 + 1}",
    ),
    PeriodUnit("month", _month, _first_of_month, _month_text),
    PeriodUnit(
        "week",
        lambda day: unit_index("week", day),
        lambda number: unit_start("week", number),
        _week_text,
    ),
    PeriodUnit("month-of-year", _month, _first_of_month, _month_text, MONTH_NAMES),
    PeriodUnit(
        "weekday",
        lambda day: day - 1,
        lambda number: number + 1,
        str,
        tuple(name.capitalize() for name in WEEKDAYS),
    ),
)
UNITS: Final = {unit.name: unit for unit in _UNITS}
"""The calendar units by name, the longest first; those that recur come last."""
