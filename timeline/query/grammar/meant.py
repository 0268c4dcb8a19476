"""What a text that is no date of a query may mean, in dates that a query has.

The notation of seeds says of ``2019-2020`` whether something lasted or was in one of the years, and
has codes for seasons and quarters. A query asks for days: it has one range for all of them.
"""

import re
from itertools import pairwise
from typing import Final

from timeline.dates.calendar import (
    DayRange,
    Unit,
    is_bounded,
    iso,
    unit_end,
    unit_index,
    unit_start,
    ymd,
)

_UNITS: Final[dict[Unit, int]] = {"year": len("-MM-DD"), "month": len("-DD"), "day": 0}
"""The units of a date, the longest first, and how many characters of a day each leaves out."""
_MISSING: Final = re.compile(
    r"(?P<what>.* (?:is|are) missing|a year has four digits[^:]*|which \w+ is not said): write "
).match
_PROSE: Final = re.compile(r"[^\W\d_XYTZ]|\s|/.*/").search


def dates_meant(text: str) -> list[str]:
    """Return the dates and ranges that a text which is not EDTF may mean; none if unknown.

    Each is a value of a field of dates, and a word without a field that is read as a date.
    """
    from timeline.dates.written.advice import meanings  # only needed for errors

    found = (_spelled(each.text) for each in meanings(text, _days))
    return [date for date in dict.fromkeys(found) if date]


def missing(hint: str) -> str:
    """Return what the advice on a date says is missing in it, such as the year; else empty."""
    found = _MISSING(hint)
    return found["what"] if found else ""


def is_prose(text: str) -> bool:
    """Return whether a text has words, spaces or slashes that no date of the notation has."""
    return _PROSE(text) is not None


def _days(text: str) -> DayRange:
    from timeline.dates import edtf

    value = edtf.parse(text)
    return value.start_lo, value.end_hi


def _spelled(text: str) -> str:
    """Return EDTF as a query has it; of a set with gaps each member, as a comma means or."""
    members = text.strip("[]").split(",")
    dates = [_days(each) for each in members] if len(members) > 1 else []
    if any(late[0] > early[1] + 1 for early, late in pairwise(dates)):
        spelled = [_range(days) for days in dates]
        return ",".join(spelled) if all(spelled) else ""
    return _range(_days(text))


def _range(days: DayRange) -> str:
    """Return days in the longest unit that has exactly them; empty if a year has no four digits."""
    bounded = [each for each in days if is_bounded(each)]
    if not bounded or not all(0 < ymd(each)[0] <= 9999 for each in bounded):
        return ""
    for unit, rest in _UNITS.items():
        whole = (
            unit_start(unit, unit_index(unit, days[0])) if days[0] in bounded else days[0],
            unit_end(unit, unit_index(unit, days[1])) if days[1] in bounded else days[1],
        )
        if whole == days:
            first, last = (iso(each)[: 10 - rest] if each in bounded else "" for each in days)
            return first if first == last else f"{first}..{last}"
    return ""
