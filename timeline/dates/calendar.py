"""Days as whole numbers in the proleptic Gregorian calendar, and calendar units.

A day is the number that ``datetime.date.toordinal`` returns (0001-01-01 is 1), extended to all
years: year 0 exists and is a leap year, and year -1 precedes it (ISO 8601-1:2019, 4.3.1). Years
after 9999 and before -9999 are exact too.

Four sentinel values are not days but state why a bound is missing. They sort outside all real days,
fit into a 64-bit column, and distinguish *unknown* (there is an end, but nobody knows it) from
*open* (nobody set an end)::

    OPEN_EARLIEST < UNKNOWN_EARLIEST < every day < UNKNOWN_LATEST < OPEN_LATEST

Functions that calculate accept real days only; check with ``is_bounded`` first.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Final, Literal

Unit = Literal["day", "week", "month", "year"]
ABOUT_DAYS: Final[dict[str, int]] = {"day": 1, "week": 7, "month": 30, "year": 365}
"""About how many days a unit has, for distances that are not exact."""
DayRange = tuple[int, int]
"""A first and a last day; one that is open or unknown is a sentinel."""

OPEN_EARLIEST: Final = -(1 << 62)
UNKNOWN_EARLIEST: Final = OPEN_EARLIEST + 1
UNKNOWN_LATEST: Final = (1 << 62) - 1
OPEN_LATEST: Final = 1 << 62

EPOCH: Final = date(1970, 1, 1).toordinal()
"""The day from whose midnight in UTC instants are counted, in seconds."""
DAY_SECONDS: Final = 86_400

MONTH_NAMES: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_DAYS_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_DAYS_IN_MONTH = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_IN_400_YEARS = 146_097


def is_bounded(day: int) -> bool:
    """Whether ``day`` is a real day, neither open nor unknown."""
    return UNKNOWN_EARLIEST < day < UNKNOWN_LATEST


def known_ends(spans: Iterable[DayRange], asked: DayRange | None = None) -> set[int]:
    """Return the known ends of spans of days, also of their parts in the days ``asked`` for.

    A span without a known end has none.
    """
    known = [each for each in spans if any(map(is_bounded, each))]
    if asked is not None:
        known += [(max(first, asked[0]), min(last, asked[1])) for first, last in known]
    ends = (day for first, last in known if first <= last for day in (first, last))
    return {day for day in ends if is_bounded(day)}


def is_sure(undoubted: bool, *bounds: int) -> bool:
    """Whether a date is sure: it is ``undoubted`` and has at least one bound."""
    return undoubted and any(map(is_bounded, bounds))


def clamp(day: int) -> int:
    """Limit the result of a calculation to the range of real days; sentinels are unchanged."""
    if OPEN_EARLIEST <= day <= OPEN_LATEST:
        return day
    return UNKNOWN_LATEST - 1 if day > 0 else UNKNOWN_EARLIEST + 1


def is_leap(year: int) -> bool:
    """Whether ``year`` has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Return the number of days of ``month`` (1-12) in ``year``."""
    return 29 if month == 2 and is_leap(year) else _DAYS_IN_MONTH[month]


def day(year: int, month: int, day_of_month: int) -> int:
    """Return the day of a date, which must exist; the inverse of ``ymd``."""
    past = year - 1
    leap_day = month > 2 and is_leap(year)
    return (
        365 * past
        + past // 4
        - past // 100
        + past // 400
        + _DAYS_BEFORE[month]
        + leap_day
        + day_of_month
    )


def ymd(day: int) -> tuple[int, int, int]:
    """Return year, month and day of the month of a day."""
    cycles, rest = divmod(day - 1, _DAYS_IN_400_YEARS)
    in_cycle = date.fromordinal(rest + 1)
    return in_cycle.year + 400 * cycles, in_cycle.month, in_cycle.day


def add_months(day_: int, months: int) -> int:
    """Return the day ``months`` later (earlier if negative), at most the last of its month."""
    year, month, day_of_month = ymd(day_)
    year, month = divmod(year * 12 + month - 1 + months, 12)
    month += 1
    return day(year, month, min(day_of_month, days_in_month(year, month)))


def add_units(day_: int, count: int, unit: str) -> int:
    """Return the day a number of days, weeks, months or years later (earlier if negative)."""
    if unit in ("day", "week"):
        return day_ + count * (7 if unit == "week" else 1)
    return add_months(day_, count * (12 if unit == "year" else 1))


def weekday(day: int) -> int:
    """Return 0 for Monday to 6 for Sunday, as ``datetime.date.weekday`` does."""
    return (day - 1) % 7


def iso_week_start(day: int) -> int:
    """Return the Monday of the ISO week that contains ``day``."""
    return day - weekday(day)


def unit_index(unit: Unit, day: int) -> int:
    """Return the number of the calendar unit that contains ``day``; the next unit has the next."""
    if unit == "day":
        return day
    if unit == "week":
        return (day - 1) // 7
    year, month, _ = ymd(day)
    return year * 12 + month - 1 if unit == "month" else year


def unit_start(unit: Unit, index: int) -> int:
    """Return the first day of the calendar unit number ``index``."""
    if unit == "day":
        return index
    if unit == "week":
        return index * 7 + 1
    if unit == "year":
        return day(index, 1, 1)
    year, month = divmod(index, 12)
    return day(year, month + 1, 1)


def unit_end(unit: Unit, index: int) -> int:
    """Return the last day of the calendar unit number ``index``."""
    return unit_start(unit, index + 1) - 1


def year_text(year: int) -> str:
    """Return a year with at least four digits: ``2022``, ``0987``, ``-0044``, ``12345``."""
    return f"{'-' * (year < 0)}{abs(year):04}"


def year_shown(year: int) -> str:
    """Return a year as people write it: ``2022``, ``0987``, ``100 BC``.

    EDTF counts with a year 0, which is 1 BC: its year -0099 is 100 BC.
    """
    return year_text(year) if year > 0 else f"{1 - year} BC"


def has_days(year: int) -> bool:
    """Whether EDTF can write the days of this year: it can for years of at most four digits."""
    return -9999 <= year <= 9999


def edtf_year(year: int) -> str:
    """Return the EDTF text of a year, which begins with ``Y`` beyond ±9999."""
    return year_text(year) if has_days(year) else f"Y{year}"


def iso(day: int) -> str:
    """Return the EDTF text of a day: ``2022-07-05``, ``-0044-03-15``.

    EDTF cannot write a day of a year beyond ±9999: the result is its year (``Y12345``). For an open
    bound the result is ``..`` and for an unknown one empty, as at the ends of an interval.
    """
    if not is_bounded(day):
        return ".." if day in (OPEN_EARLIEST, OPEN_LATEST) else ""
    year, month, day_of_month = ymd(day)
    if not has_days(year):
        return edtf_year(year)
    return f"{year_text(year)}-{month:02}-{day_of_month:02}"


@lru_cache(1 << 14)  # lists of many events have the same days again and again
def iso_or_none(day: int) -> str | None:
    """Return the EDTF text of a day; None for a bound that is open or unknown."""
    return iso(day) if is_bounded(day) else None


def iso_instant(seconds: int) -> str:
    """Return the ISO 8601 text of an instant: ``2022-07-05T21:13:00Z``.

    ``seconds`` count from 1970-01-01 UTC. A year beyond ±9999 has a sign and all its digits.
    """
    days, second = divmod(seconds, 86_400)
    year, month, day_of_month = ymd(day(1970, 1, 1) + days)
    sign = "+" if year > 9999 else ""
    minutes, second = divmod(second, 60)
    clock = f"{minutes // 60:02}:{minutes % 60:02}:{second:02}Z"
    return f"{sign}{year_text(year)}-{month:02}-{day_of_month:02}T{clock}"
