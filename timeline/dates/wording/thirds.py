"""The early, mid and late part of a date: its thirds; of a decade the years 0-3, 4-6 and 7-9.

A month can have an unknown year (``XXXX-07``, ``201X-07``). Then it is one of several months, each
with its thirds.
"""

import re
from typing import Final, Literal

from timeline.dates.calendar import DayRange, add_months, unit_end, unit_index, unit_start
from timeline.dates.edtf import Edtf
from timeline.dates.edtf.choices import start_days
from timeline.dates.edtf.dates import GROUPINGS

Third = Literal["early", "mid", "late"]
THIRDS: Final[tuple[Third, ...]] = ("early", "mid", "late")

_CUTS: Final = {3: (1, 2), 6: (2, 4), 12: (4, 8), 120: (48, 84)}
"""By the months of a period: the months after which its second and its third part begin."""


def divisible(date: Edtf) -> bool:
    """Whether a date has thirds: a month, a year, a season, a quarter, a half or a decade.

    Of these, only a month can have an unknown year.
    """
    if date.kind != "date" or "S" in date.text:
        return False
    if date.precision == "month":
        return "X" not in _plain(date)[4:].lstrip("X")
    return _months_of(date) in _CUTS


def is_one_of_several(date: Edtf) -> bool:
    """Whether a divisible date is a month of an unknown year."""
    return date.precision == "month" and "X" in date.text


def first_third(part: Third, date: Edtf) -> DayRange:
    """Return the first and the last day of a third; of several, those of the earliest one."""
    first, last = date.earliest, date.latest
    if is_one_of_several(date):
        last = unit_end("month", unit_index("month", first))
    return _third(part, date, first, last)


def last_third(part: Third, date: Edtf) -> DayRange:
    """Return the first and the last day of a third; of several, those of the latest one."""
    first, last = date.earliest, date.latest
    if is_one_of_several(date):
        first = unit_start("month", unit_index("month", last))
    return _third(part, date, first, last)


def third_days(part: Third, date: Edtf, within: DayRange) -> list[DayRange]:
    """Return the days of the thirds ``within`` a range, as sorted, disjoint ranges.

    If there are too many to enumerate, this is only their hull.
    """
    hull = first_third(part, date)[0], last_third(part, date)[1]
    lo, hi = max(within[0], hull[0]), min(within[1], hull[1])
    if lo > hi:
        return []
    if not is_one_of_several(date):
        return [(lo, hi)]
    first, last = unit_index("month", lo), unit_index("month", hi)
    months = start_days(date, (unit_start("month", first), unit_end("month", last)))
    if any(start + 31 <= end for start, end in months):
        return [(lo, hi)]
    thirds = (_third(part, date, *month) for month in months)
    return [(max(lo, a), min(hi, b)) for a, b in thirds if a <= hi and b >= lo]


def _third(part: Third, date: Edtf, first: int, last: int) -> DayRange:
    """Return the third of the period with these days."""
    if date.precision == "month":
        cuts = (first, first + 10, first + 20, last + 1)
    else:
        one, two = _CUTS[_months_of(date)]
        cuts = (first, add_months(first, one), add_months(first, two), last + 1)
    third = THIRDS.index(part)
    return cuts[third], cuts[third + 1] - 1


def _months_of(date: Edtf) -> int:
    """Return the number of months of a year, a decade or a part of a year; 0 for other dates."""
    text = _plain(date)
    if date.precision == "season":
        return 0 if "X" in text else GROUPINGS[text[-2:]][1]
    if date.precision != "year":
        return 0
    return 120 if re.fullmatch("[0-9]{3}X", text) else 12 * ("X" not in text)


def _plain(date: Edtf) -> str:
    return re.sub("[?~%]", "", date.text)
