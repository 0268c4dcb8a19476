"""A single date of an EDTF expression: year, month or day with qualifiers or masks; long years."""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

from timeline.dates.calendar import (
    MONTH_NAMES,
    UNKNOWN_EARLIEST,
    UNKNOWN_LATEST,
    day,
    days_in_month,
    is_leap,
)
from timeline.dates.edtf.faults import fault, misfit
from timeline.dates.edtf.value import Precision
from timeline.errors import DateError

# Sub-year groupings (ISO 8601-2, 4.8.1): the first month, counted from 0, and how many months.
GROUPINGS: Final[Mapping[str, tuple[int, int]]] = {
    **{str(21 + i): (2 + 3 * i, 3) for i in range(4)},  # seasons, no hemisphere given
    **{str(25 + i): (2 + 3 * i, 3) for i in range(4)},  # northern hemisphere
    **{str(29 + i): ((8 + 3 * i) % 12, 3) for i in range(4)},  # southern hemisphere
    **{str(33 + i): (3 * i, 3) for i in range(4)},  # quarters
    **{str(37 + i): (4 * i, 4) for i in range(3)},  # quadrimesters
    **{str(40 + i): (6 * i, 6) for i in range(2)},  # semestrals
}

_MAX_YEAR_DIGITS: Final = 16  # the days of these years still fit into a 64-bit column

_date = re.compile(
    r"([?~%])?(-)?([0-9X]{4})([?~%])?"
    r"(?:-([?~%])?([0-9X]{2})([?~%])?(?:-([?~%])?([0-9X]{2})([?~%])?)?)?"
).fullmatch
_year = re.compile(
    r"([?~%])?(?:(Y)(-)?([1-9][0-9]*)(?:E([1-9][0-9]*))?|(-)?([0-9]{4})(?=S))"
    r"(?:S([1-9][0-9]*))?([?~%])?"
).fullmatch

# Qualifiers are two bits, 1 uncertain and 2 approximate; the bits are the index into _MARKS.
_FLAGS: Final[Mapping[str | None, int]] = {None: 0, "?": 1, "~": 2, "%": 3}
_MARKS: Final = ("", "?", "~", "%")

_PRECISIONS: Final[tuple[Precision, ...]] = ("year", "month", "day")
_LEVEL_1_YEAR: Final = re.compile(r"[0-9]{2}(?:[0-9]X|XX)").fullmatch


def _completions(values: range) -> Mapping[str, tuple[int, ...]]:
    """Return every two-digit mask with the values that it can mean: ``1X`` -> (10, 11, 12)."""
    masks: dict[str, tuple[int, ...]] = {}
    for value in values:
        for tens, units in product((str(value // 10), "X"), (str(value % 10), "X")):
            masks[tens + units] = (*masks.get(tens + units, ()), value)
    return masks


_MONTHS: Final = _completions(range(1, 13))
_DAYS: Final = _completions(range(1, 32))


class EdtfPart(NamedTuple):
    """A date inside an expression: its bounds, and the properties that the expression needs."""

    text: str
    lo: int
    hi: int
    precision: Precision
    level: int
    flags: tuple[int, ...]  # the qualifiers of each component: year, month, day


def parse_part(text: str, at: int = 0) -> EdtfPart:
    """Parse ``text``, which is one date and begins at ``at`` in its expression.

    Raises DateError with the position in the expression.
    """
    if match := _date(text):
        return _calendar_date(match, at)
    if match := _year(text):
        return _long_year(match, at)
    raise misfit(text, at)


def _calendar_date(match: re.Match[str], at: int) -> EdtfPart:
    left_y, minus, year, right_y, left_m, month, right_m, left_d, day_, right_d = match.groups()
    sign = minus or ""
    if sign and year == "0000":
        raise fault("there is no year -0000", at + match.start(2), "the year 0 is 0000")
    first, last = _years(sign, year)
    precision = _PRECISIONS[(month is not None) + (day_ is not None)]
    level = _mask_level(year, month, day_) if "X" in match.string else len(sign)
    if month is None:
        lo, hi = day(first, 1, 1), day(last, 12, 31)
    elif month in GROUPINGS:
        if day_ is not None:
            raise fault(
                f"{month} is a season or another part of a year, which has no days",
                at + match.start(9),
                "months are 01 to 12",
            )
        precision, level = "season", max(level, 1 if month < "25" else 2)
        lo, hi = _months_span(first, last, *GROUPINGS[month])
    elif months := _MONTHS.get(month):
        if day_ is None:
            lo = day(first, months[0], 1)
            hi = day(last, months[-1], days_in_month(last, months[-1]))
        else:
            lo, hi = _days_span(sign, year, months, day_, at + match.start(9))
    else:
        raise _no_month(month, at + match.start(6))
    if year == "XXXX" and not sign and {month, day_} <= {"XX", None}:
        lo, hi, precision = UNKNOWN_EARLIEST, UNKNOWN_LATEST, "unknown"
    if not (left_y or right_y or left_m or right_m or left_d or right_d):
        return EdtfPart(match.string, lo, hi, precision, level, (0,))
    # A qualifier to the right of a component also applies to all components left of it.
    of_day = _FLAGS[left_d] | _FLAGS[right_d]
    of_month = _FLAGS[left_m] | _FLAGS[right_m] | _FLAGS[right_d]
    of_year = _FLAGS[left_y] | _FLAGS[right_y] | _FLAGS[right_m] | _FLAGS[right_d]
    components = [part for part in (sign + year, month, day_) if part is not None]
    flags = (of_year, of_month, of_day)[: len(components)]
    level = max(level, 1 if len(set(flags)) == 1 else 2)
    return EdtfPart(_qualified(components, flags), lo, hi, precision, level, flags)


def _years(sign: str, year: str) -> tuple[int, int]:
    """Return the first and last year that the four characters can mean."""
    if "X" not in year:
        value = int(sign + year)
        return value, value
    least, most = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if not sign:
        return least, most
    return -most, -(least or 10 ** (3 - year.rindex("X")))  # a mask never means -0000


def _mask_level(year: str, month: str | None, day_: str | None) -> int:
    """Return 1 for the forms of A.5.5 (``201X``, ``2004-XX``, ``1985-04-XX``), 2 for others."""
    if month is None:
        return 1 if _LEVEL_1_YEAR(year) else 2
    whole_tail = (day_ or month) == "XX" and month.count("X") != 1
    return 1 if whole_tail and "X" not in year else 2


def _months_span(first: int, last: int, start: int, count: int) -> tuple[int, int]:
    """Return bounds of ``count`` months from month ``start`` (0-11), in the years first to last."""
    years, month = divmod(start + count, 12)
    return day(first, start + 1, 1), day(last + years, month + 1, 1) - 1


def _days_span(
    sign: str, year: str, months: tuple[int, ...], day_: str, position: int
) -> tuple[int, int]:
    """Return bounds of the existing days among all that the year, months and day can mean."""
    days = _DAYS.get(day_)
    if days is None:
        raise fault(f"there is no day {day_}", position, "days are 01 to 31")
    first, last = _years(sign, year)
    # 29 February is the only date whose existence depends on the year.
    if months == (2,) and days == (29,) and (leap_years := _leap_years(sign, year)):
        first, last = leap_years[0], leap_years[-1]
    fitting = [month for month in months if days[0] <= days_in_month(first, month)]
    if not fitting:
        raise _no_day(sign + year, first, months, day_, position)
    last_month = max(month for month in months if days[0] <= days_in_month(last, month))
    length = days_in_month(last, last_month)
    last_day = max(value for value in days if value <= length)
    return day(first, fitting[0], days[0]), day(last, last_month, last_day)


@lru_cache(maxsize=1024)
def _leap_years(sign: str, year: str) -> tuple[int, ...]:
    """Return the leap years that a mask can mean, ascending, never ``-0000``."""
    digits = product(*("0123456789" if char == "X" else char for char in year))
    values = (int(sign + "".join(chosen)) for chosen in digits)
    return tuple(sorted(value for value in values if is_leap(value) and (value or not sign)))


def _no_month(month: str, position: int) -> DateError:
    hint = "months are 01 to 12"
    if "X" not in month:
        hint += ", seasons 21 to 24, other parts of a year 25 to 41"
    return fault(f"there is no month {month}", position, hint)


def _no_day(year: str, first: int, months: tuple[int, ...], day_: str, position: int) -> DateError:
    """Return the error for a day that no month of the expression has."""
    if len(months) > 1:
        return fault(f"none of these months has a day {day_}", position)
    name = MONTH_NAMES[months[0] - 1]
    length = days_in_month(first, months[0])
    return fault(
        f"{name} {year} has {length} days, so there is no day {day_}",
        position,
        f"the last day is {year}-{months[0]:02}-{length:02}",
    )


def _qualified(components: list[str], flags: tuple[int, ...]) -> str:
    """Return the form that ISO 8601-2, 8.2.4 prefers: complete, then group, then individual."""
    group = 1
    while group < len(flags) and flags[group] == flags[0]:
        group += 1
    head = "-".join(components[:group]) + _MARKS[flags[0]]
    tail = (_MARKS[flags[i]] + components[i] for i in range(group, len(components)))
    return "-".join((head, *tail))


def _long_year(match: re.Match[str], at: int) -> EdtfPart:
    """Parse a year with ``Y``, with an exponent, or with a number of significant digits."""
    left, prefix, sign_y, digits, exponent, sign_s, four, significant, right = match.groups()
    sign, start = sign_y or sign_s or "", at + match.start(0)
    digits = digits or four
    zeros = int(exponent) if exponent and len(exponent) < 3 else 99 * bool(exponent)
    if len(digits) + zeros > _MAX_YEAR_DIGITS:
        raise fault(f"a year has at most {_MAX_YEAR_DIGITS} digits", start, "give a nearer year")
    value = int(digits) * 10**zeros
    if prefix and value < 10_000:
        raise fault(
            "Y is only for years of five or more digits",
            start,
            "years of four digits are written without Y",
        )
    if sign and not value:
        raise fault("there is no year -0000", start, "the year 0 is 0000")
    first = last = value
    if significant:
        if len(significant) > 2:
            raise fault("a year does not have so many digits", at + match.start(8))
        unit = 10 ** max(0, len(str(value)) - int(significant))
        first = value - value % unit
        last = first + unit - 1
    if sign:
        first, last = -last, -first
    flags = (_FLAGS[left] | _FLAGS[right],)
    text = match.string.strip("?~%") + _MARKS[flags[0]]
    level = 2 if exponent or significant else 1
    return EdtfPart(text, day(first, 1, 1), day(last, 12, 31), "year", level, flags)
